//! Doubtful names: what no list holds and whose words tell neither a person nor a body. Whoever refers to one says what it is: "Dornex Vale said it".

use super::Resolver;
use super::here::Here;
use super::item::{Item, Kinds};
use crate::document::{Document, EntityId, Mention, MentionForm, Sex};
use crate::entity::bound::is_bound;
use crate::gazetteer::Kind;
use crate::lexicon::{Class, Classes, Tag, Word};
use crate::text::shape::Shape;

/// A name of so many words says more than its words do.
const LONGEST: usize = 3;

/// Of every entity what its name leaves open.
pub(super) fn find(doc: &Document, longest: impl Fn(usize) -> Option<u32>, held: impl Fn(EntityId) -> bool) -> Vec<bool> {
    const PERSONAL: Classes = Classes::of(&[Class::FirstName, Class::LastName, Class::Honorific, Class::NameParticle, Class::NameSuffix]);
    const BODILY: Classes =
        Classes::of(&[Class::OrganizationNoun, Class::LegalForm, Class::BodyNoun, Class::GroupNoun, Class::GovernmentNoun, Class::Of]);
    let doubtful = |n: usize| {
        let entity = &doc.entities[n];
        let open = entity.row.is_none() && entity.sex == Sex::Unknown && entity.members.is_empty();
        let Some(m) = longest(n).filter(|_| open && matches!(entity.kind, Kind::Person | Kind::Organization)) else { return false };
        let words = &doc.tokens[doc.mentions[m as usize].tokens.range()];
        let before = doc.mentions[m as usize].tokens.start.checked_sub(1).map(|b| doc.tokens[b as usize].word);
        let placed = before.is_some_and(|w| w.is(Class::Locative) || w.is(Class::Of));
        let plain = !placed && words.iter().all(|t| matches!(t.shape, Shape::Capital | Shape::Hyphen));
        let told = words.iter().any(|t| t.word.classes.has_any(if entity.kind == Kind::Person { PERSONAL } else { BODILY }));
        let person = entity.kind == Kind::Person;
        let last = words.last().map(|t| t.word);
        let several = entity.kind == Kind::Organization && last.is_some_and(|w| w.likely == Some(Tag::Plural));
        plain && !told && !several && (person || words.len() > 1) && words.len() <= LONGEST && !(person && held(EntityId(n as u32)))
    };
    (0..doc.entities.len()).map(doubtful).collect()
}

impl Resolver<'_> {
    /// What a name may mean: a person or a body where nothing has told yet.
    pub(super) fn kinds_of_entity(&self, entity: EntityId) -> Kinds {
        if self.is_doubtful(entity) { Kinds::EITHER } else { Kinds::of(self.kind(entity)) }
    }

    pub(super) fn is_doubtful(&self, entity: EntityId) -> bool {
        self.doubtful.get(entity.0 as usize).is_some_and(|doubtful| *doubtful)
    }

    /// Takes an entity for what refers to it as one of these kinds.
    pub(super) fn settle(&mut self, entity: EntityId, kinds: Kinds) {
        let kind = match (kinds.meets(Kinds::PERSON), kinds.meets(Kinds::BODY)) {
            (true, false) => Kind::Person,
            (false, true) => Kind::Organization,
            _ => return,
        };
        if !self.is_doubtful(entity) {
            return;
        }
        self.doubtful[entity.0 as usize] = false;
        self.taken[entity.0 as usize] = kind;
        let said = |i: &&mut Item| i.entity == Some(entity) && i.kinds == Kinds::EITHER;
        self.items.iter_mut().filter(said).for_each(|i| i.kinds = Kinds::of(kind));
    }

    /// "Dornex Vale said it", "Dornex Vale and its": what the first pronoun behind a name says of it, with no other name between.
    pub(super) fn goes_on(&self, mention: &Mention, here: &Here) -> Kinds {
        const FARTHEST: usize = 16;
        let after = mention.tokens.end as usize;
        if mention.form == MentionForm::Adjective || !self.is_subject(after, here.sentence.end as usize) {
            return Kinds::NONE;
        }
        let end = here.sentence.end as usize;
        let words = (after..end).take(FARTHEST).take_while(|i| !self.token(*i).shape.is_capital());
        let word = |i: usize| if i < end { self.word(i) } else { Word::default() };
        let means_somebody = |i: &usize| !word(*i).is(Class::Reciprocal) && !is_bound(word(*i), word(i + 1), word(i + 2));
        let mut pronouns = words.filter(|i| self.is_third_person(*i) && means_somebody(i));
        match pronouns.next().map(|i| self.word(i)) {
            Some(w) if w.is(Class::Neuter) => Kinds::BODY,
            Some(w) if w.is(Class::Masculine) || w.is(Class::Feminine) => Kinds::PERSON,
            _ => Kinds::NONE,
        }
    }
}
