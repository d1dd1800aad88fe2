//! The mentions that arguments of claims become: capitals that are states, and what stands for a party without its name.

use super::{KnownIds, tokens_of};
use crate::document::{Argument, Document, EntityId, Mention, MentionForm, Resolved, Token};
use crate::lexicon::{Class, Tag};
use crate::span::{Span, Tokens};
use crate::text::shape::Shape;
use std::collections::HashSet;

/// A city that is party to a claim is the state that it stands for: its mention says so from now on.
pub(super) fn of_parties(doc: &mut Document, known: &KnownIds) {
    let parties: HashSet<Span> = doc
        .claims
        .iter()
        .flat_map(|c| [&c.source, &c.target, &c.addressee])
        .flatten()
        .filter(|a| a.resolved == Resolved::Name)
        .map(Argument::hull)
        .collect();
    for n in 0..doc.mentions.len() {
        let m = doc.mentions[n];
        let Some(row) = m.as_party else { continue };
        if parties.contains(&doc.span(m.tokens))
            && let Some(entity) = known.by_row.get(&row)
        {
            doc.mentions[n].entity = *entity;
            doc.mentions[n].form = MentionForm::Metonym;
        }
    }
}

/// An argument that stands for one party without its name.
pub(super) struct Said {
    pub(super) span: Span,
    pub(super) entity: EntityId,
    pub(super) form: MentionForm,
}

/// Pronouns, descriptions and roles that were resolved are mentions too, where no name stands in them.
pub(super) fn of_said(doc: &mut Document, mut said: Vec<Said>) {
    said.sort_by_key(|s| (s.span.start, s.span.end));
    said.dedup_by_key(|s| s.span);
    let mut out: Vec<Mention> = Vec::new();
    for s in said {
        let Some(tokens) = without_rest(doc, tokens_of(doc, s.span), s.form) else { continue };
        let at = doc.mentions.partition_point(|m| m.tokens.end <= tokens.start);
        let named = doc.mentions.get(at).is_some_and(|m| m.tokens.start < tokens.end);
        // of "his cabinet" the pronoun is the mention; "the statement" is whoever issued it as an argument only
        let owned = tokens.len() > 1 && doc.tokens[tokens.start as usize].word.tags.has(Tag::Possessive);
        let issued = tokens.len() > 1 && doc.tokens[tokens.end as usize - 1].is(Class::IssuedNoun);
        let taken = owned || issued || out.last().is_some_and(|m| m.tokens.end > tokens.start);
        if !tokens.is_empty() && !named && !taken {
            out.push(Mention { tokens, entity: s.entity, form: s.form, as_party: None });
        }
    }
    doc.mentions.extend(out);
    doc.mentions.sort_by_key(|m| m.tokens.start);
}

/// A description without what follows its head; none where it is an owner's ("the company's board" is not the company).
fn without_rest(doc: &Document, tokens: Tokens, form: MentionForm) -> Option<Tokens> {
    if form == MentionForm::Pronoun {
        return Some(tokens);
    }
    let ends = |t: &Token| {
        t.is(Class::PossessiveMark)
            || t.is(Class::Relative)
            || matches!(t.shape, Shape::Comma | Shape::Open)
            || t.word.likely == Some(Tag::Preposition)
    };
    let end = (tokens.start + 1..tokens.end).find(|i| ends(&doc.tokens[*i as usize])).unwrap_or(tokens.end);
    let owner = end < tokens.end && doc.tokens[end as usize].is(Class::PossessiveMark);
    (!owner).then_some(Tokens { start: tokens.start, end })
}
