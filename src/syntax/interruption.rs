//! Leftwards over what interrupts a clause: the subject before an aside between commas or dashes.

use super::group::{Group, GroupKind, VerbForm};
use super::window::Window;
use crate::lexicon::{Class, Property, Tag};

/// An aside, of which the end is known.
struct Aside {
    /// the group that the mark is or ends
    comma: usize,
    /// what opens and closes it
    mark: GroupKind,
    /// the group behind its words
    close: usize,
    /// whether the mark stands inside a quotation
    quoted: bool,
}

/// What stands before a mark that may open an aside.
enum Before {
    /// the subject, from its first group to what is behind it
    Subject(usize, usize),
    /// no subject, nor further left
    Nobody,
    /// no subject: the aside opens further left
    Further,
}

impl Window {
    /// The subject before an aside that ends with the comma (or dash) at group `comma`: ", a police spokeswoman," ", who resigned,".
    pub(super) fn over_aside(&self, comma: usize) -> Option<(usize, usize)> {
        const FARTHEST: usize = 16;
        // "Hale, known as “Fox,” said": the comma stands inside the quotation
        let quoted = matches!(self.groups[comma].kind, GroupKind::Quote | GroupKind::Noun);
        let mark = if quoted { GroupKind::Comma } else { self.groups[comma].kind };
        let aside = Aside { comma, mark, close: comma + usize::from(quoted), quoted };
        let mut placed = None;
        for first in (1..comma).rev().take(FARTHEST).filter(|k| self.groups[*k].kind == mark) {
            // "the mayor of Salem, Ohio, said"
            if placed.is_none() && self.names_larger_place(first) {
                placed = Some(first);
                continue;
            }
            match self.before_opening(first, &aside) {
                Before::Subject(start, end) => return Some((start, end)),
                Before::Nobody => return None,
                Before::Further => {}
            }
        }
        let start = self.noun_phrase_start(placed?.checked_sub(1)?);
        (!self.follows_preposition(start)).then_some((start, comma))
    }

    /// What stands before the mark at group `first`, if it opens this aside.
    fn before_opening(&self, first: usize, aside: &Aside) -> Before {
        let &Aside { comma, mark, close, quoted } = aside;
        let subject = |found: Option<(usize, usize)>| found.map_or(Before::Nobody, |(start, end)| Before::Subject(start, end));
        // "in Riga, and, citing the law, backed": what the aside stands in has its subject further left
        if self.groups[first - 1].kind == GroupKind::Conjunction {
            return Before::Nobody;
        }
        // "backed the law, and like its rivals, called": a second predicate
        let opens = |k: usize| self.groups[k].kind == GroupKind::Preposition || self.groups[k].is_nonfinite();
        if self.groups[first + 1].kind == GroupKind::Conjunction && opens(first + 2) {
            return Before::Nobody;
        }
        // "Several of those questioned, among them two nurses, said"
        let questioned = || {
            let done = |n: usize| self.groups[n].verb.is_some_and(|v| v.passive && v.form == VerbForm::Participle);
            first.checked_sub(2).filter(|n| self.is_noun(*n) && done(n + 1))
        };
        let Some(last) = self.noun_before_bracket(first).or_else(questioned) else {
            // "The claim that the tests were sound, repeated in court, was"
            let described = self.form(first + 1) == Some(VerbForm::Participle);
            return match self.explained_noun(first).filter(|_| described) {
                Some(noun) => Before::Subject(self.noun_phrase_start(noun), first),
                None => Before::Further,
            };
        };
        let last = self.noun_of_circumstance(last);
        // "Hale, a lawyer, denounced the law, mocked": the first of several predicates
        if mark == GroupKind::Comma && self.head(first + 1).tag == Tag::Past && self.is_main_predicate(first + 1) {
            return subject(self.over_aside(first));
        }
        // "The rebels, she said, were": whose words they are
        if self.is_report(first + 1, comma) {
            // ("The sale of the mill last week, she said, was")
            let last = if self.is_time(last) && last > 1 && self.is_noun(last - 1) { last - 1 } else { last };
            let start = self.noun_phrase_start(last);
            return if self.is_time(last) || self.follows_preposition(start) { Before::Nobody } else { Before::Subject(start, first) };
        }
        if self.is_own_clause(first, close, last) {
            return subject(self.before_relative(first).map(|(noun, open)| (self.noun_phrase_start(noun), open)));
        }
        // "A manual published by the bank, for instance, says"
        let start = self.over_reduced_clauses(self.noun_phrase_start(last));
        // "Hale, during a visit to Salem, Ohio, said": the noun phrase stands in an aside itself
        if self.is_inside_aside(start, mark) {
            return Before::Further;
        }
        if let Some((noun, open)) = self.open_relative(start, first) {
            return Before::Subject(self.noun_phrase_start(noun), open);
        }
        // "In Salem, a “ghost town,” said Hale"
        if quoted && self.follows_preposition(start) {
            return Before::Nobody;
        }
        let apposition = self.is_apposition(first + 1, close) || self.lists_some(first + 1) || self.joins_party(first + 1);
        // "Hale, a baker, a father of two, said": the first of several
        Before::Subject(self.described(start).unwrap_or(start), if apposition { close } else { first })
    }

