//! Kinds: what a row names.

/// What kind of thing a row names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Kind {
    /// a state
    State,
    /// an international body, ministry, agency, party, company, medium
    Organization,
    /// a person
    Person,
    /// an armed or hacker group
    Group,
    /// a city or region
    Place,
    /// an office or occupation ("foreign minister")
    Role,
    /// the names of a ministry without its state ("Foreign Ministry")
    Portfolio,
}

impl Kind {
    /// All kinds, in the order of their numbers.
    pub const ALL: [Kind; 7] = [Kind::State, Kind::Organization, Kind::Person, Kind::Group, Kind::Place, Kind::Role, Kind::Portfolio];

    pub(super) fn parse(kind: &str, subtype: &str) -> Option<Kind> {
        Some(match (kind, subtype) {
            ("state", _) => Kind::State,
            ("organization", _) => Kind::Organization,
            ("actor", "person") => Kind::Person,
            ("actor", "group") => Kind::Group,
            ("actor", "role") => Kind::Role,
            ("place", _) => Kind::Place,
            _ => return None,
        })
    }

    /// The entity type of the output contract.
    pub fn type_name(self) -> &'static str {
        match self {
            Kind::State => "state",
            Kind::Organization | Kind::Portfolio => "organization",
            Kind::Person | Kind::Group | Kind::Role => "actor",
            Kind::Place => "place",
        }
    }
}
