//! Antecedents: the party before that a pronoun or a definite description means.

use super::{Found, Place};
use crate::document::{Entity, EntityId, Mention, MentionForm, Resolved, Sex};
use crate::gazetteer::Kind;
use crate::lexicon::{Class, Tag, Tags, Word};
use crate::span::Span;
use crate::text::shape::Shape;

/// Antecedents are looked for among so many mentions before.
const FARTHEST: usize = 60;
/// And where one was found, no farther than so many sentences.
const FARTHEST_SENTENCE: usize = 5;
/// What a mention weighs, and what it gains or loses by where it stands.
const BASE: f32 = 10.0;
const SUBJECT: f32 = 6.0;
const SPEAKER: f32 = 3.0;
const FIRST: f32 = 3.0;
const INSIDE: f32 = 3.0;
const OWNER: f32 = 2.0;
/// A sentence farther away, a mention weighs so much less.
const DECAY: f32 = 0.6;
/// And so much for each token.
const NEARNESS: f32 = 0.02;

impl Place<'_> {
    pub(super) fn pronoun(&mut self, head: usize, word: Word) -> Found {
        if word.is(Class::FirstPerson) {
            return match self.outer {
                Some(speaker) if !speaker.entities.is_empty() => {
                    let form = Some(MentionForm::Pronoun);
                    Found { entities: speaker.entities.clone(), resolved: Resolved::Pronoun, referent: Some(speaker.hull()), form }
                }
                _ => Found::default(),
            };
        }
        let sex = match (word.is(Class::Feminine), word.is(Class::Masculine)) {
            (true, _) => Sex::Feminine,
            (_, true) => Sex::Masculine,
            _ => Sex::Unknown,
        };
        let kinds: &[Kind] = match () {
            _ if sex != Sex::Unknown => &[Kind::Person],
            _ if word.is(Class::Neuter) => &[Kind::Organization, Kind::State, Kind::Group],
            _ if word.is(Class::PluralNumber) => return self.plural(head),
            _ => return Found::default(),
        };
        let found = self.antecedent(head, kinds, sex, Resolved::Pronoun, |_| true);
        // given names tell the sex wrongly in other countries: rather somebody than nobody
        if found.entities.is_empty() && sex != Sex::Unknown {
            self.antecedent(head, kinds, Sex::Unknown, Resolved::Pronoun, |_| true)
        } else {
            found
        }
    }

    /// "they": the most salient body or state, or several parties that were named together.
    pub(super) fn plural(&self, at: usize) -> Found {
        const ONE: [Kind; 3] = [Kind::Group, Kind::Organization, Kind::State];
        let one = |e: EntityId| self.doc.entities.get(e.0 as usize).is_some_and(|e| ONE.contains(&e.kind));
        let person = |m: &Mention| self.kind(m.entity) == Kind::Person;
        let offer = |m: &Mention, before: Option<&Mention>| {
            let members = &self.entity(m.entity).members;
            match before.filter(|b| self.are_joined(b, m)) {
                _ if !members.is_empty() => members.clone(),
                Some(b) if one(b.entity) && one(m.entity) || person(b) && person(m) => vec![b.entity, m.entity],
                _ if one(m.entity) => vec![m.entity],
                _ => Vec::new(),
            }
        };
        let offered = |entities: &[EntityId]| entities.len() > 1 || entities.iter().all(|e| one(*e));
        self.choose(at, Resolved::Pronoun, offer, offered)
    }

    /// Whether two mentions are one "and" apart.
    pub(super) fn are_joined(&self, a: &Mention, b: &Mention) -> bool {
        let between = self.doc.tokens.get(a.tokens.end as usize..b.tokens.start as usize);
        a.entity != b.entity && matches!(between, Some([and]) if and.is(Class::And))
    }

    /// The most salient fitting party before token `at`.
    pub(super) fn antecedent(&self, at: usize, kinds: &[Kind], sex: Sex, resolved: Resolved, fits: impl Fn(&Entity) -> bool) -> Found {
        let ok = |e: EntityId| {
            let Some(entity) = self.doc.entities.get(e.0 as usize) else { return false };
            kinds.contains(&entity.kind)
                && entity.members.is_empty()
                && (sex == Sex::Unknown || entity.sex == Sex::Unknown || entity.sex == sex)
                && fits(entity)
        };
        let offer = |m: &Mention, _: Option<&Mention>| if ok(m.entity) { vec![m.entity] } else { Vec::new() };
        self.choose(at, resolved, offer, |entities| matches!(entities, [one] if ok(*one)))
    }

    /// The most salient of what the mentions before token `at` offer, and of the speakers that are `offered` too: near ones before far ones, subjects
    /// and speakers before objects, names in prepositional phrases last (the factors of Lappin and Leass 1994, with weights of our own; a speaker is
    /// the preferred centre of what follows). `offer` is given a mention and the one before it.
    fn choose(
        &self,
        at: usize,
        resolved: Resolved,
        offer: impl Fn(&Mention, Option<&Mention>) -> Vec<EntityId>,
        offered: impl Fn(&[EntityId]) -> bool,
    ) -> Found {
        let here = self.token(at).start;
        let quoted = self.is_quoted(at);
        let sentence = self.sentence_of(at as u32);
        let mut best: Option<(f32, Vec<EntityId>, Span)> = None;
        let mut consider = |score: f32, entities: Vec<EntityId>, span: Span| {
            if best.as_ref().is_none_or(|(b, _, _)| score > *b) {
                best = Some((score, entities, span));
            }
        };
        let before = self.doc.mentions.partition_point(|m| (m.tokens.end as usize) <= at);
        let said = self.said.partition_point(|m| (m.tokens.end as usize) <= at);
        for list in [&self.doc.mentions[..before], &self.said[..said]] {
            let mut found = false;
            for n in (0..list.len()).rev().take(FARTHEST) {
                let m = &list[n];
                if m.form == MentionForm::Adjective {
                    continue;
                }
                let entities = offer(m, n.checked_sub(1).map(|b| &list[b]));
                if entities.is_empty() || entities.iter().any(|e| self.not.contains(e)) {
                    continue;
                }
                let at_sentence = self.sentence_of(m.tokens.start);
                let distance = sentence - at_sentence;
                if found && distance > FARTHEST_SENTENCE {
                    break;
                }
                let span = self.doc.span(m.tokens);
                let story = self.doc.zone_of(at_sentence as u32).claims();
                let apart = quoted || !self.is_quoted(m.tokens.start as usize);
                if !story || !apart || self.skip.iter().any(|s| s.contains(span)) {
                    continue;
                }
                found = true;
                consider(self.salience(m, at, at_sentence, distance), entities, span);
            }
        }
        let spoken_before = self.speakers.partition_point(|(span, _)| span.start < here);
        for (span, entities) in self.speakers[..spoken_before].iter().rev().take(12) {
            if span.end <= here && offered(entities) && !entities.iter().any(|e| self.not.contains(e)) {
                let distance = sentence - self.doc.sentences.partition_point(|s| self.doc.span(s.tokens).end <= span.start);
                consider((BASE + SUBJECT + SPEAKER) * DECAY.powi(distance as i32), entities.clone(), *span);
            }
        }
        let form = Some(if resolved == Resolved::Pronoun { MentionForm::Pronoun } else { MentionForm::Definite });
        best.map_or_else(Found::default, |(_, entities, span)| Found { entities, resolved, referent: Some(span), form })
    }

    /// The number of the sentence that holds a token.
    fn sentence_of(&self, token: u32) -> usize {
        self.doc.sentences.partition_point(|s| s.tokens.end <= token)
    }

    fn salience(&self, m: &Mention, at: usize, sentence: usize, distance: usize) -> f32 {
        let (start, end) = (m.tokens.start as usize, m.tokens.end as usize);
        let sentence = self.doc.sentences[sentence].tokens;
        let before = (start > sentence.start as usize).then(|| self.word(start - 1));
        let after = (end < sentence.end as usize).then(|| self.token(end));
        let mut score = BASE;
        let finite = Tags::of(&[Tag::Past, Tag::Third, Tag::Modal]);
        if after.is_some_and(|t| t.shape == Shape::Lower && t.word.tags.meets(finite)) {
            score += SUBJECT;
        }
        if start <= sentence.start as usize + 2 {
            score += FIRST;
        }
        if before.is_some_and(|w| w.tags.meets(Tags::of(&[Tag::Preposition, Tag::To])) && !w.tags.has(Tag::That)) {
            score -= INSIDE;
        }
        if after.is_some_and(|t| t.is(Class::PossessiveMark)) {
            score -= OWNER;
        }
        // of two in one sentence the nearer one is a little likelier
        score * DECAY.powi(distance as i32) - (at - start).min(60) as f32 * NEARNESS
    }

    /// Whether a mention stands where the story is told: an agency in a dateline is nobody's antecedent.
    pub(super) fn in_story(&self, m: &Mention) -> bool {
        let at = self.doc.sentences.partition_point(|s| s.tokens.end <= m.tokens.start);
        self.doc.sentences.get(at).is_some_and(|s| self.doc.zones[s.zone as usize].kind.claims())
    }

    /// Whether a token stands in a quotation.
    pub(super) fn is_quoted(&self, at: usize) -> bool {
        let from = self.doc.quotes.partition_point(|q| (q.tokens.start as usize) <= at);
        self.doc.quotes[..from].iter().rev().take(8).any(|q| (q.tokens.end as usize) > at)
    }

    /// Who issued "the statement": the source of the last claim that was made in one, else whoever spoke last.
    pub(super) fn issuer(&self, at: usize, word: Word) -> Found {
        let here = self.token(at).start;
        let same =
            |span: &Span| self.tokens_of(*span).range().any(|i| self.word(i).is(Class::IssuedNoun) && self.word(i).lemma == word.lemma);
        let issued =
            self.doc.claims.iter().rev().filter(|c| c.cue.first().is_some_and(|s| s.end <= here)).take(24).find(|c| c.cue.iter().any(same));
        if let Some(source) = issued.and_then(|c| c.source.as_ref()).filter(|s| !s.entities.is_empty()) {
            let form = Some(MentionForm::Definite);
            return Found { entities: source.entities.clone(), resolved: Resolved::Definite, referent: Some(source.hull()), form };
        }
        self.antecedent(at, &[Kind::Organization, Kind::State, Kind::Group, Kind::Person], Sex::Unknown, Resolved::Definite, |_| true)
    }
}
