//! A document as an [`ArticleRecord`].

use super::Offsets;
use super::record::*;
use crate::article::Failure;
use crate::document::{Argument, Claim, Dateline, Document, Entity, EntityId};
use crate::engine::Engine;
use crate::entity::candidates;
use crate::gazetteer::Kind;
use crate::span::Span;
use std::collections::BTreeMap;

/// The record of a document.
pub fn record<'a>(doc: &'a Document, engine: &'a Engine, offsets: &Offsets<'a>, with_text: bool) -> ArticleRecord<'a> {
    let view = View { doc, engine, offsets };
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
            dateline: doc.meta.dateline.as_ref().map(|d| view.dateline(d)),
            published: article.published.as_deref(),
            updated: article.updated.as_deref().or(doc.meta.updated.map(|s| s.of(text))),
            url: article.url.as_deref(),
            language: Some(article.language.as_deref().unwrap_or("en")),
            encoding: Some(article.encoding),
        },
        kept: article.kept.iter().map(|(k, v)| (k.as_str(), v.as_deref())).collect(),
        duplicate_of: article.duplicate_of.as_deref(),
        text: with_text.then_some(text),
        zones: doc
            .zones
            .iter()
            .map(|z| ZoneRecord { kind: z.kind.name(), start: offsets.of(z.span.start), end: offsets.of(z.span.end) })
            .collect(),
        sentences: view.sentences(with_text),
        entities: view.entities(),
        claims: doc.claims.iter().enumerate().map(|(n, c)| view.claim(n, c)).collect(),
    }
}

/// The record of an input that failed.
pub fn failure(failure: &Failure) -> ArticleRecord<'_> {
    ArticleRecord {
        schema: SCHEMA,
        id: failure.id.as_deref(),
        path: failure.path.as_deref(),
        line: failure.line,
        ok: false,
        error: Some(ErrorRecord { kind: failure.kind, message: &failure.message }),
        meta: MetaRecord::default(),
        kept: BTreeMap::new(),
        duplicate_of: None,
        text: None,
        zones: Vec::new(),
        sentences: Vec::new(),
        entities: Vec::new(),
        claims: Vec::new(),
    }
}

/// A document with what is needed to print it.
pub(super) struct View<'a, 'o> {
    pub doc: &'a Document,
    pub engine: &'a Engine,
    pub offsets: &'o Offsets<'a>,
}

fn some(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}

