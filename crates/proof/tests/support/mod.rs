//! What the tests of the proof share.
#![allow(dead_code, reason = "every test file uses a part of it")]

use unstuck_flow::compile::{Diagnostic, Label, Outcome, compile, position};
use unstuck_proof::{Depth, Proof, check};

/// A small guide without a fault.
pub(crate) const BASE: &str = include_str!("../../../flow/tests/base/guide.toml");

/// A guide that compiles, and what running it shows.
pub(crate) fn checked(source: &str, depth: &Depth) -> (Outcome, Proof) {
    let outcome = compile(source);
    let proof = check(&outcome, depth, "https://guide.example").expect("a guide that compiles has a model");
    let proof = proof.unwrap_or_else(|| panic!("it does not compile: {:?}", outcome.diagnostics));
    (outcome, proof)
}

pub(crate) fn is_clean(proof: &Proof) -> bool {
    proof.diagnostics.is_empty()
}

/// Findings as plain text: place, marked text, label and help of each.
pub(crate) fn render(source: &str, found: &[Diagnostic]) -> String {
    let mut out = String::new();
    for found in found {
        out.push_str(&format!("{}[{}]: {}\n", found.severity().as_str(), found.code.as_str(), found.message));
        for (index, Label { span, text }) in found.labels().enumerate() {
            let at = position(source, span.start);
            let word = if index == 0 { "at" } else { "and" };
            out.push_str(&format!("  {word} {}:{} |{}| {text}\n", at.line, at.column, span.text(source)));
        }
        if let Some(help) = &found.help {
            out.push_str(&format!("  help: {}\n", help.replace('\n', "\n        ")));
        }
        out.push('\n');
    }
    out
}
