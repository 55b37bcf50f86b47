//! `cargo xtask soak`: the runs that are too long for every change.

use std::process::Command;
use std::time::Instant;

use anyhow::{Result, bail};

use crate::checks::{self, Context, Extra};
use crate::options::{Engine, Options};
use crate::report::{Step, duration};
use crate::setup::Need;
use crate::workspace::Workspace;
use crate::{build, process};

/// Random cases for each property.
const CASES: &str = "20000";

/// How long changed guides, compiled guides, records and codes are read.
const FUZZ_SECONDS: &str = "600";

/// Random visits in each engine.
const VISITS: u32 = 500;

/// Runs everything, and names at the end what failed.
pub(crate) fn command(workspace: &Workspace, options: &Options) -> Result<()> {
    let started = Instant::now();
    let engines: Vec<Engine> = options.engine.map_or_else(|| Engine::ALL.to_vec(), |engine| vec![engine]);
    let needs: Vec<Need> = engines.iter().flat_map(|&engine| checks::browser_needs(engine)).collect();
    let tools = build::ready(workspace, options, needs)?;

    let mut failed = Vec::new();
    let mut run = |name: &str, what: &str, part: &dyn Fn() -> Result<()>| {
        let step = Step::start(&format!("{name}: {what}"));
        match part() {
            Ok(()) => println!("  passed in {}", duration(step.elapsed())),
            Err(error) => {
                println!("{error:#}\n  FAILED after {}", duration(step.elapsed()));
                failed.push(name.to_owned());
            }
        }
    };
    run("properties", &format!("{CASES} random cases each, and the long tests"), &|| properties(workspace));
    run("fuzzing", "ten minutes of damaged inputs", &|| fuzzing(workspace));
    let context = Context { workspace, tools: &tools };
    for engine in engines {
        run(engine.name(), &format!("{VISITS} random visits"), &|| {
            checks::run_browser(&context, engine, Extra::RandomVisits(VISITS)).map(drop)
        });
    }

    let time = duration(started.elapsed());
    if failed.is_empty() {
        println!("\nsoak passed in {time}");
        return Ok(());
    }
    bail!("soak failed in {time}: {}", failed.join(", "))
}

/// The native tests, long ones too.
fn properties(workspace: &Workspace) -> Result<()> {
    let mut command = tests(workspace);
    command
        .args(["--no-fail-fast", "--lib", "--bins", "--tests", "--workspace"])
        .args(["--exclude", "unstuck-browser-tests", "--exclude", "xtask", "--exclude", "unstuck"])
        .args(["--", "--include-ignored"])
        .env("PROPTEST_CASES", CASES);
    process::run(&mut command)
}

/// The readers of everything that people write or that comes over the network, on damaged inputs.
fn fuzzing(workspace: &Workspace) -> Result<()> {
    let mut command = tests(workspace);
    command.args(["--package", "unstuck-flow", "--test", "fuzz"]).env("UNSTUCK_FUZZ_SECONDS", FUZZ_SECONDS);
    process::run(&mut command)
}

/// Tests that are optimised for speed: the release profile is made for small downloads.
fn tests(workspace: &Workspace) -> Command {
    let mut command = process::command("cargo");
    command
        .current_dir(workspace.root())
        .args(["test", "--quiet", "--release"])
        .env("CARGO_TARGET_DIR", workspace.path("target/soak"))
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "3")
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_DEBUG_ASSERTIONS", "true");
    command
}
