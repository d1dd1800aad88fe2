//! Antecedents: the party before that a pronoun or a definite description means.

use super::{Found, Place};
use crate::document::{Entity, EntityId, Mention, MentionForm, Resolved, Sex};
use crate::gazetteer::Kind;
use crate::lexicon::{Class, Word};
use crate::span::Span;

/// Antecedents are looked for among so many mentions before.
const FARTHEST: usize = 160;

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

    /// The nearest fitting party before token `at`: the source of a claim before other mentions.
    pub(super) fn antecedent(&self, at: usize, kinds: &[Kind], sex: Sex, resolved: Resolved, fits: impl Fn(&Entity) -> bool) -> Found {
        let here = self.token(at).start;
        let ok = |e: EntityId| {
            let entity = &self.doc.entities[e.0 as usize];
            kinds.contains(&entity.kind)
                && !self.not.contains(&e)
                && (sex == Sex::Unknown || entity.sex == Sex::Unknown || entity.sex == sex)
                && fits(entity)
        };
        let before = self.doc.mentions.partition_point(|m| (m.tokens.end as usize) <= at);
        let speaker = self.speakers.iter().rev().take(12).find(|(span, entities)| {
            span.end <= here && entities.len() == 1 && entities.iter().all(|e| (e.0 as usize) < self.doc.entities.len() && ok(*e))
        });
        let quoted = self.is_quoted(at);
        let candidates = self.doc.mentions[..before].iter().rev().take(FARTHEST).filter(|m| m.form != MentionForm::Adjective);
        let mention = candidates
            .filter(|m| !self.skip.iter().any(|s| s.contains(self.doc.span(m.tokens))))
            .find(|m| ok(m.entity) && (quoted || !self.is_quoted(m.tokens.start as usize)) && self.in_story(m));
        let sentence = self.doc.sentences.partition_point(|s| (s.tokens.end as usize) <= at);
        let sentence_of = |span: u32| self.doc.sentences.partition_point(|s| self.doc.span(s.tokens).end <= span);
        // a person or body named in this sentence before the pronoun, or since the last speaker, wins over an older speaker
        let spoken = speaker.map(|(span, _)| sentence_of(span.start));
        let named = mention.map(|m| self.doc.sentences.partition_point(|s| s.tokens.end <= m.tokens.start));
        let form = Some(if resolved == Resolved::Pronoun { MentionForm::Pronoun } else { MentionForm::Definite });
        match (speaker, mention) {
            (Some((span, entities)), Some(_))
                if spoken >= named || spoken.is_some_and(|s| s + 2 >= sentence) && named != Some(sentence) =>
            {
                Found { entities: entities.clone(), resolved, referent: Some(*span), form }
            }
            (_, Some(m)) => Found { entities: vec![m.entity], resolved, referent: Some(self.doc.span(m.tokens)), form },
            (Some((span, entities)), None) => Found { entities: entities.clone(), resolved, referent: Some(*span), form },
            (None, None) => Found::default(),
        }
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
