//! The command line; everything is in [`claimwire::cli`].

#![forbid(unsafe_code)]

use std::process::ExitCode;

fn main() -> ExitCode {
    claimwire::cli::main()
}
