//! Prints one table: a posterior beside other engines, and decisions natively and in WebAssembly. It is run by
//! `cargo xtask bench-engine`, which builds what it needs, in the folder of the repository.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "the table goes to the terminal")]

mod decisions;
mod engines;
mod machine;
mod options;
mod peer;
mod posterior;
mod table;
mod times;

use std::process::ExitCode;

use anyhow::Result;

use options::Options;

fn main() -> ExitCode {
    match Options::parse(lexopt::Parser::from_env()).and_then(|options| run(&options)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(options: &Options) -> Result<()> {
    let before = machine::load();
    table::head();
    let mut notes = [posterior::run(options)?, decisions::run(options)?].concat();
    if let (Some(before), Some(after)) = (before, machine::load()) {
        notes.push(format!(
            "Load average: {before} before, {after} after. It is about 1 where nothing else runs; where it is more, the \
             99th percentiles are too long."
        ));
    }
    println!();
    for note in notes {
        println!("{note}");
    }
    Ok(())
}
