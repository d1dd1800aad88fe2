//! The two files of examples as they are written.

use claimwire::rules::file::ExampleRow;
use serde::Deserialize;
use toml::Spanned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Frames {
    pub frame: Vec<FrameRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FrameRow {
    pub name: String,
    pub case: String,
    pub pattern: String,
    pub matches: Vec<Spanned<ExampleRow>>,
    pub skips: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cues {
    pub word: Vec<WordRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WordRow {
    pub form: String,
    pub claims: Vec<Spanned<ExampleRow>>,
    pub silent: Vec<Spanned<String>>,
}

pub fn path(file: &str) -> String {
    format!("{}/tests/grammar/{file}", env!("CARGO_MANIFEST_DIR"))
}

pub fn read(file: &str) -> String {
    std::fs::read_to_string(path(file)).unwrap_or_else(|e| panic!("{file}: {e}"))
}
