//! `diff` as an author runs it: what is said of an edit of the small guide, one file in `tests/diff` an edit.
//!
//! `UPDATE_EXPECT=1 cargo test -p unstuck-cli --test diff` writes what the tool says now; read the difference before
//! keeping it.

mod common;

use std::env;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use common::{err, out};
use serde_json::Value;
use tempfile::TempDir;

const BASE: &str = include_str!("../../flow/tests/base/guide.toml");
const VISITS: &str = "[[visit]]\nwho = \"a smart lamp\"\nanswers = [\"symptom.blinks\", \"smart.yes\"]\nhelped_by = [\"reset\"]\nscreens = 20\n";

/// An edit: what stands once in the guide, and what takes its place.
type Edit<'e> = &'e [(&'e str, &'e str)];

fn edited(edit: Edit<'_>) -> String {
    edit.iter().fold(BASE.to_owned(), |guide, (find, put)| {
        assert_eq!(guide.matches(find).count(), 1, "not once in the guide: {find}");
        guide.replacen(find, put, 1)
    })
}

fn diff(old: &str, new: &str, args: &[&str]) -> Output {
    diff_with(old, new, ["", ""], args)
}

/// The same with the figures beside each.
fn diff_with(old: &str, new: &str, figures: [&str; 2], args: &[&str]) -> Output {
    let folder = TempDir::new().expect("there is a folder for temporary files");
    for ((name, guide), figures) in [("old", old), ("new", new)].into_iter().zip(figures) {
        let folder = folder.path().join(name);
        fs::create_dir(&folder).expect("it can be made");
        fs::write(folder.join("guide.toml"), guide).expect("it can be written");
        fs::write(folder.join("visits.toml"), VISITS).expect("it can be written");
        fs::write(folder.join("figures.toml"), figures).expect("it can be written");
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_unstuck"));
    // As a folder and as a file.
    command.args(["diff", "old", "new/guide.toml", "--people", "400"]).args(args);
    command.current_dir(folder.path()).output().expect("the tool runs")
}

/// Compares what is said of an edit with the file of this name, and says it.
fn golden(name: &str, edit: Edit<'_>) -> String {
    let output = diff(BASE, &edited(edit), &[]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let said = out(&output);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diff").join(format!("{name}.txt"));
    if env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(&path, &said).expect("it can be written");
    }
    assert_eq!(fs::read_to_string(&path).unwrap_or_default(), said, "{name}");
    said
}

fn json(old: &str, new: &str) -> Value {
    let output = diff(old, new, &["--json"]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    serde_json::from_str(&out(&output)).expect("it is JSON")
}

const PRIOR: Edit<'_> = &[("prior = 50", "prior = 5"), ("prior = 30", "prior = 75")];
const FIX_REMOVED: Edit<'_> = &[
    ("[[fix]]\nid = \"plug\"", "[[fix]]\nid = \"cable\""),
    ("title = \"Plug it in\"", "title = \"Change the cable\""),
    ("after = [\"plug\"]\n", ""),
    ("fixes = [\"plug\", \"new-bulb\"]", "fixes = [\"cable\", \"new-bulb\"]"),
];
const ANSWER_ADDED: Edit<'_> = &[(
    "[[question.answer]]\nid = \"else\"",
    "[[question.answer]]\nid = \"hums\"\nlabel = \"The lamp hums\"\nchance = { bulb = 0.04 }\notherwise = 0.01\n\n[[question.answer]]\nid = \"else\"",
)];
const ORDER_ADDED: Edit<'_> =
    &[("safer = \"note-settings\"\n", "safer = \"note-settings\"\nafter = [\"new-bulb\"]\n")];
const WORDING: Edit<'_> = &[
    ("title = \"Plug it in\"", "title = \"Put the plug in\""),
    ("ask = \"What do you see?\"", "ask = \"What can be seen?\""),
    ("summary = \"Why receipts help.\"", "summary = \"What receipts are for.\""),
    ("reviewed = \"2026-11-22\"", "reviewed = \"2026-11-29\""),
];
const RENAMED: Edit<'_> = &[
    ("[[cause]]\nid = \"memory\"", "[[cause]]\nid = \"settings\""),
    ("chance = { memory = 0.6 }", "chance = { settings = 0.6 }"),
    ("chance = { memory = 0.95 }", "chance = { settings = 0.95 }"),
    ("chance = { memory = 0.05 }", "chance = { settings = 0.05 }"),
    ("works = { memory = 0.8 }", "works = { settings = 0.8 }"),
];
const MINUTES: Edit<'_> = &[("minutes = 5", "minutes = 5.5")];

#[test]
fn another_prior_shows_which_visits_go_another_way() {
    let said = golden("prior-changed", PRIOR);
    assert!(said.contains("where visits part") && said.contains("cause unplugged prior: 50 -> 5"), "{said}");
}

#[test]
fn a_fix_that_is_gone_is_named_with_what_comes_in_its_place() {
    let said = golden("fix-removed", FIX_REMOVED);
    assert!(said.contains("removed  fix plug") && said.contains("added    fix cable"), "{said}");
    assert!(said.contains("fix plug -> "), "{said}");
}

#[test]
fn an_answer_that_is_new_is_walked() {
    let said = golden("answer-added", ANSWER_ADDED);
    assert!(said.contains("added    answer symptom.hums"), "{said}");
    // Three causes more can begin so.
    assert!(said.contains("3 of 12 visits have other steps"), "{said}");
}

