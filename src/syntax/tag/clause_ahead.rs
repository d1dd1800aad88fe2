//! Whether a clause with a subject and a finite verb begins at a place, seen from before its words have their tags.

use super::ahead::object_follows;
use super::must_have_subject;
use crate::lexicon::{Class, Property, Tag, Tags};
use crate::syntax::window::{Unit, UnitKind, Window};

/// Whether a clause with a subject and a finite verb begins at `i`, behind the word that may open it.
pub(super) fn clause_follows(w: &Window, i: usize) -> bool {
    const FARTHEST: usize = 12;
    let mut clause = Clause { w, from: i, subject: false, timed: false, last: Tag::Mark };
    let mut units = i..w.units.len().min(i + FARTHEST);
    units.find_map(|k| clause.behind_comma(k).or_else(|| clause.read(k))).unwrap_or(false)
}

/// What was read so far of what may be a clause.
struct Clause<'a> {
    w: &'a Window,
    /// its first unit
    from: usize,
    /// whether a noun was read that may be its subject
    subject: bool,
    /// whether a time was read behind the first unit
    timed: bool,
    /// the last tag, words apart that stand between a subject and its verb
    last: Tag,
}

impl Clause<'_> {
    /// Where a comma at `k` opens what belongs to the subject: whether a verb stands behind that.
    fn behind_comma(&self, k: usize) -> Option<bool> {
        let w = self.w;
        if w.units[k].tag != Tag::Comma {
            return None;
        }
        if self.subject
            && let Some(close) = next_comma(w, k + 1)
        {
            // "as ministers, who are at odds, ruled it out"
            if relative_at(w, k + 1) {
                return Some(w.units.get(close + 1).is_some_and(must_have_subject_or_past));
            }
            // "as Hale, a baker, put it", "as Orr, 54, argued"
            if w.units[self.from - 1].is(Class::As) && describes_name(w, k, close) {
                return Some(true);
            }
        }
        // "after Peru, Chile and Oslo signed"
        let end = list_end(w, self.from, k)?;
        Some(w.units.get(end).is_some_and(must_have_subject_or_past))
    }

    /// Reads the unit at `k`: whether it is a clause, once that is certain.
    fn read(&mut self, k: usize) -> Option<bool> {
        let w = self.w;
        let u = &w.units[k];
        let before = std::mem::replace(&mut self.last, u.tag);
        match u.tag {
            // "until the week he went"
            Tag::Pronoun if !u.is(Class::Oblique) => Some(!self.subject && !self.timed),
            Tag::That if self.opens_what_is_said(k) => Some(false),
            Tag::Past | Tag::Third if !self.subject && is_sure_verb(u) => Some(false),
            Tag::Comma | Tag::Stop | Tag::Semicolon | Tag::Colon | Tag::Mark | Tag::Dash => Some(false),
            Tag::Modal => Some(self.subject),
            Tag::Existential => Some(true),
            // "after dawn and was out of sight"
            Tag::Conjunction if w.units.get(k + 1).is_some_and(|n| must_have_subject(n) || matches!(n.tag, Tag::Past | Tag::Third)) => {
                Some(false)
            }
            _ if self.subject && self.is_its_verb(k, before) => Some(true),
            _ => {
                self.take(k, before);
                None
            }
        }
    }

    /// "as proof that the fire was set", "argued before a flight to Oslo that the ship was lost", but "as the fire that killed him began".
    fn opens_what_is_said(&self, that: usize) -> bool {
        const NEAR: usize = 5;
        const VERBAL: Tags = Tags::VERB.with(Tag::Modal).with(Tag::Adverb);
        let (w, i) = (self.w, self.from);
        // a verb before the word that may open a clause
        let told = || w.units[i.saturating_sub(NEAR)..i].iter().any(|u| u.has(Property::That) && Tags::VERB.has(u.tag));
        that.checked_sub(1).is_some_and(|b| w.units[b].is(Class::ClauseNoun))
            || told() && w.units.get(that + 1).is_some_and(|n| !VERBAL.has(n.tag))
    }

    /// Whether the word at `k`, right behind one with the tag `before`, is the verb of the subject that was read.
    fn is_its_verb(&self, k: usize, before: Tag) -> bool {
        let u = &self.w.units[k];
        let auxiliary = || u.is_any(&[Class::Be, Class::Have, Class::Do]);
        match u.tag {
            // a past form right behind a noun, which no agent follows
            Tag::Past => {
                auxiliary() || is_sure_verb(u) || Tags::NOUN.has(before) && (!u.tags.meets(Tags::NOUN) || strikes(self.w, self.from, k))
            }
            Tag::Third => auxiliary() || is_sure_verb(u) || self.is_verb_of_headline(k, before),
            Tag::Participle => u.tags.has(Tag::Past) && self.is_past(k, before),
            Tag::Plural => before == Tag::Noun && u.tags.has(Tag::Third) && self.is_third(k) || self.is_verb_of_headline(k, before),
            Tag::Noun | Tag::Base if u.tags.has(Tag::Past) && Tags::NOUN.has(before) && strikes(self.w, self.from, k) => true,
            Tag::Noun => self.is_verb_of_plural(k, before) || self.is_verb_of_headline(k, before),
            Tag::Base => self.is_verb_of_plural(k, before) || self.is_verb_of_headline(k, before) || self.is_base_finite(k, before),
            _ => false,
        }
    }

    /// Whether a past form that may be a participle is a verb.
    fn is_past(&self, k: usize, before: Tag) -> bool {
        let w = self.w;
        let u = &w.units[k];
        // "after an official mocked the trip", "as the storm made landfall": one with an object
        let acts = || object_follows(w, k) || sure_noun_follows(w, k) || infinitive_follows(w, k);
        // "as advocates in the town called for": one that claims with its preposition, and no time
        let claims = || u.cue != 0 && claims_for(w, k);
        // "As officials recognized, the pier": one that claims what the sentence says
        Tags::NOUN.has(before) && (acts() || claims() || strikes(w, self.from, k))
            || u.has(Property::Bare) && claims_the_rest(w, self.from, k)
    }

    /// Whether a plural behind a noun in the singular is a verb.
    fn is_third(&self, k: usize) -> bool {
        let w = self.w;
        let u = &w.units[k];
        // "as the mayor shames Norway", but "after weeks of street protests that": what claims
        let claims = || u.cue != 0 && object_follows(w, k) && !that_follows(w, k);
        // "once the port cuts its ties"; "As the mayor claims, the pier", "as officials claim."
        own_object_follows(w, k) || claims() || u.has(Property::Bare) && claims_the_rest(w, self.from, k)
    }

    /// "as wages catch up", "as Democrats blast the bill": whether a base form right behind a plural is its verb.
    fn is_verb_of_plural(&self, k: usize, before: Tag) -> bool {
        let w = self.w;
        let u = &w.units[k];
        before == Tag::Plural && u.tags.has(Tag::Base) && (particle_ends_clause(w, k) || u.cue != 0 && object_follows(w, k))
    }

    /// "as the refugees allege", "as the mayor put it": whether a base form is finite that can be no noun.
    fn is_base_finite(&self, k: usize, before: Tag) -> bool {
        let w = self.w;
        let u = &w.units[k];
        let plural = before == Tag::Plural && u.cue != 0 && is_sure_verb(u);
        let behind_noun = || Tags::NOUN.has(before) || matches!(w.units[k - 1].kind, UnitKind::Name(_));
        plural
            || u.tags.has(Tag::Past) && !u.tags.meets(Tags::NOUN) && behind_noun()
            || before != Tag::To && (u.is(Class::Be) || u.is(Class::Have))
    }

    /// "as Senate Blasts Deal", "as Two Firms Deny Fraud": whether a headline has a verb at `k`.
    fn is_verb_of_headline(&self, k: usize, before: Tag) -> bool {
        let w = self.w;
        let tags = w.units[k].tags;
        w.headline
            && (tags.has(Tag::Third) || tags.has(Tag::Base) && before == Tag::Plural)
            && w.units.get(k + 1).is_some_and(|n| !matches!(n.tag, Tag::Comma | Tag::Stop | Tag::Semicolon))
    }

    /// Takes note of the unit at `k`, which is no verb; `before` is the last tag before it.
    fn take(&mut self, k: usize, before: Tag) {
        let u = &self.w.units[k];
        match u.tag {
            // "as Riga and Bern both sought", "after the guild quietly dropped": words that stand between a subject and its verb
            Tag::Adverb => self.last = before,
            _ if self.subject && u.is_any(&[Class::Predeterminer, Class::Reciprocal]) => self.last = before,
            // "since Sunday"
            Tag::Noun | Tag::Plural | Tag::Name => {
                self.subject |= !u.is(Class::Time);
                self.timed |= u.is(Class::Time) && k > self.from;
            }
            _ if matches!(u.kind, UnitKind::Name(_)) => self.subject = true,
            // "after an official mocked": as likely an adjective
            Tag::Adjective if u.tags.has(Tag::Noun) => (self.subject, self.last) = (true, Tag::Noun),
            _ => {}
        }
    }
}

