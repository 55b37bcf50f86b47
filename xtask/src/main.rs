//! Builds, serves and tests Unstuck: `cargo xtask serve|build|dev|test|shots|soak|pack|bench-engine|bench-clicks|setup`.
//!
//! Every command first makes sure that the tools it needs are there, and installs those that are not into the
//! user's cache folder, so that a fresh clone needs nothing but Rust.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "xtask talks to a terminal")]

mod bench;
mod build;
mod cargo;
mod checks;
mod clicks;
mod dev;
mod digest;
mod lockfile;
mod options;
mod pack;
mod process;
mod report;
mod serve;
mod setup;
mod shots;
mod soak;
mod workspace;

use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context as _, Result};
use options::{Command, Options};
use workspace::Workspace;

fn main() -> ExitCode {
    let options = match Options::parse(lexopt::Parser::from_env()) {
        Ok(options) => options,
        Err(error) => {
            eprintln!("error: {error}\n\n{}", options::USAGE);
            return ExitCode::from(2);
        }
    };
    match run(&options) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(options: &Options) -> Result<()> {
    let workspace = Workspace::find()?;
    match options.command {
        Command::Help => println!("{}", options::USAGE),
        Command::Serve => serve::command(&workspace, options)?,
        Command::Build => build::command(&workspace)?,
        Command::Dev => dev::command(&workspace, options)?,
        Command::Test => checks::command(&workspace, options)?,
        Command::Shots => shots::command(&workspace, options)?,
        Command::Soak => soak::command(&workspace, options)?,
        Command::BenchEngine => bench::command(&workspace)?,
        Command::BenchClicks => clicks::command(&workspace, options)?,
        Command::Pack => pack::command(&workspace, options)?,
        Command::OwnNames => {
            let site = std::env::var_os("TRUNK_STAGING_DIR").context("only Trunk calls this")?;
            build::own_names(Path::new(&site))?;
        }
        Command::Setup => setup::command(&workspace, options)?,
    }
    Ok(())
}
