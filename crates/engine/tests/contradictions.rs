//! Answers that fit no known cause together are looked at again, and every visit still ends.

mod common;

use common::{Choices, longest_visit, models, ways_on};
use proptest::prelude::*;
use unstuck_engine::conflict::{LEAST_CONFLICT, conflict, suspect, unknown};
use unstuck_engine::{
    AnswerId, CauseId, Condition, Event, Evidence, FixId, FixSpec, Floors, Model, ModelSpec, QuestionId,
    QuestionSpec, Step, SupportReason, Why, reconsider, replay, revise,
};

const YES: AnswerId = AnswerId(0);
const NO: AnswerId = AnswerId(1);
/// Speaks for the first cause, nearly for certain.
const FIRST: QuestionId = QuestionId(0);
/// Speaks for the second, nearly for certain.
const SECOND: QuestionId = QuestionId(1);
/// Speaks for the first, weakly.
const HINT: QuestionId = QuestionId(2);

fn question(yes: [f64; 3]) -> QuestionSpec {
    let answers = vec![yes.to_vec(), yes.iter().map(|chance| 1.0 - chance).collect()];
    QuestionSpec { cost: 1.0, context: true, answers, ..QuestionSpec::default() }
}

fn fix(cause: u16) -> FixSpec {
    FixSpec {
        cost: 5.0,
        minutes: 5.0,
        works: vec![(CauseId(cause), 0.9)],
        blocked_by: Condition::Never,
        ..FixSpec::default()
    }
}

fn spec() -> ModelSpec {
    ModelSpec {
        priors: vec![0.49, 0.49, 0.02],
        fixes: vec![fix(0), fix(1)],
        questions: vec![
            question([0.99, 0.005, 0.5]),
            question([0.005, 0.99, 0.5]),
            question([0.9, 0.2, 0.5]),
        ],
        support: 60.0,
        entry: None,
        clusters: Vec::new(),
        other: Some(CauseId(2)),
    }
}

/// Two causes and all that is unknown.
fn model() -> Model {
    Model::new(spec(), Floors::None).expect("the model is sound")
}

fn yes(questions: &[QuestionId]) -> Vec<Event> {
    let answers = questions.iter().map(|question| Event::Answer(*question, YES));
    std::iter::once(Event::Start).chain(answers).collect()
}

fn evidence(events: &[Event]) -> Vec<Evidence> {
    replay(&model(), events).facts.evidence().to_vec()
}

#[test]
fn the_conflict_is_the_one_worked_out_by_hand() {
    let model = model();
    // P(yes) is 0.49 * 0.995 + 0.01 = 0.49755 of both; together 2 * 0.49 * 0.99 * 0.005 + 0.02 * 0.25 = 0.009851.
    let both = conflict(&model, &evidence(&yes(&[FIRST, SECOND])));
    assert!((both - (0.497_55_f64.powi(2) / 0.009_851).ln()).abs() < 1e-12, "{both}");
    // The hint is expected with the first: 0.549 alone; together 0.49 * 0.99 * 0.9 + 0.49 * 0.005 * 0.2 + 0.005.
    let agreeing = conflict(&model, &evidence(&yes(&[FIRST, HINT])));
    assert!((agreeing - (0.497_55_f64 * 0.549 / 0.442_08).ln()).abs() < 1e-12, "{agreeing}");
    assert!(agreeing < 0.0 && both > LEAST_CONFLICT);
}

#[test]
fn evidence_that_says_nothing_or_stands_alone_has_no_conflict() {
    let flat = ModelSpec {
        questions: vec![question([0.3; 3]), question([0.8; 3]), question([0.005, 0.99, 0.5])],
        ..spec()
    };
    let flat = Model::new(flat, Floors::None).expect("the model is sound");
    let answers = [Evidence::Answer(FIRST, YES), Evidence::Answer(SECOND, NO), Evidence::Answer(HINT, YES)];
    for count in 0..=answers.len() {
        let found = conflict(&flat, &answers[..count]);
        assert!(found.abs() < 1e-12, "{count}: {found}");
    }
}

