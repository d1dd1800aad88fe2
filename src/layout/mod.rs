//! Layout: which part of the page each paragraph is, and what the page says of the article.

mod agencies;
mod byline;
mod classify;
mod dateline;
mod decide;
mod expressions;
mod features;
mod line;
mod look;
mod page;
mod paragraphs;
mod phrases;

#[cfg(feature = "html")]
pub(crate) use paragraphs::split;
pub use phrases::Phrases;

use crate::article::Article;
use crate::document::{Meta, Zone, ZoneKind};
use crate::span::Span;
use crate::tables::Tables;
use crate::tables::feature::Features;
use page::Page;

/// What stands above the story stands in the first so many paragraphs.
const LONGEST_HEAD: usize = 30;

/// Finds the zones of an article, and its meta data. Zones are in order and do not overlap; between them there is only white space.
pub fn zones(article: &Article, tables: &Tables, phrases: &Phrases, zones: &mut Vec<Zone>, meta: &mut Meta) {
    let text = &article.text;
    let paragraphs = paragraphs::split(text);
    let found = dateline::find(text, &paragraphs, tables);
    let has_headline = article.has_headline;
    classify::classify(&Page { text, paragraphs: &paragraphs, has_headline, dateline: first_dateline(&found), phrases, tables }, zones);
    for &Zone { kind, span } in zones.iter() {
        match kind {
            ZoneKind::Headline if meta.headline.is_none() => meta.headline = Some(span),
            ZoneKind::Byline => {
                let agency = byline::read(text, span, tables, &mut meta.byline);
                meta.agency = meta.agency.take().or(agency);
            }
            ZoneKind::Timeline if meta.updated.is_none() => {
                let cut = phrases.beginning(span.of(text)) as u32;
                meta.updated = Some(trim(text, Span { start: span.start + cut, end: span.end }));
            }
            _ => {}
        }
    }
    // from the end, so that the numbers of those before stay true; what the first one says stays
    let mut agency = None;
    for (at, found) in found.into_iter().rev() {
        let Zone { kind, span: whole } = zones[at];
        if !matches!(kind, ZoneKind::Body | ZoneKind::Dateline) {
            continue;
        }
        agency = found.agency_name.or(agency);
        meta.dateline = Some(found.dateline);
        zones[at] = Zone { kind: ZoneKind::Dateline, span: found.span };
        let rest = trim(text, Span { start: found.span.end, end: whole.end });
        if !rest.is_empty() {
            zones.insert(at + 1, Zone { kind: ZoneKind::Body, span: rest });
        }
    }
    meta.agency = meta.agency.take().or(agency);
    cut_sign_off(text, phrases, zones);
}

/// The paragraph that a dateline begins. The first one may be a headline with capitals and a dash, unless place or agency is known.
fn first_dateline(found: &[(usize, dateline::Found)]) -> Option<usize> {
    let is_sure = |f: &dateline::Found| f.dateline.row.is_some() || f.agency_name.is_some();
    found.first().filter(|(at, first)| *at > 0 || is_sure(first)).map(|(at, _)| *at)
}

/// The paragraphs of a text with what is seen of each, from which `lexicon/build/zones.py` learns weights.
pub fn evidence(text: &str, tables: &Tables, phrases: &Phrases) -> Vec<(Span, Features)> {
    let paragraphs = paragraphs::split(text);
    let dateline = first_dateline(&dateline::find(text, &paragraphs, tables));
    let features = classify::evidence(&Page { text, paragraphs: &paragraphs, has_headline: false, dateline, phrases, tables });
    paragraphs.into_iter().zip(features).collect()
}

/// Cuts the sign-off of an agency from the last paragraph of the body.
fn cut_sign_off(text: &str, phrases: &Phrases, zones: &mut Vec<Zone>) {
    let Some(at) = zones.iter().rposition(|z| z.kind == ZoneKind::Body) else { return };
    let Zone { span, .. } = zones[at];
    let Some(start) = phrases.sign_off(span.of(text)) else { return };
    let start = span.start + start as u32;
    zones[at].span = trim(text, Span { start: span.start, end: start });
    zones.insert(at + 1, Zone { kind: ZoneKind::Note, span: Span { start, end: span.end } });
}

/// The span without white space at its ends.
pub(crate) fn trim(text: &str, span: Span) -> Span {
    let part = span.of(text);
    if part.as_bytes().first().is_some_and(u8::is_ascii_graphic) && part.as_bytes().last().is_some_and(u8::is_ascii_graphic) {
        return span;
    }
    let start = span.start as usize + (part.len() - part.trim_start().len());
    Span::new(start, start + part.trim().len())
}
