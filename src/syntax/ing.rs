//! Subjects of -ing forms, by control, possession and what stands before them.

use super::group::{GroupKind, VerbForm};
use super::nonfinite::FARTHEST;
use super::subject::{LONGEST_CHAIN, Phrase, Subject};
use super::window::Window;
use crate::lexicon::{Class, Property, Tag};
use crate::rules::Frame;

impl Window {
    pub(super) fn of_ing(&self, v: usize, chain: usize) -> Subject {
        if chain == 0 {
            return Subject::none(v, Frame::Participle);
        }
        let k = self.skip_adverbials_left(v);
        let Some(before) = k.checked_sub(1) else {
            // "Condemning the raid were the guilds"
            let behind = self.behind_copula(v).map(|p| Subject::below(v, Frame::Participle, Some(p), None));
            return behind.unwrap_or_else(|| self.fronted_participle(v));
        };
        // "the minister accusing them": a noun directly before, with no comma
        if self.is_noun(before) && !self.ends_with_quoted_comma(before) {
            return self.ing_behind_noun(v, k, chain);
        }
        // "urged Oslo to stop supporting": whoever is to stop
        if self.form(before) == Some(VerbForm::Infinitive) {
            let found = self.subject_within(before, chain - 1);
            return Subject::below(v, Frame::Participle, found.phrase, Some(before));
        }
        // "said censuring the mayor would help nobody": it is not said who does
        if self.groups[before].is_finite() && self.is_gerund_subject(v) {
            return Subject::none(v, Frame::Participle);
        }
        self.own_aside(v, k)
            .or_else(|| self.joined_ing(v, k, chain))
            .or_else(|| self.agent_against(v, k))
            .or_else(|| self.ing_behind_preposition(v, k, chain))
            .or_else(|| self.ing_below_verb(v, k, chain))
            .or_else(|| self.aside_participle(v, k))
            .unwrap_or_else(|| self.fronted_participle(v))
    }

    /// Whether the -ing form at group `n`, of a verb that takes no clause, is the subject of a finite verb: "closing the port would be", "working at night was".
    pub fn is_gerund_subject(&self, n: usize) -> bool {
        let noun = n + 1 + (self.kind(n + 1) == Some(GroupKind::Preposition)) as usize;
        !self.head(n).has(Property::Bare)
            && (self.groups.get(n + 1).is_some_and(|v| v.is_finite()) || self.is_noun(noun) && self.begins_clause(noun))
    }

    /// The subject of the -ing form at group `v`, with its adverbs at `k`, right behind a noun group: that noun, or where it does nothing, whoever does what
    /// the verb before says, or issued what the noun names.
    fn ing_behind_noun(&self, v: usize, k: usize, chain: usize) -> Subject {
        let start = self.noun_phrase_start(k - 1);
        let (first, last) = (self.head(start), self.head(k - 1));
        // "marched in Riga demanding", "spent weeks assuring": a place or time does nothing
        // ("in 2013 denouncing")
        let located = k.checked_sub(2).is_some_and(|p| self.head(p).is(Class::Locative));
        let place = located && matches!(last.tag, Tag::Name | Tag::Number);
        // "was on the radio praising"
        let copula = k.checked_sub(3).is_some_and(|b| self.groups[b].verb.is_some_and(|g| g.copula && g.form == VerbForm::Finite));
        let being = copula && self.groups[k - 2].kind == GroupKind::Preposition;
        // ", at one point calling"
        let fronted = k.checked_sub(3).is_some_and(|c| self.groups[c].kind == GroupKind::Comma && located && !self.acts(c + 2));
        if (place || being || fronted || self.is_told(start, v) || self.is_time(k - 1) || self.is_part(start))
            && let Some(above) = (0..k).rev().take(if fronted { FARTHEST } else { LONGEST_CHAIN }).find(|n| self.groups[*n].is_finite())
        {
            let found = self.subject_within(above, chain - 1);
            return Subject::below(v, Frame::Participle, found.phrase, Some(above));
        }
        // ("Among those condemning it were Rome and Bern")
        let among = || {
            let those = last.is(Class::Definite) && last.tags.has(Tag::Pronoun) && k == 2;
            those.then(|| self.behind_copula(v)).flatten()
        };
        if let Some(one) = self.one_of_those(k - 1).or_else(among) {
            return Subject::below(v, Frame::Participle, Some(one), None);
        }
        // "helped the campaign with a speech denouncing", "the spectacle of the premier denouncing": what was issued, or somebody, rather than what is before
        // (but "made calls to growers urging", "a chorus of growers calling")
        let of = k.checked_sub(2).is_some_and(|p| self.head(p).is(Class::Of));
        let several = last.tag == Tag::Plural && !located && (first.cue != 0 || of);
        let somebody = self.acts(k - 1) && !several && !self.acts(start) && !first.is(Class::IssuedNoun);
        let start = if last.is(Class::IssuedNoun) || somebody { k - 1 } else { start };
        // "passed a resolution accusing", "is on record opposing": whoever passed it; "her speech denouncing"
        let owner = self.issuer(start).or_else(|| self.owner(start, chain - 1));
        Subject::below(v, Frame::Participle, owner.or(Some(self.phrase(start, k))), None)
    }

