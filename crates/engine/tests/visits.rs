//! What holds for every visit over every model.

mod common;

use common::{Choices, longest_visit, models, ways_on};
use proptest::prelude::*;
use unstuck_engine::plan::closer::look_ahead;
use unstuck_engine::{Event, FixId, FixStatus, Model, State, Step, SupportReason, Why, replay, revise};

/// Walks a visit with choices drawn from `seed`, never saying that it works while `stubborn`.
fn walk(model: &Model, seed: u64, stubborn: bool) -> (Vec<Event>, Vec<State>) {
    let mut choices = Choices(seed);
    let mut events = Vec::new();
    let mut states = vec![replay(model, &events)];
    loop {
        let state = end(&states);
        let mut ways = ways_on(model, state);
        if stubborn {
            ways.retain(|event| !matches!(event, Event::Fixed(_)));
        }
        if ways.is_empty() || events.len() > longest_visit(model) {
            return (events, states);
        }
        events.push(ways[choices.below(ways.len())]);
        states.push(replay(model, &events));
    }
}

fn end(states: &[State]) -> &State {
    states.last().expect("a visit begins with a state")
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn beliefs_are_numbers_that_sum_to_one(model in models(), seed: u64) {
        for state in walk(&model, seed, true).1 {
            let sum: f64 = model.causes().map(|cause| state.belief.probability(cause)).sum();
            prop_assert!((sum - 1.0).abs() < 1e-12, "{sum}");
            prop_assert!(state.belief.weights().iter().all(|weight| weight.is_finite() && *weight >= 0.0));
            prop_assert!(state.minutes_left.is_finite() && state.minutes_left >= 0.0);
        }
    }

    #[test]
    fn every_visit_ends(model in models(), seed: u64, stubborn: bool) {
        let (events, states) = walk(&model, seed, stubborn);
        prop_assert!(events.len() <= longest_visit(&model), "{events:?}");
        let end = end(&states).step;
        prop_assert!(matches!(end, Step::Support(_) | Step::Resolved(_)), "{end:?}");
    }

    #[test]
    fn every_step_offered_applies(model in models(), seed: u64) {
        let (_, states) = walk(&model, seed, false);
        prop_assert!(states.iter().all(|state| state.dropped.is_empty()));
    }

    #[test]
    fn a_closer_look_adds_at_most_a_preference(model in models(), seed: u64) {
        let mut choices = Choices(seed);
        let (events, states) = walk(&model, seed, true);
        for (at, state) in states.iter().enumerate().take(6) {
            let ways = ways_on(&model, state);
            if ways.is_empty() {
                continue;
            }
            let event = ways[choices.below(ways.len())];
            let (after, ahead) = look_ahead(&model, &events[..at], event).expect("what is offered applies");
            prop_assert_eq!(&ahead, &replay(&model, &after));
            prop_assert_eq!(after[at], event);
            let added = &after[at + 1..];
            prop_assert!(matches!(added, [] | [Event::Prefer(_)]), "{added:?}");
            prop_assert!(ahead.dropped.is_empty());
            // A changed answer may ask for another step.
            let revised = revise(&after, at, event);
            prop_assert_eq!(revised.len(), if matches!(event, Event::Proceed(_) | Event::Safer(_)) { at } else { at + 1 });
        }
    }

    #[test]
    fn no_question_is_asked_twice_unless_the_problem_changed(model in models(), seed: u64) {
        let (events, _) = walk(&model, seed, true);
        let unchanged = events.iter().take_while(|event| !matches!(event, Event::Changed(_)));
        let mut asked: Vec<_> = unchanged.filter_map(|event| event.question()).collect();
        let all = asked.len();
        asked.sort();
        asked.dedup();
        prop_assert_eq!(asked.len(), all);
    }

    #[test]
    fn no_fix_is_offered_again_once_it_is_done_or_set_aside(model in models(), seed: u64) {
        let (events, states) = walk(&model, seed, true);
        for (before, event) in states.iter().zip(&events) {
            if let (Step::Fix(fix) | Step::Caution(fix) | Step::Wait(fix), Some(_)) = (before.step, event.fix()) {
                prop_assert!(matches!(before.facts.fix(fix), FixStatus::Open | FixStatus::Deferred));
            }
        }
    }

    #[test]
    fn no_question_is_asked_whose_answers_all_lead_to_the_same_step(model in models(), seed: u64) {
        let (events, states) = walk(&model, seed, true);
        for (at, state) in states.iter().enumerate() {
            if let (Step::Question(question), Why::Saves { .. }) = (state.step, state.why) {
                let next = |answer| {
                    let mut events = events[..at].to_vec();
                    events.push(Event::Answer(question, answer));
                    replay(&model, &events).step
                };
                let mut steps = model.answers(question).map(next);
                let first = steps.next();
                // That answers contradict each other comes before the step that the question was asked for.
                let contradicts = |step| {
                    matches!(step, Some(Step::Again(_) | Step::Support(SupportReason::Contradiction)))
                };
                let part = contradicts(first) || steps.any(|step| Some(step) != first);
                prop_assert!(part, "{:?} then always {:?}", question, first);
            }
        }
    }

    #[test]
    fn a_fix_with_a_caution_is_reached_only_through_it(model in models(), seed: u64) {
        let (events, states) = walk(&model, seed, true);
        for (at, state) in states.iter().enumerate() {
            if let Step::Fix(fix) = state.step
                && model.fix(fix).caution
            {
                prop_assert_eq!(events[at - 1], Event::Proceed(fix));
                prop_assert_eq!(states[at - 1].step, Step::Caution(fix));
            }
        }
    }

    #[test]
    fn no_fix_is_offered_while_an_answer_blocks_it_or_before_what_must_come_first(model in models(), seed: u64) {
        for state in walk(&model, seed, true).1 {
            if let Step::Fix(fix) | Step::Caution(fix) = state.step {
                let spec = model.fix(fix);
                prop_assert!(!spec.blocked_by.holds(&state.facts));
                prop_assert!(spec.after.iter().all(|before| state.facts.was_offered(*before) || state.waiting.contains(before)));
            }
        }
    }

    #[test]
    fn going_back_equals_never_having_answered(model in models(), seed: u64) {
        let (events, states) = walk(&model, seed, false);
        for (length, state) in states.iter().enumerate() {
            prop_assert_eq!(state, &replay(&model, &events[..length]));
        }
    }

    #[test]
    fn changing_an_answer_equals_having_given_it_at_first(model in models(), seed: u64, at: prop::sample::Index) {
        let (events, _) = walk(&model, seed, true);
        let answered: Vec<usize> =
            (0..events.len()).filter(|position| matches!(events[*position], Event::Answer(..))).collect();
        if answered.is_empty() {
            return Ok(());
        }
        let position = answered[at.index(answered.len())];
        let Event::Answer(question, _) = events[position] else { unreachable!() };
        let other = model.answers(question).last().expect("a question has answers");
        let revised = revise(&events, position, Event::Answer(question, other));
        let mut fresh = events[..position].to_vec();
        fresh.push(Event::Answer(question, other));
        let rest = events[position + 1..].iter().filter(|event| **event != Event::Confirm(question));
        fresh.extend(rest.take(revised.len() - fresh.len()));
        prop_assert_eq!(replay(&model, &revised), replay(&model, &fresh));
    }

    #[test]
    fn any_list_of_events_gives_a_state(
        model in models(),
        raw in prop::collection::vec((0..16_u8, 0..12_u16, 0..6_u16), 0..40),
    ) {
        let events: Vec<Event> = raw.into_iter().map(|(kind, at, answer)| any_event(kind, at, answer)).collect();
        let state = replay(&model, &events);
        prop_assert!(state.dropped.len() <= events.len());
        prop_assert!(state.belief.total().is_finite());
        let kept: Vec<Event> = (0..events.len())
            .filter(|position| !state.dropped.contains(position))
            .map(|position| events[position])
            .collect();
        let again = replay(&model, &kept);
        prop_assert!(again.dropped.is_empty());
        prop_assert_eq!(again.step, state.step);
    }

    #[test]
    fn coming_back_from_support_offers_something_or_says_that_nothing_is_left(model in models(), seed: u64) {
        let (mut events, states) = walk(&model, seed, true);
        prop_assume!(matches!(end(&states).step, Step::Support(_)));
        let can_resume = end(&states).can_resume;
        events.push(Event::Resume);
        let step = replay(&model, &events).step;
        if can_resume {
            let moved = matches!(step, Step::Fix(_) | Step::Caution(_) | Step::Question(_) | Step::Support(_));
            prop_assert!(moved, "{:?}", step);
        } else {
            prop_assert!(!matches!(step, Step::Fix(_) | Step::Caution(_)), "{:?}", step);
        }
    }
}

fn any_event(kind: u8, at: u16, answer: u16) -> Event {
    use unstuck_engine::{AnswerId, QuestionId};
    let (fix, question) = (FixId(at), QuestionId(at));
    match kind {
        0 => Event::Start,
        1 | 2 => Event::Answer(question, AnswerId(answer)),
        3 => Event::NotSure(question),
        4 => Event::Skip(question),
        5 => Event::Proceed(fix),
        6 => Event::Safer(fix),
        7 => Event::Wait(fix),
        8 => Event::Fixed(fix),
        9 => Event::NotFixed(fix),
        10 => Event::CouldNot(fix),
        11 => Event::AlreadyTried(fix),
        12 => Event::Later(fix),
        13 => Event::Changed(fix),
        14 => Event::Confirm(question),
        _ => {
            if at.is_multiple_of(2) {
                Event::Support
            } else {
                Event::Resume
            }
        }
    }
}
