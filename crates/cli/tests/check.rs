//! `check`: all findings in one run, and `--fix`.

mod common;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use common::{err, out};
use tempfile::TempDir;

const BASE: &str = include_str!("../../flow/tests/base/guide.toml");

/// A folder with a guide in it.
fn desk(guide: &str) -> TempDir {
    let folder = TempDir::new().expect("there is a folder for temporary files");
    fs::write(folder.path().join("guide.toml"), guide).expect("it can be written");
    folder
}

fn check(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_unstuck"))
        .args(["check", "guide.toml"])
        .args(args)
        .args(if args.contains(&"--today") { &[][..] } else { &["--today", "2026-11-29"] })
        .current_dir(folder)
        .output()
        .expect("the tool runs")
}

fn there(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join(name)).expect("it is there")
}

/// A slip that can be mended and a comment beside it, a line that cannot, and Windows line ends in between.
fn slips() -> String {
    BASE.replace("works = { unplugged = 0.95 }", "works = { unpluged = 0.95 } # nearly all\r")
        .replace("risk = \"reversible\"", "risk   =   \"reversable\"\t# really")
        .replace("hint = \"It says so on the box.\"", "hint = \"\"")
}

#[test]
fn five_errors_of_different_kinds_are_five_findings_each_at_its_line() {
    let source = BASE
        .replace("title = \"Fix a desk lamp\"", "titel = \"Fix a desk lamp\"")
        .replace("prior = 30", "prior = 0")
        .replace("when = { any = [{ is = \"smart.yes\" }", "when = { any = [{ is = \"smart.maybe\" }")
        .replace("why = \"It starts afresh.\"", "why = \"It <b>starts</b> afresh.\"")
        .replace("href = \"https://repair.example\"", "href = \"javascript:repair()\"");
    let folder = desk(&source);
    let output = check(folder.path(), &["--json"]);
    assert_eq!(output.status.code(), Some(1));
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    let findings = report["guides"][0]["findings"].as_array().expect("there are findings");
    let mut found: Vec<(u64, &str)> = findings
        .iter()
        .map(|found| (found["places"][0]["line"].as_u64().unwrap_or(0), found["code"].as_str().unwrap_or("")))
        .collect();
    found.dedup();
    let line = |text: &str| source.lines().position(|line| line.contains(text)).map_or(0, |at| at as u64 + 1);
    assert_eq!(
        found,
        [
            (line("titel"), "G003"),
            (line("javascript"), "G071"),
            (line("prior = 0"), "G020"),
            (line("smart.maybe"), "G014"),
            (line("<b>"), "G070"),
        ]
    );
    let text = out(&check(folder.path(), &[]));
    for (line, code) in found {
        assert!(text.contains(&format!("guide.toml:{line}:")) && text.contains(code), "{text}");
    }
}

#[test]
fn fix_mends_what_it_says_and_leaves_every_other_byte() {
    let folder = desk(&slips());
    let output = check(folder.path(), &["--fix"]);
    assert_eq!(output.status.code(), Some(1), "an empty text is the author's");
    assert_eq!(
        err(&output),
        "guide.toml:124: write `unplugged` (G014)\n\
         guide.toml:134: write `reversible` (G007)\n\
         guide.toml: 2 mended\n"
    );
    assert!(out(&output).contains("G005") && out(&output).ends_with("guide.toml: 1 error, 0 warnings\n"));
    let expected = slips().replace("unpluged", "unplugged").replace("reversable", "reversible");
    assert_eq!(there(folder.path(), "guide.toml"), expected);
    let names: Vec<_> = fs::read_dir(folder.path()).expect("it is there").collect();
    assert_eq!(names.len(), 1, "nothing is left beside it");

    let output = check(folder.path(), &["--fix"]);
    assert_eq!(err(&output), "guide.toml: 0 mended\n");
    assert_eq!(there(folder.path(), "guide.toml"), expected);
}

#[test]
fn a_dry_run_shows_the_difference_and_writes_nothing() {
    let folder = desk(&slips());
    for name in ["--dry-run", "--diff"] {
        let output = check(folder.path(), &["--fix", name]);
        assert_eq!(output.status.code(), Some(1));
        let diff = out(&output);
        assert!(diff.starts_with("--- a/guide.toml\n+++ b/guide.toml\n@@ -121,7 +121,7 @@\n"), "{diff}");
        assert!(diff.contains(
            "-works = { unpluged = 0.95 } # nearly all\r\n+works = { unplugged = 0.95 } # nearly all\r\n"
        ));
        assert_eq!(diff.lines().filter(|line| line.starts_with(['+', '-'])).count(), 6, "{diff}");
        assert!(err(&output).ends_with("guide.toml: 2 mended\n"));
        assert_eq!(there(folder.path(), "guide.toml"), slips());
    }
    assert_eq!(check(folder.path(), &["--dry-run"]).status.code(), Some(2), "it says how to fix");
}

