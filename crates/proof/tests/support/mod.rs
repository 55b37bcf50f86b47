//! What the tests of the proof share.
#![allow(dead_code, reason = "every test file uses a part of it")]

#[path = "../../../flow/tests/support/cases.rs"]
mod cases;

pub(crate) use cases::*;
use unstuck_flow::compile::{Outcome, compile};
use unstuck_proof::{Depth, Proof, check};

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
