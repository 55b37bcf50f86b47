//! A translation to begin with: what is missing, in the words of the guide, as comments.

use std::fmt::Write;

use super::walk::Missing;
use crate::guide::Guide;

/// The texts that a translation lacks, each behind `#` until somebody translates it. `head` says whether it is a file of
/// its own; else it is what to add to one.
///
/// A part whose header the file has already is only named in a comment: TOML does not take a header twice.
#[must_use]
pub fn skeleton(guide: &Guide, lang: &str, missing: &[Missing], head: bool) -> String {
    let mut out = String::new();
    if head {
        let Guide { id, title, reviewed, .. } = guide;
        let _ = write!(
            out,
            "# “{title}” in another language.\n\
             #\n\
             # Below stand the texts of the guide: take away the `# ` in front of one and write it in your language.\n\
             # Figures in braces and addresses of pages stay as they are.\n\
             format = 1\ntranslates = \"{id}\"\nlang = \"{lang}\"\n\
             # The day it was last held against the guide.\nreviewed = \"{reviewed}\"\n"
        );
    }
    let mut before = None;
    for one in missing {
        if one.key.is_empty() {
            comment(&mut out, &format!("\n{}", one.source));
            before = None;
            continue;
        }
        // Steps of the checklist have the same header, and a first key that begins each of them.
        let begins = before != Some((&one.part, one.at)) || (one.part.starts_with('[') && is_first(&one.key));
        if begins && !one.part.is_empty() {
            let sign = if one.at.is_some() { "# " } else { "" };
            let _ = writeln!(out, "\n{sign}[{}]", one.part);
        }
        before = Some((&one.part, one.at));
        comment(&mut out, &format!("{} = {}", one.key, one.source));
    }
    out
}

/// Whether a key is the first text of a part that has no id.
fn is_first(key: &str) -> bool {
    matches!(key, "title" | "name")
}

/// Each line behind `#`, but for those with nothing in them at the beginning.
fn comment(out: &mut String, text: &str) {
    let text = text.trim_end_matches('\n');
    let body = text.trim_start_matches('\n');
    out.push_str(&text[..text.len() - body.len()]);
    for line in body.lines() {
        out.push_str(if line.is_empty() { "#" } else { "# " });
        out.push_str(line);
        out.push('\n');
    }
}
