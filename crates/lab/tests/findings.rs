//! What is said about simulated visits is what happened in them.

use std::num::NonZeroU32;

use unstuck_engine::{
    AnswerId, CauseId, Condition, Event, FixId, FixSpec, Floors, Model, ModelSpec, QuestionId, QuestionSpec,
    Step, replay,
};
use unstuck_lab::families::Family;
use unstuck_lab::simulate::{Extent, Findings, Setting, Watched, findings, simulate};

const CASES: u32 = 600;

fn watched(model: &Model) -> Vec<Watched> {
    let setting = Setting { model, checklist: model.fixes().collect(), hours: vec![0.0; model.fix_count()] };
    let cases = NonZeroU32::new(CASES).expect("there are cases");
    simulate(&setting, Extent { cases, seed: 1, robustness: false }).expect("the model is sound").watched
}

fn found(model: &Model) -> (Vec<Watched>, Findings) {
    let visits = watched(model);
    let findings = findings(model, &visits, 3);
    (visits, findings)
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

/// Two causes that nobody can confuse, and a question on the start screen that tells them apart as well as `telling`.
fn model(telling: f64, fixes: Vec<FixSpec>) -> Model {
    let answers = vec![vec![telling, 1.0 - telling], vec![1.0 - telling, telling]];
    let question = QuestionSpec { cost: 1.0, answers, ..QuestionSpec::default() };
    let spec = ModelSpec {
        priors: vec![0.6, 0.4],
        fixes,
        questions: vec![question],
        support: 100.0,
        entry: Some(QuestionId(0)),
        ..ModelSpec::default()
    };
    Model::new(spec, Floors::None).expect("the model is sound")
}

#[test]
fn every_visit_ends_where_its_events_lead() {
    for model in [Family::F1.model(3), Family::F2.model(3), Family::F4.model(3)] {
        for visit in watched(&model) {
            let state = replay(&model, &visit.events);
            assert_eq!(state.dropped, Vec::<usize>::new(), "{visit:?}");
            match state.step {
                Step::Resolved(_) => assert!(!visit.support && visit.helped.is_some(), "{visit:?}"),
                Step::Support(_) => assert!(visit.support && visit.helped.is_none(), "{visit:?}"),
                step => panic!("{step:?} is no end: {visit:?}"),
            }
        }
    }
}

#[test]
fn the_parts_add_up_to_the_whole() {
    let model = Family::F2.model(3);
    let (visits, findings) = found(&model);
    assert_eq!(findings.causes.iter().map(|cause| cause.visits).sum::<usize>(), visits.len());
    let resolved = visits.iter().filter(|visit| !visit.support).count();
    assert_eq!(findings.fixes.iter().map(|fix| fix.helped).sum::<usize>(), resolved);
    for fix in &findings.fixes {
        assert!(fix.helped <= fix.reached && fix.reached <= visits.len(), "{fix:?}");
    }
    for question in &findings.questions {
        assert_eq!(question.unsure + question.answers.iter().sum::<usize>(), question.asked, "{question:?}");
        let (changed, mattered) = (question.changed, question.mattered);
        assert!(changed <= mattered && mattered <= question.asked - question.unsure, "{question:?}");
    }
}

#[test]
fn a_question_whose_answer_decides_changes_what_comes_next_and_an_idle_one_never_does() {
    let fixes = vec![fix(10.0, &[(0, 1.0)]), fix(10.0, &[(1, 1.0)])];
    let (visits, decides) = found(&model(1.0, fixes.clone()));
    let question = &decides.questions[0];
    assert_eq!(question.asked, visits.len());
    // Who is not sure begins with the likelier cause, and so do those who have it.
    assert_eq!(question.changed, question.answers[1]);
    let (_, idle) = found(&model(0.5, fixes));
    assert_eq!((idle.questions[0].asked, idle.questions[0].mattered), (visits.len(), 0));
}

#[test]
fn an_answer_that_shows_later_mattered_and_changed_nothing_next() {
    // Whatever is said, the cheap fix for all comes first, and which one is next depends on the answer.
    let fixes = vec![fix(10.0, &[(0, 1.0)]), fix(10.0, &[(1, 1.0)]), fix(0.5, &[(0, 0.5), (1, 0.5)])];
    let (_, findings) = found(&model(1.0, fixes));
    let question = &findings.questions[0];
    assert_eq!(question.changed, 0);
    assert!(0 < question.mattered && question.mattered < question.answers[1], "{question:?}");
}

#[test]
fn a_cause_that_nothing_cures_ends_at_support_and_a_fix_for_nothing_is_never_reached() {
    let fixes = vec![fix(10.0, &[(0, 1.0)]), fix(10.0, &[])];
    let (_, findings) = found(&model(0.9, fixes));
    let at_support = |cause: usize| findings.causes[cause].taken.expect("somebody has it").at_support.mean;
    assert!(at_support(1) >= 1.0, "{findings:?}");
    assert!(at_support(0) < 1.0, "{findings:?}");
    assert_eq!((findings.fixes[1].reached, findings.fixes[1].helped), (0, 0));
}

#[test]
fn the_longest_visits_are_different_ones_and_nothing_is_longer() {
    let (visits, findings) = found(&Family::F1.model(3));
    assert_eq!(findings.longest.len(), 3);
    let minutes: Vec<f64> = findings.longest.iter().map(|at| visits[*at].minutes).collect();
    assert!(minutes.is_sorted_by(|one, other| one >= other), "{minutes:?}");
    let most = visits.iter().map(|visit| visit.minutes).fold(0.0, f64::max);
    assert!(minutes[0] >= most);
    for (at, one) in findings.longest.iter().enumerate() {
        let later = &findings.longest[at + 1..];
        assert!(later.iter().all(|other| visits[*other].events != visits[*one].events));
    }
}

#[test]
fn frequent_ways_are_counted_whole() {
    let fixes = vec![fix(10.0, &[(0, 1.0)]), fix(10.0, &[(1, 1.0)])];
    let (visits, findings) = found(&model(1.0, fixes));
    assert_eq!(findings.frequent.iter().map(|(_, times)| times).sum::<usize>(), visits.len());
    let (first, _) = findings.frequent[0];
    let likelier = [Event::Start, Event::Answer(QuestionId(0), AnswerId(0)), Event::Fixed(FixId(0))];
    assert_eq!(visits[first].events, likelier);
}

#[test]
fn a_fix_with_a_wait_is_reached_and_helps_like_any_other() {
    let slow = |cause| FixSpec { cost: 12.0, test: 2.0, harmless: true, ..fix(10.0, &[(cause, 1.0)]) };
    let (visits, findings) = found(&model(0.5, vec![slow(0), slow(1)]));
    assert!(findings.fixes.iter().all(|fix| fix.reached > 0 && fix.helped > 0), "{findings:?}");
    assert_eq!(findings.fixes.iter().map(|fix| fix.helped).sum::<usize>(), visits.len());
}
