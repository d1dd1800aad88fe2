//! Pairs: descriptions of two parties at once.

use super::{Found, Place};
use crate::document::{Claim, EntityId, Mention, MentionForm, Resolved};
use crate::gazetteer::Kind;
use crate::lexicon::{Class, Tag};
use crate::span::Tokens;

impl Place<'_> {
    /// "both sides", "the two countries", "either party": the two that were named together last, else the two named last.
    pub(super) fn pair(&self, range: Tokens, head: usize) -> Option<Found> {
        // "the two countries", but not "two lawmakers"
        let of_two = |i: usize| {
            self.word(i).is(Class::Pair) && (!self.word(i).tags.has(Tag::Number) || self.word(range.start as usize).is(Class::Definite))
        };
        let two = range.range().take_while(|i| *i <= head).any(of_two);
        let word = self.word(head);
        let word = if word.lemma.is_known() { self.tables.lexicon.word(word.lemma) } else { word };
        let persons = word.is(Class::PersonNoun) || word.is(Class::PeopleNoun);
        let described = [Class::BodyNoun, Class::StateNoun, Class::GroupNoun, Class::GovernmentNoun].iter().any(|c| word.is(*c));
        if !two || !(persons || described || range.len() == 1) {
            return None;
        }
        let persons = persons && !described;
        let fits = |e: EntityId| match self.kind(e) {
            _ if !self.entity(e).members.is_empty() || self.not.contains(&e) => false,
            Kind::Person => persons,
            Kind::State => !persons,
            Kind::Organization | Kind::Group => !persons && !word.is(Class::StateNoun),
            _ => false,
        };
        let (a, b) = self.likeliest(range, &fits)?;
        Some(Found { entities: vec![a, b], resolved: Resolved::Definite, referent: None, form: Some(MentionForm::Definite) })
    }

    /// The two that belong together most: one says something of the other, "and" joins them, both are named often.
    fn likeliest(&self, range: Tokens, fits: &impl Fn(EntityId) -> bool) -> Option<(EntityId, EntityId)> {
        const CLAIM: usize = 3;
        const JOINED: usize = 2;
        const MOST: usize = 8;
        // the beginning of an article says who its parties are; a long text full of pairs is not read again for each
        const LONGEST: usize = 400;
        let told = |m: &&Mention| fits(m.entity) && m.form != MentionForm::Adjective && self.in_story(m);
        let mut counts: Vec<(EntityId, usize)> = Vec::new();
        for m in self.doc.mentions.iter().take(LONGEST).filter(told) {
            match counts.iter_mut().find(|(e, _)| *e == m.entity) {
                Some((_, n)) => *n += 1,
                None if m.tokens.start < range.start => counts.push((m.entity, 1)),
                None => {}
            }
        }
        counts.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
        counts.truncate(MOST);
        let claims = |a: EntityId, b: EntityId| {
            let between = |c: &&Claim| {
                let (Some(source), Some(target)) = (&c.source, &c.target) else { return false };
                let of = |x: EntityId, y: EntityId| source.entities == [x] && target.entities == [y];
                of(a, b) || of(b, a)
            };
            self.doc.claims.iter().take(LONGEST).filter(between).count()
        };
        let joined = |a: EntityId, b: EntityId| {
            let both = |w: &&[Mention]| (w[0].entity, w[1].entity) == (a, b) || (w[0].entity, w[1].entity) == (b, a);
            self.doc.mentions.windows(2).take(LONGEST).filter(both).filter(|w| self.are_joined(&w[0], &w[1])).count()
        };
        let mut best: Option<(usize, (EntityId, EntityId))> = None;
        for (n, (a, of_a)) in counts.iter().enumerate() {
            for (b, of_b) in &counts[n + 1..] {
                let score = of_a.min(of_b) + CLAIM * claims(*a, *b) + JOINED * joined(*a, *b);
                if best.is_none_or(|(s, _)| score > s) {
                    best = Some((score, (*a, *b)));
                }
            }
        }
        best.map(|(_, pair)| pair)
    }
}
