//! `count` and `learn` as an author runs them.

mod common;

use std::fs;
use std::io::Write as _;
use std::num::NonZeroU32;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use common::{err, out};
use serde_json::{Value, json};
use tempfile::TempDir;
use unstuck_engine::Model;
use unstuck_engine::learn::Counts;
use unstuck_flow::compile::compile;
use unstuck_flow::guide::Guide;
use unstuck_flow::{counts, lower};
use unstuck_lab::simulate::{Setting, events};

const BASE: &str = include_str!("../../flow/tests/base/guide.toml");

struct Desk {
    folder: TempDir,
}

impl Desk {
    /// A desk with the base guide on it.
    fn new() -> Self {
        let desk = Self { folder: TempDir::new().expect("there is a folder for temporary files") };
        desk.write("guide.toml", BASE);
        desk
    }

    fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        fs::write(self.folder.path().join(name), content).expect("it can be written");
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_unstuck"));
        command.args(args).current_dir(self.folder.path());
        command
    }

    fn run(&self, args: &[&str]) -> Output {
        self.command(args).output().expect("the tool runs")
    }

    /// What `learn` says of a file, which must be refused with nothing printed.
    fn refused(&self, content: impl AsRef<[u8]>) -> String {
        self.write("counts.json", content);
        failure(&self.run(&["learn", "guide.toml", "counts.json"]))
    }

    /// Counts of visits in files named by their number, `each` visits a file.
    fn write_counts(&self, files: u32, each: u32) -> Vec<String> {
        let name = |number| format!("{number}.json");
        for number in 0..files {
            self.write(&name(number), simulated(each, u64::from(number)));
        }
        (0..files).map(name).collect()
    }

    fn learn(&self, counts: &[String], more: &[&str]) -> Output {
        let mut args = vec!["learn", "guide.toml"];
        args.extend(counts.iter().map(String::as_str));
        args.extend(more);
        self.run(&args)
    }
}

/// What is said on a failure, which leaves stdout empty.
fn failure(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(2), "{}", err(output));
    assert!(output.stdout.is_empty(), "something was printed");
    err(output)
}

fn guide(source: &str) -> (Guide, Model) {
    let guide = compile(source).guide.expect("a guide without findings is compiled");
    let model = lower::model(&guide).expect("it has a model");
    (guide, model)
}

/// The guide as it is true of the people who are drawn here: the bulb is dead more often, its change helps less often,
/// and more people cannot tell whether there is an app.
fn truth() -> Model {
    let source = BASE
        .replace("prior = 50", "prior = 30")
        .replace("prior = 30\nexplain = \"Bulbs", "prior = 50\nexplain = \"Bulbs")
        .replace("works = { bulb = 0.9 }", "works = { bulb = 0.7 }")
        .replace("not_sure = 0.2", "not_sure = 0.4");
    guide(&source).1
}

/// Counts of people who are drawn from the truth and guided by the base guide.
fn simulated(visits: u32, seed: u64) -> String {
    let (guide, model) = guide(BASE);
    let setting = Setting { model: &model, checklist: Vec::new(), hours: vec![0.0; model.fix_count()] };
    let visits = NonZeroU32::new(visits).expect("there are visits");
    let visits = events(&setting, &truth(), visits, seed).expect("the model is sound");
    let mut counts = Counts::new(&model);
    visits.iter().for_each(|events| counts.add_visit(&model, events));
    counts::encode(&guide, &counts)
}

/// What follows from four times 500 visits.
const TABLE: &str = "\
lamp of 2026-11-22, model ab2740a392fc5e05
2000 finished visits: 1300 resolved, 700 handed over
each of 4 parts held out in turn: log-loss 2.5721 a visit with the old numbers, 2.4737 with new ones (2000 visits)

key       of              cause      old   new    visits  note
prior                     unplugged  50    32.2   639.1
prior                     bulb       30    40.8   818.4
prior                     memory     10    13.8   278.1
prior                     other      10    13.2   264.4
chance    symptom.dark    memory     0.3   0.415  250.6   was otherwise
chance    symptom.blinks  memory     0.6   0.51   250.6
not_sure  smart                      0.2   0.395  180.0
works     plug            unplugged  0.95  0.875  639.1   held back
works     new-bulb        bulb       0.9   0.867  817.2

