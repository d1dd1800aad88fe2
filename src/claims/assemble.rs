//! From a fitted construction to a claim: units become spans, and verb groups say status, hedge and tense.

use super::{Found, status};
use crate::claims::fit::{Filler, Fit, Pieces};
use crate::document::{Argument, Claim, Document, Quotation, Spans, Status, Tense, Token};
use crate::lexicon::{Class, Property, Tag};
use crate::rules::{Frame, Role};
use crate::span::{Span, Tokens};
use crate::syntax::{Clause, GroupKind, UnitKind, Units, Window};
use crate::tables::Tables;
use smallvec::smallvec;

/// A paragraph's quotation is followed into the next ones no further.
const LONGEST_CHAIN: usize = 24;
/// The quotation that encloses a word is looked for among so many before it.
const NEAR: usize = 4;

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
    // "accused Oslo of arming the rebels, which it denies": what is denied is no party
    if tables.rules.kinds[cue_row.kind as usize].denies
        && let Some(content) = &mut claim.content
        && let Some(referent) = found.fit.roles[Role::Content as usize].as_ref().and_then(|f| f.referent)
        && w.acts(w.group(referent.start))
    {
        content.referent = None;
    }
    let construction = &tables.rules.constructions[take.construction as usize];
    status::describe(w, found, cue_row.pos, construction, &mut claim);
    claim
}

struct Maker<'a> {
    doc: &'a Document,
    w: &'a Window,
    quoted: &'a mut Vec<u32>,
}

/// The spans of an argument, and whether words of it stand inside and outside of quotations.
#[derive(Default)]
struct Extent {
    spans: Spans,
    inside: bool,
    outside: bool,
}

