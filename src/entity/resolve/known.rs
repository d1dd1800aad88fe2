//! The entities of the document by row, and those that no list holds by id.

use crate::document::{Document, Entity, EntityId};
use crate::gazetteer::RowId;
use hashbrown::HashMap;

/// The entities of a document, to be found again.
pub(super) struct KnownIds {
    by_row: HashMap<RowId, EntityId>,
    by_id: HashMap<String, EntityId>,
}

impl KnownIds {
    pub(super) fn of(doc: &Document) -> KnownIds {
        let mut known = KnownIds { by_row: HashMap::with_capacity(doc.entities.len()), by_id: HashMap::new() };
        doc.entities.iter().zip(0..).for_each(|(e, n)| known.put(e, EntityId(n)));
        known
    }

    pub(super) fn put(&mut self, entity: &Entity, id: EntityId) {
        match entity.row {
            Some(row) => self.by_row.insert(row, id),
            None => self.by_id.insert(entity.new_id.clone(), id),
        };
    }

    /// The entity of a gazetteer row.
    pub(super) fn row(&self, row: RowId) -> Option<EntityId> {
        self.by_row.get(&row).copied()
    }

    /// The entity with an id that no list holds.
    pub(super) fn id(&self, id: &str) -> Option<EntityId> {
        self.by_id.get(id).copied()
    }
}
