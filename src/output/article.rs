//! A document as an [`ArticleRecord`].

use super::list::{List, Of};
use super::record::*;
use super::view::{Listed, View, some};
use crate::article::Failure;
use crate::document::{Argument, Claim, Dateline, EntityId, Sentence, Zone};
use crate::gazetteer::Kind;
use crate::gazetteer::RowId;
use crate::rules::RuleId;
use crate::span::Span;
use std::collections::BTreeMap;

/// The record of a document.
pub(super) fn record<'a>(view: &'a View<'a>) -> ArticleRecord<'a> {
    let doc = view.doc;
    let text = doc.text();
    let article = &doc.article;
    ArticleRecord {
        schema: SCHEMA,
        id: Some(&article.id),
        path: article.path.as_deref(),
        line: article.line,
        ok: true,
        error: None,
        meta: MetaRecord {
            headline: doc.meta.headline.map(|s| s.of(text)),
            byline: match article.authors.as_slice() {
                [] => doc.meta.byline.iter().map(|s| s.of(text)).collect(),
                authors => authors.iter().map(String::as_str).collect(),
            },
            agency: doc.meta.agency.as_deref(),
            dateline: doc.meta.dateline.as_ref().map(|d| dateline(view, d)),
            published: article.published.as_deref(),
            published_from: article.published.as_ref().and(article.dating).map(|d| Label(d.name())),
            updated: article.updated.as_deref().or(doc.meta.updated.map(|s| s.of(text))),
            url: article.url.as_deref(),
            language: Some(article.language.as_deref().unwrap_or("en")),
            encoding: Some(article.encoding),
        },
        kept: view.kept(),
        duplicate_of: article.duplicate_of.as_deref(),
        text: view.with_text.then_some(text),
        zones: List::new(view, &doc.zones),
        sentences: List::new(view, &doc.sentences),
        entities: List::new(view, &view.entities),
        claims: List::new(view, &view.claims),
    }
}

/// The record of an input that failed.
pub(super) fn failure(failure: &Failure) -> ArticleRecord<'_> {
    ArticleRecord {
        schema: SCHEMA,
        id: failure.id.as_deref(),
        path: failure.path.as_deref(),
        line: failure.line,
        ok: false,
        error: Some(ErrorRecord { kind: failure.kind.name(), message: &failure.message }),
        meta: MetaRecord::default(),
        kept: BTreeMap::new(),
        duplicate_of: None,
        text: None,
        zones: List::default(),
        sentences: List::default(),
        entities: List::default(),
        claims: List::default(),
    }
}

fn dateline<'a>(view: &View<'a>, d: &Dateline) -> DatelineRecord<'a> {
    let text = view.text();
    DatelineRecord {
        place: d.place.of(text),
        entity: d.row.map(|r| view.tables().entities.id(r)),
        agency: d.agency.map(|s| s.of(text)),
        date: d.date.map(|s| s.of(text)),
    }
}

impl<'a> Of<'a, Zone> for ZoneRecord {
    #[inline]
    fn of(view: &'a View<'a>, _: usize, z: &'a Zone) -> ZoneRecord {
        let (start, end) = view.place(z.span);
        ZoneRecord { kind: Label(z.kind.name()), start, end }
    }
}

impl<'a> Of<'a, Sentence> for SentenceRecord<'a> {
    #[inline]
    fn of(view: &'a View<'a>, _: usize, s: &'a Sentence) -> SentenceRecord<'a> {
        let span = view.doc.span(s.tokens);
        let (start, end) = view.place(span);
        let zone = Label(view.doc.zones[s.zone as usize].kind.name());
        SentenceRecord { start, end, zone, text: view.with_text.then(|| span.of(view.text())) }
    }
}

impl<'a> Of<'a, Listed> for EntityRecord<'a> {
    fn of(view: &'a View<'a>, _: usize, listed: &'a Listed) -> EntityRecord<'a> {
        let e = view.entity(listed.entity);
        let entities = &view.tables().entities;
        let subtype = match (e.row, e.kind) {
            (Some(row), _) => some(entities.subtype(row)),
            _ if !e.members.is_empty() => Some("parties"),
            (_, Kind::Person) => Some("person"),
            (_, Kind::Group) => Some("group"),
            (_, Kind::Role) => Some("role"),
            _ => None,
        };
        EntityRecord {
            id: view.id(e),
            kind: Label(e.kind.type_name()),
            subtype,
            name: view.name(e),
            country: view.country(e),
            members: List::new(view, &e.members),
            candidates: List::new(view, view.candidates(listed.entity)),
            links: e.row.map_or(LinksRecord::default(), |row| {
                let [wikidata, iso, mitre, geonames] = entities.links(row);
                LinksRecord { wikidata: some(wikidata), iso: some(iso), mitre: some(mitre), geonames: some(geonames) }
            }),
            mentions: List::new(view, view.mentions(listed)),
        }
    }
}

