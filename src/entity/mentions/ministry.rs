//! Ministries: which country's it is that a text names without one.

use super::maker::Maker;
use crate::document::MentionForm;
use crate::entity::decide::Known;
use crate::entity::ministries::Ministry;
use crate::gazetteer::{Flags, Kind, id};
use crate::lexicon::Class;
use crate::span::Tokens;
use crate::text::shape::Shape;

impl<'a> Maker<'a> {
    pub(super) fn ministry(&mut self, m: &Ministry, known: &[Known], home: &str) {
        let portfolio = known[m.portfolio];
        let country = m.state.map_or(home, |s| self.tables.entities.country(known[s].row)).to_owned();
        if country.is_empty() {
            return;
        }
        let id = id::ministry(&country, self.tables.entities.id(portfolio.row));
        let entity = self.registry.body(&id, self.written(m.tokens), &country, self.tables, self.entities);
        self.mention(m.tokens, entity, MentionForm::Name);
    }

    /// The country of the last state or capital that the sentence names before a ministry ("In Seoul, the Foreign Ministry").
    pub(super) fn country_before(&self, known: &[Known], sentence: u32) -> Option<&'a str> {
        let of = |k: &&Known| k.kind.is_on_map() && k.tokens.start >= sentence;
        known
            .iter()
            .rev()
            .take(8)
            .take_while(|k| k.tokens.start >= sentence)
            .find(of)
            .map(|k| self.tables.entities.country(k.row))
            .filter(|c| !c.is_empty())
    }

    /// The country of the state that the sentence before begins with ("Minsk vowed to answer. … the Foreign Ministry said").
    pub(super) fn country_of_subject(&self, known: &[Known], sentence: Tokens) -> Option<&'a str> {
        let first = known.get(known.partition_point(|k| k.tokens.start < sentence.start))?;
        let seat = || first.kind == Kind::State || first.as_party.is_some();
        let opens = first.tokens.start == sentence.start && !first.flags.has(Flags::ADJECTIVE) && seat();
        let acts = self.tokens.get(first.tokens.end as usize).is_some_and(|t| t.shape == Shape::Lower && !t.is(Class::PossessiveMark));
        Some(self.tables.entities.country(first.row)).filter(|c| opens && acts && !c.is_empty())
    }

    /// The country of the place that stands right behind a ministry, or behind the noun for its speaker ("a foreign ministry spokesman in Seoul").
    pub(super) fn country_behind(&self, known: &[Known]) -> Option<&'a str> {
        let [ministry, rest @ ..] = known else { return None };
        let place = rest.iter().take(2).find(|k| k.kind.is_on_map())?;
        let between = self.tokens.get(ministry.tokens.end as usize..place.tokens.start as usize)?;
        let located = match between {
            [locative] => locative.is(Class::Locative),
            [noun, locative] => noun.is(Class::PersonNoun) && locative.is(Class::Locative),
            _ => false,
        };
        Some(self.tables.entities.country(place.row)).filter(|c| located && !c.is_empty())
    }
}
