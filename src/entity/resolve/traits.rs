//! Traits of tokens: what a reader of noun groups asks of every token, found out once for all of them.

use super::words::{MEMBERS, PARTY_NOUNS};
use crate::document::{Document, Token};
use crate::entity::Scratch;
use crate::gazetteer::{Flags, Kind};
use crate::lexicon::{Class, Classes, Tag, Tags};
use crate::tables::Tables;

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

    fn of(token: &Token, role: bool, named: bool) -> Traits {
        const OPENING: Classes = Classes(PARTY_NOUNS.0 | Classes::of(&[Class::Reciprocal, Class::Pair, Class::Definite]).0);
        const OPENERS: Tags = MEMBERS.with(Tag::Determiner).with(Tag::Pronoun).with(Tag::Possessive);
        let word = &token.word;
        let opens = word.likely.is_none_or(|l| OPENERS.has(l)) | word.classes.has_any(OPENING) | role;
        let begins = named | (token.shape.is_word() & opens);
        let bit = |yes: bool, sort: Traits| if yes { sort.0 } else { 0 };
        let party = role | word.classes.has_any(PARTY_NOUNS);
        let owns = word.is(Class::PossessiveMark);
        Traits(bit(role, Traits::ROLE) | bit(party, Traits::PARTY) | bit(begins, Traits::BEGINS) | bit(owns, Traits::OWNS))
    }
}

/// Finds out the traits of every token; `mention_of` is the number of the mention that covers it, 0 for none.
pub(super) fn find(doc: &Document, tables: &Tables, names: &Scratch, mention_of: &[u32], out: &mut Vec<Traits>) {
    out.clear();
    out.extend(doc.tokens.iter().zip(mention_of).map(|(token, mention)| {
        let traits = Traits::of(token, false, *mention != 0);
        // "gangs", of which only the singular is in the table
        let word = &token.word;
        let several = word.likely == Some(Tag::Plural) && !traits.has(Traits::PARTY) && word.lemma.is_known();
        let party = several && tables.lexicon.word(word.lemma).classes.has_any(PARTY_NOUNS);
        Traits(traits.0 | if party { Traits::PARTY.0 } else { 0 })
    }));
    for known in names.known.iter().filter(|k| k.kind == Kind::Role && !k.flags.has(Flags::CONTEXT)) {
        for i in known.tokens.range() {
            out[i] = Traits::of(&doc.tokens[i], true, mention_of[i] != 0);
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
