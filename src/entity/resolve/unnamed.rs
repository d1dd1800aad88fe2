//! Parties that the text does not name: an office, an occupation, people, a body that it introduces.

use super::Resolver;
use super::argument::Found;
use super::item::{Item, Kinds};
use super::part::Part;
use crate::document::{Entity, EntityId, Resolved};
use crate::gazetteer::{Kind, id};
use crate::lexicon::{Class, Tag, Tags};
use crate::span::Tokens;
use crate::text::one_line;
use smallvec::smallvec;

impl Resolver<'_> {
    /// "a Danish shipping firm", "the pilots' union", "the state consumer watchdog": whether an item introduces a body that the text has not named.
    pub(super) fn introduces_body(&self, item: &Item) -> bool {
        if item.kinds != Kinds::BODY {
            return false;
        }
        let start = item.tokens.start as usize;
        let article = self.word(start);
        let indefinite =
            article.tags == Tags::of(&[Tag::Determiner]) && !article.is(Class::Definite) && !article.is(Class::NegationDeterminer);
        let owned = || start.checked_sub(1).is_some_and(|mark| self.word(mark).is(Class::PossessiveMark));
        // more than the noun tells which one it is
        let told = || item.tokens.len() > 2 && article.is(Class::Definite);
        // "the union that represents teachers", "the board of the bank"
        let bound = || {
            let next = self.doc.tokens.get(item.tokens.end as usize);
            article.is(Class::Definite) && next.is_some_and(|t| t.is(Class::Of) && item.subject || t.is(Class::Relative))
        };
        indefinite || owned() || told() || bound()
    }

    /// A head of which the story made nothing: people in words that are no nouns ("others", "many").
    pub(super) fn by_head(&mut self, part: &Part) -> Found {
        let head = part.head as usize;
        if let Some(m) = self.mention_at(head).filter(|m| m.tokens.end <= part.tokens.end) {
            return Found { entities: smallvec![m.entity], resolved: Resolved::Name, referent: None };
        }
        let word = self.word(head);
        if !(word.is(Class::PeopleNoun) || word.is(Class::PersonNoun) || self.is_role(head)) {
            return Found::default();
        }
        if let Some(m) = self.name_behind_office(head, part.tokens) {
            return Found { entities: smallvec![m.entity], resolved: Resolved::Name, referent: None };
        }
        let entity = self.unnamed(Tokens { start: part.tokens.start, end: part.head + 1 });
        Found { entities: smallvec![entity], ..Found::default() }
    }

    /// "Czech officials", "the ambassador", "a Danish shipping firm": an unnamed office, occupation or body, with its country if the phrase tells it.
    pub(super) fn unnamed(&mut self, tokens: Tokens) -> EntityId {
        // "Poland's prime minister", "the pilots' union"
        let mark = tokens.start.checked_sub(1).filter(|b| self.word(*b as usize).is(Class::PossessiveMark));
        let before = |mark: u32| self.item_ending_at(mark).map(|n| self.items[n].tokens.start);
        let owner = mark.and_then(|mark| {
            let named = self.mention_at((mark as usize).checked_sub(1)?).filter(|m| mark == m.tokens.end);
            named.map(|m| m.tokens.start).or_else(|| before(mark))
        });
        // "the head of state"
        let head = tokens.end - 1;
        let tokens = Tokens { start: owner.unwrap_or(tokens.start), end: self.office_end(head as usize) as u32 };
        let articles = tokens.range().take_while(|i| self.word(*i).tags.has(Tag::Determiner)).count() as u32;
        // "last week officials"
        let time = tokens.range().rev().skip(1).find(|i| self.word(*i).is_any(&[Class::Time, Class::Weekday]));
        let time = time.filter(|i| self.token(i + 1).shape.is_word() && !self.word(i + 1).is(Class::PossessiveMark));
        let first = time.map_or(tokens.start + articles, |i| i as u32 + 1);
        let written = Tokens { start: first.min(tokens.end - 1), end: tokens.end };
        let name = one_line(self.doc.span(written).of(&self.doc.article.text));
        let id = id::new(&name, 1);
        if let Some(known) = self.known.id(&id) {
            return known;
        }
        let state = self.doc.mentions[self.doc.mentions.partition_point(|m| m.tokens.start < tokens.start)..]
            .iter()
            .take_while(|m| m.tokens.end <= tokens.end)
            .find(|m| self.kind(m.entity) == Kind::State);
        let country = state.map_or(String::new(), |m| self.country(m.entity).to_owned());
        self.add(Entity { country, ..Entity::unlisted(Kind::Role, id, name) })
    }
}
