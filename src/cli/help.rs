//! Help beside `--help`: completions for shells, and manual pages.

use super::{Cli, Exit, Trouble, print};
use crate::tables::source::nearest;
use clap::{Args, Command, CommandFactory};
use clap_complete::{Shell, generate};

#[derive(Debug, Args)]
pub struct CompletionsArgs {
    /// The shell that reads them
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

#[derive(Debug, Args)]
pub struct ManArgs {
    /// The command whose page is wanted: extract, "rules check"; without one that of claimwire
    #[arg(value_name = "COMMAND")]
    command: Vec<String>,
}

/// Prints completions.
pub fn completions(args: &CompletionsArgs) -> Result<Exit, Trouble> {
    let mut out = Vec::new();
    generate(args.shell, &mut Cli::command(), "claimwire", &mut out);
    print(&String::from_utf8_lossy(&out))
}

/// Prints a manual page.
pub fn man(args: &ManArgs) -> Result<Exit, Trouble> {
    let mut all = Cli::command();
    all.build();
    let mut command = &all;
    for name in args.command.iter().flat_map(|names| names.split_whitespace()) {
        let known = || command.get_subcommands().map(Command::get_name);
        let found = command.find_subcommand(name);
        command = found.ok_or_else(|| Trouble::usage(format!("no command \"{name}\"{}", nearest(name, known()))))?;
    }
    let mut out = Vec::new();
    let source = format!("claimwire {}", env!("CARGO_PKG_VERSION"));
    clap_mangen::Man::new(command.clone()).source(source).render(&mut out)?;
    print(&String::from_utf8_lossy(&out))
}
