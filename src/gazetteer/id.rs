//! Ids: of rows, and those that are made for what no list holds. Built-in ids are `prefix:words`, all in lower case.

use crate::lexicon::fold::fold;
use std::borrow::Cow;

const NEW: &str = "new:";
const ORGANIZATION: &str = "org:";
pub(super) const PORTFOLIO: &str = "portfolio:";
const STATE: &str = "state:";
pub(super) const ROLE: &str = "role:";

/// The id of a portfolio's row: `foreign` → `portfolio:foreign`.
pub fn portfolio(name: &str) -> String {
    format!("{PORTFOLIO}{name}")
}

/// The id of a role's row: `foreign-minister` → `role:foreign-minister`.
pub fn role(name: &str) -> String {
    format!("{ROLE}{name}")
}

/// The id of a state: `CZ` → `state:CZ`.
pub fn state(country: &str) -> String {
    format!("{STATE}{country}")
}

/// The country of a state's id: `state:CZ` → `CZ`.
pub fn country(id: &str) -> Option<&str> {
    id.strip_prefix(STATE)
}

/// A state's ministry: `CZ` and `portfolio:foreign` → `org:cz-foreign`.
pub fn ministry(country: &str, portfolio: &str) -> String {
    format!("{ORGANIZATION}{}-{}", country.to_lowercase(), portfolio.trim_start_matches(PORTFOLIO))
}

/// Whether the id is that of a ministry with this portfolio, whatever its state.
pub fn is_ministry_of(id: &str, portfolio: &str) -> bool {
    let name = portfolio.strip_prefix(PORTFOLIO).unwrap_or(portfolio);
    let country = id.strip_prefix(ORGANIZATION).and_then(|rest| rest.strip_suffix(name)?.strip_suffix('-'));
    country.is_some_and(|country| !country.contains('-'))
}

/// Whether the id is that of a ministry, or another body with a portfolio, of this country.
pub fn is_ministry_in(id: &str, country: &str) -> bool {
    let of = id.strip_prefix(ORGANIZATION).and_then(|rest| rest.split_once('-'));
    !country.is_empty() && of.is_some_and(|(letters, _)| letters.eq_ignore_ascii_case(country))
}

/// The id of a party that no list holds: `Jan Novák` → `new:jan-novak`, the second of that name `new:jan-novak-2`. Unique in one article only.
pub fn new(name: &str, nth: usize) -> String {
    let mut id = String::with_capacity(NEW.len() + name.len() + 4);
    id.push_str(NEW);
    push_slug(name, &mut id);
    if nth > 1 {
        id.push_str(&format!("-{nth}"));
    }
    id
}

/// Whether no list holds the party.
pub fn is_new(id: &str) -> bool {
    id.starts_with(NEW)
}

/// The words of an id, its prefix left out.
pub fn words(id: &str) -> impl Iterator<Item = &str> {
    id.split_once(':').map_or(id, |(_, words)| words).split('-')
}

/// Appends `jan-novak` for `Jan Novák`.
fn push_slug(name: &str, out: &mut String) {
    let start = out.len();
    let folded = if name.is_ascii() { Cow::Borrowed(name) } else { Cow::Owned(fold(name)) };
    for word in folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
        if out.len() > start {
            out.push('-');
        }
        out.push_str(word);
    }
    out[start..].make_ascii_lowercase();
}

/// Whether an id is that of a political party.
pub fn is_party(id: &str) -> bool {
    id.starts_with("party:")
}

/// Whether those who hold an office of which there is one may hold one of this sort beside it: ministers are lawmakers and lead parties.
pub fn may_be_held_beside(subtype: &str) -> bool {
    matches!(subtype, LEGISLATURE | PARTY)
}

/// Whether roles of this subtype are offices of a state's government.
pub fn is_of_government(subtype: &str) -> bool {
    matches!(subtype, "state" | "minister")
}

/// Whether roles of this subtype are offices of one who heads a body.
pub fn is_of_head(subtype: &str) -> bool {
    matches!(subtype, "igo" | "business")
}

/// The subtype of roles of those who only speak for somebody.
pub const SPEAKER: &str = "speaker";

/// Whether a subtype is that of bodies of which most states have one by the same name.
pub fn is_of_most_states(subtype: &str) -> bool {
    matches!(subtype, LEGISLATURE | "court" | "agency" | "regulator" | "cyber" | "police" | "intelligence" | "central-bank")
}

/// The subtype of parliaments and their chambers.
pub const LEGISLATURE: &str = "legislature";

/// The portfolio of the armed forces.
pub const ARMY: &str = "portfolio:army";

/// The subtypes of the parts of a state that have governments of their own.
pub const PROVINCES: [&str; 2] = ["province", "region"];

/// The class of the roles of envoys.
pub const DIPLOMAT: &str = "diplomat";

/// The subtype of political parties.
pub const PARTY: &str = "party";

/// The id of the European Union.
pub const EU: &str = "org:eu";

/// And that of its executive.
pub const EU_EXECUTIVE: &str = "org:ec";

/// The subtype of its organs.
pub const EU_ORGAN: &str = "eu-organ";

/// The United Nations.
pub const UN: &str = "org:un";

/// The subtype of their organs, which a text that names them calls by shorter names.
pub const UN_ORGAN: &str = "un-organ";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_made_of_folded_words() {
        assert_eq!(new("Jan  Novák", 1), "new:jan-novak");
        assert_eq!(new("Jan Novák", 2), "new:jan-novak-2");
        assert_eq!(ministry("CZ", &portfolio("foreign")), "org:cz-foreign");
        assert!(is_ministry_of("org:cz-foreign", "portfolio:foreign") && !is_ministry_of("org:cz-foreign", "portfolio:trade"));
        assert!(is_new("new:x") && !is_new("state:CZ"));
        assert_eq!(words("new:czech-officials").collect::<Vec<_>>(), ["czech", "officials"]);
        assert_eq!(words("person:jan-novak").collect::<Vec<_>>(), ["jan", "novak"]);
    }
}
