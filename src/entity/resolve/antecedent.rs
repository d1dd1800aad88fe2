//! Antecedents: the item before that a pronoun or a definite description means.

use super::Resolver;
use super::ask::Ask;
use super::described::{Described, speaks_for};
use super::here::Here;
use super::item::Item;
use super::part::{Content, Part};
use crate::document::{EntityId, MentionForm, Parties, Sex};
use crate::lexicon::Class;
use crate::rules::Role;
use crate::span::Tokens;
use crate::text::shape::Shape;

/// Antecedents are looked for among so many items before.
const FARTHEST: usize = 150;
/// And where one was found, no farther than so many sentences.
const FARTHEST_SENTENCE: u32 = 5;
/// People and things that nobody names are soon forgotten.
const FARTHEST_UNNAMED: u32 = 2;
/// What the article is about is never farther than so many sentences.
const TOPIC: u32 = 3;
/// What a person loses whose name is rather given to the other sex: names are given otherwise elsewhere.
const OTHER_SEX: f32 = 20.0;

impl Resolver<'_> {
    /// The most salient item before, of those that fit: near ones before far ones, subjects and speakers before objects. What `fit` gives is added to an
    /// item's weight; none where it does not fit.
    pub(super) fn antecedent(&self, ask: &Ask, fit: impl Fn(&Item) -> Option<f32>) -> Option<usize> {
        let search = self.search(ask);
        let mut best: Option<(f32, usize)> = None;
        // whether that is somebody named, who surely fits
        let mut found = false;
        let to = self.items.len() - self.items[self.from..].iter().rev().take_while(|i| i.tokens.end > ask.at as u32).count();
        let first = self.from.max(self.topics).max(to.saturating_sub(FARTHEST));
        // what was spoken of, the last first, then what the article is about
        for items in [first..to, self.from..self.topics] {
            let mut reached = 0;
            for n in items.rev() {
                let item = &self.items[n];
                if !item.kinds.meets(ask.kinds) {
                    continue;
                }
                let distance = if n < self.topics { ask.here.number.min(TOPIC) } else { ask.here.number - item.sentence };
                // far ones only where no near one was found
                if distance > FARTHEST_SENTENCE && found {
                    break;
                }
                // nor where even the heaviest would lose
                if distance > reached {
                    reached = distance;
                    if found && best.is_some_and(|(best, _)| search.most(distance) <= best) {
                        break;
                    }
                }
                let unnamed = item.entity.is_none() && item.members.is_empty();
                let forgotten = unnamed && distance > FARTHEST_UNNAMED;
                if search.is_hidden(item) || forgotten && ask.sure <= 0.0 {
                    continue;
                }
                let sex = self.sex_of_item(item);
                let weight = search.weight(item, sex, distance);
                if found && best.is_some_and(|(best, _)| weight + ask.most <= best) || search.rules_out(n, item) {
                    continue;
                }
                let Some(bonus) = fit(item) else { continue };
                if forgotten && bonus < ask.sure {
                    continue;
                }
                let other_sex = ask.sex != Sex::Unknown && sex != Sex::Unknown && sex != ask.sex;
                let told = item.entity.is_some_and(|e| self.told.get(e.0 as usize).is_some_and(|told| *told));
                if other_sex && (unnamed || told) {
                    continue;
                }
                found |= !unnamed && !other_sex && bonus >= ask.sure;
                let score = weight + bonus - if other_sex { OTHER_SEX } else { 0.0 };
                if best.is_none_or(|(best, _)| score > best) {
                    best = Some((score, n));
                }
            }
        }
        best.map(|(_, n)| n)
    }

    fn sex_of_item(&self, item: &Item) -> Sex {
        match item.entity.map(|e| self.sex(e)) {
            Some(sex) if sex != Sex::Unknown => sex,
            _ => item.sex,
        }
    }

    /// Whom the claims around a token rule out: of what is done to somebody who does it, of who does something to whom it is done, where that is named; in a
    /// quotation who speaks.
    pub(super) fn ruled_out(&self, head: usize) -> Parties {
        let mut out = Parties::new();
        for part in self.parts_at(head as u32) {
            match part.role {
                Role::Target | Role::Addressee => {
                    let source = self.source_of(part.claim);
                    out.extend(source);
                    // nor the body that he speaks for
                    if part.role == Role::Target && self.doc.claims[part.claim as usize].within.is_none() {
                        out.extend(source.and_then(|s| self.body_of(s)));
                    }
                }
                Role::Source => out.extend(self.targets_named(part.claim)),
                Role::Content => {}
            }
        }
        // in a quotation neither who speaks nor the speaker's state, which are "we"
        if let Some(content) = self.content_around(head).filter(|c| c.direct) {
            let speaker = self.source_of(content.claim);
            out.extend(speaker);
            out.extend(speaker.and_then(|s| self.state_of(self.country(s))));
            if let Some(body) = speaker.and_then(|s| self.body_of(s)) {
                out.push(body);
                out.extend(self.state_of(self.country(body)));
            }
        }
        out
    }

    /// Whom the parts of a claim's target name that are nothing but a name.
    fn targets_named(&self, claim: u32) -> impl Iterator<Item = EntityId> {
        let parts = self.arguments[self.arguments.partition_point(|p| p.claim < claim)..].iter().take_while(move |p| p.claim == claim);
        let named = |p: &Part| self.mention_at(p.head as usize).filter(|m| m.tokens.end == p.tokens.end && m.form == MentionForm::Name);
        parts.filter(|p| p.role == Role::Target).filter_map(named).map(|m| m.entity)
    }

    /// As [`Resolver::ruled_out`], of a description: nobody calls himself so, a country apart, unless it is what somebody else is blamed for.
    pub(super) fn not_described(&self, d: &Described) -> Parties {
        let (start, head) = (d.group.tokens.start as usize, d.head);
        let mut out = self.ruled_out(head);
        // "Hale sent the driver home", but "Hale said the driver was ill"
        let said = self.content_around(head).is_some_and(|content| content.tokens.start as usize == start);
        if !said && self.is_object(start, d.here) {
            out.extend(self.subject_before(start, d.here).and_then(|subject| self.items[subject].entity));
        }
        out.extend(self.agent_before(start, d.here));
        // "the police and the watchdog" are two
        let joint = start.checked_sub(1).filter(|j| start > d.here.sentence.start as usize && self.word(*j).is(Class::And));
        out.extend(joint.and_then(|j| self.item_ending(j as u32)).and_then(|n| self.items[n].entity));
        let says = |claim: u32| self.doc.claims[claim as usize].target.is_none() && !self.word(head).is(Class::StateNoun);
        // (but "a spokesman for the firm said the company")
        let speech = self.content_around(head).filter(|content| says(content.claim) && !self.has_spokesman(content.claim));
        out.extend(speech.and_then(|content| self.source_of(content.claim)));
        out
    }

    /// "Under pressure from Hale, the mayor quit", "Asked by Hale, the clerk left": who does something to the subject in the phrase that opens its sentence.
    fn agent_before(&self, start: usize, here: &Here) -> Option<EntityId> {
        const LONGEST: u32 = 12;
        let comma = start.checked_sub(1).filter(|c| self.token(*c).shape == Shape::Comma)?;
        let last = &self.items[self.item_ending(comma as u32)?];
        let from = here.sentence.start;
        let first = last.tokens.start.checked_sub(1).filter(|_| last.sentence == here.number)?;
        // ("by Mr Hale")
        let title =
            self.word(first as usize).is_any(&[Class::Honorific, Class::PersonNoun]) || self.token(first as usize).shape.is_capital();
        let preposition = self.word((first - u32::from(title && first > from)) as usize);
        let agent = preposition.is_any(&[Class::By, Class::From]);
        last.entity.filter(|_| agent && last.tokens.end <= from + LONGEST)
    }

    /// Whether somebody makes a claim who speaks for another: "a spokesman for the firm".
    pub(super) fn has_spokesman(&self, claim: u32) -> bool {
        self.sources[claim as usize].is_some_and(|s| speaks_for(self.word(s as usize)))
    }

    /// Whether an item is whom the speech of a claim is told to.
    pub(super) fn is_told(&self, claim: u32, item: &Item) -> bool {
        self.parts_at(item.head()).iter().any(|p| p.claim == claim && p.role == Role::Addressee)
    }

    /// The contents that hold a token, the innermost first.
    pub(super) fn contents_around(&self, at: usize) -> impl Iterator<Item = &Content> {
        const LOOK_BACK: usize = 12;
        self.contents[self.contents_at.last(LOOK_BACK, at)].iter().rev().filter(move |c| c.tokens.end as usize > at)
    }

    /// The innermost content that holds a token.
    pub(super) fn content_around(&self, at: usize) -> Option<&Content> {
        self.contents_around(at).next()
    }

    /// Whether a source stands inside what it says: at `at` the source, in `tokens` somebody named.
    pub(super) fn says(&self, at: usize, tokens: Tokens) -> bool {
        let span = self.doc.span(tokens);
        let mut claims = self.parts_at(at as u32).iter().filter(|p| p.role == Role::Source).map(|p| &self.doc.claims[p.claim as usize]);
        claims.any(|c| c.content.iter().flat_map(|c| &c.pieces).any(|p| p.contains(span)))
    }

    /// How many claims have their cue before a token.
    pub(super) fn claims_before(&self, at: usize) -> usize {
        let here = self.token(at).start;
        self.doc.claims.partition_point(|c| c.cue.first().map_or_else(|| c.hull().start, |s| s.start) < here)
    }

    /// Whom a claim's source means, where that is known by now.
    pub(super) fn source_of(&self, claim: u32) -> Option<EntityId> {
        self.meant_by(self.sources[claim as usize]?).or(self.ahead[claim as usize])
    }

    /// Whom a claim's target means, where that is known by now.
    pub(super) fn target_of(&self, claim: u32) -> Option<EntityId> {
        self.meant_by(self.target_head(claim)?)
    }

    /// The head of a claim's target.
    pub(super) fn target_head(&self, claim: u32) -> Option<u32> {
        let claim = &self.doc.claims[claim as usize];
        let first = *claim.target.as_ref()?.pieces.first()?;
        Some(self.head(self.doc.tokens_of(first, claim.sentence)) as u32)
    }

    fn meant_by(&self, head: u32) -> Option<EntityId> {
        match self.item_at(head) {
            Some(item) => self.items[item].entity,
            None => self.mention_at(head as usize).map(|m| m.entity),
        }
    }
}
