//! `test` as authors run it.

mod common;

use std::fs;
use std::process::{Command, Output};

use common::{err, out};
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
    assert_eq!(out(&output), "visits.toml: 1 of 1 visits go as they should\n");
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
    assert_eq!(lines.len(), 5, "{said}");
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
