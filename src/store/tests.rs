//! The store over the guide that is shipped.

mod contradiction;
mod kept;
mod phone;

use std::rc::Rc;

use unstuck_engine::plan::Choice;
use unstuck_engine::{AnswerId, Event, FixId, Floors, Model, QuestionId, Step, SupportReason};
use unstuck_flow::compile::compile_with;
use unstuck_flow::guide::Device;
use unstuck_flow::{codec, lower, record};
use yew::prelude::*;

use super::{Action, Notice, Target, Travel, View, Visit};
use crate::editions::Editions;
use crate::phone::Phone;
use crate::summary::Summary;

const GUIDE: &str = include_str!("../../flows/icloud-backup/guide.toml");
const FIGURES: &str = include_str!("../../flows/icloud-backup/figures.toml");

fn visit() -> Rc<Visit> {
    let outcome = compile_with(GUIDE, FIGURES);
    let guide = outcome.guide.expect("the guide compiles");
    let model = Box::leak(Box::new(lower::model(&guide).expect("the guide runs")));
    let editions = Editions::new(codec::encode(&guide, &outcome.names), None).expect("it is a guide");
    Rc::new(Visit::new(editions, model, elsewhere(), Vec::new()))
}

/// An iPhone of which nothing is known.
fn elsewhere() -> Phone {
    Phone::seen("", Device::Any)
}

/// Another visit of the same guide.
fn begun(visit: &Visit, events: Vec<Event>) -> Visit {
    Visit::new(visit.editions, visit.model, visit.phone, events)
}

fn question(visit: &Visit, id: &str) -> QuestionId {
    let position = visit.guide.questions.iter().position(|question| question.id == id);
    QuestionId::of(position.unwrap_or_else(|| panic!("no question {id}")))
}

fn answer(visit: &Visit, id: &str, answer: &str) -> Event {
    let question = question(visit, id);
    let answers = &visit.question(question).answers;
    let position = answers.iter().position(|known| known.id == answer);
    Event::Answer(question, AnswerId::of(position.unwrap_or_else(|| panic!("no answer {answer}"))))
}

fn fix(visit: &Visit, id: &str) -> FixId {
    let position = visit.guide.fixes.iter().position(|fix| fix.id == id);
    FixId::of(position.unwrap_or_else(|| panic!("no fix {id}")))
}

/// Says that nothing is known and nothing helps until the visit stands at `until` or ends.
fn go_on(mut visit: Rc<Visit>, until: impl Fn(Step) -> bool) -> Rc<Visit> {
    for _ in 0..200 {
        let event = match visit.state.step {
            step if until(step) => return visit,
            Step::Question(question) => Event::NotSure(question),
            Step::Again(question) => Event::Confirm(question),
            Step::Caution(fix) => Event::Proceed(fix),
            Step::Fix(fix) | Step::Wait(fix) => Event::NotFixed(fix),
            Step::Start | Step::Resolved(_) | Step::Support(_) => return visit,
        };
        visit = visit.reduce(Action::Happened(event));
    }
    panic!("the visit does not end");
}

/// A visit about full storage that stands at the caution of a risky fix.
fn at_a_caution() -> Rc<Visit> {
    let visit = visit();
    let storage = answer(&visit, "symptom", "not-enough-storage");
    let visit = go_on(visit.reduce(Action::Happened(storage)), |step| matches!(step, Step::Caution(_)));
    assert!(matches!(visit.state.step, Step::Caution(_)), "{:?}", visit.state.step);
    visit
}

/// A visit about full storage that stands at its first fix.
fn at_a_fix() -> (Rc<Visit>, FixId) {
    let visit = visit();
    let storage = answer(&visit, "symptom", "not-enough-storage");
    let visit = visit.reduce(Action::Happened(storage));
    let fix = fix(&visit, "free-icloud-space");
    assert_eq!(visit.state.step, Step::Fix(fix));
    (visit, fix)
}

