//! Entities and their mentions.

use crate::gazetteer::{Kind, RowId};
use crate::lexicon::{Class, Word};
use crate::span::Tokens;
use crate::tables::named::named;

named! {
    /// How a mention names its entity.
    #[derive(Hash)]
    pub enum MentionForm "form":
    Name "name" "by its name",
    Alias "alias" "by another name of it",
    Adjective "adjective" "*Chilean*",
    Demonym "demonym" "*the Chileans*",
    Metonym "metonym" "by a place or building that stands for it",
    Acronym "acronym" "*NATO*",
    Surname "surname" "by a surname alone",
    Role "role" "by an office or occupation",
    Pronoun "pronoun" "by a pronoun",
    Definite "definite" "by a description",
}

/// The number of an entity among [`Document::entities`](super::Document::entities).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntityId(pub u32);

/// A party or place of a document: a row of the gazetteer, or new.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// its row, where a list holds it
    pub row: Option<RowId>,
    /// what it is
    pub kind: Kind,
    /// its id, where no list holds it
    pub new_id: String,
    /// the fullest form in the text, where no list holds it
    pub name: String,
    /// ISO 3166-1 alpha-2, where it is known though no list holds it
    pub country: String,
    /// what is known of its sex
    pub sex: Sex,
    /// of what stands for several parties at once ("both sides"), those parties
    pub members: Vec<EntityId>,
}

impl Entity {
    /// The entity of a gazetteer row.
    pub fn listed(row: RowId, kind: Kind) -> Entity {
        Entity { row: Some(row), ..Entity::unlisted(kind, String::new(), String::new()) }
    }

    /// One that no list holds.
    pub fn unlisted(kind: Kind, new_id: String, name: String) -> Entity {
        Entity { row: None, kind, new_id, name, country: String::new(), sex: Sex::Unknown, members: Vec::new() }
    }
}

/// What a document shows of a person's sex, for pronouns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sex {
    /// nothing shows it, or it is no person
    #[default]
    Unknown,
    /// "she"
    Feminine,
    /// "he"
    Masculine,
}

impl Sex {
    /// That of whom a word names or stands for.
    pub fn of(word: Word) -> Sex {
        match (word.is(Class::Feminine), word.is(Class::Masculine)) {
            (true, false) => Sex::Feminine,
            (false, true) => Sex::Masculine,
            _ => Sex::Unknown,
        }
    }

    /// Whether nothing shows that the two are of different sex.
    pub fn may_be(self, other: Sex) -> bool {
        self == other || self == Sex::Unknown || other == Sex::Unknown
    }
}

/// A stretch of text that names an entity. Mentions never overlap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// its tokens
    pub tokens: Tokens,
    /// whom it names
    pub entity: EntityId,
    /// how
    pub form: MentionForm,
    /// the state that it names where it is party to a claim: "Moscow said"
    pub as_party: Option<RowId>,
}
