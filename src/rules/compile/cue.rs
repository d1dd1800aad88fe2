//! Cue rows and guards.

use super::precision::Precision;
use super::{At, Compiler};
use crate::gazetteer::Kind as EntityKind;
use crate::lexicon::fold::fold;
use crate::rules::compiled::{Cue, Guard, HeadType, KindName, Part, RoleGuard, Rules, Take};
use crate::rules::file::{CueRow, GuardRow, OneOrMany, Pos};
use crate::rules::frame::{Frame, Frames};
use crate::rules::pattern::{Role, Types};
use crate::rules::words::WordSet;
use crate::tables::source::nearest;

/// What a cue is compiled with.
pub(super) struct Known<'k> {
    /// the rules so far: kinds and constructions
    pub(super) rules: &'k Rules,
    pub(super) precision: &'k Precision,
    /// what is disabled
    pub(super) disabled: &'k [String],
    /// the numbers of the guards of its row: what must hold, and what must not
    pub(super) guards: [Option<u16>; 2],
}

impl Compiler<'_> {
    /// The cue of one lemma of a row; none where its kind is unknown.
    pub(super) fn cue(&mut self, at: At, row: &CueRow, lemma: &str, known: &Known) -> Option<Cue> {
        let kinds = &known.rules.kinds;
        let Some(kind) = kinds.iter().position(|k| k.full() == row.kind) else {
            let names: Vec<String> = kinds.iter().map(KindName::full).collect();
            // "responsibility"
            let finer = names.iter().find(|name| name.split_once('/').is_some_and(|(_, finer)| finer == row.kind));
            let near = match finer {
                Some(name) => format!(", did you mean \"{name}\"?"),
                None => nearest(&row.kind, names.iter().map(String::as_str)),
            };
            self.fault(at, format!("unknown kind \"{}\"{near}", row.kind));
            return None;
        };
        let takes = self.takes(at, row, lemma, known);
        let mut not = Frames::default();
        for name in &row.not {
            match Frame::parse(name) {
                Ok(frame) => not = not.with(frame),
                Err(what) => self.fault(at, what),
            }
        }
        if row.pos == Pos::Verb {
            self.words.inflect(&fold(lemma.split(' ').next().unwrap_or(lemma)));
        }
        let mut words = self.phrase(lemma);
        let tail = words.split_off(1.min(words.len()));
        let [needs, unless] = known.guards;
        let quotes = |p: &Part| matches!(p, Part::Direct { role: Role::Content, types, .. } if types.meets(Types::QUOTE));
        let inverts = takes.iter().any(|t| known.rules.constructions[t.construction as usize].parts.iter().any(quotes));
        Some(Cue {
            lemma: lemma.to_owned(),
            pos: row.pos,
            kind: kind as u8,
            tail,
            takes,
            not,
            inverts,
            wants: 0,
            needs,
            unless,
            file: at.file,
            line: at.line(),
        })
    }

    /// The constructions that a cue takes and that are not disabled for it.
    fn takes(&mut self, at: At, row: &CueRow, lemma: &str, known: &Known) -> Vec<Take> {
        let mut takes = Vec::new();
        for id in &row.takes {
            let rule = format!("{}/{id}", lemma.replace(' ', "-"));
            match known.rules.constructions.iter().position(|c| c.id == *id) {
                _ if known.disabled.contains(id) => {}
                Some(_) if known.disabled.contains(&rule) => {}
                Some(n) => takes.push(Take { construction: n as u16, rivals: 0, confidence: known.precision.of(&rule, id, &row.kind) }),
                None => {
                    let near = nearest(id, known.rules.constructions.iter().map(|c| c.id.as_str()));
                    self.fault(at, format!("unknown construction \"{id}\"{near}"));
                }
            }
        }
        takes
    }

    pub(super) fn guard(&mut self, at: At, row: Option<&GuardRow>) -> Option<Guard> {
        let row = row?;
        let mut roles = Vec::new();
        for (role, head, given) in [
            (Role::Source, false, &row.source),
            (Role::Target, false, &row.target),
            (Role::Content, false, &row.content),
            (Role::Addressee, false, &row.addressee),
            (Role::Source, true, &row.source_head),
            (Role::Target, true, &row.target_head),
            (Role::Content, true, &row.content_head),
            (Role::Addressee, true, &row.addressee_head),
        ] {
            let Some(given) = given else { continue };
            let (named, words): (Vec<&str>, Vec<&str>) = given.iter().partition(|w| w.starts_with('<'));
            let (mut kinds, mut types) = (Vec::new(), Vec::new());
            for written in named {
                let name = written.trim_matches(['<', '>']);
                match (EntityKind::parse(name), HeadType::parse(name)) {
                    (Ok(kind), _) if kind.is_party() => kinds.push(kind as u8),
                    (_, Ok(of_head)) => types.push(of_head),
                    _ => {
                        let known = EntityKind::ALL.iter().filter(|k| k.is_party()).map(|k| k.name());
                        self.fault(at, format!("unknown type \"{written}\"{}", nearest(name, known.chain(HeadType::names()))));
                    }
                }
            }
            roles.push(RoleGuard { role, head, words: self.words_and_sets(at, words.into_iter()), kinds, types });
        }
        let mut beside = |given: &Option<OneOrMany>| given.as_ref().map(|g| self.words_and_sets(at, g.iter()));
        Some(Guard { before: beside(&row.before), after: beside(&row.after), roles })
    }

    fn words_and_sets<'w>(&mut self, at: At, given: impl Iterator<Item = &'w str>) -> WordSet {
        let mut phrases = Vec::new();
        for word in given {
            match word.strip_prefix('{').and_then(|w| w.strip_suffix('}')) {
                Some(name) => phrases.extend(self.set(at, name).phrases()),
                None => phrases.push(self.phrase(word)),
            }
        }
        phrases.retain(|p| !p.is_empty());
        WordSet::new(phrases)
    }
}
