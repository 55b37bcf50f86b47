//! A guide for every iPhone: the names and lines of each era, and nothing of the others.

mod support;

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use support::{BASE, render};
use unstuck_flow::codec;
use unstuck_flow::compile::{Outcome, compile, compile_with};
use unstuck_flow::guide::{Era, Guide, PageText};
use unstuck_flow::text::{Block, Inline};

const ERAS: &str = r#"
[phone]
hint = "See `Settings > About`."
account = "**Account**"

[[era]]
name = "iOS 15 or earlier"
until = 15

[[era]]
name = "iOS 16 or 17"
until = 17

[[era]]
name = "iOS 18 or later"
"#;

const RULES: &str = r#"
[[label]]
now = "Storage"
until = { 15 = "Manage Storage", 17 = "Manage Account Storage" }

[[label]]
now = "Account"
until = { 17 = "Profile" }

[[label]]
now = "Settings > Apps > Photos"
until = { 17 = "Settings > Photos" }

[[label]]
now = "Reset"
until = { 15 = "More > All > Reset" }
"#;

/// The base guide in which a lamp has settings. `said` gives what stands in it for every name that is not fixed.
fn settings(said: impl Fn(&str) -> &'static str) -> String {
    let source = BASE
        .replace(
            "place = { path = [\"Wall\", \"Socket\"] }",
            &format!(
                "place = {{ path = [{}], note = \"At **{}**, not **Photos**.\" }}",
                said("list"),
                said("storage")
            ),
        )
        .replace("`Cable > Plug`", &format!("`{}`", said("photos")))
        .replace("\"Turn the bulb.\"]", &format!("\"Turn the bulb.\", {}]", said("lines")))
        .replace("| **floor** |", &format!("| **{}** `{}` |", said("storage"), said("reset")));
    format!("{source}{ERAS}").replace("**Account**", &format!("**{}**", said("account")))
}

/// What the author writes.
fn now(name: &str) -> &'static str {
    match name {
        "list" => r#""Settings", "Storage", "Photos""#,
        "storage" => "Storage",
        "photos" => "Settings > Apps > Photos > Storage",
        "lines" => {
            r#"{ ios = { until = 15 }, text = "Old." }, { ios = { from = 16, until = 17 }, text = "Middle." },
               { ios = { from = 18 }, on = "face-id", text = "New." }"#
        }
        "reset" => "Settings > Reset > Storage",
        _ => "Account",
    }
}

/// What somebody with iOS 16 or 17 should read.
fn middle(name: &str) -> &'static str {
    match name {
        "list" => r#""Settings", "Manage Account Storage", "Photos""#,
        "storage" => "Manage Account Storage",
        "photos" => "Settings > Photos > Manage Account Storage",
        "lines" => r#"{ ios = { from = 16, until = 17 }, text = "Middle." }"#,
        "reset" => "Settings > Reset > Manage Account Storage",
        _ => "Profile",
    }
}

/// What somebody with iOS 15 or earlier should read.
fn early(name: &str) -> &'static str {
    match name {
        "list" => r#""Settings", "Manage Storage", "Photos""#,
        "storage" => "Manage Storage",
        "photos" => "Settings > Photos > Manage Storage",
        "lines" => r#"{ ios = { until = 15 }, text = "Old." }"#,
        "reset" => "Settings > More > All > Reset > Manage Storage",
        _ => "Profile",
    }
}

/// What somebody with the latest iOS should read.
fn late(name: &str) -> &'static str {
    if name == "lines" { r#"{ ios = { from = 18 }, on = "face-id", text = "New." }"# } else { now(name) }
}

fn compiled() -> Outcome {
    let source = format!("{}{RULES}", settings(now));
    let outcome = compile(&source);
    assert!(outcome.diagnostics.is_empty(), "{}", render(&source, &outcome));
    outcome
}

/// What the app reads for a version of iOS.
fn read(outcome: &Outcome, ios: Option<u16>) -> (Guide, Vec<PageText>) {
    let guide = outcome.guide.as_ref().expect("it has no errors");
    let bytes = codec::encode(guide, &outcome.names);
    let pages = codec::encode_pages(&outcome.pages, &outcome.names);
    (
        codec::decode(&bytes, ios).expect("it is a guide"),
        codec::decode_pages(&pages, ios).expect("they are pages").texts,
    )
}

