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
