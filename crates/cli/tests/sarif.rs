//! The report in SARIF, held against the schema that its committee publishes.

use std::fs;
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

const BASE: &str = include_str!("../../flow/tests/base/guide.toml");
const SCHEMA: &str = include_str!("sarif/sarif-2.1.0.schema.json");

/// A guide with findings that have related places, mends, signs of several bytes and none, and figures with a finding.
fn report() -> (String, Value) {
    let source = BASE
        .replace("covers = \"Lamps with a plug\"", "covers = \"Lämpchen 💡 with **plugs**\"")
        .replace("works = { unplugged = 0.95 }", "works = { unpluged = 0.95 }")
        .replace("after = [\"plug\"]", "after = \"plug\"")
        .replace("fixes = [\"plug\", \"new-bulb\"]", "fixes = [\"plug\", \"new-bulb\", \"plug\"]")
        .replace("id = \"blinks\"", "id = \"dark\"");
    let folder = TempDir::new().expect("there is a folder for temporary files");
    fs::create_dir(folder.path().join("my lamp")).expect("it can be made");
    fs::write(folder.path().join("my lamp/guide.toml"), &source).expect("it can be written");
    let figures = "[[plan]]\nid = \"small\"\ngb = \"5\"\ncertainty = \"judged\"\nchecked = \"2026-11-20\"\n";
    fs::write(folder.path().join("my lamp/figures.toml"), figures).expect("it can be written");
    let output = Command::new(env!("CARGO_BIN_EXE_unstuck"))
        .args(["check", "--format", "sarif", "./my lamp/guide.toml", "--today", "2026-11-29"])
        .current_dir(folder.path())
        .output()
        .expect("the tool runs");
    assert_eq!(output.status.code(), Some(1));
    (source, serde_json::from_slice(&output.stdout).expect("it is JSON"))
}

fn results(log: &Value) -> &[Value] {
    log["runs"][0]["results"].as_array().expect("there are results")
}

fn of<'l>(log: &'l Value, rule: &str) -> &'l Value {
    results(log)
        .iter()
        .find(|result| result["ruleId"] == rule)
        .unwrap_or_else(|| panic!("no {rule} in {log}"))
}

/// Where a log departs from the schema.
fn departures(log: &Value) -> Vec<String> {
    let mut schema: Value = serde_json::from_str(SCHEMA).expect("the schema is JSON");
    // The pattern of a property that the tool does not write is no pattern to this reader of patterns.
    for part in ["run", "toolComponent"] {
        let language = &mut schema["definitions"][part]["properties"]["language"];
        language.as_object_mut().expect("the property is there").remove("pattern");
    }
    let schema = jsonschema::validator_for(&schema).expect("the schema is one");
    schema.iter_errors(log).map(|error| error.to_string()).collect()
}

#[test]
fn it_keeps_to_the_published_schema() {
    let (_, mut log) = report();
    assert_eq!(departures(&log), [] as [String; 0]);
    // The schema is looked at: what it forbids is found.
    log["runs"][0]["results"][0]["level"] = "fatal".into();
    log["runs"][0]["results"][0]["locations"][0]["place"] = 1.into();
    log["runs"][0]["tool"]["driver"]["rules"][0]["id"] = 5.into();
    assert_eq!(departures(&log).len(), 3);
}

#[test]
fn every_code_is_a_rule_and_every_result_names_its_own() {
    let (_, log) = report();
    let rules = log["runs"][0]["tool"]["driver"]["rules"].as_array().expect("there are rules");
    assert_eq!(rules.len(), unstuck_flow::compile::Code::ALL.len());
    for rule in rules {
        for text in ["shortDescription", "fullDescription", "help"] {
            assert!(rule[text]["text"].as_str().is_some_and(|text| text.len() > 10), "{rule}");
        }
        assert!(
            ["error", "warning"]
                .contains(&rule["defaultConfiguration"]["level"].as_str().unwrap_or_default())
        );
    }
    for result in results(&log) {
        let index = usize::try_from(result["ruleIndex"].as_u64().expect("it has an index")).expect("it fits");
        assert_eq!(rules[index]["id"], result["ruleId"]);
    }
}

#[test]
fn places_count_characters_and_addresses_are_relative() {
    let (source, log) = report();
    let place = &of(&log, "G073")["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "my%20lamp/guide.toml");
    let region = &place["region"];
    let line = "covers = \"Lämpchen 💡 with **";
    assert_eq!((region["startLine"].as_u64(), region["snippet"]["text"].as_str()), (Some(7), Some("**")));
    assert_eq!(region["endColumn"], line.chars().count() + 1);
    let at = source.find("**plugs").map(|at| source[..at].chars().count()).expect("it is there");
    assert_eq!((region["charOffset"].as_u64(), region["charLength"].as_u64()), (Some(at as u64), Some(2)));
    let artifacts = log["runs"][0]["artifacts"].as_array().expect("there are files");
    let of_figures = of(&log, "G004")["locations"][0]["physicalLocation"]["artifactLocation"].clone();
    let uris: Vec<_> = artifacts.iter().map(|file| file["location"]["uri"].as_str()).collect();
    assert_eq!(uris, [Some("my%20lamp/guide.toml"), Some("my%20lamp/figures.toml")]);
    assert_eq!(
        (artifacts[0]["length"].as_u64(), of_figures["index"].as_u64()),
        (Some(source.len() as u64), Some(0))
    );
}

#[test]
fn other_places_and_fixes_come_along() {
    let (_, log) = report();
    let twice = of(&log, "G013");
    assert_eq!(twice["relatedLocations"][0]["message"]["text"], "An answer to this question has it already.");
    assert!(twice.get("fixes").is_none());
    let mut unknown = results(&log).iter().filter(|result| result["ruleId"] == "G014");
    let unknown = unknown.find(|result| result.get("fixes").is_some()).expect("one can be mended");
    assert_eq!(unknown["message"]["text"], "There is no cause `unpluged`. Did you mean `unplugged`?");
    let fix = &unknown["fixes"][0];
    assert_eq!(fix["description"]["text"], "Write `unplugged`.");
    let change = &fix["artifactChanges"][0]["replacements"][0];
    assert_eq!(change["deletedRegion"]["snippet"]["text"], "unpluged");
    assert_eq!(change["insertedContent"]["text"], "unplugged");
}
