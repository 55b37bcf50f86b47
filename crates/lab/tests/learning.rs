//! What is learned from simulated visits moves towards what is true of the people in them.

use std::num::NonZeroU32;

use unstuck_engine::learn::{Counts, Estimates, LARGEST_STEP, estimate, expected_log_likelihood};
use unstuck_engine::{CauseId, Event, Floors, Model, ModelSpec};
use unstuck_lab::families::Family;
use unstuck_lab::simulate::{Setting, events};

const CASES: u32 = 3_000;

/// The same model with other numbers.
fn changed(model: &Model, change: impl Fn(&mut ModelSpec)) -> Model {
    let mut spec = model.spec().clone();
    change(&mut spec);
    Model::new(spec, Floors::Standard).expect("the model is sound")
}

/// Moves the priors up and down by turns, by this much in log-odds before they are made to sum to 1.
fn with_other_priors(model: &Model, strength: f64) -> Model {
    changed(model, |spec| {
        for (at, prior) in spec.priors.iter_mut().enumerate() {
            let up = if at % 2 == 0 { strength } else { -strength };
            let odds = *prior / (1.0 - *prior) * up.exp();
            *prior = odds / (1.0 + odds);
        }
    })
}

fn visits(guide: &Model, truth: &Model, seed: u64) -> Vec<Vec<Event>> {
    let setting = Setting { model: guide, checklist: Vec::new(), hours: vec![0.0; guide.fix_count()] };
    let cases = NonZeroU32::new(CASES).expect("there are cases");
    events(&setting, truth, cases, seed).expect("the model is sound")
}

fn counted<'v>(model: &Model, visits: impl IntoIterator<Item = &'v Vec<Event>>) -> Counts {
    let mut counts = Counts::new(model);
    visits.into_iter().for_each(|events| counts.add_visit(model, events));
    counts
}

/// Σ p ln(p ÷ q): how far `found` is from the truth, in nats.
fn divergence(truth: &Model, found: impl Fn(CauseId) -> f64) -> f64 {
    truth.causes().map(|cause| truth.prior(cause) * (truth.prior(cause) / found(cause)).ln()).sum()
}

/// The model with what was learned in it.
fn learned_model(guide: &Model, learned: &Estimates) -> Model {
    changed(guide, |spec| {
        spec.priors = learned.priors.iter().map(|prior| prior.value).collect();
        for (question, table) in spec.questions.iter_mut().zip(&learned.answers) {
            question.answers =
                table.iter().map(|row| row.iter().map(|estimate| estimate.value).collect()).collect();
        }
        for (question, not_sure) in spec.questions.iter_mut().zip(&learned.not_sure) {
            question.not_sure = not_sure.value;
        }
        for (fix, works) in spec.fixes.iter_mut().zip(&learned.works) {
            fix.works = works.iter().map(|(cause, rate)| (*cause, rate.value)).collect();
        }
    })
}

/// Guides with noisy questions and shared fixes, and what is true instead.
fn cases() -> impl Iterator<Item = (Model, Model, u64)> {
    [Family::F2, Family::F5].into_iter().flat_map(|family| {
        (0..4).map(move |seed| {
            let guide = changed(&family.model(seed), |_| {});
            let truth = with_other_priors(&guide, 0.8);
            (guide, truth, seed)
        })
    })
}

#[test]
fn priors_move_towards_the_truth() {
    let mut sums = (0.0, 0.0);
    for (guide, truth, seed) in cases() {
        let learned = estimate(&guide, &counted(&guide, &visits(&guide, &truth, seed)), None);
        let before = divergence(&truth, |cause| guide.prior(cause));
        let after = divergence(&truth, |cause| learned.priors[cause.at()].value);
        assert!(after < 0.95 * before, "{before} to {after}");
        sums = (sums.0 + before, sums.1 + after);
        for cause in guide.causes() {
            let log_odds = |prior: f64| (prior / (1.0 - prior)).ln();
            let (old, new) = (guide.prior(cause), learned.priors[cause.at()].value);
            assert!((log_odds(new) - log_odds(old)).abs() < LARGEST_STEP + 1e-6);
        }
    }
    // Visits show their cause only in part, so one step goes a part of the way.
    assert!(sums.1 < 0.5 * sums.0, "{sums:?}");
}

#[test]
fn a_guide_that_is_right_stays_as_it_is() {
    for (guide, _, seed) in cases() {
        let learned = estimate(&guide, &counted(&guide, &visits(&guide, &guide, seed)), None);
        let after = divergence(&guide, |cause| learned.priors[cause.at()].value);
        assert!(after < 0.005, "{after}");
    }
}

#[test]
fn new_numbers_explain_new_visits_better() {
    for (guide, truth, seed) in cases() {
        let learned = estimate(&guide, &counted(&guide, &visits(&guide, &truth, seed)), None);
        let held_out = counted(&guide, &visits(&guide, &truth, seed + 1_000));
        let new = expected_log_likelihood(&learned_model(&guide, &learned), &held_out);
        let old = expected_log_likelihood(&guide, &held_out);
        assert!(new > old, "{old} to {new}");
    }
}

#[test]
fn a_success_rate_that_is_too_high_comes_down() {
    let guide = changed(&Family::F0.model(1), |_| {});
    let truth = changed(&guide, |spec| {
        for fix in &mut spec.fixes {
            fix.works.iter_mut().for_each(|(_, rate)| *rate *= 0.7);
        }
    });
    let counts = counted(&guide, &visits(&guide, &truth, 1));
    let learned = estimate(&guide, &counts, None);
    let mut looked_at = 0;
    for fix in guide.fixes() {
        for (cause, rate) in &learned.works[fix.at()] {
            if counts.done(fix, *cause) > 100.0 {
                let (old, new, true_rate) =
                    (guide.success(fix, *cause), rate.value, truth.success(fix, *cause));
                assert!(new < old && new > true_rate - 0.1, "{old} to {new}, where {true_rate} is true");
                looked_at += 1;
            }
        }
    }
    assert!(looked_at > 0);
}

#[test]
fn abandoned_visits_stand_apart() {
    let (guide, truth, seed) = cases().next().expect("there are cases");
    let mut visits = visits(&guide, &truth, seed);
    // One in five leaves at the first question.
    for events in visits.iter_mut().step_by(5) {
        events.truncate(1);
    }
    let counts = counted(&guide, &visits);
    let stayed: Vec<_> =
        visits.iter().enumerate().filter(|(at, _)| at % 5 != 0).map(|(_, events)| events).collect();
    let mut without = counted(&guide, stayed);
    assert_eq!(counts.abandoned, f64::from(CASES) / 5.0);
    assert_eq!(counts.finished(), f64::from(CASES) * 4.0 / 5.0);
    without.abandoned = counts.abandoned;
    assert_eq!(counts, without);
}
