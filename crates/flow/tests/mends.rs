//! What is certainly a slip is mended, and nothing else is touched.
//!
//! The cases are those of `diagnostics`; a case with mends has a `fixed.txt`, which `UPDATE_EXPECT=1 cargo test -p
//! unstuck-flow --test mends` writes.

mod support;

use std::collections::BTreeSet;
use std::env;
use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use proptest::prelude::*;
use similar::{ChangeTag, TextDiff};
use support::{BASE, Changed, change, script};
use unstuck_flow::compile::{Code, Diagnostic, Edit, Mended, Outcome, Severity, compile, compile_with, mend};

/// A guide with a slip, and the figures beside it.
struct Case {
    folder: PathBuf,
    guide: String,
    figures: Option<String>,
}

impl Case {
    fn outcome(&self) -> Outcome {
        self.figures
            .as_ref()
            .map_or_else(|| compile(&self.guide), |figures| compile_with(&self.guide, figures))
    }

    fn mended(&self) -> Mended {
        mend(&self.guide, self.figures.as_deref(), None)
    }

    fn name(&self) -> String {
        self.folder.file_name().unwrap_or_default().to_string_lossy().into_owned()
    }
}

fn cases() -> Vec<Case> {
    let folders = support::cases(env!("CARGO_MANIFEST_DIR")).into_iter();
    folders
        .map(|folder| {
            let Changed { guide, figures, .. } = change(&script(&folder));
            Case { folder, guide, figures }
        })
        .collect()
}

/// What was done, and the lines that became others.
fn said(case: &Case, mended: &Mended) -> String {
    let mut out = String::new();
    for done in &mended.done {
        let file = if done.in_figures { "figures:" } else { "" };
        let _ = writeln!(out, "{file}{} {}: {}", done.line, done.code.as_str(), done.title);
    }
    changes(&mut out, &case.guide, &mended.source);
    if let (Some(before), Some(after)) = (&case.figures, &mended.figures) {
        changes(&mut out, before, after);
    }
    out
}

fn changes(out: &mut String, before: &str, after: &str) {
    for change in TextDiff::from_lines(before, after).iter_all_changes() {
        match change.tag() {
            ChangeTag::Equal => {}
            ChangeTag::Delete => {
                let _ = writeln!(out, "- {}", change.value().trim_end_matches('\n'));
            }
            ChangeTag::Insert => {
                let _ = writeln!(out, "+ {}", change.value().trim_end_matches('\n'));
            }
        }
    }
}

