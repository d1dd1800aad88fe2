//! Rivals: whom the claims around a pronoun are made against, where it rather means them.

use super::Resolver;
use super::ask::Ask;
use super::described::Described;
use super::here::Here;
use super::item::Item;
use crate::document::EntityId;
use crate::gazetteer::Kind;
use crate::lexicon::described::{ALIKE, RIVAL};
use crate::lexicon::{Class, Tag, Tags};
use crate::rules::{Frame, Role};

impl Resolver<'_> {
    /// "her opponent", "his Polish counterpart": the other person who was spoken of, of the country that the description tells.
    pub(super) fn rival_of(&self, d: &Described, ask: &Ask) -> Option<usize> {
        let owner = d.owner.filter(|o| self.kind(*o) == Kind::Person)?;
        let names = self.names_in(d.group).iter().map(|m| m.tokens.len()).sum::<usize>();
        let plain = d.group.tokens.len() == 1 + names;
        if !plain || !self.is_of_sort(&[self.lemma(d.head)], RIVAL) {
            return None;
        }
        let country = d.state.and_then(|s| self.origin(s));
        let other = |item: &Item| {
            let person = item.entity.filter(|e| *e != owner && !ask.not.contains(e) && item.quote.is_none())?;
            let origin = self.origin(person);
            // ("her Spanish rival", of whom nothing was said)
            let unknown = origin.is_none() && item.speaks && !self.is_of_sort(&[self.lemma(d.head)], ALIKE);
            (country.is_none() || origin == country || unknown).then_some(0.0)
        };
        self.antecedent(ask, other)
    }

    /// Whom the last claims before a token were made against.
    pub(super) fn adversary(&self, i: usize, not: &[EntityId]) -> Option<EntityId> {
        const LOOK_BACK: usize = 8;
        let bodies = |e: &EntityId| matches!(self.kind(*e), Kind::Organization | Kind::Group | Kind::State);
        let last = (0..self.claims_before(i)).rev().take(LOOK_BACK);
        last.filter_map(|c| self.target_of(c as u32)).find(|e| bodies(e) && !not.contains(e))
    }

    /// The person against whom, or to whom, the speaker of a claim made the last one before: "urged Hale to act. "He promised," she said".
    pub(super) fn addressed_by(&self, claim: u32, i: usize, not: &[EntityId]) -> Option<EntityId> {
        const LOOK_BACK: usize = 4;
        let speaker = self.source_of(claim)?;
        let last = (0..self.claims_before(i)).rev().take(LOOK_BACK).map(|c| c as u32).filter(|c| self.source_of(*c) == Some(speaker));
        let target = last.into_iter().find_map(|c| self.target_of(c))?;
        (self.kind(target) == Kind::Person && !not.contains(&target)).then_some(target)
    }

    /// The head of the target that the subject of what is said of it rather means: "accused Riga of spying, saying it had", "thanked Riga for what it".
    pub(super) fn accused_before(&self, i: usize, here: &Here) -> Option<u32> {
        if let Some(target) = self.rival(i, here) {
            return Some(target);
        }
        let content = self.content_around(i).filter(|c| !c.direct && c.tokens.start >= here.sentence.start)?;
        let (first, subject) =
            (content.tokens.start as usize, i + 1 < here.sentence.end as usize && self.word(i + 1).tags.meets(Tags::FINITE));
        let opens = i == first || i == first + 1 && (self.word(first).tags.has(Tag::That) || self.word(first).is(Class::Dealings));
        // "urged Riga to reopen its border": whoever is to do it
        let urged = self.word(first).tags.has(Tag::To) && !self.is_object(i, here);
        if !(subject || urged || opens && self.word(i).tags.has(Tag::Possessive)) {
            return None;
        }
        if let Some(target) = self.target_head(content.claim).filter(|t| (*t as usize) < i) {
            return Some(target);
        }
        // what else the source did in the sentence
        let participle = self.doc.claims[content.claim as usize].frame == Frame::Participle;
        let source = self.sources[content.claim as usize].filter(|_| opens && participle)?;
        let others = self.parts_at(source).iter().filter(|p| p.role == Role::Source && p.claim != content.claim);
        others.filter_map(|p| self.target_head(p.claim)).find(|t| (*t as usize) < i && *t >= here.sentence.start)
    }

    /// "accused Riga of spying and summoned its ambassador", "demanded Hale's resignation, accusing him": the target of what the source did before to one
    /// who is, or owns, the target of what it does now.
    fn rival(&self, i: usize, here: &Here) -> Option<u32> {
        const LONGEST: usize = 4;
        let owned = self.word(i).tags.has(Tag::Possessive);
        let to = if owned { i + 1 + LONGEST } else { i + 1 };
        let heads = i..to.min(here.sentence.end as usize);
        let target = heads.flat_map(|h| self.parts_at(h as u32)).find(|p| p.role == Role::Target && (p.tokens.start as usize) == i)?;
        let source = self.sources[target.claim as usize]?;
        let others = self.parts_at(source).iter().filter(|p| p.role == Role::Source && p.claim != target.claim);
        others.filter_map(|p| self.target_head(p.claim)).find(|t| (*t as usize) < i && *t >= here.sentence.start)
    }
}
