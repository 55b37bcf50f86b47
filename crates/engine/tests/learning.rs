//! What holds for the counts of any visits, and for what is learned from them.

mod common;

use common::{Choices, models, ways_on};
use proptest::prelude::*;
use unstuck_engine::learn::{Counts, LARGEST_STEP, LEAST_UNKNOWN, estimate, expected_log_likelihood};
use unstuck_engine::model::LIKELIHOOD_FLOOR;
use unstuck_engine::{
    AnswerId, CauseId, Condition, Event, FixId, FixSpec, Floors, Model, ModelSpec, QuestionId, QuestionSpec,
    Step, replay,
};

/// Visits of people who do anything that is offered, and leave after some screens.
fn visits(model: &Model, seed: u64) -> Vec<Vec<Event>> {
    let mut choices = Choices(seed);
    let count = choices.below(8);
    let visit = |choices: &mut Choices| {
        let mut events = Vec::new();
        for _ in 0..choices.below(60) {
            let ways = ways_on(model, &replay(model, &events));
            if ways.is_empty() {
                break;
            }
            events.push(ways[choices.below(ways.len())]);
            // Some things apply nowhere: an answer from before a change, a fix that was done.
            if choices.below(12) == 0 {
                events.push(Event::NotFixed(FixId::of(choices.below(model.fix_count()))));
            }
            if choices.below(40) == 0 {
                events.push(Event::Support);
            }
        }
        events
    };
    (0..count).map(|_| visit(&mut choices)).collect()
}

fn counted(model: &Model, visits: &[Vec<Event>]) -> Counts {
    let mut counts = Counts::new(model);
    visits.iter().for_each(|events| counts.add_visit(model, events));
    counts
}

