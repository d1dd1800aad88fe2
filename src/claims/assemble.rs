//! From a fitted construction to a claim: units become spans, and verb groups say status, hedge and tense.

use super::{Found, status};
use crate::document::{Argument, Claim, Document, Quotation, Status, Tense};
use crate::lexicon::Class;
use crate::rules::fit::{Filler, Fit};
use crate::rules::{Frame, Role};
use crate::span::{Span, Tokens};
use crate::syntax::{Clause, GroupKind, UnitKind, Units, Window};
use crate::tables::Tables;

/// A paragraph's quotation is followed into the next ones no further.
const LONGEST_CHAIN: usize = 24;

/// Makes the claim. `quoted` takes the quotations that its content holds.
pub fn assemble(doc: &Document, tables: &Tables, w: &Window, found: &Found, quoted: &mut Vec<u32>) -> Claim {
    let cue_row = &tables.rules.cues[found.cue as usize];
    let take = cue_row.takes[found.take];
    let mut maker = Maker { doc, w, quoted };
    let roles = [Role::Source, Role::Target, Role::Content, Role::Addressee]
        .map(|role| found.fit.roles[role as usize].as_ref().and_then(|f| maker.argument(f, role)));
    let [source, target, content, addressee] = roles;
    let mut claim = Claim {
        kind: cue_row.kind,
        cue_row: found.cue,
        construction: take.construction,
        frame: found.fit.frame.unwrap_or(found.clause.frame),
        confidence: take.confidence,
        sentence: w.sentence,
        cue: cue(doc, w, found),
        source,
        target,
        content,
        addressee,
        status: Status::Asserted,
        hedged: false,
        tense: Tense::None,
        within: None,
    };
    status::describe(w, found, cue_row.pos, &mut claim);
    claim
}

struct Maker<'a> {
    doc: &'a Document,
    w: &'a Window,
    quoted: &'a mut Vec<u32>,
}

impl Maker<'_> {
    fn argument(&mut self, filler: &Filler, role: Role) -> Option<Argument> {
        let mut pieces: Vec<Span> = Vec::new();
        let (mut inside, mut outside) = (0, 0);
        for units in &filler.pieces {
            for span in self.spans(*units, role, &mut inside, &mut outside) {
                let trimmed = trim(&self.doc.article.text, span);
                if trimmed.is_empty() {
                    continue;
                }
                match pieces.last_mut() {
                    Some(last) if last.end >= trimmed.start || is_blank(&self.doc.article.text, last.end, trimmed.start) => {
                        *last = last.hull(trimmed)
                    }
                    _ => pieces.push(trimmed),
                }
            }
        }
        if pieces.is_empty() {
            return None;
        }
        let quote = (role == Role::Content).then_some(match (inside, outside) {
            (0, _) => Quotation::Indirect,
            (_, 0) => Quotation::Direct,
            _ => Quotation::Mixed,
        });
        let referent = filler.referent.map(|units| self.doc.span(self.w.tokens(units)));
        Some(Argument { pieces, types: filler.types, quote, referent, ..Argument::default() })
    }

    /// The spans of a range of units. A content that begins or ends with a quotation takes the whole of it, wherever its sentences end, and the paragraphs
    /// that it goes on with. Counts words inside and outside of quotations.
    fn spans(&mut self, units: Units, role: Role, inside: &mut usize, outside: &mut usize) -> Vec<Span> {
        let mut hull = self.w.tokens(units);
        // a genitive mark ends no party
        while role != Role::Content && hull.len() > 1 && self.doc.tokens[hull.end as usize - 1].is(Class::PossessiveMark) {
            hull.end -= 1;
        }
        let mut more = Vec::new();
        for unit in &self.w.units[units.start..units.end] {
            let UnitKind::Quote(q) = unit.kind else {
                let words = self.doc.tokens[unit.tokens.range()].iter().filter(|t| t.shape.is_word()).count();
                *(if self.is_borrowed(unit.tokens) { &mut *inside } else { &mut *outside }) += words;
                continue;
            };
            *inside += unit.tokens.len();
            if role != Role::Content {
                continue;
            }
            self.quoted.push(q);
            let quote = self.doc.quotes[q as usize];
            hull = hull.hull(quote.tokens);
            let mut last = q;
            for _ in 0..LONGEST_CHAIN {
                let Some(next) =
                    (last + 1..self.doc.quotes.len() as u32).take(8).find(|n| self.doc.quotes[*n as usize].continues == Some(last))
                else {
                    break;
                };
                self.quoted.push(next);
                more.push(self.doc.span(self.doc.quotes[next as usize].tokens));
                last = next;
            }
        }
        let mut out = vec![self.doc.span(self.with_marks(hull))];
        out.extend(more);
        out
    }

    /// Whether tokens stand inside a quotation that was read through.
    fn is_borrowed(&self, tokens: Tokens) -> bool {
        let depth_here = self.w.inside.map_or(0, |q| self.doc.quotes[q as usize].depth + 1);
        let at = self.doc.quotes.partition_point(|q| q.tokens.start <= tokens.start);
        self.doc.quotes[..at].iter().rev().take(4).any(|q| q.depth >= depth_here && q.tokens.contains(tokens))
    }

    /// The range with the marks of a quotation that was read through, where one mark of it lies inside or at the edge.
    fn with_marks(&self, range: Tokens) -> Tokens {
        let mut out = range;
        let from = self.doc.quotes.partition_point(|q| q.tokens.start + 1 < range.start);
        for q in self.doc.quotes[from..].iter().take_while(|q| q.tokens.start < range.end) {
            let inner = q.inner();
            if out.start == inner.start && inner.end <= out.end {
                out.start = q.tokens.start;
            }
            if inner.end == out.end && out.start <= inner.start && q.closed {
                out.end = q.tokens.end;
            }
        }
        out
    }
}