#[test]
fn every_era_reads_the_guide_as_if_it_had_been_written_for_it_alone() {
    let outcome = compiled();
    let written = |said: fn(&str) -> &'static str| {
        // A line of one era leaves the others without one, which is an error; the parts are all there.
        let source = settings(said);
        let alone = compile(&source);
        assert_eq!(alone.errors(), 0, "{}", render(&source, &alone));
        (alone.guide.expect("it has no errors"), alone.pages)
    };
    let expected = [
        (Some(4), early as fn(&str) -> &'static str),
        (Some(15), early),
        (Some(16), middle),
        (Some(17), middle),
        (Some(18), late),
        (Some(99), late),
        (None, late),
    ];
    for (ios, said) in expected {
        let (mut guide, pages) = read(&outcome, ios);
        let (alone, alone_pages) = written(said);
        // Written for one era alone, nothing differs.
        guide.fixes.iter_mut().zip(&alone.fixes).for_each(|(fix, alone)| fix.varies = alone.varies);
        assert_eq!(guide, alone, "iOS {ios:?}");
        assert_eq!(pages, alone_pages.texts, "iOS {ios:?}");
    }
}

#[test]
fn it_is_known_where_the_era_matters() {
    let (guide, _) = read(&compiled(), None);
    let varies: Vec<bool> = guide.fixes.iter().map(|fix| fix.varies).collect();
    // The first has names that differ, the second lines; the others neither.
    assert_eq!(varies, [true, true, false, false]);
    assert!(guide.questions.iter().all(|question| !question.varies));
    let source = format!("{}{RULES}", settings(now)).replace(
        "minutes = 0.1",
        "minutes = 0.1\nplace = { path = [\"Settings\"], note = \"Below **Storage**.\" }",
    );
    let guide = compile(&source).guide.expect("it has no errors");
    assert!(guide.questions[2].varies && !guide.questions[1].varies);
}

#[test]
fn a_version_belongs_to_the_era_that_ends_with_it_or_after_it() {
    let (guide, _) = read(&compiled(), None);
    let eras: Vec<_> = guide.eras.iter().map(|era| (era.name.as_str(), era.until)).collect();
    assert_eq!(
        eras,
        [("iOS 15 or earlier", Some(15)), ("iOS 16 or 17", Some(17)), ("iOS 18 or later", None)]
    );
    for (ios, position) in [(9, 0), (15, 0), (16, 1), (17, 1), (18, 2), (26, 2), (u16::MAX, 2)] {
        assert_eq!(guide.era(Some(ios)), position, "{ios}");
    }
    assert_eq!(guide.era(None), 2);
    let without = compile(BASE).guide.expect("it has no errors");
    assert_eq!((without.era(None), without.era(Some(15))), (0, 0));
}

#[test]
fn a_guide_without_eras_is_the_same_for_everybody() {
    let outcome = compile(BASE);
    let whole = (outcome.guide.clone().expect("it has no errors"), outcome.pages.texts.clone());
    for ios in [None, Some(1), Some(17), Some(u16::MAX)] {
        assert_eq!(read(&outcome, ios), whole);
    }
}

#[test]
fn more_names_than_a_byte_can_count_are_refused() {
    let rule = |at: usize| format!("\n[[label]]\nnow = \"Label {at}\"\nuntil = {{ 15 = \"Former {at}\" }}\n");
    let rules = |count: usize| (0..count).map(rule).collect::<String>();
    let outcome = compile(&format!("{BASE}{ERAS}{}", rules(241)));
    let found = outcome.diagnostics.first().expect("it is refused");
    assert_eq!(found.message, "the guide has 241 labels with other names, and 240 is the most there can be");
    // All that are allowed, each of them used.
    let steps: String = (0..240).map(|at| format!("\"Tap **Label {at}**.\", ")).collect();
    let source = BASE.replace("steps = [\"Let it cool.\",", &format!("steps = [{steps}"));
    let source = format!("{source}{ERAS}{}", rules(240));
    let outcome = compile(&source);
    assert!(outcome.diagnostics.is_empty(), "{}", render(&source, &outcome));
    let (guide, _) = read(&outcome, Some(15));
    assert_eq!(guide.fixes[1].steps[239].text[1], Inline::Label("Former 239".to_owned()));
}