The guide is unchanged; type what you agree with.
";

const SOLVED: &str = "unstuck-visit 1 lamp\nstart\nanswer symptom dark\nfixed plug\n";
const SUPPORT: &str =
    "unstuck-visit 1 lamp\nstart\nanswer symptom blinks\nunsure smart\nnot-fixed plug\nsupport";
const LEFT: &str = "unstuck-visit 1 lamp\nstart\nanswer symptom dark";

#[test]
fn visits_become_counts_by_id() {
    let desk = Desk::new();
    desk.write("a.txt", SOLVED);
    desk.write("b.txt", SUPPORT);
    desk.write("c.txt", LEFT);
    let output = desk.run(&["count", "guide.toml", "a.txt", "b.txt", "c.txt"]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    // The first visit has one cause only that its fix cures. In the second, which blinks and is not unplugged, the
    // causes weigh 50·0.05·0.05, 30·0.05, 10·0.6 and 10·0.05.
    assert_eq!(
        out(&output),
        r#"{
"format": "unstuck-counts 1",
"guide": "lamp", "reviewed": "2026-11-22", "digest": "ab2740a392fc5e05",
"visits": {"resolved": 1, "handed_over": 1, "abandoned": 1},
"causes": {"unplugged": 1.015385, "bulb": 0.184615, "memory": 0.738462, "other": 0.061538},
"questions": {
  "symptom": {"asked": 2, "not_sure": 0, "answers": {"dark": {"unplugged": 1}, "blinks": {"unplugged": 0.015385, "bulb": 0.184615, "memory": 0.738462, "other": 0.061538}}},
  "smart": {"asked": 1, "not_sure": 1, "answers": {}}
},
"fixes": {
  "plug": {"worked": {"unplugged": 1}, "failed": {"unplugged": 0.015385}}
}
}
"#
    );
}

#[test]
fn a_visit_can_come_from_the_standard_input() {
    let desk = Desk::new();
    desk.write("a.txt", SOLVED);
    let fed = |visit: &str| {
        let mut command = desk.command(&["count", "guide.toml", "-"]);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the tool runs");
        child.stdin.take().expect("it reads").write_all(visit.as_bytes()).expect("it takes the visit");
        child.wait_with_output().expect("it ends")
    };
    assert_eq!(out(&fed(SOLVED)), out(&desk.run(&["count", "guide.toml", "a.txt"])));
    let said = failure(&fed("unstuck-visit 1 lamp\ndance"));
    assert_eq!(said, "error: the standard input: line 2: this is not something that happens in a visit\n");
}

#[test]
fn a_broken_record_is_named_with_its_line_and_nothing_is_printed() {
    let desk = Desk::new();
    desk.write("good.txt", SOLVED);
    let cases = [
        ("", "line 1: a record of a visit begins with `unstuck-visit`"),
        ("unstuck-visit 2 lamp\nstart", "line 1: this is not the version 1 of the record"),
        ("unstuck-visit 1 kettle\nstart", "line 1: this is a visit to another guide"),
        ("unstuck-visit 1 lamp\nstart\ndance", "line 3: this is not something that happens in a visit"),
        (
            "unstuck-visit 1 lamp\nstart\nanswer symptom dark\nfixed kettle",
            "line 4: the guide has no such question, answer or fix; count this visit with the guide it was made with",
        ),
        (&["unstuck-visit 1 lamp", &"\nsupport".repeat(2_001)].concat(), "this is longer than any visit"),
    ];
    for (record, reason) in cases {
        desk.write("bad.txt", record);
        let said = failure(&desk.run(&["count", "guide.toml", "good.txt", "bad.txt"]));
        assert_eq!(said, format!("error: bad.txt: {reason}\n"));
    }
    let said = failure(&desk.run(&["count", "guide.toml", "good.txt", "none.txt"]));
    assert!(said.starts_with("error: none.txt cannot be read: "), "{said}");
}

#[test]
fn what_is_written_is_read_back() {
    let (guide, model) = guide(BASE);
    let text = simulated(300, 7);
    let counts = counts::decode(&guide, &model, &text).expect("it can be read");
    assert_eq!(counts.finished(), 300.0);
    assert_eq!(counts::encode(&guide, &counts), text);
}

