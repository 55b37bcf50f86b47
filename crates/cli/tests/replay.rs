//! `replay` as support staff and authors run it.

mod common;

use std::fs;
use std::io::Write as _;
use std::process::{Command, Output, Stdio};

use common::{err, out};
use serde_json::{Value, json};
use tempfile::TempDir;

const BASE: &str = include_str!("../../flow/tests/base/guide.toml");
const VISIT: &str =
    "unstuck-visit 1 lamp\nstart\nanswer symptom blinks\nanswer smart yes\nanswer light on\nnot-fixed plug";

fn run(guide: &str, visit: &str, args: &[&str]) -> Output {
    let folder = TempDir::new().expect("there is a folder for temporary files");
    fs::write(folder.path().join("guide.toml"), guide).expect("it can be written");
    fs::write(folder.path().join("visit.txt"), visit).expect("it can be written");
    let mut command = Command::new(env!("CARGO_BIN_EXE_unstuck"));
    command.args(["replay", "guide.toml", "visit.txt"]).args(args).current_dir(folder.path());
    command.output().expect("the tool runs")
}

fn said(visit: &str, args: &[&str]) -> String {
    let output = run(BASE, visit, args);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    out(&output)
}

fn json(visit: &str, args: &[&str]) -> Value {
    let output = run(BASE, visit, &[args, &["--json"]].concat());
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    serde_json::from_slice(&output.stdout).expect("it is one JSON value")
}

#[test]
fn a_visit_is_told_with_its_step_its_causes_and_their_reasons() {
    assert_eq!(said(VISIT, &[]), STANDS);
}

#[test]
fn what_if_tells_every_other_answer() {
    let text = said(VISIT, &["--what-if"]);
    assert_eq!(text.strip_prefix(STANDS), Some(WHAT_IF), "{text}");
    let nothing = said("unstuck-visit 1 lamp\nstart", &["--what-if"]);
    assert!(nothing.ends_with("what if\n  nothing was answered\n"), "{nothing}");
}

#[test]
fn json_has_the_same_by_id() {
    let plain = json(VISIT, &[]);
    assert_eq!((&plain["version"], &plain["guide"]), (&json!(1), &json!("lamp")));
    assert_eq!(plain["events"][1]["answer"], "blinks");
    assert_eq!(plain["step"], json!({ "kind": "caution", "id": "reset", "reason": null }));
    assert_eq!(plain["causes"][0]["id"], "memory");
    assert!(plain["causes"][0]["reasons"][0]["weight"].as_f64().expect("a number") > 0.0);
    assert!(plain.get("what_if").is_none());

    let with = json(VISIT, &["--what-if"]);
    let answers = with["what_if"].as_array().expect("a list");
    assert_eq!(answers.len(), 3);
    assert_eq!((&answers[1]["position"], &answers[1]["question"]), (&json!(2), &json!("smart")));
    let other = &answers[1]["others"][0];
    assert_eq!((&other["answer"], &other["no_longer"]), (&json!("no"), &json!([3])));
    assert_eq!(with["step"], plain["step"]);
}

#[test]
fn what_does_not_apply_or_is_past_is_said() {
    let visit = "unstuck-visit 1 lamp\nstart\nanswer symptom dark\nchanged plug\nnot-fixed plug";
    let text = said(visit, &[]);
    assert!(text.contains("passed   not-fixed plug; it does not apply at its place\n"), "{text}");
    assert!(text.contains("past     symptom.dark, before the problem changed\n"), "{text}");
    let said = json(visit, &[]);
    assert_eq!((&said["events"][3]["applies"], &said["events"][1]["past"]), (&json!(false), &json!(true)));
}

#[test]
fn a_visit_can_come_from_the_standard_input() {
    let folder = TempDir::new().expect("there is a folder for temporary files");
    fs::write(folder.path().join("guide.toml"), BASE).expect("it can be written");
    let mut tool = Command::new(env!("CARGO_BIN_EXE_unstuck"))
        .args(["replay", "guide.toml", "-"])
        .current_dir(folder.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the tool runs");
    let mut input = tool.stdin.take().expect("it reads");
    input.write_all(VISIT.as_bytes()).expect("it can be written");
    drop(input);
    let output = tool.wait_with_output().expect("it ends");
    assert_eq!(out(&output), STANDS);
}

#[test]
fn a_record_that_is_none_or_names_what_is_not_there_is_refused_with_its_line() {
    let refused = |visit: &str| {
        let output = run(BASE, visit, &["--what-if"]);
        assert_eq!(output.status.code(), Some(2));
        assert!(output.stdout.is_empty());
        err(&output)
    };
    assert!(refused("a letter").contains("visit.txt: line 1: a record of a visit begins with"));
    assert!(
        refused("unstuck-visit 1 lamp\nstart\ndance").contains("line 3: this is not something that happens")
    );
    let unknown = refused("unstuck-visit 1 lamp\nstart\nnot-fixed moon");
    assert!(unknown.contains("line 3: the guide has no such question"), "{unknown}");
    assert!(unknown.contains("replay this visit with the guide it was made with"), "{unknown}");
}

#[test]
fn a_guide_with_errors_gives_the_reports_and_no_visit() {
    let output = run("format = 1\nid = \"demo\"\n", VISIT, &[]);
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty());
    assert!(err(&output).contains("guide.toml"), "{}", err(&output));
}

const STANDS: &str = "\
lamp: 5 events

now      the caution of “Reset the lamp” (reset)
why      it solves 72.4 % of such cases
left     8.4 hands-on minutes, most likely

the likeliest causes, and by how much their odds were changed
   90.5 % The lamp has lost its settings (memory)
           for      symptom.blinks, 12.0 times
           for      smart.yes, 3.2 times
           for      light.on, 2.2 times
    7.1 % The bulb is dead (bulb)
           against  symptom.blinks, 2.6 times
           against  smart.yes, 2.4 times
           for      light.on, 1.1 times
    2.4 % Something else (other)
           against  smart.yes, 2.3 times
           against  symptom.blinks, 2.2 times
           for      light.on, 1.1 times
";

const WHAT_IF: &str = "
what if
  symptom.blinks
    dark: do “Change the bulb” (new-bulb)
      68.3 % The bulb is dead, 5.0 minutes left
    else: hand over to support: what is left would take longer
      58.2 % Something else, 0.0 minutes left
    unsure: do “Change the bulb” (new-bulb)
      44.2 % The lamp has lost its settings, 5.0 minutes left
  smart.yes
    no: do “Change the bulb” (new-bulb)
      58.7 % The bulb is dead, 5.0 minutes left
      no longer: light.on
    unsure: do “Change the bulb” (new-bulb)
      75.0 % The lamp has lost its settings, 5.0 minutes left
  light.on
    off: hand over to support: what is left would take longer
      87.9 % The lamp has lost its settings, 0.0 minutes left
    unsure: the caution of “Reset the lamp” (reset)
      89.9 % The lamp has lost its settings, 8.4 minutes left
";
