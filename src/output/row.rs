//! Claims as flat rows, for tables.

use super::article::{confidence, cue_hull, rule};
use super::list::Of;
use super::record::{ClaimId, ClaimRow, Label, PartyRecord};
use super::view::View;
use crate::article::Failure;
use crate::document::{Argument, Claim};

/// The rows of a document, in order.
pub(super) fn rows<'a>(view: &'a View<'a>) -> impl Iterator<Item = ClaimRow<'a>> {
    view.claims.iter().map(|id| row(view, id.0 as usize, &view.doc.claims[id.0 as usize]))
}

/// The one row of an input that failed.
pub(super) fn failure(failure: &Failure) -> ClaimRow<'_> {
    ClaimRow {
        article_id: failure.id.as_deref(),
        article_path: failure.path.as_deref(),
        article_line: failure.line,
        ok: false,
        error: Some(failure.kind.name()),
        error_message: Some(&failure.message),
        ..ClaimRow::default()
    }
}

/// What a row says of an argument.
struct Columns<'a> {
    text: Option<&'a str>,
    start: Option<u32>,
    end: Option<u32>,
    resolved: Option<Label>,
    parties: Vec<PartyRecord<'a>>,
}

impl<'a> Columns<'a> {
    fn of(view: &'a View<'a>, argument: Option<&'a Argument>) -> Columns<'a> {
        let hull = argument.map(Argument::hull);
        Columns {
            text: hull.map(|h| h.of(view.doc.text())),
            start: hull.map(|h| view.offsets.of(h.start)),
            end: hull.map(|h| view.offsets.of(h.end)),
            resolved: argument.map(|a| Label(a.resolved.name())),
            parties: argument.map_or(Vec::new(), |a| a.entities.iter().map(|e| PartyRecord::of(view, 0, e)).collect()),
        }
    }

    fn ids(&self) -> Vec<&'a str> {
        self.parties.iter().map(|p| p.id).collect()
    }

    fn names(&self) -> Vec<&'a str> {
        self.parties.iter().map(|p| p.name).collect()
    }

    fn types(&self) -> Vec<Label> {
        self.parties.iter().map(|p| p.kind).collect()
    }

    fn countries(&self) -> Vec<Option<&'a str>> {
        self.parties.iter().map(|p| p.country).collect()
    }
}

fn row<'a>(view: &'a View<'a>, number: usize, c: &'a Claim) -> ClaimRow<'a> {
    let (doc, rules) = (view.doc, &view.tables().rules);
    let kind = &rules.kinds[c.kind as usize];
    let (hull, cue) = (c.hull(), cue_hull(c));
    let sentence = doc.span(doc.sentences[c.sentence as usize].tokens);
    let [source, target, content, addressee] = [&c.source, &c.target, &c.content, &c.addressee].map(|a| Columns::of(view, a.as_ref()));
    ClaimRow {
        article_id: Some(&doc.article.id),
        article_path: doc.article.path.as_deref(),
        article_line: doc.article.line,
        ok: true,
        error: None,
        error_message: None,
        published: doc.article.published.as_deref(),
        url: doc.article.url.as_deref(),
        duplicate_of: doc.article.duplicate_of.as_deref(),
        kept: view.kept(),
        headline: doc.meta.headline.map(|s| s.of(doc.text())),
        claim_id: Some(ClaimId(number as u32)),
        kind: Some(&kind.kind),
        subkind: kind.subkind.as_deref(),
        plover: kind.plover.as_deref(),
        rule: Some(rule(view, c)),
        status: Some(Label(c.status.name())),
        hedged: Some(c.hedged),
        tense: Some(Label(c.tense.name())),
        confidence: Some(confidence(c)),
        within: c.within.map(ClaimId),
        zone: Some(Label(doc.zone_of(c.sentence).name())),
        sentence: Some(c.sentence),
        sentence_start: Some(view.offsets.of(sentence.start)),
        sentence_end: Some(view.offsets.of(sentence.end)),
        sentence_text: Some(sentence.of(doc.text())),
        claim_start: Some(view.offsets.of(hull.start)),
        claim_end: Some(view.offsets.of(hull.end)),
        cue_text: cue.map(|s| s.of(doc.text())),
        cue_start: cue.map(|s| view.offsets.of(s.start)),
        cue_end: cue.map(|s| view.offsets.of(s.end)),
        cue_lemma: cue.map(|_| rules.cues[c.cue_row as usize].lemma.as_str()),
        source_text: source.text,
        source_start: source.start,
        source_end: source.end,
        source_resolved: source.resolved,
        source_ids: source.ids(),
        source_types: source.types(),
        source_names: source.names(),
        source_countries: source.countries(),
        target_text: target.text,
        target_start: target.start,
        target_end: target.end,
        target_resolved: target.resolved,
        target_ids: target.ids(),
        target_types: target.types(),
        target_names: target.names(),
        target_countries: target.countries(),
        content_text: content.text,
        content_start: content.start,
        content_end: content.end,
        content_quote: c.content.as_ref().and_then(|a| a.quote).map(|q| Label(q.name())),
        addressee_text: addressee.text,
        addressee_start: addressee.start,
        addressee_end: addressee.end,
        addressee_ids: addressee.ids(),
        addressee_names: addressee.names(),
    }
}
