//! The drawing for Mermaid.

use std::fmt::Write as _;

use super::picture::{Kind, MAP, PATHS, Picture, percent};

pub(super) fn render(picture: &Picture<'_>) -> String {
    let mut drawn = format!(
        "flowchart LR\n  accTitle: {}\n  accDescr: {}\n  subgraph paths[\"{PATHS}\"]\n",
        escaped(picture.title),
        escaped(&picture.says()),
    );
    for (at, node) in picture.nodes.iter().enumerate() {
        let (open, close) = match node.kind {
            Kind::Start | Kind::Solved | Kind::Support => ("([", "])"),
            Kind::Question | Kind::Again => ("{{", "}}"),
            Kind::Caution | Kind::Fix | Kind::Wait => ("[", "]"),
            Kind::Rest => ("(", ")"),
        };
        let more = if node.is_cut { ", goes on" } else { "" };
        let (text, kind, probability) = (escaped(&node.text), node.kind.word(), percent(node.probability));
        // Writing to a string does not fail.
        let _ = writeln!(drawn, "    n{at}{open}\"{text}<br/>{kind}, {probability}{more}\"{close}");
    }
    for (at, node) in picture.nodes.iter().enumerate() {
        if let Some(edge) = &node.from {
            let (text, probability) = (escaped(&edge.text), percent(edge.probability));
            let _ = writeln!(drawn, "    n{} -->|\"{text}<br/>{probability}\"| n{at}", edge.node);
        }
    }
    let _ = writeln!(drawn, "  end\n  subgraph map[\"{MAP}\"]");
    for (at, cause) in picture.causes.iter().enumerate() {
        let _ = writeln!(drawn, "    c{at}(\"{}<br/>{}\")", escaped(cause.name), percent(cause.prior));
    }
    for (at, fix) in picture.fixes.iter().enumerate() {
        let _ = writeln!(drawn, "    f{at}[\"{}\"]", escaped(fix.title));
    }
    for works in &picture.works {
        let _ = writeln!(drawn, "    c{} -->|\"{}\"| f{}", works.cause, percent(works.rate), works.fix);
    }
    drawn.push_str("  end\n");
    drawn
}

/// A text between quotes. Every sign that could mean anything to Mermaid, to Markdown or to HTML is written by its number, and
/// so is one that would begin a list.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for (at, sign) in text.char_indices() {
        let so_far = &text[..at];
        let begins_list = match sign {
            '-' | '+' => so_far.trim().is_empty(),
            '.' | ')' => so_far.trim_start().chars().all(|sign| sign.is_ascii_digit()),
            _ => false,
        };
        match sign {
            sign if begins_list => {
                let _ = write!(escaped, "#{};", u32::from(sign));
            }
            // Before an n it would part the line, so a joiner that nobody sees stands between.
            '\\' => escaped.push_str("#92;#8288;"),
            sign if sign.is_alphanumeric() || " .,!?:()-–—’“”„…+/".contains(sign) => {
                escaped.push(sign)
            }
            sign if sign.is_whitespace() || sign.is_control() => escaped.push(' '),
            sign => {
                let _ = write!(escaped, "#{};", u32::from(sign));
            }
        }
    }
    escaped
}
