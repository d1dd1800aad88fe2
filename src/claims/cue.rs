//! The span of a cue: its words, and what belongs to them in the clause.

use super::Found;
use super::trim::is_blank;
use crate::claims::fit::{Fit, Pieces};
use crate::document::{Document, Spans};
use crate::lexicon::{Class, Property, Tag};
use crate::rules::{Frame, Role};
use crate::syntax::{Clause, GroupKind, Units, Window};
use smallvec::smallvec;

/// The cue with the words of the pattern, "in a statement" and a colon after it, and the preposition that it governs.
pub fn spans(doc: &Document, w: &Window, found: &Found) -> Spans {
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
    let refuses = w.groups[above].is_active() && w.head(above).is(Class::Negating);
    refuses.then(|| w.groups[above].units)
}

/// "issued a statement" before "saying": what carries the words belongs to the cue.
fn carrier(w: &Window, clause: &Clause) -> Option<Units> {
    let verb = (clause.frame == Frame::Participle).then(|| w.carrier_of(w.group(clause.cue.start))).flatten()?;
    Some(Units::new(w.groups[verb].units.start, clause.cue.start))
}
