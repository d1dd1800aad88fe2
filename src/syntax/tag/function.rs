//! Function words: genitive marks, pronouns and determiners, conjunctions, subordinators, prepositions and particles.

use super::ahead::{BEGINS_NOUN, clause_follows, compares_amount, starts_nominal, takes_object};
use super::that::that;
use super::{NOMINAL, WITH_SUBJECT, is_finite_alone, previous_content};
use crate::lexicon::{Class, Lexicon, Property, Tag, Tags};
use crate::syntax::window::{Unit, UnitKind, Window};
use crate::text::shape::Shape;

/// The tag of a function word that can be several; `None` where the word may be something else as well.
pub(super) fn tag(w: &Window, i: usize, lexicon: &Lexicon) -> Option<Tag> {
    const FUNCTION: Tags = Tags::of(&[
        Tag::Genitive,
        Tag::Existential,
        Tag::Possessive,
        Tag::Determiner,
        Tag::Conjunction,
        Tag::That,
        Tag::Subordinator,
        Tag::Modal,
        Tag::Preposition,
    ]);
    let u = &w.units[i];
    if !u.tags.meets(FUNCTION) {
        return None;
    }
    let next = w.units.get(i + 1);
    let before = i.checked_sub(1).map(|b| &w.units[b]);
    let tags = |tag| u.tags.has(tag);
    if tags(Tag::Genitive) {
        return Some(genitive(w, i));
    }
    if tags(Tag::Existential) {
        return Some(if exists(w, i) { Tag::Existential } else { Tag::Adverb });
    }
    if tags(Tag::Possessive) && tags(Tag::Pronoun) {
        let owner = next.is_some_and(starts_nominal) && !describes_her(w, i + 1) || is_degree(w, i + 1);
        return Some(if owner { Tag::Possessive } else { Tag::Pronoun });
    }
    if tags(Tag::Determiner) {
        return determiner(w, i);
    }
    // ", yet posted guards", but "has yet to say", "not yet"
    if tags(Tag::Conjunction) && tags(Tag::Adverb) {
        let joins = before.is_none_or(|b| b.tag == Tag::Comma) && next.is_some_and(|n| n.tag != Tag::Stop);
        return Some(if joins { Tag::Conjunction } else { Tag::Adverb });
    }
    if tags(Tag::That) {
        return Some(that(w, i));
    }
    if tags(Tag::Subordinator) && u.tags.meets(Tags::of(&[Tag::Preposition, Tag::Adverb, Tag::Wh])) {
        return Some(subordinator(w, i));
    }
    // the month
    if tags(Tag::Modal) && tags(Tag::Name) {
        let month = u.shape.is_capital() && (i > 0 || next.is_some_and(|n| n.tag == Tag::Number));
        return Some(if month { Tag::Name } else { Tag::Modal });
    }
    if tags(Tag::Preposition) && tags(Tag::Particle) {
        return Some(particle(w, i, lexicon));
    }
    // "blamed “outside hands”"
    let quoted = w.borrowed.contains(&i) && tags(Tag::Adjective);
    if quoted && u.tag == Tag::Preposition && next.is_some_and(|n| NOMINAL.has(n.tag) && n.kind == UnitKind::Word) {
        return Some(Tag::Adjective);
    }
    // ("few outside the party")
    let stands_alone = |b: &Unit| b.tags.has(Tag::Pronoun) && next.is_some_and(|n| n.tag == Tag::Determiner);
    // "about half of them said", but "talked about half of them"
    let begins = || before.is_none_or(|b| b.tag == Tag::That || !NOMINAL.has(b.tag) && !Tags::VERB.has(b.tag));
    let half = |n: &Unit| n.is(Class::Predeterminer) && !n.is(Class::PluralNumber) && begins();
    // "outside the hall", but "the outside", "about 900 workers"
    let governs = u.tag == Tag::Preposition
        && next.is_some_and(|n| n.tags.meets(BEGINS_NOUN) || starts_nominal(n))
        && !(tags(Tag::Adverb) && next.is_some_and(|n| n.tag == Tag::Number || half(n)))
        && before.is_none_or(|b| !matches!(b.tag, Tag::Determiner | Tag::Possessive | Tag::Genitive) || stands_alone(b));
    governs.then_some(Tag::Preposition)
}

