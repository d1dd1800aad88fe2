//! The registry: the entities of one document, each once, and the names by which the document knows them.

use crate::document::{Entity, EntityId, Sex};
use crate::eight;
use crate::gazetteer::{Kind, RowId, id};
use crate::lexicon::WordId;
use crate::lexicon::fold::{Hash, fold};
use crate::span::Span;
use crate::tables::Tables;
use crate::text::one_line;
use hashbrown::{HashMap, HashTable};
use std::borrow::Cow;

/// A person whom the document names with a role: "Foreign Minister Jan Novák", "Ana Ruiz, a spokeswoman".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Holder {
    /// the lemma of the role's head noun
    pub noun: WordId,
    /// the row of the role, where it is a listed one
    pub role: Option<RowId>,
    /// who it is
    pub entity: EntityId,
    /// the token at which the document says so
    pub at: u32,
}

/// The entities of one document and the forms that stand for them.
#[derive(Debug, Default)]
pub struct Registry {
    by_row: HashMap<RowId, EntityId>,
    by_form: Forms,
    /// bodies by the last word of their names, which stands for them behind an article
    by_head: Forms,
    /// entities that have an id of their own, by that
    ids: HashTable<EntityId>,
    /// who is named with a role, as the document was read
    pub holders: Vec<Holder>,
}

/// Folded form → entity, for what the document itself introduces: full names, surnames, acronyms. The letters of all forms stand in one arena.
#[derive(Debug, Default)]
struct Forms {
    table: HashTable<(Span, EntityId)>,
    letters: Vec<u8>,
}

impl Forms {
    fn clear(&mut self) {
        self.table.clear();
        self.letters.clear();
    }

    fn get(&self, form: &Form) -> Option<EntityId> {
        self.table.find(form.hash, |(at, _)| form.is(&self.letters[at.range()])).map(|(_, entity)| *entity)
    }

    fn insert(&mut self, form: &Form, entity: EntityId) {
        let Forms { table, letters } = self;
        if let Some((_, known)) = table.find_mut(form.hash, |(at, _)| form.is(&letters[at.range()])) {
            *known = entity;
            return;
        }
        let start = letters.len();
        letters.extend(form.letters.bytes().map(|b| b.to_ascii_lowercase()));
        let hash = |(at, _): &(Span, EntityId)| Hash::of(&letters[at.range()]).0;
        table.insert_unique(form.hash, (Span::new(start, letters.len()), entity), hash);
    }
}

/// A form to look for: folded but for its capitals, and its hash.
struct Form<'a> {
    letters: Cow<'a, str>,
    hash: u64,
}

impl Form<'_> {
    fn of(text: &str) -> Form<'_> {
        // bytes that fold to something else than their lower case
        let mut other = 0;
        let hash = Hash::over(text.as_bytes(), |word| {
            other |= word & eight::HIGH | eight::zeros(word ^ (eight::ONES * b'`' as u64));
            eight::lower(word)
        });
        if other == 0 {
            return Form { hash: hash.0, letters: Cow::Borrowed(text) };
        }
        let folded = fold(text);
        Form { hash: Hash::of(folded.as_bytes()).0, letters: Cow::Owned(folded) }
    }

    fn is(&self, folded: &[u8]) -> bool {
        folded.eq_ignore_ascii_case(self.letters.as_bytes())
    }
}

impl Registry {
    /// Forgets everything; the tables keep their room.
    pub fn clear(&mut self) {
        self.by_row.clear();
        self.by_form.clear();
        self.by_head.clear();
        self.ids.clear();
        self.holders.clear();
    }

    /// The entity of a gazetteer row.
    pub fn listed(&mut self, row: RowId, tables: &Tables, entities: &mut Vec<Entity>) -> EntityId {
        *self.by_row.entry(row).or_insert_with(|| {
            entities.push(Entity {
                row: Some(row),
                kind: tables.entities.kind(row),
                new_id: String::new(),
                name: String::new(),
                country: String::new(),
                sex: Sex::Unknown,
                members: Vec::new(),
            });
            EntityId(entities.len() as u32 - 1)
        })
    }

    /// Whether the document has named a gazetteer row.
    pub fn has(&self, row: RowId) -> bool {
        self.by_row.contains_key(&row)
    }