    /// "Oslo quit, and Bern, citing costs, said": the participle stands in an aside behind the subject of a second clause, whose verb follows.
    fn own_aside(&self, v: usize, k: usize) -> Option<Subject> {
        const LONGEST: usize = 12;
        let noun = k.checked_sub(2).filter(|n| self.groups[k - 1].kind == GroupKind::Comma && self.is_noun(*n))?;
        let start = self.noun_phrase_start(noun);
        let opener = start.checked_sub(1)?;
        let opens = match self.groups[opener].kind {
            GroupKind::Conjunction => opener.checked_sub(1).is_some_and(|c| self.groups[c].kind == GroupKind::Comma),
            GroupKind::Subordinator | GroupKind::That => true,
            _ => false,
        };
        let close = (v + 1..self.groups.len().min(v + LONGEST)).find(|c| self.groups[*c].kind == GroupKind::Comma)?;
        let resumes = self.groups.get(close + 1).is_some_and(|g| g.is_finite()) && !self.groups[v..close].iter().any(|g| g.is_finite());
        (opens && resumes && self.acts(start)).then(|| Subject::below(v, Frame::Participle, Some(self.phrase(start, noun + 1)), None))
    }

    /// "Hale was jeered by residents, accusing him of theft": whoever did it to the subject of a passive, whom the pronoun behind the -ing form means.
    fn agent_against(&self, v: usize, k: usize) -> Option<Subject> {
        let comma = k.checked_sub(1).filter(|c| self.groups[*c].kind == GroupKind::Comma && self.head(v).cue != 0)?;
        let object = self.groups.get(v + 1).map(|g| &self.units[g.head]).filter(|u| u.tag == Tag::Pronoun)?;
        if object.is(Class::FirstPerson) || !object.is_any(&[Class::Oblique, Class::Neuter]) {
            return None;
        }
        // ("won despite the lies spread by residents, accusing him of theft": that of a participle too)
        let done = |n: usize| self.groups[n].verb.is_some_and(|g| g.passive && g.form == VerbForm::Participle);
        let verb = (0..comma).rev().find(|n| self.groups[*n].is_finite() || done(*n))?;
        let verb = Some(verb).filter(|n| self.groups[*n].is_passive())?;
        let last = comma.checked_sub(1).filter(|n| self.is_noun(*n))?;
        let start = self.noun_phrase_start(last);
        let by = start.checked_sub(1).is_some_and(|b| b > verb && self.head(b).is(Class::By));
        let meant = || !done(verb) || self.is_agent_of_words(verb, start) && !object.is_any(&[Class::Neuter, Class::PluralNumber]);
        (by && self.acts(start) && meant()).then(|| Subject::below(v, Frame::Participle, Some(self.phrase(start, comma)), Some(verb)))
    }

    /// "despite the lies spread by residents": whether what the participle at group `v` describes is no object, and says something or has for its agent, at group
    /// `agent`, several.
    fn is_agent_of_words(&self, v: usize, agent: usize) -> bool {
        let of = |n: usize| n.checked_sub(2).filter(|o| self.head(n - 1).is(Class::Of) && self.is_noun(*o));
        let last = self.skip_adverbials_left(v).checked_sub(1).filter(|n| self.is_noun(*n));
        let noun = last.map(|n| of(n).unwrap_or(n));
        let words = |n: usize| self.head(n).is(Class::IssuedNoun) || self.head(n).cue != 0;
        let object = |n: usize| n.checked_sub(1).is_some_and(|b| self.groups[b].kind == GroupKind::Verb);
        noun.is_some_and(|n| !object(n) && (words(n) || self.head(agent).tag == Tag::Plural))
    }

    /// "saying it was safe and asking for calm": the participle before shares it.
    fn joined_ing(&self, v: usize, k: usize, chain: usize) -> Option<Subject> {
        if self.groups[k - 1].kind != GroupKind::Conjunction || self.head(v).cue == 0 {
            return None;
        }
        // "saying he was proud of giving and calling": rather one that no preposition governs
        let again = |n: &usize| self.claims_again(*n) && !self.head(*n).is(Class::Have);
        let free = |n: &usize| again(n) && n.checked_sub(1).is_some_and(|b| self.groups[b].kind != GroupKind::Preposition);
        let mate = (0..k).rev().find(free).or_else(|| (0..k).rev().find(again))?;
        let found = self.subject_within(mate, chain - 1);
        Some(Subject::below(v, Frame::Participle, found.phrase, Some(mate)))
    }

