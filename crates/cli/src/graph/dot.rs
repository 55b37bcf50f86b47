//! The drawing for Graphviz.

use std::fmt::Write as _;

use super::picture::{Kind, MAP, PATHS, Picture, percent};
use crate::measure::wrap;

/// Lines of labels are about this wide, in points.
const WIDE: f64 = 170.0;
const TYPE: f64 = 12.0;

pub(super) fn render(picture: &Picture<'_>) -> String {
    let mut dot = format!(
        "digraph {} {{\n  graph [rankdir=LR, label={}, fontname=\"sans-serif\"];\n  \
         node [shape=box, style=rounded, fontname=\"sans-serif\"];\n  edge [fontname=\"sans-serif\", fontsize=11];\n",
        quoted(picture.id),
        quoted(picture.title),
    );
    // Writing to a string does not fail.
    let _ = writeln!(dot, "  subgraph cluster_paths {{\n    label={};", quoted(PATHS));
    for (at, node) in picture.nodes.iter().enumerate() {
        let more = if node.is_cut { ", goes on" } else { "" };
        let note = format!("{}, {}{more}", node.kind.word(), percent(node.probability));
        let style = match node.kind {
            Kind::Solved | Kind::Support => ", style=\"rounded,bold\"",
            Kind::Rest => ", style=\"rounded,dashed\"",
            _ => "",
        };
        let _ = writeln!(dot, "    n{at} [label={}{style}];", label(&node.text, &note));
    }
    for (at, node) in picture.nodes.iter().enumerate() {
        if let Some(edge) = &node.from {
            let label = label(&edge.text, &percent(edge.probability));
            let _ = writeln!(dot, "    n{} -> n{at} [label={label}];", edge.node);
        }
    }
    let _ = writeln!(dot, "  }}\n  subgraph cluster_map {{\n    label={};", quoted(MAP));
    for (at, cause) in picture.causes.iter().enumerate() {
        let note = format!("cause, {}", percent(cause.prior));
        let _ = writeln!(dot, "    c{at} [label={}];", label(cause.name, &note));
    }
    for (at, fix) in picture.fixes.iter().enumerate() {
        let _ = writeln!(dot, "    f{at} [label={}];", label(fix.title, "step"));
    }
    for works in &picture.works {
        let (pen, rate) = (0.5 + 2.5 * works.rate, percent(works.rate));
        let label = quoted(&rate);
        let _ = writeln!(dot, "    c{} -> f{} [label={label}, penwidth={pen:.2}];", works.cause, works.fix);
    }
    dot.push_str("  }\n}\n");
    dot
}

/// Lines of text, and a note below them.
fn label(text: &str, note: &str) -> String {
    let mut lines: Vec<String> =
        wrap(text, TYPE, WIDE, usize::MAX).iter().map(|line| escaped(line)).collect();
    lines.push(escaped(note));
    // Between the quotes, a backslash and an n part two lines.
    format!("\"{}\"", lines.join("\\n"))
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", escaped(text))
}

/// A text between quotes. Labels know escapes of their own that begin with a backslash, and the entities of HTML.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '"' => escaped.push_str("\\\""),
            '\\' => escaped.push_str("\\\\"),
            '&' => escaped.push_str("&amp;"),
            sign if sign.is_control() => escaped.push(' '),
            sign => escaped.push(sign),
        }
    }
    escaped
}
