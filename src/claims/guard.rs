//! Guards: what must and must not hold beside a construction.

use super::observer::Outcome;
use crate::document::Document;
use crate::rules::compiled::RoleGuard;
use crate::rules::fit::{Filler, Fit};
use crate::rules::{Guard, WordSet};
use crate::syntax::{Clause, UnitKind, Units, Window};

/// Checks the guards of a cue and its construction; the error says which sort failed.
pub fn check(doc: &Document, w: &Window, clause: &Clause, fit: &Fit, needs: [&Guard; 2], unless: [&Guard; 2]) -> Result<(), Outcome> {
    let at = Place { doc, w, clause, fit };
    if !needs.iter().all(|g| at.all(g)) {
        return Err(Outcome::Needs);
    }
    if unless.iter().any(|g| at.any(g)) {
        return Err(Outcome::Unless);
    }
    Ok(())
}

struct Place<'a> {
    doc: &'a Document,
    w: &'a Window,
    clause: &'a Clause,
    fit: &'a Fit,
}

impl Place<'_> {
    fn all(&self, g: &Guard) -> bool {
        g.before.as_ref().is_none_or(|s| self.before(s))
            && g.after.as_ref().is_none_or(|s| self.after(s))
            && g.roles.iter().all(|r| self.role(r))
    }

    fn any(&self, g: &Guard) -> bool {
        g.before.as_ref().is_some_and(|s| self.before(s))
            || g.after.as_ref().is_some_and(|s| self.after(s))
            || g.roles.iter().any(|r| self.role(r))
    }

    /// One of the phrases ends directly before the cue, or one or two words further left.
    fn before(&self, set: &WordSet) -> bool {
        let start = self.clause.cue.start;
        (1..=3usize).filter_map(|n| start.checked_sub(n)).any(|from| set.begins(self.w.units[from..start].iter().map(|u| u.word)).is_some())
            || set.begins(self.w.units[start..self.clause.head].iter().map(|u| u.word)).is_some()
    }

    fn after(&self, set: &WordSet) -> bool {
        self.w.units.get(self.clause.cue.end..).is_some_and(|rest| set.begins(rest.iter().map(|u| u.word)).is_some())
    }

    fn role(&self, guard: &RoleGuard) -> bool {
        let Some(filler) = &self.fit.roles[guard.role as usize] else { return false };
        filler.pieces.iter().any(|p| self.holds(guard, *p)) || self.of_kind(guard, filler)
    }

    fn holds(&self, guard: &RoleGuard, units: Units) -> bool {
        let tokens = &self.doc.tokens[self.w.tokens(units).range()];
        !guard.words.is_empty() && (0..tokens.len()).any(|i| guard.words.begins(tokens[i..].iter().map(|t| t.id)).is_some())
    }

    fn of_kind(&self, guard: &RoleGuard, filler: &Filler) -> bool {
        filler.pieces.iter().flat_map(|p| &self.w.units[p.start..p.end]).any(|u| match u.kind {
            UnitKind::Name(m) => guard.takes(self.doc.entities[self.doc.mentions[m as usize].entity.0 as usize].kind),
            _ => false,
        })
    }
}
