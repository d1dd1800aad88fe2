//! Cells of gazetteer files that have a form of their own, and what is wrong with one that has not.

use super::kind::Kind;
use super::row::Row;
use crate::tables::source::nearest;
use jiff::civil::Date;
use std::collections::HashMap;

/// A link: `key:value`.
pub(super) fn link(cell: &str) -> Result<(), String> {
    let (key, value) = cell.split_once(':').unwrap_or_default();
    if key.is_empty() || value.is_empty() { Err(format!("expected a link as key:value, found \"{cell}\"")) } else { Ok(()) }
}

/// A day, month or year of RFC 3339, or nothing.
pub(super) fn date(cell: &str) -> Result<(), String> {
    let day = match cell.len() {
        0 => return Ok(()),
        4 => format!("{cell}-01-01"),
        7 => format!("{cell}-01"),
        _ => cell.to_owned(),
    };
    day.parse::<Date>().map(|_| ()).map_err(|_| format!("expected a date such as 2024-03-31, 2024-03 or 2024, found \"{cell}\""))
}

/// A word out of a few; `what` they are.
pub(super) fn one_of(cell: &str, what: &str, words: &[&str]) -> Result<(), String> {
    if words.contains(&cell) { Ok(()) } else { Err(format!("unknown {what} \"{cell}\"{}", nearest(cell, words.iter().copied()))) }
}

/// The rows whose country is no code of ISO 3166-1, or the name of a state in place of its code ("UK"), with what is wrong with each.
pub(super) fn countries(rows: &[Row]) -> Vec<(&Row, String)> {
    let states: Vec<&Row> = rows.iter().filter(|r| r.kind == Kind::State).collect();
    let codes: HashMap<&str, &str> = states.iter().flat_map(|s| s.forms.iter().map(|f| (f.text.as_str(), s.country.as_str()))).collect();
    let code = |cell: &str| cell.len() == 2 && cell.bytes().all(|b| b.is_ascii_uppercase());
    let wrong = |row: &&Row| {
        let cell = row.country.as_str();
        let named = || codes.contains_key(cell) && !states.iter().any(|s| s.country == cell);
        !cell.is_empty() && (!code(cell) || named())
    };
    let told = |row: &Row| {
        let near = codes.get(row.country.as_str()).map_or(String::new(), |code| format!(", did you mean \"{code}\"?"));
        format!("expected a country by its code of ISO 3166-1, such as CZ, found \"{}\"{near}", row.country)
    };
    rows.iter().filter(wrong).map(|row| (row, told(row))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_have_their_form() {
        assert!([link("wd:Q1"), date(""), date("1988"), date("1988-02"), date("1988-02-29")].iter().all(Result::is_ok));
        assert!(one_of("A", "confidence", &["A", "V"]).is_ok());
        let wrong = [link("wikidata=Q1"), link("wd:"), date("2020-13-01"), date("1987-02-29"), date("March 2020")];
        assert!(wrong.iter().all(Result::is_err), "{wrong:?}");
        assert_eq!(one_of("frist", "kind", &["first", "last"]), Err("unknown kind \"frist\", did you mean \"first\"?".to_owned()));
    }
}