/// Whether it can be neither a noun nor an adjective.
fn is_sure_verb(u: &Unit) -> bool {
    !u.tags.meets(Tags::NOUN.with(Tag::Adjective))
}

/// Whether somebody is named right before the form at `k`, the mark that opens or closes the sentence's other clause follows it, and the word before `i`
/// opens the sentence or stands behind a comma: "As the mayor expected, ", "The pier was old, as Hale feared."
fn claims_the_rest(w: &Window, i: usize, k: usize) -> bool {
    let ends = w.units.get(k + 1).is_none_or(|n| matches!(n.tag, Tag::Comma | Tag::Stop));
    let opens = i >= 1 && i.checked_sub(2).is_none_or(|b| w.units[b].tag == Tag::Comma);
    ends && opens && w.units[i - 1].is(Class::As) && (w.units[k - 1].is_party() || w.units[k - 1].tag == Tag::Name)
}

/// "after a bomb hit a school", "after police shot dead a man", "after gunmen set fire to it": whether an object follows the past form at `k`, which may be a noun
/// or a participle: then somebody must stand before it, if it is likelier one, and in no phrase with a preposition ("a note issued after the talks in Oslo
/// criticized attempts").
fn strikes(w: &Window, from: usize, k: usize) -> bool {
    let next = w.units.get(k + 1);
    let dead = next.is_some_and(|n| n.tag == Tag::Adjective);
    let object = object_follows(w, k + usize::from(dead));
    let plain = (from..k).rev().find(|b| !Tags::NOUN.with(Tag::Determiner).with(Tag::Adjective).with(Tag::Number).has(w.units[*b].tag));
    let governed = plain.is_some_and(|b| w.units[b].tag == Tag::Preposition);
    let somebody = !governed && (w.units[k - 1].is_party() || matches!(w.units[k - 1].kind, UnitKind::Name(_)));
    match w.units[k].tag {
        // "after the cost rose."
        Tag::Past => object || next.is_none_or(|n| matches!(n.tag, Tag::Stop | Tag::Comma | Tag::Preposition) && !n.is(Class::By)),
        _ => somebody && (object || w.units[k].tag == Tag::Participle && next.is_some_and(|n| matches!(n.tag, Tag::Noun | Tag::Plural))),
    }
}