/// "her most recent letters": an adverb or amount before an adjective and a noun.
fn is_degree(w: &Window, i: usize) -> bool {
    w.units.get(i).is_some_and(|n| n.tags.has(Tag::Adverb) || n.is(Class::Amount))
        && w.units.get(i + 1).is_some_and(|a| a.tags.has(Tag::Adjective))
        && w.units.get(i + 2).is_some_and(|n| matches!(n.tag, Tag::Noun | Tag::Plural))
}

/// "called her lazy and left", but "her lazy and vain aides": whether an adjective at `i` ends what is said of her.
fn describes_her(w: &Window, i: usize) -> bool {
    let nominal = |k: usize| w.units.get(k).is_some_and(|n| starts_nominal(n) || matches!(n.tag, Tag::Adverb | Tag::Participle | Tag::Ing));
    let ends = w.units.get(i + 1).is_none_or(|n| match n.tag {
        Tag::Comma | Tag::Conjunction => !nominal(i + 2),
        tag => matches!(tag, Tag::Stop | Tag::Semicolon | Tag::Dash | Tag::Preposition | Tag::Subordinator | Tag::That | Tag::Wh),
    });
    w.units[i].tags.has(Tag::Adjective) && !w.units[i].tags.meets(NOMINAL) && w.units[i].kind == UnitKind::Word && ends
}

/// "Oslo's accused fishermen", but "Oslo's accused of theft".
fn genitive(w: &Window, i: usize) -> Tag {
    let next = w.units.get(i + 1);
    let noun = |n: &Unit| starts_nominal(n) || n.is(Class::Of);
    let participle = next.is_some_and(|n| n.tags.has(Tag::Participle) && !NOMINAL.has(n.tag)) && !w.units.get(i + 2).is_some_and(noun);
    // "the Post's This Morning"
    // (but "the party's most loyal donors")
    let article = next.is_some_and(|n| n.tag == Tag::Determiner && (w.capitals || !n.shape.is_capital())) && !is_degree(w, i + 1);
    let owner = |b: &Unit| {
        NOMINAL.has(b.tag) || b.tags.meets(NOMINAL) || b.kind != UnitKind::Word || b.tag == Tag::Adjective || b.tags.has(Tag::Number)
    };
    let possessive = !participle && !article && i.checked_sub(1).is_some_and(|b| owner(&w.units[b]));
    if possessive { Tag::Genitive } else { Tag::Third }
}

/// "there are guards", "there must be": a form of being follows, or what may stand before one; but "schools there are run by monks", "sent there".
fn exists(w: &Window, i: usize) -> bool {
    let Some(verb) = (i + 1..w.units.len()).find(|k| w.units[*k].tag != Tag::Adverb) else { return false };
    let u = &w.units[verb];
    let behind_noun = i.checked_sub(1).is_some_and(|b| NOMINAL.has(w.units[b].tag) || w.units[b].kind != UnitKind::Word);
    let participle = |n: &Unit| matches!(n.tag, Tag::Participle | Tag::Past | Tag::Ing | Tag::Adjective);
    let acts = u.tags.meets(WITH_SUBJECT.with(Tag::Modal)) && u.tag != Tag::Preposition && !(behind_noun && u.tags.meets(NOMINAL));
    // "is there a road"
    let opens = |b: usize| w.units[b].is(Class::Be) && b.checked_sub(1).is_none_or(|s| !NOMINAL.with(Tag::Pronoun).has(w.units[s].tag));
    let asked = u.tags.meets(BEGINS_NOUN) && i.checked_sub(1).is_some_and(opens);
    // "officials there said"
    if behind_noun && u.has(Property::That) && !u.is(Class::Be) {
        return false;
    }
    asked || acts && !(behind_noun && w.units.get(verb + 1).is_some_and(participle))
}

