//! `claimwire extract`.

use super::workers;
use super::{DataArgs, Exit, PerArg, Trouble, UnitArg};
use crate::input::{Fields, Format, Inputs, MAX_ARTICLE_SIZE, Options, Skipped};
use crate::output;
use clap::Args;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

#[derive(Debug, Args)]
pub struct ExtractArgs {
    /// Files, directories, or - for standard input (which is read if there is no path)
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// The form of the input
    #[arg(long, value_name = "FORM", default_value = "auto")]
    from: Format,
    /// What a line of output is
    #[arg(long, value_name = "WHAT", default_value = "article")]
    per: PerArg,
    /// Print more: text adds the article's text to its record and every sentence's to the sentence
    #[arg(long, value_name = "WHAT")]
    with: Vec<With>,
    /// What offsets count
    #[arg(long, value_name = "UNIT", default_value = "chars")]
    offsets: UnitArg,
    /// Write to FILE instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// How many workers; 0 for one a processor
    #[arg(short, long, value_name = "N", default_value_t = 0)]
    jobs: usize,
    /// The field of a JSON line that holds the article's id
    #[arg(long, value_name = "FIELD", default_value = "id")]
    id_field: String,
    /// The field that holds its text; a.b is the field b of the object a
    #[arg(long, value_name = "FIELD", default_value = "text")]
    text_field: String,
    /// A field with a headline, which becomes the first line of the text
    #[arg(long, value_name = "FIELD")]
    headline_field: Option<String>,
    /// A field that says when it was published
    #[arg(long, value_name = "FIELD")]
    date_field: Option<String>,
    /// A field that says where
    #[arg(long, value_name = "FIELD")]
    url_field: Option<String>,
    /// Fields to carry through to the record
    #[arg(long, value_name = "FIELD,…", value_delimiter = ',')]
    keep: Vec<String>,
    /// A larger article, in bytes, is an error record
    #[arg(long, value_name = "BYTES", default_value_t = MAX_ARTICLE_SIZE)]
    max_article_size: u64,
    #[command(flatten)]
    data: DataArgs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum With {
    /// the text of article and sentences
    Text,
}

/// Runs the command.
pub fn run(args: ExtractArgs) -> Result<Exit, Trouble> {
    let engine = args.data.engine()?;
    let options = output::Options { per: args.per.into(), unit: args.offsets.into(), with_text: args.with.contains(&With::Text) };
    let paths = if args.paths.is_empty() { vec![PathBuf::from("-")] } else { args.paths };
    let fields = Fields {
        id: args.id_field,
        text: args.text_field,
        headline: args.headline_field,
        date: args.date_field,
        url: args.url_field,
        keep: args.keep,
    };
    let mut inputs =
        Inputs::new(paths, Options { format: args.from, fields, max_article_size: args.max_article_size, ..Options::default() });
    let jobs = if args.jobs == 0 { std::thread::available_parallelism().map_or(1, usize::from) } else { args.jobs };
    let mut out: Box<dyn Write> = match &args.output {
        Some(path) => Box::new(BufWriter::new(File::create(path).map_err(|e| Trouble::Usage(vec![format!("{}: {e}", path.display())]))?)),
        None => Box::new(BufWriter::with_capacity(1 << 16, io::stdout())),
    };
    let summary = workers::run(&mut inputs, &engine, options, jobs, &mut *out)?;
    let Skipped { hidden, unknown, .. } = inputs.skipped();
    if hidden + unknown > 0 {
        eprintln!("claimwire: {hidden} hidden files and {unknown} of unknown extensions left out; name a file to have it read");
    }
    Ok(if summary.failures == 0 { Exit::Success } else { Exit::Failures })
}
