//! `plan` as a person or another engine's script runs it.

mod common;

use std::fs;
use std::process::{Command, Output};

use common::err;
use serde_json::Value;
use tempfile::TempDir;

/// The example of the contract.
const EXAMPLE: &str = include_str!("../../lab/tests/example.json");

/// Jensen et al. 2001, figure 1: the most efficient fix first is not the best order.
const SACSO: &str = r#"
{ "causes": [ {"id": "c1", "prior": 0.20}, {"id": "c2", "prior": 0.25},
              {"id": "c3", "prior": 0.40}, {"id": "c4", "prior": 0.15} ],
  "fixes": [ {"id": "A1", "cost": 1, "works": {"c1": 1, "c2": 1}},
             {"id": "A2", "cost": 1, "works": {"c2": 1, "c3": 1}},
             {"id": "A3", "cost": 1, "works": {"c3": 1, "c4": 1}} ],
  "questions": [],
  "support": {"cost": 1000} }
"#;

/// Cheap fixes for the likely causes, a dear one for both of them and a very dear one for all.
const TEXTBOOK: &str = r#"
{ "causes": [ {"id": "c0", "prior": 0.80}, {"id": "c1", "prior": 0.15}, {"id": "c2", "prior": 0.05} ],
  "fixes": [ {"id": "f0", "cost": 1, "works": {"c0": 1}},
             {"id": "f1", "cost": 2, "works": {"c1": 0.95}},
             {"id": "f2", "cost": 25, "works": {"c0": 0.99, "c1": 0.99}},
             {"id": "f3", "cost": 500, "works": {"c0": 1, "c1": 1, "c2": 1}} ],
  "questions": [],
  "support": {"cost": 1e6} }
"#;

/// Support looks as efficient as each fix, yet both fixes before it are cheaper than it is at once.
const CALL_SERVICE: &str = r#"
{ "causes": [ {"id": "c0", "prior": 0.5}, {"id": "c1", "prior": 0.5} ],
  "fixes": [ {"id": "f0", "cost": 6, "works": {"c0": 1}}, {"id": "f1", "cost": 6, "works": {"c1": 1}} ],
  "questions": [],
  "support": {"cost": 10} }
"#;

fn run(model: impl AsRef<[u8]>, evidence: &str, args: &[&str]) -> Output {
    let folder = TempDir::new().expect("there is a folder for temporary files");
    fs::write(folder.path().join("model.json"), model).expect("it can be written");
    fs::write(folder.path().join("evidence.json"), evidence).expect("it can be written");
    Command::new(env!("CARGO_BIN_EXE_unstuck"))
        .args(["plan", "--model", "model.json"])
        .args(args)
        .current_dir(folder.path())
        .output()
        .expect("the tool runs")
}

/// The one JSON object that is printed.
fn said(output: &Output) -> Value {
    assert_eq!(output.status.code(), Some(0), "{}", err(output));
    assert!(output.stderr.is_empty(), "{}", err(output));
    serde_json::from_slice(&output.stdout).expect("it is one JSON value")
}

fn plan(model: &str, args: &[&str]) -> Value {
    said(&run(model, "", args))
}

/// What is said on a failure, which leaves stdout empty.
fn failure(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(2), "{}", err(output));
    assert!(output.stdout.is_empty(), "something was printed");
    err(output)
}

fn assert_cost(said: &Value, cost: f64) {
    let found = said["expected_cost"].as_f64().expect("it is a number");
    assert!((found - cost).abs() < 1e-9, "{found} instead of {cost}");
}

#[test]
fn the_example_gets_a_first_step_and_a_cost() {
    for args in [&[][..], &["--policy", "quick"], &["--evaluate"], &["--policy", "static", "--evaluate"]] {
        let said = plan(EXAMPLE, args);
        let fields: Vec<&String> = said.as_object().expect("it is an object").keys().collect();
        assert_eq!(fields, ["expected_cost", "first"], "{args:?}");
        assert!(["fix", "question"].contains(&said["first"]["kind"].as_str().expect("a word")), "{said}");
        assert!(["f0", "q0"].contains(&said["first"]["id"].as_str().expect("an id")), "{said}");
        assert!(said["expected_cost"].as_f64().is_some_and(|cost| (0.5..=40.0).contains(&cost)), "{said}");
    }
}

#[test]
fn the_output_is_one_line_of_json() {
    let output = run(CALL_SERVICE, "", &["--policy", "updating"]);
    let text = String::from_utf8(output.stdout).expect("the output is UTF-8");
    assert_eq!(text, "{\"first\":{\"kind\":\"fix\",\"id\":\"f0\"},\"expected_cost\":9.0}\n");
}

#[test]
fn refined_beats_updating_on_the_figure_of_sacso() {
    assert_cost(&plan(SACSO, &["--policy", "updating", "--evaluate"]), 1.50);
    assert_cost(&plan(SACSO, &["--policy", "refined", "--evaluate"]), 1.45);
    assert_cost(&plan(SACSO, &["--evaluate"]), 1.45);
    let updating = plan(SACSO, &["--policy", "updating"]);
    assert_eq!(updating["first"]["id"], "A2");
    assert_cost(&updating, 1.50);
    let refined = plan(SACSO, &["--policy", "refined"]);
    assert!(["A1", "A3"].contains(&refined["first"]["id"].as_str().expect("an id")), "{refined}");
}

#[test]
fn the_textbook_order_costs_what_the_textbook_says() {
    for policy in ["updating", "refined"] {
        let said = plan(TEXTBOOK, &["--policy", policy, "--evaluate"]);
        assert_eq!(said["first"]["id"], "f0");
        assert_cost(&said, 27.875);
    }
}

