//! Gold in brat stand-off: mentions, claims and whom they mean.

use crate::gazetteer::Kind;
use crate::rules::Role;
use crate::span::Span;
use crate::tables::source::{Fault, nearest};
use std::collections::HashMap;

/// The gold of one article. Spans are bytes of its text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gold {
    /// mentions of entities
    pub mentions: Vec<GoldMention>,
    /// pronouns and descriptions, and whom they mean
    pub references: Vec<GoldReference>,
    /// claims
    pub claims: Vec<GoldClaim>,
}

/// A pronoun or a description in gold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoldReference {
    /// where
    pub span: Span,
    /// whether it is a pronoun
    pub pronoun: bool,
    /// the ids of whom it means
    pub ids: Vec<String>,
}

/// A gold mention.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoldMention {
    /// where
    pub span: Span,
    /// what it names
    pub kind: Kind,
    /// its id, if the gold says
    pub id: Option<String>,
}

/// A gold claim.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GoldClaim {
    /// its kind or subkind
    pub kind: String,
    /// the pieces of its cue; empty where it has none
    pub cue: Vec<Span>,
    /// the pieces of its arguments, by role
    pub arguments: [Vec<Span>; 4],
    /// whom its arguments stand for, by role
    pub ids: [Vec<String>; 4],
    /// `asserted`, `negated` or `unrealised`
    pub status: String,
    /// whether it is hedged
    pub hedged: bool,
    /// whether it stands in another's content
    pub nested: bool,
}

struct TextBound<'a> {
    label: &'a str,
    spans: Vec<Span>,
}

impl Gold {
    /// Reads an `.ann` file that stands beside `text`. The kinds that claims may have are `kinds`.
    pub fn read(path: &str, ann: &str, text: &str, kinds: &[&str], faults: &mut Vec<Fault>) -> Gold {
        let Lines { bound, order, names, events, marks } = Lines::read(path, ann, text, faults);
        let mut gold = Gold::default();
        for id in order {
            let t = &bound[id];
            let kind = Kind::ALL.into_iter().find(|k| k.is_party() && k.name().eq_ignore_ascii_case(t.label));
            if let (Some(kind), [span]) = (kind, t.spans.as_slice()) {
                gold.mentions.push(GoldMention { span: *span, kind, id: names.get(id).and_then(|n| n.first()).cloned() });
            }
            if let ("Pronoun" | "Description", [span]) = (t.label, t.spans.as_slice()) {
                let ids = names.get(id).cloned().unwrap_or_default();
                gold.references.push(GoldReference { span: *span, pronoun: t.label == "Pronoun", ids });
            }
        }
        let mut by_id: HashMap<&str, usize> = HashMap::new();
        for (number, id, body) in events {
            match read_event(body, &bound, &names, kinds) {
                Ok(claim) => {
                    by_id.insert(id, gold.claims.len());
                    gold.claims.push(claim);
                }
                Err(what) => faults.push(Fault::new(path, number, what)),
            }
        }
        for (number, body) in marks {
            let claim = |id: &str| by_id.get(id).copied();
            if gold.mark(body, claim).is_none() {
                faults.push(Fault::new(path, number, format!("expected \"Status E1 negated\" or \"Hedged E1\", found \"{body}\"")));
            }
        }
        gold
    }

    /// Takes what a line says of a claim, which it calls by its id; none if it says nothing that is known.
    fn mark(&mut self, body: &str, claim: impl Fn(&str) -> Option<usize>) -> Option<()> {
        match body.split_whitespace().collect::<Vec<_>>()[..] {
            ["Status", id, status @ ("negated" | "unrealised" | "asserted")] => self.claims[claim(id)?].status = status.to_owned(),
            ["Hedged", id] => self.claims[claim(id)?].hedged = true,
            _ => return None,
        }
        Some(())
    }
}

/// The lines of an `.ann` file, by what they annotate.
#[derive(Default)]
struct Lines<'a> {
    /// stretches of text by id
    bound: HashMap<&'a str, TextBound<'a>>,
    /// those ids in order
    order: Vec<&'a str>,
    /// whom each means
    names: HashMap<&'a str, Vec<String>>,
    /// claims: line, id, roles
    events: Vec<(u32, &'a str, &'a str)>,
    /// what is said of claims: line, words
    marks: Vec<(u32, &'a str)>,
}

