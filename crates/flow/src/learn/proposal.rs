//! Numbers that an author may type, on the scales of the guide.

use unstuck_engine::learn::{Counts, Estimate, Estimates, LEAST_UNKNOWN, QuestionCounts, estimate};
use unstuck_engine::model::LIKELIHOOD_FLOOR;
use unstuck_engine::{CauseId, FixId, Floors, Model, ModelError, QuestionId};

use super::typed::{Given, give, given, rounded, rounded_down, rounded_up};
use crate::guide::{Chance, Guide, OTHER, Question};
use crate::lower;

/// Visits that a number other than a prior needs behind it before another one is proposed.
pub const LEAST_BEHIND: f64 = 5.0;

/// Standard errors that what was counted must lie off a number other than a prior before another one is proposed. Tables
/// have thousands of numbers, and an author should not retype those that moved by chance.
pub const LEAST_DISTANCE: f64 = 3.0;

/// The same in visits: one visit more or less is always chance, however rare an answer is.
pub const LEAST_SURPLUS: f64 = 2.0;

/// Sums of decimal fractions miss one by a little.
const SLACK: f64 = 1e-9;

/// New numbers for a guide.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// What to type, in the order of the guide.
    pub changes: Vec<Change>,
    /// The guide with all of it typed.
    pub guide: Guide,
}

/// One number to type.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Change {
    /// Which number it is.
    pub parameter: Parameter,
    /// As the guide has it.
    pub old: f64,
    /// With three significant digits.
    pub new: f64,
    /// The visits behind it: those that had the cause, and in which the question was answered or the fix done.
    pub visits: f64,
    /// Whether a guard holds it back: the visits alone would have moved it further.
    pub clamped: bool,
}

/// A number of a guide, by positions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parameter {
    /// The prior of a cause, on the guide's own scale.
    Prior(u16),
    /// The not-sure rate of a question.
    NotSure(u16),
    /// The chance of an answer under a cause.
    Chance {
        /// The question.
        question: u16,
        /// The answer, counted within its question.
        answer: u16,
        /// The cause.
        cause: u16,
        /// Whether the guide gives the old number under `otherwise`: the cause then has to be named beside it.
        otherwise: bool,
    },
    /// The success rate of a fix under a cause.
    Works {
        /// The fix.
        fix: u16,
        /// The cause.
        cause: u16,
    },
}

/// The numbers that follow from counts, as far as an author can type them.
///
/// Priors are proposed for every cause, since each of them depends on all visits. Other numbers are proposed where at
/// least [`LEAST_BEHIND`] visits are behind them, and what was counted is [`LEAST_DISTANCE`] and [`LEAST_SURPLUS`] off.
/// Chances of answers are proposed by cause, for all answers of the question that the guide gives a chance, where one of
/// its answers is that far off; never for the cause `other`, which answers do not name. What stands under `otherwise` is
/// left to the author. An answer that takes the rest follows by itself.
///
/// # Errors
/// When the guide has no model, which does not happen to a compiled guide.
pub fn propose(guide: &Guide, counts: &Counts) -> Result<Proposal, ModelError> {
    let stated = Model::new(lower::spec(guide), Floors::None)?;
    let other = guide.causes.iter().position(|cause| cause.id == OTHER).map(CauseId::of);
    let estimates = estimate(&stated, counts, other);
    let mut proposal = Proposal { changes: Vec::new(), guide: guide.clone() };
    priors(&mut proposal, counts, &estimates, other);
    for (at, question) in (0..).zip(&guide.questions) {
        not_sure(&mut proposal, counts, &estimates, at);
        for cause in (0..).zip(&guide.causes).filter(|(_, cause)| cause.id != OTHER).map(|(at, _)| at) {
            if is_told(&stated, counts, QuestionId(at), CauseId(cause)) {
                chances(&mut proposal, counts, &estimates, (at, question), cause);
            }
        }
    }
    works(&mut proposal, counts, &estimates);
    Ok(proposal)
}

/// Whether some answer to a question is given more or less often under a cause than the guide says.
fn is_told(stated: &Model, counts: &Counts, question: QuestionId, cause: CauseId) -> bool {
    let visits = counts.answered(question, cause);
    stated.answers(question).any(|answer| {
        let count = counts.questions[question.at()].answers[answer.at()][cause.at()];
        is_off(count, visits, stated.likelihood(question, answer, cause))
    })
}

/// Whether enough visits say something other than a chance. Chances are taken no nearer to 0 and 1 than a visit takes
/// them.
fn is_off(count: f64, visits: f64, chance: f64) -> bool {
    let inside = chance.clamp(LIKELIHOOD_FLOOR, 1.0 - LIKELIHOOD_FLOOR);
    let standard_error = (visits * inside * (1.0 - inside)).sqrt();
    let least = LEAST_SURPLUS.max(LEAST_DISTANCE * standard_error);
    visits >= LEAST_BEHIND && (count - visits * inside).abs() >= least
}

