//! How well a noun fits a body: by its subtype, by the words of its name, by what was said of it.

use super::Resolver;
use super::body::Noun;
use super::salience::gains;
use crate::document::EntityId;
use crate::gazetteer::Kind;
use crate::gazetteer::id::{self, PARTY};
use crate::lexicon::described::{COMPANY, PUBLIC};
use crate::lexicon::{Class, Tag, WordId};
use smallvec::SmallVec;

/// What a body fits by counts like so much salience.
pub(super) const SAME_NOUN: f32 = 30.0;
pub(super) const CALLED: f32 = 20.0;
pub(super) const SAME_SORT: f32 = 8.0;
/// What a body gains of the sort that a noun first of all means.
const FIRST_SORT: f32 = 3.0;
/// A noun that may mean so many sorts of bodies is a vague one: "the group".
pub(super) const FEW: usize = 3;
/// One that may mean more than so many means none of them first of all.
const MANY: usize = 6;

/// What the name of a body says.
#[derive(Debug, Default)]
pub(super) struct Name<'t> {
    lemmas: SmallVec<[WordId; 6]>,
    /// those that do not say what it is: no university is the Association of Universities
    others: SmallVec<[WordId; 1]>,
    /// the subtypes of bodies that its words tell of first
    senses: SmallVec<[&'t str; 2]>,
    /// whether a word says what kind of body that is
    tells: bool,
}

impl<'a> Resolver<'a> {
    /// How well a noun fits a body: it was called so, its name holds the noun, it is of a sort that the noun describes, or nothing is known of it. None where
    /// it is something else: no "company" is a commission.
    pub(super) fn fit(&self, entity: EntityId, noun: &Noun) -> Option<f32> {
        // several together are none
        if !self.entity(entity).members.is_empty() {
            return None;
        }
        let facts = &self.facts[entity.0 as usize];
        if facts.called.contains(&noun.lemma) {
            return Some(CALLED);
        }
        let name = facts.name.get_or_init(|| self.name_said(entity));
        if noun.lemma.is_known() && name.lemmas.contains(&noun.lemma) && !name.others.contains(&noun.lemma) {
            // a list's name may have words that the text does not: "the party" is no likelier the NDP than another
            let of_sort = || noun.subtypes.iter().any(|s| s == self.subtype(entity));
            return Some(if !self.is_written(entity, noun.lemma) && of_sort() { SAME_SORT } else { SAME_NOUN });
        }
        // "the road agency" is no ministry
        if noun.modified && self.entity(entity).row.is_none() && id::is_ministry_in(self.id(entity), self.country(entity)) {
            return None;
        }
        // "the security firm" is Skerry Security
        let told =
            noun.modified && noun.words.range().any(|i| self.word(i).likely == Some(Tag::Noun) && name.lemmas.contains(&self.lemma(i)));
        if told && !noun.subtypes.is_empty() && (self.subtype(entity).is_empty() || noun.subtypes.iter().any(|s| s == self.subtype(entity)))
        {
            return Some(CALLED);
        }
        if self.kind(entity) == Kind::Group {
            return noun.group.then_some(SAME_SORT);
        }
        let subtype = self.subtype(entity);
        let may_be = |sense: &&str| noun.subtypes.iter().any(|of| of == sense);
        if !noun.subtypes.is_empty() && !subtype.is_empty() {
            // a party is surely one, whatever its name: "the ruling party" is no likelier the Labour Party than Fidesz
            let party = noun.subtypes == [PARTY] && subtype == PARTY;
            // "the television channel RTL … the broadcaster"
            let called = || noun.subtypes.len() == 1 && facts.senses.iter().any(may_be);
            // "the lender" is rather a bank than a fund
            let first = noun.subtypes.len() <= MANY && noun.subtypes.first().is_some_and(|s| s == subtype);
            let sort = SAME_SORT + gains(first, FIRST_SORT);
            return if party { Some(SAME_NOUN) } else { (noun.subtypes.iter().any(|s| s == subtype) || called()).then_some(sort) };
        }
        // what the name says first, or the noun: "the council" is no Fire Service, though both may be an agency
        let first =
            || name.senses.first().is_some_and(may_be) || noun.subtypes.first().is_some_and(|of| name.senses.contains(&of.as_str()));
        match () {
            // "the party" is surely the Democrats
            _ if noun.subtypes == [PARTY] && name.senses.first() == Some(&PARTY) => Some(SAME_NOUN),
            _ if facts.senses.iter().any(may_be) || name.senses.iter().any(may_be) && first() => Some(SAME_SORT),
            _ if !facts.senses.is_empty() || !name.senses.is_empty() || name.tells => None,
            // "the regional committee" is not just any body
            // "Tarvo was fined. The regulator": nor is the court whoever was named
            // (but "the port operator" may be whom the story is about)
            _ => {
                ((!noun.modified || facts.topic) && !noun.subtypes.is_empty() && !noun.subtypes.iter().any(|s| s == PUBLIC)).then_some(0.0)
            }
        }
    }

