//! `cargo xtask bench-clicks`: how long the next screen takes after a click, on a slow processor.

use anyhow::Result;

use crate::build;
use crate::checks::{self, Context, Extra};
use crate::options::{Engine, Options};
use crate::workspace::Workspace;

/// Measures in Chromium, the one engine whose driver can slow it down.
pub(crate) fn command(workspace: &Workspace, options: &Options) -> Result<()> {
    let tools = build::ready(workspace, options, checks::browser_needs(Engine::Chromium))?;
    println!("· measuring (about 5 minutes, in which the machine should have nothing else to do)");
    checks::run_browser(&Context { workspace, tools: &tools }, Engine::Chromium, Extra::Clicks).map(drop)
}
