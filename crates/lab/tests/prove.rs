//! What is said of every visit, on models of all shapes.

mod prove {
    pub(crate) mod independent;
}

use prove::independent;
use unstuck_engine::{AnswerId, FixId, QuestionId};
use unstuck_engine::{
    CauseId, Condition, Event, FixSpec, Floors, Model, ModelSpec, QuestionSpec, Step, replay,
};
use unstuck_lab::families::Family;
use unstuck_lab::prove::{Extent, Possible, closed, explore, met, parts, shortest};
use unstuck_lab::random::Dice;

/// A model of a family with everything that a guide can say beside numbers: conditions, orders, cautions with their preparation, and waits.
fn with_conditions(seed: u64) -> ModelSpec {
    let mut dice = Dice::new(seed);
    let mut spec = Family::ALL[dice.below(Family::ALL.len())].spec(seed);
    let (fixes, questions) = (spec.fixes.len(), spec.questions.len());
    let rows: Vec<usize> = spec.questions.iter().map(|question| question.answers.len()).collect();
    let answer = |dice: &mut Dice| {
        let question = dice.below(questions);
        Condition::Is(QuestionId::of(question), AnswerId::of(dice.below(rows[question])))
    };
    for (at, fix) in spec.fixes.iter_mut().enumerate() {
        fix.blocked_by = Condition::Never;
        if questions > 0 && dice.below(3) == 0 {
            fix.blocked_by = answer(&mut dice);
        }
        if questions > 0 && dice.below(4) == 0 {
            fix.needs = answer(&mut dice);
        }
        if at > 0 && dice.below(3) == 0 {
            fix.after = vec![FixId::of(dice.below(at))];
        }
        fix.harmless = dice.below(2) == 0;
        fix.test = if dice.below(2) == 0 { fix.cost / 2.0 } else { 0.0 };
        fix.caution = !fix.harmless;
        fix.safer = fix.caution.then_some(FixId::of(fixes));
    }
    let preparation =
        FixSpec { cost: 3.0, blocked_by: Condition::Never, prepares: true, ..FixSpec::default() };
    spec.fixes.push(preparation);
    spec
}

#[test]
fn every_click_brings_a_visit_nearer_to_its_end() {
    let mut transitions = 0;
    for seed in 0..60 {
        let spec = with_conditions(seed);
        let model = Model::new(spec.clone(), Floors::Standard).expect("the model makes sense");
        let explored = explore(&model, &Possible::new(&spec, 0.0), Extent { replays: 400, aside: true });
        assert_eq!(explored.faults, [], "model {seed}");
        transitions += explored.transitions;
    }
    assert!(transitions > 5_000, "{transitions}");
}

#[test]
fn the_share_that_is_offered_nothing_is_that_of_drawn_people() {
    let mut found = 0;
    for seed in 0..40 {
        let spec = with_conditions(seed);
        let model = Model::new(spec.clone(), Floors::Standard).expect("the model makes sense");
        let (closed, undecided) = closed(&model, &Possible::new(&spec, 0.0));
        assert_eq!(undecided, []);
        for cause in model.causes().filter(|cause| !model.cures(*cause).is_empty()) {
            let share = closed.iter().find(|closed| closed.cause == cause).map_or(0.0, |closed| closed.share);
            let drawn = independent::share(&spec, cause, 2_000);
            assert!((share - drawn).abs() < 0.05, "model {seed}, {cause:?}: {share} and {drawn}");
            found += usize::from(share > 0.0);
        }
    }
    assert!(found > 10, "{found}");
}

/// Two causes, a question that tells them apart, and a fix for each; the second is closed by the answer that speaks for its cause.
fn closing() -> ModelSpec {
    let fix = |cause, blocked_by| FixSpec {
        cost: 5.0,
        works: vec![(CauseId(cause), 0.9)],
        needs: Condition::Always,
        blocked_by,
        ..FixSpec::default()
    };
    ModelSpec {
        priors: vec![1.0, 1.0],
        fixes: vec![fix(0, Condition::Never), fix(1, Condition::Is(QuestionId(0), AnswerId(1)))],
        questions: vec![QuestionSpec {
            cost: 0.5,
            when: Condition::Always,
            answers: vec![vec![1.0, 0.25], vec![0.0, 0.75]],
            ..QuestionSpec::default()
        }],
        support: 60.0,
        entry: Some(QuestionId(0)),
        ..ModelSpec::default()
    }
}

#[test]
fn answers_that_close_all_fixes_are_found_with_the_shortest_visit() {
    let spec = closing();
    let model = Model::new(spec.clone(), Floors::Standard).expect("the model makes sense");
    let possible = Possible::new(&spec, 0.0);
    let (closed, _) = closed(&model, &possible);
    assert_eq!(closed.len(), 1);
    assert_eq!((closed[0].cause, closed[0].share), (CauseId(1), 0.75));
    let events = shortest(&model, &possible, CauseId(1), &closed[0].answers, 100).expect("there is one");
    assert_eq!(events[..2], [Event::Start, Event::Answer(QuestionId(0), AnswerId(1))]);
    let state = replay(&model, &events);
    assert!(matches!(state.step, Step::Support(_)));
    assert!(!state.facts.was_offered(FixId(1)));
}

#[test]
fn an_answer_that_leaves_only_support_leads_nowhere() {
    let mut spec = closing();
    spec.fixes[0].blocked_by = Condition::Is(QuestionId(0), AnswerId(1));
    spec.questions[0].answers = vec![vec![0.9, 0.25], vec![0.1, 0.75]];
    let model = Model::new(spec.clone(), Floors::Standard).expect("the model makes sense");
    let explored = explore(&model, &Possible::new(&spec, 0.0), Extent { replays: 1_000, aside: true });
    assert!(explored.complete);
    let nowhere: Vec<_> = explored.nowhere.iter().map(|dead| (dead.question, dead.answer)).collect();
    assert_eq!(nowhere, [(QuestionId(0), AnswerId(1))]);
    // Nobody is handed over for lack of worth: nothing is open.
    assert_eq!(explored.handed_over, []);
}

#[test]
fn a_question_that_tells_nothing_apart_parts_nothing() {
    let mut spec = closing();
    let idle = QuestionSpec {
        cost: 0.1,
        when: Condition::Always,
        answers: vec![vec![0.5, 0.5], vec![0.5, 0.5]],
        ..QuestionSpec::default()
    };
    spec.questions.push(idle);
    spec.fixes[1].blocked_by = Condition::Never;
    let model = Model::new(spec.clone(), Floors::Standard).expect("the model makes sense");
    let met = met(&model, &Possible::new(&spec, 0.0), 4);
    assert_eq!(met.asked, [true, false]);
    assert_eq!(met.offered, [true, true]);
    assert!(!parts(&model, QuestionId(1), &met.situations, 100));
    assert!(parts(&model, QuestionId(0), &met.situations, 100));
}
