//! `prove` as authors run it, and what `check` says of a guide that runs badly.

mod common;

use std::fs;
use std::process::{Command, Output};

use common::{err, out};
use tempfile::TempDir;

const BASE: &str = include_str!("../../flow/tests/base/guide.toml");

fn run(guide: &str, args: &[&str]) -> Output {
    let folder = TempDir::new().expect("there is a folder for temporary files");
    fs::write(folder.path().join("guide.toml"), guide).expect("it can be written");
    let mut command = Command::new(env!("CARGO_BIN_EXE_unstuck"));
    command.args(args).env("NO_GRAPHICS", "1").current_dir(folder.path());
    command.output().expect("the tool runs")
}

#[test]
fn a_small_guide_is_proved_in_all_its_states() {
    let output = run(BASE, &["prove", "guide.toml", "--least", "0"]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let said = out(&output);
    assert!(said.contains("guide.toml: 0 errors, 0 warnings\n"), "{said}");
    assert!(said.contains("no answer leads nowhere: all "), "{said}");
    assert!(said.contains("for 2 of 3 causes with a fix, whatever is answered"), "{said}");
    assert!(said.contains("memory: not for 24.00 % of its people, such as "), "{said}");
}

#[test]
fn a_limit_that_was_reached_is_said() {
    let said = out(&run(BASE, &["prove", "guide.toml", "--decisions", "5"]));
    assert!(said.contains("nearest to the start, not all"), "{said}");
}

#[test]
fn what_does_not_hold_is_shown_by_a_visit_and_a_link() {
    let guide = BASE.replace("support = 60", "support = 1");
    for command in ["check", "prove"] {
        let output = run(&guide, &[command, "guide.toml", "--site", "https://guide.example/app/"]);
        assert_eq!(output.status.code(), Some(0), "{}", err(&output));
        let said = out(&output);
        assert!(said.contains("the shortest visit: symptom.else"), "{said}");
        let link = "https://guide.example/app/#visit/unstuck-visit.1.lamp/start/answer.symptom.else";
        assert!(said.contains(link), "{said}");
    }
}

#[test]
fn a_cause_whose_fixes_are_always_closed_is_an_error() {
    let guide = BASE.replace(
        "blocked_by = { is = \"light.off\" }",
        "blocked_by = { any = [{ is = \"light.off\" }, { is = \"light.on\" }] }",
    );
    for command in ["check", "prove"] {
        let output = run(&guide, &[command, "guide.toml"]);
        assert_eq!(output.status.code(), Some(1), "{}", err(&output));
        assert!(out(&output).contains("G144"), "{}", out(&output));
    }
}

#[test]
fn a_guide_with_errors_is_not_run() {
    let output = run(&BASE.replace("prior = 50", "prior = 0"), &["prove", "guide.toml"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(out(&output).contains("G020"), "{}", out(&output));
    assert!(!out(&output).contains("visits end"), "{}", out(&output));
}
