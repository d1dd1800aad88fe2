//! Reports that begin where another one ends: "…, the mayor said", "and promised to pay", "according to".

use super::group::{Group, GroupKind, VerbForm};
use super::phrase::Extent;
use super::window::{Unit, Window};
use crate::lexicon::{Class, Property, Tag};

impl Window {
    /// "The roof held, Hale said on Monday.": whether the finite verb at group `v` only says, with its subject behind a comma, whose words the sentence before it is.
    pub(super) fn is_closing_report(&self, v: usize) -> bool {
        let subject = self.skip_adverbials_left(v).checked_sub(1).filter(|s| self.is_noun(*s)).map(|s| self.noun_phrase_start(s));
        let behind_comma = subject.and_then(|s| s.checked_sub(1)).is_some_and(|c| self.kind(c) == Some(GroupKind::Comma));
        let says = self.groups[v].is_finite() && self.head(v).has(Property::Says) && self.head(v).has(Property::Bare);
        says && behind_comma && self.groups[v + 1..].iter().all(|g| !g.is_finite() && !matches!(g.kind, GroupKind::That | GroupKind::Quote))
    }

    /// Whether the groups from `from` to before `to` say who says it, and nothing else: "she said", "said the mayor of Riga".
    pub(super) fn is_report(&self, from: usize, to: usize) -> bool {
        const LONGEST: usize = 7;
        let mut verbs =
            (from..to).filter(|k| !matches!(self.groups[*k].kind, GroupKind::Noun | GroupKind::Preposition | GroupKind::Adverb));
        let Some(verb) = verbs.next().filter(|_| to - from <= LONGEST && verbs.next().is_none()) else { return false };
        // "it is alleged", "it emerged"
        let expletive = verb == from + 1 && self.head(from).is(Class::Neuter) && self.head(from).tag == Tag::Pronoun;
        if expletive && verb + 1 == to && self.groups[verb].is_finite() && !self.groups[verb].is_copula() {
            return true;
        }
        let nobody = expletive && self.head(verb).has(Property::Bare);
        let says = self.groups[verb].verb.is_some_and(|v| v.form == VerbForm::Finite && (!v.passive || nobody) && !v.copula);
        // "she told the inquest", "she said on Tuesday"
        let told = verb > from && verb + 2 == to && self.is_noun(verb + 1) && self.head(verb).has(Property::That);
        says && self.head(verb).cue != 0 && (verb == from || verb + 1 == to || told) && to - from > 1
    }

    /// Whether the report whose subject is group `n`, behind a comma and a relative pronoun, is a remark on what was said: ", which they deny", but no aside
    /// (", whom they blame, left") and not about its antecedent alone (", which they say is old").
    pub(super) fn is_remark(&self, n: usize) -> bool {
        let Some(verb) = self.verb_of(n) else { return false };
        let about_noun = self.groups.get(verb + 1).is_some_and(Group::is_finite);
        !about_noun && self.groups[verb..].iter().all(|g| g.kind != GroupKind::Comma)
    }

    /// ", as did Bern", ", and so has Bern", ", nor did Bern": behind the comma at group `comma` the noun group of who does the same, behind an auxiliary alone
    /// and over when that is.
    pub fn does_so_too(&self, comma: usize) -> Option<usize> {
        let joint = comma + 1;
        let as_word = self.head_is(joint, Class::As);
        let verb = joint + usize::from(as_word || self.kind(joint) == Some(GroupKind::Conjunction));
        let group = self.groups.get(verb).filter(|g| self.kind(comma) == Some(GroupKind::Comma) && g.is_finite())?;
        let auxiliary = self.units[group.head].is_any(&[Class::Do, Class::Have, Class::Be]);
        // ("so did", "nor did": a word before the auxiliary where no other opens the clause)
        let inverted = as_word || group.head > group.units.start;
        let noun = verb + 1;
        if !auxiliary || !inverted || !self.is_noun(noun) || !self.acts(noun) {
            return None;
        }
        let end = self.noun_phrase_end(noun, Extent::PLAIN);
        self.kind(end).is_none_or(|k| matches!(k, GroupKind::Stop | GroupKind::Comma | GroupKind::Semicolon)).then_some(noun)
    }

    /// Whether group `n` begins "according to".
    pub(super) fn cites(&self, n: usize) -> bool {
        let cue = self.groups.get(n).is_some_and(|g| g.kind == GroupKind::Preposition && self.units[g.head].cue != 0);
        cue && self.groups.get(n + 1).is_some_and(|g| self.units[g.head].tags.has(Tag::To) && !self.is_noun(n + 1))
    }