#[test]
fn too_few_visits_are_said_so() {
    let desk = Desk::new();
    let counts = desk.write_counts(2, 99);
    let output = desk.learn(&counts, &[]);
    assert_eq!(output.status.code(), Some(3), "{}", err(&output));
    let said = out(&output);
    assert!(
        said.contains(
            "Nothing is proposed: 200 finished visits are needed, and there are 198; collect more."
        ),
        "{said}"
    );
    let said: Value = serde_json::from_slice(&desk.learn(&counts, &["--json"]).stdout).expect("it is JSON");
    assert_eq!((&said["refused"], &said["changes"]), (&json!("too-few"), &json!([])));
}

#[test]
fn without_anything_held_out_nothing_is_proposed() {
    let desk = Desk::new();
    let counts = desk.write_counts(3, 400);
    let output = desk.learn(&counts[..1], &[]);
    assert_eq!(output.status.code(), Some(3));
    assert!(out(&output).contains("or give --held-out COUNTS"), "{}", out(&output));
    assert_eq!(desk.learn(&counts[..2], &[]).status.code(), Some(0));
    assert_eq!(desk.learn(&counts[..1], &["--held-out", "1.json", "2.json"]).status.code(), Some(0));
    desk.write("few.json", simulated(20, 9));
    let output = desk.learn(&counts[..1], &["--held-out", "few.json"]);
    assert_eq!(output.status.code(), Some(3));
    assert!(out(&output).contains("at least 50 finished visits have to be held out"), "{}", out(&output));
}

#[test]
fn numbers_that_do_worse_on_other_visits_are_not_proposed() {
    let desk = Desk::new();
    let counts = desk.write_counts(1, 400);
    // These people are as the guide says, so that what was learned from others is wrong of them.
    let (guide, model) = guide(BASE);
    let setting = Setting { model: &model, checklist: Vec::new(), hours: vec![0.0; model.fix_count()] };
    let visits = NonZeroU32::new(2_000).expect("there are visits");
    let mut as_modelled = Counts::new(&model);
    for events in events(&setting, &model, visits, 1).expect("the model is sound") {
        as_modelled.add_visit(&model, &events);
    }
    desk.write("other.json", counts::encode(&guide, &as_modelled));
    let output = desk.learn(&counts, &["--held-out", "other.json"]);
    assert_eq!(output.status.code(), Some(3));
    assert!(out(&output).contains("no better than the old ones"), "{}", out(&output));
}

