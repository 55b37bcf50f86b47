//! The model: causes, fixes and questions with their probabilities and costs, checked once when it is built.

use std::fmt;

use crate::condition::Condition;
use crate::ids::{AnswerId, CauseId, FixId, QuestionId};

/// The smallest probability of an answer under a cause in a model with floors.
pub const LIKELIHOOD_FLOOR: f64 = 0.005;
/// The largest success rate of a fix in a model with floors: people do fixes wrongly without noticing.
pub const SUCCESS_CEILING: f64 = 0.97;
/// The smallest cost of a step, in minutes, in a model with floors.
pub const COST_FLOOR: f64 = 0.05;

/// Whether the numbers are kept as given or moved away from 0 and 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Floors {
    /// As given. Evidence may be impossible. For comparison with other engines.
    None,
    /// Answers at least [`LIKELIHOOD_FLOOR`] probable, fixes at most [`SUCCESS_CEILING`] successful, so that no
    /// evidence is impossible. What a visit uses.
    Standard,
}

/// A fix, as it is put into a model.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FixSpec {
    /// Minutes, with everything the author counts as cost.
    pub cost: f64,
    /// Hands-on minutes, for what people are told.
    pub minutes: f64,
    /// Probability that it works under each cause it can cure.
    pub works: Vec<(CauseId, f64)>,
    /// Fixes to be offered before it.
    pub after: Vec<FixId>,
    /// Offered only while this holds.
    pub needs: Condition,
    /// Not offered while this holds; [`Condition::Never`] when nothing blocks it.
    pub blocked_by: Condition,
    /// Has a caution that must be left before it is shown.
    pub caution: bool,
    /// The preparation that its caution offers.
    pub safer: Option<FixId>,
    /// A preparation: shown only when its turn comes through [`FixSpec::safer`].
    pub prepares: bool,
}

/// A question, as it is put into a model.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct QuestionSpec {
    /// Minutes to find the answer.
    pub cost: f64,
    /// Chance that a person cannot tell, 0 to 0.95.
    pub not_sure: f64,
    /// Stays answered when the symptom changes.
    pub context: bool,
    /// Asked only while this holds.
    pub when: Condition,
    /// P(answer | cause): a row per answer, a column per cause; the columns sum to 1.
    pub answers: Vec<Vec<f64>>,
}

/// Everything a model is made of.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ModelSpec {
    /// Prior weight of each cause, on any positive scale.
    pub priors: Vec<f64>,
    /// The fixes.
    pub fixes: Vec<FixSpec>,
    /// The questions.
    pub questions: Vec<QuestionSpec>,
    /// Minutes that handing over to a human costs.
    pub support: f64,
    /// The question asked first in every visit.
    pub entry: Option<QuestionId>,
}

/// A checked model.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    spec: ModelSpec,
    /// For each cause the fixes that can cure it, with their success rates.
    cures: Vec<Vec<(FixId, f64)>>,
    /// For each fix all that has to be offered before it, directly or not.
    before: Vec<Vec<FixId>>,
    /// For each fix all that has to come after it, directly or not.
    behind: Vec<Vec<FixId>>,
    /// For each question whether a condition of any step mentions it.
    steers: Vec<bool>,
    /// For each question the fixes that its answer can open or close.
    steered: Vec<Vec<FixId>>,
}

/// Why a model was refused.
#[derive(Clone, Debug, PartialEq)]
pub enum ModelError {
    /// There is no cause.
    NoCauses,
    /// More entries than positions can count.
    TooMany,
    /// A number is out of its range or not finite.
    Number {
        /// Which number it is.
        what: Number,
        /// The number.
        value: f64,
    },
    /// The answers of a question do not cover a cause: their probabilities do not sum to 1.
    Column {
        /// The question.
        question: QuestionId,
        /// The cause.
        cause: CauseId,
        /// What they sum to.
        sum: f64,
    },
    /// A question has fewer than two answers, or a row of another length than there are causes.
    Table(QuestionId),
    /// A position that points outside its list.
    Reference(Reference),
    /// Fixes that are each to be offered before the other.
    Cycle(FixId),
}

