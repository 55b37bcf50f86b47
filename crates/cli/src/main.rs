//! The author's tool: `check`, `compile`, `explain`, `plan`, `prove`, `simulate`, `test`, `replay`, `count` and `learn`.
//!
//! It ends with 0 where all is well, 1 where a guide has errors or a visit goes wrong, 2 where it could not do what it was
//! asked to, and 3 where counts of visits bear out no proposal.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "this is a program for a terminal")]

mod check;
mod compile;
mod count;
mod explain;
mod failure;
mod json;
mod learn;
mod load;
mod plan;
mod prove;
mod record;
mod replay;
mod report;
mod simulate;
mod table;
mod test;
mod text;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Checks and compiles the guides of Unstuck.
#[derive(Parser)]
#[command(name = "unstuck-author", version, arg_required_else_help = true)]
struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Reports everything that is wrong with guides.
    Check(check::Args),
    /// Compiles a guide into the file that the app loads.
    Compile(compile::Args),
    /// Says what a code in a report means; without a code, lists them all.
    Explain(explain::Args),
    /// Says what to do first with a bare model, and what that is expected to cost.
    Plan(plan::Args),
    /// Shows what is true of every visit through a guide, and a visit for everything that is not.
    Prove(prove::Args),
    /// Plays simulated visits through a guide and compares it with a plain checklist.
    Simulate(simulate::Args),
    /// Plays the visits that are written down beside a guide, and says which go wrong and where.
    Test(test::Args),
    /// Says where a saved visit stands, why, and what other answers would have led to.
    Replay(replay::Args),
    /// Counts how visits ended, in JSON, without anything that people wrote.
    Count(count::Args),
    /// Says which numbers of a guide counts of visits would change. The guide stays as it is.
    Learn(learn::Args),
}

/// How a command that could do its work ended.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Fine,
    GuideHasErrors,
    /// Counts of visits bear out no proposal.
    NothingProposed,
}

fn main() -> ExitCode {
    let result = match Args::parse().command {
        Command::Check(args) => check::run(&args),
        Command::Compile(args) => compile::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Plan(args) => plan::run(&args),
        Command::Prove(args) => prove::run(&args),
        Command::Simulate(args) => simulate::run(&args),
        Command::Test(args) => test::run(&args),
        Command::Replay(args) => replay::run(&args),
        Command::Count(args) => count::run(&args),
        Command::Learn(args) => learn::run(&args),
    };
    match result {
        Ok(Verdict::Fine) => ExitCode::SUCCESS,
        Ok(Verdict::GuideHasErrors) => ExitCode::from(1),
        Ok(Verdict::NothingProposed) => ExitCode::from(3),
        Err(failure) => {
            eprintln!("error: {failure}");
            ExitCode::from(2)
        }
    }
}