impl<'a> View<'a, '_> {
    fn dateline(&self, d: &Dateline) -> DatelineRecord<'a> {
        let text = self.doc.text();
        DatelineRecord {
            place: d.place.of(text),
            entity: d.row.map(|r| self.engine.tables().entities.id(r)),
            agency: d.agency.map(|s| s.of(text)),
            date: d.date.map(|s| s.of(text)),
        }
    }

    fn sentences(&self, with_text: bool) -> Vec<SentenceRecord<'a>> {
        let record = |s: &crate::document::Sentence| {
            let span = self.doc.span(s.tokens);
            SentenceRecord {
                start: self.offsets.of(span.start),
                end: self.offsets.of(span.end),
                zone: self.doc.zones[s.zone as usize].kind.name(),
                text: with_text.then(|| span.of(self.doc.text())),
            }
        };
        self.doc.sentences.iter().map(record).collect()
    }

    /// Entities that are named or stand for an argument, in order of their first mentions.
    fn entities(&self) -> Vec<EntityRecord<'a>> {
        let candidates = candidates(self.doc, self.engine.tables());
        let mut place = vec![usize::MAX; self.doc.entities.len()];
        let mut out: Vec<EntityRecord> = Vec::new();
        let mut at = |entity: EntityId, out: &mut Vec<EntityRecord<'a>>| {
            let n = entity.0 as usize;
            if place[n] == usize::MAX {
                place[n] = out.len();
                let rows = candidates.get(&entity).into_iter().flatten();
                let candidates = rows.map(|r| self.engine.tables().entities.id(*r)).collect();
                out.push(EntityRecord { candidates, ..self.entity(&self.doc.entities[n]) });
            }
            place[n]
        };
        for m in &self.doc.mentions {
            let span = self.doc.span(m.tokens);
            let n = at(m.entity, &mut out);
            out[n].mentions.push(MentionRecord {
                start: self.offsets.of(span.start),
                end: self.offsets.of(span.end),
                text: span.of(self.doc.text()),
                form: m.form.name(),
            });
        }
        self.doc.claims.iter().flat_map(Claim::arguments).flat_map(|a| &a.entities).for_each(|e| {
            at(*e, &mut out);
        });
        out
    }

    fn id(&self, e: &'a Entity) -> &'a str {
        e.row.map_or(&e.new_id, |r| self.engine.tables().entities.id(r))
    }

    fn entity(&self, e: &'a Entity) -> EntityRecord<'a> {
        let Some(row) = e.row else {
            let subtype = match e.kind {
                _ if !e.members.is_empty() => Some("parties"),
                Kind::Person => Some("person"),
                Kind::Group => Some("group"),
                Kind::Role => Some("role"),
                _ => None,
            };
            return EntityRecord {
                id: &e.new_id,
                kind: e.kind.type_name(),
                subtype,
                name: &e.name,
                country: some(&e.country),
                members: e.members.iter().map(|m| self.id(&self.doc.entities[m.0 as usize])).collect(),
                candidates: Vec::new(),
                links: LinksRecord::default(),
                mentions: Vec::new(),
            };
        };
        let r = self.engine.tables().entities.get(row);
        EntityRecord {
            id: r.id,
            kind: r.kind.type_name(),
            subtype: some(r.subtype),
            name: r.name,
            country: some(r.country),
            members: Vec::new(),
            candidates: Vec::new(),
            links: LinksRecord { wikidata: some(r.wikidata), iso: some(r.iso), mitre: some(r.mitre), geonames: some(r.geonames) },
            mentions: Vec::new(),
        }
    }

    pub fn party(&self, id: EntityId) -> PartyRecord<'a> {
        let e = self.entity(&self.doc.entities[id.0 as usize]);
        PartyRecord { id: e.id, kind: e.kind, name: e.name, country: e.country }
    }

    pub fn zone(&self, claim: &Claim) -> &'static str {
        self.doc.zone_of(claim.sentence).name()
    }

    pub fn rule(&self, claim: &Claim) -> String {
        let rules = &self.engine.tables().rules;
        if claim.cue.is_empty() {
            format!("continued/{}", rules.constructions[claim.construction as usize].id)
        } else {
            rules.rule_id(claim.cue_row, claim.construction)
        }
    }

    fn spans(&self, pieces: &[Span]) -> Vec<SpanRecord> {
        if pieces.len() < 2 {
            return Vec::new();
        }
        pieces.iter().map(|p| SpanRecord { start: self.offsets.of(p.start), end: self.offsets.of(p.end) }).collect()
    }

    fn argument(&self, a: &Argument) -> ArgumentRecord<'a> {
        let hull = a.hull();
        let text = self.doc.text();
        ArgumentRecord {
            start: self.offsets.of(hull.start),
            end: self.offsets.of(hull.end),
            text: hull.of(text),
            spans: self.spans(&a.pieces),
            quote: a.quote.map(|q| q.name()),
            resolved: a.resolved.name(),
            referent: a.referent.map(|r| ReferentRecord { start: self.offsets.of(r.start), end: self.offsets.of(r.end), text: r.of(text) }),
            entities: a.entities.iter().map(|e| self.party(*e)).collect(),
        }
    }

    fn claim(&self, number: usize, c: &'a Claim) -> ClaimRecord<'a> {
        let rules = &self.engine.tables().rules;
        let kind = &rules.kinds[c.kind as usize];
        let hull = c.hull();
        ClaimRecord {
            id: claim_id(number),
            kind: &kind.kind,
            subkind: kind.subkind.as_deref(),
            plover: kind.plover.as_deref(),
            rule: self.rule(c),
            zone: self.zone(c),
            sentence: c.sentence,
            start: self.offsets.of(hull.start),
            end: self.offsets.of(hull.end),
            cue: cue_hull(c).map(|cue| CueRecord {
                start: self.offsets.of(cue.start),
                end: self.offsets.of(cue.end),
                text: cue.of(self.doc.text()),
                spans: self.spans(&c.cue),
                lemma: &rules.cues[c.cue_row as usize].lemma,
            }),
            source: c.source.as_ref().map(|a| self.argument(a)),
            target: c.target.as_ref().map(|a| self.argument(a)),
            content: c.content.as_ref().map(|a| self.argument(a)),
            addressee: c.addressee.as_ref().map(|a| self.argument(a)),
            status: c.status.name(),
            hedged: c.hedged,
            tense: c.tense.name(),
            within: c.within.map(|w| claim_id(w as usize)),
            confidence: confidence(c),
        }
    }
}

/// Two decimals: more would say more than is known.
pub(super) fn confidence(c: &Claim) -> f64 {
    (c.confidence as f64 * 100.0).round() / 100.0
}

pub(super) fn claim_id(number: usize) -> String {
    format!("c{}", number + 1)
}

pub(super) fn cue_hull(c: &Claim) -> Option<Span> {
    c.cue.iter().copied().reduce(Span::hull)
}
