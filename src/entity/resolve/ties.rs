//! Ties: which parties of a story belong together, for what means two of them ("both sides").

use super::Resolver;
use super::item::{Item, Kinds};
use super::part::Part;
use crate::document::EntityId;
use crate::gazetteer::{Kind, id};
use crate::rules::Role;

/// So many parties are told apart; the beginning of an article names its own.
const MOST: usize = 64;
/// Two of so many that are spoken of most often may be a pair.
const OFTENEST: usize = 8;
/// What it counts that one says something of the other, for each of them, that both are joined, and that one is what the other has: "her rival, Ana Ruiz".
const CLAIM: u32 = 3;
const JOINED: u32 = 2;
const RELATED: u32 = 2 * CLAIM + 1;

/// How often parties are spoken of, and what binds two of them.
#[derive(Debug, Default)]
pub(super) struct Ties {
    counts: Vec<(EntityId, u32)>,
    bonds: Vec<((EntityId, EntityId), u32)>,
    /// the last two of whom it was told that they are married
    pub(super) couple: Option<[EntityId; 2]>,
}

impl Ties {
    /// Forgets everything; the vectors keep their room.
    pub(super) fn clear(&mut self) {
        self.counts.clear();
        self.bonds.clear();
        self.couple = None;
    }

    fn count(&mut self, entity: EntityId) {
        add(&mut self.counts, MOST, entity, 1);
    }

    fn bind(&mut self, a: EntityId, b: EntityId, by: u32) {
        let pair = (a.min(b), a.max(b));
        add(&mut self.bonds, 2 * MOST, pair, by);
    }

    /// The two alike that belong together most, of those that fit: one says something of the other, "and" joins them, both are spoken of often.
    pub(super) fn likeliest(&self, fits: impl Fn(EntityId) -> bool, alike: impl Fn(EntityId, EntityId) -> bool) -> Option<Vec<EntityId>> {
        let mut named: Vec<(EntityId, u32)> = self.counts.iter().copied().filter(|(e, _)| fits(*e)).collect();
        named.sort_by_key(|(_, times)| std::cmp::Reverse(*times));
        named.truncate(OFTENEST);
        let mut best: Option<(u32, [EntityId; 2])> = None;
        for (n, (a, of_a)) in named.iter().enumerate() {
            for (b, of_b) in named[n + 1..].iter().filter(|(b, _)| alike(*a, *b)) {
                let pair = (*a.min(b), *a.max(b));
                let bond = self.bonds.iter().find(|(p, _)| *p == pair).map_or(0, |(_, n)| *n);
                let score = of_a.min(of_b) + bond;
                if best.is_none_or(|(s, _)| score > s) {
                    best = Some((score, [*a, *b]));
                }
            }
        }
        best.map(|(_, pair)| pair.to_vec())
    }
}

/// Adds to a count; of more than `most` things no more are counted.
fn add<K: PartialEq>(counts: &mut Vec<(K, u32)>, most: usize, key: K, by: u32) {
    match counts.iter().position(|(k, _)| *k == key) {
        Some(at) => counts[at].1 += by,
        None if counts.len() < most => counts.push((key, by)),
        None => {}
    }
}

impl Resolver<'_> {
    /// Binds a person to whose counterpart, rival, wife or lawyer that is.
    pub(super) fn relate(&mut self, person: EntityId, owner: EntityId, married: bool) {
        if self.kind(person) == Kind::Person && self.kind(owner) == Kind::Person {
            self.ties.bind(person, owner, RELATED);
            if married {
                self.ties.couple = Some([person.min(owner), person.max(owner)]);
            }
        }
    }

    /// Counts what an item speaks of, and what it is to others: joined to one, target of what one claims.
    pub(super) fn tie(&mut self, item: &Item) {
        if let [a, b] = item.members[..] {
            self.ties.bind(a, b, JOINED);
        }
        let Some(entity) = item.entity.filter(|_| item.kinds != Kinds::NONE && item.members.is_empty()) else { return };
        self.ties.count(entity);
        if self.parts_at(item.head()).is_empty() {
            return;
        }
        // a minister's ministry stands for its state
        let of = |r: &Self, e: EntityId| {
            let body = r.body_of(e).unwrap_or(e);
            let state = || r.state_of(r.country(body));
            let army = || id::is_ministry_of(r.id(body), id::ARMY);
            if id::is_ministry_in(r.id(body), r.country(body)) && !army() { state().unwrap_or(body) } else { body }
        };
        let entity = of(self, entity);
        for n in self.parts_at.at(item.head() as usize) {
            let Part { claim, role, .. } = self.parts[n];
            let other = match role {
                Role::Target => self.source_of(claim),
                Role::Source => self.target_of(claim),
                _ => None,
            };
            if let Some(other) = other.map(|o| of(self, o)).filter(|o| *o != entity) {
                self.ties.bind(entity, other, CLAIM);
            }
        }
    }
}