/// A number of a model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Number {
    /// The prior of a cause.
    Prior(CauseId),
    /// The cost of support.
    Support,
    /// The cost of a fix.
    FixCost(FixId),
    /// The minutes of a fix.
    Minutes(FixId),
    /// A success rate of a fix.
    Success(FixId),
    /// The cost of a question.
    QuestionCost(QuestionId),
    /// How often the answer to a question is "not sure".
    NotSure(QuestionId),
    /// The probability of an answer to a question.
    Likelihood(QuestionId),
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Prior(cause) => write!(f, "prior of cause {}", cause.0),
            Self::Support => write!(f, "cost of support"),
            Self::FixCost(fix) => write!(f, "cost of fix {}", fix.0),
            Self::Minutes(fix) => write!(f, "minutes of fix {}", fix.0),
            Self::Success(fix) => write!(f, "success rate of fix {}", fix.0),
            Self::QuestionCost(question) => write!(f, "cost of question {}", question.0),
            Self::NotSure(question) => write!(f, "not-sure rate of question {}", question.0),
            Self::Likelihood(question) => write!(f, "probability of an answer to question {}", question.0),
        }
    }
}

/// Where a model points from one of its entries to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reference {
    /// The question asked first.
    Entry,
    /// A cause that a fix works against.
    Works(FixId),
    /// A fix to be offered before another.
    Before(FixId),
    /// A fact that a fix needs.
    Needs(FixId),
    /// A fact that rules out a fix.
    BlockedBy(FixId),
    /// A fact that a question waits for.
    When(QuestionId),
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Entry => write!(f, "the entry question"),
            Self::Works(fix) => write!(f, "fix {}, under works,", fix.0),
            Self::Before(fix) => write!(f, "fix {}, under after or safer,", fix.0),
            Self::Needs(fix) => write!(f, "fix {}, under needs,", fix.0),
            Self::BlockedBy(fix) => write!(f, "fix {}, under blocked_by,", fix.0),
            Self::When(question) => write!(f, "question {}, under when,", question.0),
        }
    }
}

impl fmt::Display for ModelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoCauses => write!(f, "the model has no causes"),
            Self::TooMany => write!(f, "the model has more than 65,535 causes, fixes, questions or answers"),
            Self::Number { what, value } => write!(f, "the {what} is {value}, which is out of range"),
            Self::Column { question, cause, sum } => write!(
                f,
                "the answers of question {} sum to {sum} under cause {}, not to 1",
                question.0, cause.0
            ),
            Self::Table(question) => write!(
                f,
                "question {} needs two answers or more, each with a probability for every cause",
                question.0
            ),
            Self::Reference(what) => write!(f, "{what} points outside the model"),
            Self::Cycle(fix) => write!(f, "fix {} has to be offered before itself", fix.0),
        }
    }
}

impl std::error::Error for ModelError {}

impl Model {
    /// Checks `spec`, normalises the priors, and applies the floors.
    ///
    /// # Errors
    /// Names the first number, table, reference or order that makes no sense.
    pub fn new(mut spec: ModelSpec, floors: Floors) -> Result<Self, ModelError> {
        check(&spec)?;
        let total: f64 = spec.priors.iter().sum();
        spec.priors.iter_mut().for_each(|prior| *prior /= total);
        if floors == Floors::Standard {
            apply_floors(&mut spec);
        }
        let mut cures = vec![Vec::new(); spec.priors.len()];
        for (index, fix) in spec.fixes.iter().enumerate() {
            for &(cause, rate) in &fix.works {
                if rate > 0.0 {
                    cures[cause.at()].push((FixId::of(index), rate));
                }
            }
        }
        let mut steers = vec![false; spec.questions.len()];
        let conditions = spec
            .fixes
            .iter()
            .flat_map(|fix| [&fix.needs, &fix.blocked_by])
            .chain(spec.questions.iter().map(|question| &question.when));
        for condition in conditions {
            condition.mentions(&mut |question, _| steers[question.at()] = true);
        }
        let before: Vec<Vec<FixId>> =
            (0..spec.fixes.len()).map(|index| all_before(&spec, FixId::of(index))).collect();
        let mut behind = vec![Vec::new(); spec.fixes.len()];
        for (index, fixes) in before.iter().enumerate() {
            fixes.iter().for_each(|fix| behind[fix.at()].push(FixId::of(index)));
        }
        let mut steered = vec![Vec::new(); spec.questions.len()];
        for (index, fix) in spec.fixes.iter().enumerate() {
            let own = FixId::of(index);
            let touched = std::iter::once(own).chain(behind[index].iter().copied());
            for condition in [&fix.needs, &fix.blocked_by] {
                condition.mentions(&mut |question, _| {
                    let list: &mut Vec<FixId> = &mut steered[question.at()];
                    for fix in touched.clone() {
                        if !list.contains(&fix) {
                            list.push(fix);
                        }
                    }
                });
            }
        }
        Ok(Self { spec, cures, before, behind, steers, steered })
    }

