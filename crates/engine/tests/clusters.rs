//! What fixes share is opened once, and costs once.

mod common;

use common::{models, visit};
use proptest::prelude::*;
use unstuck_engine::plan::{Choice, Options, Policy, batch::companion, decide_by, order};
use unstuck_engine::{
    CauseId, ClusterId, Condition, Event, Facts, FixId, FixSpec, Floors, Model, ModelError, ModelSpec, replay,
};

fn fix(cost: f64, cause: u16, rate: f64) -> FixSpec {
    FixSpec {
        cost,
        minutes: cost,
        works: vec![(CauseId(cause), rate)],
        blocked_by: Condition::Never,
        ..FixSpec::default()
    }
}

fn within(cluster: u16, fix: FixSpec) -> FixSpec {
    FixSpec { cluster: Some(ClusterId(cluster)), ..fix }
}

fn spec(priors: &[f64], fixes: Vec<FixSpec>, clusters: &[f64]) -> ModelSpec {
    ModelSpec {
        priors: priors.to_vec(),
        fixes,
        clusters: clusters.to_vec(),
        support: 400.0,
        ..ModelSpec::default()
    }
}

fn model(priors: &[f64], fixes: Vec<FixSpec>, clusters: &[f64]) -> Model {
    Model::new(spec(priors, fixes, clusters), Floors::None).expect("the model is sound")
}

fn close(a: f64, b: f64) {
    assert!((a - b).abs() < 1e-9, "{a} is not {b}");
}

/// Two fixes of a minute each behind an opening of 6 minutes, and a third that needs none.
fn two_and_one(dear: f64) -> Model {
    let fixes = vec![within(0, fix(1.0, 0, 1.0)), within(0, fix(1.0, 1, 1.0)), fix(dear, 2, 1.0)];
    model(&[0.3, 0.3, 0.4], fixes, &[6.0])
}

#[test]
fn an_opening_is_weighed_against_a_dear_fix_and_paid_once() {
    // 0.3 in 7 minutes against 0.4 in 12: the cluster first, and the second fix in it before the dear one.
    let dear = two_and_one(12.0);
    let facts = Facts::new(&dear);
    let plan = order(&dear, &[0.3, 0.3, 0.4], &Options::new(&dear, &facts));
    assert_eq!(plan.first, Choice::Fix(FixId(0)));
    close(plan.cost, 7.0 + 1.0 * 0.7 + 12.0 * 0.4);
    close(plan.minutes, plan.cost);

    // 0.4 in 8 is better than 0.3 in 7.
    let cheap = two_and_one(8.0);
    let plan = order(&cheap, &[0.3, 0.3, 0.4], &Options::new(&cheap, &Facts::new(&cheap)));
    assert_eq!(plan.first, Choice::Fix(FixId(2)));
    close(plan.cost, 8.0 + 7.0 * 0.6 + 1.0 * 0.3);
}

#[test]
fn every_policy_stays_in_an_open_cluster() {
    let model = two_and_one(8.0);
    for policy in Policy::ALL {
        let closed = decide_by(&model, &Facts::new(&model), policy);
        let open = decide_by(&model, &Facts::new(&model).with_failure(&model, FixId(0)), policy);
        // Refined finds the better order: 7 + 0.7 + 8 × 0.4 is 10.9 minutes, the dear fix first would be 12.5.
        let first = if policy == Policy::Refined { FixId(0) } else { FixId(2) };
        assert_eq!(closed.choice, Choice::Fix(first), "{policy:?}");
        assert_eq!(open.choice, Choice::Fix(FixId(1)), "{policy:?}");
    }
}

#[test]
fn a_fix_that_was_done_opens_its_cluster_and_one_tried_before_the_visit_does_not() {
    let model = two_and_one(12.0);
    let after = |event| {
        let facts = replay(&model, &[Event::Start, event]).facts;
        Options::new(&model, &facts).prepared(&model, FixId(1))
    };
    let first = FixId(0);
    for event in [Event::NotFixed(first), Event::Changed(first), Event::Fixed(first)] {
        assert_eq!(after(event), Some(1.0), "{event:?}");
    }
    for event in [Event::AlreadyTried(first), Event::CouldNot(first), Event::Later(first)] {
        assert_eq!(after(event), Some(7.0), "{event:?}");
    }
    let options = Options::new(&model, &Facts::new(&model));
    assert_eq!(options.prepared(&model, FixId(1)), Some(7.0));
    assert_eq!(options.fix(FixId(1)), Some(1.0));
    assert_eq!(options.without_fix(&model, first).prepared(&model, FixId(1)), Some(1.0));
}

