//! The files for pages that embed a guide: the element, which a page loads, the rest, which the element loads, and the script
//! around a frame.

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Result, bail};

use super::assets::{Site, bundle};
use super::manual;
use crate::digest;
use crate::setup::Tools;
use crate::workspace::Workspace;

/// The element, under a name that stays and under one that carries its hash.
pub(super) const ELEMENT: &str = "embed/unstuck-guide";

/// The version that all packages of the workspace have.
pub(crate) const RELEASE: &str = env!("CARGO_PKG_VERSION");

/// What the rest calls a file, and what the pages of the site call it.
const FILES: [(&str, &str); 5] = [
    ("app", "unstuck_web_bg.wasm"),
    ("annex", "annex_bg.wasm"),
    ("style", "styles/index.css"),
    ("annex-style", "styles/annex/index.css"),
    ("probe", "probe.bin"),
];

/// How the example hosts that are made with a framework are bundled.
const FRAMEWORKS: &[&str] = &[
    "--format=esm",
    "--jsx=automatic",
    "--define:process.env.NODE_ENV=\"production\"",
    "--define:__VUE_OPTIONS_API__=false",
    "--define:__VUE_PROD_DEVTOOLS__=false",
    "--define:__VUE_PROD_HYDRATION_MISMATCH_DETAILS__=false",
];

/// Writes the element and the rest, once all that they name is written.
pub(super) fn write(site: &mut Site, workspace: &Workspace, tools: &Tools) -> Result<()> {
    let mut files: BTreeMap<String, String> = BTreeMap::new();
    for (name, reference) in FILES {
        files.insert(name.to_owned(), site.entry(reference)?);
    }
    // Its glue comes with the annex, as on a page of its own.
    let annex = bundle(site, workspace, tools, "embed/annex.js", &["--format=esm"])?;
    let name = format!("annex.{}.js", digest::short(&annex));
    site.write(&format!("embed/{name}"), &annex)?;
    files.insert("annex-glue".to_owned(), format!("[\"{name}\"]"));
    let mut first = None;
    for reference in site.guides() {
        let Some(name) = reference.strip_prefix("guides/").and_then(|name| name.strip_suffix(".bin")) else {
            continue;
        };
        // `icloud-backup.en` and `icloud-backup.en.pages`
        if let Some((id, _)) = name.split_once('.') {
            first.get_or_insert_with(|| id.to_owned());
        }
        files.insert(name.to_owned(), site.entry(&reference)?);
    }
    let Some(first) = first else { bail!("the site has no guide to embed") };
    let files = files.iter().map(|(name, file)| format!("\"{name}\":{file}")).collect::<Vec<_>>().join(",");
    let list = format!("{{\"first\":\"{first}\",\"page\":\"../index.html\",{files}}}");

    let rest = filled(
        bundle(site, workspace, tools, "web/embed/guide.js", &["--format=esm"])?,
        &[("__FILES__", &list)],
    )?;
    let rest_name = format!("guide.{}.js", digest::short(&rest));
    site.write(&format!("embed/{rest_name}"), &rest)?;

    let element = filled(
        bundle(site, workspace, tools, "web/embed/element.js", &["--format=esm"])?,
        &[
            ("__RELEASE__", RELEASE),
            ("__REST__", &rest_name),
            ("__REST_INTEGRITY__", &digest::integrity(&rest)),
        ],
    )?;
    site.write(&format!("{ELEMENT}.js"), &element)?;
    site.write(&format!("{ELEMENT}.{}.js", digest::short(&element)), &element)?;
    let host = bundle(site, workspace, tools, "web/embed/host.js", &["--format=esm"])?;
    site.write("embed/unstuck-frame.js", &host)?;
    for host in ["react/app.jsx", "vue/app.js"] {
        let entry = format!("examples/{host}");
        let script = bundle(site, workspace, tools, &entry, FRAMEWORKS)?;
        let (stem, _) = entry.rsplit_once('.').unwrap_or((&entry, ""));
        site.write(&format!("{stem}.js"), &script)?;
    }
    let manual = fs::read_to_string(workspace.path("docs/embedding.md"))?;
    site.write("embed/embedding.html", manual::page(&manual).as_bytes())?;
    let snippet = format!(
        "<script type=\"module\" src=\"{ELEMENT}.{}.js\" integrity=\"{}\" crossorigin=\"anonymous\"></script>\n<unstuck-guide guide=\"{first}\"></unstuck-guide>\n",
        digest::short(&element),
        digest::integrity(&element),
    );
    site.write("embed/snippet.html", snippet.as_bytes())
}

/// A script with what only the build knows.
fn filled(script: Vec<u8>, blanks: &[(&str, &str)]) -> Result<Vec<u8>> {
    let mut script = String::from_utf8(script)?;
    for (blank, value) in blanks {
        if !script.contains(blank) {
            bail!("a script of web/embed has no place for {blank}");
        }
        script = script.replace(blank, value);
    }
    Ok(script.into_bytes())
}

#[cfg(test)]
mod tests {
    use super::filled;

    #[test]
    fn a_script_without_a_blank_is_refused() {
        let fill = |script: &str| {
            filled(script.into(), &[("__A__", "1")]).map(|script| String::from_utf8(script).unwrap())
        };
        assert_eq!(fill("a(\"__A__\")").unwrap(), "a(\"1\")");
        assert!(fill("a()").is_err());
    }
}