#[test]
fn support_does_not_come_too_early() {
    for policy in ["static", "updating", "quick", "refined"] {
        let said = plan(CALL_SERVICE, &["--policy", policy, "--evaluate"]);
        assert_eq!(said["first"]["kind"], "fix", "{policy}");
        assert_cost(&said, 9.0);
    }
}

#[test]
fn support_has_no_id() {
    let said = plan(&CALL_SERVICE.replace("\"cost\": 10", "\"cost\": 2"), &["--evaluate"]);
    assert_eq!(said["first"], serde_json::json!({ "kind": "support", "id": null }));
    assert_cost(&said, 2.0);
}

#[test]
fn the_posterior_of_the_example_is_what_a_hand_computes() {
    let evidence = r#"[{"question": "q0", "answer": "yes"}, {"fix": "f0", "failed": true}]"#;
    let said = said(&run(EXAMPLE, evidence, &["--posterior", "evidence.json"]));
    // 0.6·0.8·0.1 = 0.048 to 0.4·0.1·1 = 0.04.
    let posterior = said["posterior"].as_object().expect("it is an object");
    assert_eq!((said.as_object().map(serde_json::Map::len), posterior.len()), (Some(1), 2));
    assert!((posterior["c0"].as_f64().expect("a number") - 6.0 / 11.0).abs() < 1e-12, "{posterior:?}");
    assert!((posterior["c1"].as_f64().expect("a number") - 5.0 / 11.0).abs() < 1e-12, "{posterior:?}");
}

#[test]
fn causes_keep_their_order_in_the_posterior() {
    let output = run(EXAMPLE.replace("\"c0\"", "\"z\""), "[]", &["--posterior", "evidence.json"]);
    let text = String::from_utf8(output.stdout).expect("the output is UTF-8");
    assert_eq!(text, "{\"posterior\":{\"z\":0.6,\"c1\":0.4}}\n");
}

#[test]
fn impossible_or_faulty_evidence_is_named() {
    let posterior = |model: &str, evidence| failure(&run(model, evidence, &["--posterior", "evidence.json"]));
    let both = r#"[{"fix": "f0", "failed": true}, {"fix": "f1", "failed": true}]"#;
    assert_eq!(
        posterior(CALL_SERVICE, both),
        "error: evidence.json: [1]: no cause explains that fix `f1` failed together with what is before it\n"
    );
    assert_eq!(
        posterior(EXAMPLE, r#"[{"fix": "f9", "failed": true}]"#),
        "error: evidence.json: [0].fix: there is no fix `f9`; did you mean `f0`?\n"
    );
    assert_eq!(
        posterior(EXAMPLE, r#"[{"fix": "f0", "failed": false}]"#),
        "error: evidence.json: [0].failed: must be true, but is false\n"
    );
    let missing = failure(&run(EXAMPLE, "", &["--posterior", "none.json"]));
    assert!(missing.starts_with("error: none.json cannot be read: "), "{missing}");
}

#[test]
fn a_posterior_goes_with_no_policy() {
    for other in [&["--evaluate"][..], &["--policy", "refined"]] {
        let args = [&["--posterior", "evidence.json"][..], other].concat();
        let said = failure(&run(EXAMPLE, "[]", &args));
        assert!(said.contains("cannot be used with"), "{said}");
    }
    let said = failure(&run(EXAMPLE, "", &["--policy", "best"]));
    assert!(said.contains("[possible values: quick, refined, updating, static]"), "{said}");
}

#[test]
fn faults_of_a_model_are_named_with_file_and_place() {
    let cases = [
        (
            EXAMPLE.replace("{\"c0\": 0.8, ", "{\"c9\": 0.8, "),
            "model.json: questions[0].answers[0].likelihood.c9: there is no cause `c9`; did you mean `c0`?",
        ),
        (EXAMPLE.replace("5.0", "-5.0"), "model.json: fixes[0].cost: must be more than 0, but is -5"),
        (EXAMPLE.replace("5.0", "1e999"), "model.json: line 3 column 43: number out of range"),
        (EXAMPLE.replace("0.4}", "0.5}"), "model.json: causes: the priors sum to 1.1, not to 1"),
        (
            EXAMPLE.replace("\"cost\": 5.0", "\"cots\": 5.0"),
            "model.json: fixes[0].cots: there is no field `cots`",
        ),
        (EXAMPLE[..100].to_owned(), "model.json: line 3 column 24: EOF while parsing a value"),
        ("[".repeat(5_000_000), "model.json: line 1 column 128: recursion limit exceeded"),
    ];
    for (model, reason) in cases {
        for args in [&[][..], &["--evaluate"], &["--posterior", "evidence.json"]] {
            let said = failure(&run(&model, "[]", args));
            assert!(said.starts_with(&format!("error: {reason}")), "{said}");
        }
    }
}

#[test]
fn files_that_are_no_text_or_too_long_are_refused() {
    assert_eq!(failure(&run(b"\xff\xfe", "", &[])), "error: model.json is not a text in UTF-8\n");
    let long = vec![b' '; 64 * 1024 * 1024 + 1];
    assert_eq!(failure(&run(long, "", &[])), "error: model.json is longer than 64 MB\n");
}

#[test]
fn costs_that_cannot_be_added_up_are_refused() {
    let huge = "\"cost\": 1.7e308";
    let model = CALL_SERVICE.replace("\"cost\": 6", huge).replace("\"cost\": 10", huge);
    let said = failure(&run(model, "", &["--policy", "updating"]));
    assert_eq!(said, "error: model.json: the costs are so large that the expected cost is infinite\n");
}