#[test]
fn full_storage_leads_to_making_room_at_once() {
    let visit = visit();
    let storage = answer(&visit, "symptom", "not-enough-storage");
    let visit = visit.reduce(Action::Happened(storage));
    assert_eq!(visit.state.step, Step::Fix(fix(&visit, "free-icloud-space")));
    assert_eq!(visit.travel, Travel::Forward);
}

#[test]
fn start_without_an_answer_asks_the_entry_question() {
    let visit = visit().reduce(Action::Happened(Event::Start));
    assert_eq!(visit.state.step, Step::Question(question(&visit, "symptom")));
}

#[test]
fn the_second_click_of_a_double_click_changes_nothing() {
    let visit = visit();
    let storage = answer(&visit, "symptom", "not-enough-storage");
    let visit = visit.reduce(Action::Happened(storage));
    let failed = Action::Happened(Event::NotFixed(fix(&visit, "free-icloud-space")));
    let once = visit.reduce(failed.clone());
    let twice = Rc::clone(&once).reduce(failed);
    assert!(Rc::ptr_eq(&once, &twice));
}

#[test]
fn a_changed_answer_counts_as_if_it_had_been_given_at_first() {
    let visit = visit();
    let symptom = question(&visit, "symptom");
    let old = answer(&visit, "symptom", "no-error-old");
    let visit = go_on(visit.reduce(Action::Happened(old)), |step| matches!(step, Step::Fix(_)));
    let new = answer(&visit, "symptom", "not-enough-storage");
    let visit = visit.reduce(Action::Change(Target::Question(symptom))).reduce(Action::Replace(new));
    assert_eq!(visit.view, View::Step);
    assert_eq!(visit.events[1], new);
    assert!(visit.state.dropped.is_empty());
    let fresh = begun(&visit, visit.events.clone());
    assert_eq!(*fresh.state, *visit.state);
}

#[test]
fn the_same_answer_again_returns_to_where_the_person_was() {
    let visit = at_a_caution();
    let Step::Caution(risky) = visit.state.step else { unreachable!() };
    let visit = visit.reduce(Action::Happened(Event::Proceed(risky)));
    assert_eq!(visit.state.step, Step::Fix(risky));
    let symptom = question(&visit, "symptom");
    let same = answer(&visit, "symptom", "not-enough-storage");
    let after =
        Rc::clone(&visit).reduce(Action::Change(Target::Question(symptom))).reduce(Action::Replace(same));
    assert_eq!((&after.events, &after.view), (&visit.events, &View::Step));
}

#[test]
fn answers_that_no_longer_apply_are_left_out_and_named() {
    let visit = visit();
    let symptom = question(&visit, "symptom");
    let endless = answer(&visit, "symptom", "never-finishes");
    let visit = visit.reduce(Action::Happened(endless));
    // This question is only asked for some symptoms.
    let spot = question(&visit, "same-spot");
    let visit = visit.reduce(Action::Happened(Event::NotSure(spot)));
    assert!(visit.state.dropped.is_empty());
    let other = answer(&visit, "symptom", "account-locked-message");
    let visit = visit.reduce(Action::Change(Target::Question(symptom))).reduce(Action::Replace(other));
    assert_eq!(visit.notice, Some(Notice::Dropped(vec![visit.question(spot).ask.as_str()])));
    assert!(!visit.events.contains(&Event::NotSure(spot)));
}

#[test]
fn undo_takes_back_one_step_at_a_time_to_the_start() {
    let mut visit = at_a_caution();
    for _ in 0..visit.events.len() {
        let before = visit.events.len();
        visit = visit.reduce(Action::Undo);
        assert!(visit.events.len() < before);
        if visit.state.step == Step::Start {
            return;
        }
    }
    panic!("the start was not reached");
}

/// Takes the safer way out of the caution of this fix.
fn go_safer(visit: Rc<Visit>, risky: FixId) -> Rc<Visit> {
    let safer = visit.state.safer_event(visit.model, risky);
    visit.reduce(Action::Happened(safer))
}

