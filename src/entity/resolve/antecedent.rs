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
            _ if word.is(Class::PluralNumber) => &[Kind::Group, Kind::Organization, Kind::State],
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

    /// The most salient fitting party before token `at`: near ones before far ones, subjects and speakers before objects, names in prepositional
    /// phrases last (the factors of Lappin and Leass 1994, with weights of our own; a speaker is the preferred centre of what follows).
    pub(super) fn antecedent(&self, at: usize, kinds: &[Kind], sex: Sex, resolved: Resolved, fits: impl Fn(&Entity) -> bool) -> Found {
        let here = self.token(at).start;
        let ok = |e: EntityId| {
            let Some(entity) = self.doc.entities.get(e.0 as usize) else { return false };
            kinds.contains(&entity.kind)
                && !self.not.contains(&e)
                && (sex == Sex::Unknown || entity.sex == Sex::Unknown || entity.sex == sex)
                && fits(entity)
        };
        let quoted = self.is_quoted(at);
        let sentence = self.sentence_of(at as u32);
        let form = Some(if resolved == Resolved::Pronoun { MentionForm::Pronoun } else { MentionForm::Definite });
        let mut best: Option<(f32, EntityId, Span)> = None;
        let mut consider = |score: f32, entity: EntityId, span: Span| {
            if best.is_none_or(|(b, _, _)| score > b) {
                best = Some((score, entity, span));
            }
        };
        let before = self.doc.mentions.partition_point(|m| (m.tokens.end as usize) <= at);
        let said = self.said.partition_point(|m| (m.tokens.end as usize) <= at);
        let mut names = self.doc.mentions[..before].iter().rev().take(FARTHEST);
        let mut references = self.said[..said].iter().rev().take(FARTHEST);
        let lists: [&mut dyn Iterator<Item = &Mention>; 2] = [&mut names, &mut references];
        for list in lists {
            let mut found = false;
            for m in list {
                if m.form == MentionForm::Adjective || !ok(m.entity) {
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
                consider(self.salience(m, at, at_sentence, distance), m.entity, span);
            }
        }
        let spoken_before = self.speakers.partition_point(|(span, _)| span.start < here);
        for (span, entities) in self.speakers[..spoken_before].iter().rev().take(12) {
            let [entity] = entities[..] else { continue };
            if span.end <= here && ok(entity) {
                let distance = sentence - self.doc.sentences.partition_point(|s| self.doc.span(s.tokens).end <= span.start);
                consider((BASE + SUBJECT + SPEAKER) * DECAY.powi(distance as i32), entity, *span);
            }
        }
        best.map_or_else(Found::default, |(_, entity, span)| Found { entities: vec![entity], resolved, referent: Some(span), form })
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
