//! Prepositions that may belong to a verb as its particle: "shrugged off the fine", but "argued over the map".

use super::previous_content;
use crate::lexicon::{Class, Lexicon, Tag, Tags};
use crate::syntax::window::{UnitKind, Window};

/// A word that is a preposition or a verb's particle.
pub(super) fn particle(w: &Window, i: usize, lexicon: &Lexicon) -> Tag {
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
    const OBJECT: Tags = Tags::NOUN.with(Tag::Pronoun).with(Tag::Determiner).with(Tag::Possessive).with(Tag::Adjective);
    let verb = w.units[i.saturating_sub(LONGEST)..i].iter().rev().find(|u| u.kind == UnitKind::Word && !OBJECT.has(u.tag));
    verb.is_some_and(|v| Tags::VERB.has(v.tag) && lexicon.is_phrasal(v.word, w.units[i].word))
}

#[cfg(test)]
mod tests {
    use super::particle;
    use crate::engine::builtin_tables;
    use crate::lexicon::Tag;
    use crate::span::Tokens;
    use crate::syntax::window::{Unit, UnitKind, Window};
    use crate::text::shape::Shape;

    #[test]
    fn a_particle_belongs_to_a_verb_that_takes_an_object_behind_it() {
        let lexicon = builtin_tables().lexicon;
        // the words up to the one in question, that one, and those behind it, each with its likeliest tag
        let tag = |before: &str, word: &str, behind: &str| {
            let words = before.split(' ').chain([word]).chain(behind.split_whitespace());
            let unit = |spelled: &str| {
                let id = lexicon.find(spelled);
                let shape = if spelled.starts_with(|c: char| c.is_ascii_digit()) { Shape::Number } else { Shape::Lower };
                let word = Unit::of_word(Tokens::default(), UnitKind::Word, id, &lexicon.word(id), shape);
                if shape == Shape::Number { Unit { tag: Tag::Number, ..word } } else { word }
            };
            let window = Window { units: words.map(unit).collect(), ..Window::default() };
            particle(&window, before.split(' ').count(), &lexicon)
        };
        assert_eq!(tag("owners shrugged", "off", "the fine"), Tag::Particle);
        assert_eq!(tag("the board turned", "down", "nine offers by dawn"), Tag::Particle);
        assert_eq!(tag("the board turned the offer", "down", ""), Tag::Particle);
        assert_eq!(tag("hikers argued", "over", "the map"), Tag::Preposition);
        assert_eq!(tag("the price rose", "over", "30 days"), Tag::Preposition);
        assert_eq!(tag("the ship sank 600 metres", "down", ""), Tag::Adverb);
        assert_eq!(tag("the crew was", "out", "of sight"), Tag::Preposition);
    }
}
