//! Antecedents: the item before that a pronoun or a definite description means.

use super::Resolver;
use super::ask::Ask;
use super::described::{Described, speaks_for};
use super::here::Here;
use super::item::{Item, Kinds};
use super::part::{Content, Part};
use crate::document::{EntityId, MentionForm, Parties, Sex};
use crate::lexicon::Class;
use crate::rules::Role;
use crate::span::Tokens;
use crate::text::shape::Shape;
use smallvec::SmallVec;

/// Antecedents are looked for among so many items before.
const FARTHEST: usize = 150;
/// And where one was found, no farther than so many sentences.
const FARTHEST_SENTENCE: u32 = 5;
/// People and things that nobody names are soon forgotten.
const FARTHEST_UNNAMED: u32 = 2;
/// What the article is about is never farther than so many sentences.
const TOPIC: u32 = 3;
/// A token farther away, a mention weighs so much less.
const NEARNESS: f32 = 0.02;
/// What the source of an indirect speech gains for what is said in it.
const OWN_SPEECH: f32 = 3.0;
/// What it loses where nothing tells that it is of the pronoun's sex.
const UNSURE: f32 = 1.0;
/// What the subject of an indirect speech gains for what follows in it.
const INNER_SUBJECT: f32 = 8.0;
/// What a place loses among parties.
const ONLY_PLACE: f32 = 6.0;
/// What stands in a quotation is seldom meant outside.
const QUOTED: f32 = 12.0;
/// What a person loses whose name is rather given to the other sex: names are given otherwise elsewhere.
const OTHER_SEX: f32 = 20.0;
/// What somebody gains whose sex is known to be that of the pronoun.
const AGREES: f32 = 4.0;
/// What whom a pronoun of the same sex means gains for another in its sentence.
const AGAIN: f32 = 8.0;
/// What a name loses for what it was not taken for, where nothing tells what it is.
const DOUBT: f32 = 4.0;

/// What is left of a mention's weight so many sentences farther away: a half for each, as the exponent of a number.
fn decay(distance: u32) -> f32 {
    f32::from_bits((127 - distance.min(126)) << 23)
}

impl Resolver<'_> {
    /// The most salient item before, of those that fit: near ones before far ones, subjects and speakers before objects. What `fit` gives is added to an
    /// item's weight; none where it does not fit.
    pub(super) fn antecedent(&self, ask: &Ask, fit: impl Fn(&Item) -> Option<f32>) -> Option<usize> {
        let at = ask.at as u32;
        let quote = self.quoted_at(ask.at);
        let speaks = self.parts_at(at).iter().any(|p| p.role == Role::Source);
        // who makes the claim that is made against whoever is asked for, named or not
        let against = self.parts_at(at).iter().filter(|p| matches!(p.role, Role::Target | Role::Addressee));
        let claimants: SmallVec<[usize; 2]> =
            against.filter_map(|p| self.item_at(self.sources[p.claim as usize]?)).map(|n| self.root(n)).collect();
        let speech = self.content_around(ask.at).filter(|c| !c.direct);
        let source = speech.and_then(|c| self.sources[c.claim as usize]);
        let for_body = speech.filter(|c| self.has_spokesman(c.claim)).and_then(|c| self.source_of(c.claim));
        let mut best: Option<(f32, usize)> = None;
        let mut found = false;
        let known = if ask.sex == Sex::Unknown { 0.0 } else { AGREES };
        // the most that anything can score so far away
        let most = |distance: u32| {
            let again = if distance == 0 { AGAIN } else { 0.0 };
            (self.heaviest + OWN_SPEECH + INNER_SUBJECT) * decay(distance) + known + again + ask.about + ask.most - ask.party.min(0.0)
        };
        let to = self.items.len() - self.items[self.from..].iter().rev().take_while(|i| i.tokens.end > at).count();
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
                    if found && best.is_some_and(|(best, _)| most(distance) <= best) {
                        break;
                    }
                }
                let unnamed = item.entity.is_none() && item.members.is_empty();
                let hidden = ask.inside && item.quote != quote;
                if hidden || unnamed && distance > FARTHEST_UNNAMED && ask.sure <= 0.0 {
                    continue;
                }
                // (but "Marek left. Toivo said he was late": one of whom nothing tells the sex is no likelier than another of whom something does)
                let unsure = ask.sex != Sex::Unknown && self.sex_of_item(item) == Sex::Unknown;
                let own = match source.is_some_and(|s| s == item.head()) || for_body.is_some() && item.entity == for_body {
                    true if unsure => -UNSURE,
                    true => OWN_SPEECH,
                    false => 0.0,
                };
                let party = !item.kinds.meets(Kinds::THING.or(Kinds::THINGS));
                let inner = item.subject && party && speech.is_some_and(|s| s.tokens.contains(item.tokens));
                let spoken = own + if inner { INNER_SUBJECT } else { 0.0 };
                let place = if item.kinds == Kinds::PLACE && ask.kinds != Kinds::PLACE { ONLY_PLACE } else { 0.0 };
                let weight = (item.weight + spoken - place) * decay(distance);
                let kind = item.entity.filter(|_| item.kinds == Kinds::EITHER).map(|e| Kinds::of(self.kind(e)));
                let doubt = if kind.is_some_and(|kind| !ask.kinds.meets(kind)) { DOUBT } else { 0.0 };
                // of two in one sentence the nearer one is a little likelier
                let near = at.abs_diff(item.tokens.start).min(60) as f32 * NEARNESS;
                let quoted = if item.quote.is_some() && quote.is_none() { QUOTED } else { 0.0 };
                let about = item.entity.is_some_and(|e| self.facts[e.0 as usize].topic);
                let about = if about { ask.about } else { 0.0 };
                let agrees = if ask.sex != Sex::Unknown && self.sex_of_item(item) == ask.sex { known } else { 0.0 };
                // "her rival never accepted her figures"
                let pronoun = item.antecedent.is_some() && item.tokens.len() == 1;
                let again = if pronoun && !unnamed && agrees > 0.0 && item.sex == ask.sex && distance == 0 { AGAIN } else { 0.0 };
                let score = |bonus: f32, other_sex: bool| {
                    bonus + weight + agrees + again + about
                        - near
                        - quoted
                        - doubt
                        - if other_sex { OTHER_SEX } else { 0.0 }
                        - if party { ask.party } else { 0.0 }
                };
                if found && best.is_some_and(|(best, _)| score(ask.most, false) <= best) {
                    continue;
                }
                if !claimants.is_empty() && claimants.contains(&self.root(n))
                    || item.entity.is_some_and(|e| ask.not.contains(&e))
                    || item.members.iter().any(|e| ask.not.contains(e))
                    || speaks && self.says(ask.at, item.tokens)
                {
                    continue;
                }
                let Some(bonus) = fit(item) else { continue };
                if unnamed && distance > FARTHEST_UNNAMED && bonus < ask.sure {
                    continue;
                }
                let other_sex = ask.sex != Sex::Unknown && self.sex_of_item(item) != Sex::Unknown && self.sex_of_item(item) != ask.sex;
                let told = item.entity.is_some_and(|e| self.told.get(e.0 as usize).is_some_and(|told| *told));
                if other_sex && (unnamed || told) {
                    continue;
                }
                found |= !unnamed && !other_sex && bonus >= ask.sure;
                let score = score(bonus, other_sex);
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
    fn has_spokesman(&self, claim: u32) -> bool {
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
    fn says(&self, at: usize, tokens: Tokens) -> bool {
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