#[test]
fn people_are_told_the_minutes_that_are_true_now() {
    let model = two_and_one(12.0);
    let minutes = |events: &[Event], fix| replay(&model, events).minutes(&model, FixId(fix));
    assert_eq!(minutes(&[Event::Start], 0), 7.0);
    assert_eq!(minutes(&[Event::Start], 2), 12.0);
    let done = [Event::Start, Event::NotFixed(FixId(0))];
    assert_eq!(minutes(&done, 1), 1.0);
    // What the one that opened it took is not changed by that.
    assert_eq!(minutes(&done, 0), 7.0);
    assert_eq!(minutes(&[Event::Start, Event::Wait(FixId(0))], 1), 1.0);
}

/// A preparation, two fixes that it makes safe, and one that needs nothing. The clusters take 5 and 3 minutes.
fn prepared(preparation: Option<u16>, first: Option<u16>, second: Option<u16>) -> Model {
    let cluster = |of: Option<u16>| of.map(ClusterId);
    let backup = FixSpec {
        cost: 30.0,
        minutes: 30.0,
        prepares: true,
        cluster: cluster(preparation),
        blocked_by: Condition::Never,
        ..FixSpec::default()
    };
    let erases = |cause, of| FixSpec {
        caution: true,
        safer: Some(FixId(0)),
        cluster: cluster(of),
        ..fix(2.0, cause, 1.0)
    };
    model(&[0.6, 0.4], vec![backup, erases(0, first), erases(1, second)], &[5.0, 3.0])
}

#[test]
fn a_preparation_and_a_cluster_are_each_paid_once() {
    // By the clusters of the preparation and of the two fixes: the first fix in all, then the second.
    let cases = [
        (prepared(None, None, None), 32.0, 2.0),
        (prepared(None, Some(0), Some(0)), 37.0, 2.0),
        (prepared(None, Some(0), Some(1)), 37.0, 5.0),
        (prepared(Some(0), Some(0), None), 37.0, 2.0),
        (prepared(Some(0), None, Some(0)), 37.0, 2.0),
        (prepared(Some(1), Some(0), Some(1)), 40.0, 2.0),
    ];
    for (model, first, second) in cases {
        let facts = Facts::new(&model);
        let options = Options::new(&model, &facts);
        assert_eq!(options.prepared(&model, FixId(1)), Some(first));
        let plan = order(&model, &[0.6, 0.4], &options);
        close(plan.cost, first + second * 0.4);
        close(plan.minutes, plan.cost);
        let facts = facts.with_failure(&model, FixId(1));
        assert_eq!(Options::new(&model, &facts).prepared(&model, FixId(2)), Some(second));
        assert_eq!(options.without_fix(&model, FixId(1)).prepared(&model, FixId(2)), Some(second));
    }
}

#[test]
fn a_preparation_that_was_declined_needs_no_cluster_any_more() {
    let model = prepared(Some(0), Some(1), Some(1));
    let price =
        |events: &[Event]| Options::new(&model, &replay(&model, events).facts).prepared(&model, FixId(1));
    assert_eq!(price(&[Event::Start]), Some(40.0));
    let declined = [Event::Start, Event::Safer(FixId(1)), Event::CouldNot(FixId(0))];
    assert_eq!(price(&declined), Some(5.0));
    let made = [Event::Start, Event::Safer(FixId(1)), Event::NotFixed(FixId(0))];
    assert_eq!(price(&made), Some(5.0));
}

#[test]
fn what_has_to_come_before_opens_the_cluster_for_what_comes_after() {
    let after = FixSpec { after: vec![FixId(0)], ..within(0, fix(1.0, 1, 1.0)) };
    let model = model(&[0.1, 0.9], vec![within(0, fix(4.0, 0, 1.0)), after], &[6.0]);
    let plan = order(&model, &[0.1, 0.9], &Options::new(&model, &Facts::new(&model)));
    assert_eq!(plan.first, Choice::Fix(FixId(0)));
    close(plan.cost, 10.0 + 1.0 * 0.9);
}

