//! `simulate` as an author runs it.

mod common;
#[path = "common/markup.rs"]
mod markup;

use std::fs;
use std::io::Write as _;
use std::process::{Command, Output, Stdio};

use common::{err, out};
use markup::{Element, assert_self_contained, elements};
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

/// What the simulation says in JSON, and the page that it writes.
fn page(guide: &str) -> (Value, String) {
    let folder = TempDir::new().expect("there is a folder for temporary files");
    fs::write(folder.path().join("guide.toml"), guide).expect("it can be written");
    let output = Command::new(env!("CARGO_BIN_EXE_unstuck"))
        .args(["simulate", "guide.toml", "--cases", "200", "--json", "--html", "report/page.html"])
        .current_dir(folder.path())
        .output()
        .expect("the tool runs");
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let page = fs::read_to_string(folder.path().join("report/page.html")).expect("it is written");
    (serde_json::from_slice(&output.stdout).expect("it is one JSON value"), page)
}

fn numbers<'v>(list: &'v Value, key: &'v str) -> impl Iterator<Item = u64> + 'v {
    list.as_array().expect("it is a list").iter().map(move |row| row[key].as_u64().expect("it is a count"))
}

#[test]
fn json_says_what_came_of_the_visits() {
    let (said, _) = page(BASE);
    let visits = &said["visits"];
    assert_eq!(numbers(&visits["causes"], "visits").sum::<u64>(), 200);
    let quick = &said["strategies"][0];
    assert_eq!(
        (&quick["strategy"], &quick["at_support"], &quick["screens"]),
        (&"quick".into(), &visits["at_support"], &visits["screens"])
    );
    let helped: u64 = numbers(&visits["fixes"], "helped").sum();
    let resolved = 200.0 * (1.0 - visits["at_support"]["mean"].as_f64().expect("it is a number"));
    assert!((f64::from(u32::try_from(helped).expect("it is small")) - resolved).abs() < 1e-6);
    assert_eq!(visits["hardest"][0], "other");
    for distribution in ["minutes_distribution", "screens_distribution"] {
        let counts = visits[distribution]["counts"].as_array().expect("it is a list");
        assert_eq!(counts.iter().filter_map(Value::as_u64).sum::<u64>(), 200, "{distribution}");
    }
    assert_eq!(visits["never_asked"], Value::from(Vec::<String>::new()));
}

#[test]
fn what_nobody_meets_is_named() {
    // Whatever is wrong, support is cheaper than a new bulb.
    let dear = BASE
        .replace("title = \"Change the bulb\"", "title = \"Rewire\"")
        .replace("minutes = 5\n", "minutes = 600\n");
    assert_ne!(dear, BASE);
    let named = |guide: &str, begins: &str| {
        let text = out(&run(guide, &["--cases", "100"]));
        text.lines().find(|line| line.starts_with(begins)).unwrap_or_default().to_owned()
    };
    assert!(named(&dear, "steps never reached").ends_with(" new-bulb"));
    assert!(named(BASE, "steps never reached").ends_with(" none"));
    assert!(named(BASE, "questions never asked").ends_with(" none"));
    let slow = BASE.replace("small light on?\"\nminutes = 0.1", "small light on?\"\nminutes = 3.1");
    assert!(named(&slow, "questions never asked").ends_with(" light"));
    assert!(named(BASE, "questions that changed nothing").ends_with(" none"));
}

#[test]
fn a_report_has_all_its_parts() {
    let text = out(&run(BASE, &["--cases", "100"]));
    for part in [
        "by cause, the hardest first",
        "steps, of all visits",
        "questions, of all visits",
        "the likeliest ways",
        "the longest visits",
    ] {
        assert!(text.contains(part), "{text}");
    }
}

#[test]
fn the_longest_visits_can_be_replayed_as_they_are_printed() {
    let folder = TempDir::new().expect("there is a folder for temporary files");
    fs::write(folder.path().join("guide.toml"), BASE).expect("it can be written");
    let text = out(&run(BASE, &["--cases", "100"]));
    let commands: Vec<&str> = text.split("unstuck replay guide.toml - <<'VISIT'\n").skip(1).collect();
    assert_eq!(commands.len(), 5, "{text}");
    for command in commands {
        let (record, _) = command.split_once("\nVISIT\n").expect("the record ends");
        let mut replay = Command::new(env!("CARGO_BIN_EXE_unstuck"))
            .args(["replay", "guide.toml", "-"])
            .current_dir(folder.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the tool runs");
        replay.stdin.take().expect("it reads").write_all(record.as_bytes()).expect("it takes it all");
        let output = replay.wait_with_output().expect("it ends");
        let replayed = out(&output);
        assert!(replayed.contains("solved by") || replayed.contains("hand over to support"), "{replayed}");
        assert!(!replayed.contains("passed"), "{replayed}");
    }
}

#[test]
fn the_page_is_whole_and_loads_nothing() {
    let (_, page) = page(BASE);
    assert_self_contained(&page);
    let all = elements(&page);
    let of = |name: &str| all.iter().filter(|element| element.name == name).collect::<Vec<&Element>>();
    assert_eq!(of("html")[0].get("lang"), Some("en-GB"));
    assert_eq!(of("h1").len(), 1);
    assert!(page.contains("<title>What visitors will meet: Fix a desk lamp</title>"));
    assert!(page.contains("default-src 'none'") && page.contains("prefers-color-scheme: dark"));
    // Each chart has a name and a description of its own, and a table beside it.
    let ids: Vec<&str> = all.iter().filter_map(|element| element.get("id")).collect();
    assert_eq!(of("svg").len(), 5);
    for chart in of("svg") {
        assert_eq!(chart.get("role"), Some("img"));
        let names = chart.get("aria-labelledby").expect("it has a name");
        assert!(names.split(' ').all(|name| ids.iter().filter(|id| **id == name).count() == 1), "{names}");
    }
    for after in page.split("</figure>").skip(1) {
        assert!(after.trim_start().starts_with("<div class=\"wide\""), "no table follows a chart");
    }
    for region in all.iter().filter(|element| element.get("role") == Some("region")) {
        assert!(region.get("aria-label").is_some() && region.get("tabindex") == Some("0"), "{region:?}");
    }
}

#[test]
fn texts_of_a_guide_are_no_markup_on_the_page() {
    let hostile = "</title><script>x</script>\\\"'&amp;";
    let mut guide = BASE.replace("lang = \"en\"", "lang = \"de\"");
    for text in ["Fix a desk lamp", "The plug is out", "What do you see?", "The lamp is dark", "Plug it in"] {
        guide = guide.replace(&format!("\"{text}\""), &format!("\"{hostile}\""));
    }
    let (_, page) = page(&guide);
    assert_self_contained(&page);
    let escaped = "&lt;/title&gt;&lt;script&gt;x&lt;/script&gt;&quot;&#39;&amp;amp;";
    assert!(page.contains(&format!("<h1 lang=\"de\">{escaped}</h1>")), "{page}");
    assert!(page.matches(escaped).count() > 5);
}

#[test]
fn a_page_that_cannot_be_written_is_a_failure() {
    let output = run(BASE, &["--cases", "10", "--html", "guide.toml/page.html"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("guide.toml/page.html cannot be written"), "{}", err(&output));
}
