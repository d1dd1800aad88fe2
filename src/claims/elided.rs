//! Elision: a second claim whose verb is left out ("Oslo condemned the raid, and Bergen the silence about it").

use super::Found;
use crate::claims::fit::{Filler, Fit};
use crate::lexicon::Class;
use crate::rules::compiled::Part;
use crate::rules::{Construction, Frame, Role, Types};
use crate::syntax::phrase::Extent;
use crate::syntax::{GroupKind, Units, Window};

/// A party without the phrases that the pattern may want for itself.
const PARTY: Extent<'static> = Extent { prepositions: false, ..Extent::PLAIN };

/// What a clause without a verb says by the verb of the claim before it: behind a comma or semicolon another source, and then what fills the roles behind the
/// cue. A role that has nothing of its own keeps what the first claim has ("blame the fire on the crew, and the owners on the weather").
pub fn second(construction: &Construction, w: &Window, found: &Found) -> Option<Fit> {
    let fit = &found.fit;
    let source = fit.roles[Role::Source as usize].as_ref()?;
    let finite = matches!(found.clause.frame, Frame::Active | Frame::Conjunct) && found.clause.is_active();
    let own = finite && construction.subject == Some(Role::Source);
    // "voiced support for the plan, as did Bern": a noun whose verb has the source for its subject
    let carried = found.clause.frame == Frame::Nominal
        && found.clause.governor.is_some_and(|v| w.groups[v].is_finite() && source.pieces.iter().all(|p| p.end <= w.groups[v].units.start));
    if !own && !carried {
        return None;
    }
    let ends = fit.roles.iter().flatten().flat_map(|f| &f.pieces).map(|p| p.end);
    let mut at = w.group_after(ends.chain([found.clause.cue.end]).max()?);
    if let Some(noun) = w.does_so_too(w.skip_adverbials(at)) {
        let mut roles = fit.roles.clone();
        roles[Role::Source as usize] = Some(Filler::of(w.phrase(noun, w.noun_phrase_end(noun, Extent::PLAIN))));
        return Some(Fit { roles, ..fit.clone() });
    }
    if carried {
        return None;
    }
    // a comma alone leads to an apposition or a list
    let (semicolon, joined) = (w.kind(at)? == GroupKind::Semicolon, w.kind(at + 1)? == GroupKind::Conjunction);
    // (but "the loan, the Greens the secrecy about it", "two envoys and Bergen three" leave a verb out)
    let bare = w.kind(at)? == GroupKind::Conjunction && w.head(at).is(Class::And);
    let gapped = (bare || w.kind(at)? == GroupKind::Comma && !joined) && w.is_gapped(at + 1);
    if !(semicolon || w.kind(at)? == GroupKind::Comma && joined || gapped) {
        return None;
    }
    at += 1 + joined as usize;
    // ("blame Oslo for the raid; Oslo, for its part, points to it": with a verb of its own)
    if !w.is_noun(at) || w.is_time(at) || semicolon && w.begins_clause(at) {
        return None;
    }
    let source_end = w.noun_phrase_end(at, PARTY);
    let mut roles = fit.roles.clone();
    // "called the premier a liar and his aide a thief": the same source of somebody else; "called it a crime, and Riga a farce": another of the same
    let party = Filler::of(w.phrase(at, source_end));
    if let Some((first, second)) = what_is_called(construction)
        && w.is_noun(source_end)
        && fit.roles[second as usize].as_ref()?.types == Types::NP
    {
        roles[if bare { first } else { Role::Source } as usize] = Some(party);
        roles[second as usize] = Some(Filler::of(w.phrase(source_end, w.noun_phrase_end(source_end, PARTY))));
        return Some(Fit { roles, ..fit.clone() });
    }
    roles[Role::Source as usize] = Some(party);
    let start = source_end + (semicolon && w.kind(source_end)? == GroupKind::Comma) as usize;
    let rest = fill_behind(construction, w, fit, start, &mut roles)?;
    // nothing left out, or a clause with a verb after all
    let closed = w.groups.get(rest).is_none_or(|g| {
        matches!(g.kind, GroupKind::Comma | GroupKind::Semicolon | GroupKind::Stop | GroupKind::Preposition)
            && !w.units[g.head].is(Class::By)
    });
    (rest > start && closed).then(|| Fit { roles, ..fit.clone() })
}

