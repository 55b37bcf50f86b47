//! From the guide to the engine's model.

use unstuck_engine as engine;
use unstuck_engine::{
    AnswerId, CauseId, ClusterId, FixId, FixSpec, Floors, Model, ModelError, ModelSpec, QuestionId,
    QuestionSpec,
};

use crate::guide::{Chance, Condition, Fix, Guide, OTHER, PlannerCosts, Question, Risk};

/// The engine's model of a guide, with the floors that a visit needs.
///
/// # Errors
/// When the numbers make no sense. A guide that was compiled without errors lowers without errors.
pub fn model(guide: &Guide) -> Result<Model, ModelError> {
    Model::new(spec(guide), Floors::Standard)
}

/// What the model is made of, as the author gave it: before floors.
#[must_use]
pub fn spec(guide: &Guide) -> ModelSpec {
    ModelSpec {
        priors: guide.causes.iter().map(|cause| cause.prior).collect(),
        fixes: guide.fixes.iter().map(|fix| fix_spec(fix, &guide.planner)).collect(),
        questions: guide
            .questions
            .iter()
            .map(|question| question_spec(question, guide.causes.len()))
            .collect(),
        clusters: guide.clusters.clone(),
        support: guide.planner.support,
        entry: Some(QuestionId(guide.entry)),
        other: guide.causes.iter().position(|cause| cause.id == OTHER).map(CauseId::of),
    }
}

fn fix_spec(fix: &Fix, costs: &PlannerCosts) -> FixSpec {
    FixSpec {
        cost: fix_cost(fix, costs),
        test: test_cost(fix, costs),
        harmless: matches!(fix.risk, Risk::None | Risk::Reversible) && fix.caution.is_none() && !fix.prepares,
        minutes: fix.minutes,
        works: fix.works.iter().map(|&(cause, rate)| (CauseId(cause), rate)).collect(),
        after: fix.after.iter().copied().map(FixId).collect(),
        needs: condition(&fix.needs),
        blocked_by: condition(&fix.blocked_by),
        caution: fix.caution.is_some(),
        safer: fix.safer.map(FixId),
        prepares: fix.prepares,
        cluster: fix.cluster.map(ClusterId),
    }
}

/// Minutes of a fix with the price of its risk and of the wait for its effect, without the opening of its cluster.
#[must_use]
pub fn fix_cost(fix: &Fix, costs: &PlannerCosts) -> f64 {
    let risk = match fix.risk {
        Risk::None => 0.0,
        Risk::Reversible => costs.reversible,
        Risk::Erases => costs.erases,
        Risk::Account => costs.account,
    };
    fix.minutes + risk + test_cost(fix, costs)
}

/// Minutes of that price for waiting until the effect shows.
fn test_cost(fix: &Fix, costs: &PlannerCosts) -> f64 {
    fix.wait.as_ref().map_or(0.0, |wait| wait.hours * costs.wait_hour)
}

fn question_spec(question: &Question, causes: usize) -> QuestionSpec {
    QuestionSpec {
        cost: question.minutes,
        not_sure: question.not_sure,
        context: question.context,
        when: condition(&question.when),
        answers: likelihoods(question, causes),
    }
}

/// P(answer | cause), a row per answer: what is given, what is left over, and each column normalised.
#[must_use]
pub fn likelihoods(question: &Question, causes: usize) -> Vec<Vec<f64>> {
    let mut rows: Vec<Vec<f64>> = question
        .answers
        .iter()
        .map(|answer| match &answer.chance {
            Chance::Given { by_cause, otherwise } => {
                let mut row = vec![*otherwise; causes];
                for &(cause, chance) in by_cause {
                    if let Some(cell) = row.get_mut(usize::from(cause)) {
                        *cell = chance;
                    }
                }
                row
            }
            Chance::Rest => vec![0.0; causes],
        })
        .collect();
    let rest = question.answers.iter().position(|answer| answer.chance == Chance::Rest);
    for cause in 0..causes {
        let given: f64 = rows.iter().map(|row| row[cause]).sum();
        if let Some(rest) = rest {
            rows[rest][cause] = (1.0 - given).max(0.0);
        }
        let sum: f64 = rows.iter().map(|row| row[cause]).sum();
        if sum > 0.0 {
            rows.iter_mut().for_each(|row| row[cause] /= sum);
        }
    }
    rows
}

fn condition(condition: &Condition) -> engine::Condition {
    match condition {
        Condition::Always => engine::Condition::Always,
        Condition::Never => engine::Condition::Never,
        Condition::Is(question, answer) => engine::Condition::Is(QuestionId(*question), AnswerId(*answer)),
        Condition::Not(question, answer) => engine::Condition::Not(QuestionId(*question), AnswerId(*answer)),
        Condition::Any(parts) => engine::Condition::Any(parts.iter().map(self::condition).collect()),
        Condition::All(parts) => engine::Condition::All(parts.iter().map(self::condition).collect()),
    }
}