    /// The noun that an aside right behind the noun group `last` belongs to, where that one only says in what larger place it is, or when it was done: "in Salem, Ohio,",
    /// "a study published in 2019,".
    fn noun_of_circumstance(&self, last: usize) -> usize {
        let larger = last.checked_sub(1).filter(|c| {
            self.groups[*c].kind == GroupKind::Comma && self.names_larger_place(*c) && !self.only_opens(self.noun_phrase_start(*c - 1))
        });
        let last = larger.map_or(last, |c| c - 1);
        let dated = last.checked_sub(1).filter(|p| self.is_time(last) && self.groups[*p].kind == GroupKind::Preposition);
        dated.and_then(|p| self.noun_of_reduced(p)).unwrap_or(last)
    }

    /// Whether what stands between the mark at group `first` and the group `close`, behind the noun group `last`, is no aside but has a finite verb of its own, which no
    /// relative pronoun or subordinator before it opens ("a consultant who had left"), or which follows a relative clause that is over.
    fn is_own_clause(&self, first: usize, close: usize, last: usize) -> bool {
        let inside = &self.groups[first + 1..close];
        // "The advert, titled “Storm”, says", "Hale, of a club allied with the mayor, said": a past form right behind the mark, or with its preposition,
        // may be a participle
        let participle = |k: usize| {
            let g = &self.groups[k];
            let head = &self.units[g.head];
            let single = head.tag == Tag::Past && head.tags.has(Tag::Participle) && g.units.len() == 1;
            single
                && (k == first + 1 && !self.is_object(last) && !self.is_main_predicate(k)
                    || self.groups[k + 1].kind == GroupKind::Preposition && self.is_noun(k - 1))
        };
        let finite = inside.iter().enumerate().position(|(n, g)| g.is_finite() && !participle(first + 1 + n));
        // "set up after riots killed 30 people", "after riots killed 30 people"
        let opens = |g: &Group| g.kind == GroupKind::Subordinator || g.form() == Some(VerbForm::Participle);
        // "and there are many"
        let exists = |k: usize| self.groups[k].kind == GroupKind::Conjunction && self.head(k + 1).tag == Tag::Existential;
        let whole = |g: &Group| opens(g) || participle(first + 1) || exists(first + 1);
        let subordinates = |g: &Group| matches!(g.kind, GroupKind::Wh | GroupKind::That) || g.form() == Some(VerbForm::Ing);
        // "The notes, two of which were lost, went to Riga, said": behind its aside a verb of its own
        // ("which, he said, would": but not behind an aside of its own)
        let closes = |c: usize| {
            let wh = inside[..c].iter().rposition(|g| g.kind == GroupKind::Wh);
            wh.is_some_and(|w| {
                let own = &inside[w + 1..c];
                own.iter().any(Group::is_finite) && !own.iter().any(|g| g.kind == GroupKind::Comma)
            })
        };
        let resumes = |c: usize| {
            let verb = &inside[c + 1];
            inside[c].kind == GroupKind::Comma && verb.is_finite() && !self.units[verb.head].has(Property::Says) && closes(c)
        };
        (0..inside.len().saturating_sub(1)).any(resumes)
            || finite.is_some_and(|f| {
                let opener = if inside.first().is_some_and(whole) { Some(0) } else { inside.iter().position(subordinates) };
                opener.is_none_or(|o| o > f)
            })
    }