impl<'a> Lines<'a> {
    /// Reads the lines of a file that stands beside `text`.
    fn read(path: &str, ann: &'a str, text: &str, faults: &mut Vec<Fault>) -> Lines<'a> {
        let mut bytes: Vec<u32> = text.char_indices().map(|(at, _)| at as u32).collect();
        bytes.push(text.len() as u32);
        let mut lines = Lines::default();
        for (line, number) in ann.lines().zip(1u32..) {
            if let Err(what) = lines.take(line, number, text, &bytes) {
                faults.push(Fault::new(path, number, what));
            }
        }
        lines
    }

    /// Takes a line; `bytes` are where the characters of the text begin.
    fn take(&mut self, line: &'a str, number: u32, text: &str, bytes: &[u32]) -> Result<(), String> {
        match (line.chars().next(), line.split('\t').collect::<Vec<_>>().as_slice()) {
            (None, _) => {}
            (Some('T'), [id, head, written]) => {
                let bound = read_bound(head, written, text, bytes)?;
                self.order.push(id);
                self.bound.insert(id, bound);
            }
            (Some('E'), [id, body]) => self.events.push((number, id, body)),
            (Some('N'), [_, reference, ..]) => match reference.split_whitespace().collect::<Vec<_>>().as_slice() {
                [_, of, id] => self.names.entry(of).or_default().push(id.trim_start_matches("gaz:").to_owned()),
                _ => return Err(format!("expected \"Reference T1 gaz:id\", found \"{reference}\"")),
            },
            (Some('A'), [_, body]) => self.marks.push((number, body)),
            _ => return Err("expected a line that begins with T, E, N or A and has its cells separated by tabs".to_owned()),
        }
        Ok(())
    }
}

fn read_bound<'a>(head: &'a str, written: &str, text: &str, bytes: &[u32]) -> Result<TextBound<'a>, String> {
    let (label, offsets) = head.split_once(' ').ok_or_else(|| format!("expected a label and offsets, found \"{head}\""))?;
    let mut spans = Vec::new();
    for piece in offsets.split(';') {
        let numbers: Vec<usize> = piece.split(' ').filter_map(|n| n.parse().ok()).collect();
        match numbers.as_slice() {
            [start, end] if start < end && *end < bytes.len() => spans.push(Span { start: bytes[*start], end: bytes[*end] }),
            _ => return Err(format!("expected offsets within the text, found \"{piece}\"")),
        }
    }
    let covered: Vec<&str> = spans.iter().map(|s| s.of(text)).collect();
    let same = covered.join(" ").split_whitespace().eq(written.split_whitespace());
    if same {
        Ok(TextBound { label, spans })
    } else {
        Err(format!("the text at these offsets is \"{}\", not \"{written}\"", covered.join(" ")))
    }
}

fn read_event(
    body: &str,
    bound: &HashMap<&str, TextBound>,
    names: &HashMap<&str, Vec<String>>,
    kinds: &[&str],
) -> Result<GoldClaim, String> {
    let mut parts = body.split_whitespace().map(|p| p.split_once(':').ok_or_else(|| format!("expected \"Role:T1\", found \"{p}\"")));
    let (kind, trigger) = parts.next().ok_or("an empty event")??;
    if !kinds.contains(&kind) {
        return Err(format!("unknown kind \"{kind}\"{}", nearest(kind, kinds.iter().copied())));
    }
    let of = |id: &str| bound.get(id).ok_or_else(|| format!("no \"{id}\" in this file"));
    let cue = of(trigger)?;
    let mut claim = GoldClaim { kind: kind.to_owned(), status: "asserted".to_owned(), ..GoldClaim::default() };
    if cue.label == "Cue" {
        claim.cue.clone_from(&cue.spans);
    }
    for part in parts {
        let (role, id) = part?;
        if role == "Within" {
            claim.nested = true;
            continue;
        }
        let role = Role::parse(&role.to_uppercase())? as usize;
        claim.arguments[role].clone_from(&of(id)?.spans);
        claim.ids[role] = names.get(id).cloned().unwrap_or_default();
    }
    Ok(claim)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gold_is_read_in_bytes_and_checked() {
        let text = "Köln said: “no”. Oslo agreed.";
        let ann = "T1\tPlace 0 4\tKöln\nN1\tReference T1 gaz:city:gn2886242\tKöln\nT2\tCue 5 9\tsaid\nT3\tSource 0 4\tKöln\nN2\tReference T3 gaz:state:DE\tKöln\nT4\tContent 11 15\t“no”\nE1\tstatement:T2 Source:T3 Content:T4\nA1\tStatus E1 negated\n";
        let mut faults = Vec::new();
        let gold = Gold::read("a.ann", ann, text, &["statement"], &mut faults);
        assert_eq!(faults, []);
        assert_eq!(gold.mentions[0].span.of(text), "Köln");
        assert_eq!(gold.claims[0].arguments[Role::Content as usize][0].of(text), "“no”");
        assert_eq!(gold.claims[0].ids[0], ["state:DE"]);
        assert_eq!(gold.claims[0].status, "negated");
        let bad = "T1\tCue 5 8\tsaid\nT2\tCue 5 9\tsaid\nE1\tstatment:T2\nE2\tstatement:T9\nQ\n";
        Gold::read("a.ann", bad, text, &["statement"], &mut faults);
        let told: Vec<String> = faults.iter().map(Fault::to_string).collect();
        assert_eq!(told.len(), 4, "{told:?}");
        assert!(told[0].contains("a.ann:1:"), "{told:?}");
        assert!(told.iter().any(|t| t.contains("did you mean \"statement\"")), "{told:?}");
    }
}
