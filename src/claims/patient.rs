//! Patients: whom the pronoun after a verb points back to that shares its subject with the verb before (*rejected the offer, calling it an insult*; *sued
//! the bank and accused it of fraud*). It is no part of that subject, so what the verb before was done to is nearest.

use super::Found;
use super::scene::Scene;
use crate::claims::fit::Fit;
use crate::gazetteer::Kind;
use crate::lexicon::{Class, Sort, Tag};
use crate::rules::compiled::HeadType;
use crate::rules::{Frame, Role};
use crate::syntax::phrase::Extent;
use crate::syntax::{GroupKind, Unit, UnitKind, Window};

/// The verb before is looked back to over so many groups.
const FARTHEST: usize = 16;

/// Gives a pronoun in the target its antecedent. `only_parties` says that the target must be somebody who acts, no thing or deed.
pub fn point_back(scene: &Scene, found: &mut Found, only_parties: bool) {
    let (w, clause) = (scene.w, &found.clause);
    let Some(target) = &mut found.fit.roles[Role::Target as usize] else { return };
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
    let patient = w.groups[above].has_doer();
    let between = &w.groups[above + 1..here];
    if !patient || between.iter().any(|g| g.is_finite() || matches!(g.kind, GroupKind::Quote | GroupKind::Semicolon | GroupKind::That)) {
        return;
    }
    if let Some(n) = (above + 1..here).find(|n| scene.may_mean(pronoun, *n, only_parties)) {
        let end = w.noun_phrase_end(n, Extent { limit: here, ..Extent::PLAIN }).min(here);
        target.referent = Some(w.phrase(n, end.max(n + 1)).units);
    }
}

impl Scene<'_> {
    /// Whether a pronoun agrees with group `n` in number, and in being a person or not; `only_parties` as above.
    fn may_mean(&self, pronoun: &Unit, n: usize, only_parties: bool) -> bool {
        let Scene { doc, lexicon, w } = *self;
        if !w.is_noun(n) || w.is_time(n) || w.head(n).tag == Tag::Pronoun {
            return false;
        }
        let unit = w.head(n);
        let entity = match unit.kind {
            UnitKind::Name(m) => Some(doc.entity(doc.mentions[m as usize].entity).kind),
            _ => None,
        };
        let person = || {
            entity == Some(Kind::Person)
                || unit.is_any(&[Class::PersonNoun, Class::PeopleNoun])
                || entity.is_none() && lexicon.sort(unit.word) == Sort::Person
        };
        let party = || entity != Some(Kind::Place) && !unit.is(Class::PlaceNoun) && self.is(w.groups[n].head, HeadType::Party);
        let many = unit.tag == Tag::Plural;
        if pronoun.is_any(&[Class::Masculine, Class::Feminine]) {
            person() && !many
        } else if pronoun.is(Class::Neuter) {
            !person() && !many && (!only_parties || party())
        } else {
            pronoun.is(Class::Oblique) && many && (!only_parties || party())
        }
    }
}

/// "accused Oslo of arming the rebels, which it denies": what is denied is nobody, so that its relative pronoun has no antecedent that acts.
pub fn deny_no_party(w: &Window, fit: &mut Fit) {
    if let Some(content) = &mut fit.roles[Role::Content as usize] {
        content.referent = content.referent.filter(|r| !w.acts(w.group(r.start)));
    }
}
