//! The tool as an author runs it.

mod common;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use common::{err, out};
use tempfile::TempDir;

const BASE: &str = include_str!("../../flow/tests/base/guide.toml");

struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        Self { folder: TempDir::new().expect("there is a folder for temporary files") }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        fs::write(self.path(name), content).expect("it can be written");
    }

    /// Runs the tool in the folder.
    fn run(&self, args: &[&str]) -> Output {
        self.run_with(args, &[])
    }

    fn run_with(&self, args: &[&str], variables: &[(&str, &str)]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_unstuck"))
            .args(args)
            // Whatever day it is, the guides of these tests were reviewed not long ago.
            .args(if args.contains(&"check") { &["--today", "2026-11-29"][..] } else { &[] })
            .current_dir(self.folder.path())
            .env_remove("NO_GRAPHICS")
            .env_remove("NO_COLOR")
            .env_remove("CLICOLOR_FORCE")
            .env_remove("FORCE_COLOR")
            .envs(variables.iter().copied())
            .output()
            .expect("the tool runs")
    }

    /// What `check` says on a guide with one change, which must be an error.
    fn refused(&self, from: &str, to: &str) -> String {
        assert_eq!(BASE.matches(from).count(), 1, "not once in the base guide: {from}");
        self.write("guide.toml", BASE.replace(from, to));
        let output = self.run(&["check", "guide.toml"]);
        assert_eq!(output.status.code(), Some(1), "{}", out(&output));
        out(&output)
    }
}

/// The line of the file and the signs under it, as a report shows them.
fn assert_marks(report: &str, line: usize, text: &str, marked: &str) {
    let lines: Vec<&str> = report.lines().collect();
    let prefix = format!("{line} | ");
    let at = lines
        .iter()
        .position(|shown| shown.trim_start().starts_with(&prefix) && shown.contains(text))
        .unwrap_or_else(|| panic!("line {line} with {text} is not shown:\n{report}"));
    let start = lines[at].find(marked).expect("the marked text is on the line");
    let under = lines[at + 1];
    let signs = under.get(start..start + marked.len()).unwrap_or_default();
    assert!(
        !signs.is_empty() && signs.chars().all(|sign| "^|".contains(sign)),
        "{marked} is not marked:\n{report}"
    );
    assert!(!under[start + marked.len()..].contains('^'), "more than {marked} is marked:\n{report}");
}

