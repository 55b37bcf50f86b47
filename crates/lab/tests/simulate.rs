//! Simulated visits: fair, reproducible, and true to what a person may do.

use std::num::NonZeroU32;

use unstuck_engine::{
    AnswerId, CauseId, ClusterId, Condition, FixId, FixSpec, Floors, Model, ModelSpec, QuestionId,
    QuestionSpec,
};
use unstuck_lab::families::Family;
use unstuck_lab::simulate::{Extent, Report, Setting, Strategy, Summary, simulate};

fn extent(cases: u32, seed: u64) -> Extent {
    Extent { cases: NonZeroU32::new(cases).expect("there are cases"), seed, robustness: false }
}

/// Every fix on the checklist, in the order of the model, and nothing to wait for.
fn report(model: &Model, extent: Extent) -> Report {
    let setting = Setting { model, checklist: model.fixes().collect(), hours: vec![0.0; model.fix_count()] };
    simulate(&setting, extent).expect("the model is sound")
}

fn of(report: &Report, strategy: Strategy) -> &Summary {
    report.strategies.iter().find(|summary| summary.strategy == strategy.name()).expect("all are played")
}

fn fix(minutes: f64, works: &[(u16, f64)]) -> FixSpec {
    FixSpec {
        cost: minutes,
        minutes,
        works: works.iter().map(|&(cause, rate)| (CauseId(cause), rate)).collect(),
        blocked_by: Condition::Never,
        ..FixSpec::default()
    }
}

fn model(priors: &[f64], fixes: Vec<FixSpec>, questions: Vec<QuestionSpec>) -> Model {
    let entry = (!questions.is_empty()).then_some(QuestionId(0));
    let spec = ModelSpec {
        priors: priors.to_vec(),
        fixes,
        questions,
        support: 100.0,
        entry,
        ..ModelSpec::default()
    };
    Model::new(spec, Floors::None).expect("the model is sound")
}

/// A question that is asked first and tells two causes apart for certain.
fn telling(not_sure: f64) -> QuestionSpec {
    let answers = vec![vec![1.0, 0.0], vec![0.0, 1.0]];
    QuestionSpec { cost: 1.0, not_sure, answers, ..QuestionSpec::default() }
}

#[test]
fn the_same_seed_gives_the_same_report_and_another_seed_another() {
    let model = Family::F2.model(1);
    let with = |seed| report(&model, Extent { robustness: true, ..extent(300, seed) });
    assert_eq!(with(1), with(1));
    assert_ne!(with(1), with(2));
    assert_eq!(with(1).robustness.len(), 10);
    assert!(report(&model, extent(300, 1)).robustness.is_empty());
}

#[test]
fn who_knows_the_cause_never_pays_more_on_average() {
    for family in [Family::F1, Family::F2, Family::F4] {
        for seed in 0..3 {
            let report = report(&family.model(seed), extent(2000, seed));
            let least = of(&report, Strategy::Omniscient).cost.mean;
            for summary in &report.strategies {
                assert!(least <= summary.cost.mean, "{family:?} {seed}: {least} and {summary:?}");
            }
        }
    }
}

#[test]
fn one_perfect_fix_resolves_every_visit_in_one_step() {
    let report = report(&model(&[1.0], vec![fix(5.0, &[(0, 1.0)])], Vec::new()), extent(50, 1));
    for summary in &report.strategies {
        // The fix, and the screen that says it works.
        assert_eq!((summary.screens.mean, summary.minutes.mean, summary.at_support.mean), (2.0, 5.0, 0.0));
        assert_eq!(summary.minutes_with_support, summary.minutes);
        assert_eq!(summary.against_article.unwrap().mean, 1.0);
    }
}

#[test]
fn only_the_planner_asks_and_an_answer_spares_it_the_wrong_fix() {
    let fixes = vec![fix(10.0, &[(0, 1.0)]), fix(10.0, &[(1, 1.0)])];
    let report = report(&model(&[0.5, 0.5], fixes, vec![telling(0.0)]), extent(400, 1));
    for strategy in [Strategy::Quick, Strategy::Refined] {
        assert_eq!((of(&report, strategy).minutes.mean, of(&report, strategy).screens.mean), (11.0, 3.0));
    }
    assert_eq!(of(&report, Strategy::Omniscient).minutes.mean, 10.0);
    let article = of(&report, Strategy::Article).minutes;
    assert!(article.low < 15.0 && 15.0 < article.high, "{article:?}");
}

