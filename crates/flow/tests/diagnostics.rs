//! Every kind of finding, with its words, places and advice: one folder a case, named after the code.
//!
//! `UPDATE_EXPECT=1 cargo test -p unstuck-flow --test diagnostics` writes what the compiler says now; read the
//! difference before keeping it.

mod support;

use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::path::PathBuf;

use support::{BASE, code_of, said, script};
use unstuck_flow::compile::{Code, Diagnostic, Review, compile, compile_on};

/// Kinds without a folder, and why.
const ELSEWHERE: &[Code] = &[
    // It takes more parts than anyone wants to read; see below.
    Code::TooMany,
    // No guide is known to cause it: it stands for a gap in the other checks.
    Code::Refused,
    // It depends on the day; see below.
    Code::LongAgo,
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
    support::cases(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn every_case_is_reported_as_expected() {
    let update = env::var_os("UPDATE_EXPECT").is_some();
    let mut wrong = Vec::new();
    for case in cases() {
        let code = code_of(&case);
        let script = script(&case);
        let (said, found) = said(&script);
        if !found.iter().any(|found| found.code == code) {
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
fn newer_codes_are_explained_with_a_bad_and_a_good_example() {
    for code in Code::ALL.iter().filter(|code| {
        matches!(code.as_str(), "G064" | "G065" | "G066" | "G067" | "G068") || code.as_str() >= "G130"
    }) {
        let (_, examples) = code.explanation().split_once("\n\nReported").unwrap_or_default();
        let (bad, good) = examples.split_once("\n\nBetter").unwrap_or_default();
        for example in [bad, good] {
            let (_, lines) = example.split_once(":\n\n").unwrap_or_default();
            let set_in = |line: &str| line.is_empty() || line.starts_with("    ");
            assert!(!lines.is_empty() && lines.lines().all(set_in), "{} lacks an example", code.as_str());
        }
    }
}

#[test]
fn what_was_looked_at_long_ago_is_reported_on_the_day_that_is_given() {
    let source = BASE.replace(
        "[planner]",
        "[[source]]\nid = \"a\"\nname = \"A\"\nseen = \"2025-01-02\"\n\n[[source]]\nid = \"b\"\nname = \"B\"\nseen = \"2027-01-02\"\n\n[planner]",
    );
    let figures = "[[plan]]\nid = \"p\"\ngb = 5\ncertainty = \"judged\"\nchecked = \"2026-01-31\"\n";
    let on = |today: &str, months: u16| {
        let review = Review::new(today, months).expect("it is a day");
        let outcome = compile_on(&source, Some(figures), &review);
        let of = |found: &[Diagnostic], source: &str| -> Vec<String> {
            let old = found.iter().filter(|found| found.code == Code::LongAgo);
            old.map(|found| format!("{} |{}|", found.message, found.primary.span.text(source))).collect()
        };
        (of(&outcome.diagnostics, &source), of(&outcome.figures, figures))
    };
    assert_eq!(on("2025-12-31", 12), (vec![], vec![]));
    assert_eq!(
        on("2027-11-22", 12),
        (
            vec![
                "the guide was last reviewed 12 months ago |\"2026-11-22\"|".to_owned(),
                "1 of 2 sources were last looked at 12 months ago or earlier |\"2025-01-02\"|".to_owned(),
            ],
            vec!["1 of 1 figures were last looked at 12 months ago or earlier |\"2026-01-31\"|".to_owned()],
        )
    );
    assert_eq!(on("2027-11-21", 24).0.len(), 1);
}

#[test]
fn a_cause_for_support_only_needs_no_fix() {
    let bulb = "works = { bulb = 0.9 }";
    let source = BASE.replace(bulb, "works = { unplugged = 0.3 }").replace(
        "explain = \"Bulbs last some years.\"",
        "explain = \"Bulbs last some years.\"\nsupport_only = true",
    );
    let outcome = compile(&source);
    assert!(outcome.diagnostics.is_empty(), "{:?}", outcome.diagnostics);
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
