//! Properties of words that the lexicon, the rules and the names give them together; they are worked out once, when tables are compiled.

use crate::tables::named::named;

named! {
    /// What is true of a word beside its classes.
    pub enum Property "property":
    Says "says" "one of its cues is the word alone, a verb, and takes a quotation: *said*, *asked*, but not the *was* of *was a threat to*",
    Claims "claims" "one of its cues is a verb, alone or with a particle, and its subject is who claims: *blamed*, *turned* (down), but not *shared*",
    Bare "bare" "a clause without *that* may follow it as what one of its cues claims: *said*, *fears*",
    That "that" "one with *that* may, also behind an object: *said*, *told*",
    NounThat "noun-that" "one of its cues is the word alone, a noun, and takes a clause with *that*: *claim*, *accusation*, but not *attack*",
    Asks "asks" "one of its cues is the word alone, a verb or noun, and takes a clause with *that* which says what whoever acts in it is to do: *demanded*, *request*",
    Open "open" "as an adjective, noun or participle it leaves open whether the infinitive behind it is done, as a verb or before *of* the -ing form: *ready*, *plan*, *expected*, *risks*, *verge*",
    Circumstance "circumstance" "a phrase with this preposition, or with *in* and this noun, says in what circumstances something was done, and not what a noun is: *amid*, *wake*",
    Undergoing "undergoing" "it makes a passive as the verb of being does: *got* blamed",
    Merely "merely" "behind a negation it says that there is more, behind *would* that so much is said: not *only*, would *only* say",
    Attitude "attitude" "all of its cues that are the word alone, a verb, say what somebody thinks or wants, suspicions and quotations apart: *hopes*, *thinks*",
    Intends "intends" "an infinitive alone may follow it as what its subject is to do: *vowed*, *refused*",
    Person "person" "it is likeliest a noun, and for a person ([`super::Sort`])",
    Party "party" "it is a noun for a party, or likeliest the plural of one: *minister*, *gangs*",
    Intransitive "intransitive" "as a verb it takes no object: its past form is no participle without *have*",
    Transitive "transitive" "as a verb it takes an object always, or a clause (*bare*) and no infinitive: its past form with none is a participle",
    Ditransitive "ditransitive" "as a verb it takes two objects, of which its passive keeps one: *handed*, *denied*",
    Deed "deed" "as a verb it may say what somebody does with hands or arms, and not with words: *attacked*, *fired*",
    Receives "receives" "as a verb, what it has for an object was issued by others: *received*, *rejected*",
}

/// A [`Properties`] has a bit for each.
const _: () = assert!(Property::ALL.len() <= 19);

/// A set of properties.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Properties(pub u32);

impl Properties {
    /// Those of these that hold.
    pub fn of(properties: &[(Property, bool)]) -> Properties {
        Properties(properties.iter().fold(0, |bits, (property, holds)| bits | (*holds as u32) << *property as u32))
    }

    /// Whether the property is in the set.
    #[inline]
    pub const fn has(self, property: Property) -> bool {
        self.0 & (1 << property as u32) != 0
    }

    /// Those of the set that are among these.
    #[must_use]
    pub const fn among(self, these: &[Property]) -> Properties {
        let mut bits = 0;
        let mut i = 0;
        while i < these.len() {
            bits |= 1 << these[i] as u32;
            i += 1;
        }
        Properties(self.0 & bits)
    }
}