/// A determiner that may be something else: a pronoun, adjective, conjunction or adverb.
fn determiner(w: &Window, i: usize) -> Option<Tag> {
    let u = &w.units[i];
    let next = w.units.get(i + 1);
    let pronoun = u.tags.has(Tag::Pronoun);
    if pronoun && compares_amount(w, i) {
        return Some(Tag::Adjective);
    }
    if u.is(Class::Amount) && i.checked_sub(1).is_some_and(|b| w.units[b].tag == Tag::Genitive) && is_degree(w, i) {
        return Some(Tag::Adverb);
    }
    // "all but accused"
    let accuses = w.units.get(i + 2).is_some_and(|v| v.tags.meets(Tags::of(&[Tag::Past, Tag::Third, Tag::Participle])) && v.cue != 0);
    if u.is(Class::Predeterminer) && next.is_some_and(|n| n.is(Class::Contrast)) && accuses {
        return Some(Tag::Adverb);
    }
    // "have each accused", "were all freed", "have both sharply criticized"
    let auxiliary = |b: usize| w.units[b].is(Class::Have) || w.units[b].is(Class::Be);
    let content = w.units[i + 1..].iter().find(|n| n.tag != Tag::Adverb);
    if (u.is(Class::Reciprocal) || u.is(Class::Predeterminer))
        && i.checked_sub(1).is_some_and(auxiliary)
        && content.is_some_and(|n| n.tags.has(Tag::Participle))
    {
        return Some(Tag::Adverb);
    }
    // "what angers farmers most is the tax", "hurts Oslo more than Bern": an amount right behind what is acted on
    let measures = |b: usize| NOMINAL.has(w.units[b].tag) && !w.units[b].is(Class::Time) || w.units[b].is(Class::Oblique);
    let begins = |n: &Unit| starts_nominal(n) || n.tags.meets(BEGINS_NOUN) || n.is(Class::Of);
    if u.is(Class::Amount) && pronoun && i.checked_sub(1).is_some_and(measures) && !next.is_some_and(begins) {
        return Some(Tag::Adverb);
    }
    // "Oslo and Bergen both agree", "less often"
    // ("the judges - two Danes - all agree")
    let nominal = i.checked_sub(1).is_some_and(|b| {
        NOMINAL.has(w.units[b].tag) || w.units[b].kind != UnitKind::Word || matches!(w.units[b].tag, Tag::Dash | Tag::Close)
    });
    if u.is(Class::Predeterminer) && nominal && next.is_some_and(is_finite_alone)
        || u.is(Class::Amount) && next.is_some_and(|n| n.tag == Tag::Adverb)
    {
        return Some(Tag::Adverb);
    }
    // "such a charge", but "such charges"
    if u.tags.has(Tag::Adjective) {
        return Some(if next.is_some_and(|n| n.tag == Tag::Determiner) { Tag::Determiner } else { Tag::Adjective });
    }
    // "neither had mentioned", "neither of them", but "neither side", "the mayor neither confirmed nor denied it"
    if u.tags.has(Tag::Conjunction) {
        let pronoun = i.checked_sub(1).is_some_and(|b| w.units[b].tag == Tag::Pronoun);
        if (nominal || pronoun) && next.is_some_and(|n| n.tags.meets(WITH_SUBJECT) && !n.tags.meets(NOMINAL) && n.cue != 0) {
            return Some(Tag::Adverb);
        }
        // "has neither confirmed nor denied it"
        let behind = |a: &Unit| a.tag == Tag::Modal || a.is_any(&[Class::Have, Class::Do]);
        if i.checked_sub(1).is_some_and(|b| behind(&w.units[b])) && next.is_some_and(|n| n.tags.meets(Tags::VERB) && n.cue != 0) {
            return Some(Tag::Adverb);
        }
        // ("neither wants to": no plural stands behind it)
        let acts = |n: &Unit| n.tags.has(Tag::Third) && n.cue != 0;
        let auxiliary =
            |n: &Unit| n.is(Class::Have) || n.is(Class::Be) || n.is(Class::Do) || n.tags.has(Tag::Modal) || n.is(Class::Of) || acts(n);
        return Some(if next.is_some_and(auxiliary) { Tag::Pronoun } else { Tag::Determiner });
    }
    // "Many blame the banks", "Some wonder if it will sail", but "many claims"
    let asks = next.is_some_and(|n| n.has(Property::That))
        && w.units.get(i + 2).is_some_and(|c| c.tags.meets(Tags::of(&[Tag::Wh, Tag::That])) || c.is(Class::Conditional));
    let opens = i
        .checked_sub(1)
        .is_none_or(|b| matches!(w.units[b].tag, Tag::Mark | Tag::Comma | Tag::Conjunction | Tag::That | Tag::Stop | Tag::Subordinator));
    if pronoun
        && opens
        && (u.is_any(&[Class::Amount, Class::PluralNumber, Class::Reciprocal]) || asks && !u.is(Class::Definite))
        && next.is_some_and(|n| n.tags.meets(Tags::of(&[Tag::Base, Tag::Past])) && n.cue != 0)
        && (asks || takes_object(w, i + 1))
    {
        return Some(Tag::Pronoun);
    }
    // ", both trained as chemists,"
    let done = |n: &Unit| n.tags.has(Tag::Participle) && !n.tags.meets(NOMINAL);
    let apart = i.checked_sub(1).is_some_and(|b| w.units[b].tag == Tag::Comma);
    if pronoun
        && apart
        && u.is(Class::Predeterminer)
        && next.is_some_and(done)
        && w.units.get(i + 2).is_some_and(|p| p.tag == Tag::Preposition || p.is(Class::As))
    {
        return Some(Tag::Pronoun);
    }
    // "those backing a casino", "those backing Hale"
    let object = |n: &Unit| {
        let named = matches!(n.kind, UnitKind::Name(_)) || n.shape.is_capital() && !w.capitals;
        n.tags.meets(Tags::of(&[Tag::Determiner, Tag::Possessive])) || n.is(Class::Oblique) || named
    };
    if pronoun
        && u.is(Class::Definite)
        && u.is(Class::PeopleNoun)
        && next.is_some_and(|n| n.tags.has(Tag::Ing))
        && w.units.get(i + 2).is_some_and(object)
    {
        return Some(Tag::Pronoun);
    }
    if pronoun {
        let article = |n: &Unit| u.is(Class::Predeterminer) && n.tags.meets(Tags::of(&[Tag::Determiner, Tag::Possessive]));
        let stands = next.is_some_and(|n| starts_nominal(n) || n.tags.has(Tag::Number) || article(n));
        return Some(if stands { Tag::Determiner } else { Tag::Pronoun });
    }
    u.tags.has(Tag::That).then(|| that(w, i))
}

