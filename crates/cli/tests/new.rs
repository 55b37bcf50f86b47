//! `unstuck new` and `unstuck schema`, as an author runs them.

mod common;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use common::{err, out};
use tempfile::TempDir;

fn run(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_unstuck"))
        .args(args)
        .current_dir(folder)
        .env("NO_COLOR", "1")
        .output()
        .expect("the tool runs")
}

fn desk() -> TempDir {
    TempDir::new().expect("there is a folder for temporary files")
}

#[test]
fn a_new_guide_passes_every_check_and_its_visits_go_well() {
    let desk = desk();
    let output = run(desk.path(), &["new", "guides/office-printer"]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let guide = "guides/office-printer/guide.toml";
    for next in ["check", "test", "compile"] {
        assert!(out(&output).contains(&format!("unstuck {next} {guide}")), "{}", out(&output));
    }
    let checked = run(desk.path(), &["check", guide]);
    assert_eq!(out(&checked), format!("{guide}: 0 errors, 0 warnings\n"));
    let tested = run(desk.path(), &["test", guide]);
    assert_eq!(tested.status.code(), Some(0), "{}", out(&tested));
    assert!(out(&tested).ends_with("9 of 9 visits go as they should\n"), "{}", out(&tested));
    let compiled = run(desk.path(), &["compile", guide, "--out", "site"]);
    assert_eq!(compiled.status.code(), Some(0), "{}", err(&compiled));
    assert!(desk.path().join("site/office-printer.en.bin").is_file());
}

#[test]
fn the_files_name_schemas_that_stand_beside_them() {
    let desk = desk();
    run(desk.path(), &["new", "printer"]);
    for (file, schema) in [("guide", "guide-1"), ("visits", "visits-1")] {
        let source =
            fs::read_to_string(desk.path().join(format!("printer/{file}.toml"))).expect("it is there");
        let named = format!("#:schema ./schemas/{schema}.schema.json");
        assert_eq!(source.lines().next(), Some(named.as_str()));
        let schema = desk.path().join(format!("printer/schemas/{schema}.schema.json"));
        let schema = fs::read_to_string(schema).expect("it is there");
        assert_eq!(schema, out(&run(desk.path(), &["schema", file])));
    }
}

#[test]
fn id_title_and_language_are_what_the_options_say() {
    let desk = desk();
    let title = "--title=The \"big\" printer";
    let output = run(desk.path(), &["new", "Some Folder", "--id", "big", title, "--lang", "pt-BR"]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert!(out(&output).contains("The texts are English still"), "{}", out(&output));
    let source = fs::read_to_string(desk.path().join("Some Folder/guide.toml")).expect("it is there");
    for line in ["id = \"big\"", "title = \"The \\\"big\\\" printer\"", "lang = \"pt-BR\""] {
        assert!(source.lines().any(|other| other == line), "{line}");
    }
}

#[test]
fn a_folder_whose_name_cannot_be_an_id_gets_a_guide_with_the_id_of_its_topic() {
    let desk = desk();
    run(desk.path(), &["new", "Some Folder"]);
    let source = fs::read_to_string(desk.path().join("Some Folder/guide.toml")).expect("it is there");
    assert!(source.lines().any(|line| line == "id = \"printer\""));
}

#[test]
fn what_cannot_be_is_refused_and_nothing_is_written() {
    let desk = desk();
    for (option, said) in
        [("--id=Big Printer", "cannot be an id"), ("--lang=english", "is not a language tag")]
    {
        let output = run(desk.path(), &["new", "printer", option]);
        assert_eq!(output.status.code(), Some(2));
        assert!(
            err(&output).contains(said) && err(&output).contains("nothing was written"),
            "{}",
            err(&output)
        );
        assert!(!desk.path().join("printer").exists());
    }
}

#[test]
fn nothing_is_overwritten() {
    let desk = desk();
    fs::create_dir(desk.path().join("printer")).expect("it can be made");
    fs::write(desk.path().join("printer/visits.toml"), "mine").expect("it can be written");
    let output = run(desk.path(), &["new", "printer"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("visits.toml is there already; nothing was written"), "{}", err(&output));
    assert!(!desk.path().join("printer/guide.toml").exists());
    assert_eq!(fs::read_to_string(desk.path().join("printer/visits.toml")).expect("it is there"), "mine");
}

/// The blocks of TOML in the tutorial of docs/authoring.md, in order.
fn tutorial() -> Vec<&'static str> {
    let manual = include_str!("../../../docs/authoring.md");
    let tutorial = manual.split("\n# Reference\n").next().expect("the tutorial stands before the reference");
    tutorial.split("```toml\n").skip(1).filter_map(|rest| rest.split("```").next()).collect()
}

#[test]
fn the_tutorial_leads_to_a_guide_without_a_finding() {
    let blocks = tutorial();
    let [cause, fix, chances, visit] = blocks.as_slice() else { panic!("{} blocks", blocks.len()) };
    let desk = desk();
    run(desk.path(), &["new", "office-printer", "--title", "Fix the printer in the office"]);
    let read =
        |name: &str| fs::read_to_string(desk.path().join("office-printer").join(name)).expect("it is there");
    let write = |name: &str, text: &str| {
        fs::write(desk.path().join("office-printer").join(name), text).expect("it can be written");
    };
    let check = || out(&run(desk.path(), &["check", "office-printer/guide.toml"]));

    let before_other = "# There is always a cause that the guide does not know.";
    let guide = read("guide.toml").replacen(before_other, &format!("{cause}\n{before_other}"), 1);
    write("guide.toml", &guide);
    let said = check();
    assert!(said.contains("G050") && said.contains("G082"), "{said}");
    assert!(said.ends_with("1 error, 1 warning\n"), "{said}");

    let mut guide = format!("{guide}\n{fix}");
    for line in chances.lines() {
        let chance = line.split(" #").next().expect("something stands before the comment").trim_end();
        let old = format!("{} }}", chance.split(", no-code").next().expect("the new cause is the last"));
        assert_eq!(guide.matches(&old).count(), 1, "{old}");
        guide = guide.replacen(&old, chance, 1);
    }
    write("guide.toml", &guide);
    assert_eq!(check(), "office-printer/guide.toml: 0 errors, 0 warnings\n");

    write("visits.toml", &format!("{}\n{visit}", read("visits.toml")));
    let tested = out(&run(desk.path(), &["test", "office-printer/guide.toml"]));
    assert!(tested.ends_with("10 of 10 visits go as they should\n"), "{tested}");
}

#[test]
fn the_guide_that_the_site_has_is_what_is_written() {
    let desk = desk();
    run(desk.path(), &["new", "printer"]);
    let written = fs::read_to_string(desk.path().join("printer/guide.toml")).expect("it is there");
    assert_eq!(written, include_str!("../src/new/printer/guide.toml"));
}
