//! Small models whose values are published or can be worked out by hand.

use unstuck_engine::plan::{Choice, Options, decide, order};
use unstuck_engine::{
    Belief, CauseId, Condition, Evidence, Facts, FixId, FixSpec, Floors, Model, ModelError, ModelSpec,
    QuestionId, QuestionSpec,
};

/// Far more than any sequence of fixes costs, for cases without a call for support.
const NO_SUPPORT: f64 = 1e9;

fn fix(cost: f64, works: &[(u16, f64)]) -> FixSpec {
    FixSpec {
        cost,
        minutes: cost,
        works: works.iter().map(|&(cause, rate)| (CauseId(cause), rate)).collect(),
        blocked_by: Condition::Never,
        ..FixSpec::default()
    }
}

fn model(priors: &[f64], fixes: Vec<FixSpec>, questions: Vec<QuestionSpec>, support: f64) -> Model {
    let spec = ModelSpec { priors: priors.to_vec(), fixes, questions, support, ..ModelSpec::default() };
    Model::new(spec, Floors::None).expect("the model is sound")
}

/// First step and expected minutes of the plan without questions.
fn base(model: &Model) -> (Choice, f64) {
    let facts = Facts::new(model);
    let belief = Belief::new(model, &[]);
    let plan = order(model, belief.weights(), &Options::new(model, &facts));
    (plan.first, plan.cost / belief.total())
}

fn close(a: f64, b: f64) {
    assert!((a - b).abs() < 1e-9, "{a} is not {b}");
}

#[test]
fn updating_order_of_sacso_figure_1_costs_one_and_a_half() {
    let model = model(
        &[0.20, 0.25, 0.40, 0.15],
        vec![
            fix(1.0, &[(0, 1.0), (1, 1.0)]),
            fix(1.0, &[(1, 1.0), (2, 1.0)]),
            fix(1.0, &[(2, 1.0), (3, 1.0)]),
        ],
        vec![],
        NO_SUPPORT,
    );
    let (first, cost) = base(&model);
    assert_eq!(first, Choice::Fix(FixId(1)));
    close(cost, 1.50);
}

#[test]
fn textbook_exercise_costs_27_875() {
    let model = model(
        &[0.80, 0.15, 0.05],
        vec![
            fix(1.0, &[(0, 1.0)]),
            fix(2.0, &[(1, 0.95)]),
            fix(25.0, &[(0, 0.99), (1, 0.99)]),
            fix(500.0, &[(0, 1.0), (1, 1.0), (2, 1.0)]),
        ],
        vec![],
        NO_SUPPORT,
    );
    let (first, cost) = base(&model);
    assert_eq!(first, Choice::Fix(FixId(0)));
    close(cost, 27.875);
}

#[test]
fn best_prefix_escapes_the_call_for_service_trap() {
    let model = model(&[0.5, 0.5], vec![fix(6.0, &[(0, 1.0)]), fix(6.0, &[(1, 1.0)])], vec![], 10.0);
    let (first, cost) = base(&model);
    assert_eq!(first, Choice::Fix(FixId(0)));
    close(cost, 9.0);
}

#[test]
fn a_question_that_only_parts_later_causes_is_not_asked_first() {
    // Lín 2014, figure 2: the question parts the second cause from the third.
    let question = QuestionSpec {
        cost: 1.0,
        answers: vec![vec![0.5, 1.0, 0.0], vec![0.5, 0.0, 1.0]],
        ..QuestionSpec::default()
    };
    let fixes = vec![fix(1.0, &[(0, 1.0)]), fix(1.0, &[(1, 1.0)]), fix(1.0, &[(2, 1.0)])];
    let model = model(&[0.5, 0.25, 0.25], fixes, vec![question], NO_SUPPORT);
    let decision = decide(&model, &Facts::new(&model));
    assert_eq!(decision.choice, Choice::Fix(FixId(0)));
    close(decision.cost, 1.75);
}

#[test]
fn a_question_that_parts_dear_fixes_is_asked_now() {
    let question =
        QuestionSpec { cost: 0.5, answers: vec![vec![0.9, 0.1], vec![0.1, 0.9]], ..QuestionSpec::default() };
    let model =
        model(&[0.5, 0.5], vec![fix(20.0, &[(0, 0.9)]), fix(20.0, &[(1, 0.9)])], vec![question], 60.0);
    let decision = decide(&model, &Facts::new(&model));
    assert_eq!(decision.choice, Choice::Question(QuestionId(0)));
    assert!(decision.saves > 0.0);
}

