//! `cargo xtask shots`: pictures of every screen for people to look at, and those that tests compare with.

use std::fs;
use std::time::Instant;

use anyhow::Result;

use crate::build;
use crate::checks::{self, Context, Extra};
use crate::options::{Engine, Options};
use crate::report;
use crate::setup;
use crate::workspace::Workspace;

/// Takes the pictures, in Chromium.
pub(crate) fn command(workspace: &Workspace, options: &Options) -> Result<()> {
    let started = Instant::now();
    let engine = Engine::Chromium;
    let tools = build::ready(workspace, options, checks::browser_needs(engine))?;
    let context = Context { workspace, tools: &tools };
    if options.accept {
        checks::run_browser(&context, engine, Extra::AcceptedPictures)?;
        println!("tests/pictures is as it is seen now ({})", report::duration(started.elapsed()));
        return Ok(());
    }
    let folder = workspace.shots();
    // A screen that is no more must not live on among the pictures.
    setup::remove_folder(&folder)?;
    fs::create_dir_all(&folder)?;
    checks::run_browser(&context, engine, Extra::Shots)?;
    let sheet = folder.join("index.html");
    println!("the pictures are in {} ({})", folder.display(), report::duration(started.elapsed()));
    println!("all on one page: {}", sheet.display());
    Ok(())
}