/// A word that opens a clause, or is a preposition, an adverb or a question word.
fn subordinator(w: &Window, i: usize) -> Tag {
    let u = &w.units[i];
    let next = w.units.get(i + 1);
    let before = i.checked_sub(1).map(|b| &w.units[b]);
    let content = previous_content(w, i);
    // "whether": a question
    if u.tags.has(Tag::Wh) && !u.is(Class::Relative) {
        return Tag::Subordinator;
    }
    if u.tags.has(Tag::Wh) && before.is_some_and(|b| Tags::VERB.has(b.tag) && b.cue != 0) {
        return Tag::Wh;
    }
    // "the details about where it may go"
    if u.tags.has(Tag::Wh) && before.is_some_and(|b| b.tag == Tag::Preposition) {
        return Tag::Wh;
    }
    // "described it as “theatre staged for Brussels”": what is quoted there is no clause
    if u.is(Class::As) && w.borrowed.contains(&(i + 1)) {
        return Tag::Preposition;
    }
    // "a group known as Oslo Nine"
    if u.is(Class::As) && before.is_some_and(|b| b.tag == Tag::Participle && b.is(Class::Naming)) {
        return Tag::Preposition;
    }
    // "in his time as governor said": a bare noun for one person says what somebody is
    let office = |n: &Unit| n.kind == UnitKind::Word && n.tags.has(Tag::Noun) && n.has(Property::Person) && n.shape == Shape::Lower;
    if u.is(Class::As) && next.is_some_and(office) && before.is_some_and(|b| b.tag != Tag::Comma) {
        return Tag::Preposition;
    }
    // "was quoted as saying that", "dismissed as absurd a claim"
    let described = |n: &Unit| n.tags.has(Tag::Adjective) && !n.tags.meets(Tags::VERB);
    if u.is(Class::As)
        && (next.is_some_and(|n| n.tags == Tags::of(&[Tag::Ing]) || n.tag == Tag::Ing && n.cue != 0)
            || before.is_some_and(|b| Tags::VERB.has(b.tag) && b.cue != 0)
                && next.is_some_and(described)
                && w.units.get(i + 2).is_some_and(|n| n.tag == Tag::Determiner))
    {
        return Tag::Preposition;
    }
    // "a theatre where they sing"
    let antecedent = |b: &Unit| NOMINAL.has(b.tag) || matches!(b.kind, UnitKind::Name(_)) || b.tag == Tag::Comma;
    if u.tag == Tag::Wh && content.is_some_and(antecedent) {
        return Tag::Wh;
    }
    // "as young as six", "as early as January"
    if u.is(Class::As)
        && next.is_some_and(|n| n.tags.meets(Tags::of(&[Tag::Adjective, Tag::Adverb, Tag::Determiner])))
        && w.units.get(i + 2).is_some_and(|n| n.is(Class::As))
    {
        return Tag::Adverb;
    }
    let measured = u.is(Class::As) && i.checked_sub(2).is_some_and(|b| w.units[b].is(Class::As)) || u.is(Class::Than);
    let pronoun = |n: &Unit| n.tag == Tag::Pronoun && !n.is(Class::Oblique);
    if measured && !next.is_some_and(pronoun) {
        return Tag::Preposition;
    }
    // "it had been there before.", "had once seen", "who once called"
    let ends = next.is_none_or(|n| matches!(n.tag, Tag::Stop | Tag::Comma | Tag::Semicolon));
    let acts = next.is_some_and(|n| Tags::VERB.has(n.tag) && n.tag != Tag::Ing && !n.tags.meets(NOMINAL));
    // "once again told"
    let again = !u.tags.has(Tag::Preposition) && next.is_some_and(|n| n.tags == Tags::of(&[Tag::Adverb]));
    if u.tags.has(Tag::Adverb) && (ends || acts || again) {
        return Tag::Adverb;
    }
    // "so loud that it shook", "so worried that they left"
    let degree = next.is_some_and(|n| n.tags.has(Tag::Adjective) && !n.tags.meets(NOMINAL));
    if u.tags.has(Tag::Adverb) && degree && w.units.get(i + 2).is_some_and(|n| n.tags.has(Tag::That)) {
        return Tag::Adverb;
    }
    match () {
        _ if clause_follows(w, i + 1) => Tag::Subordinator,
        _ if u.tags.has(Tag::Preposition) => Tag::Preposition,
        _ if u.tags.has(Tag::Adverb) => Tag::Adverb,
        _ => u.tag,
    }
}

