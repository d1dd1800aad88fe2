//! Comparing what was found with gold.
//!
//! Claims are paired one to one within an article: same kind, cues that share a word (for claims without a cue: contents that do). Of a pair, an argument is
//! right if the word sets have F1 of at least one half, or both sides have none; a *relation* is right if all four are.

use super::gold::{Gold, GoldClaim};
use super::pairs::{Pairs, Side};
use crate::document::{Claim, Document, EntityId};
use crate::engine::Engine;
use crate::gazetteer::{Kind, id};
use crate::rules::Role;
use std::collections::{BTreeMap, BTreeSet};

/// Rights, predictions and gold of one measure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// pairs that are right
    pub right: u32,
    /// how many were predicted
    pub predicted: u32,
    /// how many there are
    pub gold: u32,
}

impl Tally {
    /// Precision, in percent.
    pub fn precision(&self) -> f64 {
        percent(self.right, self.predicted)
    }

    /// Recall, in percent.
    pub fn recall(&self) -> f64 {
        percent(self.right, self.gold)
    }

    /// Their harmonic mean.
    pub fn f1(&self) -> f64 {
        percent(2 * self.right, self.predicted + self.gold)
    }

    pub(super) fn add(&mut self, right: bool) {
        self.right += right as u32;
    }
}

fn percent(part: u32, whole: u32) -> f64 {
    if whole == 0 { 0.0 } else { 100.0 * part as f64 / whole as f64 }
}

/// All measures of a set of articles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// by measure; see `Report` for the names
    pub measures: BTreeMap<String, Tally>,
    /// by rule and kind: relations that are right, and wrong ones
    pub rules: BTreeMap<(String, String), (u32, u32)>,
}

impl Counts {
    pub(super) fn at(&mut self, name: &str) -> &mut Tally {
        self.measures.entry(name.to_owned()).or_default()
    }

    /// One more of what either is right or is not.
    pub(super) fn tell(&mut self, name: &str, right: bool) {
        let tally = self.at(name);
        tally.gold += 1;
        tally.predicted += 1;
        tally.add(right);
    }

    /// Adds one article. Returns what is wrong in it, for reading: `missed`, `false` or `differs`, and the claim in words.
    pub fn article(&mut self, doc: &Document, gold: &Gold, engine: &Engine) -> Vec<String> {
        let mut errors = Vec::new();
        self.entities(doc, gold, engine, &mut errors);
        self.references(doc, gold, engine, &mut errors);
        compare_claims(self, doc, gold, engine, &mut errors);
        errors
    }
}

pub(super) fn kind_of(doc: &Document, entity: EntityId) -> Kind {
    match doc.entity(entity).kind {
        Kind::Portfolio => Kind::Organization,
        other => other,
    }
}

pub(super) fn id_of(doc: &Document, entity: EntityId, engine: &Engine) -> String {
    let e = doc.entity(entity);
    e.row.map_or_else(|| e.new_id.clone(), |r| engine.tables().entities.id(r).to_owned())
}

fn compare_claims(counts: &mut Counts, doc: &Document, gold: &Gold, engine: &Engine, errors: &mut Vec<String>) {
    let mut pairs = Pairs::of(doc, gold, engine, |_| true);
    pairs.by_cue();
    let Pairs { wanted, found, of_wanted, of_found } = pairs;
    let text = doc.text();
    for (j, f) in found.iter().enumerate() {
        for name in measures(&f.kind) {
            counts.at(&name).predicted += 1;
        }
        let claim = &doc.claims[j];
        let rule = engine.tables().rules.rule_id(claim.cue_row, claim.construction).to_string();
        let right = of_found[j].is_some_and(|i| wanted[i].kind == f.kind && wanted[i].related(f));
        let sum = counts.rules.entry((rule.clone(), f.kind.clone())).or_default();
        *(if right { &mut sum.0 } else { &mut sum.1 }) += 1;
        if of_found[j].is_none() {
            let sentence = doc.span(doc.sentences[claim.sentence as usize].tokens).of(text);
            errors.push(format!("claim false     {:<14} [{}] {rule}: {sentence}", f.kind, doc.joined(&claim.cue)));
        }
    }
    for (i, w) in wanted.iter().enumerate() {
        let pair = of_wanted[i].map(|j| (j, &found[j]));
        let same_kind = pair.is_some_and(|(_, f)| f.kind == w.kind);
        let source = pair.is_some_and(|(_, f)| w.agrees(f, Role::Source as usize));
        let whole = pair.is_some_and(|(_, f)| w.related(f));
        let speaker = pair.is_some_and(|(j, _)| same_ids(doc, &doc.claims[j], gold, &gold.claims[i], engine));
        for name in measures(&w.kind) {
            let right = match name.split('.').next() {
                Some("source") => same_kind && source,
                Some("relation") => same_kind && whole,
                Some("speaker") => same_kind && speaker,
                _ => same_kind,
            };
            let tally = counts.at(&name);
            tally.gold += 1;
            tally.add(right);
        }
        if let (true, Some((j, _))) = (same_kind, pair) {
            let claim = &doc.claims[j];
            for (name, right) in [
                ("status", claim.status.name() == gold.claims[i].status),
                ("hedged", claim.hedged == gold.claims[i].hedged),
                ("nested", claim.within.is_some() == gold.claims[i].nested),
            ] {
                counts.tell(name, right);
            }
        }
        errors.extend(differences(doc, gold, engine, (i, w), pair, speaker));
    }
}