#[test]
fn every_mend_is_as_expected() {
    let update = env::var_os("UPDATE_EXPECT").is_some();
    let mut wrong = Vec::new();
    for case in cases() {
        let mended = case.mended();
        let said = if mended.done.is_empty() { String::new() } else { said(&case, &mended) };
        let path = case.folder.join("fixed.txt");
        if update && !said.is_empty() {
            fs::write(&path, &said).expect("it can be written");
        }
        if fs::read_to_string(&path).unwrap_or_default() != said {
            wrong.push(format!("{}: is now\n{said}", case.name()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The kinds that can be mended. A kind that gets a mend gets a case for it, and stands here.
const MENDED: &[Code] = &[
    Code::Syntax,
    Code::UnknownKey,
    Code::WrongType,
    Code::UnknownValue,
    Code::Language,
    Code::Date,
    Code::BadId,
    Code::DuplicateId,
    Code::UnknownId,
    Code::ListedTwice,
    Code::BadLink,
    Code::UnknownPage,
    Code::MarksInPlainText,
    Code::UnknownFigure,
    Code::OpenBrace,
    Code::DuplicateLabel,
];

#[test]
fn every_kind_that_can_be_mended_has_a_case() {
    let seen: BTreeSet<Code> =
        cases().iter().flat_map(|case| case.mended().done).map(|done| done.code).collect();
    assert_eq!(seen, MENDED.iter().copied().collect());
}

fn all(outcome: &Outcome) -> impl Iterator<Item = &Diagnostic> {
    outcome.diagnostics.iter().chain(&outcome.figures)
}

/// Errors that a slip hid: what could not be read before was wrong in another way as well.
const HIDDEN: &[(&str, Code)] = &[("g002-missing-in-era", Code::EraOrder)];

#[test]
fn what_was_mended_is_gone_and_brings_no_new_error() {
    for case in cases() {
        let (before, mended) = (case.outcome(), case.mended());
        let known: BTreeSet<(Code, &str)> = all(&before).map(|found| (found.code, &*found.message)).collect();
        assert!(all(&mended.outcome).all(|found| found.mend.is_none()), "{}", case.name());
        assert!(
            all(&before).filter(|found| found.mend.is_some()).count() <= mended.done.len(),
            "{}: not all was mended",
            case.name()
        );
        for found in all(&mended.outcome).filter(|found| found.severity() == Severity::Error) {
            let hidden = HIDDEN.contains(&(&*case.name(), found.code));
            assert!(
                hidden || known.contains(&(found.code, &*found.message)),
                "{}: {}",
                case.name(),
                found.message
            );
        }
    }
}

#[test]
fn a_second_time_there_is_nothing_to_do() {
    for case in cases() {
        let once = case.mended();
        let twice = mend(&once.source, once.figures.as_deref(), None);
        assert_eq!(twice.done, [], "{}", case.name());
        assert_eq!((twice.source, twice.figures), (once.source, once.figures));
    }
}

#[test]
fn every_byte_outside_the_edits_stays() {
    for case in cases() {
        let outcome = case.outcome();
        for found in &outcome.diagnostics {
            let Some(mend) = &found.mend else { continue };
            // The kept bytes of the source, one piece a gap between edits.
            let mut pieces = Vec::new();
            let mut at = 0;
            for edit in &mend.edits {
                pieces.push(&case.guide[at..edit.span.start]);
                at = edit.span.end;
            }
            pieces.push(&case.guide[at..]);
            let texts: Vec<&str> = mend.edits.iter().map(|edit: &Edit| &*edit.text).collect();
            let alone: String = pieces
                .iter()
                .enumerate()
                .map(|(index, piece)| format!("{piece}{}", texts.get(index).unwrap_or(&"")))
                .collect();
            let gone = |outcome: &Outcome| {
                outcome.diagnostics.iter().filter(|other| other.code == found.code).count()
            };
            let after = case
                .figures
                .as_ref()
                .map_or_else(|| compile(&alone), |figures| compile_with(&alone, figures));
            assert!(gone(&after) < gone(&outcome), "{}: {} is still there", case.name(), found.message);
            let whole = case.mended().source;
            let mut rest = whole.as_str();
            for line in pieces.iter().flat_map(|piece| piece.lines()).filter(|line| line.starts_with('#')) {
                let at = rest.find(line).unwrap_or_else(|| panic!("{}: lost {line}", case.name()));
                rest = &rest[at..];
            }
        }
    }
}

#[test]
fn edits_that_touch_are_made_in_rounds() {
    let source = BASE
        .replace("after = [\"plug\"]", "after = [\"plug\", \"plgu\"] # both the same")
        .replace("risk = \"erases\"", "risk = \"erase\"");
    let mended = mend(&source, None, None);
    let done: Vec<&str> = mended.done.iter().map(|done| done.title.as_str()).collect();
    assert_eq!(done, ["write `plug`", "write `erases`", "remove the second `plug`"]);
    assert!(mended.source.contains("after = [\"plug\"] # both the same\n"));
    assert_eq!(mended.source.replace(" # both the same", ""), BASE);
}

#[test]
fn a_mistyped_header_is_mended_wherever_it_stands() {
    let source = BASE.replace("[[question.answer]]", "[[question.anwser]]").replace("[[fix]]", "[[fixx]]");
    let mended = mend(&source, None, None);
    assert_eq!(mended.source, BASE);
    assert_eq!(mended.outcome.errors(), 0);
    // A part within would be left behind.
    let source = source.replace("wait = { hours", "[fixx.wait]\n[wait]\nx = { hours");
    assert!(mend(&source, None, None).source.contains("[[fixx]]"));
}

#[test]
fn a_guess_is_no_mend() {
    // A key is there already, a site may have no other form, a word is no number, and no fix waits for itself.
    let unsure = [
        ("works = { bulb = 0.9 }", "works = { bulb = 0.9, bulbs = 0.5 }"),
        ("undo = \"Put the old bulb back\"", "undo = \"Put the old bulb back\"\nundoo = \"x\""),
        ("href = \"https://repair.example\"", "href = \"http://192.168.0.1/help\""),
        ("minutes = 5\n", "minutes = \"five\"\n"),
        ("after = [\"plug\"]", "after = [\"new-blub\"]"),
    ];
    for (from, to) in unsure {
        let source = BASE.replace(from, to);
        assert_ne!(source, BASE);
        let mended = mend(&source, None, None);
        assert_eq!(mended.done, [], "{to}");
        assert!(mended.outcome.errors() > 0);
    }
    let renamed = BASE.replace("id = \"smart\"", "id = \"Smart\"");
    assert!(mend(&renamed, None, None).source.contains("id = \"Smart\""));
    // Texts of the guide name figures, and the file of figures does not show it.
    let figures = "[[plan]]\nid = \"Free Plan\"\ngb = 5\ncertainty = \"judged\"\nchecked = \"2026-11-20\"\n";
    assert_eq!(mend(BASE, Some(figures), None).done, []);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_file_can_be_mended_once(
        at in any::<prop::sample::Index>(),
        length in 0_usize..3,
        letters in "[a-z\\[\\]\"*{}= ,.\n]{0,2}",
    ) {
        let from = BASE.floor_char_boundary(at.index(BASE.len()));
        let to = BASE.ceil_char_boundary((from + length).min(BASE.len()));
        let source = format!("{}{letters}{}", &BASE[..from], &BASE[to..]);
        let before = compile(&source);
        let once = mend(&source, None, None);
        let broken = |outcome: &Outcome| outcome.diagnostics.iter().filter(|found| found.code == Code::Syntax).count();
        prop_assert!(broken(&once.outcome) <= broken(&before));
        let twice = mend(&once.source, None, None);
        prop_assert_eq!(twice.done, []);
        if once.done.is_empty() {
            prop_assert_eq!(once.source, source);
        }
    }
}
