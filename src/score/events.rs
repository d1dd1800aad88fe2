//! Single sentences with gold of events: claims of the kinds that have a PLOVER type, whether they are found, and between whom.

use super::compare::Counts;
use super::gold::{Gold, GoldClaim};
use super::pairs::{Pairs, Side};
use crate::article::Article;
use crate::document::Document;
use crate::engine::Engine;
use crate::rules::{Role, compiled::KindName};
use crate::span::Span;
use crate::tables::source::{Fault, Source, nearest};
use serde::Deserialize;
use std::collections::BTreeSet;
use toml::Spanned;

/// A file of such sentences, as it is written; `corpus/README.md` has the form.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct EventFile {
    #[serde(default)]
    sentence: Vec<Spanned<SentenceRow>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SentenceRow {
    id: String,
    case: String,
    text: String,
    #[serde(default)]
    claims: Vec<ClaimRow>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ClaimRow {
    kind: String,
    cue: String,
    source: Option<String>,
    target: Option<String>,
    content: Option<String>,
    addressee: Option<String>,
    status: Option<String>,
    #[serde(default)]
    hedged: bool,
}

/// A sentence with its gold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// its name, unique in its file
    pub id: String,
    /// which kind and frame it is an example of
    pub case: String,
    /// the sentence
    pub text: String,
    /// what it holds
    pub gold: Gold,
}

/// The sentences of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EventGold {
    /// in the order of the file
    pub sentences: Vec<Sentence>,
}

impl EventGold {
    /// Reads a file. `kinds` are those that claims may have.
    pub fn read(source: &Source, kinds: &[KindName], faults: &mut Vec<Fault>) -> EventGold {
        let rows = source.toml::<EventFile>().map_or_else(|fault| (faults.push(fault), Vec::new()).1, |file| file.sentence);
        let mut ids = BTreeSet::new();
        let mut sentences = Vec::new();
        for row in rows {
            let at = source.line(row.span().start);
            let row = row.into_inner();
            let mut fault = |what: String| faults.push(source.fault(at, what));
            if !ids.insert(row.id.clone()) {
                fault(format!("the id \"{}\" stands twice", row.id));
            }
            let mut gold = Gold::default();
            for claim in &row.claims {
                match claim.gold(&row.text, kinds) {
                    Ok(claim) => gold.claims.push(claim),
                    Err(what) => fault(what),
                }
            }
            sentences.push(Sentence { id: row.id, case: row.case, text: row.text, gold });
        }
        EventGold { sentences }
    }
}

impl ClaimRow {
    fn gold(&self, text: &str, kinds: &[KindName]) -> Result<GoldClaim, String> {
        if !kinds.iter().any(|k| k.label() == self.kind) {
            return Err(format!("unknown kind \"{}\"{}", self.kind, nearest(&self.kind, kinds.iter().map(KindName::label))));
        }
        let status = self.status.clone().unwrap_or_else(|| "asserted".to_owned());
        if !["asserted", "negated", "unrealised"].contains(&status.as_str()) {
            return Err(format!("expected \"asserted\", \"negated\" or \"unrealised\", found \"{status}\""));
        }
        let argument = |written: &Option<String>| written.as_deref().map_or(Ok(Vec::new()), |w| locate(text, w));
        Ok(GoldClaim {
            kind: self.kind.clone(),
            cue: locate(text, &self.cue)?,
            arguments: [argument(&self.source)?, argument(&self.target)?, argument(&self.content)?, argument(&self.addressee)?],
            status,
            hedged: self.hedged,
            ..GoldClaim::default()
        })
    }
}

/// Where a part stands: pieces joined by ` … `, each looked for behind the one before; `x@2` is the second `x` from there.
fn locate(text: &str, written: &str) -> Result<Vec<Span>, String> {
    let mut from = 0;
    let mut out = Vec::new();
    for piece in written.split(" … ") {
        let numbered = piece.rsplit_once('@').and_then(|(words, n)| Some((words, n.parse::<usize>().ok()?)));
        let (words, n) = numbered.unwrap_or((piece, 1));
        let place = text[from..].match_indices(words).nth(n.saturating_sub(1)).filter(|_| !words.is_empty());
        let (at, _) = place.ok_or_else(|| format!("\"{piece}\" does not stand in the sentence, or not behind what comes before it"))?;
        out.push(Span::new(from + at, from + at + words.len()));
        from += at + words.len();
    }
    Ok(out)
}