#[test]
fn the_safer_way_leads_to_the_preparation_then_back_to_the_caution() {
    let visit = at_a_caution();
    let Step::Caution(risky) = visit.state.step else { unreachable!() };
    let visit = go_safer(visit, risky);
    let backup = fix(&visit, "computer-backup");
    assert_eq!(visit.state.step, Step::Fix(backup));
    let visit = visit.reduce(Action::Happened(Event::NotFixed(backup)));
    assert_eq!(visit.state.step, Step::Caution(risky));
    let visit = go_safer(visit, risky);
    assert_ne!(visit.state.step, Step::Caution(risky));
    assert_eq!(visit.current(Target::Fix(risky)), Some(Event::CouldNot(risky)));
}

#[test]
fn the_outcome_of_a_risky_fix_that_was_left_out_is_changed_through_its_caution() {
    let visit = at_a_caution();
    let Step::Caution(risky) = visit.state.step else { unreachable!() };
    let visit = visit.reduce(Action::Happened(Event::CouldNot(risky)));
    let visit = visit.reduce(Action::Change(Target::Fix(risky)));
    assert_eq!(visit.view, View::Change(Target::Fix(risky), false));
    let visit = visit.reduce(Action::ChangeProceed);
    assert_eq!(visit.view, View::Change(Target::Fix(risky), true));
}

#[test]
fn support_can_be_asked_for_before_anything_was_said() {
    let visit = visit().reduce(Action::Happened(Event::Support));
    assert!(matches!(visit.state.step, Step::Support(_)));
    let visit = visit.reduce(Action::Undo);
    assert_eq!(visit.state.step, Step::Start);
}

#[test]
fn ticks_stay_with_their_fix_until_the_message_changes() {
    let (visit, fix) = at_a_fix();
    let screen = visit.screen;
    let visit = visit.reduce(Action::Tick(fix, 1)).reduce(Action::Tick(fix, 0)).reduce(Action::Tick(fix, 1));
    assert!(visit.ticks.has(fix, 0) && !visit.ticks.has(fix, 1));
    assert_eq!(visit.screen, screen, "a tick is no new screen");
    let later = Rc::clone(&visit).reduce(Action::Happened(Event::NotFixed(fix)));
    assert!(later.ticks.has(fix, 0), "Back leads to them again");
    let changed = visit.reduce(Action::Happened(Event::Changed(fix)));
    assert!(!changed.ticks.has(fix, 0));
    assert!(!later.reduce(Action::restart()).ticks.has(fix, 0));
}

#[test]
fn minutes_left_are_compared_with_those_seen_before() {
    let (visit, fix) = at_a_fix();
    let before = visit.state.minutes_left;
    let next = Rc::clone(&visit).reduce(Action::Happened(Event::NotFixed(fix)));
    assert_eq!(next.minutes_before, Some(before));
    let moved = Action::Moved { events: visit.events.clone(), view: View::Step, depth: 1, since: Some(5.0) };
    let back = next.reduce(moved);
    assert_eq!((back.minutes_before, back.since.get().copied()), (None, Some(5.0)));
}

#[test]
fn every_part_of_the_guide_has_a_page_of_its_own() {
    let visit = visit();
    let guide = visit.guide;
    let causes = guide.causes.iter().map(|cause| &cause.id);
    let fixes = guide.fixes.iter().map(|fix| &fix.id);
    let questions = guide.questions.iter().map(|question| &question.id);
    let pages = guide.pages.iter().map(|page| &page.id);
    let mut titles = vec![crate::guide::title(guide, None), crate::guide::title(guide, Some("no-such-page"))];
    for id in causes.chain(fixes).chain(questions).chain(pages) {
        let title = crate::guide::title(guide, Some(id));
        assert!(!titles.contains(&title), "{id} shares the title {title:?}");
        titles.push(title);
    }
}

