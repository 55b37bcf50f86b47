//! The examples of explanations are true: what is reported there is reported, and what is better is not.

mod support;

use support::BASE;
use unstuck_flow::compile::{Code, Review, compile_on};

/// Codes whose examples are keys of one part of a guide, each with the part of the base guide that they are put into.
const EXAMPLES: &[(&str, &str)] = &[
    ("G064", "[[fix]]\nid = \"plug\"\n"),
    ("G065", "[[fix]]\nid = \"plug\"\n"),
    ("G066", "[[fix]]\nid = \"plug\"\n"),
    ("G067", "[[fix]]\nid = \"plug\"\n"),
    ("G130", "[[fix]]\nid = \"plug\"\n"),
    ("G131", "[[cause]]\nid = \"memory\"\n"),
    ("G132", "[[cause]]\nid = \"memory\"\n"),
    ("G133", "format = 1\n"),
];

/// The base guide with an example's keys in place of its own in a part.
fn with(part: &str, example: &str) -> String {
    let (before, rest) = BASE.split_once(part).expect("the part is there");
    let (own, after) = rest.split_once("\n\n").expect("it is not the last");
    let mut example: Vec<&str> =
        example.lines().map(|line| line.strip_prefix("    ").unwrap_or(line)).collect();
    example.retain(|line| !line.is_empty());
    let key = |line: &str| line.split_once(" = ").map(|(key, _)| key.to_owned());
    let given: Vec<String> = example.iter().filter_map(|line| key(line)).collect();
    let kept: Vec<&str> =
        own.lines().filter(|line| key(line).is_none_or(|own| !given.contains(&own))).collect();
    let source = "[[source]]\nid = \"forum-of-menders\"\nname = \"A forum\"\nseen = \"2027-11-20\"\n";
    format!("{before}{part}{}\n{}\n\n{after}\n{source}", kept.join("\n"), example.join("\n"))
}

#[test]
fn bad_examples_are_reported_and_good_ones_are_not() {
    let review = Review::new("2027-12-01", 12).expect("it is a day");
    for (number, part) in EXAMPLES {
        let code = Code::parse(number).expect("it is a code");
        let (_, examples) = code.explanation().split_once("\n\nReported").expect("there are examples");
        let (bad, good) = examples.split_once("\n\nBetter").expect("one is better");
        for (example, is_bad) in [(bad, true), (good, false)] {
            let (_, lines) = example.split_once(":\n\n").expect("the example is set in");
            let guide = with(part, lines);
            let outcome = compile_on(&guide, None, &review);
            let found = outcome.diagnostics.iter().any(|found| found.code == code);
            assert_eq!(found, is_bad, "{number}: {:?}\n{guide}", outcome.diagnostics);
            let broken = |found: &&unstuck_flow::compile::Diagnostic| found.code <= Code::BadId;
            assert_eq!(outcome.diagnostics.iter().find(broken), None, "{number}");
        }
    }
}
