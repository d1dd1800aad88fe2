//! A search for an antecedent: what the place that asks tells of every item, and what each weighs for it.

use super::Resolver;
use super::ask::Ask;
use super::item::{Item, Kinds};
use super::salience::gains;
use crate::document::{EntityId, Sex};
use crate::gazetteer::Kind;
use crate::rules::Role;
use crate::span::Tokens;
use smallvec::SmallVec;

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

/// A search for what somebody means: what its place tells of every item.
pub(super) struct Search<'s, 'a> {
    r: &'s Resolver<'a>,
    ask: &'s Ask<'s>,
    /// the quotation that it stands in
    quote: Option<u32>,
    /// whether who asks is the source of a claim
    speaks: bool,
    /// who makes the claims that are made against whoever is asked for, named or not
    claimants: SmallVec<[usize; 2]>,
    /// the indirect speech around it, the head of its source, and the body for which that speaks
    speech: Option<Tokens>,
    speaker: Option<u32>,
    for_body: Option<EntityId>,
}

impl Search<'_, '_> {
    /// The most that anything can score so far away.
    pub(super) fn most(&self, distance: u32) -> f32 {
        let (r, ask) = (self.r, self.ask);
        let again = gains(distance == 0, AGAIN);
        let sex = gains(ask.sex != Sex::Unknown, AGREES);
        (r.heaviest + OWN_SPEECH + INNER_SUBJECT) * decay(distance) + sex + again + ask.about + ask.most - ask.party.min(0.0)
    }

    /// Whether an item stands outside of the quotation in which alone it may stand.
    pub(super) fn is_hidden(&self, item: &Item) -> bool {
        self.ask.inside && item.quote != self.quote
    }

    /// What an item of this sex weighs so far away: by its own place, and by what it has to do with the place that asks.
    #[inline]
    pub(super) fn weight(&self, item: &Item, sex: Sex, distance: u32) -> f32 {
        let (r, ask) = (self.r, self.ask);
        let party = !item.kinds.meets(Kinds::THING.or(Kinds::THINGS));
        let agrees = ask.sex != Sex::Unknown && sex == ask.sex;
        // "her rival never accepted her figures"
        let named = item.entity.is_some() || !item.members.is_empty();
        let pronoun = item.antecedent.is_some() && item.tokens.len() == 1;
        let again = agrees && pronoun && named && item.sex == ask.sex && distance == 0;
        let place = item.kinds == Kinds::PLACE && ask.kinds != Kinds::PLACE;
        let kind = item.entity.filter(|_| item.kinds == Kinds::EITHER).map(|e| Kinds::of(r.kind(e)));
        let doubtful = kind.is_some_and(|kind| !ask.kinds.meets(kind));
        // of two in one sentence the nearer one is a little likelier
        let near = (ask.at as u32).abs_diff(item.tokens.start).min(60) as f32 * NEARNESS;
        let quoted = item.quote.is_some() && self.quote.is_none();
        let topic = item.entity.is_some_and(|e| r.facts[e.0 as usize].topic);
        let salience = (item.weight + self.of_speech(item, sex, party) - gains(place, ONLY_PLACE)) * decay(distance);
        salience + gains(agrees, AGREES) + gains(again, AGAIN) + gains(topic, ask.about)
            - near
            - gains(quoted, QUOTED)
            - gains(doubtful, DOUBT)
            - gains(party, ask.party)
    }

    /// What an item gains by the indirect speech around the place that asks: as whose speech it is, or as a subject in it.
    #[inline]
    fn of_speech(&self, item: &Item, sex: Sex, party: bool) -> f32 {
        let own = self.speaker.is_some_and(|s| s == item.head()) || self.for_body.is_some() && item.entity == self.for_body;
        // (but "Marek left. Toivo said he was late": one of whom nothing tells the sex is no likelier than another of whom something does)
        let unsure = self.ask.sex != Sex::Unknown && sex == Sex::Unknown;
        let inner = item.subject && party && self.speech.is_some_and(|s| s.contains(item.tokens));
        let own = match own {
            true if unsure => -UNSURE,
            true => OWN_SPEECH,
            false => 0.0,
        };
        own + gains(inner, INNER_SUBJECT)
    }

    /// Whether item `n` is surely not meant: it makes the claim against whoever is asked for, it is nobody's who is asked for, or is what that one says.
    #[inline]
    pub(super) fn rules_out(&self, n: usize, item: &Item) -> bool {
        let (r, not) = (self.r, self.ask.not);
        !self.claimants.is_empty() && self.claimants.contains(&r.root(n))
            || item.entity.is_some_and(|e| not.contains(&e))
            || item.members.iter().any(|e| not.contains(e))
            || self.speaks && r.says(self.ask.at, item.tokens)
    }
}

impl<'a> Resolver<'a> {
    /// What is found out once for all items of a search.
    pub(super) fn search<'s>(&'s self, ask: &'s Ask) -> Search<'s, 'a> {
        let at = ask.at as u32;
        let against = self.parts_at(at).iter().filter(|p| matches!(p.role, Role::Target | Role::Addressee));
        let claimants = against.filter_map(|p| self.item_at(self.sources[p.claim as usize]?)).map(|n| self.root(n)).collect();
        let speech = self.content_around(ask.at).filter(|c| !c.direct);
        Search {
            r: self,
            ask,
            quote: self.quoted_at(ask.at),
            speaks: self.is_source(ask.at),
            claimants,
            speech: speech.map(|c| c.tokens),
            speaker: speech.and_then(|c| self.sources[c.claim as usize]),
            for_body: speech.filter(|_| ask.kinds.meets(Kinds::BODY)).and_then(|c| {
                let speaker = self.source_of(c.claim)?;
                match self.kind(speaker) {
                    // ("Dornex's editor said it had heard of it")
                    // (and whom he accuses is rather meant)
                    Kind::Person if self.target_head(c.claim).is_none() => {
                        self.body_of(speaker).filter(|_| !self.is_object(ask.at, ask.here))
                    }
                    Kind::Person => None,
                    _ => Some(speaker).filter(|_| self.has_spokesman(c.claim)),
                }
            }),
        }
    }
}
