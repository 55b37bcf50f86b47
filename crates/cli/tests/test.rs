//! `test` as authors run it.

mod common;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use common::{err, out};
use serde_json::Value;
use tempfile::TempDir;

const BASE: &str = include_str!("../../flow/tests/base/guide.toml");

fn run(visits: Option<&str>, args: &[&str]) -> Output {
    let folder = TempDir::new().expect("there is a folder for temporary files");
    fs::write(folder.path().join("guide.toml"), BASE).expect("it can be written");
    if let Some(visits) = visits {
        fs::write(folder.path().join("visits.toml"), visits).expect("it can be written");
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_unstuck"));
    command.args(["test", "guide.toml"]).args(args).current_dir(folder.path());
    command.output().expect("the tool runs")
}

#[test]
fn visits_that_go_well_are_counted() {
    let output = run(Some("[[visit]]\nwho = \"a\"\nhelped_by = [\"plug\"]\nscreens = 9\n"), &[]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert!(out(&output).starts_with("visits.toml: 1 of 1 visits go as they should\n"), "{}", out(&output));
}

#[test]
fn one_that_goes_wrong_is_shown_with_its_screens_up_to_there() {
    let wrong =
        "\n[[visit]]\nwho = \"short of time\"\nanswers = [\"symptom.dark\", \"smart.no\"]\nscreens = 2\n";
    let output = run(Some(wrong), &[]);
    assert_eq!(output.status.code(), Some(1), "{}", err(&output));
    let said = out(&output);
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!(lines[0], "visits.toml:2: short of time");
    assert_eq!(lines[1], "  wrong: it is not over after 2 screens");
    assert_eq!(lines[2], "   1 question symptom: dark");
    assert_eq!(lines.len(), 6, "{said}");
    assert_eq!(lines[4], "visits.toml: 0 of 1 visits go as they should");
}

#[test]
fn a_fault_in_the_file_is_marked_and_counts() {
    let output = run(Some("[[visit]]\nwho = \"a\"\nhelped_by = [\"plugg\"]\nscreens = 9\n"), &[]);
    assert_eq!(output.status.code(), Some(1));
    let said = err(&output);
    assert!(said.contains("there is no fix `plugg`") && said.contains("did you mean `plug`?"), "{said}");
    assert!(said.contains("visits.toml"), "{said}");
}

#[test]
fn a_file_elsewhere_can_be_named_and_one_that_is_missing_is_said() {
    let output = run(Some("[[visit]]\nwho = \"a\"\nscreens = 60\n"), &["--visits", "visits.toml"]);
    assert_eq!(output.status.code(), Some(0), "{}", out(&output));
    let missing = run(None, &[]);
    assert_eq!(missing.status.code(), Some(2));
    assert!(err(&missing).contains("visits.toml cannot be read"), "{}", err(&missing));
}

#[test]
fn what_no_visit_meets_is_named_and_fails_only_where_that_is_asked_for() {
    let visits =
        "[[visit]]\nwho = \"a\"\nanswers = [\"symptom.dark\"]\nhelped_by = [\"plug\"]\nscreens = 9\n";
    let output = run(Some(visits), &[]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let said = out(&output);
    let missed = "visits.toml: met in no visit: the questions smart, light; the fixes new-bulb, note-settings, reset; the caution of reset\n";
    assert!(said.ends_with(missed), "{said}");
    assert_eq!(run(Some(visits), &["--cover"]).status.code(), Some(1));
}

#[test]
fn only_the_visits_with_some_words_are_played() {
    let two =
        "[[visit]]\nwho = \"Short of time\"\nscreens = 1\n\n[[visit]]\nwho = \"patient\"\nscreens = 60\n";
    let output = run(Some(two), &["--only", "PATIENT"]);
    assert_eq!(output.status.code(), Some(0), "{}", out(&output));
    assert_eq!(out(&output), "visits.toml: 1 of 1 visits go as they should\n");
    assert_eq!(run(Some(two), &["--only", "short"]).status.code(), Some(1));
    let nobody = run(Some(two), &["--only", "nobody"]);
    assert_eq!(nobody.status.code(), Some(2));
    assert_eq!(err(&nobody), "error: visits.toml: no visit has `nobody` under `who`\n");
}

#[test]
fn json_has_every_wrong_visit_with_its_first_wrong_screen() {
    let wrong = "\n[[visit]]\nwho = \"in a hurry\"\nanswers = [\"symptom.dark\"]\nscreens = 60\nby = [\"reset within 2\"]\n";
    let output = run(Some(wrong), &["--json"]);
    assert_eq!(output.status.code(), Some(1));
    let json: Value = serde_json::from_str(&out(&output)).expect("it is JSON");
    assert_eq!((&json["version"], &json["guide"], &json["visits"]), (&1.into(), &"lamp".into(), &1.into()));
    let wrong = &json["wrong"][0];
    assert_eq!((&wrong["who"], &wrong["line"]), (&"in a hurry".into(), &2.into()));
    assert_eq!((&wrong["fault"], &wrong["fix"]), (&"by".into(), &"reset".into()));
    assert_eq!(wrong["message"], "`reset` is not offered within 2 screens");
    assert_eq!(wrong["screens"].as_array().map(Vec::len), Some(2), "{json:#}");
    assert_eq!(json["not_met"]["cautions"][0], "reset");
}

#[test]
fn the_visits_of_every_guide_here_go_as_they_should_and_meet_everything() {
    let flows = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../flows");
    let folders = fs::read_dir(flows).expect("the folder of guides is there");
    let mut tested = 0;
    for folder in folders.map(|folder| folder.expect("it is readable").path()) {
        let guide = folder.join("guide.toml");
        if guide.exists() {
            let mut command = Command::new(env!("CARGO_BIN_EXE_unstuck"));
            let output = command.args(["test", "--cover"]).arg(guide).output().expect("the tool runs");
            assert_eq!(output.status.code(), Some(0), "{}{}", out(&output), err(&output));
            tested += 1;
        }
    }
    assert!(tested > 0);
}
