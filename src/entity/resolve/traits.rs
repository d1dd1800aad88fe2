//! Traits of tokens: what a reader of noun groups asks of every token, found out once for all of them.

use super::group_word::MEMBERS;
use crate::document::{Document, Token};
use crate::entity::Scratch;
use crate::gazetteer::{Flags, Kind};
use crate::lexicon::{Class, Classes, Property, Tag, Tags};

/// What a token may be, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Traits(u8);

impl Traits {
    /// it ends a role that a list has
    pub(super) const ROLE: Traits = Traits(1);
    /// it may be the head of what means a party
    pub(super) const PARTY: Traits = Traits(2);
    /// a name, a pronoun or a noun group may begin with it; most tokens go no farther
    pub(super) const BEGINS: Traits = Traits(4);
    /// it is a mark of possession
    pub(super) const OWNS: Traits = Traits(8);

    #[inline]
    pub(super) fn has(self, sort: Traits) -> bool {
        self.0 & sort.0 != 0
    }

    /// What its word tells of a token by itself.
    #[inline]
    fn of(token: &Token) -> Traits {
        const OPENING: Classes = Classes::of(&[Class::Reciprocal, Class::Pair, Class::Definite]);
        const OPENERS: Tags = MEMBERS.with(Tag::Determiner).with(Tag::Pronoun).with(Tag::Possessive);
        let word = &token.word;
        let party = word.has(Property::Party);
        let opens = party | word.likely.is_none_or(|l| OPENERS.has(l)) | word.classes.has_any(OPENING);
        let begins = Traits::BEGINS.only_if(token.shape.is_word() & opens);
        Traits::PARTY.only_if(party).with(begins).with(Traits::OWNS.only_if(word.is(Class::PossessiveMark)))
    }

    #[inline]
    fn only_if(self, holds: bool) -> Traits {
        if holds { self } else { Traits::default() }
    }

    #[inline]
    fn with(self, other: Traits) -> Traits {
        Traits(self.0 | other.0)
    }
}

/// Finds out the traits of every token; `mention_of` is the number of the mention that covers it, 0 for none.
pub(super) fn find(doc: &Document, names: &Scratch, mention_of: &[u32], out: &mut Vec<Traits>) {
    out.clear();
    out.extend(doc.tokens.iter().zip(mention_of).map(|(token, mention)| Traits::of(token).with(Traits::BEGINS.only_if(*mention != 0))));
    for known in names.known.iter().filter(|k| k.kind == Kind::Role && !k.flags.has(Flags::CONTEXT)) {
        for i in known.tokens.range() {
            let begins = Traits::BEGINS.only_if(doc.tokens[i].shape.is_word());
            out[i] = out[i].with(Traits::ROLE).with(Traits::PARTY).with(begins);
        }
    }
    // "parents accused it": the verb of a claim is nobody, though "the accused" are somebody
    for claim in &doc.claims {
        for i in claim.cue.iter().flat_map(|piece| doc.tokens_of(*piece, claim.sentence).range()) {
            if doc.tokens[i].word.likely.is_some_and(|l| Tags::VERB.has(l)) {
                out[i] = Traits::default();
            }
        }
    }
}
