//! Comparing pronouns and descriptions with gold: whom they mean.

use super::around;
use super::compare::{Counts, id_of, kind_of, same_party, taken_for};
use super::gold::{Gold, GoldReference};
use crate::document::{Document, EntityId, Mention, MentionForm};
use crate::engine::Engine;
use crate::gazetteer::Kind;
use crate::lexicon::{Class, Tag, Tags};
use std::collections::BTreeSet;

impl Counts {
    /// Pronouns and descriptions: right if a mention that ends with the same word belongs to one of the parties that gold means. Gold without a single
    /// one, as everywhere but in this project's corpus, is not scored.
    pub(super) fn references(&mut self, doc: &Document, gold: &Gold, engine: &Engine, errors: &mut Vec<String>) {
        if gold.references.is_empty() {
            return;
        }
        // gold has the third person, and descriptions with a determiner
        let first_person = |m: &Mention| {
            let words = &doc.tokens[m.tokens.range()];
            let bare = m.form != MentionForm::Pronoun && !words[0].word.tags.meets(Tags::of(&[Tag::Determiner, Tag::Possessive]));
            bare || words.iter().any(|t| t.is(Class::FirstPerson) || t.is(Class::Relative) && words.len() == 1)
        };
        let predicted: Vec<_> = doc
            .mentions
            .iter()
            .filter(|m| matches!(m.form, MentionForm::Pronoun | MentionForm::Definite | MentionForm::Role))
            .filter(|m| kind_of(doc, m.entity) != Kind::Role && !first_person(m))
            .collect();
        let taken_for = |id: &str, entity: EntityId| taken_for(doc, gold, id, entity) || same_party(&id_of(doc, entity, engine), id);
        let mut hits = 0;
        // of "his government" the pronoun is the mention, since mentions never overlap
        let outer = |g: &&GoldReference| !gold.references.iter().any(|o| o.span != g.span && g.span.contains(o.span));
        for g in gold.references.iter().filter(outer) {
            let found = predicted.iter().find(|m| doc.span_of_mention(m).end == g.span.end);
            // of several parties all
            let members = |m: &Mention| doc.entity(m.entity).members.as_slice();
            let all = |m: &Mention| members(m).len() == g.ids.len() && g.ids.iter().all(|id| members(m).iter().any(|e| taken_for(id, *e)));
            let one = |m: &Mention| g.ids.iter().any(|id| taken_for(id, m.entity));
            let right = found.is_some_and(|m| if members(m).is_empty() { one(m) } else { all(m) });
            let kind = if g.pronoun { "references.pronoun" } else { "references.description" };
            for name in ["references", kind] {
                let tally = self.at(name);
                tally.gold += 1;
                tally.predicted += found.is_some() as u32;
                tally.add(right);
            }
            hits += found.is_some() as u32;
            if !right {
                let entity = found.map_or("nobody".to_owned(), |m| id_of(doc, m.entity, engine));
                let is_name = |m: &Mention| !matches!(m.form, MentionForm::Pronoun | MentionForm::Definite | MentionForm::Role);
                let is_named = |id: &String| doc.mentions.iter().any(|m| is_name(m) && taken_for(id, m.entity));
                let how = if g.ids.iter().all(is_named) { "named" } else { "unnamed" };
                errors.push(format!(
                    "reference       {entity}, should be {} ({how}): {}",
                    g.ids.join(" "),
                    around(doc.text(), g.span, 60, 40)
                ));
            }
        }
        self.at("references").predicted += predicted.len() as u32 - hits;
        let gold_ends: BTreeSet<u32> = gold.references.iter().map(|g| g.span.end).collect();
        for m in predicted.iter().filter(|m| !gold_ends.contains(&doc.span_of_mention(m).end)) {
            let place = around(doc.text(), doc.span_of_mention(m), 40, 40);
            errors.push(format!("reference false {}: {place}", id_of(doc, m.entity, engine)));
        }
    }
}
