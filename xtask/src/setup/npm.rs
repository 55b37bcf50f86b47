//! Node.js and what comes from npm: wasm-opt, esbuild, axe-core, the font of pictures and the frameworks of example hosts, in the versions of `tools/package-lock.json`.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use super::cache::Cache;
use crate::report::Step;
use crate::workspace::Workspace;
use crate::{digest, process};

/// The folder that holds `node_modules`, if it is installed. Its name carries a hash of the lock file.
pub(crate) fn locate(workspace: &Workspace, cache: &Cache) -> Result<Option<PathBuf>> {
    let folder = cache.folder(&folder_name(workspace)?);
    Ok(folder.join("node_modules").is_dir().then_some(folder))
}

pub(crate) fn install(workspace: &Workspace, cache: &Cache) -> Result<PathBuf> {
    let step = Step::start(
        "installing wasm-opt, esbuild, axe-core, a font and what examples are made with from npm (about 10 seconds, once)",
    );
    let npm = process::find("npm").context("npm is not installed")?;
    let folder = cache.install(&folder_name(workspace)?, |folder| {
        for name in ["package.json", "package-lock.json"] {
            fs::copy(workspace.path("tools").join(name), folder.join(name))
                .with_context(|| format!("cannot copy tools/{name}"))?;
        }
        // None of them needs its install script, so none is run.
        let mut command = process::command(&npm);
        command.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
        process::output(command.current_dir(folder)).map(drop)
    })?;
    step.done();
    Ok(folder)
}

fn folder_name(workspace: &Workspace) -> Result<String> {
    let path = workspace.path("tools/package-lock.json");
    let lock = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(format!("npm-{}", digest::short(&lock)))
}
