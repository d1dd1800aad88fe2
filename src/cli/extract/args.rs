//! The flags of `claimwire extract`.

use super::super::progress::When;
use super::super::records::Dedupe;
use super::super::value::{MAX_ARTICLE, date, field, hundredths, size};
use super::super::{DataArgs, PerArg, UnitArg};
use crate::input::{DateFrom, Fields, Format};
use clap::Args;
use std::path::{Path, PathBuf};

/// How the command ends, below its help.
macro_rules! exit_status {
    () => {
        "Exit status: 0 all well, also where the output's reader closed the pipe; 1 some inputs failed; 2 wrong usage, or output that cannot be written; \
         130 interrupted, behind a whole record."
    };
}
const AFTER: &str = exit_status!();
/// The same below its long help, with examples.
const AFTER_LONG: &str = concat!(
    "Examples:\n  \
     claimwire extract articles/ > claims.jsonl\n  \
     claimwire extract --text-field body --date-field date -o claims.csv day.jsonl\n  \
     claimwire extract --kind denial --min-confidence 0.8 'archive/**/*.gz' | jq -c .claims[]\n  \
     find . -name '*.html' -print0 | claimwire extract --files-from - --null --date-from path,url\n  \
     until claimwire extract --resume -o news.jsonl crawl/; [ $? -lt 128 ]; do sleep 10; done\n\n",
    exit_status!()
);

/// More processors no machine has for one run, and more threads some do not start.
const MOST_JOBS: i64 = 1024;

#[derive(Debug, Args)]
#[command(after_help = AFTER, after_long_help = AFTER_LONG)]
pub struct ExtractArgs {
    /// Files, directories, quoted patterns ('archive/**/*.jsonl.gz'), or - for standard input, which is read if there is no path
    #[arg(value_name = "PATH", value_hint = clap::ValueHint::AnyPath)]
    pub paths: Vec<PathBuf>,

    /// Read the paths in FILE too, one a line; - for standard input
    #[arg(long, value_name = "FILE", help_heading = "Input", value_hint = clap::ValueHint::FilePath)]
    pub files_from: Vec<PathBuf>,
    /// Take the paths of --files-from to end with NUL, as find -print0 writes them
    #[arg(short = '0', long, requires = "files_from", help_heading = "Input")]
    pub null: bool,
    /// Read the input in this form
    #[arg(long, value_name = "FORM", default_value = "auto", help_heading = "Input")]
    pub from: Format,
    /// Take quotation marks in CSV and TSV for text
    #[arg(long, help_heading = "Input")]
    pub no_quoting: bool,
    /// Take a larger article for a failure; K, M and G count in powers of 1024
    #[arg(long, value_name = "BYTES", default_value = MAX_ARTICLE, value_parser = size, help_heading = "Input")]
    pub max_article_size: u64,

    /// Take the text of an article from this field of a JSON line or column of a table; a.b is the field b of the object a
    #[arg(long, value_name = "FIELD", default_value = "text", value_parser = field, help_heading = "Fields")]
    pub text_field: String,
    /// Take its id from this field
    #[arg(long, value_name = "FIELD", default_value = "id", value_parser = field, help_heading = "Fields")]
    pub id_field: String,
    /// Make this field the first line of the text
    #[arg(long, value_name = "FIELD", value_parser = field, help_heading = "Fields")]
    pub headline_field: Option<String>,
    /// Take the date of publication from this field
    #[arg(long, value_name = "FIELD", value_parser = field, help_heading = "Fields")]
    pub date_field: Option<String>,
    /// Take the address from this field
    #[arg(long, value_name = "FIELD", value_parser = field, help_heading = "Fields")]
    pub url_field: Option<String>,
    /// Carry these fields through to the output
    #[arg(long, value_name = "FIELD,…", value_delimiter = ',', value_parser = field, help_heading = "Fields")]
    pub keep: Vec<String>,
    /// Look for the date of an article that has none of its own in its path or address (news/2024/03/05/a.txt)
    #[arg(long, value_name = "NAME,…", value_delimiter = ',', help_heading = "Fields")]
    pub date_from: Vec<DateFrom>,
    /// Date the articles that nothing else dates: 2026-03-01, 'March 1, 2026', 2026-03-01T10:00:00Z
    #[arg(long, value_name = "DATE", value_parser = date, help_heading = "Fields")]
    pub date: Option<String>,

    /// Write to FILE; - for standard output, which it is without one
    #[arg(short, long, value_name = "FILE", help_heading = "Output", value_hint = clap::ValueHint::FilePath)]
    pub output: Option<PathBuf>,
    /// Write in this form; without it the extension of --output decides, else it is jsonl
    #[arg(long, value_name = "FORM", help_heading = "Output")]
    pub to: Option<To>,
    /// Write a record an article, or a flat row a claim [default: article; claim in CSV and TSV]
    #[arg(long, value_name = "WHAT", help_heading = "Output", hide_default_value = true)]
    pub per: Option<PerArg>,
    /// Write the text of articles and sentences too
    #[arg(long, value_name = "WHAT", help_heading = "Output")]
    pub with: Vec<With>,
    /// Write the records of inputs that failed to FILE instead, as JSON Lines
    #[arg(long, value_name = "FILE", help_heading = "Output", value_hint = clap::ValueHint::FilePath)]
    pub errors: Option<PathBuf>,
    /// Write claims of these kinds only: condemnation, denial, attribution/statement …
    #[arg(long, value_name = "KIND,…", value_delimiter = ',', help_heading = "Output")]
    pub kind: Vec<String>,
    /// Write claims of at least this confidence only, from 0 to 1
    #[arg(long, value_name = "NUMBER", default_value = "0", value_parser = hundredths, help_heading = "Output")]
    pub min_confidence: u8,
    /// Count offsets in these units
    #[arg(long, value_name = "UNIT", default_value = "chars", help_heading = "Output")]
    pub offsets: UnitArg,
    /// Mark articles that repeat an earlier one of the run (duplicate_of), or drop them
    #[arg(long, value_name = "HOW", num_args = 0..=1, require_equals = true, default_missing_value = "mark", help_heading = "Output")]
    pub dedupe: Option<Dedupe>,

