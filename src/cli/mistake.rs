//! Mistaken command lines: what other tools call an option of this one, and a file in place of a command.

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::path::Path;

/// Options of other tools, with what they are here.
const ELSEWHERE: [(&str, &str); 8] = [
    ("--format", "--to"),
    ("--output-format", "--to"),
    ("--input-format", "--from"),
    ("--threads", "--jobs"),
    ("--workers", "--jobs"),
    ("--out", "--output"),
    ("--silent", "--quiet"),
    ("-f", "--from"),
];

/// The error with a hint that fits.
pub fn explained(mut error: Error) -> Error {
    let given = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(given)) => Some(given.clone()),
        _ => None,
    };
    match error.kind() {
        ErrorKind::UnknownArgument => {
            let given = given(ContextKind::InvalidArg);
            if let Some((_, here)) = ELSEWHERE.iter().find(|(there, _)| given.as_deref() == Some(*there)) {
                error.remove(ContextKind::Suggested);
                error.insert(ContextKind::SuggestedArg, ContextValue::String((*here).to_owned()));
            }
        }
        ErrorKind::InvalidSubcommand => {
            if let Some(file) = given(ContextKind::InvalidSubcommand).filter(|given| Path::new(given).exists()) {
                let hint = format!("to read a file: 'claimwire extract {file}'");
                error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![hint.into()]));
            }
        }
        _ => {}
    }
    error
}
