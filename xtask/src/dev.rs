//! `cargo xtask dev`: Trunk's own server, which rebuilds and reloads while files change.

use anyhow::Result;

use crate::options::Options;
use crate::setup::{self, Need};
use crate::workspace::Workspace;
use crate::{build, process};

/// Runs Trunk's server until it is ended. Its reload script is inline, so this runs without the security policy.
pub(crate) fn command(workspace: &Workspace, options: &Options) -> Result<()> {
    let tools = setup::ensure(workspace, &Need::BUILD)?;
    println!("Unstuck will be at http://127.0.0.1:{}/ and reload when a file changes", options.port);
    build::write_probe(workspace)?;
    let mut command = build::prepare_trunk(workspace, &tools)?;
    command.args(["serve", "--dist", "target/dev-site", "--port", &options.port.to_string()]);
    process::run(&mut command)
}
