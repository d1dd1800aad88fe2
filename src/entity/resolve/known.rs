//! The entities of the document by row, and those that no list holds by id.

use super::country::Country;
use crate::document::{Document, Entity, EntityId};
use crate::gazetteer::{Kind, RowId, id};
use crate::tables::Tables;
use hashbrown::HashMap;

/// The entities of a document, to be found again.
pub(super) struct KnownIds {
    by_row: HashMap<RowId, EntityId>,
    by_id: HashMap<String, EntityId>,
    /// states by their countries
    states: Vec<(Country, EntityId)>,
}

impl KnownIds {
    pub(super) fn of(doc: &Document, tables: &Tables) -> KnownIds {
        let by_row = HashMap::with_capacity(doc.entities.len());
        let mut known = KnownIds { by_row, by_id: HashMap::new(), states: Vec::new() };
        doc.entities.iter().zip(0..).for_each(|(e, n)| known.put(e, EntityId(n), tables));
        known
    }

    pub(super) fn put(&mut self, entity: &Entity, id: EntityId, tables: &Tables) {
        let Some(row) = entity.row else {
            self.by_id.insert(entity.new_id.clone(), id);
            return;
        };
        self.by_row.insert(row, id);
        if entity.kind == Kind::State {
            let country = id::country(tables.entities.id(row)).and_then(Country::new);
            self.states.extend(country.map(|country| (country, id)));
        }
    }

    /// The entity of a gazetteer row.
    pub(super) fn row(&self, row: RowId) -> Option<EntityId> {
        self.by_row.get(&row).copied()
    }

    /// The state of a country.
    pub(super) fn state(&self, country: Country) -> Option<EntityId> {
        self.states.iter().find(|(c, _)| *c == country).map(|(_, state)| *state)
    }

    /// The entity with an id that no list holds.
    pub(super) fn id(&self, id: &str) -> Option<EntityId> {
        self.by_id.get(id).copied()
    }
}
