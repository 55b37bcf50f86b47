//! The engines that ours is timed beside, from PyPI, in a virtual environment of their own.
//!
//! They are the one thing that a command can do without: where they cannot be had, the caller is told why and goes on.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::cache::Cache;
use crate::report::Step;
use crate::workspace::Workspace;
use crate::{digest, process};

/// What is installed, in which versions.
const REQUIREMENTS: &str = "crates/bench/requirements.txt";

/// The Python of the environment, which is made when it is not there.
pub(crate) fn peers(workspace: &Workspace) -> Result<PathBuf> {
    let cache = Cache::find()?;
    let python = process::find("python3").or_else(|| process::find("python"));
    let python = python.context("Python is not installed")?;
    let name = folder_name(workspace, &python)?;
    if let Some(program) = locate(&cache, &name) {
        return Ok(program);
    }
    let _guard = cache.lock()?;
    // Another set-up may have made it while this one waited for the lock.
    if let Some(program) = locate(&cache, &name) {
        return Ok(program);
    }
    println!("setting up, once; tools go to {}", cache.root().display());
    let step =
        Step::start("installing pyAgrum and pgmpy from PyPI (about 40 seconds and 650 megabytes, once)");
    cache.install(&name, |folder| install(&python, folder, &workspace.path(REQUIREMENTS)))?;
    step.done();
    match locate(&cache, &name) {
        Some(program) => Ok(program),
        None => bail!("pyAgrum and pgmpy were installed, but are not where they should be"),
    }
}

fn install(python: &Path, folder: &Path, requirements: &Path) -> Result<()> {
    process::output(process::command(python).args(["-m", "venv"]).arg(folder))
        .context("Python could not make a virtual environment")?;
    let program = program(folder).context("the virtual environment has no Python")?;
    // Isolated: what the user's settings bring from elsewhere is not part of it.
    let isolated = || {
        let mut command = process::command(&program);
        command.arg("-I");
        command
    };
    let mut pip = isolated();
    pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--retries", "1"]);
    process::output(pip.arg("--requirement").arg(requirements)).context("pip could not install them")?;
    // What is installed may still not run, where a library of the system is missing.
    process::output(isolated().args(["-W", "ignore", "-c", "import pyagrum, pgmpy"]))
        .context("they were installed, but do not run here")?;
    Ok(())
}

fn locate(cache: &Cache, name: &str) -> Option<PathBuf> {
    program(&cache.folder(name))
}

/// The Python of an environment. The other programs in there name the folder that it was made in, so that they are of
/// no use once it is moved; this one finds its place by itself.
fn program(folder: &Path) -> Option<PathBuf> {
    process::executable_in(&folder.join(if cfg!(windows) { "Scripts" } else { "bin" }), "python")
}

/// Named after the version of Python, whose number is in the folders of the libraries, and what is installed.
fn folder_name(workspace: &Workspace, python: &Path) -> Result<String> {
    let printed = process::output(process::command(python).arg("--version"))?;
    let version = printed.split_whitespace().last().context("Python names no version")?;
    let path = workspace.path(REQUIREMENTS);
    let wanted = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(format!("python-{version}-{}", digest::short(&wanted)))
}
