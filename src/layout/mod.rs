//! Layout: which part of the page each paragraph is, and what the page says of the article.

mod byline;
mod classify;
mod dateline;
mod paragraphs;

pub use classify::Classifier;

use crate::article::Article;
use crate::document::{Meta, Zone, ZoneKind};
use crate::span::Span;
use crate::tables::Tables;

/// Finds the zones of an article, and its meta data. Zones are in order and do not overlap; between them there is only white space.
pub fn zones(article: &Article, tables: &Tables, classifier: &Classifier, zones: &mut Vec<Zone>, meta: &mut Meta) {
    let text = &article.text;
    let paragraphs = paragraphs::split(text);
    classifier.classify(text, &paragraphs, article.has_headline, zones);
    for &Zone { kind, span } in zones.iter() {
        match kind {
            ZoneKind::Headline if meta.headline.is_none() => meta.headline = Some(span),
            ZoneKind::Byline => {
                let agency = byline::read(text, span, tables, &mut meta.byline);
                meta.agency = meta.agency.take().or(agency);
            }
            ZoneKind::Timeline if meta.updated.is_none() => meta.updated = Some(classifier.after_phrase(text, span)),
            _ => {}
        }
    }
    if let Some((at, found)) = dateline::find(text, zones, tables) {
        let end = found.span.end;
        let whole = zones[at].span;
        meta.agency = meta.agency.take().or(found.agency_name);
        meta.dateline = Some(found.dateline);
        zones[at] = Zone { kind: ZoneKind::Dateline, span: found.span };
        let rest = trim(text, Span { start: end, end: whole.end });
        if !rest.is_empty() {
            zones.insert(at + 1, Zone { kind: ZoneKind::Body, span: rest });
        }
    }
}

/// The span without white space at its ends.
pub(crate) fn trim(text: &str, span: Span) -> Span {
    let part = span.of(text);
    let start = span.start as usize + (part.len() - part.trim_start().len());
    Span::new(start, start + part.trim().len())
}