    /// Work on N processors; 0 for all
    #[arg(short, long, value_name = "N", default_value_t = 0, allow_negative_numbers = true, value_parser = clap::value_parser!(u16).range(..=MOST_JOBS), help_heading = "Run")]
    pub jobs: u16,
    /// Go on with the output of an interrupted run of the same command
    #[arg(long, requires = "output", help_heading = "Run")]
    pub resume: bool,
    /// Stop after N inputs that failed
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..), help_heading = "Run")]
    pub max_errors: Option<u64>,
    /// Show how far the run has come
    #[arg(long, value_name = "WHEN", default_value = "auto", help_heading = "Run")]
    pub progress: When,
    /// Print what the run came to and how often each rule fired
    #[arg(long, value_name = "WHICH", num_args = 0..=1, require_equals = true, default_missing_value = "fired", help_heading = "Run")]
    pub stats: Option<Stats>,
    /// Print nothing on standard error but wrong usage and output that cannot be written
    #[arg(short, long, conflicts_with = "stats", help_heading = "Run")]
    pub quiet: bool,

    #[command(flatten, next_help_heading = "Data")]
    pub data: DataArgs,
}

/// The form of the output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum To {
    /// JSON Lines: a record an article, or with --per claim a row a claim
    Jsonl,
    /// a table with a row a claim, comma-separated
    Csv,
    /// the same, separated by tabs
    Tsv,
}

/// What is written beside places.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum With {
    /// the text of article and sentences
    Text,
}

/// Which rules are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Stats {
    /// the rules that fired
    Fired,
    /// those that never did too
    All,
}

impl To {
    /// What stands between the columns of a table.
    pub fn mark(self) -> Option<u8> {
        match self {
            To::Jsonl => None,
            To::Csv => Some(b','),
            To::Tsv => Some(b'\t'),
        }
    }
}

impl ExtractArgs {
    /// The fields of records.
    pub fn fields(&self) -> Fields {
        Fields {
            id: self.id_field.clone(),
            text: self.text_field.clone(),
            headline: self.headline_field.clone(),
            date: self.date_field.clone(),
            url: self.url_field.clone(),
            keep: self.keep.clone(),
        }
    }

    /// The form of the output: as the user says, else by the extension of its file.
    pub fn form(&self) -> To {
        let extension = self.output.as_deref().and_then(|o| o.extension()?.to_str());
        let is = |wanted: &str| extension.is_some_and(|e| e.eq_ignore_ascii_case(wanted));
        self.to.unwrap_or(if is("csv") {
            To::Csv
        } else if is("tsv") {
            To::Tsv
        } else {
            To::Jsonl
        })
    }

    /// What a line of output is.
    pub fn per(&self) -> PerArg {
        self.per.unwrap_or(if self.form() == To::Jsonl { PerArg::Article } else { PerArg::Claim })
    }

    /// What is wrong with the flags as they stand together, or with a value that was taken for a path.
    pub fn contradiction(&self) -> Option<String> {
        if self.form() != To::Jsonl && self.per() == PerArg::Article {
            return Some("a table has a row a claim: --per article needs --to jsonl".to_owned());
        }
        if self.resume && self.output.is_none() {
            return Some("expected a file to --resume with, and --output says standard output".to_owned());
        }
        const NOT_WRITTEN: [&str; 8] = ["gz", "zst", "bz2", "xz", "zip", "parquet", "arrow", "xlsx"];
        let extension = self.output.as_deref().and_then(|o| o.extension()?.to_str()).map(str::to_ascii_lowercase);
        if let Some(extension) = extension.filter(|e| self.to.is_none() && NOT_WRITTEN.contains(&e.as_str())) {
            let output = self.output.as_deref().unwrap_or(Path::new("")).display();
            return Some(format!(
                "{output}: {extension} is not written; expected .jsonl, .csv or .tsv, or --to for what goes into a file of this name"
            ));
        }
        let is_standard = |path: &PathBuf| path.as_os_str() == "-";
        if self.errors.as_ref().is_some_and(is_standard) {
            return Some("--errors -: expected a file; standard error is /dev/stderr".to_owned());
        }
        let lists = self.files_from.iter().filter(|f| is_standard(f)).count();
        if lists > 1 || (lists == 1 && self.paths.iter().any(is_standard)) {
            return Some("standard input cannot be a list of files (--files-from -) and something else too".to_owned());
        }
        let given = [("--dedupe", self.dedupe.is_some(), ["mark", "drop"]), ("--stats", self.stats.is_some(), ["fired", "all"])];
        let is_path = |word: &str| self.paths.iter().any(|p| p.as_os_str() == word && !p.exists());
        let found = given.into_iter().filter(|(_, given, _)| *given);
        let mut found = found.flat_map(|(flag, _, words)| words.into_iter().map(move |word| (flag, word)));
        let (flag, word) = found.find(|(_, word)| is_path(word))?;
        Some(format!("no file \"{word}\"; did you mean {flag}={word}?"))
    }
}
