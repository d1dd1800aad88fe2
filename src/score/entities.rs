//! Comparing named mentions and their links with gold. A mention is right if span and type are the same.

use super::compare::{Counts, id_of, kind_of, same_party};
use super::gold::Gold;
use crate::document::{Document, MentionForm, ZoneKind};
use crate::engine::Engine;
use crate::gazetteer::{Kind, id};
use crate::span::Span;
use std::collections::BTreeMap;

impl Counts {
    /// Names, by type, and the links of those whose gold has an id.
    pub(super) fn entities(&mut self, doc: &Document, gold: &Gold, engine: &Engine, errors: &mut Vec<String>) {
        let scored = |z: ZoneKind| z.mentions() && !matches!(z, ZoneKind::Boilerplate | ZoneKind::Byline);
        let named = doc.mentions.iter().filter(|m| !matches!(m.form, MentionForm::Pronoun | MentionForm::Definite | MentionForm::Role));
        let mut found: BTreeMap<Span, (Kind, String)> = BTreeMap::new();
        for m in named {
            let span = doc.span_of_mention(m);
            let zone = doc.zones.partition_point(|z| z.span.end <= span.start);
            if doc.zones.get(zone).is_some_and(|z| scored(z.kind)) {
                found.insert(span, (kind_of(doc, m.entity), id_of(doc, m.entity, engine)));
            }
        }
        for (span, (kind, _)) in &found {
            for name in ["entities".to_owned(), format!("entities.{}", kind.name())] {
                self.at(&name).predicted += 1;
            }
            if !gold.mentions.iter().any(|g| g.span == *span && g.kind == *kind) {
                errors.push(format!("entity false    {:<13} {}", kind.name(), span.of(doc.text())));
            }
        }
        for g in &gold.mentions {
            let hit = found.get(&g.span).filter(|(kind, _)| *kind == g.kind);
            for name in ["entities".to_owned(), format!("entities.{}", g.kind.name())] {
                let tally = self.at(&name);
                tally.gold += 1;
                tally.add(hit.is_some());
            }
            if hit.is_none() {
                errors.push(format!("entity missed   {:<13} {}", g.kind.name(), g.span.of(doc.text())));
            }
            if let (Some((_, id)), Some(wanted)) = (hit, &g.id) {
                // new ids are made up on both sides
                let same = (id::is_new(id) && id::is_new(wanted)) || same_party(id, wanted);
                self.tell("links", same);
                if !same {
                    errors.push(format!("link differs    {} is {id}, should be {wanted}", g.span.of(doc.text())));
                }
            }
        }
    }
}