    /// Whether group `n` is a participle that claims: "adding", "blaming".
    pub fn claims_again(&self, n: usize) -> bool {
        // ("taking 800 jobs with it": of such verbs the noun claims, if any does)
        let light = |g: &Group| {
            let noun = |k: usize| self.is_noun(k) && self.head(k).cue == 0;
            self.units[g.head].is(Class::LightVerb) && !self.units[g.head].has(Property::That) && noun(n + 1)
        };
        self.groups.get(n).is_some_and(|g| g.form() == Some(VerbForm::Ing) && self.units[g.head].cue != 0 && !light(g))
    }

    /// "and, in the same breath, denied": whether another report of the same source stands behind an aside that begins with the comma at group `n`.
    pub(super) fn reports_behind_aside(&self, n: usize) -> bool {
        const LONGEST: usize = 8;
        let inside = |k: &usize| !self.groups[*k].is_finite();
        let close = || (n + 1..self.groups.len().min(n + LONGEST)).take_while(inside).find(|k| self.groups[*k].kind == GroupKind::Comma);
        self.kind(n) == Some(GroupKind::Comma) && close().is_some_and(|c| self.reports_again(c + 1))
    }

    /// Whether group `n` is a verb that claims, in the past or present, with no subject of its own. One that says what somebody thinks or wants goes on with what
    /// the same source says before it: "said she was tired and hopes to sleep".
    pub fn reports_again(&self, n: usize) -> bool {
        self.groups.get(n).is_some_and(|g| {
            let head = &self.units[g.head];
            // "said he was late and has promised to"; but "and had written to her" is said as well
            let auxiliary = &self.units[g.units.start];
            let perfect = head.tag == Tag::Participle && auxiliary.is(Class::Have) && auxiliary.tag != Tag::Past;
            // "confirmed she had been there and said, “No”"
            let quotes = head.tag == Tag::Participle
                && head.tags.has(Tag::Past)
                && head.claims()
                && self.groups.get(n + 1).is_some_and(|c| matches!(c.kind, GroupKind::Comma | GroupKind::Colon))
                && self.kind(n + 2) == Some(GroupKind::Quote);
            let claims = g.is_finite() && self.claims_itself(n) && g.verb.is_some_and(|v| !v.possible);
            (quotes || claims && (perfect || matches!(head.tag, Tag::Past | Tag::Third))) && !self.says_nothing(n)
        })
    }

    /// Whether nothing that is claimed can follow the verb at group `n`, adverbs and times apart: "sat down and cried", "aimed and fired twice".
    fn says_nothing(&self, n: usize) -> bool {
        // ("requested another month")
        let object = self.is_noun(n + 1) && self.groups[n + 1].units.len() > 1 && !self.tells_when(n + 1);
        let next = if object { n + 1 } else { self.skip_adverbials(n + 1) };
        match self.kind(next) {
            Some(GroupKind::Comma) => self.kind(next + 1) != Some(GroupKind::Quote),
            kind => matches!(kind, None | Some(GroupKind::Stop | GroupKind::Semicolon)),
        }
    }

    /// Whether a verb at group `n`, behind "and", is the last of a list within the clause that begins with group `from` ("said crews cut the power, shut the
    /// gates and warned residents"), or of the tense that the verbs of that clause have and the report has not ("says police used force and lied to the judge").
    pub(super) fn belongs_inside(&self, from: usize, n: usize) -> bool {
        let tag = self.head(n).tag;
        // ("the ward, which leaks, was shut and urged": no item but what an aside stood before)
        let closes =
            |c: usize| (from + 1..c).any(|o| self.kind(o) == Some(GroupKind::Comma) && !self.is_list(o) && self.comma_pair(o) == Some(c));
        let predicate = |c: usize| {
            self.kind(c) == Some(GroupKind::Comma) && self.groups[c + 1].is_finite() && self.head(c + 1).tag == tag && !closes(c)
        };
        let listed = (from + 1..n - 1).any(predicate);
        let finite = |range: std::ops::Range<usize>| range.rev().find(|k| self.groups[*k].is_finite());
        let report = finite(from.saturating_sub(2)..from).map(|k| self.head(k).tag);
        let inner = finite(from..n - 1).map(|k| self.head(k).tag);
        // ("said that the bloc deplores the raid and blames the crew")
        listed
            || self.head(n).has(Property::Deed) && self.does_both(from, n)
            || tag == Tag::Past && inner == Some(Tag::Past) && report.is_some_and(|t| matches!(t, Tag::Third | Tag::Base))
            || tag == Tag::Third && inner == Some(Tag::Third) && report == Some(Tag::Past)
    }

