//! Checks that are one command each.

use anyhow::Result;

use super::{Context, Passed};
use crate::process;
use crate::setup::{Need, TARGET};

/// The packages that are compiled for WebAssembly: the app, and what times the engine there.
const WASM: [&str; 2] = ["unstuck", "unstuck-bench"];
/// The package of the browser tests, which need a browser and a built site.
pub(super) const BROWSER_TESTS: &str = "unstuck-browser-tests";

pub(super) fn format(context: &Context<'_>) -> Result<Passed> {
    quietly(context, &["fmt", "--all", "--", "--check"])
}

pub(super) fn clippy(context: &Context<'_>) -> Result<Passed> {
    quietly(context, &["clippy", "--quiet", "--workspace", "--all-targets", "--", "--deny", "warnings"])
}

pub(super) fn clippy_wasm(context: &Context<'_>) -> Result<Passed> {
    let mut command = context.tools.wasm_command("cargo")?;
    command.current_dir(context.workspace.root());
    command.args(["clippy", "--quiet", "--target", TARGET]);
    command.args(WASM.iter().flat_map(|package| ["--package", package]));
    command.args(["--", "--deny", "warnings"]);
    process::output(&mut command)?;
    Ok(Passed::Fully)
}

pub(super) fn typos(context: &Context<'_>) -> Result<Passed> {
    let mut command = process::command(context.tools.path(Need::Typos)?);
    process::output(command.arg("--format=brief").current_dir(context.workspace.root()))?;
    Ok(Passed::Fully)
}

pub(super) fn machete(context: &Context<'_>) -> Result<Passed> {
    let mut command = process::command(context.tools.path(Need::Machete)?);
    process::output(command.arg(".").current_dir(context.workspace.root()))?;
    Ok(Passed::Fully)
}

/// Runs the tests with nextest where it is installed: it is faster and names slow tests.
pub(super) fn native(context: &Context<'_>) -> Result<Passed> {
    let mut command = process::command("cargo");
    command.current_dir(context.workspace.root());
    if process::find("cargo-nextest").is_some() {
        command.args(["nextest", "run", "--no-fail-fast", "--status-level=slow", "--no-tests=pass"]);
    } else {
        command.args(["test", "--quiet", "--no-fail-fast", "--lib", "--bins", "--tests"]);
    }
    process::run(command.args(["--workspace", "--exclude", BROWSER_TESTS]))?;
    Ok(Passed::Fully)
}

pub(super) fn documentation(context: &Context<'_>) -> Result<Passed> {
    // `cargo test --doc` stops at packages without a library, so it is told which have one.
    let libraries = [
        "--package",
        "unstuck-engine",
        "--package",
        "unstuck-flow",
        "--package",
        "unstuck-lab",
        "--all-features",
    ];
    let mut tests = process::command("cargo");
    tests.current_dir(context.workspace.root()).args(["test", "--quiet", "--doc"]).args(libraries);
    process::output(&mut tests)?;
    let mut pages = process::command("cargo");
    pages.current_dir(context.workspace.root()).env("RUSTDOCFLAGS", "--deny warnings");
    pages.args(["doc", "--quiet", "--no-deps"]).args(libraries);
    process::output(&mut pages)?;
    Ok(Passed::Fully)
}

/// Runs Cargo in the repository; its output is shown only when it fails.
fn quietly(context: &Context<'_>, arguments: &[&str]) -> Result<Passed> {
    process::output(process::command("cargo").args(arguments).current_dir(context.workspace.root()))?;
    Ok(Passed::Fully)
}
