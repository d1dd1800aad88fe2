//! Offices that more than their noun names: a title with brackets, an office of somewhere in a genitive.

use super::subject::Phrase;
use super::window::{UnitKind, Window};
use crate::lexicon::{Class, Tag};
use crate::span::Units;

impl Window {
    /// The owner that ends before the genitive mark at unit `mark` and begins with unit `start` of noun group `n`, with whoever holds an office there: "Ghent's", "the
    /// mayor of Ghent's".
    pub fn owner_of(&self, n: usize, start: usize, mark: usize) -> Phrase {
        let office = n.checked_sub(2).filter(|h| {
            let head = self.head(*h);
            let holder = !self.units[mark - 1].is(Class::Time)
                && self.is_noun(*h)
                && head.is(Class::PersonNoun)
                && head.tag == Tag::Noun
                && head.cue == 0;
            holder && self.head(n - 1).is(Class::Of) && self.first(*h).is(Class::Definite)
        });
        let (start, head) = office.map_or((start, mark - 1), |h| (self.groups[h].units.start, self.groups[h].head));
        Phrase { units: Units::new(start, mark), head, referent: None }
    }

    /// "Deputy Commissioner (North) Ana Ruiz": where the title begins whose brackets end before the name at group `start`.
    pub(super) fn over_title(&self, start: usize) -> Option<usize> {
        let named = |_: &usize| matches!(self.first(start).kind, UnitKind::Name(_));
        let title = self.noun_before_bracket(start).filter(named)?;
        let first = self.noun_phrase_start(title);
        (self.head(first).is(Class::PersonNoun) && self.head(title).shape.is_capital()).then_some(first)
    }
}
