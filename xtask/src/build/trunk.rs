//! Running Trunk.

use std::process::Command;

use anyhow::Result;

use crate::cargo;
use crate::process;
use crate::setup::{self, Tools};
use crate::workspace::Workspace;

/// Compiles the guides and the app, and collects everything in `target/site`.
pub(super) fn build(workspace: &Workspace, tools: &Tools) -> Result<()> {
    // A guide that was renamed must not live on in the site.
    setup::remove_folder(&workspace.path("target/guides"))?;
    super::write_probe(workspace)?;
    let mut command = prepare(workspace, tools)?;
    command.args(["build", "--release"]);
    let flags = format!("{} {INLINING}", short_paths(workspace));
    command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags);
    process::run(&mut command)
}

/// How much code LLVM may put in the place of a call. Its own limit for `opt-level = "z"` is 5, which counts
/// instructions; but what a call needs is repeated less often than what it does, and after compression that counts: the
/// program is about 2 KB smaller so. Measured, and to be measured again when much has changed: 27 and 30 are equal, 23 and
/// 25 are 0.2 KB worse; from 36 on it grows.
const INLINING: &str = "-Cllvm-args=--inline-threshold=27";

/// Flags that cut the folders of this machine out of the paths that failures name. They are nobody's business on a
/// published page, and they are bytes.
fn short_paths(workspace: &Workspace) -> String {
    let prefixes = cargo::registries().into_iter().chain([workspace.root().to_path_buf()]);
    let flags = prefixes.filter_map(|prefix| {
        // Flags are parted by spaces; a folder with one in its name stays as it is.
        let prefix = prefix.to_str().filter(|prefix| !prefix.contains(' '))?;
        Some(format!("--remap-path-prefix={prefix}/="))
    });
    flags.collect::<Vec<_>>().join(" ")
}

/// A Trunk command, without its subcommand.
pub(crate) fn prepare(workspace: &Workspace, tools: &Tools) -> Result<Command> {
    let mut command = tools.wasm_command("trunk")?;
    command.current_dir(workspace.root());
    command.env("TRUNK_SKIP_VERSION_CHECK", "true");
    // Its errors name the cause; a backtrace of Trunk's own code would bury it.
    command.env("RUST_BACKTRACE", "0");
    if std::env::var_os("RUST_LOG").is_none() {
        command.args(["--log", "warn"]);
    }
    // Trunk reads this as an option that must be `true` or `false`, and stops at the customary `1`.
    if std::env::var_os("NO_COLOR").is_some() {
        command.env("NO_COLOR", "true");
    }
    Ok(command)
}