    /// Whether the past form at group `n`, with an object right behind it, follows an aside of its subject and so describes nothing: "Hale, a lawyer, denounced the
    /// law, mocked".
    pub(super) fn is_main_predicate(&self, n: usize) -> bool {
        const LONGEST: usize = 12;
        let Some(close) = n.checked_sub(1).filter(|c| self.kind(*c) == Some(GroupKind::Comma)) else { return false };
        if !self.is_noun(n + 1) || self.is_time(n + 1) || self.head(n).is(Class::Naming) {
            return false;
        }
        let open = (close.saturating_sub(LONGEST)..close).rev().find(|k| self.groups[*k].kind == GroupKind::Comma);
        open.is_some_and(|o| {
            let relative = self.groups[o + 1].kind == GroupKind::Wh && self.head(o + 1).is(Class::Relative);
            let nominal = |g: &Group| matches!(g.kind, GroupKind::Noun | GroupKind::Preposition | GroupKind::Adverb | GroupKind::Adjective);
            let apposition = || self.is_noun(o + 1) && !self.is_time(o + 1) && self.groups[o + 1..close].iter().all(nominal);
            o > 0 && self.is_noun(o - 1) && (relative || apposition())
        })
    }

    /// Whether the noun phrase that begins with group `start` only opens its clause: "In Salem, Hale, a baker, said".
    fn only_opens(&self, start: usize) -> bool {
        let opener = match start.checked_sub(1) {
            Some(p) if self.groups[p].kind == GroupKind::Preposition => p,
            _ => return self.is_time(start),
        };
        opener
            .checked_sub(1)
            .is_none_or(|b| !matches!(self.groups[b].kind, GroupKind::Noun | GroupKind::Verb | GroupKind::Comma | GroupKind::Close))
    }

    /// "Toll, whose village, Orre, is sinking, said": the noun before the mark that opens a relative clause whose subject has an aside that begins with the mark
    /// at group `first`, and that mark.
    fn before_relative(&self, first: usize) -> Option<(usize, usize)> {
        const LONGEST: usize = 12;
        let opens = |k: &usize| self.groups[*k].kind == self.groups[first].kind && self.groups[*k + 1].kind == GroupKind::Wh;
        let open = (1..first).rev().take(LONGEST).find(opens)?;
        let noun = self.noun_before_bracket(open)?;
        // "Toll, who left Riga, Latvia, and opposed the deal, said": or goes on with another verb behind that mark
        let joined = self.groups[first + 1].kind == GroupKind::Conjunction && !self.is_object(noun);
        (joined || !self.groups[open..first].iter().any(|g| g.is_finite())).then_some((noun, open))
    }

    /// Whether a noun phrase that says what somebody is begins at group `n`, adverbs before it passed over: "a baker", "now a partner".
    fn is_apposition(&self, n: usize, end: usize) -> bool {
        let noun = (n..end).find(|k| self.groups[*k].kind != GroupKind::Adverb);
        // ("some of whom had left")
        let relative = |k: usize| self.kind(k + 1) == Some(GroupKind::Preposition) && self.kind(k + 2) == Some(GroupKind::Wh);
        noun.is_some_and(|k| self.is_noun(k) && !self.is_time(k) && !relative(k))
    }

    /// Whether examples of the noun phrase before begin at group `n`: "including two from Riga", a participle that is a preposition as well.
    pub(super) fn lists_some(&self, n: usize) -> bool {
        let lists = |g: &Group| self.units[g.head].tag == Tag::Ing && self.units[g.head].tags.has(Tag::Preposition);
        self.groups.get(n).is_some_and(lists) && self.is_noun(n + 1)
    }

    /// Whether somebody who does the same begins at group `n`: "as well as Riga", "along with two aides".
    fn joins_party(&self, n: usize) -> bool {
        let with = || {
            let opens = matches!(self.kind(n), Some(GroupKind::Preposition | GroupKind::Adverb));
            opens && self.kind(n + 1) == Some(GroupKind::Preposition) && self.head(n + 1).is(Class::Dealings)
        };
        self.adds_another(n) || with() && self.is_noun(n + 2) && self.acts(n + 2)
    }

