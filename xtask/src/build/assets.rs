//! From what Trunk collected to the files of the site: bundled, and named by their content.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::page::{self, Reference};
use crate::setup::Tools;
use crate::workspace::Workspace;
use crate::{digest, process};

/// The entry points that are bundled, by the names that index.html gives them.
const LOADER: &str = "web/loader.js";
const ANNEX: &str = "web/annex.js";
const FAILURE: &str = "web/failure.js";
const STYLES: &str = "styles/index.css";
const ANNEX_STYLES: &str = "styles/annex/index.css";

/// Folders and files of Trunk's output that end up inside of a bundle, so they are not copied.
const BUNDLED: [&str; 5] = ["styles/", "web/", "snippets/", "unstuck.js", "annex.js"];

/// The oldest browsers that can run the app: they allow WebAssembly under a security policy without `unsafe-eval`.
const BROWSERS: &str = "--target=chrome97,edge97,firefox102,safari16,ios16";

/// The site in the making.
pub(super) struct Site {
    from: PathBuf,
    to: PathBuf,
    /// What each name in index.html stands for in the finished site.
    references: BTreeMap<String, Reference>,
}

impl Site {
    pub(super) fn new(from: &Path, to: &Path) -> Self {
        Self { from: from.to_path_buf(), to: to.to_path_buf(), references: BTreeMap::new() }
    }

    /// Writes a file under a name that carries its hash.
    fn write_hashed(&mut self, reference: &str, folder: &str, content: &[u8], integrity: bool) -> Result<()> {
        let name = format!("{folder}/{}", hashed_name(reference, content));
        self.write(&name, content)?;
        let integrity = integrity.then(|| digest::integrity(content));
        self.references.insert(reference.to_owned(), Reference { name, integrity });
        Ok(())
    }

    fn write(&self, name: &str, content: &[u8]) -> Result<()> {
        let path = self.to.join(name);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&path, content).with_context(|| format!("cannot write {}", path.display()))
    }

    fn read(&self, name: &str) -> Result<Vec<u8>> {
        let path = self.from.join(name);
        fs::read(&path).with_context(|| format!("cannot read {}", path.display()))
    }
}

/// Writes every file of the site, the page last, since it names the others.
pub(super) fn write_all(site: &mut Site, workspace: &Workspace, tools: &Tools) -> Result<()> {
    let html = String::from_utf8(site.read("index.html")?).context("index.html is not UTF-8")?;

    let script = bundle(site, workspace, tools, LOADER, &["--format=esm"])?;
    site.write_hashed(LOADER, "assets", &script, true)?;
    let style = bundle(site, workspace, tools, STYLES, &["--loader:.svg=dataurl"])?;
    site.write_hashed(STYLES, "assets", &style, true)?;
    // Loaded later, by scripts, which have no place for an integrity.
    let esm = &["--format=esm"][..];
    for (entry, arguments) in [(ANNEX, esm), (FAILURE, esm), (ANNEX_STYLES, &[])] {
        let bundled = bundle(site, workspace, tools, entry, arguments)?;
        site.write_hashed(entry, "assets", &bundled, false)?;
    }

    for name in files(&site.from)? {
        if name == "index.html" || BUNDLED.iter().any(|bundled| name.starts_with(bundled)) {
            continue;
        }
        let content = site.read(&name)?;
        if page::mentions(&html, &name) {
            let folder = if name.starts_with("guides/") { "guides" } else { "assets" };
            site.write_hashed(&name, folder, &content, false)?;
        } else {
            // Nothing in the page tells visitors about a new name, so the name stays.
            site.write(&name, &content)?;
        }
    }
    let html = page::rewrite(&html, &site.references)?;
    site.write("index.html", html.as_bytes())
}

/// Bundles and minifies an entry point with everything that it imports.
fn bundle(
    site: &Site,
    workspace: &Workspace,
    tools: &Tools,
    entry: &str,
    arguments: &[&str],
) -> Result<Vec<u8>> {
    let file = workspace.path("target").join("bundle").join(entry);
    let mut command = tools.node_command("esbuild/bin/esbuild")?;
    command
        .arg(site.from.join(entry))
        .args([
            "--bundle",
            "--minify",
            "--charset=utf8",
            "--legal-comments=none",
            "--log-level=warning",
            BROWSERS,
        ])
        .args(arguments)
        .arg(format!("--outfile={}", file.display()));
    process::output(&mut command)?;
    fs::read(&file).with_context(|| format!("esbuild made no {}", file.display()))
}

/// `web/loader.js` with its content becomes `loader.0123456789.js`.
fn hashed_name(reference: &str, content: &[u8]) -> String {
    let name = reference.rsplit('/').next().unwrap_or(reference);
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let stem = match reference {
        STYLES => "style",
        ANNEX_STYLES => "annex",
        _ => stem.trim_end_matches("_bg"),
    };
    format!("{stem}.{}.{ending}", digest::short(content))
}

/// The names of all files under a folder, relative to it and with `/`, sorted.
pub(super) fn files(folder: &Path) -> Result<Vec<String>> {
    fn walk(folder: &Path, prefix: &str, names: &mut Vec<String>) -> Result<()> {
        let entries = fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
        for entry in entries {
            let entry = entry?;
            let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
            if entry.file_type()?.is_dir() {
                walk(&entry.path(), &format!("{name}/"), names)?;
            } else {
                names.push(name);
            }
        }
        Ok(())
    }
    let mut names = Vec::new();
    walk(folder, "", &mut names)?;
    names.sort();
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_carries_ten_digits_of_the_hash() {
        assert_eq!(hashed_name("web/loader.js", b""), "loader.e3b0c44298.js");
        assert_eq!(hashed_name("styles/index.css", b""), "style.e3b0c44298.css");
        assert_eq!(hashed_name("styles/annex/index.css", b""), "annex.e3b0c44298.css");
        assert_eq!(hashed_name("unstuck_bg.wasm", b""), "unstuck.e3b0c44298.wasm");
        assert_eq!(hashed_name("guides/icloud-backup.en.json", b""), "icloud-backup.en.e3b0c44298.json");
    }
}