impl Counts {
    /// Adds a sentence. Returns gold and what was found side by side where they differ.
    ///
    /// `detect` counts kinds a sentence, `detect.merged` sentences; `source`, `target` and `source+target` claims of one kind paired one to one whose
    /// parts share a word (or both have none); `relation` and `status` claims paired as those of articles; `near-misses` sentences without a
    /// claim, of which those are right (that is, taken) in which one was found.
    pub fn sentence(&mut self, sentence: &Sentence, engine: &Engine) -> Vec<String> {
        let doc = engine.extract(Article::new(sentence.id.clone(), sentence.text.clone()));
        let kinds = &engine.tables().rules.kinds;
        let events: Vec<&str> = kinds.iter().filter(|k| k.plover.is_some()).map(KindName::label).collect();
        let mut pairs = Pairs::of(&doc, &sentence.gold, engine, |kind| events.contains(&kind));
        let mut right = pairs.wanted.len() == pairs.found.len();
        for kind in &events {
            let has = |sides: &[Side]| sides.iter().any(|s| s.kind == *kind);
            self.detected("detect", has(&pairs.wanted), has(&pairs.found));
            self.detected(&format!("detect.{kind}"), has(&pairs.wanted), has(&pairs.found));
        }
        self.detected("detect.merged", !pairs.wanted.is_empty(), !pairs.found.is_empty());
        if pairs.wanted.is_empty() {
            self.tell("near-misses", !pairs.found.is_empty());
        }
        let meets = |a: &Side, b: &Side, role: Role| {
            let (a, b) = (&a.arguments[role as usize], &b.arguments[role as usize]);
            a.is_empty() && b.is_empty() || !a.is_disjoint(b)
        };
        for (name, roles) in [
            ("source", [Role::Source].as_slice()),
            ("target", [Role::Target].as_slice()),
            ("source+target", [Role::Source, Role::Target].as_slice()),
        ] {
            // of several that would do, those whose other parties agree too
            pairs.pair(|w, f| {
                let parties = [Role::Source, Role::Target].iter().filter(|r| meets(w, f, **r)).count();
                if w.kind == f.kind && roles.iter().all(|r| meets(w, f, *r)) { 1.0 + parties as f64 } else { 0.0 }
            });
            self.paired(name, &pairs, |_, _| true);
            right &= pairs.of_wanted.iter().all(Option::is_some);
        }
        pairs.by_cue();
        self.paired("relation", &pairs, |w, f| w.kind == f.kind && w.related(f));
        for (w, partner) in pairs.wanted.iter().zip(&pairs.of_wanted) {
            let Some(f) = partner.map(|j| &pairs.found[j]).filter(|f| f.kind == w.kind) else { continue };
            let (gold, found) = (&sentence.gold.claims[w.number], &doc.claims[f.number]);
            for (name, same) in [("status", gold.status == found.status.name()), ("hedged", gold.hedged == found.hedged)] {
                self.tell(name, same);
                right &= same;
            }
            right &= w.related(f);
        }
        if right { Vec::new() } else { beside(sentence, &doc, &pairs, engine) }
    }

    fn detected(&mut self, name: &str, wanted: bool, found: bool) {
        let tally = self.at(name);
        tally.gold += wanted as u32;
        tally.predicted += found as u32;
        tally.add(wanted && found);
    }

    fn paired(&mut self, name: &str, pairs: &Pairs, right: impl Fn(&Side, &Side) -> bool) {
        for kind in pairs.wanted.iter().map(|s| &s.kind) {
            self.at(name).gold += 1;
            self.at(&format!("{name}.{kind}")).gold += 1;
        }
        for (f, partner) in pairs.found.iter().zip(&pairs.of_found) {
            let right = partner.is_some_and(|i| right(&pairs.wanted[i], f));
            for name in [name, &format!("{name}.{}", f.kind)] {
                let tally = self.at(name);
                tally.predicted += 1;
                tally.add(right);
            }
        }
    }
}

