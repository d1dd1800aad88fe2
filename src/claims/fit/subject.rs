//! Whether what stands behind the cue belongs to a noun before it: as its own verb, or up to that.

use super::Fitting;
use crate::rules::{Frame, Types};
use crate::syntax::{GroupKind, Units};

impl Fitting<'_> {
    /// The complement of a noun that is a subject, or of what describes one, ends before that subject's verb.
    pub(super) fn within_subject(&self, from: usize, kind: Types, units: Units) -> Units {
        let clausal = Types::THAT.with(Types::TO).with(Types::WH).with(Types::BARE).with(Types::ING);
        let noun = self.w.group(self.clause.head);
        let subject = || self.clause.governor.is_none() || self.w.begins_clause(noun) || self.w.awaits_verb(noun);
        let nominal = self.clause.frame == Frame::Nominal && subject();
        if !kind.meets(clausal) || !nominal && !self.describes_subject() {
            return units;
        }
        let end =
            self.w.inner_clause_end(if kind == Types::BARE { from } else { from + 1 - (kind.meets(Types::TO.with(Types::ING))) as usize });
        Units::new(units.start, self.w.groups[end.max(from + 1) - 1].units.end)
    }

    /// Whether the clause of the cue describes a noun that still lacks its verb: "bakers who want to leave are", "anyone questioning the count can".
    fn describes_subject(&self) -> bool {
        let w = self.w;
        let noun = match self.clause.frame {
            // "bakers, who want to leave, are": the comma ends it
            Frame::Relative if !self.clause.first.checked_sub(1).is_some_and(|c| w.groups[c].kind == GroupKind::Comma) => {
                self.clause.subject.and_then(|s| s.referent)
            }
            Frame::Participle => self.clause.subject.filter(|s| s.units.end == self.clause.cue.start).map(|s| s.units),
            _ => None,
        };
        noun.is_some_and(|n| w.awaits_verb(w.group(n.start)))
    }

    /// Whether the only finite verb in a clause behind the cue is the one that the noun before the cue waits for.
    pub(super) fn lacks_verb(&self, from: usize, units: Units) -> bool {
        let end = self.w.group_after(units.end);
        // ("those who say it rained blame": that one is still to come)
        let ahead = || self.w.groups.get(end).is_some_and(|g| g.is_finite());
        self.w.groups[from..end].iter().filter(|g| g.is_finite()).count() == 1 && self.describes_subject() && !ahead()
    }

    /// Whether the clause behind a noun cue is about that noun: "an accusation he rejects".
    pub(super) fn is_relative(&self, from: usize) -> bool {
        let w = self.w;
        let verb = || (from + 1..w.groups.len()).find(|v| w.groups[*v].kind != GroupKind::Adverb && !w.is_noun(*v));
        self.clause.frame == Frame::Nominal
            && from == self.clause.after
            && verb().is_some_and(|v| w.groups[v].is_finite() && w.unmarked_object(from, v).is_some())
    }
}
