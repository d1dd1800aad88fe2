//! Parties that a fitted construction holds without a slot of their own: whose act it was, and who did it to each other.

use super::Found;
use super::scene::Scene;
use crate::claims::fit::{Filler, Fit, possessor};
use crate::lexicon::{Class, Sort, Tag};
use crate::rules::compiled::HeadType;
use crate::rules::{Construction, Frame, Role, Types};
use crate::syntax::{Clause, GroupKind, Units, Window};
use smallvec::smallvec;

/// *condemned Russia's invasion*: the act is the content, the party in it the target. Only where nothing fills the content, and not where the target is
/// somebody itself (*Russia's generals*).
pub fn of_act(scene: &Scene, fit: &mut Fit) {
    let w = scene.w;
    if fit.roles[Role::Content as usize].is_some() {
        return;
    }
    let Some(target) = &fit.roles[Role::Target as usize] else { return };
    let [piece] = target.pieces[..] else { return };
    if target.types != Types::NP || target.referent.is_some() {
        return;
    }
    let party = |unit: usize| scene.is(unit, HeadType::Party);
    let Some(owner) = possessor(w, piece).filter(|p| party(p.head)) else { return };
    // "the mayor of Ghent's refusal": the noun behind the genitive
    let mark = Some(owner.units.end).filter(|m| owner.units.start == piece.start && *m < piece.end);
    let act = mark.map(|m| w.group(m)).filter(|g| *g != w.group(piece.start));
    let what = act.map(|g| w.groups[g].head).or_else(|| scene.head_in(piece));
    if w.units[owner.head].tag == Tag::Pronoun || what.is_none_or(party) {
        return;
    }
    fit.roles[Role::Content as usize] = Some(Filler::one(Types::NP, piece));
    fit.roles[Role::Target as usize] = Some(Filler::of(owner));
}

/// *international criticism of*, *opposition claims that*: a noun cue that nobody else goes with has the people whom its modifier names as its source.
pub fn of_modifier(scene: &Scene, clause: &Clause, construction: &Construction, fit: &mut Fit) {
    let w = scene.w;
    let source = &mut fit.roles[Role::Source as usize];
    if clause.frame != Frame::Nominal || construction.within.is_some() || construction.adverbial.is_some() || source.is_some() {
        return;
    }
    let start = w.groups[w.group(clause.head)].units.start;
    let names = |unit: &usize| match w.units[*unit].tag {
        // "daily criticism": how often, no newspaper
        _ if w.units[*unit].tags.has(Tag::Adverb) => false,
        Tag::Adjective => scene.lexicon.sort(w.units[*unit].word) == Sort::Group,
        Tag::Noun => scene.is(*unit, HeadType::Party),
        _ => false,
    };
    if let Some(unit) = (start..clause.head).rev().find(names) {
        *source = Some(Filler::one(Types::NP, Units::new(unit, unit + 1)));
    }
}

/// Two parties that act on each other make two claims (*traded accusations*, *blamed each other*): this is the second one, and the fit becomes the first.
pub fn mutual(construction: &Construction, w: &Window, found: &mut Found) -> Option<Fit> {
    let fit = &mut found.fit;
    // "each other", "each other's envoys"
    let reciprocal = |f: &Filler| {
        let [piece] = f.pieces[..] else { return false };
        let words = (piece.start..piece.end).take_while(|u| w.units[*u].is(Class::Reciprocal)).count();
        let next = piece.start + words;
        words > 1 && (next == piece.end || w.units.get(next).is_none_or(|u| matches!(u.tag, Tag::Genitive | Tag::Preposition)))
    };
    let other = match construction.mutual {
        Some(role) => role,
        None => Role::ALL.into_iter().find(|r| fit.roles[*r as usize].as_ref().is_some_and(reciprocal))?,
    };
    let (one, two) = match fit.roles[other as usize].clone().filter(|f| !reciprocal(f)) {
        Some(two) => (fit.roles[Role::Source as usize].clone()?, two),
        None => halves(w, fit.roles[Role::Source as usize].as_ref()?)?,
    };
    let with = |source: &Filler, target: &Filler| {
        let mut roles = fit.roles.clone();
        roles[Role::Source as usize] = Some(source.clone());
        roles[other as usize] = Some(target.clone());
        Fit { roles, ..fit.clone() }
    };
    let (first, second) = (with(&one, &two), with(&two, &one));
    *fit = first;
    Some(second)
}

/// The two parties of a phrase that joins two ("Peru and Chile", "Armenian and Azeri hackers").
fn halves(w: &Window, phrase: &Filler) -> Option<(Filler, Filler)> {
    let [piece] = phrase.pieces[..] else { return None };
    let one = |start: usize, end: usize| Filler::one(Types::NP, Units::new(start, end));
    let groups = w.groups_of(piece);
    let joint = |g: &usize| w.groups[*g].kind == GroupKind::Conjunction && w.head(*g).is(Class::And);
    let mut joints = groups.clone().filter(joint);
    let mut commas = groups.clone().filter(|g| w.groups[*g].kind == GroupKind::Comma);
    match (joints.next(), joints.next(), commas.next()) {
        // "Governor, union trade blame"
        (None, _, Some(comma)) if w.headline && commas.next().is_none() => {
            let at = w.groups[comma].units;
            Some((one(piece.start, at.start), one(at.end, piece.end)))
        }
        (Some(and), None, None) => {
            let at = w.groups[and].units;
            // "both Oslo and Bern"
            let start = piece.start + (w.units[piece.start].is(Class::Pair) && at.start > piece.start + 1) as usize;
            Some((one(start, at.start), one(at.end, piece.end)))
        }
        (None, _, _) if groups.len() == 1 => {
            let and = (piece.start..piece.end).find(|u| w.units[*u].tag == Tag::Conjunction && w.units[*u].is(Class::And))?;
            let start = piece.start + w.units[piece.start].is(Class::Pair) as usize;
            (and > start && and + 2 < piece.end).then(|| {
                let pieces = smallvec![Units::new(start, and), Units::new(and + 2, piece.end)];
                (Filler { pieces, ..one(start, and) }, one(and + 1, piece.end))
            })
        }
        _ => None,
    }
}
