//! Guards: what must and must not hold beside a construction.

use super::observer::Outcome;
use super::scene::Scene;
use crate::claims::fit::Fit;
use crate::rules::compiled::RoleGuard;
use crate::rules::{Guard, WordSet};
use crate::syntax::{Clause, UnitKind, Units};

/// Phrases before a cue have no more words.
const LONGEST: usize = 3;

/// What guards look at.
pub struct Place<'a> {
    /// the window of the clause
    pub scene: Scene<'a>,
    /// the clause
    pub clause: &'a Clause,
    /// what fills the roles
    pub fit: &'a Fit,
}

impl Place<'_> {
    /// Checks what a cue and its construction need and must not have; the error says which sort failed.
    pub fn check(&self, [needs, unless]: [[Option<&Guard>; 2]; 2]) -> Result<(), Outcome> {
        if !needs.into_iter().flatten().all(|g| self.all(g)) {
            return Err(Outcome::Needs);
        }
        if unless.into_iter().flatten().any(|g| self.any(g)) {
            return Err(Outcome::Unless);
        }
        Ok(())
    }

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

    /// One of the phrases begins in the cue's own group before its head, or ends directly before that group.
    fn before(&self, set: &WordSet) -> bool {
        let head = self.clause.head;
        let start = self.scene.w.groups[self.scene.w.group(head)].units.start.min(self.clause.cue.start);
        let begins = |from: usize, to: usize| set.begins(self.scene.w.units[from..to].iter().map(|u| u.word));
        (start..head).any(|from| begins(from, head).is_some())
            || (1..=LONGEST).filter_map(|n| start.checked_sub(n)).any(|from| begins(from, start) == Some(start - from))
    }

    fn after(&self, set: &WordSet) -> bool {
        self.scene.w.units.get(self.clause.cue.end..).is_some_and(|rest| set.begins(rest.iter().map(|u| u.word)).is_some())
    }

    fn role(&self, guard: &RoleGuard) -> bool {
        let Some(filler) = &self.fit.roles[guard.role as usize] else { return false };
        let of_head = guard.head || !guard.types.is_empty();
        let head = if of_head { self.scene.head_of(filler) } else { None };
        if let Some(unit) = head
            && guard.types.iter().any(|t| self.scene.is(unit, *t))
        {
            return true;
        }
        match head {
            Some(unit) if guard.head => guard.words.has(self.scene.w.units[unit].word) || self.is_kind(guard, unit),
            None if guard.head => false,
            _ => filler.pieces.iter().any(|p| self.holds(guard, *p) || (p.start..p.end).any(|u| self.is_kind(guard, u))),
        }
    }

    fn holds(&self, guard: &RoleGuard, units: Units) -> bool {
        let tokens = &self.scene.doc.tokens[self.scene.w.tokens(units).range()];
        !guard.words.is_empty() && (0..tokens.len()).any(|i| guard.words.begins(tokens[i..].iter().map(|t| t.id)).is_some())
    }

    fn is_kind(&self, guard: &RoleGuard, unit: usize) -> bool {
        match self.scene.w.units[unit].kind {
            UnitKind::Name(m) => guard.takes(self.scene.doc.entity(self.scene.doc.mentions[m as usize].entity).kind),
            _ => false,
        }
    }
}