#[test]
fn figures_beside_the_guide_are_mended_as_well() {
    let folder = desk(BASE);
    let figures = "[[plan]] # the smallest\nid = \"small\"\ngb = \"5\"\ncertainty = \"judged\"\nchecked = \"2026-11-2\"\n";
    fs::write(folder.path().join("figures.toml"), figures).expect("it can be written");
    let output = check(folder.path(), &["--fix", "--json"]);
    assert!(
        err(&output).starts_with("figures.toml:3: write 5 without quotation marks (G004)\n"),
        "{}",
        err(&output)
    );
    assert_eq!(there(folder.path(), "figures.toml"), figures.replace("\"5\"", "5"));
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).expect("what is left is JSON");
    assert_eq!(report["guides"][0]["figures"]["findings"].as_array().map(Vec::len), Some(1));
}

#[test]
fn a_report_says_how_many_can_be_mended_and_json_has_the_edits() {
    let folder = desk(&slips());
    let output = check(folder.path(), &[]);
    assert_eq!(err(&output), "2 of these can be mended: --fix, or --fix --dry-run to see how\n");
    let output = check(folder.path(), &["--format", "json"]);
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    let findings = report["guides"][0]["findings"].as_array().expect("there are findings");
    let mends: Vec<_> = findings.iter().filter(|found| !found["mend"].is_null()).collect();
    assert_eq!(mends[0]["mend"]["title"], "write `unplugged`");
    let edit = &mends[0]["mend"]["edits"][0];
    let bytes =
        |key: &str| edit[key].as_u64().and_then(|at| usize::try_from(at).ok()).expect("it has a place");
    assert_eq!(&slips()[bytes("start")..bytes("end")], "unpluged");
    assert_eq!(edit["text"], "unplugged");
}

#[test]
fn a_cause_for_support_only_leads_to_support() {
    let folder = desk(&BASE.replace("works = { bulb = 0.9 }", "works = { unplugged = 0.3 }").replace(
        "explain = \"Bulbs last some years.\"",
        "explain = \"Bulbs last some years.\"\nsupport_only = true",
    ));
    let said = out(&check(folder.path(), &[]));
    assert!(said.contains("0 errors") && !said.contains("G050"), "{said}");
    let visits = "[[visit]]\nwho = \"A dead bulb\"\nanswers = [\"symptom.dark\"]\nscreens = 9\n";
    fs::write(folder.path().join("visits.toml"), visits).expect("it can be written");
    let output = Command::new(env!("CARGO_BIN_EXE_unstuck"))
        .args(["test", "guide.toml"])
        .current_dir(folder.path())
        .output()
        .expect("the tool runs");
    assert_eq!(output.status.code(), Some(0), "{}", out(&output));
}

#[test]
fn a_line_that_is_very_long_is_not_shown_with_each_finding() {
    let long = format!("lead = \"{}\"", "word ".repeat(2_000));
    let folder = desk(&BASE.replacen("lead = ", &format!("laed = 1\n{long}\nlead = "), 1));
    let said = out(&check(folder.path(), &[]));
    assert!(said.len() < 5_000 && said.contains("guide.toml:") && said.contains("error[G0"), "{said}");
}

#[test]
fn the_guide_for_icloud_backup_is_clean() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../flows/icloud-backup");
    assert_eq!(out(&check(&folder, &[])), "guide.toml: 0 errors, 0 warnings\n");
}

#[cfg(unix)]
#[test]
fn what_a_link_leads_to_is_written_and_keeps_its_rights() {
    use std::os::unix::fs::{PermissionsExt, symlink};

    let folder = desk(&slips());
    let (real, link) = (folder.path().join("real.toml"), folder.path().join("guide.toml"));
    fs::rename(&link, &real).expect("it can be moved");
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).expect("it has rights");
    symlink(&real, &link).expect("it can be linked");
    check(folder.path(), &["--fix"]);
    assert!(fs::symlink_metadata(&link).expect("it is there").is_symlink());
    assert!(there(folder.path(), "real.toml").contains("unplugged = 0.95"));
    assert_eq!(fs::metadata(&real).expect("it is there").permissions().mode() & 0o777, 0o640);
}

#[test]
fn an_old_review_is_found_on_the_day_that_is_given() {
    let folder = desk(BASE);
    let output = check(folder.path(), &["--today", "2028-01-22"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(
        out(&output).contains("G133") && out(&output).contains("last reviewed 14 months ago"),
        "{}",
        out(&output)
    );
    let output = check(folder.path(), &["--today", "2028-01-22", "--max-age", "15"]);
    assert_eq!(out(&output), "guide.toml: 0 errors, 0 warnings\n");
    let output = check(folder.path(), &["--today", "tomorrow"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(err(&output), "error: `tomorrow` is not a day; write it as in 2026-11-22\n");
}
