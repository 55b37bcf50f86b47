//! `cargo deny`: licences, sources, banned crates, and known vulnerabilities.

use anyhow::Result;

use super::{Context, Passed};
use crate::process;
use crate::setup::Need;

/// Where cargo-deny says that the list of vulnerabilities could not be fetched, which is not the project's fault.
const NO_DATABASE: &str = "failed to fetch advisory database";

pub(super) fn deny(context: &Context<'_>) -> Result<Passed> {
    run(context, &["bans", "licenses", "sources"])?;
    match run(context, &["advisories"]) {
        Ok(()) => Ok(Passed::Fully),
        Err(error) if is_unreachable(&error.to_string()) => {
            Ok(Passed::Partly("the advisory database could not be reached".to_owned()))
        }
        Err(error) => Err(error),
    }
}

fn run(context: &Context<'_>, what: &[&str]) -> Result<()> {
    let mut command = process::command(context.tools.path(Need::CargoDeny)?);
    command.current_dir(context.workspace.root()).args([
        "--log-level",
        "error",
        "check",
        "--hide-inclusion-graph",
    ]);
    process::output(command.args(what)).map(drop)
}

/// Only a failed download is forgiven: a listed vulnerability reads differently.
fn is_unreachable(message: &str) -> bool {
    message.contains(NO_DATABASE) && !message.contains("error[vulnerability]")
}
