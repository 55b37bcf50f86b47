//! Random models and random people for the property tests.
#![allow(dead_code, reason = "each test binary uses its own part")]

use proptest::prelude::*;
use unstuck_engine::{
    AnswerId, CauseId, ClusterId, Condition, Event, FixId, FixSpec, Floors, Model, ModelSpec, QuestionId,
    QuestionSpec, State, Step, replay,
};

/// A small deterministic generator, so that a person's choices depend on a seed alone.
pub(crate) struct Choices(pub(crate) u64);

impl Choices {
    /// A number below `bound`.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % bound
    }
}

/// Clusters of every random model.
const CLUSTERS: usize = 2;

prop_compose! {
    fn fix(causes: usize, before: usize, questions: usize)(
        cost in 0.5..40.0_f64,
        test in prop::option::of(0.0..1.0_f64),
        works in prop::collection::btree_map(0..causes, 0.0..1.0_f64, 0..4),
        after in prop::collection::vec(0..before.max(1), 0..2),
        caution in any::<bool>(),
        blocked in prop::option::weighted(0.2, 0..questions.max(1)),
        cluster in prop::option::weighted(0.4, 0..CLUSTERS),
    ) -> FixSpec {
        FixSpec {
            cost,
            // A share of the cost.
            test: test.map_or(0.0, |share| share * cost),
            harmless: !caution,
            minutes: cost,
            works: works.into_iter().map(|(cause, rate)| (CauseId::of(cause), rate)).collect(),
            // Only earlier fixes, so that no order goes in a circle. The first fix is the preparation.
            after: after.into_iter().filter(|at| *at > 0 && *at < before).map(FixId::of).collect(),
            needs: Condition::Always,
            blocked_by: match blocked {
                Some(question) if questions > 0 => Condition::Is(QuestionId::of(question), AnswerId(0)),
                _ => Condition::Never,
            },
            caution,
            safer: caution.then_some(FixId(0)),
            prepares: false,
            cluster: cluster.map(ClusterId::of),
        }
    }
}

fn question(causes: usize) -> impl Strategy<Value = QuestionSpec> {
    (2..5_usize)
        .prop_flat_map(move |answers| {
            (
                0.1..3.0_f64,
                0.0..0.4_f64,
                any::<bool>(),
                // Noisy answers, and answers that are nearly certain.
                prop::sample::select(vec![1, 12]),
                prop::collection::vec(prop::collection::vec(0.0..1.0_f64, causes), answers),
            )
        })
        .prop_map(move |(cost, not_sure, context, certainty, mut rows)| {
            rows.iter_mut().flatten().for_each(|cell| *cell = cell.powi(certainty));
            for cause in 0..causes {
                rows[0][cause] += 1e-3;
                let sum: f64 = rows.iter().map(|row| row[cause]).sum();
                rows.iter_mut().for_each(|row| row[cause] /= sum);
            }
            QuestionSpec { cost, not_sure, context, when: Condition::Always, answers: rows }
        })
}

/// Makes the last cause the one for everything unknown: nothing cures it and every answer is as likely.
fn unknown(priors: &[f64], fixes: &mut [FixSpec], questions: &mut [QuestionSpec]) -> CauseId {
    let last = priors.len() - 1;
    for fix in fixes {
        fix.works.retain(|(cause, _)| cause.at() != last);
    }
    for question in questions {
        let rows = f64::from(u32::try_from(question.answers.len()).expect("few answers"));
        question.answers.iter_mut().for_each(|row| row[last] = 1.0 / rows);
    }
    CauseId::of(last)
}

/// Models with shared fixes, noisy and telling questions, orders, blocks and cautions, with and without a cause for
/// everything unknown.
pub(crate) fn models() -> impl Strategy<Value = Model> {
    (2..8_usize, 1..8_usize, 0..6_usize).prop_flat_map(|(causes, fixes, questions)| {
        let fixes: Vec<_> = (1..=fixes).map(|at| fix(causes, at, questions)).collect();
        (
            prop::collection::vec(0.01..1.0_f64, causes),
            fixes,
            prop::collection::vec(question(causes), questions),
            10.0..200.0_f64,
            any::<bool>(),
            prop::collection::vec(0.0..20.0_f64, CLUSTERS),
            prop::option::of(0..CLUSTERS),
        )
            .prop_map(
                |(priors, fixes, mut questions, support, has_other, clusters, of_the_preparation)| {
                    let preparation = FixSpec {
                        cost: 20.0,
                        minutes: 20.0,
                        prepares: true,
                        cluster: of_the_preparation.map(ClusterId::of),
                        blocked_by: Condition::Never,
                        ..FixSpec::default()
                    };
                    let mut fixes: Vec<FixSpec> = std::iter::once(preparation).chain(fixes).collect();
                    let other = has_other.then(|| unknown(&priors, &mut fixes, &mut questions));
                    let entry = (!questions.is_empty()).then_some(QuestionId(0));
                    let spec = ModelSpec { priors, fixes, questions, clusters, support, entry, other };
                    Model::new(spec, Floors::Standard).expect("the model is sound")
                },
            )
    })
}

/// Everything a person can do at a step.
pub(crate) fn ways_on(model: &Model, state: &State) -> Vec<Event> {
    match state.step {
        Step::Start => vec![Event::Start],
        Step::Question(question) => model
            .answers(question)
            .map(|answer| Event::Answer(question, answer))
            .chain([Event::NotSure(question), Event::Skip(question)])
            .collect(),
        Step::Again(question) => vec![Event::Confirm(question)],
        Step::Caution(fix) => vec![Event::Proceed(fix), state.safer_event(model, fix)],
        Step::Fix(fix) => vec![
            Event::NotFixed(fix),
            Event::CouldNot(fix),
            Event::AlreadyTried(fix),
            Event::Later(fix),
            Event::Changed(fix),
            Event::Wait(fix),
            Event::Fixed(fix),
        ],
        Step::Wait(fix) => vec![Event::NotFixed(fix), Event::Later(fix), Event::Fixed(fix)],
        Step::Resolved(_) | Step::Support(_) => Vec::new(),
    }
}

/// More screens than any visit can have: each fix takes at most a caution, its preparation, itself and a wait, twice;
/// each change of the symptom, one per fix at most, opens all questions again and lets two answers be looked at again.
pub(crate) fn longest_visit(model: &Model) -> usize {
    4 + model.fix_count() * 10 + model.question_count() * (model.fix_count() + 1)
}

/// A visit of so many events at the most, with choices drawn from `seed`.
pub(crate) fn visit(model: &Model, seed: u64, most: usize) -> Vec<Event> {
    let mut choices = Choices(seed);
    let mut events = Vec::new();
    while events.len() < most {
        let ways = ways_on(model, &replay(model, &events));
        if ways.is_empty() {
            break;
        }
        events.push(ways[choices.below(ways.len())]);
    }
    events
}