    /// The entity that no list holds with this name, made where the document has none yet.
    pub fn new_entity(&mut self, name: &str, kind: Kind, entities: &mut Vec<Entity>) -> EntityId {
        let form = Form::of(name);
        if let Some(known) = self.by_form.get(&form)
            && entities[known.0 as usize].kind == kind
        {
            return known;
        }
        let id = self.unused_id(name, entities);
        let hash = Hash::of(id.as_bytes()).0;
        let entity =
            Entity { row: None, kind, new_id: id, name: one_line(name), country: String::new(), sex: Sex::Unknown, members: Vec::new() };
        let entity = self.add(&form, entity, entities);
        self.ids.insert_unique(hash, entity, |e| Hash::of(entities[e.0 as usize].new_id.as_bytes()).0);
        entity
    }

    /// The body with this id, which a pattern makes ("org:cz-foreign"): a row if a list has it, else new under that id.
    pub fn body(&mut self, id: &str, name: &str, country: &str, tables: &Tables, entities: &mut Vec<Entity>) -> EntityId {
        if let Some(row) = tables.entities.find(id) {
            return self.listed(row, tables, entities);
        }
        let form = Form::of(id);
        if let Some(known) = self.by_form.get(&form) {
            return known;
        }
        let entity = Entity {
            row: None,
            kind: Kind::Organization,
            new_id: id.to_owned(),
            name: one_line(name),
            country: country.to_owned(),
            sex: Sex::Unknown,
            members: Vec::new(),
        };
        self.add(&form, entity, entities)
    }

    fn add(&mut self, form: &Form, entity: Entity, entities: &mut Vec<Entity>) -> EntityId {
        entities.push(entity);
        let id = EntityId(entities.len() as u32 - 1);
        self.by_form.insert(form, id);
        id
    }

    /// Lets a form stand for an entity from now on, if it stands for none yet.
    pub fn remember(&mut self, form: &str, entity: EntityId) {
        let form = Form::of(form);
        if self.by_form.get(&form).is_none() {
            self.by_form.insert(&form, entity);
        }
    }

    /// Lets a form stand for an entity from now on, whatever it stood for before.
    pub fn remember_from_now(&mut self, form: &str, entity: EntityId) {
        self.by_form.insert(&Form::of(form), entity);
    }

    /// Lets the last word of a body's name stand for it, behind an article: "the Northern Mirror", then "the Mirror".
    pub fn remember_head(&mut self, word: &str, body: EntityId) {
        self.by_head.insert(&Form::of(word), body);
    }

    /// The body that a word behind an article stands for.
    pub fn known_by_head(&self, word: &str) -> Option<EntityId> {
        if self.by_head.table.is_empty() { None } else { self.by_head.get(&Form::of(word)) }
    }

    /// The entity that the document knows by this form.
    pub fn known(&self, form: &str) -> Option<EntityId> {
        if self.by_form.table.is_empty() { None } else { self.by_form.get(&Form::of(form)) }
    }

    /// An id for a name that no entity of the document has yet.
    fn unused_id(&self, name: &str, entities: &[Entity]) -> String {
        let used = |id: &str| self.ids.find(Hash::of(id.as_bytes()).0, |e| entities[e.0 as usize].new_id == id).is_some();
        (1..).map(|nth| id::new(name, nth)).find(|id| !used(id)).expect("numbers do not end")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entity_is_made_once_and_known_by_its_forms() {
        let (mut registry, mut entities) = (Registry::default(), Vec::new());
        let a = registry.new_entity("Jan Novák", Kind::Person, &mut entities);
        assert_eq!(registry.new_entity("Jan Novak", Kind::Person, &mut entities), a);
        assert_eq!(entities[0].new_id, "new:jan-novak");
        registry.remember("Novák", a);
        assert_eq!(registry.known("NOVAK"), Some(a));
        registry.remember("O`Brien of Cork", a);
        assert_eq!(registry.known("O’BRIEN of Cork"), Some(a));
        let b = registry.new_entity("Jan Novák", Kind::Organization, &mut entities);
        assert_ne!(a, b);
        assert_eq!(entities[1].new_id, "new:jan-novak-2");
    }
}