impl Maker<'_> {
    fn argument(&mut self, filler: &Filler, role: Role) -> Option<Argument> {
        let mut pieces = Extent::default();
        for units in &filler.pieces {
            match role {
                Role::Content => self.content(*units, &mut pieces),
                _ => self.party(*units, &mut pieces),
            }
        }
        if pieces.spans.is_empty() {
            return None;
        }
        let quote = (role == Role::Content).then_some(match (pieces.inside, pieces.outside) {
            (false, _) => Quotation::Indirect,
            (_, false) => Quotation::Direct,
            _ => Quotation::Mixed,
        });
        let referent = filler.referent.map(|units| self.doc.span(self.w.tokens(units)));
        Some(Argument { pieces: pieces.spans, types: filler.types, quote, referent, ..Argument::default() })
    }

    /// Adds some tokens without the marks at their ends, joined to those before where only blanks stand between.
    fn add(&self, tokens: Tokens, out: &mut Extent) {
        let text = &self.doc.article.text;
        // "Bergen Inc. said": the full stop of a word inside the sentence is no mark
        let inside = tokens.end < self.doc.sentences[self.w.sentence as usize].tokens.end;
        let word = inside && tokens.range().next_back().is_some_and(|t| self.doc.tokens[t].shape.is_word());
        let trimmed = trim(text, self.doc.span(tokens), !word);
        if trimmed.is_empty() {
            return;
        }
        match out.spans.last_mut() {
            Some(before) if before.end >= trimmed.start || is_blank(text, before.end, trimmed.start) => *before = before.hull(trimmed),
            _ => out.spans.push(trimmed),
        }
    }

    /// Adds the span of a party, which no genitive mark ends.
    fn party(&self, units: Units, out: &mut Extent) {
        let mut hull = self.w.tokens(units);
        while hull.len() > 1 && self.doc.tokens[hull.end as usize - 1].is(Class::PossessiveMark) {
            hull.end -= 1;
        }
        self.add(self.with_marks(hull), out);
    }

    /// Adds the spans of a content. One that begins or ends with a quotation takes the whole of it, wherever its sentences end, and the paragraphs
    /// that it goes on with.
    fn content(&mut self, units: Units, out: &mut Extent) {
        // what the colon of a paragraph ends, and the quotation that is the next one
        if let Some(quote) = self.w.introduced.filter(|q| units.start + 1 < *q && *q < units.end) {
            self.content(Units::new(units.start, quote - 1), out);
            return self.content(Units::new(quote, units.end), out);
        }
        let mut hull = self.w.tokens(units);
        let mut more = Vec::new();
        let is_word = |t: &Token| t.shape.is_word();
        if !self.meets_quote(hull) {
            out.outside |= self.doc.tokens[hull.range()].iter().any(is_word);
        } else {
            for unit in &self.w.units[units.start..units.end] {
                let UnitKind::Quote(q) = unit.kind else {
                    let word = self.doc.tokens[unit.tokens.range()].iter().any(is_word);
                    let borrowed = word && self.is_borrowed(unit.tokens);
                    out.inside |= borrowed;
                    out.outside |= word && !borrowed;
                    continue;
                };
                out.inside = true;
                self.quoted.push(q);
                hull = hull.hull(self.doc.quotes[q as usize].tokens);
                self.follow(q, &mut more);
            }
        }
        self.add(self.with_marks(hull), out);
        more.into_iter().for_each(|tokens| self.add(tokens, out));
    }

    /// Takes the quotations that go on with one in the next paragraphs.
    fn follow(&mut self, quote: u32, more: &mut Vec<Tokens>) {
        let quotes = &self.doc.quotes;
        let mut last = quote;
        for _ in 0..LONGEST_CHAIN {
            let Some(next) = (last + 1..quotes.len() as u32).take(8).find(|n| quotes[*n as usize].continues == Some(last)) else {
                break;
            };
            self.quoted.push(next);
            more.push(quotes[next as usize].tokens);
            last = next;
        }
    }

    /// Whether a quotation stands in a range of tokens or may hold some of it.
    fn meets_quote(&self, tokens: Tokens) -> bool {
        let quotes = &self.doc.quotes;
        let at = quotes.partition_point(|q| q.tokens.start < tokens.start);
        quotes.get(at).is_some_and(|q| q.tokens.start < tokens.end)
            || quotes[..at].iter().rev().take(NEAR).any(|q| q.tokens.end > tokens.start)
    }

    /// Whether tokens stand inside a quotation that was read through.
    fn is_borrowed(&self, tokens: Tokens) -> bool {
        let depth_here = self.w.inside.map_or(0, |q| self.doc.quotes[q as usize].depth + 1);
        let at = self.doc.quotes.partition_point(|q| q.tokens.start <= tokens.start);
        self.doc.quotes[..at].iter().rev().take(NEAR).any(|q| q.depth >= depth_here && q.tokens.contains(tokens))
    }

    /// The range with the marks of a quotation that was read through, where one mark of it lies inside or at the edge.
    fn with_marks(&self, range: Tokens) -> Tokens {
        let mut out = range;
        let from = self.doc.quotes.partition_point(|q| q.tokens.start + 1 < range.start);
        for q in self.doc.quotes[from..].iter().take_while(|q| q.tokens.start < range.end) {
            let inner = q.inner();
            // the mark before the closing one is the quotation's too
            let last = inner.end == out.end || inner.end == out.end + 1 && !self.doc.tokens[out.end as usize].shape.is_word();
            if out.start == inner.start && (inner.end <= out.end || last) {
                out.start = q.tokens.start;
            }
            if last && out.start <= inner.start && q.closed {
                out.end = q.tokens.end;
            }
        }
        out
    }
}

fn is_blank(text: &str, from: u32, to: u32) -> bool {
    from <= to && text[from as usize..to as usize].trim().is_empty() && !text[from as usize..to as usize].contains('\n')
}

/// Without the comma, dash or full stop that ends it where it is `marked`; a full stop inside a quotation mark stays.
fn trim(text: &str, span: Span, marked: bool) -> Span {
    let mut part = span.of(text);
    // most end with a letter or figure, and begin with one
    let plain = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
    if plain(part.as_bytes().first()) && plain(part.as_bytes().last()) {
        return span;
    }
    if marked {
        part = without_marks(part);
    }
    let start = part.len() - part.trim_start_matches([',', ';', ' ', '\n', '\t', '\r', '–', '—', ':']).len();
    if start >= part.len() {
        Span { start: span.start, end: span.start }
    } else {
        Span::new(span.start as usize + start, span.start as usize + part.len())
    }
}

/// Without commas, dashes and the full stop at the end; that of an abbreviation with another inside stays.
fn without_marks(mut part: &str) -> &str {
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
            return part;
        }
        part = shorter;
    }
}