    /// "said rebels stormed the town and attacked a market": whether the verb at group `n` goes on from another that says nothing, or takes an object, in the clause that begins with
    /// group `from`, and whose subject is no thing.
    fn does_both(&self, from: usize, n: usize) -> bool {
        let Some(v) = (from..n - 1).rev().find(|k| self.groups[*k].is_finite()) else { return false };
        const SAYS: [Property; 4] = [Property::Says, Property::Bare, Property::That, Property::Intends];
        let acts = self.groups[v].has_doer() && (self.is_noun(v + 1) || !SAYS.iter().any(|p| self.head(v).has(*p)));
        let subject = self.skip_adverbials_left(v).checked_sub(1).filter(|s| self.is_noun(*s)).map(|s| self.noun_phrase_start(s));
        // ("said she lost and hit out at it": that is her own)
        let alone = self.units[self.groups[n].units.end - 1].tag != Tag::Particle && self.kind(n + 1) != Some(GroupKind::Particle);
        let somebody = subject.is_none_or(|s| self.head(s).tag != Tag::Pronoun);
        alone && somebody && acts && self.head(v).tag == self.head(n).tag && subject.is_none_or(|s| !self.is_thing(s))
    }

    /// Whether group `n` is a verb that claims in the plural, behind one in the singular of the clause that begins with group `from` ("deny that it harms
    /// them and argue that").
    pub(super) fn disagrees(&self, from: usize, n: usize) -> bool {
        let tag = |g: &Group| self.units[g.units.start].tag;
        let plural =
            |g: &Group| g.is_finite() && tag(g) == Tag::Base && self.units[g.head].cue != 0 && !self.units[g.head].has(Property::Attitude);
        let last = self.groups[from.min(n)..n].iter().rev().find(|g| g.is_finite());
        // "deny that it broke the law and say": nor does one in the past go on in the present
        let report = || self.groups[from.saturating_sub(2)..from].iter().rev().find(|g| g.is_finite()).is_some_and(|g| tag(g) == Tag::Base);
        // ("caution that hot spots remain and urge": nor does what somebody says go on from things)
        let things = || self.is_noun(from) && self.head(from).tag == Tag::Plural && !self.acts(from) && report();
        // ("the plan was to trust and verify that", "it needs to mend the roof and find": a second infinitive)
        let infinitive = (from.min(n)..n).rev().take_while(|k| !self.groups[*k].is_finite()).any(|k| self.is_to_infinitive(k));
        self.groups.get(n).is_some_and(plural)
            && (!infinitive || report())
            && last.is_some_and(|g| tag(g) == Tag::Third || tag(g) == Tag::Past && report() || tag(g) == Tag::Base && things())
    }

    /// Whether group `n` is a verb that claims in the tense of the report of the clause that begins with group `from`, while the verbs of that clause have a
    /// modal: "agreed that trade should flow but disagreed over the port".
    pub(super) fn returns_to_report(&self, from: usize, n: usize) -> bool {
        let active = |g: &&Group| g.is_finite() && g.has_doer();
        let Some(verb) = self.groups.get(n).filter(active).map(|g| &self.units[g.head]) else { return false };
        let mut inside = self.groups[from.min(n)..n].iter().filter(|g| g.is_finite()).peekable();
        let modal = |g: &Group| self.units[g.units.start].tag == Tag::Modal;
        let report = self.groups[from.saturating_sub(2)..from].iter().rev().find(|g| g.is_finite()).map(|g| &self.units[g.head]);
        // ("said she could not leave but understood who would": what somebody thinks may be said)
        let alike = |r: &Unit| r.tag == verb.tag && (r.has(Property::Attitude) || !verb.has(Property::Attitude));
        verb.cue != 0
            && matches!(verb.tag, Tag::Past | Tag::Third)
            && report.is_some_and(alike)
            && inside.peek().is_some()
            && inside.all(modal)
    }

