//! Tools that are Rust crates: found in the cache or on PATH in the exact version, else compiled once.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::cache::Cache;
use super::need::Need;
use crate::process;
use crate::report::Step;

/// A tool that `cargo install` installs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CrateTool {
    /// What people call it.
    title: &'static str,
    /// The crate.
    krate: &'static str,
    /// The program, and the first part of the folder's name.
    pub(crate) program: &'static str,
    version: String,
    /// Further arguments of `cargo install`.
    arguments: &'static [&'static str],
    /// How long the install takes on two cores.
    takes: &'static str,
}

/// The tool of a need, if it is one of these. `bindgen` is the version that Cargo.lock names.
pub(crate) fn tool(need: Need, bindgen: &str) -> Option<CrateTool> {
    let fixed = |title, krate, program, version: &str, arguments, takes| CrateTool {
        title,
        krate,
        program,
        version: version.to_owned(),
        arguments,
        takes,
    };
    let locked: &[&str] = &["--locked"];
    Some(match need {
        // Without its default features Trunk cannot download other tools, which come from here anyway.
        Need::Trunk => {
            let arguments = &["--locked", "--no-default-features"];
            fixed("Trunk", "trunk", "trunk", "0.21.14", arguments, "4 minutes")
        }
        // Its own lock file can name a version that is not published yet.
        Need::WasmBindgen => {
            fixed("wasm-bindgen", "wasm-bindgen-cli", "wasm-bindgen", bindgen, &[], "2 minutes")
        }
        Need::CargoDeny => fixed("cargo-deny", "cargo-deny", "cargo-deny", "0.20.2", locked, "4 minutes"),
        Need::Typos => fixed("typos", "typos-cli", "typos", "1.52.0", locked, "2 minutes"),
        Need::Machete => {
            fixed("cargo-machete", "cargo-machete", "cargo-machete", "0.9.2", locked, "1 minute")
        }
        Need::Geckodriver => {
            fixed("geckodriver", "geckodriver", "geckodriver", "0.37.1", locked, "3 minutes")
        }
        _ => return None,
    })
}

impl CrateTool {
    fn folder_name(&self) -> String {
        format!("{}-{}", self.program, self.version)
    }

    /// The program in the cache, or on PATH when its version is the right one.
    pub(crate) fn locate(&self, cache: &Cache) -> Option<PathBuf> {
        let folder = cache.folder(&self.folder_name()).join("bin");
        process::executable_in(&folder, self.program).or_else(|| {
            let program = process::find(self.program)?;
            let printed = process::output(process::command(&program).arg("--version")).ok()?;
            names_version(&printed, &self.version).then_some(program)
        })
    }

    pub(crate) fn install(&self, cache: &Cache) -> Result<PathBuf> {
        let step =
            Step::start(&format!("installing {} {} (about {}, once)", self.title, self.version, self.takes));
        let folder = cache.install(&self.folder_name(), |folder| self.cargo_install(cache, folder))?;
        step.done();
        process::executable_in(&folder.join("bin"), self.program)
            .with_context(|| format!("{} installed no program `{}`", self.krate, self.program))
    }

    fn cargo_install(&self, cache: &Cache, folder: &Path) -> Result<()> {
        let mut command = process::command("cargo");
        command
            .args(["install", "--quiet", "--debug", "--no-track", "--version", &self.version])
            .args(self.arguments)
            .arg("--root")
            .arg(folder)
            .arg(self.krate)
            // Outside the repository, whose Cargo settings are not for these tools.
            .current_dir(cache.root())
            .env("CARGO_TARGET_DIR", cache.shared_target())
            .env("CARGO_INCREMENTAL", "0")
            .env("CARGO_PROFILE_DEV_DEBUG", "0")
            .env_remove("RUSTFLAGS")
            .env_remove("CARGO_ENCODED_RUSTFLAGS");
        process::run(&mut command)
    }

    /// What a person can type to install it.
    pub(crate) fn by_hand(&self) -> String {
        let locked = if self.arguments.contains(&"--locked") { " --locked" } else { "" };
        format!("cargo install {} --version {}{locked}", self.krate, self.version)
    }
}

/// Whether the first line of a `--version` output names exactly this version.
fn names_version(printed: &str, version: &str) -> bool {
    printed.lines().next().is_some_and(|line| line.split_whitespace().any(|word| word == version))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_compared_as_a_whole() {
        assert!(names_version("trunk 0.21.14\n", "0.21.14"));
        assert!(names_version("geckodriver 0.37.1 (2026-01-01)", "0.37.1"));
        assert!(names_version("0.9.2", "0.9.2"));
        assert!(!names_version("trunk 0.21.14-beta.1", "0.21.14"));
        assert!(!names_version("", "0.21.14"));
    }

    #[test]
    fn wasm_bindgen_has_the_version_of_the_lock_file() {
        let tool = tool(Need::WasmBindgen, "0.2.130").unwrap();
        assert_eq!(tool.folder_name(), "wasm-bindgen-0.2.130");
        assert_eq!(tool.by_hand(), "cargo install wasm-bindgen-cli --version 0.2.130");
    }
}