#[test]
fn one_who_joins_a_batch_pays_for_a_closed_cluster_and_not_for_an_open_one() {
    let overnight =
        |cause, rate| FixSpec { test: 30.0, harmless: true, minutes: 1.0, ..fix(31.0, cause, rate) };
    let with = |of: u16| {
        let second = within(of, overnight(1, 0.8));
        model(&[0.5, 0.3, 0.2], vec![within(0, overnight(0, 0.8)), second], &[2.0, 40.0])
    };
    // 0.4 cured in 33 minutes; in the same cluster 0.24 more in 1, in the other 0.24 more in 41.
    let (same, other) = (with(0), with(1));
    assert_eq!(companion(&same, &Facts::new(&same), &[FixId(0)]), Some(FixId(1)));
    assert_eq!(companion(&other, &Facts::new(&other), &[FixId(0)]), None);
    let plan = order(&same, &[0.5, 0.3, 0.2], &Options::new(&same, &Facts::new(&same)));
    close(plan.cost, 34.0 + 0.36 * 400.0);
}

#[test]
fn clusters_that_make_no_sense_are_refused_with_the_place() {
    let refused = |clusters: &[f64]| {
        let spec = spec(&[1.0], vec![within(1, fix(1.0, 0, 1.0))], clusters);
        Model::new(spec, Floors::None).expect_err("it makes no sense")
    };
    for minutes in [-1.0, f64::NAN, f64::INFINITY] {
        let error = refused(&[1.0, minutes]);
        assert!(matches!(error, ModelError::Number { .. }), "{error:?}");
        assert!(error.to_string().starts_with("the number of minutes to open cluster 1 is"), "{error}");
    }
    assert_eq!(refused(&[1.0]).to_string(), "fix 0, under cluster, points outside the model");
}

/// The same model with other minutes for its clusters, or without them.
fn with_clusters(model: &Model, clusters: Option<&[f64]>) -> Model {
    let mut spec = model.spec().clone();
    spec.clusters = clusters.unwrap_or_default().to_vec();
    for fix in &mut spec.fixes {
        fix.cluster = fix.cluster.filter(|_| clusters.is_some());
    }
    Model::new(spec, Floors::None).expect("the model is sound")
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn clusters_that_cost_nothing_change_nothing(model in models(), seed: u64) {
        let free = with_clusters(&model, Some(&vec![0.0; model.clusters().len()]));
        let without = with_clusters(&model, None);
        let events = visit(&without, seed, 12);
        for length in 0..=events.len() {
            let (free_state, state) = (replay(&free, &events[..length]), replay(&without, &events[..length]));
            prop_assert_eq!(&free_state, &state);
            for policy in Policy::ALL {
                prop_assert_eq!(decide_by(&free, &state.facts, policy), decide_by(&without, &state.facts, policy));
            }
        }
    }

    #[test]
    fn a_step_costs_its_opening_more_while_its_cluster_is_closed_and_never_again(model in models(), seed: u64) {
        let without = with_clusters(&model, None);
        let events = visit(&model, seed, 12);
        let mut was_open = vec![false; model.clusters().len()];
        for length in 0..=events.len() {
            let facts = replay(&model, &events[..length]).facts;
            let (options, plain) = (Options::new(&model, &facts), Options::new(&without, &facts));
            for fix in model.fixes() {
                let (Some(all), Some(own)) = (options.prepared(&model, fix), plain.prepared(&without, fix)) else {
                    continue;
                };
                let most: f64 = model.clusters().iter().sum();
                prop_assert!(all >= own - 1e-9 && all <= own + most + 1e-9);
                if let Some(cluster) = model.fix(fix).cluster
                    && was_open[cluster.at()]
                    && model.fix(fix).safer.is_none()
                {
                    prop_assert_eq!(all, own);
                }
            }
            for fix in facts.done() {
                if let Some(cluster) = model.fix(*fix).cluster {
                    was_open[cluster.at()] = true;
                }
            }
        }
    }

    #[test]
    fn imagined_failures_open_what_done_fixes_open(model in models(), seed: u64) {
        let facts = replay(&model, &visit(&model, seed, 8)).facts;
        let options = Options::new(&model, &facts);
        for fix in model.fixes().filter(|fix| options.fix(*fix).is_some()) {
            let imagined = options.without_fix(&model, fix);
            let failed = Options::new(&model, &facts.with_failure(&model, fix));
            for other in model.fixes().filter(|other| *other != fix) {
                let price = |options: &Options| options.prepared(&model, other);
                if let (Some(one), Some(two)) = (price(&imagined), price(&failed))
                    && facts.last_deferred().is_none()
                {
                    prop_assert!((one - two).abs() < 1e-9, "{one} {two}");
                }
            }
        }
    }
}
