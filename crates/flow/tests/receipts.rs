//! The receipt of a visit: what is written is read back, and what was mistyped is refused.

mod support;

use std::num::NonZeroU32;

use proptest::prelude::*;
use support::{BASE, any_events};
use unstuck_engine::plan::Choice;
use unstuck_engine::{AnswerId, Event, FixId, QuestionId};
use unstuck_flow::compile::{compile, compile_with};
use unstuck_flow::guide::Guide;
use unstuck_flow::lower;
use unstuck_flow::receipt::{ReceiptError, decode, encode};
use unstuck_lab::simulate::{self, Setting};

const GUIDE: &str = include_str!("../../../flows/icloud-backup/guide.toml");
const FIGURES: &str = include_str!("../../../flows/icloud-backup/figures.toml");
const SIGNS: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

fn small() -> Guide {
    compile(BASE).guide.expect("a guide without findings is compiled")
}

fn real() -> Guide {
    compile_with(GUIDE, FIGURES).guide.expect("the guide is sound")
}

/// Codes of simulated visits of the real guide, with what happened in them.
fn simulated(guide: &Guide, count: u32) -> Vec<(Vec<Event>, String)> {
    let model = lower::model(guide).expect("it has a model");
    let hours = guide.fixes.iter().map(|fix| fix.wait.as_ref().map_or(0.0, |wait| wait.hours)).collect();
    let setting = Setting { model: &model, checklist: Vec::new(), hours };
    let count = NonZeroU32::new(count).expect("there are visits");
    let visits = simulate::events(&setting, &model, count, 7).expect("the model is sound");
    visits.into_iter().map(|events| (events.clone(), encode(guide, &events))).collect()
}

