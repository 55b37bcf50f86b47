//! Versions from `Cargo.lock`.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

/// The locked version of a package. The command-line tool of wasm-bindgen must have the version of the crate.
pub(crate) fn version(root: &Path, package: &str) -> Result<String> {
    let path = root.join("Cargo.lock");
    let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    find(&text, package).with_context(|| format!("Cargo.lock names no package `{package}`"))
}

fn find(text: &str, package: &str) -> Option<String> {
    let mut lines = text.lines();
    lines.find(|line| value(line, "name") == Some(package))?;
    lines.next().and_then(|line| value(line, "version")).map(str::to_owned)
}

/// The string of a `key = "string"` line.
fn value<'a>(line: &'a str, key: &str) -> Option<&'a str> {
    line.strip_prefix(key)?.strip_prefix(" = \"")?.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = "\
version = 4

[[package]]
name = \"wasm-bindgen\"
version = \"0.2.130\"

[[package]]
name = \"wasm-bindgen-futures\"
version = \"0.4.80\"
";

    #[test]
    fn a_version_is_found_by_the_whole_name() {
        assert_eq!(find(LOCK, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(find(LOCK, "wasm-bindgen-futures").as_deref(), Some("0.4.80"));
        assert_eq!(find(LOCK, "wasm"), None);
    }
}