/// All runs of a text.
fn runs(text: &[Block]) -> Vec<&Inline> {
    let lines: Vec<&Vec<Inline>> = text
        .iter()
        .flat_map(|block| match block {
            Block::P(line) | Block::H(line) => vec![line],
            Block::Ul(items) | Block::Ol(items) => items.iter().collect(),
            Block::Table(head, rows) => head.iter().chain(rows.iter().flatten()).collect(),
        })
        .collect();
    lines.into_iter().flatten().collect()
}

#[test]
fn the_guides_of_this_repository_are_whole_in_every_era() {
    let flows = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../flows");
    for folder in fs::read_dir(flows).expect("the guides are there") {
        let path = folder.expect("it is readable").path().join("guide.toml");
        let figures = fs::read_to_string(path.with_file_name("figures.toml")).unwrap_or_default();
        let outcome = compile_with(&fs::read_to_string(&path).expect("it is readable"), &figures);
        let latest = read(&outcome, None).0;
        for era in 0..latest.eras.len().max(1) {
            let ios = latest.eras.get(era).map(Era::until);
            let (guide, pages) = read(&outcome, ios);
            assert_eq!(guide.era(ios), era);
            // Everything that a visit and a saved record count by stays where it is.
            assert_eq!(guide.eras, latest.eras);
            let ids = |guide: &Guide| -> Vec<String> {
                let fixes = guide.fixes.iter().map(|fix| fix.id.clone());
                fixes.chain(guide.questions.iter().map(|question| question.id.clone())).collect()
            };
            assert_eq!(ids(&guide), ids(&latest));
            for fix in &guide.fixes {
                assert!(!fix.steps.is_empty(), "{} has no line", fix.id);
                assert!(fix.place.iter().all(|place| !place.path.is_empty()), "{} is nowhere", fix.id);
            }
            let texts = pages.iter().flat_map(|page| runs(&page.body));
            let lines = guide.fixes.iter().flat_map(|fix| fix.steps.iter().flat_map(|step| &step.text));
            for run in texts.chain(lines) {
                let empty = match run {
                    Inline::Label(label) => label.is_empty(),
                    Inline::Path(labels) => labels.is_empty() || labels.iter().any(String::is_empty),
                    _ => false,
                };
                assert!(!empty, "{run:?}");
            }
        }
    }
}

/// A run of labels that rules may be about.
fn labels() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(vec!["A", "B", "C", "D"]), 1..4)
        .prop_map(|run| run.join(" > "))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_the_rules_are_paths_read_as_the_longest_rule_says(
        path in labels(),
        rules in prop::collection::btree_map(labels(), (labels(), labels()), 0..4),
    ) {
        let mut source = BASE.replace("Cable > Plug", &path) + ERAS;
        for (now, (first, second)) in &rules {
            source += &format!("\n[[label]]\nnow = \"{now}\"\nuntil = {{ 17 = \"{second}\", 15 = \"{first}\" }}\n");
        }
        let outcome = compile(&source);
        prop_assert_eq!(outcome.errors(), 0);
        for (ios, era) in [(15, 0), (17, 1), (18, 2)] {
            let mut expected: Vec<&str> = Vec::new();
            let mut rest: Vec<&str> = path.split(" > ").collect();
            while !rest.is_empty() {
                let length = (1..=rest.len()).rev().find(|length| rules.contains_key(&rest[..*length].join(" > ")));
                let taken: Vec<&str> = rest.drain(..length.unwrap_or(1)).collect();
                match rules.get(&taken.join(" > ")) {
                    Some((first, _)) if era == 0 => expected.extend(first.split(" > ")),
                    Some((_, second)) if era == 1 => expected.extend(second.split(" > ")),
                    _ => expected.extend(taken),
                }
            }
            let (guide, _) = read(&outcome, Some(ios));
            let expected = expected.into_iter().map(str::to_owned).collect();
            prop_assert_eq!(&guide.fixes[0].steps[0].text[1], &Inline::Path(expected));
        }
    }
}
