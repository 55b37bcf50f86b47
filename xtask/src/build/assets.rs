//! From what Trunk collected to the files of the site: bundled, and named by their content.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::embed;
use super::page::{self, Reference};
use crate::setup::Tools;
use crate::workspace::Workspace;
use crate::{digest, process};

/// The entry points that are bundled, by the names that the pages give them.
const LOADER: &str = "web/loader.js";
const ANNEX: &str = "web/annex.js";
const FAILURE: &str = "web/failure.js";
const CHOSEN: &str = "web/chosen.js";
const STYLES: &str = "styles/index.css";
const ANNEX_STYLES: &str = "styles/annex/index.css";
const FRAME: &str = "web/embed/frame.js";
const FRAME_STYLES: &str = "styles/frame.css";
const GALLERY: &str = "web/gallery.js";
const GALLERY_STYLES: &str = "styles/gallery/index.css";
const PROGRAM: &str = "unstuck_web_bg.wasm";

/// The pages of the site.
const PAGES: [&str; 3] = ["index.html", "gallery.html", "embed.html"];

/// Folders and files of Trunk's output that end up inside of a bundle, or are for other places, so they are not copied.
const BUNDLED: [&str; 10] = [
    "styles/",
    "web/",
    "embed/",
    "snippets/",
    "unstuck_web.js",
    "annex.js",
    "gallery.js",
    "examples/react/app.jsx",
    "examples/vue/app.js",
    "examples/dokuwiki/",
];

/// The oldest browsers that can run the app: they allow WebAssembly under a security policy without `unsafe-eval`.
const BROWSERS: &str = "--target=chrome97,edge97,firefox102,safari16,ios16";

/// The site in the making.
pub(super) struct Site {
    from: PathBuf,
    to: PathBuf,
    /// What each name in the pages stands for in the finished site.
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

    /// What the rest of the element has to know of a file that was written: where it is from there, and its integrity.
    pub(super) fn entry(&self, reference: &str) -> Result<String> {
        let name =
            &self.references.get(reference).with_context(|| format!("no page names {reference}"))?.name;
        let content = fs::read(self.to.join(name))?;
        Ok(format!("[\"../{name}\",\"{}\"]", digest::short_integrity(&content)))
    }

    /// The guides and their pages, by the names that they had before they got their hashes.
    pub(super) fn guides(&self) -> Vec<String> {
        self.references.keys().filter(|name| name.starts_with("guides/")).cloned().collect()
    }

    pub(super) fn write(&self, name: &str, content: &[u8]) -> Result<()> {
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

/// Writes every file of the site, the pages last, since they name the others.
pub(super) fn write_all(site: &mut Site, workspace: &Workspace, tools: &Tools) -> Result<()> {
    let pages = PAGES.map(|name| (name, site.read(name).map(String::from_utf8)));
    let mut html = Vec::new();
    for (name, page) in pages {
        html.push((name, page?.with_context(|| format!("{name} is not UTF-8"))?));
    }

    for (entry, arguments, integrity) in [
        (LOADER, &["--format=esm"][..], true),
        (STYLES, &["--loader:.svg=dataurl"], true),
        // Loaded later, by scripts, which have no place for an integrity.
        (ANNEX, &["--format=esm"], false),
        (ANNEX_STYLES, &[], false),
        (FAILURE, &["--format=esm"], false),
        (CHOSEN, &["--format=esm"], false),
        (FRAME, &["--format=esm"], true),
        (FRAME_STYLES, &[], true),
        (GALLERY, &["--format=esm"], true),
        (GALLERY_STYLES, &[], true),
    ] {
        let bundled = bundle(site, workspace, tools, entry, arguments)?;
        site.write_hashed(entry, "assets", &bundled, integrity)?;
    }

    // Guides that no page names, such as translations. The element names them, so that its language can choose one.
    let mut chosen = Vec::new();
    for name in files(&site.from)? {
        if PAGES.contains(&&*name) || BUNDLED.iter().any(|bundled| name.starts_with(bundled)) {
            continue;
        }
        let content = site.read(&name)?;
        if html.iter().any(|(_, html)| page::mentions(html, &name)) {
            let folder = if name.starts_with("guides/") { "guides" } else { "assets" };
            site.write_hashed(&name, folder, &content, false)?;
        } else {
            // Nothing in the pages tells visitors about a new name, so the name stays.
            site.write(&name, &content)?;
            if name.starts_with("guides/") {
                chosen.push((name, content));
            }
        }
    }
    page::all_are_named(&html, &site.references)?;
    for (name, content) in chosen {
        site.write_hashed(&name, "guides", &content, false)?;
    }
    for (name, html) in html {
        site.write(name, page::rewrite(name, &html, &site.references)?.as_bytes())?;
    }
    embed::write(site, workspace, tools)
}

/// Bundles and minifies an entry point with everything that it imports.
pub(super) fn bundle(
    site: &Site,
    workspace: &Workspace,
    tools: &Tools,
    entry: &str,
    arguments: &[&str],
) -> Result<Vec<u8>> {
    let file = workspace
        .path("target")
        .join("bundle")
        .join(entry)
        .with_extension(if entry.ends_with(".css") { "css" } else { "js" });
    let mut command = tools.node_command("esbuild/bin/esbuild")?;
    // Where the frameworks of example hosts are.
    command.env("NODE_PATH", tools.node_modules()?);
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
        GALLERY_STYLES => "gallery",
        PROGRAM => "unstuck",
        _ => stem.trim_end_matches("_bg"),
    };
    format!("{stem}.{}.{ending}", digest::short(content))
}

/// The names of all files under a folder, relative to it and with `/`, sorted.
pub(crate) fn files(folder: &Path) -> Result<Vec<String>> {
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
        assert_eq!(hashed_name(PROGRAM, b""), "unstuck.e3b0c44298.wasm");
        assert_eq!(hashed_name("guides/icloud-backup.en.json", b""), "icloud-backup.en.e3b0c44298.json");
    }
}