fn is_blank(text: &str, from: u32, to: u32) -> bool {
    from <= to && text[from as usize..to as usize].trim().is_empty() && !text[from as usize..to as usize].contains('\n')
}

/// Without the comma, dash or full stop at the end; a full stop inside a quotation mark stays.
fn trim(text: &str, span: Span) -> Span {
    let mut part = span.of(text);
    let abbreviation = |p: &str| {
        let word = p.rsplit([' ', '\n', '(', '“', '"']).next().unwrap_or("");
        word.len() > 2 && word[..word.len() - 1].contains('.')
    };
    loop {
        let shorter = part.trim_end().trim_end_matches([',', ';', '–', '—', '―']);
        let shorter = shorter.strip_suffix(" -").or_else(|| shorter.strip_suffix(" --")).unwrap_or(shorter);
        let shorter = match shorter.strip_suffix('.') {
            Some(bare) if !abbreviation(shorter) && !bare.ends_with('.') => bare,
            _ => shorter,
        };
        if shorter.len() == part.len() {
            break;
        }
        part = shorter;
    }
    let start = part.len() - part.trim_start_matches([',', ';', ' ', '\n', '\t', '\r', '–', '—', ':']).len();
    if start >= part.len() {
        Span { start: span.start, end: span.start }
    } else {
        Span::new(span.start as usize + start, span.start as usize + part.len())
    }
}

/// The cue with the words of the pattern, "in a statement" and a colon after it.
fn cue(doc: &Document, w: &Window, found: &Found) -> Vec<Span> {
    let mut pieces: Vec<Units> = vec![found.clause.cue];
    pieces.extend(found.fit.cue.iter().copied());
    pieces.extend(found.medium);
    pieces.extend(carrier(w, &found.clause));
    pieces.sort();
    let mut out: Vec<Span> = Vec::new();
    for units in pieces {
        let span = doc.span(w.tokens(units));
        match out.last_mut() {
            Some(last) if is_blank(&doc.article.text, last.end, span.start) => *last = last.hull(span),
            _ => out.push(span),
        }
    }
    out
}

/// "in a statement", "in an interview with the BBC": where the source said it, right after the verb or its addressee.
pub fn medium(w: &Window, clause: &Clause, fit: &Fit) -> Option<Units> {
    let verb = clause.verb?;
    if verb.copula || clause.frame == Frame::Nominal {
        return None;
    }
    let after_addressee = fit.roles[Role::Addressee as usize].as_ref().and_then(|f| f.pieces.last()).map(|p| w.group_after(p.end));
    let at = w.skip_adverbials(after_addressee.unwrap_or(clause.after));
    let preposition = w.groups.get(at).filter(|g| g.kind == GroupKind::Preposition && w.units[g.head].is(Class::Locative))?;
    let noun = w.groups.get(at + 1).filter(|g| g.kind == GroupKind::Noun && w.units[g.head].is(Class::IssuedNoun))?;
    let taken = fit
        .roles
        .iter()
        .flatten()
        .flat_map(|f| &f.pieces)
        .any(|p| p.meets(noun.units) && p.start > clause.cue.start && p.end - p.start < 40 && p.start <= preposition.units.start);
    (!taken).then(|| Units::new(preposition.units.start, noun.units.end))
}

/// "issued a statement" before "saying": what carries the words belongs to the cue.
fn carrier(w: &Window, clause: &Clause) -> Option<Units> {
    let noun = (clause.frame == Frame::Participle).then(|| w.group(clause.cue.start).checked_sub(1)).flatten()?;
    let verb = noun.checked_sub(1).filter(|v| w.groups[*v].is_finite())?;
    let issued = w.groups[noun].kind == GroupKind::Noun && w.units[w.groups[noun].head].is(Class::IssuedNoun);
    issued.then(|| Units::new(w.groups[verb].units.start, clause.cue.start))
}