/// What is wrong with a claim of the gold, in lines: that it is missed or found as another kind, or which of its arguments differ.
fn differences(
    doc: &Document,
    gold: &Gold,
    engine: &Engine,
    (i, wanted): (usize, &Side),
    pair: Option<(usize, &Side)>,
    speaker: bool,
) -> Vec<String> {
    let (text, kind) = (doc.text(), &wanted.kind);
    let GoldClaim { cue, arguments, ids, .. } = &gold.claims[i];
    let at = cue.first().or(arguments[2].first()).copied().unwrap_or_default();
    let sentence = doc.sentences.iter().map(|s| doc.span(s.tokens)).find(|s| s.end > at.start).map_or("", |s| s.of(text));
    let cue = doc.joined(cue);
    let Some((claim, found)) = pair.map(|(j, found)| (&doc.claims[j], found)) else {
        return vec![format!("claim missed    {kind:<14} [{cue}]: {sentence}")];
    };
    if found.kind != *kind {
        let rule = engine.tables().rules.rule_id(claim.cue_row, claim.construction);
        return vec![format!("kind differs    {kind:<14} [{cue}] found as {} by {rule}: {sentence}", found.kind)];
    }
    let mut out = Vec::new();
    if !wanted.related(found) {
        for role in Role::ALL.into_iter().filter(|r| !wanted.agrees(found, *r as usize)) {
            let got = claim.argument(role).map_or_else(|| "nothing".to_owned(), |a| format!("\"{}\"", doc.joined(&a.pieces)));
            let (name, expected) = (role.name().to_lowercase(), doc.joined(&arguments[role as usize]));
            out.push(format!("{name:<9} differs {kind:<12} [{cue}] {got} for \"{expected}\": {sentence}"));
        }
    }
    if !speaker {
        let found: Vec<String> = source_parties(doc, claim).iter().map(|e| id_of(doc, *e, engine)).collect();
        let (text, how) = claim.source.as_ref().map_or((String::new(), "none"), |s| (doc.joined(&s.pieces), s.resolved.name()));
        out.push(format!("speaker differs {kind:<12} [{cue}] \"{text}\" {how} {found:?} for {:?}: {sentence}", ids[0]));
    }
    out
}

fn measures(kind: &str) -> Vec<String> {
    ["claim", "source", "relation", "speaker"].iter().flat_map(|m| [(*m).to_owned(), format!("{m}.{kind}")]).collect()
}

fn source_parties(doc: &Document, claim: &Claim) -> BTreeSet<EntityId> {
    // gold names nobody for unnamed offices
    claim.source.iter().flat_map(|s| &s.entities).copied().filter(|e| doc.entity(*e).kind != Kind::Role).collect()
}

/// Whether the source stands for the same parties.
fn same_ids(doc: &Document, claim: &Claim, gold: &Gold, wanted: &GoldClaim, engine: &Engine) -> bool {
    let found = source_parties(doc, claim);
    let wanted: BTreeSet<&str> = wanted.ids[0].iter().map(String::as_str).collect();
    let same = |e: EntityId, id: &str| same_party(&id_of(doc, e, engine), id) || id::is_new(id) && taken_for(doc, gold, id, e);
    found.len() == wanted.len()
        && found.iter().all(|e| wanted.iter().any(|id| same(*e, id)))
        && wanted.iter().all(|id| found.iter().any(|e| same(*e, id)))
}

/// Whether the program takes an entity for the party that gold calls `id`: a name that gold gives to the one belongs to the other.
pub(super) fn taken_for(doc: &Document, gold: &Gold, id: &str, entity: EntityId) -> bool {
    gold.mentions.iter().filter(|g| g.id.as_deref() == Some(id)).any(|g| {
        let at = doc.mentions.partition_point(|m| doc.span_of_mention(m).start < g.span.start);
        doc.mentions.get(at).is_some_and(|m| m.entity == entity && doc.span_of_mention(m) == g.span)
    })
}

/// Whether an id is the one that gold wants. One that no list held when the gold was written is compared by name: a list may hold it by now.
pub(super) fn same_party(found: &str, wanted: &str) -> bool {
    found == wanted || (id::is_new(wanted) && shares_word(found, wanted))
}

fn shares_word(a: &str, b: &str) -> bool {
    let parts = |id: &str| id::words(id).filter(|w| w.len() > 2).map(str::to_owned).collect::<BTreeSet<_>>();
    !parts(a).is_disjoint(&parts(b))
}
