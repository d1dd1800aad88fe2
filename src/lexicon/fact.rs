//! Facts that decide about a word's tag beside what stands around it, as `lexicon/transformations.tsv` names them.

use crate::tables::named::named;
use serde::{Deserialize, Serialize};

named! {
    /// What may be true of a place beside the contexts around it. Some are costly to find out, so that they are asked for only where a row needs them.
    pub enum Fact "fact":
    VerbBefore "verb-before" "a finite verb stands earlier in the clause",
    VerbAfter "verb-after" "a word that can only be a finite verb stands later in the clause",
    Cue "cue" "the word may claim",
    Bare "bare" "a clause without *that* may follow the word as what it claims",
    Headline "headline" "it stands in a headline, or in a line that no mark ends",
    AfterAside "after-aside" "an aside in commas ends right before it, and the subject before that lacks its verb",
    PluralSubject "plural-subject" "the nouns before it are several",
    NoSubject "no-subject" "the nouns before it in the clause all belong to prepositions",
    WhBefore "wh-before" "the noun group before it stands behind a relative pronoun",
    Reported "reported" "the noun group before it stands behind a verb that takes a clause without *that*",
    Asked "asked" "the noun group before it stands behind *that* and a word for asking, or is a party behind a verb for asking: *demanded (that) the mayor*",
    Singular "singular-group" "the noun before it is a plural in a group with *a*",
    CommaBefore "comma-before" "the noun group before it, with no preposition in it, stands behind a comma",
    Called "called" "the noun group before it is what a verb of naming gives a name: *called the charge absurd*",
    QuoteBefore "quote-before" "only the noun group before it stands between it and a quotation",
    Explained "explained" "the noun that opens the sentence has a clause or an infinitive before it that says what of it, and no verb yet",
    States "states" "a clause without *that* follows it, and each verb behind it has a subject there: *claims he was robbed*, not *claims he made were*",
    AsBefore "as-before" "what it claims may stand without *that*, and the noun group before it right behind an *as* that opens the sentence or stands behind a comma: *As the mayor claims,*",
    Somebody "somebody" "it may be a noun for a person",
    Joined "joined" "it stands behind *and* or a comma, a verb of its own form before that, and what follows goes on from a verb: *condemns the coup and demands a vote*",
}

/// Facts that are known, and whether they hold: two sets of bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Facts {
    known: u32,
    hold: u32,
}

impl Facts {
    /// Takes down whether one holds.
    pub(super) fn set(&mut self, fact: Fact, holds: bool) {
        self.known |= 1 << fact as u16;
        self.hold |= (holds as u32) << fact as u16;
    }

    /// Whether all of the `wanted` ones are as they should be; what is not known yet is found out.
    #[inline]
    pub(super) fn agree(&mut self, wanted: Facts, find_out: &impl Fn(Fact) -> bool) -> bool {
        let mut missing = wanted.known & !self.known;
        while missing != 0 {
            let fact = Fact::ALL[missing.trailing_zeros() as usize];
            self.set(fact, find_out(fact));
            missing &= missing - 1;
        }
        (self.hold ^ wanted.hold) & wanted.known == 0
    }
}
