//! The Rust that compiles WebAssembly: the active toolchain when it has the standard library for it, else one that
//! is put together from Debian's packages.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, anyhow};

use super::cache::Cache;
use super::debian;
use crate::process;
use crate::report::Step;

/// The target that the app is compiled for.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// Set to any value, the active toolchain and rustup are passed over, as if they had no way to WebAssembly.
const NO_RUSTUP: &str = "UNSTUCK_NO_RUSTUP";

/// What an outer toolchain leaves in the environment, and what would lead another toolchain astray.
const TOOLCHAIN_VARIABLES: [&str; 6] =
    ["RUSTUP_TOOLCHAIN", "RUSTC", "RUSTDOC", "RUSTC_WRAPPER", "RUSTC_WORKSPACE_WRAPPER", "LD_LIBRARY_PATH"];

/// Which Rust compiles WebAssembly.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum WasmRust {
    /// The toolchain that runs everything else.
    #[default]
    Active,
    /// A toolchain folder in the cache.
    Folder(PathBuf),
}

impl WasmRust {
    /// The folder with `cargo` and `rustc`, if it has to be put on PATH.
    pub(crate) fn programs(&self) -> Option<PathBuf> {
        match self {
            Self::Active => None,
            Self::Folder(folder) => Some(folder.join("bin")),
        }
    }

    /// Sets a command's environment up for this toolchain.
    pub(crate) fn enter(&self, command: &mut Command) {
        if let Self::Folder(folder) = self {
            leave_active(command);
            // clippy runs its driver beside itself, past the script that names the folder, but heeds this.
            command.env("SYSROOT", folder);
        }
    }
}

/// Removes from a command's environment what belongs to the active toolchain.
pub(crate) fn leave_active(command: &mut Command) {
    for name in TOOLCHAIN_VARIABLES {
        command.env_remove(name);
    }
}

pub(crate) fn locate(cache: &Cache) -> Option<WasmRust> {
    if !rustup_is_passed_over() && active_has_std() {
        return Some(WasmRust::Active);
    }
    debian::locate(cache).map(WasmRust::Folder)
}

/// Whether there is a way to install it; if not, what a person can do.
pub(crate) fn possible() -> Result<(), String> {
    if (process::find("rustup").is_some() && !rustup_is_passed_over()) || debian::possible() {
        return Ok(());
    }
    Err(format!("rustup target add {TARGET}    (rustup: https://rustup.rs)"))
}

pub(crate) fn install(cache: &Cache) -> Result<WasmRust> {
    let refusal = match add_target() {
        Ok(()) => return Ok(WasmRust::Active),
        Err(error) => error,
    };
    if !debian::possible() {
        return Err(refusal.context(format!("`rustup target add {TARGET}` did not work")));
    }
    if !rustup_is_passed_over() {
        println!("  rustup could not add it; Debian's packages are used instead");
    }
    debian::install(cache).map(WasmRust::Folder)
}

fn add_target() -> Result<()> {
    if rustup_is_passed_over() {
        return Err(anyhow!("{NO_RUSTUP} is set"));
    }
    let rustup = process::find("rustup").context("rustup is not installed")?;
    let step = Step::start(&format!("adding the Rust target {TARGET} (about 10 seconds, once)"));
    process::output(process::command(rustup).args(["target", "add", TARGET]))?;
    step.done();
    Ok(())
}

fn rustup_is_passed_over() -> bool {
    env::var_os(NO_RUSTUP).is_some_and(|value| !value.is_empty())
}

fn active_has_std() -> bool {
    process::output(process::command("rustc").args(["--print", "sysroot"]))
        .is_ok_and(|sysroot| has_std(Path::new(sysroot.trim())))
}

/// Whether a toolchain folder has the standard library for WebAssembly.
pub(crate) fn has_std(sysroot: &Path) -> bool {
    let folder = sysroot.join("lib/rustlib").join(TARGET).join("lib");
    std::fs::read_dir(folder).is_ok_and(|files| {
        files.flatten().any(|file| {
            let name = file.file_name();
            let name = name.to_string_lossy();
            name.starts_with("libstd-") && name.ends_with(".rlib")
        })
    })
}
