//! Who stands beside a noun group: a name in apposition, or whose apposition or predicate it is.

use super::Resolver;
use super::group::Group;
use super::group_word::MEMBERS;
use super::here::Here;
use super::item::Kinds;
use crate::document::{EntityId, Mention, MentionForm, Resolved};
use crate::gazetteer::Kind;
use crate::lexicon::described::LINKING;
use crate::lexicon::{Class, Tag, Tags};
use crate::span::Tokens;
use crate::text::shape::Shape;

/// Before a name stand no more titles.
const TITLES: usize = 3;

impl Resolver<'_> {
    /// Who is named beside a group, or whose apposition it is.
    pub(super) fn beside(&self, group: &Group, kinds: Kinds, owner: Option<usize>, here: &Here) -> Option<EntityId> {
        if let Some(name) = self.name_beside(group, kinds, here.sentence) {
            return Some(name.entity);
        }
        // "Hale, the company's founder": the owner stands between
        let start = owner.map_or(group.tokens.start, |o| self.items[o].tokens.start);
        let comma = start.checked_sub(1).filter(|c| *c > here.sentence.start)?;
        let last = &self.items[self.item_ending(comma)?];
        let entity = last.entity.filter(|_| last.resolved == Resolved::Name || last.resolved == Resolved::Surname)?;
        let apposition = self.token(comma as usize).shape == Shape::Comma
            && (group.determined || owner.is_some() || kinds == Kinds::PERSON)
            && last.kinds.meets(kinds)
            && self.is_apposition(group, here.sentence);
        apposition.then_some(entity)
    }

    /// "The whistleblower, a mechanic who was dismissed,": somebody whom nobody names, whose apposition a group is.
    pub(super) fn beside_unnamed(&self, group: &Group, kinds: Kinds, owner: Option<usize>, here: &Here) -> Option<usize> {
        let comma = group.tokens.start.checked_sub(1).filter(|c| *c > here.sentence.start && owner.is_none())?;
        let last = self.item_ending(comma)?;
        let item = &self.items[last];
        let unnamed = item.entity.is_none() && item.of.is_none() && item.kinds == Kinds::PERSON && item.tokens.len() > 1;
        let apposition = kinds == Kinds::PERSON
            && group.determined
            && !group.definite
            && self.token(comma as usize).shape == Shape::Comma
            && self.is_apposition(group, here.sentence);
        (unnamed && apposition).then_some(last)
    }

    /// "Lanvik is a ferry operator", "Hale has been the guild's chief", "Ruiz, who became mayor": whom a group says something of, as the predicate behind a
    /// form of "be" or a verb like it.
    pub(super) fn predicated(&self, group: &Group, owner: Option<usize>, kinds: Kinds, here: &Here) -> Option<EntityId> {
        let subject = &self.items[self.subject_of_predicate(group, owner, here)?];
        subject.entity.filter(|_| subject.kinds.meets(kinds) && subject.members.is_empty())
    }

    /// Whether a group is the predicate of somebody of whom nothing else is known.
    pub(super) fn is_predicate(&self, group: &Group, owner: Option<usize>, here: &Here) -> bool {
        self.subject_of_predicate(group, owner, here).is_some_and(|n| self.items[n].kinds == Kinds::PERSON)
    }

    /// Of whom a group is the predicate.
    fn subject_of_predicate(&self, group: &Group, owner: Option<usize>, here: &Here) -> Option<usize> {
        const LONGEST: usize = 4;
        let first = here.sentence.start as usize;
        let start = owner.map_or(group.tokens.start, |o| self.items[o].tokens.start) as usize;
        let links = |i: usize| {
            let word = self.word(i);
            word.is(Class::Be) || word.tags.meets(Tags::VERB) && self.is_of_sort(&[self.lemma(i)], LINKING)
        };
        // "was once", "is now"
        let adverb = |i: &usize| self.token(*i).shape == Shape::Lower && self.word(*i).likely == Some(Tag::Adverb);
        let start = start - (first..start).rev().take(2).take_while(adverb).count();
        let link = start.checked_sub(1).filter(|b| *b > first && self.token(*b).shape == Shape::Lower && links(*b))?;
        // "will soon be", "has never been"
        let light = |i: &usize| {
            let word = self.word(*i);
            self.token(*i).shape == Shape::Lower
                && (word.is(Class::Have) || word.is(Class::Be) || matches!(word.likely, Some(Tag::Modal | Tag::Adverb)))
        };
        let verb = link - (first..link).rev().take(LONGEST).take_while(light).count();
        if (verb..group.tokens.start as usize).any(|i| self.word(i).is(Class::Negation)) {
            return None;
        }
        // "Hale, a banker, is a friend of": behind an aside; "Hale, who is"
        let relative = verb
            .checked_sub(1)
            .filter(|w| *w > first && self.word(*w).is(Class::Relative) && !self.word(*w).tags.has(Tag::That))
            .unwrap_or(verb);
        let aside = relative.checked_sub(1).map_or(relative, |c| relative - (self.token(c).shape == Shape::Comma) as usize);
        Some(aside).filter(|a| *a > first).and_then(|a| self.item_ending(a as u32))
    }

    /// The last item that ends at a token. (Names inside a group are items before it.)
    pub(super) fn item_ending(&self, end: u32) -> Option<usize> {
        (self.from..self.items.len()).rev().find(|n| self.items[*n].tokens.end <= end).filter(|n| self.items[*n].tokens.end == end)
    }

    /// The item whose words end at a token, wherever in the story.
    pub(super) fn item_ending_at(&self, end: u32) -> Option<usize> {
        self.item_at(end.checked_sub(1)?).filter(|n| self.items[*n].tokens.end == end)
    }

    /// The name beside a group that says who it is: directly behind it, after a comma, or after "of" behind a place noun. "the tanker operator Lanvik",
    /// "the contractor, Bluegate", "the city of Urla".
    pub(super) fn name_beside(&self, group: &Group, kinds: Kinds, sentence: Tokens) -> Option<&Mention> {
        let end = sentence.end as usize;
        let next = group.head() + 1;
        if next >= end {
            return None;
        }
        let comma = self.token(next).shape == Shape::Comma;
        let of = self.word(next).is(Class::Of) && self.word(group.head()).is(Class::PlaceNoun);
        if !comma
            && !of
            && kinds.meets(Kinds::PERSON)
            && let Some(m) = self.name_behind_office(group.head(), sentence)
        {
            return Some(m);
        }
        let mut j = next + (comma || of) as usize;
        j += (j < end && comma && self.word(j).is(Class::Definite)) as usize;
        // ", Dr Ana Ruiz": behind titles
        j += self.titles_at(j, end, TITLES);
        // ", the Senegalese jurist Ana Ruiz": behind a noun for what the name is of
        if comma && self.mention_at(j).is_none_or(|m| self.tells_origin(m)) {
            j = self.name_behind_description(j, end, kinds).unwrap_or(j);
        }
        let mut m = self.mention_at(j);
        // ", Riga-based Lanvik"
        if let Some(place) = m.filter(|p| comma && self.doc.tokens.get(p.tokens.end as usize).is_some_and(|t| t.shape == Shape::Hyphen)) {
            m = self.mention_at(place.tokens.end as usize + 2);
            j = m.map_or(j, |m| m.tokens.start as usize);
        }
        let m = m.filter(|m| m.tokens.start as usize == j && m.tokens.end <= sentence.end && m.form != MentionForm::Adjective)?;
        let named = self.kinds_of_entity(m.entity);
        let same = named.meets(kinds);
        // a list goes on with the next party: "the company, Lanvik and two banks"
        let after = m.tokens.end as usize;
        let closed = !comma || after >= end || !self.word(after).is(Class::And);
        (same && closed).then_some(m)
    }

    /// Where the name begins that stands behind what describes it from token `j` on, in a sentence that ends at `end`.
    fn name_behind_description(&self, j: usize, end: usize, kinds: Kinds) -> Option<usize> {
        const DESCRIBED: usize = 4;
        let person = kinds.meets(Kinds::PERSON);
        let describes = |i: &usize| match self.mention_at(*i) {
            Some(m) => self.tells_origin(m),
            None => {
                // ("retired PE teacher Ana Ruiz")
                let letters = self.token(*i).shape == Shape::Upper && self.doc.tokens.get(i + 1).is_some_and(|t| t.shape == Shape::Lower);
                letters || self.token(*i).shape == Shape::Lower && self.word(*i).likely.map_or(person, |l| MEMBERS.has(l))
            }
        };
        let words = (j..end.min(j + DESCRIBED)).take_while(describes).count();
        if words == 0 {
            return None;
        }
        let behind = j + words;
        let last = behind - 1;
        // ", retired Gen. Ana Ruiz"
        let titles = self.titles_at(behind, end, 2 * TITLES);
        // "her coach, former world number two Ana Ruiz"
        let ranked = words > 1 && self.word(last).likely == Some(Tag::Number);
        // ", Spaniard Ana Ruiz"
        let national = person && self.mention_at(last).is_some_and(|m| m.form != MentionForm::Name);
        let unknown = person && self.mention_at(last).is_none() && self.word(last).likely.is_none_or(|l| l == Tag::Noun);
        let noun = || (self.is_party_noun(last) || unknown) && !self.is_plural(last);
        let name = behind + titles;
        ((titles > 0 || ranked || national || noun()) && self.mention_at(name).is_some()).then_some(name)
    }

    /// How many titles stand at token `i` and behind it, in a sentence that ends at `end`.
    fn titles_at(&self, i: usize, end: usize, most: usize) -> usize {
        (i..end.min(i + most)).take_while(|i| self.is_title(*i)).count()
    }

    /// ", Spaniard Ana Ruiz", ", Brisbane firm Lanvik": whether a name may say where the one is from whose name follows.
    pub(super) fn tells_origin(&self, m: &Mention) -> bool {
        let next = self.doc.tokens.get(m.tokens.end as usize);
        let goes_on = next.is_some_and(|t| t.shape == Shape::Lower || t.shape.is_capital()) && !next.is_some_and(|t| t.is(Class::And));
        m.form == MentionForm::Adjective || goes_on && (m.form == MentionForm::Demonym || self.kind(m.entity) == Kind::Place)
    }

    /// "Secretary of State Ana Ruiz", "Commissioner for Human Rights Ana Ruiz", "Governor of Kano Ana Ruiz": the person whose name follows the words of the
    /// office that begins with a title at `head`.
    pub(super) fn name_behind_office(&self, head: usize, sentence: Tokens) -> Option<&Mention> {
        const LONGEST: usize = 10;
        let capital = |i: usize| self.token(i).shape.is_capital();
        let joins = |i: usize| {
            let word = self.word(i);
            self.token(i).shape == Shape::Lower && (word.likely == Some(Tag::Preposition) || word.is_any(&[Class::And, Class::Definite]))
        };
        let end = (sentence.end as usize).min(head + LONGEST);
        if !capital(head) || head + 2 >= end || !joins(head + 1) || self.word(head + 1).is(Class::And) {
            return None;
        }
        let mut i = head + 2;
        while i < end {
            match self.mention_at(i) {
                Some(m) if self.kind(m.entity) == Kind::Person => {
                    let whole = m.tokens.start as usize == i && m.tokens.len() > 1 && !joins(i - 1);
                    return Some(m).filter(|_| whole);
                }
                Some(m) => i = m.tokens.end as usize,
                None if capital(i) || joins(i) => i += 1,
                None => return None,
            }
        }
        None
    }

    /// Whether a group that follows a comma says what stands before it, and is no clause's subject: ", a security contractor,".
    pub(super) fn is_apposition(&self, group: &Group, sentence: Tokens) -> bool {
        const FARTHEST: usize = 9;
        let next = group.head() + 1;
        if next < sentence.end as usize && self.word(next).is(Class::PossessiveMark) {
            return false;
        }
        for j in next..(sentence.end as usize).min(next + FARTHEST) {
            let token = self.token(j);
            match token.shape {
                Shape::Comma | Shape::Stop | Shape::Semicolon | Shape::Dash | Shape::Close | Shape::Colon => return true,
                Shape::Lower if token.word.likely.is_some_and(|l| Tags::FINITE.has(l)) => return false,
                _ => {}
            }
            if token.is(Class::Relative) {
                return true;
            }
        }
        next >= sentence.end as usize
    }
}
