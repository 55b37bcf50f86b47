//! Packages of Debian and its relatives.

use std::io::{IsTerminal, stdin};

use anyhow::Result;

use crate::process;
use crate::report::Step;

/// Whether this process could install packages: apt is there, and it is root or may ask for it.
pub(crate) fn available() -> bool {
    process::find("apt-get").is_some() && (is_root() || process::find("sudo").is_some())
}

/// The command that a person can type.
pub(crate) fn by_hand(packages: &[&str]) -> String {
    let sudo = if is_root() { "" } else { "sudo " };
    format!("{sudo}apt-get install {}", packages.join(" "))
}

pub(crate) fn install(packages: &[&str], takes: &str) -> Result<()> {
    let step = Step::start(&format!("installing {} with apt (about {takes}, once)", packages.join(" ")));
    if apt(&install_arguments(packages)).is_err() {
        // The lists of a fresh machine are empty or old.
        apt(&["update"])?;
        apt(&install_arguments(packages))?;
    }
    step.done();
    Ok(())
}

fn install_arguments<'a>(packages: &[&'a str]) -> Vec<&'a str> {
    ["install", "--yes", "--no-install-recommends"].into_iter().chain(packages.iter().copied()).collect()
}

fn apt(arguments: &[&str]) -> Result<()> {
    let mut command = if is_root() {
        process::command("apt-get")
    } else {
        let mut sudo = process::command("sudo");
        if !stdin().is_terminal() {
            // Nobody is there to type a password.
            sudo.arg("--non-interactive");
        }
        sudo.arg("apt-get");
        sudo
    };
    command.args(["--quiet", "--quiet"]).args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
    process::output(&mut command).map(drop)
}

/// Whether this user is root. Without `unsafe` the owner of a process is best asked of the system's own tool.
pub(crate) fn is_root() -> bool {
    cfg!(unix) && process::output(process::command("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}
