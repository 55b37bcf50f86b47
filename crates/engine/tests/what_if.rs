//! What another answer would have led to.

mod common;

use common::{Choices, models, ways_on};
use proptest::prelude::*;
use unstuck_engine::explain::{instead, what_if};
use unstuck_engine::{
    AnswerId, CauseId, Condition, Event, FixId, FixSpec, Floors, Model, ModelSpec, QuestionId, QuestionSpec,
    Step, replay, revise,
};

/// Two causes, each with its fix, and a question that tells them apart for certain.
fn lamp() -> Model {
    let fix = |cause| FixSpec {
        cost: 10.0,
        minutes: 10.0,
        works: vec![(CauseId(cause), 0.8)],
        blocked_by: Condition::Never,
        ..FixSpec::default()
    };
    let question = |when| QuestionSpec {
        cost: 1.0,
        not_sure: 0.1,
        when,
        answers: vec![vec![1.0, 0.0], vec![0.0, 1.0]],
        ..QuestionSpec::default()
    };
    let spec = ModelSpec {
        priors: vec![0.6, 0.4],
        fixes: vec![fix(0), fix(1)],
        // The second is asked only after one answer to the first.
        questions: vec![question(Condition::Always), question(Condition::Is(QuestionId(0), AnswerId(0)))],
        support: 100.0,
        entry: Some(QuestionId(0)),
        ..ModelSpec::default()
    };
    Model::new(spec, Floors::Standard).expect("the model is sound")
}

const FIRST: Event = Event::Answer(QuestionId(0), AnswerId(0));
const SECOND: Event = Event::Answer(QuestionId(0), AnswerId(1));

#[test]
fn every_other_answer_and_not_sure_are_told_in_their_order() {
    let model = lamp();
    let others = what_if(&model, &[Event::Start, FIRST], 1);
    let said: Vec<Event> = others.iter().map(|other| other.instead).collect();
    assert_eq!(said, [SECOND, Event::NotSure(QuestionId(0))]);
    assert_eq!((others[0].step, others[0].cause), (Step::Fix(FixId(1)), CauseId(1)));
    assert!(others[0].probability > 0.99, "{others:?}");
    assert!((others[1].probability - 0.6).abs() < 1e-12, "{others:?}");

    let unsure = what_if(&model, &[Event::Start, Event::NotSure(QuestionId(0))], 1);
    assert_eq!(unsure.iter().map(|other| other.instead).collect::<Vec<_>>(), [FIRST, SECOND]);
    assert_eq!(what_if(&model, &[Event::Start, Event::Skip(QuestionId(0))], 1).len(), 3);
}

#[test]
fn later_events_that_hang_on_the_answer_are_named() {
    let model = lamp();
    let more = Event::Answer(QuestionId(1), AnswerId(0));
    let events = [Event::Start, FIRST, more, Event::NotFixed(FixId(0))];
    assert_eq!(what_if(&model, &events, 1)[0].no_longer, [2]);
    assert!(what_if(&model, &events, 2).iter().all(|other| other.no_longer.is_empty()));
}

#[test]
fn where_no_answer_counts_there_is_nothing_to_tell() {
    let model = lamp();
    let events = [Event::Start, FIRST, Event::NotFixed(FixId(0)), SECOND];
    // A start, an outcome, an answer to what was answered, and no event at all.
    for position in [0, 2, 3, 4, usize::MAX] {
        assert!(what_if(&model, &events, position).is_empty(), "{position}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_answer_that_was_given_leads_to_where_the_visit_stands(model in models(), seed: u64) {
        let mut choices = Choices(seed);
        let mut events = Vec::new();
        while events.len() < 10 {
            let ways = ways_on(&model, &replay(&model, &events));
            if ways.is_empty() {
                break;
            }
            events.push(ways[choices.below(ways.len())]);
        }
        for (position, &event) in events.iter().enumerate() {
            // What the person was just about to do is left out of a visit that is changed.
            let now = replay(&model, &revise(&events, position, event));
            let same = instead(&model, &events, position, event);
            let (cause, probability) = now.belief.ranked()[0];
            prop_assert_eq!((same.step, same.why, same.minutes_left), (now.step, now.why, now.minutes_left));
            prop_assert_eq!((same.cause, same.probability), (cause, probability));
            prop_assert!(same.no_longer.is_empty());
            for other in what_if(&model, &events, position) {
                prop_assert_eq!(other.instead.question(), event.question());
                prop_assert!(other.instead != event);
                prop_assert!(other.no_longer.iter().all(|at| *at > position && *at < events.len()));
            }
        }
    }

    #[test]
    fn any_events_and_any_position_are_answered(
        model in models(),
        raw in prop::collection::vec((0..8_u8, 0..12_u16, 0..6_u16), 0..16),
        position in 0..20_usize,
    ) {
        let events: Vec<Event> = raw
            .into_iter()
            .map(|(kind, at, answer)| match kind {
                0 => Event::Start,
                1..=3 => Event::Answer(QuestionId(at), AnswerId(answer)),
                4 => Event::NotSure(QuestionId(at)),
                5 => Event::Changed(FixId(at)),
                6 => Event::Safer(FixId(at)),
                _ => Event::NotFixed(FixId(at)),
            })
            .collect();
        for other in what_if(&model, &events, position) {
            prop_assert!((0.0..=1.0).contains(&other.probability) && other.minutes_left.is_finite());
        }
    }
}