#[test]
fn a_guide_without_fault_passes() {
    let desk = Desk::new();
    desk.write("guide.toml", BASE);
    let output = desk.run(&["check", "guide.toml"]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(out(&output), "guide.toml: 0 errors, 0 warnings\n");
}

#[test]
fn a_mistyped_id_is_marked_with_the_one_that_was_meant() {
    let report = Desk::new().refused("works = { unplugged = 0.95 }", "works = { unpluged = 0.95 }");
    assert!(report.contains("G014") && report.contains("there is no cause `unpluged`"), "{report}");
    assert!(report.contains("guide.toml:124:11"), "{report}");
    assert_marks(&report, 124, "works = { unpluged = 0.95 }", "unpluged");
    assert!(report.contains("help: did you mean `unplugged`?"), "{report}");
    assert!(report.ends_with("guide.toml: 1 error, 0 warnings\n"), "{report}");
}

#[test]
fn a_missing_text_is_named_where_it_belongs() {
    let report = Desk::new().refused("why = \"It starts afresh.\"\n", "");
    assert!(report.contains("G002") && report.contains("the fix `reset` has no `why`"), "{report}");
    assert!(report.contains("guide.toml:155:1"), "{report}");
    assert_marks(&report, 155, "[[fix]]", "[[fix]]");
    assert!(report.contains("help: add why = \"…\""), "{report}");

    let report = Desk::new().refused("why = \"It starts afresh.\"", "why = \"\"");
    assert!(report.contains("G005") && report.contains("`why` is empty"), "{report}");
    assert_marks(&report, 158, "why = \"\"", "\"\"");
}

#[test]
fn a_prior_below_zero_is_marked() {
    let report = Desk::new().refused("prior = 50", "prior = -50");
    assert!(report.contains("G020") && report.contains("the prior of `unplugged` is below zero"), "{report}");
    assert!(report.contains("guide.toml:33:9"), "{report}");
    assert_marks(&report, 33, "prior = -50", "-50");
    assert!(report.contains("help: a prior is the share of visits"), "{report}");
}

#[test]
fn a_warning_is_reported_and_lets_pass() {
    let desk = Desk::new();
    desk.write("guide.toml", BASE.replace("label = \"The lamp blinks\"", "label = \"The lamp is dark\""));
    let output = desk.run(&["check", "guide.toml"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(out(&output).contains("G081"));
    assert!(out(&output).ends_with("guide.toml: 0 errors, 1 warning\n"));
}

#[test]
fn places_far_apart_are_shown_without_what_lies_between() {
    let report = Desk::new().refused("id = \"receipts\"", "id = \"bulb\"");
    let duplicate = report.split("\n\n").find(|part| part.contains("is given twice")).unwrap_or(&report);
    assert!(report.contains("G013"), "{report}");
    assert!(duplicate.lines().count() < 20, "{duplicate}");
    assert!(!report.contains("Turn the bulb."), "{report}");
}

#[test]
fn several_guides_are_checked_in_one_run() {
    let desk = Desk::new();
    desk.write("one.toml", BASE);
    desk.write("two.toml", BASE.replace("format = 1", "format = 7"));
    let output = desk.run(&["check", "one.toml", "two.toml"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(out(&output).starts_with("one.toml: 0 errors, 0 warnings\n"));
    assert!(out(&output).ends_with("two.toml: 1 error, 0 warnings\n"));
}

#[test]
fn a_screen_reader_gets_prose() {
    let desk = Desk::new();
    desk.write("guide.toml", BASE.replace("prior = 50", "prior = -50"));
    let output = desk.run_with(&["check", "guide.toml"], &[("NO_GRAPHICS", "1")]);
    let report = out(&output);
    assert!(report.contains("the prior of `unplugged` is below zero"), "{report}");
    assert!(report.contains("label at line 33, columns 9 to 11: is below zero"), "{report}");
}

#[test]
fn a_report_outside_a_terminal_is_plain() {
    let report = Desk::new().refused("prior = 50", "prior = -50");
    assert!(!report.contains('\u{1b}'), "{report}");
    assert!(report.is_ascii(), "{report}");
}

#[test]
fn json_has_places_for_editors() {
    let desk = Desk::new();
    desk.write("guide.toml", BASE.replace("works = { unplugged = 0.95 }", "works = { unpluged = 0.95 }"));
    let output = desk.run(&["check", "--json", "guide.toml"]);
    assert_eq!(output.status.code(), Some(1));
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    assert_eq!(report["version"], 1);
    let guide = &report["guides"][0];
    assert_eq!((guide["errors"].as_u64(), guide["warnings"].as_u64()), (Some(1), Some(0)));
    let finding = &guide["findings"][0];
    assert_eq!(finding["code"], "G014");
    assert_eq!(finding["severity"], "error");
    assert_eq!(finding["help"], "did you mean `unplugged`?");
    let place = &finding["places"][0];
    assert_eq!((place["line"].as_u64(), place["column"].as_u64()), (Some(124), Some(11)));
    assert_eq!((place["end_line"].as_u64(), place["end_column"].as_u64()), (Some(124), Some(19)));
    assert_eq!(place["marked"], "unpluged");
}

const FIGURES: &str = "[[figure]]\nid = \"years\"\nvalue = 5\nunit = \"years\"\ncertainty = \"judged\"\nchecked = \"2026-11-20\"\n";

/// The base guide with a figure in a text.
fn with_figure() -> String {
    BASE.replace("explain = \"Bulbs last some years.\"", "explain = \"Bulbs last {years}.\"")
}

#[test]
fn figures_beside_a_guide_are_put_into_its_texts() {
    let desk = Desk::new();
    desk.write("guide.toml", with_figure());
    let output = desk.run(&["check", "guide.toml"]);
    assert_eq!(output.status.code(), Some(1), "{}", out(&output));
    assert!(out(&output).contains("there is no figure `years`"), "{}", out(&output));

    desk.write("figures.toml", FIGURES);
    let output = desk.run(&["compile", "guide.toml", "--out", "."]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let bytes = fs::read(desk.path("lamp.en.bin")).expect("it is written");
    let guide = unstuck_flow::codec::decode(&bytes, None).expect("it is a guide");
    assert_eq!(unstuck_flow::text::plain(&guide.causes[1].explain), "Bulbs last 5 years.");
    let bytes = fs::read(desk.path("lamp.en.pages.bin")).expect("it is written");
    let pages = unstuck_flow::codec::decode_pages(&bytes, None).expect("they are pages");
    assert_eq!(pages.figures.value("years"), Some(5.0));
}

#[test]
fn what_is_wrong_with_figures_is_reported_in_their_file() {
    let desk = Desk::new();
    desk.write("guide.toml", with_figure());
    desk.write("figures.toml", FIGURES.replace("value = 5", "value = \"5\""));
    let output = desk.run(&["check", "guide.toml"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(out(&output).contains("figures.toml:3:9"), "{}", out(&output));
    assert_marks(&out(&output), 3, "value = \"5\"", "\"5\"");
    assert!(out(&output).ends_with("guide.toml: 1 error, 0 warnings\n"), "{}", out(&output));

    let output = desk.run(&["check", "--json", "guide.toml"]);
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    let guide = &report["guides"][0];
    assert_eq!((guide["errors"].as_u64(), guide["findings"].as_array().map(Vec::len)), (Some(1), Some(0)));
    assert_eq!(guide["figures"]["path"], "figures.toml");
    assert_eq!(guide["figures"]["findings"][0]["places"][0]["line"], 3);
}

#[test]
fn compile_writes_the_guide_once() {
    let desk = Desk::new();
    desk.write("guide.toml", BASE);
    let output = desk.run(&["compile", "guide.toml", "--out", "out/guides"]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let path = desk.path("out/guides/lamp.en.bin");
    let bytes = fs::read(&path).expect("it is written");
    let guide = unstuck_flow::codec::decode(&bytes, None).expect("it is a guide");
    assert_eq!(guide.id, "lamp");
    assert_eq!(names(&desk.path("out/guides")), ["lamp.en.bin", "lamp.en.pages.bin"]);
    let pages = fs::read(desk.path("out/guides/lamp.en.pages.bin")).expect("it is written");
    let pages = unstuck_flow::codec::decode_pages(&pages, None).expect("they are pages");
    assert_eq!(pages.texts.len(), guide.pages.len());

    // A second run leaves the file alone, whatever the clock says.
    let old = fs::File::options().write(true).open(&path).expect("it can be opened");
    let then = std::time::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000);
    old.set_modified(then).expect("its time can be set");
    drop(old);
    let output = desk.run(&["compile", "guide.toml", "--out", "out/guides"]);
    assert!(out(&output).contains("unchanged"));
    assert_eq!(fs::metadata(&path).and_then(|data| data.modified()).expect("it has a time"), then);

    desk.write("guide.toml", BASE.replace("prior = 50", "prior = 51"));
    let output = desk.run(&["compile", "guide.toml", "--out", "out/guides"]);
    // Only the file that became another is written.
    assert!(out(&output).contains("lamp.en.bin: written"));
    assert!(out(&output).contains("lamp.en.pages.bin: unchanged"));
    assert_ne!(fs::read(&path).expect("it is there"), bytes);
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("the folder is there");
    let names =
        entries.map(|entry| entry.expect("it is readable").file_name().to_string_lossy().into_owned());
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}

#[test]
fn a_guide_with_errors_is_not_compiled() {
    let desk = Desk::new();
    desk.write("guide.toml", BASE.replace("prior = 50", "prior = -50"));
    let output = desk.run(&["compile", "guide.toml", "--out", "out"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(err(&output).contains("G020"), "{}", err(&output));
    assert!(!desk.path("out").exists());
}

#[test]
fn a_file_that_cannot_be_read_or_written_is_told_from_a_guide_with_errors() {
    let desk = Desk::new();
    let output = desk.run(&["check", "none.toml"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).starts_with("error: none.toml cannot be read: "), "{}", err(&output));

    desk.write("guide.toml", b"title = \"caf\xe9\"");
    let output = desk.run(&["check", "guide.toml"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(err(&output), "error: guide.toml is not a text in UTF-8\n");

    desk.write("guide.toml", BASE);
    desk.write("out", "a file where a folder should be");
    let output = desk.run(&["compile", "guide.toml", "--out", "out"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("cannot be written"), "{}", err(&output));
}

#[test]
fn codes_are_explained() {
    let desk = Desk::new();
    let output = desk.run(&["explain", "g020"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(
        out(&output).starts_with("G020 (error): A prior is not a positive number\n\nA prior says how often")
    );

    let output = desk.run(&["explain"]);
    assert!(out(&output).contains("G081  warning  Two answers have the same label\n"));

    let output = desk.run(&["explain", "G999"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("there is no code `G999`"));
}

#[test]
fn a_command_that_does_not_exist_is_a_failure() {
    assert_eq!(Desk::new().run(&["chekc"]).status.code(), Some(2));
    assert_eq!(Desk::new().run(&["check"]).status.code(), Some(2));
}