    /// All causes.
    pub fn causes(&self) -> impl Iterator<Item = CauseId> + use<> {
        (0..self.spec.priors.len()).map(CauseId::of)
    }

    /// All fixes.
    pub fn fixes(&self) -> impl Iterator<Item = FixId> + use<> {
        (0..self.spec.fixes.len()).map(FixId::of)
    }

    /// All questions.
    pub fn questions(&self) -> impl Iterator<Item = QuestionId> + use<> {
        (0..self.spec.questions.len()).map(QuestionId::of)
    }

    /// All answers of a question.
    pub fn answers(&self, question: QuestionId) -> impl Iterator<Item = AnswerId> + use<> {
        (0..self.spec.questions[question.at()].answers.len()).map(AnswerId::of)
    }

    /// How many fixes there are.
    #[must_use]
    pub fn fix_count(&self) -> usize {
        self.spec.fixes.len()
    }

    /// How many questions there are.
    #[must_use]
    pub fn question_count(&self) -> usize {
        self.spec.questions.len()
    }

    /// A fix.
    #[must_use]
    pub fn fix(&self, fix: FixId) -> &FixSpec {
        &self.spec.fixes[fix.at()]
    }

    /// A question.
    #[must_use]
    pub fn question(&self, question: QuestionId) -> &QuestionSpec {
        &self.spec.questions[question.at()]
    }

    /// The question asked first in every visit.
    #[must_use]
    pub const fn entry(&self) -> Option<QuestionId> {
        self.spec.entry
    }

    /// Minutes that handing over to a human costs.
    #[must_use]
    pub const fn support(&self) -> f64 {
        self.spec.support
    }

    /// The prior probability of a cause.
    #[must_use]
    pub fn prior(&self, cause: CauseId) -> f64 {
        self.spec.priors[cause.at()]
    }

    /// P(answer | cause).
    #[must_use]
    pub fn likelihood(&self, question: QuestionId, answer: AnswerId, cause: CauseId) -> f64 {
        self.spec.questions[question.at()].answers[answer.at()][cause.at()]
    }

    /// P(answer | cause) for every cause.
    #[must_use]
    pub fn likelihoods(&self, question: QuestionId, answer: AnswerId) -> &[f64] {
        &self.spec.questions[question.at()].answers[answer.at()]
    }

    /// P(it works | fix done, cause); 0 for a cause it cannot cure.
    #[must_use]
    pub fn success(&self, fix: FixId, cause: CauseId) -> f64 {
        self.cures[cause.at()].iter().find(|(id, _)| *id == fix).map_or(0.0, |(_, rate)| *rate)
    }

    /// The fixes that can cure a cause, with their success rates.
    #[must_use]
    pub fn cures(&self, cause: CauseId) -> &[(FixId, f64)] {
        &self.cures[cause.at()]
    }

    /// All fixes that have to be offered before one, directly or not.
    #[must_use]
    pub fn before(&self, fix: FixId) -> &[FixId] {
        &self.before[fix.at()]
    }

    /// The fixes that an answer to a question can open or close.
    #[must_use]
    pub fn steered(&self, question: QuestionId) -> &[FixId] {
        &self.steered[question.at()]
    }

