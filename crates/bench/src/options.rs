//! The command line.

use std::path::PathBuf;

use anyhow::{Context, Result};
use lexopt::prelude::*;

/// Where things are.
pub(crate) struct Options {
    /// The source of the guide.
    pub(crate) guide: PathBuf,
    /// The program of Node.js.
    pub(crate) node: PathBuf,
    /// The script that node runs.
    pub(crate) node_script: PathBuf,
    /// What wasm-bindgen made of this package, optimised for speed.
    pub(crate) wasm: PathBuf,
    /// The same, optimised for size as the app is.
    pub(crate) small_wasm: PathBuf,
    /// The script that Python runs.
    pub(crate) peers_script: PathBuf,
    /// The Python that has the other engines, or why there is none.
    pub(crate) python: Result<PathBuf, String>,
}

impl Options {
    pub(crate) fn parse(mut parser: lexopt::Parser) -> Result<Self> {
        let (mut guide, mut node, mut node_script, mut wasm, mut small_wasm, mut peers_script) =
            (None, None, None, None, None, None);
        let mut python = Err("no --python was given".to_owned());
        while let Some(argument) = parser.next()? {
            let place = match argument {
                Long("guide") => &mut guide,
                Long("node") => &mut node,
                Long("node-script") => &mut node_script,
                Long("wasm") => &mut wasm,
                Long("small-wasm") => &mut small_wasm,
                Long("peers-script") => &mut peers_script,
                Long("python") => {
                    python = Ok(PathBuf::from(parser.value()?));
                    continue;
                }
                Long("without-peers") => {
                    python = Err(parser.value()?.string()?);
                    continue;
                }
                other => return Err(other.unexpected().into()),
            };
            *place = Some(PathBuf::from(parser.value()?));
        }
        let given = |place: Option<PathBuf>, name: &str| {
            place
                .with_context(|| format!("--{name} is missing; `cargo xtask bench-engine` gives all of them"))
        };
        Ok(Self {
            guide: given(guide, "guide")?,
            node: given(node, "node")?,
            node_script: given(node_script, "node-script")?,
            wasm: given(wasm, "wasm")?,
            small_wasm: given(small_wasm, "small-wasm")?,
            peers_script: given(peers_script, "peers-script")?,
            python,
        })
    }
}