    /// Whether a new report begins at group `n`: a subject, with an aside or what describes it, and a verb that claims.
    pub fn starts_report(&self, n: usize) -> bool {
        let cue = |g: &Group| self.units[g.head].cue != 0;
        // "analysts are sceptical"
        let adjective = |v: usize| self.groups.get(v + 1).is_some_and(|g| g.kind == GroupKind::Adjective && cue(g));
        let claims = |v: usize| {
            self.groups[v].verb.is_some_and(|g| {
                !g.passive && {
                    // ("the firm has three plants")
                    let light = || self.head(v).is_any(&[Class::Have, Class::Do]);
                    if g.copula { adjective(v) } else { cue(&self.groups[v]) && !light() }
                }
            })
        };
        self.is_noun(n) && self.verb_of(n).is_some_and(claims)
    }

    /// ", more than the owner had thought": whether a measure that group `n` opens is compared with what somebody in particular thinks.
    pub(super) fn compares_with_belief(&self, n: usize) -> bool {
        let definite = |k: usize| {
            let first = self.first(k);
            let pronoun = first.tag == Tag::Pronoun && !first.tags.has(Tag::Determiner);
            pronoun || matches!(first.tag, Tag::Name | Tag::Possessive) || first.tag == Tag::Determiner && first.is(Class::Definite)
        };
        // ("four years earlier than the city wants")
        let than = (n + 1..self.groups.len()).find(|k| !matches!(self.groups[*k].kind, GroupKind::Adverb | GroupKind::Adjective));
        let than = than.filter(|t| self.groups[*t].kind == GroupKind::Preposition && self.head(*t).is(Class::Than));
        than.is_some_and(|t| self.is_noun(t + 1) && definite(t + 1))
    }

    /// The verb in whose content the one at group `n` stands, outermost of those that `fits`, or `n` itself: "said he regretted it and promised to pay".
    pub(super) fn reporter(&self, n: usize, fits: impl Fn(&usize) -> bool) -> usize {
        const DEEPEST: usize = 3;
        const REACH: usize = 4;
        const PHRASES: usize = 3;
        let mut at = n;
        for _ in 0..DEEPEST {
            // the subject of the embedded verb, and the verb or "that" before it
            let Some(last) = self.skip_adverbials_left(at).checked_sub(1).filter(|l| self.is_noun(*l)) else { break };
            // "that a drug given to mice works"
            let start = self.over_reduced_clauses(self.noun_phrase_start(last));
            let Some(mut b) = start.checked_sub(1) else { break };
            let question = self.groups[b].kind == GroupKind::Wh && b > 0 && self.groups[b - 1].kind == GroupKind::Verb;
            let opened = self.groups[b].kind == GroupKind::That && self.head(b).tag == Tag::That;
            if question || opened {
                let Some(before) = b.checked_sub(1) else { break };
                b = before;
                // "dismissed suggestions that it had"
                if self.is_noun(b) && !self.is_time(b) && self.takes_clause(b) {
                    let Some(v) = (b.saturating_sub(REACH)..b).rev().find(|v| self.groups[*v].kind == GroupKind::Verb) else { break };
                    at = v;
                    continue;
                }
            }
            // "made it clear on Monday that it"
            let clear = b.checked_sub(2).filter(|v| opened && self.groups[b].kind == GroupKind::Adjective && self.is_noun(v + 1));
            if let Some(verb) = clear.filter(|v| fits(v)) {
                at = verb;
                continue;
            }
            // "it was proof that it", "they were sure that it"
            let predicate = opened && (self.is_noun(b) || self.groups[b].kind == GroupKind::Adjective);
            let being = b.checked_sub(1).filter(|v| predicate && self.groups[*v].is_copula());
            if let Some(being) = being {
                at = being;
                continue;
            }
            // "told reporters it", "said on Tuesday it", "said in an interview last week that it"
            for _ in 0..PHRASES {
                if self.is_time(b) && b > 0 {
                    b -= 1 + (self.groups[b - 1].kind == GroupKind::Preposition && b > 1) as usize;
                    continue;
                }
                let noun = Some(b).filter(|b| opened && self.is_noun(*b)).map(|b| self.noun_phrase_start(b));
                match noun.and_then(|n| n.checked_sub(2)).filter(|v| self.groups[*v + 1].kind == GroupKind::Preposition) {
                    Some(before) => b = before,
                    None => break,
                }
            }
            // "told mourners that hatred had won and pleaded"
            let told = Some(b).filter(|b| opened && self.is_noun(*b)).and_then(|b| self.noun_phrase_start(b).checked_sub(1));
            if let Some(verb) = told.filter(|v| self.groups[*v].kind == GroupKind::Verb) {
                b = verb;
            }
            if !fits(&b) {
                break;
            }
            at = b;
        }
        at
    }
}
