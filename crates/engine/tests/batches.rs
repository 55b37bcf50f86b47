//! Fixes whose effect takes a night to show are tested together; preparations have their price.

use unstuck_engine::plan::{Choice, Options, batch::companion, decide, order};
use unstuck_engine::{
    Belief, CauseId, Condition, Event, Facts, FixId, FixSpec, FixStatus, Floors, Model, ModelSpec, Step, Why,
    replay,
};

/// A minute to do and a night to test.
fn overnight(cause: usize, rate: f64) -> FixSpec {
    FixSpec {
        cost: 31.0,
        test: 30.0,
        minutes: 1.0,
        harmless: true,
        works: vec![(CauseId::of(cause), rate)],
        blocked_by: Condition::Never,
        ..FixSpec::default()
    }
}

fn model(fixes: Vec<FixSpec>) -> Model {
    let spec = ModelSpec { priors: vec![0.5, 0.3, 0.2], fixes, support: 400.0, ..ModelSpec::default() };
    Model::new(spec, Floors::None).expect("a sound model")
}

fn three_nights() -> Model {
    model(vec![overnight(0, 0.8), overnight(1, 0.8), overnight(2, 0.8)])
}

#[test]
fn one_night_tests_what_a_minute_each_may_cure() {
    let model = three_nights();
    let facts = Facts::new(&model);
    let first = FixId(0);
    assert_eq!(decide(&model, &facts).choice, Choice::Fix(first));
    // 0.4 cured in 31 minutes; with the second 0.64 in 32; with the third 0.8 in 33.
    assert_eq!(companion(&model, &facts, &[first]), Some(FixId(1)));
    assert_eq!(companion(&model, &facts, &[first, FixId(1)]), Some(FixId(2)));
    assert_eq!(companion(&model, &facts, &[first, FixId(1), FixId(2)]), None);

    // 33 minutes for everyone, and support for the fifth that is left.
    let plan = order(&model, Belief::new(&model, &[]).weights(), &Options::new(&model, &facts));
    let total = Belief::new(&model, &[]).total();
    assert!((plan.cost / total - (33.0 + 0.2 * 400.0)).abs() < 1e-9, "{}", plan.cost / total);
}

#[test]
fn what_does_harm_or_shows_at_once_waits_for_its_own_test() {
    let mut risky = overnight(1, 0.8);
    risky.harmless = false;
    let at_once = FixSpec { cost: 1.0, test: 0.0, ..overnight(2, 0.001) };
    let model = model(vec![overnight(0, 0.8), risky, at_once]);
    assert_eq!(companion(&model, &Facts::new(&model), &[FixId(0)]), None);
}

#[test]
fn a_night_longer_than_the_one_that_is_waited_for_has_to_earn_the_difference() {
    let long = |rate| FixSpec { cost: 101.0, test: 100.0, ..overnight(1, rate) };
    // It adds 71 minutes; 0.24 in 71 is less than 0.4 in 31.
    let model = model(vec![overnight(0, 0.8), long(0.8), overnight(2, 0.1)]);
    assert_eq!(companion(&model, &Facts::new(&model), &[FixId(0)]), Some(FixId(2)));
}

#[test]
fn a_visit_does_them_one_after_the_other_and_waits_once() {
    let model = three_nights();
    let mut events = vec![Event::Start];
    let step = |events: &[Event]| {
        let state = replay(&model, events);
        assert!(state.dropped.is_empty());
        (state.step, state.why)
    };
    assert!(matches!(step(&events), (Step::Fix(FixId(0)), Why::Chance { .. })));
    events.push(Event::Wait(FixId(0)));
    assert_eq!(step(&events), (Step::Fix(FixId(1)), Why::Together(FixId(0))));
    events.push(Event::Wait(FixId(1)));
    events.push(Event::CouldNot(FixId(2)));
    assert_eq!(step(&events), (Step::Wait(FixId(0)), Why::Given));
    assert_eq!(replay(&model, &events).waiting, [FixId(0), FixId(1)]);

    let mut works = events.clone();
    works.push(Event::Fixed(FixId(0)));
    let state = replay(&model, &works);
    assert_eq!((state.step, state.waiting), (Step::Resolved(FixId(0)), vec![FixId(0), FixId(1)]));
    assert_eq!(state.facts.fix(FixId(1)), FixStatus::Done);

    events.extend([Event::NotFixed(FixId(0)), Event::NotFixed(FixId(1))]);
    let state = replay(&model, &events);
    assert!(state.waiting.is_empty());
    assert_eq!(state.facts.evidence().len(), 2);
    // Only the third cause can be left in good part, and its fix could not be done.
    assert!(matches!(state.step, Step::Support(_)));
}

#[test]
fn a_step_that_needs_a_preparation_first_has_its_price() {
    let preparation = FixSpec {
        cost: 30.0,
        minutes: 30.0,
        prepares: true,
        blocked_by: Condition::Never,
        ..FixSpec::default()
    };
    let erases = |cause| FixSpec {
        cost: 2.0,
        works: vec![(CauseId::of(cause), 0.9)],
        caution: true,
        safer: Some(FixId(0)),
        blocked_by: Condition::Never,
        ..FixSpec::default()
    };
    let safe =
        FixSpec { cost: 20.0, works: vec![(CauseId(0), 0.9)], caution: false, safer: None, ..erases(0) };
    let model = model(vec![preparation, erases(0), erases(1), safe]);
    let facts = Facts::new(&model);
    // By its own two minutes the first would be the best by far.
    assert_eq!(decide(&model, &facts).choice, Choice::Fix(FixId(3)));

    // Once it is made, it is made for all of them.
    let events = [Event::Start, Event::Safer(FixId(1)), Event::NotFixed(FixId(0))];
    let state = replay(&model, &events);
    assert_eq!(state.step, Step::Caution(FixId(1)));
    let plan = order(&model, &[1.0, 1.0, 0.0], &Options::new(&model, &facts));
    // The safe step, then the preparation, then what it makes safe.
    let left = 2.0 - 0.9;
    let expected = 20.0 * 2.0 + 32.0 * left + 2.0 * (left - 0.9) + 400.0 * (left - 0.9 - 0.09);
    assert!((plan.cost - expected).abs() < 1e-9, "{} {expected}", plan.cost);
}