impl Proposal {
    /// Notes a change where the number differs, and says whether it does.
    #[expect(clippy::float_cmp, reason = "a number that is typed the same is no change")]
    fn change(&mut self, parameter: Parameter, old: f64, new: f64, visits: f64, clamped: bool) -> bool {
        if old != new {
            self.changes.push(Change { parameter, old, new, visits, clamped });
        }
        old != new
    }
}

/// Priors on the scale of the guide: they keep their sum, apart from rounding.
fn priors(proposal: &mut Proposal, counts: &Counts, estimates: &Estimates, other: Option<CauseId>) {
    let scale: f64 = proposal.guide.causes.iter().map(|cause| cause.prior).sum();
    let mut typed: Vec<f64> = estimates.priors.iter().map(|prior| rounded(prior.value * scale)).collect();
    if let Some(other) = other {
        // Rounding must not take it below its least share.
        let known: f64 = typed.iter().sum::<f64>() - typed[other.at()];
        let least = rounded_up(known * LEAST_UNKNOWN / (1.0 - LEAST_UNKNOWN));
        typed[other.at()] = typed[other.at()].max(least);
    }
    for (at, new) in (0..).zip(typed) {
        let cause = usize::from(at);
        let old = proposal.guide.causes[cause].prior;
        let clamped = estimates.priors[cause].clamped;
        if proposal.change(Parameter::Prior(at), old, new, counts.causes[cause], clamped) {
            proposal.guide.causes[cause].prior = new;
        }
    }
}

fn not_sure(proposal: &mut Proposal, counts: &Counts, estimates: &Estimates, question: u16) {
    let at = usize::from(question);
    let QuestionCounts { asked, not_sure, .. } = counts.questions[at];
    let Estimate { value, clamped } = estimates.not_sure[at];
    let old = proposal.guide.questions[at].not_sure;
    if is_off(not_sure, asked, old)
        && proposal.change(Parameter::NotSure(question), old, rounded(value), asked, clamped)
    {
        proposal.guide.questions[at].not_sure = rounded(value);
    }
}

/// The chances of all answers to a question under one cause.
fn chances(
    proposal: &mut Proposal,
    counts: &Counts,
    estimates: &Estimates,
    (at, question): (u16, &Question),
    cause: u16,
) {
    let column: Vec<Estimate> =
        estimates.answers[usize::from(at)].iter().map(|row| row[usize::from(cause)]).collect();
    let old: Vec<Option<Given>> =
        question.answers.iter().map(|answer| given(&answer.chance, cause)).collect();
    let new = typed_column(question, &old, &column);
    let visits = counts.answered(QuestionId(at), CauseId(cause));
    for (answer, ((old, new), estimate)) in (0..).zip(old.iter().zip(new).zip(&column)) {
        let Some(old) = old else { continue };
        let parameter = Parameter::Chance { question: at, answer, cause, otherwise: old.otherwise };
        if proposal.change(parameter, old.chance, new, visits, estimate.clamped) {
            let answer = &mut proposal.guide.questions[usize::from(at)].answers[usize::from(answer)];
            give(&mut answer.chance, cause, new);
        }
    }
}

/// A column as it is typed. Where no answer takes the rest, numbers are weights, and they keep the sum that the author
/// gave them as long as no number exceeds 1. Where one does, the others must leave it room.
fn typed_column(question: &Question, old: &[Option<Given>], column: &[Estimate]) -> Vec<f64> {
    let has_rest = question.answers.iter().any(|answer| answer.chance == Chance::Rest);
    let sum: f64 = old.iter().flatten().map(|given| given.chance).sum();
    let fits = column.iter().all(|estimate| estimate.value * sum <= 1.0);
    let scale = if !has_rest && fits { sum } else { 1.0 };
    let mut typed: Vec<f64> = column.iter().map(|estimate| rounded(estimate.value * scale)).collect();
    if has_rest {
        let given = |typed: &[f64]| -> f64 {
            typed.iter().zip(old).filter(|(_, old)| old.is_some()).map(|(number, _)| number).sum()
        };
        let excess = given(&typed) - 1.0;
        let largest = (0..typed.len())
            .filter(|at| old[*at].is_some())
            .max_by(|one, other| typed[*one].total_cmp(&typed[*other]));
        if let (true, Some(largest)) = (excess > SLACK, largest) {
            // Rounding came to a little more than there is.
            typed[largest] = rounded_down(typed[largest] - excess);
        }
    }
    typed
}

fn works(proposal: &mut Proposal, counts: &Counts, estimates: &Estimates) {
    for (at, estimates) in (0..).zip(&estimates.works) {
        for &(cause, Estimate { value, clamped }) in estimates {
            let visits = counts.done(FixId(at), cause);
            let works = &proposal.guide.fixes[usize::from(at)].works;
            let Some(place) = works.iter().position(|(cured, _)| *cured == cause.0) else { continue };
            let (old, new) = (works[place].1, rounded(value));
            let parameter = Parameter::Works { fix: at, cause: cause.0 };
            let worked = counts.fixes[usize::from(at)].worked[cause.at()];
            if is_off(worked, visits, old) && proposal.change(parameter, old, new, visits, clamped) {
                proposal.guide.fixes[usize::from(at)].works[place].1 = new;
            }
        }
    }
}