/// The id of an entity.
impl<'a> Of<'a, EntityId> for &'a str {
    #[inline]
    fn of(view: &'a View<'a>, _: usize, e: &'a EntityId) -> &'a str {
        view.id(view.entity(*e))
    }
}

/// The id of a row.
impl<'a> Of<'a, RowId> for &'a str {
    #[inline]
    fn of(view: &'a View<'a>, _: usize, row: &'a RowId) -> &'a str {
        view.tables().entities.id(*row)
    }
}

impl<'a> Of<'a, u32> for MentionRecord<'a> {
    #[inline]
    fn of(view: &'a View<'a>, _: usize, number: &'a u32) -> MentionRecord<'a> {
        let m = view.doc.mentions[*number as usize];
        let span = view.doc.span_of_mention(&m);
        let (start, end) = view.place(span);
        MentionRecord { start, end, text: span.of(view.text()), form: Label(m.form.name()) }
    }
}

impl<'a> Of<'a, EntityId> for PartyRecord<'a> {
    #[inline]
    fn of(view: &'a View<'a>, _: usize, e: &'a EntityId) -> PartyRecord<'a> {
        let e = view.entity(*e);
        PartyRecord { id: view.id(e), kind: Label(e.kind.type_name()), name: view.name(e), country: view.country(e) }
    }
}

impl<'a> Of<'a, Span> for SpanRecord {
    #[inline]
    fn of(view: &'a View<'a>, _: usize, span: &'a Span) -> SpanRecord {
        let (start, end) = view.place(*span);
        SpanRecord { start, end }
    }
}

/// The pieces of what stands in several.
fn pieces<'a>(view: &'a View<'a>, pieces: &'a [Span]) -> List<'a, Span, SpanRecord> {
    if pieces.len() < 2 { List::default() } else { List::new(view, pieces) }
}

impl<'a> ArgumentRecord<'a> {
    #[inline]
    fn of(view: &'a View<'a>, a: &'a Argument) -> ArgumentRecord<'a> {
        let hull = a.hull();
        let (start, end) = view.place(hull);
        ArgumentRecord {
            start,
            end,
            text: hull.of(view.text()),
            spans: pieces(view, &a.pieces),
            quote: a.quote.map(|q| Label(q.name())),
            resolved: Label(a.resolved.name()),
            referent: a.referent.map(|r| {
                let (start, end) = view.place(r);
                ReferentRecord { start, end, text: r.of(view.text()) }
            }),
            entities: List::new(view, &a.entities),
        }
    }
}

impl<'a> Of<'a, ClaimId> for ClaimRecord<'a> {
    #[inline]
    fn of(view: &'a View<'a>, _: usize, id: &'a ClaimId) -> ClaimRecord<'a> {
        let c = &view.doc.claims[id.0 as usize];
        let rules = &view.tables().rules;
        let kind = &rules.kinds[c.kind as usize];
        let argument = |a: &'a Option<Argument>| a.as_ref().map(|a| ArgumentRecord::of(view, a));
        let (start, end) = view.place(c.hull());
        ClaimRecord {
            id: *id,
            kind: &kind.kind,
            subkind: kind.subkind.as_deref(),
            plover: kind.plover.as_deref(),
            rule: rule(view, c),
            zone: Label(view.doc.zone_of(c.sentence).name()),
            sentence: c.sentence,
            start,
            end,
            cue: cue_hull(c).map(|cue| {
                let (start, end) = view.place(cue);
                let lemma = &rules.cues[c.cue_row as usize].lemma;
                CueRecord { start, end, text: cue.of(view.text()), spans: pieces(view, &c.cue), lemma }
            }),
            source: argument(&c.source),
            target: argument(&c.target),
            content: argument(&c.content),
            addressee: argument(&c.addressee),
            status: Label(c.status.name()),
            hedged: c.hedged,
            tense: Label(c.tense.name()),
            within: c.within.map(ClaimId),
            confidence: confidence(c),
        }
    }
}

/// The id of the rule that found a claim.
pub(super) fn rule<'a>(view: &View<'a>, c: &Claim) -> RuleId<'a> {
    let rules = &view.tables().rules;
    let id = rules.rule_id(c.cue_row, c.construction);
    if c.cue.is_empty() { RuleId { cue: "continued", ..id } } else { id }
}

/// Two decimals: more would say more than is known.
pub(super) fn confidence(c: &Claim) -> f64 {
    (c.confidence as f64 * 100.0).round() / 100.0
}

pub(super) fn cue_hull(c: &Claim) -> Option<Span> {
    c.cue.iter().copied().reduce(Span::hull)
}