/// A visit with one of everything that can happen.
fn everything() -> Vec<Event> {
    let (question, fix) = (QuestionId(0), FixId(1));
    vec![
        Event::Start,
        Event::Answer(question, AnswerId(1)),
        Event::NotSure(question),
        Event::Skip(question),
        Event::Confirm(question),
        Event::Prefer(Choice::Question(question)),
        Event::Prefer(Choice::Fix(fix)),
        Event::Proceed(fix),
        Event::Safer(fix),
        Event::Wait(fix),
        Event::Fixed(fix),
        Event::NotFixed(fix),
        Event::CouldNot(fix),
        Event::AlreadyTried(fix),
        Event::Later(fix),
        Event::Changed(fix),
        Event::Support,
        Event::Resume,
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_receipt_is_read_back_as_it_was(events in any_events(&small())) {
        let guide = small();
        prop_assert_eq!(decode(&guide, &encode(&guide, &events)), Ok(events));
    }

    #[test]
    fn no_text_makes_the_reader_fail(text in "\\PC{0,200}") {
        let _ = decode(&small(), &text);
    }

    #[test]
    fn up_to_three_neighbouring_signs_may_be_anything_and_are_found(
        events in any_events(&small()), at: prop::sample::Index, typed in "[0-9A-HJKMNP-TV-Z]{1,3}",
    ) {
        let guide = small();
        let code = encode(&guide, &events).replace('-', "");
        let at = at.index(code.len() - typed.len() + 1);
        let wrong = [&code[..at], &typed, &code[at + typed.len()..]].concat();
        let expected = if wrong == code { Ok(events) } else { Err(ReceiptError::Mistyped) };
        prop_assert_eq!(decode(&guide, &wrong), expected);
    }
}

#[test]
fn everything_that_can_happen_has_its_place() {
    for guide in [small(), real()] {
        let events = everything();
        assert_eq!(decode(&guide, &encode(&guide, &events)), Ok(events));
    }
}

#[test]
fn every_event_of_the_real_guide_is_read_back() {
    let guide = real();
    let mut all = Vec::new();
    for (at, question) in guide.questions.iter().enumerate() {
        let id = QuestionId::of(at);
        all.extend((0..question.answers.len()).map(|answer| Event::Answer(id, AnswerId::of(answer))));
        all.extend([Event::NotSure(id), Event::Skip(id), Event::Confirm(id)]);
        all.push(Event::Prefer(Choice::Question(id)));
    }
    let outcomes: [fn(FixId) -> Event; 9] = [
        Event::Proceed,
        Event::Safer,
        Event::Wait,
        Event::Fixed,
        Event::NotFixed,
        Event::CouldNot,
        Event::AlreadyTried,
        Event::Later,
        Event::Changed,
    ];
    for fix in (0..guide.fixes.len()).map(FixId::of) {
        all.extend(outcomes.map(|outcome| outcome(fix)));
        all.push(Event::Prefer(Choice::Fix(fix)));
    }
    for event in &all {
        assert_eq!(decode(&guide, &encode(&guide, &[*event])), Ok(vec![*event]));
    }
    assert_eq!(decode(&guide, &encode(&guide, &all)), Ok(all));
}

#[test]
fn simulated_visits_are_read_back_and_as_short_as_is_said() {
    let guide = real();
    let visits = simulated(&guide, 1_000);
    let mut lengths = Vec::new();
    for (events, code) in &visits {
        assert_eq!(decode(&guide, code).as_ref(), Ok(events));
        lengths.push(code.replace('-', "").len());
    }
    lengths.sort_unstable();
    // As the documentation of the module says.
    let (median, long) = (lengths[500], lengths[990]);
    assert!(median <= 24 && long <= 64, "half have at most {median} signs, 99 in 100 at most {long}");
}

#[test]
fn every_single_wrong_sign_and_every_swap_of_neighbours_is_refused() {
    let guide = real();
    let mut tried = 0;
    for (_, code) in simulated(&guide, 25) {
        let code = code.replace('-', "");
        for at in 0..code.len() {
            for sign in SIGNS.chars().filter(|sign| !code[at..].starts_with(*sign)) {
                let wrong = [&code[..at], &sign.to_string(), &code[at + 1..]].concat();
                assert_eq!(decode(&guide, &wrong), Err(ReceiptError::Mistyped), "{code} as {wrong}");
                tried += 1;
            }
            let mut swapped = code.clone().into_bytes();
            if at + 1 < swapped.len() && swapped[at] != swapped[at + 1] {
                swapped.swap(at, at + 1);
                let wrong = String::from_utf8(swapped).expect("signs are ASCII");
                assert_eq!(decode(&guide, &wrong), Err(ReceiptError::Mistyped), "{code} as {wrong}");
                tried += 1;
            }
        }
    }
    assert!(tried > 10_000, "{tried} faults are too few to say so");
}

#[test]
fn a_sign_left_out_or_typed_twice_is_found_in_these_visits() {
    let guide = real();
    for (_, code) in simulated(&guide, 25) {
        let code = code.replace('-', "");
        for at in 0..code.len() {
            let missing = [&code[..at], &code[at + 1..]].concat();
            let twice = [&code[..=at], &code[at..]].concat();
            assert!(decode(&guide, &missing).is_err(), "{code} as {missing}");
            assert!(decode(&guide, &twice).is_err(), "{code} as {twice}");
        }
    }
}

#[test]
fn people_may_type_a_code_as_they_like() {
    let guide = real();
    let (events, code) = simulated(&guide, 1).pop().expect("there is a visit");
    let as_typed = [
        code.to_lowercase(),
        code.replace('-', ""),
        code.replace('-', " \u{2013} "),
        format!("\n {} \t", code.replace('-', "\u{a0}")),
        code.replace('0', "O").replace('1', "l"),
        code.replace('0', "o").replace('1', "I"),
    ];
    for typed in as_typed {
        assert_eq!(decode(&guide, &typed).as_ref(), Ok(&events), "{typed}");
    }
    assert!(code.split('-').rev().skip(1).all(|group| group.len() == 4), "{code}");
}

#[test]
fn what_is_wrong_is_told_apart() {
    let guide = real();
    let code = encode(&guide, &everything());
    assert_eq!(decode(&guide, " - "), Err(ReceiptError::Empty));
    assert_eq!(decode(&guide, "ABC-DEF"), Err(ReceiptError::TooShort));
    assert_eq!(decode(&guide, &code.replacen('-', "!", 1)), Err(ReceiptError::NotASign('!')));
    assert_eq!(decode(&guide, "ABCD-UUUU"), Err(ReceiptError::NotASign('U')));
    assert_eq!(decode(&guide, &"0".repeat(10_001)), Err(ReceiptError::TooLong));
    assert_eq!(decode(&small(), &code), Err(ReceiptError::OtherEdition));
}

#[test]
fn an_edition_is_another_where_positions_mean_something_else_and_only_there() {
    let guide = real();
    let code = encode(&guide, &everything());
    let mut other = guide.clone();
    other.fixes.swap(3, 4);
    assert_eq!(decode(&other, &code), Err(ReceiptError::OtherEdition));
    let mut other = guide.clone();
    other.questions[2].answers.swap(0, 1);
    assert_eq!(decode(&other, &code), Err(ReceiptError::OtherEdition));
    let mut other = guide.clone();
    other.questions[0].answers.pop();
    assert_eq!(decode(&other, &code), Err(ReceiptError::OtherEdition));
    let mut other = guide.clone();
    other.fixes[0].title.push('!');
    other.causes[0].prior *= 0.5;
    assert_eq!(decode(&other, &code), Ok(everything()));
}
