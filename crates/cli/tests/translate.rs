//! Translations as an author makes them.

mod common;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use common::{err, out};
use tempfile::TempDir;
use unstuck_flow::codec;
use unstuck_flow::guide::Guide;

const LAMP: &str = include_str!("../../../examples/two/guide.toml");
const GERMAN: &str = include_str!("../../../examples/two/guide.de.toml");

struct Desk(TempDir);

impl Desk {
    /// A folder with the guide of the example, and this as its German texts.
    fn with(german: &str) -> Self {
        let desk = Self(TempDir::new().expect("there is a folder for temporary files"));
        desk.write("guide.toml", LAMP);
        desk.write("guide.de.toml", german);
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, content: &str) {
        fs::write(self.path(name), content).expect("it can be written");
    }

    fn run(&self, args: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_unstuck"));
        command.args(args).current_dir(self.0.path()).output().expect("the tool runs")
    }

    fn guide(&self, name: &str) -> Guide {
        let bytes = fs::read(self.path(name)).expect("it is written");
        codec::decode(&bytes, None).expect("it is a guide")
    }
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("the folder is there");
    let mut names: Vec<String> = entries
        .map(|entry| entry.expect("it is readable").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn a_guide_is_compiled_in_all_its_languages_or_in_some() {
    let desk = Desk::with(GERMAN);
    let output = desk.run(&["check", "--complete", "guide.toml"]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(
        out(&output),
        "guide.toml: 0 errors, 0 warnings\nguide.de.toml: 0 errors, 0 warnings, 29 of 29 texts translated\n"
    );

    let output = desk.run(&["compile", "guide.toml", "--out", "out"]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert_eq!(
        names(&desk.path("out")),
        ["tischlampe.de.bin", "tischlampe.de.pages.bin", "tischlampe.en.bin", "tischlampe.en.pages.bin"]
    );
    let (english, german) = (desk.guide("out/tischlampe.en.bin"), desk.guide("out/tischlampe.de.bin"));
    assert_eq!((&*german.lang, &*german.causes[0].name), ("de", "Der Stecker steckt nicht"));
    assert_eq!((&*english.lang, &*english.causes[0].name), ("en", "The plug is out"));

    let output = desk.run(&["compile", "guide.toml", "--out", "some", "--lang", "de"]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert_eq!(names(&desk.path("some")), ["tischlampe.de.bin", "tischlampe.de.pages.bin"]);

    let output = desk.run(&["compile", "guide.toml", "--out", "none", "--lang", "fr"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(
        err(&output),
        "error: guide.toml is not in the language `fr`, and has no translation into it\n"
    );
    assert!(!desk.path("none").exists());
}

#[test]
fn a_translation_is_checked_with_its_guide_whichever_of_the_two_is_named() {
    let desk = Desk::with(GERMAN);
    let both = out(&desk.run(&["check", "guide.toml"]));
    assert_eq!(out(&desk.run(&["check", "guide.de.toml"])), both);
    assert_eq!(out(&desk.run(&["check", "guide.de.toml", "guide.toml"])), both);
    fs::remove_file(desk.path("guide.toml")).expect("it can be removed");
    let alone = desk.run(&["check", "guide.de.toml"]);
    assert_eq!(alone.status.code(), Some(1), "{}", out(&alone));
}

#[test]
fn what_is_wrong_with_a_translation_is_marked_in_its_own_file() {
    let desk = Desk::with(&GERMAN.replace("[cause.dead-bulb]", "[cause.dead-bulbs]"));
    let output = desk.run(&["check", "guide.toml"]);
    assert_eq!(output.status.code(), Some(1));
    let report = out(&output);
    assert!(report.contains("G150") && report.contains("guide.de.toml:22:8"), "{report}");
    assert!(report.contains("help: did you mean `dead-bulb`?"), "{report}");
    assert!(report.ends_with("guide.de.toml: 1 error, 1 warning, 26 of 29 texts translated\n"), "{report}");
    let output = desk.run(&["compile", "guide.toml", "--out", "out"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(!desk.path("out").exists());

    let output = desk.run(&["check", "--json", "guide.toml"]);
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    let german = &report["guides"][0]["translations"][0];
    assert_eq!((&german["path"], &german["lang"]), (&"guide.de.toml".into(), &"de".into()));
    assert_eq!((german["texts"].as_u64(), german["missing"].as_u64()), (Some(29), Some(3)));
    assert_eq!(german["findings"][1]["places"][0]["marked"], "dead-bulbs");
    assert_eq!(report["guides"][0]["errors"], 0);
}

#[test]
fn a_text_that_is_not_translated_stays_and_is_an_error_only_where_all_are_wanted() {
    let desk = Desk::with(&GERMAN.replace("name = \"Das Leuchtmittel ist defekt\"\n", ""));
    let output = desk.run(&["check", "guide.toml"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(out(&output).contains("[cause.dead-bulb] has no `name`"), "{}", out(&output));
    assert_eq!(desk.run(&["check", "--complete", "guide.toml"]).status.code(), Some(1));
    assert_eq!(desk.run(&["compile", "guide.toml", "--out", "."]).status.code(), Some(0));
    assert_eq!(desk.guide("tischlampe.de.bin").causes[1].name, "The bulb is dead");

    let output = desk.run(&["translate", "guide.toml", "--lang", "de"]);
    assert_eq!(out(&output), "\n# [cause.dead-bulb]\n# name = \"The bulb is dead\"\n");
    assert_eq!(err(&output), "guide.de.toml: 28 of 29 texts translated\n");
}

#[test]
fn a_translation_begins_with_the_texts_of_the_guide_as_comments() {
    let desk = Desk::with(GERMAN);
    let output = desk.run(&["translate", "guide.toml", "--lang", "pt-BR"]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert_eq!(out(&output), "guide.pt-BR.toml: written, 29 texts to translate\n");
    let text = fs::read_to_string(desk.path("guide.pt-BR.toml")).expect("it is written");
    assert!(text.contains("translates = \"tischlampe\"\nlang = \"pt-BR\"\n"), "{text}");
    assert!(text.contains("\n[fix.plug-in]\n# title = \"Plug it in\"\n"), "{text}");
    assert!(!text.contains("minutes =") && !text.contains("prior"), "{text}");
    let output = desk.run(&["check", "guide.toml"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(out(&output).ends_with("guide.pt-BR.toml: 0 errors, 2 warnings, 0 of 29 texts translated\n"));

    for (lang, reason) in [
        ("english", "error: `english` is not a language tag\n"),
        ("en", "error: the guide itself is in the language `en`\n"),
    ] {
        let output = desk.run(&["translate", "guide.toml", "--lang", lang]);
        assert_eq!((output.status.code(), err(&output).as_str()), (Some(2), reason));
    }
    assert_eq!(names(desk.0.path()), ["guide.de.toml", "guide.pt-BR.toml", "guide.toml"]);
}