#[test]
fn what_is_impossible_together_is_in_conflict_without_end() {
    let certain = ModelSpec {
        questions: vec![question([1.0, 0.0, 0.0]), question([0.0, 1.0, 1.0])],
        other: None,
        ..spec()
    };
    let certain = Model::new(certain, Floors::None).expect("the model is sound");
    let answers = [Evidence::Answer(FIRST, YES), Evidence::Answer(SECOND, YES)];
    assert_eq!(conflict(&certain, &answers), f64::INFINITY);
}

#[test]
fn very_much_evidence_does_not_underflow() {
    let answers = vec![Evidence::Answer(SECOND, YES); 1_000];
    let found = conflict(&model(), &answers);
    // Nearly all of it is explained by the second cause, and each answer costs ln P(yes) alone.
    let expected = 1_000.0 * 0.497_55_f64.ln() - 0.49_f64.ln() - 1_000.0 * 0.99_f64.ln();
    assert!((found - expected).abs() < 1e-9, "{found} and {expected}");
}

#[test]
fn the_suspect_is_the_answer_without_which_the_rest_fits() {
    let model = model();
    let events = yes(&[FIRST, HINT, SECOND]);
    let state = replay(&model, &events);
    assert_eq!((state.step, state.why), (Step::Again(SECOND), Why::Contradicts));
    // Without it the contradiction is gone, without any other it stands or loses less.
    let without = |question| {
        let kept: Vec<Event> =
            events.iter().copied().filter(|event| event.question() != Some(question)).collect();
        replay(&model, &kept).facts
    };
    assert_eq!(unknown(&model, &without(SECOND)), None);
    assert!(unknown(&model, &without(HINT)).is_some());
}

#[test]
fn an_answer_is_not_suspect_for_being_one_of_many() {
    // Six symptoms as likely as each other under every cause: each answer is improbable, and none is to blame.
    let symptom = QuestionSpec { cost: 1.0, answers: vec![vec![1.0 / 6.0; 3]; 6], ..QuestionSpec::default() };
    let mut spec = spec();
    spec.questions.insert(0, symptom);
    let model = Model::new(spec, Floors::None).expect("the model is sound");
    let events: Vec<Event> =
        std::iter::once(Event::Start).chain((0..4).map(|at| Event::Answer(QuestionId(at), YES))).collect();
    assert_eq!(suspect(&model, &replay(&model, &events).facts), Some(QuestionId(2)));
}

#[test]
fn another_answer_ends_the_contradiction() {
    let model = model();
    let events = yes(&[FIRST, HINT, SECOND]);
    for event in [Event::Answer(SECOND, NO), Event::NotSure(SECOND), Event::Skip(SECOND)] {
        let state = replay(&model, &reconsider(&events, 3, event));
        assert_eq!(state.dropped, []);
        assert!(!matches!(state.step, Step::Again(_) | Step::Support(_)), "{event:?}: {:?}", state.step);
        assert_eq!(state.facts.rounds(), 0);
        assert_eq!(state.facts.is_confirmed(SECOND), matches!(event, Event::Answer(..)));
    }
}

#[test]
fn two_answers_confirmed_in_vain_lead_to_support_and_coming_back_goes_on() {
    let model = model();
    let mut events = reconsider(&yes(&[FIRST, HINT, SECOND]), 3, Event::Answer(SECOND, YES));
    assert_eq!(events.last(), Some(&Event::Confirm(SECOND)));
    assert_eq!(replay(&model, &events).step, Step::Again(FIRST));
    events.push(Event::Confirm(FIRST));
    let state = replay(&model, &events);
    assert_eq!(state.step, Step::Support(SupportReason::Contradiction));
    assert!(state.can_resume);
    events.push(Event::Resume);
    loop {
        match replay(&model, &events).step {
            Step::Fix(fix) => events.push(Event::NotFixed(fix)),
            step => {
                assert_eq!(step, Step::Support(SupportReason::NothingLeft));
                break;
            }
        }
    }
    assert!(events.contains(&Event::NotFixed(FixId(0))) && events.contains(&Event::NotFixed(FixId(1))));
}

#[test]
fn one_answer_is_enough_where_the_unknown_cause_is_the_likeliest() {
    let model = model();
    let mut events = yes(&[FIRST, SECOND]);
    // Both fit as badly; the earlier one is asked about.
    assert_eq!(replay(&model, &events).step, Step::Again(FIRST));
    events.push(Event::Confirm(FIRST));
    assert_eq!(replay(&model, &events).step, Step::Support(SupportReason::Contradiction));
}

