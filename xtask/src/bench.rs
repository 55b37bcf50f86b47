//! `cargo xtask bench-engine`: the engine timed natively, in WebAssembly and beside other engines, in one run.

use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::process;
use crate::report::Step;
use crate::setup::{self, Need, TARGET, Tools};
use crate::workspace::Workspace;

const PACKAGE: &str = "unstuck-bench";
/// What Cargo makes of the package's name.
const MODULE: &str = "unstuck_bench";

/// Builds what is timed, and runs it.
pub(crate) fn command(workspace: &Workspace) -> Result<()> {
    let tools = setup::ensure(workspace, &[Need::Node, Need::WasmStd, Need::WasmBindgen])?;
    let python = setup::python_peers(workspace);
    if let Err(error) = &python {
        println!("  did not work: {error:#}\n  Unstuck is timed without them");
    }

    let step = Step::start("compiling for this machine and for WebAssembly (about 2 minutes the first time)");
    let program = native(workspace)?;
    let wasm = wasm(workspace, &tools, "bench")?;
    let small = self::wasm(workspace, &tools, "release")?;
    step.done();

    println!("· timing (about 3 minutes, in which the machine should have nothing else to do)\n");
    let mut command = process::command(program);
    command.current_dir(workspace.root());
    let flags = [
        ("--guide", workspace.path("flows/icloud-backup/guide.toml")),
        ("--node", tools.path(Need::Node)?.to_path_buf()),
        ("--node-script", workspace.path("crates/bench/node.cjs")),
        ("--wasm", wasm),
        ("--small-wasm", small),
        ("--peers-script", workspace.path("crates/bench/peers.py")),
    ];
    for (flag, path) in flags {
        command.arg(flag).arg(path);
    }
    match python {
        Ok(python) => command.arg("--python").arg(python),
        Err(error) => command.arg("--without-peers").arg(error.to_string()),
    };
    process::run(&mut command)
}

/// Everything is built in a folder of its own: other profiles of the same packages stay as they are.
fn target(workspace: &Workspace) -> PathBuf {
    workspace.path("target/bench")
}

/// The program, optimised for speed.
fn native(workspace: &Workspace) -> Result<PathBuf> {
    let mut command = process::command("cargo");
    command.args(["build", "--quiet", "--package", PACKAGE, "--bin", PACKAGE, "--profile", "bench"]);
    command.current_dir(workspace.root()).env("CARGO_TARGET_DIR", target(workspace));
    process::run(&mut command)?;
    // Cargo puts what it makes with the profile `bench` into the folder of `release`.
    let folder = target(workspace).join("release");
    Ok(process::executable_in(&folder, PACKAGE).unwrap_or_else(|| folder.join(PACKAGE)))
}

/// The module for node. The profile `bench` is optimised for speed, `release` for size as the app is.
fn wasm(workspace: &Workspace, tools: &Tools, profile: &str) -> Result<PathBuf> {
    let mut command = tools.wasm_command("cargo")?;
    command.args(["build", "--quiet", "--package", PACKAGE, "--lib", "--target", TARGET]);
    command.args(["--profile", profile]);
    command.current_dir(workspace.root()).env("CARGO_TARGET_DIR", target(workspace));
    process::run(&mut command)?;
    let compiled = target(workspace).join(TARGET).join("release").join(format!("{MODULE}.wasm"));
    let folder = target(workspace).join(format!("node-{profile}"));
    bind(tools, &compiled, &folder)?;
    Ok(folder.join(format!("{MODULE}.js")))
}

fn bind(tools: &Tools, compiled: &Path, folder: &Path) -> Result<()> {
    let mut command = process::command(tools.path(Need::WasmBindgen)?);
    command.args(["--target", "nodejs", "--no-typescript", "--out-name", MODULE]);
    process::output(command.arg("--out-dir").arg(folder).arg(compiled)).map(drop)
}
