//! Patients: whom the pronoun after a verb points back to that shares its subject with the verb before (*rejected the offer, calling it an insult*; *sued
//! the bank and accused it of fraud*). It is no part of that subject, so what the verb before was done to is nearest.

use super::head;
use crate::claims::fit::Fit;
use crate::document::Document;
use crate::gazetteer::Kind;
use crate::lexicon::{Class, Lexicon, Sort, Tag};
use crate::rules::compiled::HeadType;
use crate::rules::{Frame, Role};
use crate::syntax::phrase::Extent;
use crate::syntax::{Clause, GroupKind, UnitKind, Window};

/// The verb before is looked back to over so many groups.
const FARTHEST: usize = 16;

/// Gives a pronoun in the target its antecedent. `only_parties` says that the target must be somebody who acts, no thing or deed.
pub fn point_back(doc: &Document, lexicon: &Lexicon, w: &Window, clause: &Clause, fit: &mut Fit, only_parties: bool) {
    let Some(target) = &mut fit.roles[Role::Target as usize] else { return };
    let [piece] = target.pieces[..] else { return };
    let pronoun = &w.units[piece.start];
    if !matches!(clause.frame, Frame::Participle | Frame::Conjunct)
        || target.referent.is_some()
        || piece.end - piece.start != 1
        || pronoun.tag != Tag::Pronoun
        || piece.start < clause.cue.end
    {
        return;
    }
    let here = w.group(clause.cue.start);
    let Some(above) = clause.governor.filter(|g| *g < here && here - g <= FARTHEST) else { return };
    let patient = w.groups[above].verb.is_some_and(|v| !v.passive && !v.copula);
    let between = &w.groups[above + 1..here];
    if !patient || between.iter().any(|g| g.is_finite() || matches!(g.kind, GroupKind::Quote | GroupKind::Semicolon | GroupKind::That)) {
        return;
    }
    let one = |c: Class| pronoun.is(c);
    let fits = |n: &usize| {
        let unit = w.head(*n);
        let entity = match unit.kind {
            UnitKind::Name(m) => Some(doc.entity(doc.mentions[m as usize].entity).kind),
            _ => None,
        };
        let person = entity == Some(Kind::Person)
            || unit.is(Class::PersonNoun)
            || unit.is(Class::PeopleNoun)
            || entity.is_none() && lexicon.sort(unit.word) == Sort::Person;
        let many = unit.tag == Tag::Plural;
        let party =
            || entity != Some(Kind::Place) && !unit.is(Class::PlaceNoun) && head::is(doc, lexicon, w, w.groups[*n].head, HeadType::Party);
        if !w.is_noun(*n) || w.is_time(*n) || unit.tag == Tag::Pronoun {
            false
        } else if one(Class::Masculine) || one(Class::Feminine) {
            person && !many
        } else if one(Class::Neuter) {
            !person && !many && (!only_parties || party())
        } else {
            one(Class::Oblique) && many && (!only_parties || party())
        }
    };
    if let Some(n) = (above + 1..here).find(fits) {
        let end = w.noun_phrase_end(n, Extent { limit: here, ..Extent::PLAIN }).min(here);
        target.referent = Some(w.phrase(n, end.max(n + 1)).units);
    }
}
