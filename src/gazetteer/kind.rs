//! Kinds: what a row names.

use crate::tables::named::named;

named! {
    /// What kind of thing a row names.
    #[derive(Hash, PartialOrd, Ord)]
    pub enum Kind "kind":
    State "state" "a state",
    Organization "organization" "an international body, ministry, agency, party, company, medium",
    Person "person" "a person",
    Group "group" "an armed or hacker group",
    Place "place" "a city or region",
    Role "role" "an office or occupation (*foreign minister*)",
    Portfolio "portfolio" "the names of a ministry without its state (*Foreign Ministry*)",
}

impl Kind {
    /// The kind of a row of this type and subtype.
    pub(super) fn of_row(kind: &str, subtype: &str) -> Option<Kind> {
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

    /// Whether it is somebody, or a place: what may be named, not an office or the like.
    pub fn is_party(self) -> bool {
        !matches!(self, Kind::Role | Kind::Portfolio)
    }

    /// Whether it is on the map: a state, a city, a region.
    pub fn is_on_map(self) -> bool {
        matches!(self, Kind::State | Kind::Place)
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