#[test]
fn one_night_answers_for_every_step_that_was_done_before_it() {
    let visit = visit();
    let weeks = answer(&visit, "symptom", "weeks-since");
    let mut visit = visit.reduce(Action::Happened(weeks));
    for _ in 0..20 {
        visit = match visit.state.step {
            Step::Question(question) if question == self::question(&visit, "nights") => {
                let away = answer(&visit, "nights", "not-charged");
                visit.reduce(Action::Happened(away))
            }
            Step::Question(question) => visit.reduce(Action::Happened(Event::NotSure(question))),
            Step::Fix(fix) if visit.fix(fix).wait.is_some() => {
                visit.reduce(Action::Happened(Event::Wait(fix)))
            }
            Step::Fix(fix) => visit.reduce(Action::Happened(Event::NotFixed(fix))),
            _ => break,
        };
    }
    assert!(matches!(visit.state.step, Step::Wait(_)), "{:?}", visit.state.step);
    let waiting = visit.state.waiting.clone();
    assert!(waiting.len() > 1, "{waiting:?}");

    let failed = Rc::clone(&visit).reduce(Action::Waited(Event::NotFixed));
    assert!(failed.state.waiting.is_empty());
    assert_eq!(failed.screen, visit.screen + 1);
    assert_eq!(failed.depth, visit.depth + 1);
    let summary = Summary::new(&failed, String::new());
    for fix in waiting {
        assert_eq!(failed.current(Target::Fix(fix)), Some(Event::NotFixed(fix)));
        assert!(summary.text().contains(&failed.fix(fix).title), "{}", summary.text());
    }
}

#[test]
fn what_was_computed_ahead_is_what_a_click_gives() {
    let visit = visit();
    let weeks = answer(&visit, "symptom", "weeks-since");
    let slow = Rc::clone(&visit).reduce(Action::Happened(weeks));
    visit.ahead.look(&visit, weeks);
    let ready = visit.ahead.after(weeks).expect("the answer can be clicked");
    assert!(visit.ahead.after(Event::Support).is_none());
    let quick = Rc::clone(&visit).reduce(Action::Happened(weeks));
    assert!(Rc::ptr_eq(&quick.state, &ready.state));
    assert_eq!((&quick.events, quick.screen, quick.depth), (&ready.events, slow.screen, slow.depth));
    assert!(quick.ahead.after(weeks).is_none(), "it belonged to the screen before");
}

#[test]
fn a_look_ahead_that_ends_after_a_click_does_not_hide_the_click() {
    let visit = visit();
    let weeks = answer(&visit, "symptom", "weeks-since");
    let clicked = Rc::clone(&visit).reduce(Action::Happened(weeks));
    let late = Rc::clone(&clicked).reduce(Action::LookedAhead(Rc::clone(&visit.ahead)));
    assert!(Rc::ptr_eq(&late, &clicked), "the browser's history still has to follow the click");
    let looked = Rc::clone(&clicked).reduce(Action::LookedAhead(Rc::clone(&clicked.ahead)));
    assert_eq!((looked.travel, looked.screen), (Travel::Forward, clicked.screen), "the screen stays");
}

#[test]
fn going_back_takes_a_preference_back_with_the_click_it_came_with() {
    let visit = visit();
    let weeks = answer(&visit, "symptom", "weeks-since");
    let other = Event::Prefer(Choice::Question(question(&visit, "network")));
    let events = vec![Event::Start, weeks, Event::NotSure(question(&visit, "nights")), other];
    let restored = Rc::new(begun(&visit, events));
    assert_eq!(restored.state.step, Step::Question(question(&visit, "network")));
    let kept = record::encode(visit.guide, &restored.events);
    assert_eq!(record::decode(visit.guide, &kept).expect("it is a record").events, restored.events);
    assert_eq!(restored.reduce(Action::Undo).events, [Event::Start, weeks]);
}