/// The cue with the words of the pattern, "in a statement" and a colon after it, and the preposition that it governs.
fn cue(doc: &Document, w: &Window, found: &Found) -> Spans {
    let mut pieces: Pieces = smallvec![found.clause.cue];
    pieces.extend(found.fit.cue.iter().copied());
    pieces.extend(found.medium);
    pieces.extend(carrier(w, &found.clause));
    pieces.extend(refusal(w, &found.clause));
    pieces.sort();
    let end = pieces.last().map_or(0, |last| last.end);
    pieces.extend(governed(w, &found.fit, end));
    let mut out = Spans::new();
    for units in pieces {
        let span = doc.span(w.tokens(units));
        match out.last_mut() {
            Some(last) if is_blank(&doc.article.text, last.end, span.start) => *last = last.hull(span),
            _ => out.push(span),
        }
    }
    out
}

/// "called for", "spoke about": the preposition right behind the cue, at unit `end`, with what is called for or spoken about right behind it.
fn governed(w: &Window, fit: &Fit, end: usize) -> Option<Units> {
    let preposition = w.units.get(end).is_some_and(|u| u.tag == Tag::Preposition);
    let mut about = [Role::Target, Role::Content].into_iter().filter_map(|role| fit.roles[role as usize].as_ref());
    let follows = about.any(|filler| filler.pieces.iter().any(|piece| piece.start == end + 1));
    (preposition && follows).then(|| Units::new(end, end + 1))
}

/// "in a statement": where the source said it, right after the verb. Behind an addressee it is no part of the cue, as annotators have it (23 times of 27 in
/// PolNeAR), nor where it goes on: "in an interview with the BBC", "in a speech on Monday" (49 of 75).
pub fn medium(w: &Window, clause: &Clause, fit: &Fit) -> Option<Units> {
    let verb = clause.verb?;
    if verb.copula || clause.frame == Frame::Nominal || fit.roles[Role::Addressee as usize].is_some() {
        return None;
    }
    let at = w.skip_adverbials(clause.after);
    let manner = is_manner(w, clause, at);
    let preposition = w.groups.get(at).filter(|g| g.kind == GroupKind::Preposition && (manner || w.units[g.head].is(Class::Locative)))?;
    let noun = w.groups.get(at + 1).filter(|g| g.kind == GroupKind::Noun && (manner || w.units[g.head].is(Class::IssuedNoun)))?;
    let taken = fit.roles.iter().flatten().flat_map(|f| &f.pieces).any(|p| {
        let before = p.end - p.start < 40 && p.start <= preposition.units.start;
        p.meets(noun.units) && p.start > clause.cue.start && (manner || before)
    });
    let goes_on = !manner && (w.is_time(at + 2) || matches!(w.kind(at + 2), Some(GroupKind::Preposition | GroupKind::Comma)));
    (!taken && !goes_on).then(|| Units::new(preposition.units.start, noun.units.end))
}

/// Whether the phrase at group `at` says how it was said, and ends the clause: "with a grin".
fn is_manner(w: &Window, clause: &Clause, at: usize) -> bool {
    let (Some(with), Some(noun)) = (w.groups.get(at), w.groups.get(at + 1)) else { return false };
    let ends = w.groups.get(at + 2).is_none_or(|g| matches!(g.kind, GroupKind::Stop | GroupKind::Comma | GroupKind::Quote));
    let first = &w.units[noun.units.start];
    w.units[clause.head].has(Property::That)
        && ends
        && w.units[with.head].is(Class::Dealings)
        && first.tag == Tag::Determiner
        && !first.is(Class::Definite)
        && !w.acts(at + 1)
}

/// "declined" before "to say whether": the verb of refusing above an infinitive that claims belongs to its cue.
fn refusal(w: &Window, clause: &Clause) -> Option<Units> {
    let above = w.group(clause.cue.start).checked_sub(1).filter(|_| clause.frame == Frame::Infinitive)?;
    let refuses = w.groups[above].verb.is_some_and(|v| !v.passive) && w.head(above).is(Class::Negating);
    refuses.then(|| w.groups[above].units)
}

/// "issued a statement" before "saying": what carries the words belongs to the cue.
fn carrier(w: &Window, clause: &Clause) -> Option<Units> {
    let verb = (clause.frame == Frame::Participle).then(|| w.carrier_of(w.group(clause.cue.start))).flatten()?;
    Some(Units::new(w.groups[verb].units.start, clause.cue.start))
}
