//! Visits that an author wrote down: how they are read, and how they go wrong.

mod support;

use support::{BASE, render};
use unstuck_engine::{FixId, Model};
use unstuck_flow::compile::{Code, Outcome, compile, visits};
use unstuck_flow::guide::Guide;
use unstuck_flow::lower;
use unstuck_flow::visits::{Fault, Played, Screen, Visit, play};

fn base() -> (Guide, Model) {
    let guide = compile(BASE).guide.expect("the base guide is sound");
    let model = lower::model(&guide).expect("and has a model");
    (guide, model)
}

fn only(source: &str) -> Visit {
    let (guide, _) = base();
    let (mut visits, found) = visits(&guide, source);
    assert!(found.is_empty(), "{}", render(source, &Outcome { diagnostics: found, ..Outcome::default() }));
    assert_eq!(visits.len(), 1);
    visits.remove(0)
}

fn played(source: &str) -> Played {
    let (guide, model) = base();
    play(&guide, &model, &only(source))
}

fn fix(id: &str) -> FixId {
    let at = base().0.fixes.iter().position(|fix| fix.id == id);
    FixId::of(at.expect("it is in the base guide"))
}

fn visit(lines: &str) -> String {
    format!("[[visit]]\nwho = \"someone\"\nanswers = [\"symptom.dark\", \"smart.yes\"]\n{lines}")
}

#[test]
fn a_visit_ends_with_what_helps() {
    let played = played(&visit("helped_by = [\"plug\"]\nscreens = 9"));
    assert_eq!(played.fault, None);
    assert_eq!(played.screens.last(), Some(&Screen::Fix(fix("plug"))));
}

#[test]
fn what_is_offered_in_time_is_no_fault() {
    let whole = played(&visit("screens = 50"));
    let at =
        whole.screens.iter().position(|screen| *screen == Screen::Fix(fix("plug"))).expect("it is shown");
    let by = |screens: usize| visit(&format!("screens = 50\nby = [\"plug within {screens}\"]"));
    assert_eq!(played(&by(at + 1)).fault, None);
    assert_eq!(played(&by(at)).fault, Some(Fault::NotBy(fix("plug"), at)));
    // The caution of a fix offers it.
    let blinks =
        "[[visit]]\nwho = \"a\"\nanswers = [\"symptom.blinks\", \"smart.yes\", \"light.on\"]\nscreens = 50\n";
    let caution = |screen: &Screen| matches!(screen, Screen::Caution(shown, _) if *shown == fix("reset"));
    let at = played(blinks).screens.iter().position(caution).expect("it is shown");
    assert_eq!(played(&format!("{blinks}by = [\"reset within {}\"]", at + 1)).fault, None);
}

#[test]
fn one_that_nothing_helps_ends_at_support() {
    let played = played(&visit("screens = 50"));
    assert_eq!(played.fault, None);
    assert_eq!(played.screens.last(), Some(&Screen::Support));
    assert!(played.screens.contains(&Screen::Fix(fix("plug"))));
}

#[test]
fn a_visit_stops_at_its_first_fault() {
    let whole = played(&visit("screens = 50"));
    let short = played(&visit("screens = 2"));
    assert_eq!((short.fault, short.screens.len()), (Some(Fault::TooLong), 2));
    assert_eq!(short.screens, whole.screens[..2]);

    let never = played(&visit("screens = 50\nnever = [\"plug\"]"));
    assert_eq!(never.fault, Some(Fault::Never(fix("plug"))));
    assert_eq!(never.screens.last(), Some(&Screen::Fix(fix("plug"))));

    let order = played(&visit("screens = 50\nbefore = [\"new-bulb before plug\"]"));
    assert_eq!(order.fault, Some(Fault::NotBefore(fix("new-bulb"), fix("plug"))));

    let late = played(&visit("screens = 50\nby = [\"plug within 1\"]"));
    assert_eq!((late.fault, late.screens.len()), (Some(Fault::NotBy(fix("plug"), 1)), 1));
    let over = played(&visit("screens = 50\nhelped_by = [\"plug\"]\nby = [\"new-bulb within 40\"]"));
    assert_eq!(over.fault, Some(Fault::NotBy(fix("new-bulb"), 40)));
    assert_eq!(over.screens.last(), Some(&Screen::Fix(fix("plug"))));

    let cannot = played(&visit("screens = 50\nhelped_by = [\"plug\"]\ncannot = [\"plug\"]"));
    assert_eq!(cannot.fault, Some(Fault::EndsAtSupport));
}

#[test]
fn the_usual_answers_are_given_unless_a_visit_has_its_own_or_is_unsure() {
    let usual =
        |lines: &str| only(&format!("usual = [\"symptom.blinks\", \"smart.no\"]\n{}", visit(lines))).answers;
    let own = only(&visit("screens = 9")).answers;
    let both = usual("screens = 9");
    assert_eq!(both[..2], own[..]);
    assert_eq!(both.len(), 4);
    assert_eq!(usual("screens = 9\nunsure = true"), own);
}

#[test]
fn what_is_wrong_in_the_file_is_said_with_its_place_and_the_rest_is_played() {
    let (guide, _) = base();
    let source = r#"[[visit]]
who = "mistyped"
answers = ["symptom.darc", "smrt.yes"]
helped_by = ["plugg"]
screens = 2.5
before = ["plug", "plug before new-bulp"]
nevr = ["plug"]
by = ["plug", "plug within 0", "plugg within 3"]

[[visit]]
who = "sound"
answers = []
screens = 20

[[visit]]
answers = "symptom.dark"
"#;
    let (visits, found) = visits(&guide, source);
    assert_eq!(visits.iter().map(|visit| visit.who.as_str()).collect::<Vec<_>>(), ["sound"]);
    assert_eq!(visits[0].at, source.find("[[visit]]\nwho = \"sound").expect("it is there"));
    let said = render(source, &Outcome { diagnostics: found.clone(), ..Outcome::default() });
    for (place, help) in [
        ("3:12 |\"symptom.darc\"|", "did you mean `dark`?"),
        ("3:29 |smrt|", "did you mean `smart`?"),
        ("4:14 |\"plugg\"|", "did you mean `plug`?"),
        ("5:11 |2.5|", ""),
        ("6:11 |\"plug\"|", "write the id of a fix, the word before and the id of another"),
        ("6:32 |new-bulp|", "did you mean `new-bulb`?"),
        ("7:1 |nevr|", "did you mean `never`?"),
        ("8:7 |\"plug\"|", "write the id of a fix, the word within and a number of screens from 1 to 1,000"),
        ("8:15 |\"plug within 0\"|", "does not say within how many screens"),
        ("8:33 |plugg|", "did you mean `plug`?"),
    ] {
        assert!(said.contains(place) && said.contains(help), "{place} {help}\n{said}");
    }
    assert!(
        found.iter().any(|found| found.code == Code::MissingKey && found.message.contains("`who`")),
        "{said}"
    );
    assert!(found.iter().any(|found| found.code == Code::WrongType), "{said}");
}

#[test]
fn a_file_without_visits_or_that_is_no_toml_is_an_error() {
    let (guide, _) = base();
    for source in ["", "visit = []", "[[visit", "[[[[[[[["] {
        let (visits, found) = visits(&guide, source);
        assert!(visits.is_empty() && !found.is_empty(), "{source}");
    }
}