#[test]
fn a_question_whose_answers_lead_to_the_same_step_is_never_asked() {
    let question =
        QuestionSpec { cost: 0.05, answers: vec![vec![0.5, 0.5], vec![0.5, 0.5]], ..QuestionSpec::default() };
    let model = model(&[0.7, 0.3], vec![fix(5.0, &[(0, 0.9)]), fix(5.0, &[(1, 0.9)])], vec![question], 60.0);
    assert_eq!(decide(&model, &Facts::new(&model)).choice, Choice::Fix(FixId(0)));
}

#[test]
fn posterior_follows_bayes() {
    let question =
        QuestionSpec { cost: 0.5, answers: vec![vec![0.8, 0.1], vec![0.2, 0.9]], ..QuestionSpec::default() };
    let model = model(&[0.6, 0.4], vec![fix(5.0, &[(0, 0.9)])], vec![question], 40.0);
    let yes = Evidence::Answer(QuestionId(0), unstuck_engine::AnswerId(0));
    let belief = Belief::new(&model, &[yes, Evidence::Failed(FixId(0), 1.0)]);
    // 0.6 * 0.8 * 0.1 = 0.048 against 0.4 * 0.1 = 0.04.
    close(belief.probability(CauseId(0)), 0.048 / 0.088);
}

#[test]
fn evidence_that_no_cause_explains_leaves_the_priors() {
    let question =
        QuestionSpec { cost: 0.5, answers: vec![vec![0.0, 0.0], vec![1.0, 1.0]], ..QuestionSpec::default() };
    let model = model(&[0.6, 0.4], vec![], vec![question], 40.0);
    let belief = Belief::new(&model, &[Evidence::Answer(QuestionId(0), unstuck_engine::AnswerId(0))]);
    close(belief.probability(CauseId(0)), 0.6);
}

#[test]
fn a_fix_that_must_come_after_another_brings_it_along() {
    let mut second = fix(1.0, &[(0, 0.9)]);
    second.after = vec![FixId(0)];
    let model = model(&[0.9, 0.1], vec![fix(2.0, &[(1, 0.5)]), second], vec![], 100.0);
    let (first, cost) = base(&model);
    assert_eq!(first, Choice::Fix(FixId(0)));
    // 2, then 1 while 0.95 is unsolved, then support for 0.09 + 0.05.
    close(cost, 2.0 + 0.95 + 100.0 * 0.14);
}

#[test]
fn models_that_make_no_sense_are_refused_with_the_place() {
    let refused = |spec: ModelSpec| Model::new(spec, Floors::Standard).unwrap_err();
    let sound = ModelSpec { priors: vec![0.5, 0.5], support: 10.0, ..ModelSpec::default() };
    assert_eq!(refused(ModelSpec { priors: vec![], ..sound.clone() }), ModelError::NoCauses);
    assert!(matches!(
        refused(ModelSpec { priors: vec![0.5, -0.1], ..sound.clone() }),
        ModelError::Number { .. }
    ));
    assert!(matches!(refused(ModelSpec { support: f64::NAN, ..sound.clone() }), ModelError::Number { .. }));
    let mut circle = vec![fix(1.0, &[(0, 0.5)]), fix(1.0, &[(1, 0.5)])];
    circle[0].after = vec![FixId(1)];
    circle[1].after = vec![FixId(0)];
    assert!(matches!(refused(ModelSpec { fixes: circle, ..sound.clone() }), ModelError::Cycle(_)));
    let outside = vec![fix(1.0, &[(7, 0.5)])];
    assert!(matches!(refused(ModelSpec { fixes: outside, ..sound.clone() }), ModelError::Reference(_)));
    let twice = vec![fix(1.0, &[(1, 0.5), (0, 0.5), (1, 0.4)])];
    let error = refused(ModelSpec { fixes: twice, ..sound.clone() });
    assert_eq!(error.to_string(), "fix 0 names cause 1 twice under works");
    let uneven = vec![QuestionSpec {
        cost: 1.0,
        answers: vec![vec![0.5, 0.5], vec![0.4, 0.5]],
        ..QuestionSpec::default()
    }];
    let error = refused(ModelSpec { questions: uneven, ..sound });
    assert!(matches!(error, ModelError::Column { .. }), "{error}");
}
