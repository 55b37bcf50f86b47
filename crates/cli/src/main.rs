//! The author's tool: `new`, `check`, `compile`, `translate`, `explain`, `schema`, `plan`, `prove`, `simulate`, `graph`, `test`, `diff`,
//! `replay`, `count` and `learn`.
//!
//! It ends with 0 where all is well, 1 where a guide has errors or a visit goes wrong, 2 where it could not do what it was
//! asked to, 3 where counts of visits bear out no proposal, and 4 where a new version behaves differently and `--gate` forbids it.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "this is a program for a terminal")]

mod check;
mod compile;
mod count;
mod diff;
mod estimate;
mod events;
mod explain;
mod failure;
mod graph;
mod json;
mod learn;
mod load;
mod markup;
mod measure;
mod mend;
mod new;
mod plan;
mod prove;
mod put;
mod record;
mod replay;
mod report;
mod sarif;
mod schema;
mod simulate;
mod table;
mod test;
mod text;
mod today;
mod translate;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Checks and compiles the guides of Unstuck.
#[derive(Parser)]
#[command(name = "unstuck", version, arg_required_else_help = true)]
struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Reports everything that is wrong with guides, and mends slips.
    Check(check::Args),
    /// Compiles a guide into the files that the app loads, in all its languages.
    Compile(compile::Args),
    /// Begins a translation of a guide, or says what is missing in one.
    Translate(translate::Args),
    /// Says what a code in a report means; without a code, lists them all.
    Explain(explain::Args),
    /// Writes a small guide that works, to start from.
    New(new::Args),
    /// Says what to do first with a bare model, and what that is expected to cost.
    Plan(plan::Args),
    /// Prints the JSON Schema of a file, with which editors complete and check it.
    Schema(schema::Args),
    /// Shows what is true of every visit through a guide, and a visit for everything that is not.
    Prove(prove::Args),
    /// Plays simulated visits through a guide and compares it with a plain checklist.
    Simulate(simulate::Args),
    /// Draws the likeliest paths through a guide, and what helps with which cause.
    Graph(graph::Args),
    /// Plays the visits that are written down beside a guide, and says which go wrong and where.
    Test(test::Args),
    /// Says what people meet in a new version of a guide that they do not meet in the old one.
    Diff(diff::Args),
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
    /// People meet something else in a new version, and that was to be held.
    BehaviourDiffers,
}

fn main() -> ExitCode {
    let result = match Args::parse().command {
        Command::Check(args) => check::run(&args),
        Command::Compile(args) => compile::run(&args),
        Command::Translate(args) => translate::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::New(args) => new::run(&args),
        Command::Plan(args) => plan::run(&args),
        Command::Schema(args) => schema::run(&args),
        Command::Prove(args) => prove::run(&args),
        Command::Simulate(args) => simulate::run(&args),
        Command::Graph(args) => graph::run(&args),
        Command::Test(args) => test::run(&args),
        Command::Diff(args) => diff::run(&args),
        Command::Replay(args) => replay::run(&args),
        Command::Count(args) => count::run(&args),
        Command::Learn(args) => learn::run(&args),
    };
    match result {
        Ok(Verdict::Fine) => ExitCode::SUCCESS,
        Ok(Verdict::GuideHasErrors) => ExitCode::from(1),
        Ok(Verdict::NothingProposed) => ExitCode::from(3),
        Ok(Verdict::BehaviourDiffers) => ExitCode::from(4),
        Err(failure) => {
            eprintln!("error: {failure}");
            ExitCode::from(2)
        }
    }
}