    /// The subject of the -ing form that a preposition governs: whoever was quoted, accused or punished.
    fn ing_behind_preposition(&self, v: usize, k: usize, chain: usize) -> Option<Subject> {
        let preposition = self.head(k - 1);
        // "quoted a general as saying"
        if preposition.is(Class::As)
            && let Some(last) = k.checked_sub(2).filter(|n| self.is_noun(*n))
            && let start = self.noun_phrase_start(last)
            && let Some(above) = start.checked_sub(1).filter(|a| self.groups[*a].has_doer())
        {
            let first = self.subject_within(above, chain - 1).first;
            return Some(Subject { first, ..Subject::below(v, Frame::Participle, Some(self.phrase(start, last + 1)), Some(above)) });
        }
        // "the general was quoted as saying"
        if preposition.is(Class::As)
            && let Some(above) = k.checked_sub(2).filter(|a| self.groups[*a].verb.is_some_and(|g| g.passive && g.form == VerbForm::Finite))
        {
            let Subject { phrase, first, .. } = self.subject_within(above, chain - 1);
            return Some(Subject { first, ..Subject::below(v, Frame::Participle, phrase, Some(above)) });
        }
        // "accused the crew of hiding"
        if preposition.is_any(&[Class::Of, Class::From, Class::Purpose])
            && let Some(object) = self.accused(k - 1)
        {
            return Some(Subject::below(v, Frame::Participle, Some(object), None));
        }
        // "the student, arrested for criticising", "activists who were held for criticising"
        let done = k.checked_sub(2).filter(|d| preposition.is(Class::Purpose) && self.groups[*d].is_passive())?;
        let phrase = self.subject_within(done, chain - 1).phrase?;
        Some(Subject::below(v, Frame::Participle, Some(phrase), Some(done)))
    }

    /// Whether the noun phrase that begins with group `start` is a part of something that does nothing: "spent much of the speech praising".
    fn is_part(&self, start: usize) -> bool {
        let of = self.head_is(start + 1, Class::Of);
        of && self.head(start).is(Class::Amount) && self.is_noun(start + 2) && !self.acts(start + 2)
    }

    /// The object right before the preposition at group `n`, of a verb in the active voice that claims, or whose act was for what the object did: "accused
    /// the crew of", "arrested the crew for".
    fn accused(&self, n: usize) -> Option<Phrase> {
        // "jailed the blogger for two years for", "expelled him last year for"
        let mut last = n.checked_sub(1)?;
        while self.is_time(last) && last > 1 {
            last -= 1 + (self.groups[last - 1].kind == GroupKind::Preposition) as usize;
        }
        if !self.is_noun(last) {
            return None;
        }
        let start = self.noun_phrase_start(last);
        let verb = &self.groups[start.checked_sub(1)?];
        let reason = self.head(n).is(Class::Purpose);
        let claims = verb.has_doer() && (reason || self.units[verb.head].cue != 0);
        // ("banned two of its players for")
        let some = self.head(start).tag == Tag::Number && self.head(start + 1).is(Class::Of) && self.acts(start + 2);
        (claims && (some || self.acts(start))).then(|| self.phrase(start, last + 1))
    }

    /// "wrote to the bank asking it to wait": whether whoever is meant by the noun group `n` is told what the participle that claims at group `v` says.
    fn is_told(&self, n: usize, v: usize) -> bool {
        n.checked_sub(2).is_some_and(|above| {
            let (to, verb) = (self.head(n - 1), &self.groups[above]);
            let tells = self.units[verb.head].has(Property::That) && verb.has_doer();
            self.groups[n - 1].kind == GroupKind::Preposition && to.tags.has(Tag::To) && tells && self.head(v).cue != 0
        })
    }

    /// "Oslo, condemning the raid, left": the noun before the comma.
    fn aside_participle(&self, v: usize, k: usize) -> Option<Subject> {
        // "Oslo, after condemning the raid, left"
        let opener = k.checked_sub(1).is_some_and(|o| matches!(self.groups[o].kind, GroupKind::Preposition | GroupKind::Subordinator));
        let k = k - opener as usize;
        let comma = k.checked_sub(1).filter(|c| *c > 0 && self.groups[*c].kind == GroupKind::Comma && self.is_noun(*c - 1))?;
        let start = self.noun_phrase_start(comma - 1);
        let phrase = Some(self.phrase(start, comma));
        Some(Subject::below(v, Frame::Participle, phrase, None))
    }
}
