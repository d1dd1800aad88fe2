//! The registry: the entities of one document, each once, and the names by which the document knows them.

use crate::document::{Entity, EntityId, Sex};
use crate::gazetteer::{Kind, RowId, id};
use crate::lexicon::WordId;
use crate::lexicon::fold::fold;
use crate::tables::Tables;
use crate::text::one_line;
use std::collections::{HashMap, HashSet};

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
    /// folded form → entity, for what the document itself introduces: full names, surnames, acronyms
    by_form: HashMap<String, EntityId>,
    ids: HashSet<String>,
    /// who is named with a role, as the document was read
    pub holders: Vec<Holder>,
}

impl Registry {
    /// Forgets everything; the maps keep their room.
    pub fn clear(&mut self) {
        self.by_row.clear();
        self.by_form.clear();
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
        let form = fold(name);
        if let Some(known) = self.by_form.get(&form)
            && entities[known.0 as usize].kind == kind
        {
            return *known;
        }
        let id = self.unused_id(name);
        self.add(
            form,
            Entity { row: None, kind, new_id: id, name: one_line(name), country: String::new(), sex: Sex::Unknown, members: Vec::new() },
            entities,
        )
    }

    /// The body with this id, which a pattern makes ("org:cz-foreign"): a row if a list has it, else new under that id.
    pub fn body(&mut self, id: &str, name: &str, country: &str, tables: &Tables, entities: &mut Vec<Entity>) -> EntityId {
        if let Some(row) = tables.entities.find(id) {
            return self.listed(row, tables, entities);
        }
        if let Some(known) = self.by_form.get(id) {
            return *known;
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
        self.add(id.to_owned(), entity, entities)
    }

    fn add(&mut self, form: String, entity: Entity, entities: &mut Vec<Entity>) -> EntityId {
        entities.push(entity);
        let id = EntityId(entities.len() as u32 - 1);
        self.by_form.insert(form, id);
        id
    }

    /// Lets a form stand for an entity from now on; the first entity to claim a form keeps it, unless `over`.
    pub fn remember(&mut self, form: &str, entity: EntityId, over: bool) {
        let form = fold(form);
        if over || !self.by_form.contains_key(&form) {
            self.by_form.insert(form, entity);
        }
    }

    /// The entity that the document knows by this form.
    pub fn known(&self, form: &str) -> Option<EntityId> {
        if self.by_form.is_empty() { None } else { self.by_form.get(&fold(form)).copied() }
    }

    fn unused_id(&mut self, name: &str) -> String {
        (1..).map(|nth| id::new(name, nth)).find(|id| self.ids.insert(id.clone())).expect("numbers do not end")
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
        registry.remember("Novák", a, false);
        assert_eq!(registry.known("NOVAK"), Some(a));
        let b = registry.new_entity("Jan Novák", Kind::Organization, &mut entities);
        assert_ne!(a, b);
        assert_eq!(entities[1].new_id, "new:jan-novak-2");
    }
}