    /// Whether a description that tells by a noun what a body does means another one: "the electoral commission" is not the Human Rights Commission.
    pub(super) fn is_told_otherwise(&self, entity: EntityId, noun: &Noun) -> bool {
        if !noun.modified {
            return false;
        }
        let name = self.facts[entity.0 as usize].name.get_or_init(|| self.name_said(entity));
        if !name.lemmas.contains(&noun.lemma) {
            return false;
        }
        let tells = |i: &usize| matches!(self.word(*i).likely, Some(Tag::Noun | Tag::Adjective)) && !self.word(*i).tags.has(Tag::Ing);
        let unknown = |i: usize| !name.lemmas.contains(&self.lemma(i));
        noun.words.range().filter(|i| self.mention_at(*i).is_none()).filter(tells).any(unknown)
    }

    /// Whether the longest name by which the text mentions somebody has a word.
    pub(super) fn is_written(&self, entity: EntityId, lemma: WordId) -> bool {
        let Some(longest) = self.facts[entity.0 as usize].longest else { return false };
        let mut words = self.doc.mentions[longest as usize].tokens.range();
        // "Emek Mining" is no mine
        words.any(|i| if self.word(i).tags.has(Tag::Ing) { self.token(i).id == lemma } else { self.lemma(i) == lemma })
    }

    /// Whether the name of a body tells that it is of such a subtype.
    pub(super) fn is_written_as(&self, entity: EntityId, subtype: impl Fn(&str) -> bool) -> bool {
        let name = self.facts[entity.0 as usize].name.get_or_init(|| self.name_said(entity));
        name.senses.iter().any(|s| subtype(s))
    }

    fn name_said(&self, entity: EntityId) -> Name<'a> {
        let lexicon = &self.tables.lexicon;
        let (mut name, mut of) = (Name::default(), false);
        let mut before: SmallVec<[WordId; 2]> = SmallVec::new();
        for written in self.name(entity).split_whitespace() {
            let id = lexicon.find(written);
            let word = lexicon.word(id);
            let lemma = if word.lemma.is_known() { word.lemma } else { id };
            name.lemmas.push(lemma);
            if of && word.likely == Some(Tag::Plural) {
                name.others.push(lemma);
            }
            of |= word.is(Class::Of);
            // the Rail Union Council is no union
            let sorts = lexicon.bodies(lemma);
            if !of && !sorts.is_empty() && !sorts.iter().any(|s| s == COMPANY) {
                name.others.extend(before.drain(..));
                // nor is the Rail Union a railway
                name.senses.clear();
            }
            before.extend((!sorts.is_empty()).then_some(lemma));
            let body = word.is(Class::BodyNoun) || word.is(Class::GovernmentNoun);
            // "Great Lakes Bank" is no lake
            if body || !lexicon.word(lemma).is(Class::PlaceNoun) {
                // "Resources" tells a company, a resource nothing
                let senses = [id, lemma].into_iter().map(|noun| lexicon.bodies(noun)).find(|s| !s.is_empty());
                name.senses.extend(senses.into_iter().flatten().take(FEW).map(String::as_str));
            }
            name.tells |= body;
        }
        name
    }
}
