//! The base plan beside a plain one, which computes everything afresh at each step and never stops early; and the questions
//! that are asked for the sake of a fix.

mod common;

use common::{models, visit};
use proptest::prelude::*;
use unstuck_engine::belief::{cured, failed};
use unstuck_engine::plan::{Choice, Options, decide, order};
use unstuck_engine::{
    AnswerId, Belief, CauseId, Condition, Facts, FixId, FixSpec, Floors, Model, ModelSpec, QuestionId,
    QuestionSpec, replay,
};

/// Most fixes before one test.
const TOGETHER: usize = 3;

/// A plan in the making.
struct Plain<'m> {
    model: &'m Model,
    options: Options,
    weights: Vec<f64>,
    spent: f64,
}

impl Plain<'_> {
    fn unsolved(&self) -> f64 {
        self.weights.iter().sum()
    }

    fn offered_before(&self, fix: FixId) -> impl Iterator<Item = FixId> {
        self.model.before(fix).iter().copied().filter(|before| !self.options.was_offered(*before))
    }

    /// What a fix would cure now, per minute for it and all that has to come before it.
    fn rate(&self, fix: FixId) -> Option<f64> {
        self.options.fix(fix)?;
        let mut options = self.options.clone();
        let mut minutes = 0.0;
        for step in self.offered_before(fix).chain([fix]) {
            minutes += options.prepared(self.model, step)?;
            options = options.without_fix(self.model, step);
        }
        Some(cured(self.model, &self.weights, fix) / minutes)
    }

    fn best(&self) -> Option<FixId> {
        let rated = self.model.fixes().filter_map(|fix| self.rate(fix).map(|rate| (rate, fix)));
        let best = rated
            .fold((1e-12, None), |best, (rate, fix)| if rate > best.0 { (rate, Some(fix)) } else { best });
        let mut fix = best.1?;
        while let Some(before) =
            self.model.fix(fix).after.iter().find(|before| !self.options.was_offered(**before))
        {
            fix = *before;
        }
        Some(fix)
    }

    fn take(&mut self, fix: FixId) {
        self.weights = failed(self.model, &self.weights, fix);
        self.options = self.options.without_fix(self.model, fix);
    }

    /// Does a fix, and before its test what is worth doing with it.
    fn step(&mut self, fix: FixId) {
        let shares = |fix: FixId| self.model.fix(fix).harmless && self.model.fix(fix).test > 0.0;
        let mut batch = vec![fix];
        let mut gain = cured(self.model, &self.weights, fix);
        let mut minutes = self.options.prepared(self.model, fix).expect("it may be offered");
        let mut test = self.model.fix(fix).test;
        let before = self.unsolved();
        let model = self.model;
        self.take(fix);
        while shares(fix) && batch.len() < TOGETHER {
            let mut best = (gain / minutes, None);
            for other in
                model.fixes().filter(|other| shares(*other) && self.offered_before(*other).next().is_none())
            {
                let Some(alone) = self.options.prepared(model, other) else { continue };
                let own = model.fix(other).test;
                let added = alone - own + (own - test).max(0.0);
                let rate = cured(model, &self.weights, other) / added;
                if rate > best.0 {
                    best = (rate, Some((other, added)));
                }
            }
            let (_, Some((other, added))) = best else { break };
            gain += cured(model, &self.weights, other);
            minutes += added;
            test = test.max(model.fix(other).test);
            batch.push(other);
            self.take(other);
        }
        self.spent += minutes * before;
    }
}

/// Cost and first step of the plain plan.
fn plain(model: &Model, weights: &[f64], options: &Options) -> (f64, Choice) {
    let mut plan = Plain { model, options: options.clone(), weights: weights.to_vec(), spent: 0.0 };
    let mut best = (options.support() * plan.unsolved(), Choice::Support);
    let mut first = None;
    while let Some(fix) = plan.best() {
        first = first.or(Some(fix));
        plan.step(fix);
        let cost = plan.spent + options.support() * plan.unsolved();
        if cost < best.0
            && let Some(first) = first
        {
            best = (cost, Choice::Fix(first));
        }
    }
    best
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_plan_that_stops_early_is_the_one_that_does_not(model in models(), seed: u64) {
        let facts = replay(&model, &visit(&model, seed, 6)).facts;
        let options = Options::new(&model, &facts);
        let belief = Belief::new(&model, facts.evidence());
        let plan = order(&model, belief.weights(), &options);
        let (cost, first) = plain(&model, belief.weights(), &options);
        prop_assert!((plan.cost - cost).abs() <= 1e-7 * cost, "{} {cost}", plan.cost);
        prop_assert_eq!(plan.first, first);
    }
}

/// A cause that only a fix behind an answer cures, and more questions about the others than are ever valued.
#[test]
fn a_question_that_tells_nothing_is_asked_for_the_fix_that_its_answer_opens() {
    const OTHERS: usize = 9;
    let mut priors = vec![0.5];
    priors.extend([0.5 / OTHERS as f64; OTHERS]);
    let fix = |cause, needs| FixSpec {
        cost: 5.0,
        minutes: 5.0,
        works: vec![(CauseId::of(cause), 0.9)],
        needs,
        blocked_by: Condition::Never,
        ..FixSpec::default()
    };
    let opener = QuestionId::of(OTHERS);
    let mut fixes = vec![fix(0, Condition::Is(opener, AnswerId(0)))];
    fixes.extend((1..=OTHERS).map(|cause| fix(cause, Condition::Always)));
    let question = |yes: Vec<f64>| QuestionSpec {
        cost: 1.0,
        answers: vec![yes.clone(), yes.iter().map(|chance| 1.0 - chance).collect()],
        ..QuestionSpec::default()
    };
    let about = |cause: usize| question((0..=OTHERS).map(|at| if at == cause { 0.9 } else { 0.4 }).collect());
    let mut questions: Vec<QuestionSpec> = (1..=OTHERS).map(about).collect();
    questions.push(question(vec![0.5; OTHERS + 1]));
    let spec = ModelSpec { priors, fixes, questions, support: 100.0, ..ModelSpec::default() };
    let model = Model::new(spec, Floors::Standard).expect("a sound model");
    assert_eq!(decide(&model, &Facts::new(&model)).choice, Choice::Question(opener));
}