/// A word that is a preposition or a verb's particle.
fn particle(w: &Window, i: usize, lexicon: &Lexicon) -> Tag {
    let u = &w.units[i];
    let next = w.units.get(i + 1);
    // "up to six hours"
    let up_to = next.is_some_and(|n| n.tags.has(Tag::To)) && w.units.get(i + 2).is_some_and(|n| n.tag == Tag::Number);
    if u.is(Class::Amount) && up_to {
        return Tag::Adverb;
    }
    // "out of sight"
    if next.is_some_and(|n| n.is(Class::Of)) {
        return Tag::Preposition;
    }
    // "shrug off the scandal", "give up the hope"
    let verb = i.checked_sub(1).map(|b| &w.units[b]).filter(|b| Tags::VERB.has(b.tag) && !b.is(Class::Be));
    if let Some(verb) = verb
        && (u.tag == Tag::Particle || lexicon.is_phrasal(verb.word, u.word))
        && next.is_some_and(|n| n.tag != Tag::Number || !u.is(Class::Amount))
    {
        return Tag::Particle;
    }
    let alone = next.is_none_or(|n| matches!(n.tag, Tag::Comma | Tag::Stop | Tag::Preposition | Tag::To));
    let verbal = previous_content(w, i).is_some_and(|b| Tags::VERB.has(b.tag));
    match alone {
        true if next.is_some_and(|n| n.is(Class::From)) && !verbal => Tag::Adverb,
        true if verbal || behind_object(w, i, lexicon) => Tag::Particle,
        // "600 metres down."
        true if next.is_none_or(|n| matches!(n.tag, Tag::Comma | Tag::Stop)) => Tag::Adverb,
        _ => Tag::Preposition,
    }
}

