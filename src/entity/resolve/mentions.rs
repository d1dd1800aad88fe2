//! The mentions that arguments of claims and references become: capitals that are states, and what stands for a party without its name.

use super::known::KnownIds;
use crate::document::{Argument, Document, Mention, MentionForm, Resolved};
use crate::span::Span;

/// A city that is party to a claim is the state that it stands for: its mention says so from now on.
pub(super) fn of_parties(doc: &mut Document, known: &KnownIds) {
    if doc.mentions.iter().all(|m| m.as_party.is_none()) {
        return;
    }
    let mut parties: Vec<Span> = doc
        .claims
        .iter()
        .flat_map(|c| [&c.source, &c.target, &c.addressee])
        .flatten()
        .filter(|a| a.resolved == Resolved::Name)
        .map(Argument::hull)
        .collect();
    parties.sort_unstable();
    for n in 0..doc.mentions.len() {
        let m = doc.mentions[n];
        let Some(row) = m.as_party else { continue };
        if parties.binary_search(&doc.span(m.tokens)).is_ok()
            && let Some(entity) = known.row(row)
        {
            doc.mentions[n].entity = entity;
            doc.mentions[n].form = MentionForm::Metonym;
        }
    }
}

/// Adds mentions where no name stands in them; of two that meet the shorter one stays, the pronoun of "his cabinet".
pub(super) fn add(doc: &mut Document, mut said: Vec<Mention>) {
    said.sort_by_key(|m| (m.tokens.start, m.tokens.end));
    let mut out: Vec<Mention> = Vec::with_capacity(said.len());
    let mut at = 0;
    for m in said {
        at += doc.mentions[at..].iter().take_while(|n| n.tokens.end <= m.tokens.start).count();
        let named = doc.mentions.get(at).is_some_and(|n| n.tokens.start < m.tokens.end);
        if !named && out.last().is_none_or(|last| last.tokens.end <= m.tokens.start) {
            out.push(m);
        }
    }
    doc.mentions.extend(out);
    doc.mentions.sort_by_key(|m| m.tokens.start);
}
