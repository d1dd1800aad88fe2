//! Attributions behind a quotation: where what follows a quoted question, exclamation or sentence says whose it is, no new sentence begins.

use crate::document::Token;
use crate::lexicon::{Class, Property, Tag, Tags};
use crate::text::shape::Shape;

/// The cue where what follows a quotation is its attribution: `"Why?" Mr. Smith asked`. It stands right after a pronoun or a name with nouns before it, or behind
/// an aside in commas or brackets.
pub(super) fn attribution(tokens: &[Token], at: usize) -> Option<usize> {
    const LONGEST: usize = 9;
    const LONGEST_ASIDE: usize = 12;
    let first = tokens[at];
    let says = |t: &Token| {
        t.shape == Shape::Lower
            && t.word.has(Property::Says)
            && t.word.tags.meets(Tags::of(&[Tag::Past, Tag::Third]))
            && t.word.likely != Some(Tag::Plural)
    };
    let particle = first.word.is_any(&[Class::FirstName, Class::NameParticle]);
    if !particle && matches!(first.word.likely, Some(Tag::Adverb | Tag::Conjunction | Tag::Subordinator | Tag::Preposition)) {
        return None;
    }
    let near = &tokens[at..tokens.len().min(at + LONGEST)];
    if first.word.tags.meets(Tags::of(&[Tag::Pronoun])) && first.shape != Shape::Upper {
        return near.get(1).filter(|t| says(t)).map(|_| at + 1);
    }
    let nominal = |t: &&Token| {
        let noun = t.word.tags.meets(Tags::of(&[Tag::Noun, Tag::Plural, Tag::Adjective, Tag::Determiner, Tag::Possessive]));
        // "al-Sayed", "Kim Jong-su", "Bank of Lyon chief Ana Ruiz"
        let joins = t.shape == Shape::Hyphen || t.word.is_any(&[Class::NameParticle, Class::Of]);
        let syllable = || t.shape == Shape::Lower && t.word.likely.is_none();
        t.shape.is_capital() || joins || t.shape == Shape::Lower && noun && !says(t) || syllable()
    };
    let group = near.iter().take_while(nominal).count();
    let end = at + group;
    let spoken = |k: usize| tokens.get(k).filter(|t| says(t)).map(|_| k);
    // "“Why?” Orr (R-Ohio) asked"
    let bracket = || {
        let close = tokens.iter().skip(end).take(LONGEST).position(|t| t.shape == Shape::Close);
        tokens.get(end).filter(|t| t.shape == Shape::Open).and(close).and_then(|c| spoken(end + c + 1))
    };
    // "“Why?” Orr, the head of the port, asked"
    let aside = || {
        let comma = tokens.iter().skip(end + 1).take(LONGEST_ASIDE).position(|t| matches!(t.shape, Shape::Comma | Shape::Stop));
        let apart = tokens.get(end).is_some_and(|t| t.shape == Shape::Comma) && first.shape.is_capital();
        comma.map(|c| end + 1 + c).filter(|c| apart && tokens[*c].shape == Shape::Comma).and_then(|c| spoken(c + 1))
    };
    if group == 0 { None } else { spoken(end).or_else(aside).or_else(bracket) }
}

/// Whether nothing but an attribution stands between a quotation that a full stop closes and the next full stop: "“It sank.” Orr said on Monday.",
/// "“It sank.” Orr told the board."
pub(super) fn is_whole_attribution(tokens: &[Token], at: usize) -> bool {
    const LONGEST: usize = 10;
    let Some(says) = attribution(tokens, at) else { return false };
    let rest = &tokens[says + 1..tokens.len().min(says + 1 + LONGEST)];
    let Some(stop) = rest.iter().position(|t| t.shape == Shape::Stop) else { return false };
    let Some(first) = rest[..stop].first() else { return tokens[says].word.has(Property::Bare) };
    let (said, at) = (tokens[says].word, first.word.likely);
    let person = first.word.has(Property::Person);
    // (to somebody: "told the board", "warned Oslo")
    let tells = !said.has(Property::Bare) || said.is(Class::ObjectControl);
    let told = tells && said.has(Property::That) && (person || first.shape.is_capital() || at == Some(Tag::Determiner));
    let opens = told || said.has(Property::Bare) && (person || at == Some(Tag::Preposition) || first.is(Class::Weekday));
    // ("“No.” Hale reminded the court of his age", "“No.” Hale asked Orr out": what was done beside it)
    let placed = |k: usize| match rest[k].word.likely {
        Some(Tag::Preposition) => !tells || rest[k].is(Class::Locative) || rest[k + 1].word.is_any(&[Class::Weekday, Class::Month]),
        likely => likely != Some(Tag::Particle),
    };
    let plain = |t: &Token| t.shape.is_word() && !t.word.likely.is_some_and(|l| Tags::FINITE.has(l) || matches!(l, Tag::That | Tag::Wh));
    opens && (0..stop).all(|k| plain(&rest[k]) && placed(k))
}