#[test]
fn a_proposal_is_a_table_of_old_and_new_numbers() {
    let desk = Desk::new();
    let counts = desk.write_counts(4, 500);
    let output = desk.learn(&counts, &[]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert_eq!(out(&output), TABLE);
    assert_eq!(fs::read_to_string(desk.folder.path().join("guide.toml")).expect("it is there"), BASE);
}

#[test]
fn the_same_proposal_is_there_for_scripts() {
    let desk = Desk::new();
    let output = desk.learn(&desk.write_counts(4, 500), &["--json"]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let said: Value = serde_json::from_slice(&output.stdout).expect("it is one JSON value");
    assert_eq!((&said["version"], &said["guide"]), (&json!(1), &json!("lamp")));
    assert_eq!(said["digest"], "ab2740a392fc5e05");
    assert_eq!(said["visits"], json!({ "resolved": 1300.0, "handed_over": 700.0, "abandoned": 0.0 }));
    assert_eq!((&said["held_out"]["parts"], &said["refused"]), (&json!(4), &Value::Null));
    assert!(said["held_out"]["new_log_loss"].as_f64() < said["held_out"]["old_log_loss"].as_f64());
    let changes = said["changes"].as_array().expect("it is a list");
    let rows = TABLE.lines().skip_while(|line| !line.starts_with("key")).skip(1);
    assert_eq!(changes.len(), rows.take_while(|line| !line.is_empty()).count());
    let dark = changes.iter().find(|change| change["answer"] == "dark").expect("it is there");
    let visits = dark["visits"].as_f64().expect("it is a number");
    assert!((visits - 250.6).abs() < 0.05, "{visits}");
    let mut dark = dark.clone();
    dark["visits"] = json!(0);
    assert_eq!(
        dark,
        json!({
            "kind": "chance", "question": "symptom", "answer": "dark", "cause": "memory",
            "old": 0.3, "otherwise": true, "new": 0.415, "visits": 0, "held_back": false,
        })
    );
}

#[test]
fn abandoned_visits_are_shown_apart() {
    let desk = Desk::new();
    let mut counts = desk.write_counts(2, 500);
    desk.write("left.txt", LEFT);
    let output = desk.run(&["count", "guide.toml", "left.txt", "left.txt"]);
    desk.write("left.json", &output.stdout);
    counts.push("left.json".to_owned());
    let output = desk.learn(&counts, &[]);
    let said = out(&output);
    assert!(said.contains("\n2 abandoned visits are left out: people do not leave by chance"), "{said}");
    assert!(said.contains("\n1000 finished visits"), "{said}");
}

#[test]
fn visits_can_be_given_less_weight() {
    let desk = Desk::new();
    desk.write_counts(2, 300);
    let half = ["0.json".to_owned(), "1.json@0.5".to_owned()];
    assert!(out(&desk.learn(&half, &[])).contains("\n450 finished visits"));
    let little = ["0.json@0.25".to_owned(), "1.json@0.25".to_owned()];
    assert!(out(&desk.learn(&little, &[])).contains("there are 150"));
    for weight in ["0", "-1", "2", "NaN", "inf"] {
        let said = failure(&desk.learn(&[format!("0.json@{weight}")], &[]));
        assert!(said.contains("a weight is above 0 and at most 1"), "{said}");
    }
}

#[test]
fn a_file_that_is_given_twice_is_refused() {
    let desk = Desk::new();
    desk.write_counts(2, 300);
    let twice = failure(&desk.learn(&["0.json".to_owned(), "./0.json".to_owned()], &[]));
    assert_eq!(twice, "error: ./0.json is given twice; its visits would count twice\n");
    let held_out = failure(&desk.learn(&["0.json".to_owned()], &["--held-out", "0.json@0.5"]));
    assert_eq!(held_out, "error: 0.json is given twice; its visits would count twice\n");
}

#[test]
fn counts_with_another_stamp_are_refused_with_both() {
    let desk = Desk::new();
    let good = simulated(300, 1);
    let stamps = [
        (good.replace("ab2740a392fc5e05", "0123456789abcdef"), "lamp of 2026-11-22, model 0123456789abcdef"),
        (good.replace("2026-11-22", "2026-10-01"), "lamp of 2026-10-01, model ab2740a392fc5e05"),
        (good.replace("\"lamp\"", "\"kettle\""), "kettle of 2026-11-22, model ab2740a392fc5e05"),
    ];
    for (counts, stamp) in stamps {
        let said = desk.refused(counts);
        let expected = format!(
            "error: counts.json: these counts are of {stamp}, and the guide is lamp of 2026-11-22, model \
             ab2740a392fc5e05; counts of different numbers cannot be added up; give the guide they were counted \
             with, or count the visits again with this one: `unstuck count GUIDE VISIT...`\n"
        );
        assert_eq!(said, expected);
    }
}

#[test]
fn a_number_of_the_guide_changes_its_stamp_and_a_text_or_a_cost_does_not() {
    let digest = |from: &str, to: &str| {
        assert_eq!(BASE.matches(from).count(), 1, "not once in the base guide: {from}");
        unstuck_flow::stamp::digest(&guide(&BASE.replace(from, to)).0)
    };
    let same = 0xab27_40a3_92fc_5e05;
    for (from, to) in
        [("The bulb is dead", "No light"), ("minutes = 4", "minutes = 7"), ("support = 60", "support = 90")]
    {
        assert_eq!(digest(from, to), same, "{to}");
    }
    for (from, to) in [
        ("prior = 50", "prior = 51"),
        ("chance = { memory = 0.6 }", "chance = { memory = 0.61 }"),
        ("not_sure = 0.2", "not_sure = 0.3"),
        ("works = { bulb = 0.9 }", "works = { bulb = 0.8 }"),
        ("id = \"on\"", "id = \"shines\""),
        ("context = true", "context = false"),
    ] {
        assert_ne!(digest(from, to), same, "{to}");
    }
}

#[test]
fn faults_of_counts_are_named_with_file_and_place() {
    let desk = Desk::new();
    let good = simulated(300, 1);
    let with = |from: &str, to: &str| {
        assert!(good.contains(from), "{from}: {good}");
        good.replacen(from, to, 1)
    };
    let resolved = "{\"resolved\": ";
    let abandoned = "\"abandoned\": 0";
    let cases = [
        (good[..60].to_owned(), "line 3 column "),
        (with(resolved, "{\"resolved\": NaN, \"x\": "), "line 4 column 24: expected value"),
        (with(resolved, "{\"resolved\": -"), "visits.resolved: must be from 0 to 1000000000, but is -"),
        (with(resolved, "{\"resolved\": 1, \"x\": "), "visits.x: there is no field `x`"),
        (
            with(abandoned, "\"abandoned\": 1e12"),
            "visits.abandoned: must be from 0 to 1000000000, but is 1000000000000",
        ),
        (with(abandoned, "\"abandoned\": 1e999"), "line 4 column "),
        (with(abandoned, "\"abandoned\": \"many\""), "visits.abandoned: must be a number, but is a string"),
        (with("\"unplugged\": ", "\"unplugged\": 9"), "causes: sums to "),
        (
            with("\"unplugged\"", "\"unpluged\""),
            "causes.unpluged: there is no cause `unpluged`; did you mean `unplugged`?",
        ),
        (with("\"asked\": 300", "\"asked\": 9300"), "questions.symptom: was asked 9300 times in 300 "),
        (
            with("\"asked\": 300", "\"asked\": 200"),
            "questions.symptom: was asked 200 times, but answers and `not_sure` sum to ",
        ),
        (
            with("\"symptom\"", "\"sympton\""),
            "questions.sympton: there is no question `sympton`; did you mean `symptom`?",
        ),
        (
            with("\"worked\": {\"unplugged\": ", "\"worked\": {\"unplugged\": 9"),
            "fixes.plug: counts 1000.494932 visits with `unplugged`, but there were 100.494932",
        ),
        (
            with("\"worked\": {\"unplugged\"", "\"worked\": {\"bulb\""),
            "fixes.plug: names `bulb`, which it does not cure",
        ),
        (
            with("\"worked\"", "\"woked\""),
            "fixes.plug.woked: there is no field `woked`; did you mean `worked`?",
        ),
        (
            with("unstuck-counts 1", "unstuck-counts 2"),
            "format: must be `unstuck-counts 1`, but is `unstuck-counts 2`",
        ),
        (
            with("\"guide\": \"lamp\"", "\"guide\": \"lamp\", \"guide\": \"lamp\""),
            "guide: the key `guide` is given twice",
        ),
        ("{}".to_owned(), "the whole text: has no `format`"),
        ("[]".to_owned(), "the whole text: must be an object, but is a list"),
        (String::new(), "line 1 column 0: EOF while parsing a value"),
    ];
    for (counts, reason) in cases {
        let said = desk.refused(&counts);
        assert!(said.starts_with(&format!("error: counts.json: {reason}")), "{said}");
    }
    assert_eq!(desk.refused(b"\xff\xfe"), "error: counts.json is not a text in UTF-8\n");
}

#[test]
fn a_file_of_brackets_is_refused_at_once() {
    let desk = Desk::new();
    for bracket in ["[", "{\"a\":"] {
        let started = Instant::now();
        let said = desk.refused(bracket.repeat(5_000_000 / bracket.len()));
        assert!(said.contains("recursion limit exceeded"), "{said}");
        assert!(started.elapsed() < Duration::from_secs(10));
    }
}

#[test]
fn a_guide_with_errors_gives_the_reports_and_no_numbers() {
    let desk = Desk::new();
    desk.write("a.txt", SOLVED);
    desk.write("guide.toml", "format = 1\nid = \"lamp\"\n");
    for command in ["count", "learn"] {
        let output = desk.run(&[command, "guide.toml", "a.txt"]);
        assert_eq!(output.status.code(), Some(1));
        assert!(output.stdout.is_empty());
        assert!(err(&output).contains("guide.toml"), "{}", err(&output));
    }
}
