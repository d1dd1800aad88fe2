//! Entities and their mentions.

use crate::gazetteer::{Kind, RowId};
use crate::span::Tokens;

/// How a mention names its entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum MentionForm {
    Name,
    Alias,
    Adjective,
    Demonym,
    Metonym,
    Acronym,
    Surname,
    Role,
    Pronoun,
    Definite,
}

impl MentionForm {
    /// The form's name in records.
    pub fn name(self) -> &'static str {
        match self {
            MentionForm::Name => "name",
            MentionForm::Alias => "alias",
            MentionForm::Adjective => "adjective",
            MentionForm::Demonym => "demonym",
            MentionForm::Metonym => "metonym",
            MentionForm::Acronym => "acronym",
            MentionForm::Surname => "surname",
            MentionForm::Role => "role",
            MentionForm::Pronoun => "pronoun",
            MentionForm::Definite => "definite",
        }
    }
}

/// The number of an entity in a document.
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
#[allow(missing_docs)]
pub enum Sex {
    #[default]
    Unknown,
    Feminine,
    Masculine,
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
