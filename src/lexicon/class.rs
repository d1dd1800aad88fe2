//! Word classes: what a word is beside its part of speech. Words get them from `lexicon/*.tsv`; Rust asks for the class, never for the word.

use crate::tables::named::named;

named! {
    /// One class of words.
    pub enum Class "class":
    Be "be" "a form of the verb of being",
    Have "have" "a form of the verb of having",
    Do "do" "an auxiliary form of the verb of doing",
    Future "future" "a modal of the future",
    Possible "possible" "a modal of possibility",
    Conditional "conditional" "a modal of the conditional, or a conjunction that begins a condition",
    Negation "negation" "negates a verb group",
    NegationDeterminer "negation-determiner" "negates a noun group",
    FirstPerson "first-person" "a pronoun of the speaker",
    Masculine "masculine" "a man, or a word for men only",
    Feminine "feminine" "a woman, or a word for women only",
    Neuter "neuter" "neither man nor woman",
    PluralNumber "plural" "several",
    Oblique "oblique" "a pronoun that is no subject",
    Relative "relative" "may begin a relative clause",
    Definite "definite" "makes a noun group definite",
    Predeterminer "predeterminer" "stands before an article",
    And "and" "joins equals",
    Contrast "contrast" "begins a clause set against another",
    As "as" "the word of comparison and role",
    Than "than" "the word of unlike comparison",
    Of "of" "the preposition of belonging",
    By "by" "the preposition of the agent",
    From "from" "the preposition of origin",
    Dealings "dealings" "a preposition between parties that deal with each other",
    CityNoun "city-noun" "after a city's genitive says that the city is meant",
    Locative "locative" "a preposition of place",
    PossessiveMark "possessive" "the genitive mark",
    Time "time" "a noun or adverb of time",
    Weekday "weekday" "a day of the week",
    Month "month" "a month",
    Abbreviation "abbreviation" "written with a full stop that seldom ends a sentence",
    AbbreviationFinal "abbreviation-final" "written with a full stop that may end a sentence as well",
    AbbreviationAdjective "abbreviation-adjective" "written with full stops, and stands before nouns: U.S.",
    AbbreviationNumber "abbreviation-number" "written with a full stop before a number only",
    NameParticle "name-particle" "a lower-case part of a person's name",
    Naming "naming" "a participle after which a name stands: called, known as",
    NameSuffix "name-suffix" "follows a person's name",
    Honorific "honorific" "stands before a person's name only",
    LegalForm "legal-form" "ends a company's name",
    OrganizationNoun "organization-noun" "as the head of a capitalised name makes it an organization",
    Purpose "purpose" "the preposition of a body's purpose in its name",
    PlaceNoun "place-noun" "as the head of a capitalised name makes it a place",
    EventNoun "event-noun" "as the head of a capitalised name makes it an event or a thing, no party",
    GovernmentNoun "government-noun" "with a state's adjective stands for the state",
    PortfolioHead "portfolio-head" "the head noun of a ministry",
    StateNoun "state-noun" "with a definite article points back to a state; in a window also the name of a state or place",
    BodyNoun "body-noun" "with a definite article points back to an organization",
    GroupNoun "group-noun" "with a definite article points back to a group",
    PersonNoun "person-noun" "a noun for a person",
    PeopleNoun "people-noun" "a noun for people, or for a person that is no title before a name",
    IssuedNoun "issued-noun" "something that a party issues and that speaks for it",
    FirstName "first-name" "a given name",
    LastName "last-name" "a family name",
    Hedge "hedge" "makes what is said uncertain",
    Negating "negating" "above another verb says that its act did not take place",
    ObjectControl "object-control" "makes its object the subject of an infinitive that follows",
    LightVerb "light-verb" "says no more than its object",
    Amount "amount" "with another word before a number: at least nine, up to six",
    ClauseNoun "clause-noun" "a noun that a clause explains: evidence that",
    Pair "pair" "makes a plural of two",
    Reciprocal "reciprocal" "with another of them means several parties: each other",
    Impersonal "impersonal" "what is said of nobody: it is clear that, it remains to be seen",
    Implicative "implicative" "above another verb leaves open nothing: its act takes place",
}

/// A [`Classes`] has a bit for each.
const _: () = assert!(Class::ALL.len() <= 64);

/// A set of classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Classes(pub u64);

impl Classes {
    /// Whether the class is in the set.
    #[inline]
    pub const fn has(self, class: Class) -> bool {
        self.0 & (1 << class as u64) != 0
    }

    /// Whether one of the classes is in the set.
    #[inline]
    pub const fn has_any(self, other: Classes) -> bool {
        self.0 & other.0 != 0
    }

    /// The set of these classes; a constant where they are.
    #[inline(always)]
    pub const fn of(classes: &[Class]) -> Classes {
        let mut bits = 0;
        let mut i = 0;
        while i < classes.len() {
            bits |= 1 << classes[i] as u64;
            i += 1;
        }
        Classes(bits)
    }

    /// The set with one class more.
    #[must_use]
    #[inline]
    pub const fn with(self, class: Class) -> Classes {
        Classes(self.0 | 1 << class as u64)
    }

    /// The set with one class less.
    #[must_use]
    #[inline]
    pub const fn without(self, class: Class) -> Classes {
        Classes(self.0 & !(1 << class as u64))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_fit_in_a_set_and_parse() {
        for class in Class::ALL {
            assert_eq!(Class::parse(class.name()), Ok(class));
            assert!(Classes::of(&[class]).has(class));
        }
        assert_eq!(Class::parse("locativ"), Err("unknown class \"locativ\", did you mean \"locative\"?".to_owned()));
    }
}