/// All numbers, in one order.
fn flat(counts: &Counts) -> Vec<f64> {
    let mut all = vec![counts.resolved, counts.handed_over, counts.abandoned];
    all.extend(&counts.causes);
    for question in &counts.questions {
        all.extend([question.asked, question.not_sure]);
        all.extend(question.answers.iter().flatten());
    }
    for fix in &counts.fixes {
        all.extend(fix.worked.iter().chain(&fix.failed));
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn counting_two_lists_is_counting_both(model in models(), one: u64, other: u64) {
        let (one, other) = (visits(&model, one), visits(&model, other));
        let mut sum = counted(&model, &one);
        sum.add(&counted(&model, &other));
        let both = counted(&model, &[one, other].concat());
        for (apart, together) in flat(&sum).iter().zip(flat(&both)) {
            prop_assert!((apart - together).abs() < 1e-9, "{apart} and {together}");
        }
    }

    #[test]
    fn the_causes_sum_to_the_finished_visits(model in models(), seed: u64) {
        let visits = visits(&model, seed);
        let counts = counted(&model, &visits);
        let causes: f64 = counts.causes.iter().sum();
        prop_assert!((causes - counts.finished()).abs() < 1e-9, "{causes} and {}", counts.finished());
        prop_assert_eq!(counts.finished() + counts.abandoned, f64::from(u32::try_from(visits.len())?));
        prop_assert!(flat(&counts).iter().all(|count| count.is_finite() && *count >= 0.0));
    }

    #[test]
    fn no_count_is_larger_than_what_it_is_a_part_of(model in models(), seed: u64) {
        let counts = counted(&model, &visits(&model, seed));
        for question in model.questions() {
            let asked = &counts.questions[question.at()];
            let answered: f64 = model.causes().map(|cause| counts.answered(question, cause)).sum();
            prop_assert!((asked.asked - asked.not_sure - answered).abs() < 1e-9);
            for cause in model.causes() {
                prop_assert!(counts.answered(question, cause) <= counts.causes[cause.at()] + 1e-9);
            }
        }
        for fix in model.fixes() {
            for cause in model.causes() {
                prop_assert!(counts.done(fix, cause) <= counts.causes[cause.at()] + 1e-9);
                prop_assert!(model.success(fix, cause) > 0.0 || counts.done(fix, cause) == 0.0);
            }
        }
    }

    #[test]
    fn an_abandoned_visit_adds_to_nothing_else(model in models(), seed: u64) {
        for events in visits(&model, seed) {
            let mut counts = counted(&model, std::slice::from_ref(&events));
            if !matches!(replay(&model, &events).step, Step::Resolved(_) | Step::Support(_)) {
                prop_assert_eq!(counts.abandoned, 1.0);
                counts.abandoned = 0.0;
                prop_assert_eq!(counts, Counts::new(&model));
            }
        }
    }

    #[test]
    fn what_is_learned_keeps_within_the_guards(model in models(), seed: u64, weight in 0.0..1e6_f64) {
        let counts = counted(&model, &visits(&model, seed)).weighted(weight);
        let unknown = CauseId(0);
        let learned = estimate(&model, &counts, Some(unknown));
        let sum: f64 = learned.priors.iter().map(|prior| prior.value).sum();
        prop_assert!((sum - 1.0).abs() < 1e-9, "{sum}");
        prop_assert!(learned.priors[0].value >= LEAST_UNKNOWN - 1e-9);
        for cause in model.causes().skip(1) {
            prop_assert!(step(model.prior(cause), learned.priors[cause.at()].value) <= LARGEST_STEP + 1e-6);
        }
        for question in model.questions() {
            for cause in model.causes() {
                let column = learned.answers[question.at()].iter().map(|row| row[cause.at()].value);
                let sum: f64 = column.clone().sum();
                prop_assert!((sum - 1.0).abs() < 1e-9, "{sum}");
                for (answer, new) in model.answers(question).zip(column) {
                    let inside = |chance: f64| chance.clamp(LIKELIHOOD_FLOOR, 1.0 - LIKELIHOOD_FLOOR);
                    let (old, new) = (inside(model.likelihood(question, answer, cause)), inside(new));
                    prop_assert!(step(old, new) <= LARGEST_STEP + 1e-6, "{old} to {new}");
                }
            }
        }
        for (fix, works) in model.fixes().zip(&learned.works) {
            for (cause, rate) in works {
                let old = model.success(fix, *cause);
                prop_assert!(step(old, rate.value) <= LARGEST_STEP + 1e-6, "{old} to {}", rate.value);
                prop_assert!(rate.value > 0.0 && rate.value <= 0.97);
            }
        }
    }

    #[test]
    fn the_fit_is_a_number(model in models(), seed: u64) {
        let fit = expected_log_likelihood(&model, &counted(&model, &visits(&model, seed)));
        prop_assert!(fit.is_finite() && fit <= 0.0, "{fit}");
    }

    #[test]
    fn counts_of_no_visit_teach_nothing(model in models()) {
        let learned = estimate(&model, &Counts::new(&model), None);
        for cause in model.causes() {
            prop_assert!((model.prior(cause) - learned.priors[cause.at()].value).abs() < 1e-9);
        }
        let estimates = learned.priors.iter().chain(&learned.not_sure).chain(learned.answers.iter().flatten().flatten());
        prop_assert!(estimates.into_iter().all(|estimate| !estimate.clamped));
    }
}

/// How far log-odds move.
fn step(old: f64, new: f64) -> f64 {
    let log_odds = |chance: f64| (chance / (1.0 - chance)).ln();
    (log_odds(old) - log_odds(new)).abs()
}

/// Two causes of equal prior, each with its fix, and a question that tells them apart nine times in ten. The fix of
/// the first also is said to cure a tenth of the second.
fn lamp() -> Model {
    let fix = |works: &[(u16, f64)]| FixSpec {
        cost: 5.0,
        minutes: 5.0,
        works: works.iter().map(|&(cause, rate)| (CauseId(cause), rate)).collect(),
        blocked_by: Condition::Never,
        ..FixSpec::default()
    };
    let preparation = FixSpec { prepares: true, ..fix(&[]) };
    let question =
        QuestionSpec { cost: 1.0, answers: vec![vec![0.9, 0.1], vec![0.1, 0.9]], ..QuestionSpec::default() };
    let spec = ModelSpec {
        priors: vec![0.5, 0.5],
        fixes: vec![fix(&[(0, 0.8), (1, 0.1)]), fix(&[(1, 0.8)]), preparation],
        questions: vec![question],
        support: 60.0,
        entry: Some(QuestionId(0)),
        ..ModelSpec::default()
    };
    Model::new(spec, Floors::None).expect("the model is sound")
}

const YES: Event = Event::Answer(QuestionId(0), AnswerId(0));
const NO: Event = Event::Answer(QuestionId(0), AnswerId(1));

fn count_of(events: &[Event]) -> Counts {
    counted(&lamp(), &[[&[Event::Start], events].concat()])
}

fn assert_near(found: &[f64], expected: &[f64]) {
    assert_eq!(found.len(), expected.len());
    for (found, expected) in found.iter().zip(expected) {
        assert!((found - expected).abs() < 1e-12, "{found} instead of {expected}");
    }
}

#[test]
fn a_fix_that_worked_speaks_for_the_causes_it_cures() {
    let counts = count_of(&[YES, Event::Fixed(FixId(0))]);
    // 0.5·0.9·0.8 = 0.36 to 0.5·0.1·0.1 = 0.005.
    let shares = [0.36 / 0.365, 0.005 / 0.365];
    assert_near(&counts.causes, &shares);
    assert_near(&counts.fixes[0].worked, &shares);
    assert_near(&counts.fixes[0].failed, &[0.0, 0.0]);
    assert_near(&counts.questions[0].answers[0], &shares);
    assert_near(&[counts.resolved, counts.handed_over, counts.abandoned], &[1.0, 0.0, 0.0]);
}

#[test]
fn at_support_failures_are_evidence_and_the_end_is_none() {
    let counts = count_of(&[NO, Event::NotFixed(FixId(1)), Event::Support]);
    // 0.5·0.1 = 0.05 to 0.5·0.9·0.2 = 0.09; the second fix cures the second cause only.
    let shares = [0.05 / 0.14, 0.09 / 0.14];
    assert_near(&counts.causes, &shares);
    assert_near(&counts.fixes[1].failed, &[0.0, shares[1]]);
    assert_near(&[counts.resolved, counts.handed_over, counts.abandoned], &[0.0, 1.0, 0.0]);
}

#[test]
fn what_was_tried_before_the_visit_moves_the_shares_and_counts_as_no_failure() {
    let counts = count_of(&[YES, Event::AlreadyTried(FixId(0)), Event::Support]);
    // 0.5·0.9·(1 − 0.8·0.8) = 0.162 to 0.5·0.1·(1 − 0.8·0.1) = 0.046.
    assert_near(&counts.causes, &[0.162 / 0.208, 0.046 / 0.208]);
    assert_near(&counts.fixes[0].failed, &[0.0, 0.0]);
}

#[test]
fn a_fix_that_worked_for_a_while_failed() {
    let counts = count_of(&[YES, Event::Fixed(FixId(0)), Event::NotFixed(FixId(0)), Event::Support]);
    assert_near(&counts.fixes[0].worked, &[0.0, 0.0]);
    // 0.45·0.2 = 0.09 to 0.05·0.9 = 0.045.
    assert_near(&counts.fixes[0].failed, &[0.09 / 0.135, 0.045 / 0.135]);
}

#[test]
fn what_was_said_before_the_problem_changed_does_not_count() {
    let counts = count_of(&[YES, Event::Changed(FixId(0)), NO, Event::Fixed(FixId(1))]);
    assert_near(&counts.questions[0].answers[0], &[0.0, 0.0]);
    assert_near(&counts.questions[0].answers[1], &[0.0, 1.0]);
    assert_near(&[counts.questions[0].asked], &[1.0]);
    assert_near(&counts.fixes[0].failed, &[0.0, 0.0]);
}

#[test]
fn who_cannot_tell_counts_as_asked_and_who_skips_does_not() {
    let unsure = count_of(&[Event::NotSure(QuestionId(0)), Event::Fixed(FixId(0))]);
    assert_near(&[unsure.questions[0].asked, unsure.questions[0].not_sure], &[1.0, 1.0]);
    let skipped = count_of(&[Event::Skip(QuestionId(0)), Event::Fixed(FixId(0))]);
    assert_near(&[skipped.questions[0].asked, skipped.questions[0].not_sure], &[0.0, 0.0]);
}

#[test]
fn a_preparation_is_not_counted_and_curing_by_one_leaves_the_belief() {
    let counts = count_of(&[YES, Event::NotFixed(FixId(2)), Event::Fixed(FixId(0))]);
    assert_near(&counts.fixes[2].failed, &[0.0, 0.0]);
    let odd = count_of(&[YES, Event::Fixed(FixId(2))]);
    assert_near(&odd.causes, &[0.9, 0.1]);
    assert_near(&odd.fixes[2].worked, &[0.0, 0.0]);
}

#[test]
fn the_fit_of_one_visit_is_what_a_hand_computes() {
    let counts = count_of(&[NO, Event::NotFixed(FixId(1)), Event::Support]);
    let (first, second) = (0.05 / 0.14_f64, 0.09 / 0.14_f64);
    // The question was answered, which the model takes for sure, and a fit for very likely.
    let expected =
        0.995_f64.ln() + 0.5_f64.ln() + first * 0.1_f64.ln() + second * 0.9_f64.ln() + second * 0.2_f64.ln();
    assert_near(&[expected_log_likelihood(&lamp(), &counts)], &[expected]);
}

#[test]
fn a_hundred_visits_weigh_as_the_formula_says() {
    let counts = count_of(&[YES, Event::Fixed(FixId(0))]).weighted(100.0);
    let learned = estimate(&lamp(), &counts, None);
    let share = 0.36 / 0.365;
    // Without a guard the prior would be this.
    assert!((30.0 * 0.5 + 100.0 * share) / 130.0 > 0.87);
    let most = 1.0 / (1.0 + (-1.0_f64).exp());
    assert_near(&[learned.priors[0].value], &[most]);
    assert!(learned.priors[0].clamped && learned.priors[1].clamped);
    let rate = (10.0 * 0.1 + 100.0 * (1.0 - share)) / (10.0 + 100.0 * (1.0 - share));
    assert!((learned.works[0][1].1.value - rate).abs() < 1e-9 || learned.works[0][1].1.clamped);
}
