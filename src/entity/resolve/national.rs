//! Persons whom the adjective or name of a country means: "the Senegalese", "a Dane".

use super::Resolver;
use super::ask::Ask;
use super::country::Country;
use super::here::Here;
use super::item::{Item, Kinds};
use super::salience::gains;
use crate::document::{EntityId, Mention, MentionForm, Resolved, Sex};
use crate::gazetteer::{Flags, Kind, id};
use crate::lexicon::{Class, Tag, Tags, has_ending_of_several, may_mean_all, means_all};
use crate::rules::Role;
use crate::text::shape::Shape;

/// "South African"
const LONGEST_DEMONYM: usize = 2;
/// What somebody who is from there gains over those of whom nobody says where from.
const FROM_THERE: f32 = 8.0;

impl Resolver<'_> {
    /// "the Norwegian said": the adjective of a state with an article and no noun means somebody from there.
    pub(super) fn national(&mut self, mention: &Mention, here: &Here) -> Option<Item> {
        let (start, end) = (mention.tokens.start as usize, mention.tokens.end as usize);
        if start == here.sentence.start as usize || !self.word(start - 1).is(Class::Definite) || self.is_plural(end - 1) {
            return None;
        }
        // "the US" is the state, though "US officials" come from there
        let written = self.token(start).shape == Shape::Capital;
        let form = self.token(end - 1).of(&self.doc.article.text);
        // "the Tories", "the French", "the Vatican"
        let several = has_ending_of_several(form) || means_all(form);
        let known = self.known_at(start, Kind::State);
        if several || known.is_some_and(|k| k.flags.has(Flags::METONYM)) {
            return None;
        }
        // "the Swiss" are all of them
        let all = known.is_some_and(|k| k.flags.has(Flags::ADJECTIVE) && k.flags.has(Flags::DEMONYM)) && may_mean_all(form);
        // "the Democrat said"
        let member = mention.tokens.len() == 1 && written && id::is_party(self.id(mention.entity));
        let adjective = (member || written && matches!(mention.form, MentionForm::Adjective | MentionForm::Demonym))
            && mention.tokens.len() <= LONGEST_DEMONYM
            && !(all && self.is_spoken_of_state(mention.entity));
        if !adjective {
            return None;
        }
        let next = self.doc.tokens.get(end).filter(|_| end < here.sentence.end as usize);
        let hyphen = next.is_some_and(|t| t.shape == Shape::Hyphen);
        let alone = next.is_none_or(|t| {
            !t.shape.is_word() && !t.is(Class::PossessiveMark)
                || t.shape == Shape::Lower && t.word.tags.meets(Tags::FINITE) && t.word.likely.is_some_and(|l| Tags::FINITE.has(l))
        });
        let party = self.parts_at(mention.tokens.end - 1).iter().any(|p| p.role != Role::Content);
        if hyphen || !(party || alone && self.is_subject(end, here.sentence.end as usize)) {
            return None;
        }
        let country = Country::new(self.country(mention.entity));
        // ("the Irishman", but "the Dane", though some are called so)
        let noun = self.word(end - 1);
        let sex = if noun.is(Class::FirstName) { Sex::Unknown } else { Sex::of(noun) };
        let ask = Ask { sex, ..Ask::new(start, Kinds::PERSON, &[], here) };
        let body = member.then_some(mention.entity);
        let owns = |i: &Item| self.word(i.head() as usize).tags.has(Tag::Possessive);
        let of_country = |i: &Item| match self.origin(i.entity?) {
            _ if body.is_some_and(|body| self.belongs_elsewhere(i.entity.unwrap_or(body), body)) => None,
            _ if body.is_some_and(|body| i.entity.is_some_and(|e| self.belongs_to(e, body))) => Some(FROM_THERE),
            // ("the Senegalese" is nobody who did not just speak)
            None if all => (i.speaks && i.sentence + 1 == here.number).then_some(0.0),
            // ("France coach Hale said … The Frenchman", who just spoke or acted)
            None if member => Some(0.0),
            None => Some(gains((i.speaks || i.subject) && !owns(i) && i.sentence + 1 == here.number && i.quote.is_none(), FROM_THERE)),
            of => (of == country).then_some(FROM_THERE),
        };
        let found = self.antecedent(&ask, of_country)?;
        let mut item = self.item(mention.tokens, here);
        self.points_back(&mut item, found);
        item.resolved = Resolved::Definite;
        Some(item)
    }

    /// Whether the story has named a state before.
    fn is_spoken_of_state(&self, state: EntityId) -> bool {
        self.items.iter().any(|i| i.entity == Some(state))
    }

    /// "the Canadians": a demonym with the ending of several.
    pub(super) fn is_demonym_of_several(&self, mention: &Mention) -> bool {
        mention.form == MentionForm::Demonym && has_ending_of_several(self.doc.span(mention.tokens).of(&self.doc.article.text))
    }
}
