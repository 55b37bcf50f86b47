//! Compressing beforehand, as strongly as it goes: servers send the files as they lie there.

use std::path::Path;

use anyhow::Result;

use crate::process;
use crate::setup::{Need, Tools};
use crate::workspace::Workspace;

/// Writes a `.br` and a `.gz` file beside each file that becomes smaller by it. Node.js, which is there for the
/// other tools, has both compressors, so a fresh clone does not have to compile them.
pub(super) fn compress(folder: &Path, workspace: &Workspace, tools: &Tools) -> Result<()> {
    let mut command = process::command(tools.path(Need::Node)?);
    command.arg(workspace.path("xtask/src/build/compress.mjs")).arg(folder);
    process::output(&mut command).map(drop)
}
