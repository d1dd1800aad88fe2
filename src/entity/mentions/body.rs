//! Organizations and groups that no list has, and by which shorter names the document may call them from then on.

use super::maker::Maker;
use crate::document::{EntityId, MentionForm, Token};
use crate::entity::decide::Known;
use crate::gazetteer::{Flags, Kind, MEDIA};
use crate::lexicon::{Class, Tag, Tags};
use crate::span::Tokens;
use crate::text::shape::Shape;

impl Maker<'_> {
    pub(super) fn organization(&mut self, tokens: Tokens, kind: Kind, known: &[Known]) {
        let before = self.entities.len();
        let first = known.get(known.partition_point(|k| k.tokens.start < tokens.start)).filter(|k| k.tokens.start == tokens.start);
        // "Procter & Gamble Co.": a listed firm with its legal form, or one of whose name the run is the beginning
        let legal = |k: &&Known| {
            let rest = &self.tokens[k.tokens.end.min(tokens.end) as usize..tokens.end as usize];
            k.kind == Kind::Organization && rest.iter().all(|t| t.is(Class::LegalForm))
        };
        let entity = match first.filter(legal) {
            Some(k) => self.registry.listed(k.row, self.tables, self.entities),
            None => self.entity_named(self.written(tokens), kind),
        };
        if self.entities.len() > before {
            self.remember_head(tokens, entity);
            // "Bolivian Swimming Federation"
            if let Some(state) = first.filter(|k| k.kind == Kind::State && k.tokens.len() < tokens.len()) {
                self.entities[entity.0 as usize].country = self.tables.entities.country(state.row).to_owned();
            }
        }
        let form = if self.entities[entity.0 as usize].kind == Kind::Person { MentionForm::Surname } else { MentionForm::Name };
        self.mention(tokens, entity, form);
        self.acronym_after(tokens, entity);
        self.remember_initials(tokens, entity);
        self.remember_short_names(tokens, entity);
    }

    /// The shorter names that a body goes by from now on: without its legal form, of some without their head noun, of others the first word alone.
    fn remember_short_names(&mut self, tokens: Tokens, entity: EntityId) {
        let bare = self.without_legal_form(tokens);
        let end = if self.may_lose_head_noun(bare) { bare.end - 1 } else { bare.end };
        if end < tokens.end {
            self.registry.remember(self.written(Tokens { start: tokens.start, end }), entity);
        }
        if self.goes_by_first_word(tokens, bare) {
            self.registry.remember(self.written(Tokens { start: tokens.start, end: tokens.start + 1 }), entity);
        }
    }

    /// "Lanvik Holdings Ltd." is "Lanvik Holdings" too. At least one word is left.
    fn without_legal_form(&self, name: Tokens) -> Tokens {
        let mut end = name.end;
        while end > name.start + 1 && self.tokens[end as usize - 1].is(Class::LegalForm) {
            end -= 1;
        }
        Tokens { end, ..name }
    }

    /// "Altyn-Tala Bank" is "Altyn-Tala" too: whether all before the head noun is of no language that is known here.
    fn may_lose_head_noun(&self, name: Tokens) -> bool {
        let strange = |i: u32| self.tokens[i as usize].shape == Shape::Hyphen || self.tokens[i as usize].word.likely.is_none();
        let head = name.end - 1;
        name.len() > 2 && self.tokens[head as usize].is(Class::OrganizationNoun) && (name.start..head).all(strange)
    }

    /// Whether the first word of a name stands for the body: "Palisade Labs … Palisade". `bare` is the name without its legal form.
    fn goes_by_first_word(&self, name: Tokens, bare: Tokens) -> bool {
        let first = self.tokens[name.start as usize];
        // ("Orchard Foods Inc … Orchard")
        let last = self.tokens[if bare.len() > 1 { bare.end } else { name.end } as usize - 1];
        // "the Oakhampton Courier" is called after a place
        let is_paper = || self.tables.lexicon.bodies(last.word.lemma).first().is_some_and(|of| of == MEDIA);
        // "Orrin Resources … Orrin", but not "Grain Council … Grain"
        let described = || last.word.is_any(&[Class::BodyNoun, Class::PortfolioHead, Class::PlaceNoun, Class::EventNoun]);
        // ("Meadow & Sons … Meadow")
        let joined = || name.len() == 3 && self.tokens[name.start as usize + 1].shape == Shape::Symbol;
        let is_firm = || {
            (bare.len() == 2 || name.len() == 2 || joined())
                && !described()
                && first.shape == Shape::Capital
                && (matches!(first.word.likely, Some(Tag::Noun | Tag::Adjective)) || first.is(Class::FirstName))
                && !first.word.is_any(&[Class::OrganizationNoun, Class::PersonNoun])
        };
        name.len() > 1 && (first.word.likely.is_none() && !first.is(Class::FirstName) || is_firm()) && !is_paper()
    }

    /// "the 2031 Senate election", "2029 United Nations Climate Conference": behind a year and before a noun for an event an organization's name
    /// is part of the event's.
    pub(super) fn is_in_event(&self, name: Tokens) -> bool {
        const FARTHEST: usize = 4;
        const YEAR: u32 = 4;
        let year = |t: &Token| t.shape == Shape::Number && t.end - t.start == YEAR;
        let after = || self.tokens[name.end as usize..].iter().take(FARTHEST);
        let noun = |t: &&Token| t.shape.is_word() && t.word.tags.meets(Tags::of(&[Tag::Noun, Tag::Plural, Tag::Adjective]));
        name.start.checked_sub(1).is_some_and(|b| year(&self.tokens[b as usize]))
            && after().take_while(noun).any(|t| t.is(Class::EventNoun) && !t.word.tags.has(Tag::Adjective))
    }

    /// "Kumasi Rangers won. … Kumasi Rangers 2": a body that the document knows, whose name begins with that of a place. `capitals` are the tokens of the
    /// sentence that bear one.
    pub(super) fn longer_names(&mut self, known: &[Known], capitals: &[u32]) {
        const MOST: usize = 3;
        let limit = capitals.last().map_or(0, |last| *last as usize + 1);
        for k in known.iter().filter(|k| k.kind.is_on_map() && !k.flags.has(Flags::ADJECTIVE)) {
            let (start, end) = (k.tokens.start, k.tokens.end as usize);
            let more = self.tokens[end.min(limit)..limit].iter().take(MOST).take_while(|t| t.shape == Shape::Capital).count();
            let longest = (1..=more).rev().map(|n| Tokens { start, end: k.tokens.end + n as u32 });
            let body = longest.filter_map(|name| self.registry.known(self.written(name)).map(|e| (name, e)));
            let body = body.into_iter().find(|(_, e)| self.entities[e.0 as usize].kind == Kind::Organization);
            if let Some((name, entity)) = body {
                self.mention(name, entity, MentionForm::Name);
            }
        }
    }
}
