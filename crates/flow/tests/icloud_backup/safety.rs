//! Nothing irreversible before its caution and its safer step, and nothing of the kind during an outage, whoever comes.

use std::num::NonZero;
use std::thread;

use unstuck_engine::{AnswerId, FixId, Model, QuestionId};
use unstuck_flow::guide::{Guide, Risk};
use unstuck_flow::visits::{Screen, Visit, play};
use unstuck_lab::random::Dice;

use super::guide;

/// Visits in every run; the long one takes [`VERY_MANY`].
const MANY: u64 = 500;
const VERY_MANY: u64 = 100_000;
const LONG: usize = 300;
/// Shares of questions that somebody can answer, of fixes that they cannot do, and of fixes that would help.
const ANSWERED: f64 = 0.8;
const IMPOSSIBLE: f64 = 0.1;
const HELPFUL: f64 = 0.02;

/// Somebody with any answers to all questions, who goes on after support until nothing is left.
fn anybody(guide: &Guide, dice: &mut Dice) -> Visit {
    let mut answers = Vec::new();
    for (at, question) in guide.questions.iter().enumerate() {
        if dice.unit() < ANSWERED {
            answers.push((QuestionId::of(at), AnswerId::of(dice.below(question.answers.len()))));
        }
    }
    let mut some = |share: f64| -> Vec<FixId> {
        (0..guide.fixes.len()).filter(|_| dice.unit() < share).map(FixId::of).collect()
    };
    let (cannot, helped_by) = (some(IMPOSSIBLE), some(HELPFUL));
    Visit {
        who: String::new(),
        answers,
        helped_by,
        cannot,
        goes_on: true,
        screens: LONG,
        never: Vec::new(),
        by: Vec::new(),
        before: Vec::new(),
        at: 0,
    }
}

/// How many irreversible fixes were shown, all of them safely.
fn irreversible_shown(guide: &Guide, model: &Model, visit: &Visit) -> usize {
    let screens = play(guide, model, visit).screens;
    assert!(screens.len() < LONG, "it ends: {visit:?}");
    let status = guide.questions.iter().position(|question| question.id == "system-status");
    let status = QuestionId::of(status.expect("the guide asks for the status"));
    let green = AnswerId::of(1);
    let mut shown = 0;
    for (at, screen) in screens.iter().enumerate() {
        let Screen::Fix(fix) = *screen else { continue };
        let spec = &guide.fixes[usize::from(fix.0)];
        if !matches!(spec.risk, Risk::Erases | Risk::Account) {
            continue;
        }
        shown += 1;
        let before = &screens[..at];
        let cautioned =
            before.iter().any(|screen| matches!(screen, Screen::Caution(other, _) if *other == fix));
        assert!(cautioned, "{} without its caution: {visit:?}", spec.id);
        let safer = FixId(spec.safer.expect("whatever is irreversible has a safer step"));
        let offered = before.contains(&Screen::Fix(safer)) || visit.cannot.contains(&safer);
        assert!(offered, "{} before {safer:?}: {visit:?}", spec.id);
        let outage = before.iter().any(|screen| {
            matches!(screen, Screen::Question(asked, Some(answer)) if *asked == status && *answer != green)
        });
        assert!(!outage, "{} during an outage: {visit:?}", spec.id);
    }
    shown
}

fn nobody_is_harmed(visits: u64) {
    let (guide, model) = guide();
    let green =
        guide.questions.iter().find(|question| question.id == "system-status").map(|q| &*q.answers[1].id);
    assert_eq!(green, Some("green"));
    // Each visit has a seed of its own, so it does not matter who plays it.
    let workers = thread::available_parallelism().map_or(1, NonZero::get);
    let shown: usize = thread::scope(|scope| {
        let (guide, model) = (&guide, &model);
        let play = |first: u64| {
            let seeds = (first..visits).step_by(workers);
            seeds
                .map(|seed| irreversible_shown(guide, model, &anybody(guide, &mut Dice::new(seed))))
                .sum::<usize>()
        };
        let playing: Vec<_> = (0..workers).map(|first| scope.spawn(move || play(first as u64))).collect();
        playing.into_iter().map(|worker| worker.join().expect("nobody is harmed")).sum()
    });
    assert!(shown as u64 > visits / 4, "only {shown} irreversible steps in {visits} visits");
}

#[test]
fn whatever_erases_comes_after_its_caution_and_its_safer_step_and_never_in_an_outage() {
    nobody_is_harmed(MANY);
}

#[test]
#[ignore = "minutes; part of `cargo xtask soak`"]
fn very_many_visits_harm_nobody() {
    nobody_is_harmed(VERY_MANY);
}