/// Whether "for" or "against" and no time stand behind unit `i`: "called for his dismissal", but "planned for Monday".
fn claims_for(w: &Window, i: usize) -> bool {
    let time = |u: &Unit| u.is(Class::Time) || u.is(Class::Month) || u.tags.has(Tag::Number);
    w.units.get(i + 1).is_some_and(|p| p.is(Class::Purpose) && !p.tags.has(Tag::Particle)) && w.units.get(i + 2).is_some_and(|u| !time(u))
}

/// One past the end of the list of names that begins at `i` and has its first comma at `comma`: "Peru, Chile and Oslo".
fn list_end(w: &Window, i: usize, comma: usize) -> Option<usize> {
    let name = |k: usize| w.units.get(k).is_some_and(|u| matches!(u.kind, UnitKind::Name(_)) && u.tag == Tag::Name);
    let joint = |k: usize| w.units.get(k).is_some_and(|u| u.is(Class::And));
    let mut k = Some(comma).filter(|c| *c == i + 1 && name(i))?;
    while w.units.get(k).is_some_and(|u| u.tag == Tag::Comma) && name(k + 1) {
        k += 2;
    }
    // "Peru, Chile, and Oslo"
    let and = if joint(k) { k } else { k + 1 };
    (k > comma && joint(and) && name(and + 1)).then_some(and + 2)
}

