//! What has to hold of a model before anything is computed with it.

use super::error::{ModelError, Number, Reference};
use super::{ModelSpec, all_before};
use crate::condition::Condition;
use crate::ids::{CauseId, ClusterId, FixId, QuestionId};

/// Names the first number, table, reference or order that makes no sense.
pub(super) fn check(spec: &ModelSpec) -> Result<(), ModelError> {
    if spec.priors.is_empty() {
        return Err(ModelError::NoCauses);
    }
    let limit = usize::from(u16::MAX);
    let most_answers = spec.questions.iter().map(|question| question.answers.len()).max().unwrap_or(0);
    let lengths =
        [spec.priors.len(), spec.fixes.len(), spec.questions.len(), spec.clusters.len(), most_answers];
    if lengths.iter().any(|&len| len > limit) {
        return Err(ModelError::TooMany);
    }
    for (index, &prior) in spec.priors.iter().enumerate() {
        in_range(prior > 0.0, prior, Number::Prior(CauseId::of(index)))?;
    }
    in_range(spec.support > 0.0, spec.support, Number::Support)?;
    if spec.entry.is_some_and(|entry| entry.at() >= spec.questions.len()) {
        return Err(ModelError::Reference(Reference::Entry));
    }
    if spec.other.is_some_and(|other| other.at() >= spec.priors.len()) {
        return Err(ModelError::Reference(Reference::Other));
    }
    for (index, &minutes) in spec.clusters.iter().enumerate() {
        in_range(minutes >= 0.0, minutes, Number::Cluster(ClusterId::of(index)))?;
    }
    check_fixes(spec)?;
    check_questions(spec)
}

fn in_range(holds: bool, value: f64, what: Number) -> Result<(), ModelError> {
    if holds && value.is_finite() { Ok(()) } else { Err(ModelError::Number { what, value }) }
}

fn check_fixes(spec: &ModelSpec) -> Result<(), ModelError> {
    // By cause: the last fix that names it.
    let mut named = vec![None; spec.priors.len()];
    for (index, fix) in spec.fixes.iter().enumerate() {
        let id = FixId::of(index);
        in_range(fix.cost > 0.0, fix.cost, Number::FixCost(id))?;
        in_range((0.0..=fix.cost).contains(&fix.test), fix.test, Number::Test(id))?;
        in_range(fix.minutes >= 0.0, fix.minutes, Number::Minutes(id))?;
        for &(cause, rate) in &fix.works {
            in_range((0.0..=1.0).contains(&rate), rate, Number::Success(id))?;
            if cause.at() >= spec.priors.len() {
                return Err(ModelError::Reference(Reference::Works(id)));
            }
            if named[cause.at()].replace(id) == Some(id) {
                return Err(ModelError::NamedTwice { fix: id, cause });
            }
        }
        for &before in fix.after.iter().chain(&fix.safer) {
            if before.at() >= spec.fixes.len() {
                return Err(ModelError::Reference(Reference::Before(id)));
            }
        }
        if fix.cluster.is_some_and(|cluster| cluster.at() >= spec.clusters.len()) {
            return Err(ModelError::Reference(Reference::Cluster(id)));
        }
        check_condition(spec, &fix.needs, Reference::Needs(id))?;
        check_condition(spec, &fix.blocked_by, Reference::BlockedBy(id))?;
    }
    for index in 0..spec.fixes.len() {
        if all_before(spec, FixId::of(index)).contains(&FixId::of(index)) {
            return Err(ModelError::Cycle(FixId::of(index)));
        }
    }
    Ok(())
}

fn check_questions(spec: &ModelSpec) -> Result<(), ModelError> {
    for (index, question) in spec.questions.iter().enumerate() {
        let id = QuestionId::of(index);
        in_range(question.cost > 0.0, question.cost, Number::QuestionCost(id))?;
        in_range((0.0..=0.95).contains(&question.not_sure), question.not_sure, Number::NotSure(id))?;
        check_condition(spec, &question.when, Reference::When(id))?;
        if question.answers.len() < 2 || question.answers.iter().any(|row| row.len() != spec.priors.len()) {
            return Err(ModelError::Table(id));
        }
        for cause in 0..spec.priors.len() {
            let mut sum = 0.0;
            for row in &question.answers {
                in_range((0.0..=1.0).contains(&row[cause]), row[cause], Number::Likelihood(id))?;
                sum += row[cause];
            }
            if (sum - 1.0).abs() > 1e-6 {
                return Err(ModelError::Column { question: id, cause: CauseId::of(cause), sum });
            }
        }
    }
    Ok(())
}

fn check_condition(spec: &ModelSpec, condition: &Condition, from: Reference) -> Result<(), ModelError> {
    let mut known = true;
    condition.mentions(&mut |question, answer| {
        known &= spec.questions.get(question.at()).is_some_and(|q| answer.at() < q.answers.len());
    });
    if known { Ok(()) } else { Err(ModelError::Reference(from)) }
}
