//! Beliefs beside exact rational arithmetic: every f64 is a fraction, so the true posterior of a model can be computed
//! without any rounding.

use num_rational::BigRational;
use num_traits::{One, ToPrimitive, Zero};
use unstuck_engine::{
    AnswerId, Belief, CauseId, Condition, Evidence, FixId, FixSpec, Floors, Model, ModelSpec, QuestionId,
    QuestionSpec,
};
use unstuck_lab::random::Dice;

const MODELS: u64 = 2_000;

/// Shares that sum to 1 to the last bit or nearly; some of them zero, some of them tiny.
fn shares(dice: &mut Dice, count: usize, zeros: bool) -> Vec<f64> {
    let mut parts: Vec<f64> = (0..count)
        .map(|_| match dice.below(6) {
            0 if zeros => 0.0,
            1 => dice.exponential() * 1e-12,
            _ => dice.exponential(),
        })
        .collect();
    parts[0] += 1e-9;
    let sum: f64 = parts.iter().sum();
    parts.iter_mut().for_each(|part| *part /= sum);
    parts
}

fn model(dice: &mut Dice) -> Model {
    let causes = 2 + dice.below(39);
    let questions = (0..1 + dice.below(24)).map(|_| {
        let answers = 2 + dice.below(4);
        let columns: Vec<Vec<f64>> = (0..causes).map(|_| shares(dice, answers, true)).collect();
        let answers =
            (0..answers).map(|answer| columns.iter().map(|column| column[answer]).collect()).collect();
        QuestionSpec { cost: 1.0, answers, ..QuestionSpec::default() }
    });
    let questions = questions.collect();
    let fixes = (0..1 + dice.below(10)).map(|_| {
        // A perfect fix that failed rules its cause out.
        let rate = if dice.below(4) == 0 { 1.0 } else { dice.unit() };
        let works = vec![(CauseId::of(dice.below(causes)), rate)];
        FixSpec { cost: 1.0, works, blocked_by: Condition::Never, ..FixSpec::default() }
    });
    let fixes = fixes.collect();
    let priors = shares(dice, causes, false).into_iter().map(|prior| prior.max(1e-12)).collect();
    let spec = ModelSpec { priors, fixes, questions, support: 10.0, ..ModelSpec::default() };
    Model::new(spec, Floors::None).expect("a drawn model is sound")
}

/// Some answers and some failed fixes.
fn evidence(dice: &mut Dice, model: &Model) -> Vec<Evidence> {
    let mut evidence = Vec::new();
    for question in model.questions() {
        if dice.below(3) > 0 {
            let answers = model.answers(question).count();
            evidence.push(Evidence::Answer(question, AnswerId::of(dice.below(answers))));
        }
    }
    for fix in model.fixes() {
        if dice.below(3) == 0 {
            evidence.push(Evidence::Failed(fix, 1.0));
        }
    }
    evidence
}

fn exact(value: f64) -> BigRational {
    BigRational::from_float(value).expect("probabilities are finite")
}

/// The true posterior; `None` where no cause explains the evidence.
fn truth(model: &Model, evidence: &[Evidence]) -> Option<Vec<f64>> {
    let weights: Vec<BigRational> = model
        .causes()
        .map(|cause| {
            evidence.iter().fold(exact(model.prior(cause)), |weight, item| {
                weight
                    * match *item {
                        Evidence::Answer(question, answer) => {
                            exact(model.likelihood(question, answer, cause))
                        }
                        Evidence::Failed(fix, _) => BigRational::one() - exact(model.success(fix, cause)),
                    }
            })
        })
        .collect();
    let total: BigRational = weights.iter().sum();
    let share = |weight: BigRational| (weight / &total).to_f64().expect("a share is a number");
    (!total.is_zero()).then(|| weights.into_iter().map(share).collect())
}

#[test]
fn beliefs_are_exact_to_twelve_digits() {
    let (mut compared, mut worst) = (0, 0.0_f64);
    for seed in 0..MODELS {
        let mut dice = Dice::new(seed);
        let model = model(&mut dice);
        let mut evidence = evidence(&mut dice, &model);
        let truth = loop {
            match truth(&model, &evidence) {
                Some(truth) => break truth,
                // Zeros easily contradict each other: the last item goes until something explains the rest.
                None => drop(evidence.pop()),
            }
        };
        let belief = Belief::new(&model, &evidence);
        for (cause, exact) in model.causes().zip(truth) {
            worst = worst.max((belief.probability(cause) - exact).abs());
        }
        compared += usize::from(!evidence.is_empty());
    }
    assert!(worst <= 1e-12, "the worst difference is {worst:e}");
    assert!(compared > 1_900, "only {compared} models had evidence");
    println!("worst difference {worst:e} over {MODELS} models");
}

#[test]
fn evidence_that_rules_every_cause_out_leaves_the_priors() {
    let question =
        QuestionSpec { cost: 1.0, answers: vec![vec![1.0, 0.0], vec![0.0, 1.0]], ..QuestionSpec::default() };
    let fix = FixSpec {
        cost: 1.0,
        works: vec![(CauseId(0), 1.0)],
        blocked_by: Condition::Never,
        ..FixSpec::default()
    };
    let spec = ModelSpec {
        priors: vec![0.7, 0.3],
        fixes: vec![fix],
        questions: vec![question],
        support: 10.0,
        ..ModelSpec::default()
    };
    let model = Model::new(spec, Floors::None).expect("it is sound");
    let evidence = [Evidence::Answer(QuestionId(0), AnswerId(0)), Evidence::Failed(FixId(0), 1.0)];
    assert!(truth(&model, &evidence).is_none());
    assert!((Belief::new(&model, &evidence).probability(CauseId(0)) - 0.7).abs() < 1e-15);
}
