//! What Cargo says of the app and its dependencies, and where it has them.

use std::env;
use std::fs;
use std::path::PathBuf;

use anyhow::Result;

use crate::process;
use crate::setup::TARGET;
use crate::workspace::Workspace;

/// A line for each crate that is linked into the app, in a format of `cargo tree`. Macros and build scripts run elsewhere.
pub(crate) fn linked(workspace: &Workspace, format: &str) -> Result<String> {
    let mut command = process::command("cargo");
    command.current_dir(workspace.root());
    command.args(["tree", "--quiet", "--package", "unstuck", "--target", TARGET]);
    command.args(["--edges", "normal,no-proc-macro", "--prefix", "none", "--format", format]);
    process::output(&mut command)
}

/// The folders with the sources of crates, one for each registry, named by its host. There is one at least, since xtask itself was
/// compiled from there.
pub(crate) fn registries() -> Vec<PathBuf> {
    let home = env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| env::home_dir().map(|home| home.join(".cargo")))
        .unwrap_or_default();
    let registries = fs::read_dir(home.join("registry/src")).into_iter().flatten().flatten();
    registries.map(|registry| registry.path()).collect()
}