/// Fills the roles of the parts behind the cue with what stands at group `start` and behind it, each of the type that the first claim has in it. Where that ends.
fn fill_behind(construction: &Construction, w: &Window, fit: &Fit, start: usize, roles: &mut [Option<Filler>]) -> Option<usize> {
    let mut rest = start;
    let units = |from: usize, to: usize| Units::new(w.groups[from].units.start, w.groups[to - 1].units.end);
    for part in &construction.parts {
        match part {
            Part::Direct { role, .. } => {
                let types = fit.roles[*role as usize].as_ref()?.types;
                if types == Types::THAT && w.kind(rest) == Some(GroupKind::That) {
                    let end = w.clause_end(rest + 1).max(rest + 2);
                    roles[*role as usize] = Some(Filler::one(Types::THAT, units(rest, end)));
                    rest = end;
                } else if types == Types::NP && w.is_noun(rest) && !w.is_time(rest) {
                    let end = w.noun_phrase_end(rest, if construction.prepositions(true).is_empty() { Extent::PLAIN } else { PARTY });
                    roles[*role as usize] = Some(Filler::one(Types::NP, units(rest, end)));
                    rest = end;
                }
            }
            Part::Prep { words, role, .. } => {
                let preposition = w.groups.get(rest).filter(|g| g.kind == GroupKind::Preposition && words.has(w.units[g.head].word));
                if preposition.is_some() && w.is_noun(rest + 1) && !w.is_time(rest + 1) {
                    let end = w.noun_phrase_end(rest + 1, Extent::PLAIN);
                    roles[*role as usize] = Some(Filler::one(Types::NP, units(rest + 1, end)));
                    rest = end;
                } else if rest > start {
                    // the first claim's own
                    roles[*role as usize] = None;
                }
            }
            Part::Literal { .. } | Part::Inside { .. } | Part::End { .. } => {}
        }
    }
    Some(rest)
}

/// "urged Riga to repeal the law and Bern to amend it": somebody else who is to do something else. What the first is to do ends before "and".
fn also_asked(w: &Window, found: &mut Found) -> Option<Fit> {
    let content = found.fit.roles[Role::Content as usize].as_ref().filter(|c| c.types == Types::TO && c.pieces.len() == 1)?;
    let piece = content.pieces[0];
    let groups = w.groups_of(piece);
    let (and, verb) = groups.clone().skip(1).find_map(|k| {
        let opens = w.groups[k].kind == GroupKind::Conjunction && w.head(k).is(Class::And) && w.is_noun(k + 1) && w.acts(k + 1);
        let verb = opens.then(|| w.noun_phrase_end(k + 1, PARTY))?;
        (verb < groups.end && w.is_to_infinitive(verb)).then_some((k, verb))
    })?;
    let party = Filler::of(w.phrase(and + 1, verb));
    let rest = Filler::one(Types::TO, Units::new(w.groups[verb].units.start, piece.end));
    Some(split_at(w.groups[and].units.start, found, (Role::Target, party), (Role::Content, rest)))
}

/// What the claim says of somebody else, in two roles; what it had in the second of them ends before the unit `and`.
fn split_at(and: usize, found: &mut Found, first: (Role, Filler), second: (Role, Filler)) -> Fit {
    let mut fit = found.fit.clone();
    if let Some(filler) = &mut found.fit.roles[second.0 as usize] {
        filler.pieces[0].end = filler.pieces[0].end.min(and);
    }
    for (role, filler) in [first, second] {
        fit.roles[role as usize] = Some(filler);
    }
    fit
}

/// The roles of what is called and what it is called, in a construction that has nothing else behind its cue.
fn what_is_called(construction: &Construction) -> Option<(Role, Role)> {
    match construction.parts.as_slice() {
        [Part::Direct { role: first, .. }, Part::Direct { role: second, types, .. }] if types.meets(Types::NP) => Some((*first, *second)),
        _ => None,
    }
}