    /// All fixes that have to come after one, directly or not.
    #[must_use]
    pub fn behind(&self, fix: FixId) -> &[FixId] {
        &self.behind[fix.at()]
    }

    /// Whether a question is about the set-up and keeps its answer when the symptom changes.
    #[must_use]
    pub fn is_context(&self, question: QuestionId) -> bool {
        self.spec.questions[question.at()].context
    }

    /// Whether answers to a question can open or close other steps.
    #[must_use]
    pub fn steers(&self, question: QuestionId) -> bool {
        self.steers[question.at()]
    }

    /// Whether an event speaks of things this model has.
    #[must_use]
    pub fn knows(&self, event: crate::Event) -> bool {
        if let crate::Event::Answer(question, answer) = event {
            return self.spec.questions.get(question.at()).is_some_and(|q| answer.at() < q.answers.len());
        }
        event.question().is_none_or(|question| question.at() < self.spec.questions.len())
            && event.fix().is_none_or(|fix| fix.at() < self.spec.fixes.len())
    }
}

fn check(spec: &ModelSpec) -> Result<(), ModelError> {
    if spec.priors.is_empty() {
        return Err(ModelError::NoCauses);
    }
    let limit = usize::from(u16::MAX);
    let most_answers = spec.questions.iter().map(|question| question.answers.len()).max().unwrap_or(0);
    if [spec.priors.len(), spec.fixes.len(), spec.questions.len(), most_answers]
        .iter()
        .any(|&len| len > limit)
    {
        return Err(ModelError::TooMany);
    }
    for (index, &prior) in spec.priors.iter().enumerate() {
        in_range(prior > 0.0, prior, Number::Prior(CauseId::of(index)))?;
    }
    in_range(spec.support > 0.0, spec.support, Number::Support)?;
    if spec.entry.is_some_and(|entry| entry.at() >= spec.questions.len()) {
        return Err(ModelError::Reference(Reference::Entry));
    }
    check_fixes(spec)?;
    check_questions(spec)
}

fn in_range(holds: bool, value: f64, what: Number) -> Result<(), ModelError> {
    if holds && value.is_finite() { Ok(()) } else { Err(ModelError::Number { what, value }) }
}

fn check_fixes(spec: &ModelSpec) -> Result<(), ModelError> {
    for (index, fix) in spec.fixes.iter().enumerate() {
        let id = FixId::of(index);
        in_range(fix.cost > 0.0, fix.cost, Number::FixCost(id))?;
        in_range(fix.minutes >= 0.0, fix.minutes, Number::Minutes(id))?;
        for &(cause, rate) in &fix.works {
            in_range((0.0..=1.0).contains(&rate), rate, Number::Success(id))?;
            if cause.at() >= spec.priors.len() {
                return Err(ModelError::Reference(Reference::Works(id)));
            }
        }
        for &before in fix.after.iter().chain(&fix.safer) {
            if before.at() >= spec.fixes.len() {
                return Err(ModelError::Reference(Reference::Before(id)));
            }
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

/// All fixes that `after` leads to from one; the fix itself among them when it goes in a circle.
fn all_before(spec: &ModelSpec, fix: FixId) -> Vec<FixId> {
    let mut before = spec.fixes[fix.at()].after.clone();
    let mut at = 0;
    while at < before.len() {
        for next in &spec.fixes[before[at].at()].after {
            if !before.contains(next) {
                before.push(*next);
            }
        }
        at += 1;
    }
    before
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

fn apply_floors(spec: &mut ModelSpec) {
    for fix in &mut spec.fixes {
        fix.cost = fix.cost.max(COST_FLOOR);
        fix.works.iter_mut().for_each(|(_, rate)| *rate = rate.min(SUCCESS_CEILING));
    }
    for question in &mut spec.questions {
        question.cost = question.cost.max(COST_FLOOR);
        for cause in 0..spec.priors.len() {
            let mut sum = 0.0;
            for row in &mut question.answers {
                row[cause] = row[cause].max(LIKELIHOOD_FLOOR);
                sum += row[cause];
            }
            question.answers.iter_mut().for_each(|row| row[cause] /= sum);
        }
    }
}
