//! A Rust toolchain for WebAssembly from Debian's packages, for machines that cannot reach rustup's server.
//!
//! Debian ships the compiler and the sources of the standard library, but not the library compiled for
//! WebAssembly. It is compiled once, and a folder laid out like a toolchain joins it with Debian's programs.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::apt;
use super::cache::Cache;
use super::rust_std::{TARGET, has_std, leave_active};
use crate::report::Step;
use crate::{digest, process};

const PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "lld-22"];
const RUSTC: &str = "/usr/bin/rustc";
const CARGO: &str = "/usr/bin/cargo";
const SOURCES: &str = "/usr/lib/rustlib/src/rust";
const CLIPPY: &str = "/usr/bin/clippy-driver";
const LINKER: &str = "/usr/bin/lld-22";

/// Whether this way is open: the packages are there already, or apt can install them.
pub(crate) fn possible() -> bool {
    cfg!(target_os = "linux") && (has_packages() || apt::available())
}

/// The toolchain folder, if it was made for the compiler that is installed now.
pub(crate) fn locate(cache: &Cache) -> Option<PathBuf> {
    let folder = cache.folder(&folder_name(&describe().ok()?));
    has_std(&folder).then_some(folder)
}

pub(crate) fn install(cache: &Cache) -> Result<PathBuf> {
    if !has_packages() {
        apt::install(&PACKAGES, "1 minute")?;
    }
    if !has_packages() {
        bail!("the packages {} do not bring {RUSTC}, {CARGO}, {SOURCES} and {LINKER}", PACKAGES.join(" "));
    }
    let description = describe()?;
    let name = folder_name(&description);
    let host = field(&description, "host").context("rustc names no host")?.to_owned();

    let step = Step::start("compiling the standard library for WebAssembly (about 2 minutes, once)");
    let folder = cache.install(&name, |folder| {
        let work = folder.join("work");
        let libraries = compile_std(&work)?;
        lay_out(folder, &cache.folder(&name), &host, &libraries)?;
        Ok(fs::remove_dir_all(&work)?)
    })?;
    step.done();
    Ok(folder)
}

/// Whether clippy can check with this toolchain; a link to it is in every toolchain folder.
pub(crate) fn has_clippy() -> bool {
    Path::new(CLIPPY).is_file()
}

fn has_packages() -> bool {
    [RUSTC, CARGO, SOURCES, LINKER].iter().all(|path| Path::new(path).exists())
}

/// What `rustc -vV` says about Debian's compiler.
fn describe() -> Result<String> {
    if !Path::new(RUSTC).is_file() {
        bail!("{RUSTC} is absent");
    }
    let mut command = process::command(RUSTC);
    leave_active(&mut command);
    process::output(command.arg("-vV"))
}

/// Named after the version and, since a distribution can rebuild one, the whole description.
fn folder_name(description: &str) -> String {
    let release = field(description, "release").unwrap_or("unknown");
    format!("rust-wasm32-{release}-{}", digest::short(description.as_bytes()))
}

fn field<'a>(description: &'a str, name: &str) -> Option<&'a str> {
    description.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
}

/// Compiles the standard library by building an empty crate, and gives the folder with the results.
fn compile_std(work: &Path) -> Result<PathBuf> {
    fs::create_dir_all(work.join("src"))?;
    fs::write(
        work.join("Cargo.toml"),
        "[package]\nname = \"nothing\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n",
    )?;
    fs::write(work.join("src/lib.rs"), "")?;
    let mut command = process::command(CARGO);
    leave_active(&mut command);
    command
        .args(["build", "--quiet", "--release", "-Zbuild-std=std,panic_abort", "--target", TARGET])
        .current_dir(work)
        .env("CARGO_TARGET_DIR", work.join("target"))
        .env("RUSTC", RUSTC)
        // -Zbuild-std is not for stable compilers, but all that it does here is compile their own sources.
        .env("RUSTC_BOOTSTRAP", "1")
        // Without bitcode in the library, link-time optimisation of the app fails.
        .env("RUSTFLAGS", "-Cembed-bitcode=yes")
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        .env_remove("CARGO_BUILD_TARGET");
    process::output(&mut command)?;
    Ok(work.join("target").join(TARGET).join("release/deps"))
}

/// Lays the folder out like a toolchain. Scripts in it name its `final_place`, where it is moved when it is whole.
#[cfg(unix)]
fn lay_out(folder: &Path, final_place: &Path, host: &str, libraries: &Path) -> Result<()> {
    use std::os::unix::fs::symlink;

    let programs = folder.join("bin");
    fs::create_dir_all(&programs)?;
    symlink(CARGO, programs.join("cargo"))?;
    symlink("/usr/bin/rustdoc", programs.join("rustdoc"))?;
    symlink("/usr/bin/cargo-clippy", programs.join("cargo-clippy"))?;
    write_compiler(&programs.join("rustc"), final_place)?;

    let rustlib = folder.join("lib/rustlib");
    let host_folder = rustlib.join(host);
    fs::create_dir_all(host_folder.join("bin"))?;
    symlink(Path::new("/usr/lib/rustlib").join(host).join("lib"), host_folder.join("lib"))?;
    symlink(LINKER, host_folder.join("bin/rust-lld"))?;

    let target = rustlib.join(TARGET).join("lib");
    fs::create_dir_all(&target)?;
    for entry in fs::read_dir(libraries)? {
        let entry = entry?;
        let name = entry.file_name();
        let text = name.to_string_lossy();
        if text.ends_with(".rlib") && !text.starts_with("libnothing-") {
            fs::copy(entry.path(), target.join(&name))?;
        }
    }
    Ok(())
}

#[cfg(not(unix))]
fn lay_out(_: &Path, _: &Path, _: &str, _: &Path) -> Result<()> {
    bail!("Debian's packages are for Debian")
}

/// A script that runs the compiler with the folder as its system root.
#[cfg(unix)]
fn write_compiler(script: &Path, sysroot: &Path) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;

    let sysroot = sysroot.to_str().context("the cache folder's name is not text")?.replace('\'', r"'\''");
    fs::write(script, format!("#!/bin/sh\nexec {RUSTC} --sysroot '{sysroot}' \"$@\"\n"))?;
    Ok(fs::set_permissions(script, fs::Permissions::from_mode(0o755))?)
}

#[cfg(test)]
mod tests {
    use super::*;

    const DESCRIPTION: &str =
        "rustc 1.96.0 (built from a source tarball)\nhost: x86_64-unknown-linux-gnu\nrelease: 1.96.0\n";

    #[test]
    fn a_toolchain_folder_is_named_after_its_compiler() {
        assert!(folder_name(DESCRIPTION).starts_with("rust-wasm32-1.96.0-"));
        assert_ne!(folder_name(DESCRIPTION), folder_name(&DESCRIPTION.replace("tarball", "checkout")));
        assert_eq!(field(DESCRIPTION, "host"), Some("x86_64-unknown-linux-gnu"));
    }
}
