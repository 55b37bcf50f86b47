//! What the app brings into the browser: one gloo, and no parser for TOML.

use anyhow::{Result, bail};

use super::{Context, Passed};
use crate::cargo;

/// Crates that must not reach the browser, with the reason.
const ABSENT: [(&str, &str); 8] = [
    ("toml", "guides are compiled before they are published; the app only decodes them"),
    ("toml_edit", "guides are compiled before they are published; the app only decodes them"),
    ("unstuck-lab", "experiments are for authors and tests"),
    ("unstuck-json", "bare models and counts are read by the author's tool"),
    ("unstuck-bench", "it times the engine for those who work on it"),
    ("strsim", "suggestions are for authors, on a terminal"),
    ("regex", "it is larger than the whole app"),
    ("miette", "reports are for authors, on a terminal"),
];

/// Crates of which a second version would be shipped twice.
const SINGLE: [&str; 5] = ["gloo", "gloo-utils", "yew", "web-sys", "wasm-bindgen"];

pub(super) fn tree(context: &Context<'_>) -> Result<Passed> {
    let problems = problems(&cargo::linked(context.workspace, "{p}")?);
    if !problems.is_empty() {
        bail!("{}", problems.join("\n"));
    }
    Ok(Passed::Fully)
}

/// Reads lines like `gloo v0.11.0 (*)`.
fn problems(tree: &str) -> Vec<String> {
    let mut packages: Vec<(&str, &str)> = tree
        .lines()
        .filter_map(|line| {
            let mut words = line.split_whitespace();
            Some((words.next()?, words.next()?))
        })
        .collect();
    packages.sort_unstable();
    packages.dedup();
    let versions = |name: &str| packages.iter().filter(|(package, _)| *package == name).count();

    let absent = ABSENT
        .iter()
        .filter(|(name, _)| versions(name) > 0)
        .map(|(name, reason)| format!("`{name}` would be shipped to the browser: {reason}"));
    let single = SINGLE
        .iter()
        .filter(|name| versions(name) != 1)
        .map(|name| format!("`{name}` should be there in exactly one version, not {}", versions(name)));
    absent.chain(single).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "unstuck v0.1.0 (/project)\nyew v0.23.0\ngloo v0.11.0\ngloo-utils v0.2.0\nweb-sys v0.3.1\n\
        wasm-bindgen v0.2.130\ngloo v0.11.0 (*)\n";

    #[test]
    fn repeated_lines_are_one_version() {
        assert_eq!(problems(GOOD), Vec::<String>::new());
    }

    #[test]
    fn a_second_version_and_a_parser_are_named() {
        let tree = format!("{GOOD}gloo v0.12.0\ntoml v1.0.0\n");
        let problems = problems(&tree);
        assert_eq!(problems.len(), 2);
        assert!(problems[0].contains("`toml`") && problems[1].contains("`gloo`"));
    }
}
