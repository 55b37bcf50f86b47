//! `cargo xtask pack`: the package for npm, a folder that is complete in itself: element, frame, programs, guides, types,
//! schemas, manual, licences.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::options::Options;
use crate::setup;
use crate::workspace::Workspace;
use crate::{build, cargo, process};

/// The name of the package.
const NAME: &str = "unstuck-guide";

/// What of the site does not belong in it: the gallery, and the examples, which are for readers of the repository.
const LEFT_OUT: [&str; 3] = ["gallery.html", "assets/gallery.", "examples/"];

/// How files begin that say under which terms a crate may be passed on.
const TERMS: [&str; 4] = ["LICENSE", "LICENCE", "COPYING", "UNLICENSE"];

/// Puts the package together in `target/package` and packs it with npm.
pub(crate) fn command(workspace: &Workspace, options: &Options) -> Result<()> {
    build::ready(workspace, options, Vec::new())?;
    let folder = workspace.path("target/package");
    setup::remove_folder(&folder)?;
    for name in build::files(&workspace.dist())? {
        let compressed = name.ends_with(".br") || name.ends_with(".gz");
        if !compressed && !LEFT_OUT.iter().any(|beginning| name.starts_with(beginning)) {
            copy(&workspace.dist().join(&name), &folder.join(&name))?;
        }
    }
    for (from, to) in [
        ("web/embed/unstuck-guide.d.ts", "embed/unstuck-guide.d.ts"),
        ("docs/embedding.md", "README.md"),
        ("LICENSE-MIT", "LICENSE-MIT"),
        ("LICENSE-APACHE", "LICENSE-APACHE"),
    ] {
        copy(&workspace.path(from), &folder.join(to))?;
    }
    fs::write(folder.join("package.json"), manifest(build::RELEASE))?;
    fs::write(folder.join("LICENCES-OF-OTHERS.md"), licences(workspace)?)?;

    let npm = process::find("npm").context("npm is not installed; it comes with Node.js")?;
    let mut pack = process::command(npm);
    pack.current_dir(&folder).args(["pack", "--ignore-scripts", "--pack-destination", ".."]);
    let packed = process::output(&mut pack)?;
    println!("{}", workspace.path("target").join(packed.lines().last().unwrap_or_default().trim()).display());
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::copy(from, to).with_context(|| format!("cannot copy {} to {}", from.display(), to.display()))?;
    Ok(())
}

/// What npm is told of the package. The element finds its files beside it, so they are not to be bundled: the whole folder is
/// copied to where a site keeps what it serves as it is.
fn manifest(release: &str) -> String {
    format!(
        r#"{{
  "name": "{NAME}",
  "version": "{release}",
  "description": "Troubleshooting guides as an element for support portals",
  "license": "MIT OR Apache-2.0",
  "type": "module",
  "exports": {{
    ".": {{ "types": "./embed/unstuck-guide.d.ts", "default": "./embed/unstuck-guide.js" }},
    "./frame": "./embed/unstuck-frame.js",
    "./*": "./*"
  }},
  "types": "./embed/unstuck-guide.d.ts",
  "sideEffects": true
}}
"#
    )
}

/// The terms of every crate that is linked into the programs, in its own words.
fn licences(workspace: &Workspace) -> Result<String> {
    let crates = crates(&cargo::linked(workspace, "{p}|{l}")?);
    let mut text =
        String::from("# Licences of others\n\nWhat the programs in this package are linked from.\n");
    for ((name, version), terms) in crates {
        let folder = source(&format!("{name}-{version}"))?;
        text.push_str(&format!("\n## {name} {version}\n\n{terms}\n"));
        let mut files: Vec<PathBuf> = fs::read_dir(&folder)?.flatten().map(|entry| entry.path()).collect();
        files.sort();
        for file in files {
            let is_terms = file
                .file_name()
                .and_then(|name| name.to_str())
                .is_some_and(|name| TERMS.iter().any(|beginning| name.to_uppercase().starts_with(beginning)));
            if is_terms && file.is_file() {
                text.push_str(&format!("\n```text\n{}\n```\n", fs::read_to_string(&file)?.trim_end()));
            }
        }
    }
    Ok(text)
}

/// Reads lines like `gloo v0.11.0 (*)|MIT OR Apache-2.0`. Crates of the workspace, which have a folder behind them, are left out.
fn crates(tree: &str) -> BTreeMap<(String, String), String> {
    tree.lines()
        .filter_map(|line| {
            let (package, terms) = line.split_once('|')?;
            let mut words = package.split_whitespace();
            let (name, version) = (words.next()?, words.next()?.strip_prefix('v')?);
            let ours = words.next().is_some_and(|word| word.starts_with("(/") || word.contains(':'));
            let terms = terms.trim_end_matches("(*)").trim();
            (!ours).then(|| ((name.to_owned(), version.to_owned()), terms.to_owned()))
        })
        .collect()
}

/// The folder that Cargo has the source of a crate in.
fn source(name: &str) -> Result<PathBuf> {
    let mut folders = cargo::registries().into_iter().map(|registry| registry.join(name));
    folders.find(|folder| folder.is_dir()).with_context(|| format!("Cargo has no source of {name}"))
}

#[cfg(test)]
mod tests {
    use super::crates;

    #[test]
    fn crates_of_others_are_read_once_with_their_terms() {
        let tree = "unstuck v0.1.0 (/home/me/unstuck)|MIT\ngloo v0.11.0|MIT OR Apache-2.0\ngloo v0.11.0|MIT OR Apache-2.0 (*)\n";
        let found: Vec<_> = crates(tree).into_iter().collect();
        assert_eq!(found, [(("gloo".to_owned(), "0.11.0".to_owned()), "MIT OR Apache-2.0".to_owned())]);
    }
}