#[test]
fn failed_fixes_are_no_contradiction() {
    let model = model();
    let mut events = yes(&[FIRST, HINT]);
    events.extend([Event::NotFixed(FixId(0)), Event::NotFixed(FixId(1))]);
    let state = replay(&model, &events);
    assert_eq!(unknown(&model, &state.facts), None);
    assert_eq!(state.step, Step::Support(SupportReason::NothingLeft));
}

#[test]
fn a_model_without_an_unknown_cause_has_no_contradiction() {
    let model = Model::new(ModelSpec { other: None, ..spec() }, Floors::None).expect("the model is sound");
    let step = replay(&model, &yes(&[FIRST, HINT, SECOND])).step;
    assert!(matches!(step, Step::Fix(_)), "{step:?}");
    let outside = ModelSpec { other: Some(CauseId(3)), ..spec() };
    assert!(Model::new(outside, Floors::None).is_err());
}

#[test]
fn only_an_answer_that_stands_can_be_confirmed_and_only_once() {
    let model = model();
    let events = [
        Event::Confirm(FIRST),
        Event::Start,
        Event::Confirm(FIRST),
        Event::NotSure(FIRST),
        Event::Confirm(FIRST),
        Event::Answer(SECOND, YES),
        Event::Confirm(SECOND),
        Event::Confirm(SECOND),
        Event::Confirm(QuestionId(9)),
    ];
    assert_eq!(replay(&model, &events).dropped, [0, 2, 4, 7, 8]);
}

#[test]
fn changing_a_confirmed_answer_takes_the_confirmation_back() {
    let mut events = yes(&[FIRST, HINT, SECOND]);
    events.extend([Event::Confirm(SECOND), Event::Confirm(FIRST)]);
    let revised = revise(&events, 3, Event::Answer(SECOND, NO));
    assert!(!revised.contains(&Event::Confirm(SECOND)) && revised.contains(&Event::Confirm(FIRST)));
    let state = replay(&model(), &revised);
    assert!(!matches!(state.step, Step::Again(_) | Step::Support(_)), "{:?}", state.step);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_visit_ends_whatever_is_said_when_asked_again(model in models(), seed: u64) {
        let mut choices = Choices(seed);
        let mut events = Vec::new();
        let mut again = 0;
        for _ in 0..=2 * longest_visit(&model) {
            let state = replay(&model, &events);
            if let Step::Again(question) = state.step {
                again += 1;
                prop_assert!(!state.facts.is_confirmed(question));
                let answers = model.answers(question).map(|answer| Event::Answer(question, answer));
                let said: Vec<Event> = answers.chain([Event::NotSure(question)]).collect();
                let position = events.iter().rposition(|event: &Event| event.question() == Some(question));
                let position = position.expect("only what was answered is asked about again");
                events = reconsider(&events, position, said[choices.below(said.len())]);
                let dropped = replay(&model, &events).dropped;
                let mut at = 0..events.len();
                events.retain(|_| at.next().is_some_and(|at| !dropped.contains(&at)));
                continue;
            }
            let mut ways = ways_on(&model, &state);
            ways.retain(|event| !matches!(event, Event::Fixed(_)));
            if ways.is_empty() {
                prop_assert!(matches!(state.step, Step::Support(_)));
                prop_assert!(again <= model.question_count() * (model.fix_count() + 1));
                return Ok(());
            }
            events.push(ways[choices.below(ways.len())]);
        }
        prop_assert!(false, "no end: {:?}", events);
    }

    #[test]
    fn the_conflict_does_not_depend_on_the_order(model in models(), picks in prop::collection::vec(0..5_usize, 6)) {
        let answers = model.questions().zip(picks).map(|(question, pick)| {
            let all: Vec<AnswerId> = model.answers(question).collect();
            Evidence::Answer(question, all[pick % all.len()])
        });
        let mut answers: Vec<Evidence> = answers.collect();
        let forwards = conflict(&model, &answers);
        answers.reverse();
        prop_assert!((forwards - conflict(&model, &answers)).abs() < 1e-9);
        prop_assert!(forwards.is_finite());
    }
}