    /// The first group of the noun phrase that the one at group `start`, right behind a comma, describes: "Hale, a baker from Riga, a father of two". It opens
    /// its clause; what a preposition or a verb governs is described by nothing here.
    fn described(&self, start: usize) -> Option<usize> {
        const MOST: usize = 3;
        let mut at = start;
        for _ in 0..MOST {
            let Some(comma) = at.checked_sub(1).filter(|c| self.groups[*c].kind == GroupKind::Comma) else { break };
            let Some(last) = self.noun_before_bracket(comma) else { break };
            if self.is_time(last) {
                break;
            }
            at = self.noun_phrase_start(last);
        }
        let opens = |n: usize| {
            n.checked_sub(1).is_none_or(|b| {
                matches!(
                    self.groups[b].kind,
                    GroupKind::Conjunction
                        | GroupKind::That
                        | GroupKind::Subordinator
                        | GroupKind::Stop
                        | GroupKind::Semicolon
                        | GroupKind::Quote
                )
            })
        };
        (at < start && opens(at)).then_some(at)
    }

    /// Whether a preposition or an infinite verb governs the noun phrase that begins with group `start` and stands right behind a mark and a noun: "Hale,
    /// speaking at a rally in Salem", "six members, among them Hale".
    fn is_inside_aside(&self, start: usize, mark: GroupKind) -> bool {
        const LONGEST: usize = 8;
        let infinite = |k: usize| matches!(self.form(k), Some(VerbForm::Ing | VerbForm::Participle));
        let governs = |k: usize| self.groups[k].kind == GroupKind::Preposition || infinite(k);
        let them = |k: usize| self.is_noun(k) && self.head(k).tag == Tag::Pronoun && self.head(k).is(Class::Oblique) && governs(k - 1);
        if !start.checked_sub(1).is_some_and(|k| governs(k) || k > 0 && them(k)) {
            return false;
        }
        // ("dated Monday and addressed to the mayor")
        let joins = |k: usize| self.groups[k].kind == GroupKind::Conjunction && infinite(k + 1);
        let inside = |k: &usize| {
            matches!(self.groups[*k].kind, GroupKind::Noun | GroupKind::Adverb | GroupKind::Adjective) || governs(*k) || joins(*k)
        };
        let open = (start.saturating_sub(LONGEST)..start).rev().find(|k| !inside(k));
        open.is_some_and(|o| self.groups[o].kind == mark && o + 1 < start && governs(o + 1) && self.noun_before_bracket(o).is_some())
    }

    /// "The bank, which is owned by a holding, Arvo Group, said": the noun before the mark that opens a relative clause, and that mark, where what begins
    /// at group `start` stands behind a preposition in it.
    fn open_relative(&self, start: usize, mark: usize) -> Option<(usize, usize)> {
        const LONGEST: usize = 12;
        start.checked_sub(1).filter(|p| matches!(self.groups[*p].kind, GroupKind::Preposition | GroupKind::Verb))?;
        let opens = |k: &usize| self.groups[*k].kind == self.groups[mark].kind && self.groups[*k + 1].kind == GroupKind::Wh;
        let open = (1..start).rev().take(LONGEST).find(opens)?;
        let verb = self.groups[open + 1..start].iter().any(|g| g.is_finite());
        let closed = self.groups[open + 1..start].iter().any(|g| g.kind == self.groups[mark].kind);
        let noun = self.noun_before_bracket(open)?;
        (verb && !closed).then_some((noun, open))
    }

    /// The relative pronoun before an aside without a finite verb that ends with the comma at group `comma`: "who, in a sermon,".
    pub(super) fn relative_over_aside(&self, comma: usize) -> Option<usize> {
        const LONGEST: usize = 10;
        let first = (1..comma).rev().take(LONGEST).find(|k| self.groups[*k].kind == GroupKind::Comma)?;
        let pronoun = &self.groups[first - 1];
        let relative = matches!(pronoun.kind, GroupKind::Wh | GroupKind::That) && self.units[pronoun.head].tag == Tag::Wh;
        (relative && !self.groups[first..comma].iter().any(|g| g.is_finite())).then_some(first - 1)
    }
}
