//! The command line: flags, dispatch and exit status.
//!
//! Standard output carries data only. Exit status 0: all well; 1: some inputs failed, or a check found faults; 2: wrong usage, or output could not be
//! written; 130: interrupted. A closed pipe is no failure.

mod batches;
mod data;
mod explain;
mod extract;
mod gazetteer;
mod help;
mod mistake;
mod progress;
mod records;
mod rules;
mod score;
mod signals;
mod sink;
mod state;
mod totals;
mod value;

use crate::output::{Per, Unit, schema};
use clap::{Args, Parser, Subcommand};
use std::fmt::Display;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Reads English news articles and writes, as JSON or tables, who said, blamed, condemned, denied or demanded what.
#[derive(Debug, Parser)]
#[command(name = "claimwire", version, max_term_width = 100, propagate_version = true, after_help = AFTER)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

/// How commands end, below the help.
const AFTER: &str = "Exit status: 0 all well; 1 some inputs failed, a check found faults, or a look-up nothing; 2 wrong usage or data, or output that \
                     cannot be written; 130 interrupted.";

#[derive(Debug, Subcommand)]
enum Command {
    /// Read articles and write their claims
    Extract(Box<extract::ExtractArgs>),
    /// Show how a text is read: groups, cues, and why each construction fits or does not
    Explain(explain::ExplainArgs),
    /// Print the schema of the records for JSON Schema, DuckDB, Spark, Arrow or tables
    Schema(SchemaArgs),
    /// Check or list rules
    #[command(subcommand)]
    Rules(rules::RulesCommand),
    /// Check gazetteers, or look names up in them
    #[command(subcommand)]
    Gazetteer(gazetteer::GazetteerCommand),
    /// Measure precision and recall on articles and sentences with gold
    Score(score::ScoreArgs),
    /// Print completions for a shell
    Completions(help::CompletionsArgs),
    /// Print a manual page, for man(1)
    Man(help::ManArgs),
}

/// Data of the user's own, over the built-in data.
#[derive(Debug, Default, Args)]
pub struct DataArgs {
    /// Read more rules from the *.toml files in DIR, over the built-in ones
    #[arg(long, value_name = "DIR", value_hint = clap::ValueHint::AnyPath)]
    rules: Vec<PathBuf>,
    /// Read more gazetteers from the *.tsv files in DIR, over the built-in ones
    #[arg(long, value_name = "DIR", value_hint = clap::ValueHint::AnyPath)]
    gazetteer: Vec<PathBuf>,
}

#[derive(Debug, Args)]
struct SchemaArgs {
    /// Print the schema for this reader
    #[arg(long = "for", value_name = "READER", default_value = "json")]
    reader: schema::Reader,
    /// Print the schema of records an article, or of rows a claim; tables have such rows
    #[arg(long, value_name = "WHAT", default_value = "article")]
    per: PerArg,
}

/// What a line of output is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum PerArg {
    /// one record an article
    Article,
    /// one flat row a claim
    Claim,
}

impl From<PerArg> for Per {
    fn from(arg: PerArg) -> Per {
        match arg {
            PerArg::Article => Per::Article,
            PerArg::Claim => Per::Claim,
        }
    }
}

/// What offsets count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum UnitArg {
    /// Unicode code points
    Chars,
    /// UTF-8 bytes
    Bytes,
    /// UTF-16 code units
    Utf16,
}

impl From<UnitArg> for Unit {
    fn from(arg: UnitArg) -> Unit {
        match arg {
            UnitArg::Chars => Unit::Chars,
            UnitArg::Bytes => Unit::Bytes,
            UnitArg::Utf16 => Unit::Utf16,
        }
    }
}

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// all well
    Success,
    /// some inputs failed, or a check found faults
    Failures,
}

/// Why a command could not do its work: wrong usage or data, or output that could not be written.
#[derive(Debug)]
pub enum Trouble {
    /// what to tell the user, line by line
    Usage(Vec<String>),
    /// output could not be written
    Output(io::Error),
}

impl Trouble {
    /// Wrong usage, in a line.
    fn usage(what: impl Into<String>) -> Trouble {
        Trouble::Usage(vec![what.into()])
    }

    /// What is wrong with a file.
    fn with(path: &Path, what: impl Display) -> Trouble {
        Trouble::usage(format!("{}: {what}", path.display()))
    }
}

impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Trouble {
        Trouble::Output(error)
    }
}

/// Runs the command line of this process.
pub fn main() -> ExitCode {
    let result = match Cli::try_parse().unwrap_or_else(|e| mistake::explained(e).exit()).command {
        Command::Extract(args) => extract::run(*args),
        Command::Explain(args) => explain::run(args),
        Command::Schema(args) => print(&schema::schema(args.reader, args.per.into())),
        Command::Rules(command) => rules::run(command),
        Command::Gazetteer(command) => gazetteer::run(command),
        Command::Score(args) => score::run(args),
        Command::Completions(args) => help::completions(&args),
        Command::Man(args) => help::man(&args),
    };
    match result {
        Ok(Exit::Success) => ExitCode::SUCCESS,
        Ok(Exit::Failures) => ExitCode::from(1),
        Err(Trouble::Output(e)) if e.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(Trouble::Output(e)) => {
            eprintln!("claimwire: output could not be written: {e}");
            ExitCode::from(2)
        }
        Err(Trouble::Usage(lines)) => {
            lines.iter().for_each(|l| eprintln!("claimwire: {l}"));
            ExitCode::from(2)
        }
    }
}

/// Prints data, which ends with a line break.
fn print(text: &str) -> Result<Exit, Trouble> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    if !text.ends_with('\n') {
        out.write_all(b"\n")?;
    }
    out.flush()?;
    Ok(Exit::Success)
}