/// "shot it down", "turned the offer down": the object of a verb that takes the particle stands between them.
fn behind_object(w: &Window, i: usize, lexicon: &Lexicon) -> bool {
    const LONGEST: usize = 5;
    const OBJECT: Tags = NOMINAL.with(Tag::Pronoun).with(Tag::Determiner).with(Tag::Possessive).with(Tag::Adjective);
    let verb = w.units[i.saturating_sub(LONGEST)..i].iter().rev().find(|u| u.kind == UnitKind::Word && !OBJECT.has(u.tag));
    verb.is_some_and(|v| Tags::VERB.has(v.tag) && lexicon.is_phrasal(v.word, w.units[i].word))
}

#[cfg(test)]
mod tests {
    use crate::article::Article;
    use crate::claims::observer::Observer;
    use crate::document::Document;
    use crate::engine::{Engine, Scratch};
    use crate::lexicon::Tag;
    use crate::span::Units;
    use crate::syntax::parse::Which;
    use crate::syntax::window::Window;

    /// The words that were tagged as particles.
    #[derive(Default)]
    struct Particles(Vec<String>);

    impl Observer for Particles {
        const WINDOWS: Which = Which::All;

        fn window(&mut self, doc: &Document, w: &Window) {
            let particles = (0..w.units.len()).filter(|n| w.units[*n].tag == Tag::Particle);
            self.0.extend(particles.map(|n| doc.span(w.tokens(Units::new(n, n + 1))).of(doc.text()).to_owned()));
        }
    }

    fn particles(text: &str) -> Vec<String> {
        let mut found = Particles::default();
        let mut doc = Document::default();
        Engine::builtin().extract_observed(Article::new("a", text), &mut doc, &mut Scratch::default(), &mut found);
        found.0
    }

    #[test]
    fn a_particle_belongs_to_a_verb_that_takes_an_object_behind_it() {
        assert_eq!(particles("The smelter's owners shrugged off the fine."), ["off"]);
        assert_eq!(particles("Gunners had shot down nine drones by dawn."), ["down"]);
        assert_eq!(particles("The board turned the offer down, Reyes said."), ["down"]);
        assert!(particles("The hikers argued over the map.").is_empty());
        assert!(particles("The price rose over 30 days.").is_empty());
    }
}