#[test]
fn a_new_order_shows_what_comes_before() {
    let said = golden("order-added", ORDER_ADDED);
    assert!(said.contains("fix reset after: none -> new-bulb"), "{said}");
    assert!(said.contains("question light -> fix plug"), "{said}");
}

#[test]
fn other_minutes_are_told_apart_from_other_steps() {
    let said = golden("minutes-changed", MINUTES);
    assert!(said.contains("people have the same steps with other minutes"), "{said}");
    assert!(said.contains("other steps  0.0 %"), "{said}");
}

#[test]
fn another_wording_changes_no_behaviour_and_is_named_by_its_key() {
    let said = golden("wording-only", WORDING);
    assert!(said.contains("no difference in behaviour"), "{said}");
    let output = diff(BASE, &edited(WORDING), &["--gate"]);
    assert_eq!(output.status.code(), Some(0), "{}", out(&output));
    let json = json(BASE, &edited(WORDING));
    assert_eq!(json["differs"], false);
    for empty in ["groups", "numbers", "rules"] {
        assert_eq!(json[empty].as_array().map(Vec::len), Some(0), "{json:#}");
    }
    assert_eq!(json["texts"].as_array().map(Vec::len), Some(4), "{json:#}");
}

#[test]
fn another_id_under_the_same_title_is_a_new_name_and_no_other_behaviour() {
    let said = golden("renamed", RENAMED);
    assert!(said.contains("renamed  cause memory -> settings"), "{said}");
    assert!(said.contains("no difference in behaviour"), "{said}");
    assert!(!said.contains("numbers"), "{said}");
}

#[test]
fn a_part_that_says_which_id_it_had_is_the_same_under_another_title() {
    let mut edit = RENAMED.to_vec();
    edit[0] = (
        "[[cause]]\nid = \"memory\"\nname = \"The lamp has lost its settings\"",
        "[[cause]]\nid = \"settings\"\nformerly = [\"memory\"]\nname = \"It forgot\"",
    );
    let output = diff(BASE, &edited(&edit), &["--gate"]);
    assert_eq!(output.status.code(), Some(0), "{}", out(&output));
    assert!(out(&output).contains("renamed  cause memory -> settings"), "{}", out(&output));
}

#[test]
fn the_gate_holds_whatever_behaves_differently() {
    for edit in [PRIOR, FIX_REMOVED, ANSWER_ADDED, ORDER_ADDED, MINUTES] {
        let output = diff(BASE, &edited(edit), &["--gate"]);
        assert_eq!(output.status.code(), Some(4), "{}{}", out(&output), err(&output));
    }
}

#[test]
fn a_guide_does_not_differ_from_itself() {
    let json = json(BASE, BASE);
    assert_eq!(json["differs"], false);
    assert_eq!(json["texts"].as_array().map(Vec::len), Some(0));
    assert_eq!(json["totals"]["other_steps"]["mean"], 0.0);
    assert_eq!(json["totals"]["minutes_old"], json["totals"]["minutes_new"]);
}

#[test]
fn the_other_way_round_what_was_added_is_removed() {
    for edit in [PRIOR, FIX_REMOVED, ANSWER_ADDED, ORDER_ADDED, MINUTES, WORDING, RENAMED] {
        let (there, back) = (json(BASE, &edited(edit)), json(&edited(edit), BASE));
        assert_eq!(there["ids"]["added"], back["ids"]["removed"]);
        assert_eq!(there["ids"]["removed"], back["ids"]["added"]);
        // Whoever walks is the same both ways; people are drawn from the old version.
        assert_eq!(there["systematic"]["visits"], back["systematic"]["visits"]);
        for list in ["numbers", "rules", "texts"] {
            assert_eq!(there[list].as_array().map(Vec::len), back[list].as_array().map(Vec::len), "{list}");
        }
        for (there, back) in there["numbers"]
            .as_array()
            .into_iter()
            .flatten()
            .zip(back["numbers"].as_array().into_iter().flatten())
        {
            assert_eq!((&there["old"], &there["new"]), (&back["new"], &back["old"]));
        }
    }
}

#[test]
fn another_figure_is_a_number_that_changed_and_no_other_behaviour() {
    let figure = |value: u32| {
        format!(
            "[[figure]]\nid = \"years\"\nvalue = {value}\nunit = \"years\"\ncertainty = \"judged\"\nchecked = \"2026-11-20\"\n"
        )
    };
    let guide = BASE.replace("Bulbs last some years.", "Bulbs last {years}.");
    let output = diff_with(&guide, &guide, [&figure(5), &figure(7)], &["--gate"]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let said = out(&output);
    assert!(said.contains("guide figure.years: 5 -> 7") && said.contains("cause bulb: explain"), "{said}");
}

#[test]
fn the_same_versions_give_the_same_report() {
    let report = || out(&diff(BASE, &edited(PRIOR), &["--json"]));
    assert_eq!(report(), report());
}

#[test]
fn a_guide_with_errors_is_reported_and_one_that_is_missing_is_said() {
    let output = diff(&BASE.replace("prior = 50", "prior = -50"), BASE, &[]);
    assert_eq!(output.status.code(), Some(1));
    assert!(err(&output).contains("G020"), "{}", err(&output));
    let mut command = Command::new(env!("CARGO_BIN_EXE_unstuck"));
    let output = command.args(["diff", "nowhere.toml", "nowhere.toml"]).output().expect("the tool runs");
    assert_eq!(output.status.code(), Some(2));
}
