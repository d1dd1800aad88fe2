//! Whether a preposition behind the cue belongs to something else, whatever its word.

use super::Fitting;
use super::step::Sought;
use crate::lexicon::{Class, Property, Tag};
use crate::rules::{Frame, Role};
use crate::syntax::{Group, GroupKind, UnitKind, VerbForm};

impl Fitting<'_> {
    /// Whether the preposition at group `k` belongs to something else than the cue, whatever its word.
    pub(super) fn belongs_elsewhere(&self, k: usize, sought: &Sought) -> bool {
        let w = self.w;
        let head = w.head(k);
        // "Praising the crew, a spokesman for the port wept"
        if self.clause.frame == Frame::Participle && self.clause.subject.as_ref().is_some_and(|s| s.units.contains(w.groups[k].units)) {
            return true;
        }
        // "a fall in wages as well as a strike"
        if w.adds_another(k) || k.checked_sub(2).is_some_and(|b| w.adds_another(b)) {
            return true;
        }
        if w.groups[k].kind != GroupKind::Preposition {
            return false;
        }
        // "condemned the ruling amid a row over pensions", "amid calls for an inquiry", but "imposed sanctions amid the war on two banks"
        let governed = || !head.is_any(&[Class::Locative, Class::Purpose]) || w.head(k - 1).cue != 0;
        if k >= self.clause.after + 2 && w.is_noun(k - 1) && w.head(k - 2).has(Property::Circumstance) && governed() {
            return true;
        }
        let behind = k > self.clause.after;
        // ("accused Minister of Defence Hale of theft": the title's own)
        let of = || self.is_of_noun_before(k) || behind && self.is_of_part(k, sought) || self.is_in_target(w.groups[k].units);
        head.is(Class::Of) && of()
            // "condemned by a spokeswoman for the port for the raid": whom the agent speaks for
            || self.is_of_agent(k)
            // "drew criticism from a spokeswoman for the port over the raid": whom the source speaks for
            || head.is(Class::Purpose) && self.is_of_source(k, sought)
            || behind && self.is_of_infinitive(k)
            // "condemned the mayor's call for a boycott"
            || !sought.required && head.is(Class::Purpose) && w.is_of_owned_plan(k)
    }

    /// Whether "of" at group `k` belongs to the noun right before it behind a noun that claims. It belongs to no name ("criticism in Bern of the plan"), and to whoever acts only
    /// behind "from" and before somebody ("criticism from leaders of the guild", but "criticism by nurses of the plan", "accusations from nurses of theft").
    fn is_of_noun_before(&self, k: usize) -> bool {
        let w = self.w;
        if self.clause.frame != Frame::Nominal || k <= self.clause.after || matches!(w.head(k - 1).kind, UnitKind::Name(_)) {
            return false;
        }
        let somebody = || w.head(k - 2).is(Class::From) && w.is_noun(k + 1) && w.acts(k + 1);
        // ("against Lima and its banks of theft")
        let mut first = k - 1;
        while first >= 2 && w.groups[first - 1].kind == GroupKind::Conjunction && w.is_noun(first - 2) {
            first -= 2;
        }
        let acts = first > 0 && self.used.contains(&(first - 1)) && !somebody();
        // "criticism from leaders of the guild of the plan": the second one, of a thing
        let second = || {
            let thing = w.is_noun(k + 1) && !w.acts(k + 1) && w.first(k + 1).is(Class::Definite);
            thing && w.head(k - 2).is(Class::Of) && w.acts(k - 1) && self.used.contains(&(k - 4))
        };
        (!acts || self.is_part(k - 1)) && !(k >= 4 && second())
    }

    /// "summoned him to hand over a note": whether the preposition at group `k` belongs to the infinitive before it.
    fn is_of_infinitive(&self, k: usize) -> bool {
        let verb = self.w.groups[k - 1].verb;
        k != self.at && verb.is_some_and(|v| v.form == VerbForm::Infinitive && !v.copula) && !self.rivals.has(self.w.head(k).word)
    }

    /// "accused one of the men of theft", but "accused the two of theft in the town of Bern": whether "of" at group `k` tells of whom the target is part, since another one
    /// follows.
    fn is_of_part(&self, k: usize, sought: &Sought) -> bool {
        let w = self.w;
        let another = |g: &Group| g.kind == GroupKind::Preposition && sought.words.has(w.units[g.head].word);
        let target = self.fit.roles[Role::Target as usize].as_ref().and_then(|t| t.pieces.last());
        let whose = target.is_some_and(|t| t.end == w.groups[k].units.start);
        let whole = w.groups.get(k + 1).is_some_and(|g| {
            let first = &w.units[g.units.start];
            g.kind == GroupKind::Noun && (first.is(Class::Definite) || matches!(first.tag, Tag::Possessive | Tag::Pronoun))
        });
        let inside = |g: &&Group| matches!(g.kind, GroupKind::Noun | GroupKind::Preposition | GroupKind::Comma);
        whose && self.is_part(k - 1) && whole && w.groups[k + 1..sought.limit].iter().take_while(inside).any(another)
    }
}