/// A sentence with its gold and what was found.
fn beside(sentence: &Sentence, doc: &Document, pairs: &Pairs, engine: &Engine) -> Vec<String> {
    let written = |spans: &[Span]| spans.iter().map(|s| s.of(&sentence.text)).collect::<Vec<_>>().join(" … ");
    let line = |cue: &[Span], arguments: [Vec<Span>; 4], status: &str, hedged: bool| {
        let roles = Role::ALL.iter().zip(&arguments).filter(|(_, spans)| !spans.is_empty());
        let roles: String = roles.map(|(role, spans)| format!(" {} \"{}\"", role.name(), written(spans))).collect();
        format!("[{}]{roles}{}{}", written(cue), if status == "asserted" { "" } else { status }, if hedged { " hedged" } else { "" })
    };
    let mut out = vec![format!("{} {}: {}", sentence.id, sentence.case, sentence.text)];
    for side in &pairs.wanted {
        let c = &sentence.gold.claims[side.number];
        out.push(format!("  gold  {:<14} {}", side.kind, line(&c.cue, c.arguments.clone(), &c.status, c.hedged)));
    }
    for side in &pairs.found {
        let c = &doc.claims[side.number];
        let arguments = Role::ALL.map(|role| c.argument(role).map_or_else(Vec::new, |a| a.pieces.to_vec()));
        let rule = engine.tables().rules.rule_id(c.cue_row, c.construction);
        out.push(format!("  found {:<14} {} by {rule}", side.kind, line(&c.cue, arguments, c.status.name(), c.hedged)));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (EventGold, Vec<String>) {
        let mut faults = Vec::new();
        let gold =
            EventGold::read(&Source { path: "e.toml".into(), text: text.into() }, &Engine::builtin().tables().rules.kinds, &mut faults);
        (gold, faults.iter().map(Fault::to_string).collect())
    }

    #[test]
    fn parts_are_found_by_number_and_in_pieces() {
        let of = |text: &str, written: &str| {
            locate(text, written).map(|spans| spans.iter().map(|s| (s.start, s.of(text).to_owned())).collect::<Vec<_>>())
        };
        assert_eq!(of("he saw them as he left", "he@3"), Ok(vec![(15, "he".to_owned())]));
        assert_eq!(of("took it to task", "took … to task"), Ok(vec![(0, "took".to_owned()), (8, "to task".to_owned())]));
        assert!(of("to task it took", "took … to task").is_err());
    }

    #[test]
    fn a_sentence_counts_by_kind_and_party() {
        let (gold, faults) = read(
            "[[sentence]]\nid = \"a\"\ncase = \"x\"\ntext = \"Oslo condemned the raid and Riga praised the crew.\"\nclaims = [\n{ kind = \"condemnation\", cue = \"condemned\", source = \"Oslo\", target = \"the raid\" },\n{ kind = \"support\", cue = \"praised\", source = \"Oslo\", target = \"the crew\" },\n]\n[[sentence]]\nid = \"b\"\ncase = \"y\"\ntext = \"Bern condemned the raid.\"\n",
        );
        assert_eq!(faults, [""; 0]);
        let mut counts = Counts::default();
        let engine = Engine::builtin();
        let told: Vec<String> = gold.sentences.iter().flat_map(|s| counts.sentence(s, &engine)).collect();
        let tally = |name: &str| counts.measures.get(name).map(|t| (t.right, t.predicted, t.gold));
        assert_eq!(tally("detect"), Some((2, 3, 2)));
        assert_eq!(tally("detect.support"), Some((1, 1, 1)));
        assert_eq!(tally("detect.merged"), Some((1, 2, 1)));
        assert_eq!(tally("source"), Some((1, 3, 2)));
        assert_eq!(tally("target"), Some((2, 3, 2)));
        assert_eq!(tally("source+target.condemnation"), Some((1, 2, 1)));
        assert_eq!(tally("near-misses"), Some((1, 1, 1)));
        assert!(told.iter().any(|t| t.contains("found support") && t.contains("SOURCE \"Riga\"")), "{told:?}");
    }

    #[test]
    fn mistakes_are_told_with_their_line() {
        let (_, faults) = read(
            "[[sentence]]\nid = \"a\"\ncase = \"x\"\ntext = \"Oslo slept.\"\n\n[[sentence]]\nid = \"a\"\ncase = \"x\"\ntext = \"Oslo slept.\"\nclaims = [{ kind = \"suport\", cue = \"slept\" }, { kind = \"support\", cue = \"woke\" }]\n",
        );
        assert_eq!(faults.len(), 3, "{faults:?}");
        assert!(faults.iter().all(|f| f.starts_with("e.toml:6:")), "{faults:?}");
        assert!(faults.iter().any(|f| f.contains("did you mean \"support\"?")), "{faults:?}");
    }
}
