//! Everything that is found by running a guide: one folder a case, named after the code, as in the tests of the compiler.
//!
//! `UPDATE_EXPECT=1 cargo test -p unstuck-proof --test diagnostics` writes what is said now; read the difference before keeping it.

mod support;

use std::env;
use std::fs;
use std::path::PathBuf;

use support::{BASE, change, checked, code_of, findings, is_clean, script};
use unstuck_flow::compile::Code;
use unstuck_flow::record::decode;
use unstuck_proof::Depth;

/// The codes that are found by running a guide.
const CODES: [Code; 8] = [
    Code::NeverParts,
    Code::SuggestsNothing,
    Code::NeverReached,
    Code::NeverAsked,
    Code::AlwaysClosed,
    Code::OftenClosed,
    Code::LeadsNowhere,
    Code::NothingTried,
];

fn cases() -> Vec<PathBuf> {
    support::cases(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn every_case_is_reported_as_expected() {
    let update = env::var_os("UPDATE_EXPECT").is_some();
    let mut wrong = Vec::new();
    for case in cases() {
        let source = change(&script(&case)).guide;
        let (outcome, proof) = checked(&source, &Depth::CHECK);
        assert!(outcome.diagnostics.is_empty(), "{}: {:?}", case.display(), outcome.diagnostics);
        let said = findings(&source, &proof.diagnostics);
        if !proof.diagnostics.iter().any(|found| found.code == code_of(&case)) {
            wrong.push(format!("{}: is not found\n{said}", case.display()));
            continue;
        }
        let expected = case.join("expected.txt");
        if update {
            fs::write(&expected, &said).expect("it can be written");
        } else if fs::read_to_string(&expected).unwrap_or_default() != said {
            wrong.push(format!("{}: is now\n{said}", case.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_code_has_a_case() {
    let seen: Vec<Code> = cases().iter().map(|case| code_of(case)).collect();
    assert!(CODES.iter().all(|code| seen.contains(code)), "{CODES:?} in {seen:?}");
}

#[test]
fn a_guide_without_fault_is_proved_in_all_its_states() {
    let depth = Depth { least: 0.0, ..Depth::PROVE };
    let (_, proof) = checked(BASE, &depth);
    assert!(is_clean(&proof), "{}", findings(BASE, &proof.diagnostics));
    assert!(proof.explored.complete);
    assert!(proof.explored.states > 20 && proof.explored.transitions > 200);
    assert!(proof.explored.faults.is_empty(), "{:?}", proof.explored.faults);
}

#[test]
fn a_counterexample_leads_where_its_finding_says() {
    let support = BASE.replace("support = 60", "support = 1");
    let (outcome, proof) = checked(&support, &Depth::CHECK);
    let guide = outcome.guide.expect("it compiles");
    let model = unstuck_flow::lower::model(&guide).expect("it has a model");
    let over = proof.explored.handed_over.first().expect("something is handed over");
    let link = unstuck_proof::link("https://guide.example/", &guide, &over.events);
    let hash = link.strip_prefix("https://guide.example/#visit/").expect("it hands a visit over");
    let restored = decode(&guide, &hash.replace('/', "\n").replace('.', " ")).expect("it is a record");
    assert_eq!(restored.events, over.events);
    let state = unstuck_engine::replay(&model, &restored.events);
    assert!(matches!(state.step, unstuck_engine::Step::Support(_)));
    assert!(model.fixes().all(|fix| !state.facts.was_offered(fix)));
}
