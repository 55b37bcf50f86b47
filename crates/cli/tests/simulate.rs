//! `simulate` as an author runs it.

mod common;

use std::fs;
use std::process::{Command, Output};

use common::{err, out};
use serde_json::Value;
use tempfile::TempDir;

const BASE: &str = include_str!("../../flow/tests/base/guide.toml");

fn run(guide: &str, args: &[&str]) -> Output {
    let folder = TempDir::new().expect("there is a folder for temporary files");
    fs::write(folder.path().join("guide.toml"), guide).expect("it can be written");
    Command::new(env!("CARGO_BIN_EXE_unstuck"))
        .args(["simulate", "guide.toml"])
        .args(args)
        .current_dir(folder.path())
        .output()
        .expect("the tool runs")
}

#[test]
fn a_table_has_a_line_for_each_strategy() {
    let output = run(BASE, &["--cases", "50"]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let table = out(&output);
    for strategy in ["quick", "refined", "article", "cheapest", "omniscient"] {
        assert_eq!(table.lines().filter(|line| line.starts_with(strategy)).count(), 1, "{table}");
    }
    assert!(table.contains("50 cases, seed 1"), "{table}");
    assert!(!table.contains("jitter"), "{table}");
}

#[test]
fn json_is_one_object_with_everything_in_it() {
    let output = run(BASE, &["--cases", "50", "--seed", "7", "--json"]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let said: Value = serde_json::from_slice(&output.stdout).expect("it is one JSON value");
    assert_eq!((&said["version"], &said["cases"], &said["seed"]), (&1.into(), &50.into(), &7.into()));
    assert!(said["guide"].is_string());
    assert!(said.get("robustness").is_none());
    let strategies = said["strategies"].as_array().expect("it is a list");
    assert_eq!(strategies.len(), 5);
    for strategy in strategies {
        for number in ["minutes", "minutes_with_support", "cost", "screens", "hours_waited", "at_support"] {
            let of = |end: &str| strategy[number][end].as_f64().expect("it is a number");
            assert!(of("low") <= of("mean") && of("mean") <= of("high"), "{number}: {strategy}");
        }
    }
    let article = strategies.iter().find(|row| row["strategy"] == "article").expect("it is there");
    assert_eq!(article["against_article"]["mean"], 1.0);
}

#[test]
fn the_same_seed_gives_the_same_bytes() {
    let bytes = |seed| run(BASE, &["--cases", "80", "--seed", seed, "--json", "--robustness"]).stdout;
    assert_eq!(bytes("3"), bytes("3"));
    assert_ne!(bytes("3"), bytes("4"));
}

#[test]
fn robustness_adds_every_way_in_which_the_truth_may_differ() {
    let output = run(BASE, &["--cases", "20", "--robustness"]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    for scenario in ["jitter-0.5", "jitter-1.0", "wrong-answers", "not-sure", "two-faults"] {
        let table = out(&output);
        assert_eq!(table.lines().filter(|line| line.starts_with(scenario)).count(), 2, "{table}");
    }
}

#[test]
fn no_cases_at_all_are_refused_with_the_reason() {
    for cases in ["0", "-3", "many"] {
        let output = run(BASE, &[&format!("--cases={cases}")]);
        assert_eq!(output.status.code(), Some(2));
        assert!(output.stdout.is_empty());
        assert!(err(&output).contains("--cases"), "{}", err(&output));
    }
    assert!(err(&run(BASE, &["--cases", "0"])).contains("0 is not in 1..="));
}

#[test]
fn a_guide_with_errors_gives_the_reports_and_no_numbers() {
    for args in [&[][..], &["--json"]] {
        let output = run("format = 1\nid = \"demo\"\n", args);
        assert_eq!(output.status.code(), Some(1));
        assert!(output.stdout.is_empty());
        assert!(err(&output).contains("guide.toml"), "{}", err(&output));
    }
}

#[test]
fn a_guide_that_is_not_there_is_a_failure() {
    let output = Command::new(env!("CARGO_BIN_EXE_unstuck"))
        .args(["simulate", "nowhere/guide.toml"])
        .output()
        .expect("the tool runs");
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("nowhere/guide.toml cannot be read"), "{}", err(&output));
}
