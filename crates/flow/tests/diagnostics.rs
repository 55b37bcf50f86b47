//! Every kind of finding, with its words, places and advice: one folder a case, named after the code.
//!
//! `UPDATE_EXPECT=1 cargo test -p unstuck-flow --test diagnostics` writes what the compiler says now; read the
//! difference before keeping it.

mod support;

use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use support::{BASE, said};
use unstuck_flow::compile::{Code, compile};

/// Kinds without a folder, and why.
const ELSEWHERE: &[Code] = &[
    // It takes more parts than anyone wants to read; see below.
    Code::TooMany,
    // No guide is known to cause it: it stands for a gap in the other checks.
    Code::Refused,
    // Found by running the guide: crates/proof/tests/diagnostics.
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
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diagnostics");
    let entries = fs::read_dir(folder).expect("the folder of cases is there");
    let mut cases: Vec<_> = entries.map(|entry| entry.expect("it is readable").path()).collect();
    cases.sort();
    cases
}

fn code_of(case: &Path) -> Code {
    let name = case.file_name().and_then(|name| name.to_str()).expect("the name is UTF-8");
    let number = name.split('-').next().unwrap_or_default();
    Code::parse(number).unwrap_or_else(|| panic!("{name} does not begin with a code"))
}

#[test]
fn every_case_is_reported_as_expected() {
    let update = env::var_os("UPDATE_EXPECT").is_some();
    let mut wrong = Vec::new();
    for case in cases() {
        let code = code_of(&case);
        let script = fs::read_to_string(case.join("change.txt")).expect("every case has a change.txt");
        let (said, outcome) = said(&script);
        if !outcome.diagnostics.iter().chain(&outcome.figures).any(|found| found.code == code) {
            wrong.push(format!("{}: no {}\n{said}", case.display(), code.as_str()));
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
    let seen: BTreeSet<Code> = cases().iter().map(|case| code_of(case)).collect();
    let missing: Vec<_> = Code::ALL
        .iter()
        .filter(|code| !seen.contains(code) && !ELSEWHERE.contains(code))
        .map(|code| code.as_str())
        .collect();
    assert!(missing.is_empty(), "no case for {missing:?}");
}

#[test]
fn codes_have_distinct_numbers_in_order_and_are_explained() {
    let numbers: Vec<_> = Code::ALL.iter().map(|code| code.as_str()).collect();
    let mut sorted = numbers.clone();
    sorted.sort_unstable();
    sorted.dedup();
    assert_eq!(numbers, sorted);
    for code in Code::ALL {
        assert_eq!(Code::parse(&code.as_str().to_lowercase()), Some(*code));
        assert!(code.explanation().len() > 80, "{} is hardly explained", code.as_str());
    }
}

#[test]
fn the_table_of_codes_for_authors_is_complete() {
    let table = include_str!("../../../docs/authoring.md");
    for code in Code::ALL {
        let row = format!("| {} | {} | {} |", code.as_str(), code.severity().as_str(), code.title());
        assert!(table.contains(&row), "docs/authoring.md lacks the row\n{row}");
    }
}

#[test]
fn a_guide_with_more_parts_than_can_be_counted_is_refused() {
    let mut source = BASE.to_owned();
    let page = "\n[[page]]\nid = \"p\"\ntitle = \"t\"\nsection = \"basics\"\nsummary = \"s\"\nbody = \"b\"\n";
    source.push_str(&page.repeat(usize::from(u16::MAX)));
    let outcome = compile(&source);
    assert!(outcome.guide.is_none());
    let found = &outcome.diagnostics[0];
    assert_eq!(found.code, Code::TooMany);
    assert_eq!(found.message, "the guide has 65536 pages, and 65535 is the most there can be");
}