/// "faulted the line for its boats and the inspectors for their silence": a second object of the same verb with the same preposition behind it. The first
/// claim's own phrase ends before "and".
pub fn another(construction: &Construction, w: &Window, found: &mut Found) -> Option<Fit> {
    if let [Part::Direct { role: Role::Target, .. }, Part::Direct { role: Role::Content, types, .. }] = construction.parts.as_slice()
        && types.meets(Types::TO)
    {
        return also_asked(w, found);
    }
    let [Part::Direct { role: first, types, .. }, Part::Prep { words, role: second, types: phrase, .. }] = construction.parts.as_slice()
    else {
        return None;
    };
    let active = found.clause.is_active() && types.meets(Types::NP);
    let piece = found.fit.roles[*second as usize].as_ref().filter(|f| active && f.pieces.len() == 1)?.pieces[0];
    let before = found.fit.roles[*first as usize].as_ref()?.pieces.last()?.end;
    let (from, to) = (w.group(piece.start), w.group_after(piece.end));
    if before > piece.start {
        return None;
    }
    let and = (from + 1..=to).find(|k| {
        let opens = w.groups.get(*k).is_some_and(|g| g.kind == GroupKind::Conjunction && w.units[g.head].is(Class::And));
        opens && w.is_noun(k + 1) && !w.is_time(k + 1) && (*first != Role::Target || w.acts(k + 1))
    })?;
    let end = w.noun_phrase_end(and + 1, PARTY);
    let opens = |k: &usize| w.kind(*k) == Some(GroupKind::Preposition) && words.has(w.head(*k).word);
    // "and his deputy of theft", "and the mayor of Lima of theft"
    let end = (and + 2..end).find(|k| opens(k) && w.head(*k).is(Class::Of) && !w.acts(k + 1)).unwrap_or(end);
    let preposition = w.groups.get(end).filter(|_| opens(&end))?;
    // "for its boats and the silence for which": the same one again, and no time ("to work with pen and paper for five days")
    let same = !w.is_time(end + 1) && from.checked_sub(1).is_some_and(|p| w.head(p).word == w.units[preposition.head].word);
    let (kind, units) = w.complement(end + 1, *phrase, Extent { clauses: true, ..Extent::PLAIN }).filter(|_| same)?;
    let party = Filler::of(w.phrase(and + 1, end));
    Some(split_at(w.groups[and].units.start, found, (*first, party), (*second, Filler::one(kind, units))))
}

#[cfg(test)]
mod tests {
    use crate::article::Article;
    use crate::engine::Engine;

    #[test]
    fn a_clause_without_a_verb_claims_by_the_one_before() {
        let engine = Engine::builtin();
        for (text, expected) in [
            ("Quito condemned the arrest, and Lima the silence.", Some(("Lima", "the silence"))),
            ("The guild criticised the levy; the bank, the delay.", Some(("the bank", "the delay"))),
            ("The guild called the levy unfair; the bank, the delay.", Some(("the bank", "the delay"))),
            ("Nurses blame the fire on the owner, and the owner on the cook.", Some(("the owner", "the cook"))),
            ("The Reds condemned the arrest, the Greens the silence.", Some(("the Greens", "the silence"))),
            ("Quito condemned the raid and the bishops the silence.", Some(("the bishops", "the silence"))),
            ("Quito faulted the line for its boats and the inspectors for their silence.", Some(("Quito", "the inspectors"))),
            ("Quito accused the line of fraud and the mayor of Lima of theft.", Some(("Quito", "the mayor of Lima"))),
            ("Quito accused the line of fraud and the theft of a boat.", None),
            ("Quito blamed the fire on a guest and the flood on a plumber.", Some(("Quito", "a plumber"))),
            ("Quito called the premier a thief and his aide a liar.", Some(("Quito", "his aide"))),
            ("Quito urged Lima to repeal the law and Bern to amend it.", Some(("Quito", "Bern"))),
            ("Quito urged Lima to repeal the law and the decree.", None),
            ("Quito condemned the raid, as did Lima.", Some(("Lima", "the raid"))),
            ("Quito condemned the raid on Monday, and so did the bishops.", Some(("the bishops", "the raid"))),
            ("Quito condemned the raid, as it had in May.", None),
            ("Quito faulted the line for its boats and its silence.", None),
            ("Quito faulted the line for a fault that left clerks with pen and paper for a week.", None),
            ("Quito voiced support for the strike, as did Lima.", Some(("Lima", "the strike"))),
            ("Quito condemned the arrest and the silence Lima kept.", None),
            ("Quito condemned the arrest, and Lima left.", None),
            ("Quito condemned the arrest, the trial and the verdict.", None),
            ("Quito condemned the arrest, the third since May.", None),
            ("Quito condemned its rival, Senator Orr, the leader of the bloc, for the delay.", None),
        ] {
            let document = engine.extract(Article::new("a", text));
            let of = |a: &Option<crate::document::Argument>| a.as_ref().map_or("", |a| a.pieces[0].of(text)).to_owned();
            let second = document.claims.get(1).map(|c| (of(&c.source), of(&c.target)));
            assert_eq!(second, expected.map(|(s, t)| (s.to_owned(), t.to_owned())), "{text}");
        }
    }
}
