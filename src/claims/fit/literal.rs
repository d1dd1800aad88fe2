//! Words of the pattern that belong to the cue, where they stand behind it.

use super::{Filler, Fitting, Miss};
use crate::lexicon::{Class, Tag, Tags};
use crate::rules::{Frame, Role, WordSet};
use crate::syntax::subject::Phrase;
use crate::syntax::{GroupKind, Units, VerbForm};

impl Fitting<'_> {
    /// "the blame was laid on", "the sanctions that Bern imposed on": what a verb must be followed by is the subject of its passive, or its relative's antecedent.
    pub(super) fn in_object(&mut self, words: &WordSet) -> bool {
        let passive = self.clause.is_passive();
        let object = self.clause.object.and_then(|o| match self.clause.frame {
            _ if passive => Some(o.units),
            Frame::Relative => Some(o.referent.unwrap_or(o.units)),
            _ => None,
        });
        let found = object.and_then(|o| {
            (o.start..o.end).find_map(|u| Some(Units::new(u, u + words.begins(self.w.units[u..o.end].iter().map(|x| x.word))?)))
        });
        self.fit.cue.extend(found);
        found.is_some()
    }

    /// The words of the pattern; articles, adjectives and adverbs before and between them are skipped.
    pub(super) fn literal(&mut self, words: &WordSet) -> Result<(), Miss> {
        const MEASURES: Tags = Tags::of(&[Tag::Noun, Tag::Plural, Tag::Pronoun]);
        let w = self.w;
        // ("criticism has come from")
        let auxiliary = |u: usize| w.units[u].is(Class::Have) && w.units.get(u + 1).is_some_and(|v| v.tag == Tag::Participle);
        let skipped = |u: &usize| {
            auxiliary(*u)
                || matches!(
                    w.units[*u].tag,
                    Tag::Determiner | Tag::Possessive | Tag::Adjective | Tag::Adverb | Tag::Number | Tag::Participle | Tag::Ing
                )
        };
        let starts = [Some(self.at), Some(w.skip_adverbials(self.at)).filter(|g| *g != self.at)].into_iter().flatten();
        let contrast = self.behind_contrast();
        for group in starts.chain(contrast).chain(std::iter::once_with(|| self.verb_over_phrases()).flatten()) {
            let start = w.groups.get(group).map_or(w.units.len(), |g| g.units.start);
            let mut u = start;
            let mut named = None;
            while u < w.units.len() {
                let open = move || std::iter::once(u).chain((u + 1..w.units.len()).filter(move |k| !skipped(k)));
                let close = words.begins(w.units[u..].iter().map(|x| x.word)).map(|n| u + n);
                let found = close.or_else(|| words.begins(open().map(|k| w.units[k].word)).and_then(|n| Some(open().nth(n - 1)? + 1)));
                if let Some(end) = found {
                    self.fit.cue.push(Units::new(u, end));
                    self.at = w.group_after(end);
                    self.acts_by(named);
                    // "criticism came from": what follows belongs to the verb of the noun
                    if self.clause.frame == Frame::Nominal && w.groups[w.group(u)].is_finite() || contrast == Some(group) {
                        self.clause.after = self.at;
                    }
                    return Ok(());
                }
                // "a chorus of criticism", "much of the blame"
                let measure = MEASURES.has(w.units[u].tag) && w.units.get(u + 1).is_some_and(|o| o.is(Class::Of));
                // "a 30 percent duty", "a 30% duty"
                let counted = matches!(w.units[u].tag, Tag::Noun | Tag::Symbol)
                    && u > start
                    && w.units[u - 1].tag == Tag::Number
                    && w.group(u) == w.group(u - 1);
                // "short but hearty thanks"
                let adjective = |k: Option<usize>| k.and_then(|k| w.units.get(k)).is_some_and(|x| x.tag == Tag::Adjective);
                let joins = w.units[u].tag == Tag::Conjunction && u > start && adjective(u.checked_sub(1)) && adjective(Some(u + 1));
                // "to the EU sanctions list", but "EU's list"
                let names = w.units[u].tag == Tag::Name && w.groups[w.group(u)].head > u && w.units[u + 1].tag != Tag::Genitive;
                if !skipped(&u) && !measure && !counted && !joins && !names {
                    break;
                }
                named = names.then_some(u).or(named);
                u += 1 + measure as usize;
            }
        }
        self.behind_relative(words).ok_or(Miss::Words)
    }

    /// "hold the army, and not the rebels, responsible": the group behind an aside that tells who is not meant.
    fn behind_contrast(&self) -> Option<usize> {
        const LONGEST: usize = 7;
        let w = self.w;
        let open = Some(self.at).filter(|o| w.kind(*o) == Some(GroupKind::Comma))?;
        let joint = open + 1 + usize::from(w.kind(open + 1) == Some(GroupKind::Conjunction));
        let first = w.groups.get(joint).map(|g| &w.units[g.units.start])?;
        let close = (joint..w.groups.len().min(joint + LONGEST)).find(|k| w.groups[*k].kind == GroupKind::Comma)?;
        let plain = w.groups[joint..close].iter().all(|g| g.verb.is_none());
        (plain && first.is_any(&[Class::Negation, Class::NegationDeterminer, Class::Negating])).then_some(close + 1)
    }

    /// "held a militia that controls the border responsible": the words stand at the end of the relative clause of the target, which they cut off.
    fn behind_relative(&mut self, words: &WordSet) -> Option<()> {
        let w = self.w;
        let piece = self.fit.roles[Role::Target as usize].as_mut()?.pieces.last_mut()?;
        let (first, last) = (w.group(piece.start), w.group_after(piece.end));
        let relative = (first + 1..last).find(|k| w.is_relative_verb(*k))?;
        let adjective = |k: &usize| w.groups[*k].kind == GroupKind::Adjective && w.is_noun(k - 1);
        let at = (relative + 1..last).find(adjective)?;
        let units = w.groups[at].units;
        let end = units.start + words.begins(w.units[units.start..units.end].iter().map(|u| u.word))?;
        piece.end = units.start;
        self.fit.cue.push(Units::new(units.start, end));
        self.at = w.group_after(end);
        self.clause.after = self.at;
        Some(())
    }

    /// "was placed under EU sanctions": where a passive says not who acts, whoever is named before the noun that belongs to it.
    fn acts_by(&mut self, named: Option<usize>) {
        let verb = self.clause.verb.filter(|v| v.passive && self.clause.agent.is_none());
        let body = named.filter(|n| !self.w.units[*n].is_any(&[Class::FirstName, Class::LastName]));
        if let (Some(n), Some(_), Some(Role::Source)) = (body, verb, self.construction.subject)
            && self.fit.roles[Role::Source as usize].is_none()
        {
            self.fill(Role::Source, Filler::of(Phrase { units: Units::new(n, n + 1), head: n, referent: None }));
        }
    }

    /// The finite verb of a noun cue over what stands between them: "the hope inside the palace is that", "her argument, in essence, is that".
    fn verb_over_phrases(&self) -> Option<usize> {
        const FARTHEST: usize = 10;
        let w = self.w;
        if self.clause.frame != Frame::Nominal || self.at != self.clause.after {
            return None;
        }
        let commas = |to: usize| w.groups[self.at..to].iter().filter(|g| g.kind == GroupKind::Comma).count();
        let inside = |k: usize| match w.groups[k].kind {
            GroupKind::Noun => {
                k == self.at + 1 || matches!(w.groups[k - 1].kind, GroupKind::Preposition | GroupKind::Comma) || w.is_time(k)
            }
            GroupKind::Verb => w.form(k) == Some(VerbForm::Participle),
            GroupKind::Preposition | GroupKind::Adverb | GroupKind::Comma => true,
            _ => false,
        };
        let verb = (self.at..w.groups.len().min(self.at + FARTHEST)).find(|k| !inside(*k)).filter(|k| w.groups[*k].is_finite())?;
        // ("the hope of the growers", "the word from Riga": who says it)
        let whose = w.head(self.at).is_any(&[Class::Of, Class::From]);
        let opens = matches!(w.kind(self.at), Some(GroupKind::Preposition | GroupKind::Comma)) && !whose;
        // an aside has two commas
        let closed = commas(verb) == 0 || commas(verb) == 2 && w.groups[verb - 1].kind == GroupKind::Comma;
        (opens && closed).then_some(verb)
    }
}