/// Whether a relative pronoun stands at `i`.
fn relative_at(w: &Window, i: usize) -> bool {
    w.units.get(i).is_some_and(|u| u.tag == Tag::Wh && u.is(Class::Relative))
}

/// The next comma behind `i`, not far away.
fn next_comma(w: &Window, i: usize) -> Option<usize> {
    const FARTHEST: usize = 14;
    (i..w.units.len().min(i + FARTHEST)).find(|k| w.units[*k].tag == Tag::Comma)
}

/// Whether what stands between the commas at `first` and `second` says who is named before it, and a finite verb follows.
fn describes_name(w: &Window, first: usize, second: usize) -> bool {
    let aside = &w.units[first + 1..second];
    let name = |u: &Unit| matches!(u.kind, UnitKind::Name(_)) || u.tag == Tag::Name;
    // "as Hale, a baker, put it", "as the baker, Ana Hale, put it"
    let named = name(&w.units[first - 1]) || aside.iter().all(name);
    let verb = |u: &Unit| matches!(u.tag, Tag::Past | Tag::Third | Tag::Modal | Tag::Base | Tag::Pronoun);
    let behind = |u: &Unit| must_have_subject_or_past(u) || u.tag == Tag::Base && u.tags.has(Tag::Past) && !u.tags.meets(Tags::NOUN);
    named && !aside.is_empty() && !aside.iter().any(verb) && w.units.get(second + 1).is_some_and(behind)
}

/// A finite verb, or a past form that may be a participle.
fn must_have_subject_or_past(u: &Unit) -> bool {
    must_have_subject(u) || u.kind == UnitKind::Word && matches!(u.tag, Tag::Past | Tag::Participle) && u.tags.has(Tag::Past)
}

/// Whether "that" stands right behind unit `i`.
fn that_follows(w: &Window, i: usize) -> bool {
    w.units.get(i + 1).is_some_and(|n| n.tags.has(Tag::That))
}

/// Whether a noun that can be nothing else stands right behind unit `i`.
fn sure_noun_follows(w: &Window, i: usize) -> bool {
    w.units
        .get(i + 1)
        .is_some_and(|n| n.kind == UnitKind::Word && n.tags.meets(Tags::NOUN) && !n.tags.meets(Tags::VERB.with(Tag::Adjective)))
}

/// Whether somebody's own thing or a pronoun stands right behind unit `i`.
fn own_object_follows(w: &Window, i: usize) -> bool {
    w.units.get(i + 1).is_some_and(|n| n.tags.has(Tag::Possessive) || n.tags == Tags::of(&[Tag::Pronoun]))
}

/// Whether a particle and the end of the clause stand behind unit `i`.
fn particle_ends_clause(w: &Window, i: usize) -> bool {
    let ends = |k: usize| w.units.get(k).is_none_or(|n| matches!(n.tag, Tag::Stop | Tag::Comma | Tag::Preposition | Tag::Semicolon));
    w.units.get(i + 1).is_some_and(|p| p.tags.has(Tag::Particle)) && ends(i + 2)
}

/// Whether an infinitive follows unit `i`, of a verb that needs no other object: "rebels threatened to shell", but not "residents forced to leave".
fn infinitive_follows(w: &Window, i: usize) -> bool {
    let to = w.units.get(i + 1).is_some_and(|n| n.tags.has(Tag::To)) && w.units.get(i + 2).is_some_and(|n| n.tags.has(Tag::Base));
    let u = &w.units[i];
    to && u.cue != 0 && !u.is(Class::ObjectControl)
}