#[test]
fn who_cannot_tell_is_not_asked_again_and_goes_on_without() {
    let fixes = vec![fix(10.0, &[(0, 1.0)]), fix(10.0, &[(1, 1.0)])];
    let report = report(&model(&[0.5, 0.5], fixes, vec![telling(0.95)]), extent(2000, 1));
    // One minute for the question; 10 minutes with the answer, 15 without.
    let quick = of(&report, Strategy::Quick).minutes;
    assert!(quick.low < 15.75 && 15.75 < quick.high, "{quick:?}");
}

#[test]
fn a_careful_person_prepares_once_and_reads_every_caution() {
    let mut fixes = vec![fix(30.0, &[]), fix(2.0, &[(1, 1.0)]), fix(3.0, &[(0, 1.0)])];
    fixes[0].prepares = true;
    for risky in [1, 2] {
        fixes[risky].caution = true;
        fixes[risky].safer = Some(FixId(0));
    }
    fixes[2].after = vec![FixId(1)];
    let model = model(&[1.0, 1e-9], fixes, Vec::new());
    // The checklist names the preparation last, when it has long been done.
    let checklist = vec![FixId(1), FixId(2), FixId(0)];
    let setting = Setting { model: &model, checklist, hours: vec![0.0, 4.0, 8.0] };
    let report = simulate(&setting, extent(20, 1)).unwrap();
    for summary in &report.strategies {
        // Caution, preparation, fix; caution, fix; resolved.
        assert_eq!((summary.minutes.mean, summary.screens.mean), (35.0, 6.0), "{summary:?}");
        assert_eq!(summary.hours_waited.mean, 12.0, "{summary:?}");
    }
}

#[test]
fn a_fix_that_an_answer_rules_out_is_not_done_where_there_are_answers() {
    let mut fixes = vec![fix(1.0, &[(0, 0.5), (1, 0.5)])];
    fixes[0].blocked_by = Condition::Is(QuestionId(0), AnswerId(0));
    let report = report(&model(&[1.0, 1e-9], fixes, vec![telling(0.0)]), extent(200, 1));
    let quick = of(&report, Strategy::Quick);
    assert_eq!((quick.at_support.mean, quick.minutes.mean, quick.screens.mean), (1.0, 1.0, 2.0));
    assert_eq!((quick.minutes_with_support.mean, quick.cost.mean), (101.0, 101.0));
    assert!(of(&report, Strategy::Article).at_support.mean < 0.7);
}

#[test]
fn with_two_faults_a_visit_ends_when_both_are_cured() {
    let fixes = vec![fix(10.0, &[(0, 1.0)]), fix(10.0, &[(1, 1.0)])];
    let model = model(&[0.5, 0.5], fixes, vec![telling(0.0)]);
    let report = report(&model, Extent { robustness: true, ..extent(2000, 1) });
    let two: Vec<_> = report.robustness.iter().filter(|row| row.scenario == "two-faults").collect();
    assert_eq!(two.len(), 2);
    for row in two {
        // The question and the fix for the fault that shows, and for one in five the other fix.
        let minutes = row.minutes_with_support;
        assert!(minutes.low < 13.0 && 13.0 < minutes.high, "{row:?}");
        assert!(row.at_support.mean == 0.0, "{row:?}");
    }
}

#[test]
fn a_cluster_is_opened_once_a_visit_whoever_leads() {
    let mut fixes = vec![fix(2.0, &[(1, 1.0)]), fix(3.0, &[(0, 1.0)]), fix(30.0, &[])];
    fixes[2].prepares = true;
    fixes[2].cluster = Some(ClusterId(0));
    for inside in [0, 1] {
        fixes[inside].cluster = Some(ClusterId(0));
    }
    fixes[1].after = vec![FixId(0)];
    let of_clusters = |minutes: f64, fixes: &[FixSpec]| {
        let spec = ModelSpec {
            priors: vec![1.0, 1e-9],
            fixes: fixes.to_vec(),
            clusters: vec![minutes],
            support: 100.0,
            ..ModelSpec::default()
        };
        Model::new(spec, Floors::None).expect("the model is sound")
    };
    let report_on = |model: &Model| {
        let setting = Setting { model, checklist: vec![FixId(0), FixId(1)], hours: vec![0.0; 3] };
        simulate(&setting, extent(20, 1)).unwrap()
    };
    for summary in &report_on(&of_clusters(10.0, &fixes)).strategies {
        assert_eq!((summary.minutes.mean, summary.cost.mean), (15.0, 15.0), "{summary:?}");
    }
    // What is opened for a preparation is open for what it prepares.
    fixes[1].caution = true;
    fixes[1].safer = Some(FixId(2));
    for summary in &report_on(&of_clusters(10.0, &fixes)).strategies {
        assert_eq!((summary.minutes.mean, summary.cost.mean), (45.0, 45.0), "{summary:?}");
    }
}
