//! The model: causes, fixes and questions with their probabilities and costs, checked once when it is built.

mod check;
mod error;
mod openings;
mod rows;

use crate::condition::Condition;
use crate::ids::{AnswerId, CauseId, ClusterId, FixId, QuestionId};
use crate::plan::Choice;

pub use error::{ModelError, Number, Reference};
use openings::Openings;
pub(crate) use openings::{Needed, Opening};
use rows::Rows;

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
    /// Minutes of that cost for finding out whether it worked. Where waiting for the effect takes a night, it is most of it.
    pub test: f64,
    /// Can be taken back and does no harm, so that it may be done together with others before one test.
    pub harmless: bool,
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
    /// The cluster that has to be open for it. What that takes is not in [`FixSpec::cost`] and [`FixSpec::minutes`].
    pub cluster: Option<ClusterId>,
}

impl FixSpec {
    /// Whether anything has to be opened for it; most fixes need nothing, and the planner asks for each, again and again.
    pub(crate) const fn needs_opening(&self) -> bool {
        self.safer.is_some() || self.cluster.is_some()
    }

    /// Whether it may be done together with others before one test, and has a test to share.
    pub(crate) fn can_be_batched(&self) -> bool {
        self.harmless && self.test > 0.0
    }
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
    /// For each cluster the minutes to open it, 0 or more. They are hands-on, and spent once a visit, before the first of
    /// its fixes: the way to a screen that takes a while to load, a cable to fetch, a password to look up.
    pub clusters: Vec<f64>,
    /// Minutes that handing over to a human costs.
    pub support: f64,
    /// The question asked first in every visit.
    pub entry: Option<QuestionId>,
    /// The cause that stands for everything the model does not know, if it has one.
    pub other: Option<CauseId>,
}

/// A checked model.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    spec: ModelSpec,
    /// For each fix the causes it can cure, with its success rates: what its specification says, close together.
    works: Rows<(CauseId, f64)>,
    /// For each cause the fixes that can cure it, with their success rates.
    cures: Rows<(FixId, f64)>,
    /// For each fix all that has to be offered before it, directly or not.
    before: Vec<Vec<FixId>>,
    /// What is paid for once in front of several fixes.
    openings: Openings,
    /// For each fix all that has to come after it, directly or not.
    behind: Vec<Vec<FixId>>,
    /// For each question the fixes that its answer can open or close.
    steered: Vec<Vec<FixId>>,
    /// The fixes that may be done together with others before one test.
    batched: Vec<FixId>,
}

impl Model {
    /// Checks `spec`, normalises the priors, and applies the floors.
    ///
    /// # Errors
    /// Names the first number, table, reference or order that makes no sense.
    pub fn new(mut spec: ModelSpec, floors: Floors) -> Result<Self, ModelError> {
        check::check(&spec)?;
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
        let before: Vec<Vec<FixId>> =
            (0..spec.fixes.len()).map(|index| all_before(&spec, FixId::of(index))).collect();
        let behind = all_behind(&before);
        let steered = all_steered(&spec, &behind);
        let works = spec.fixes.iter().map(|fix| fix.works.clone()).collect();
        let openings = Openings::new(&spec, &before);
        let fixes = (0..spec.fixes.len()).map(FixId::of);
        let batched = fixes.filter(|fix| spec.fixes[fix.at()].can_be_batched()).collect();
        Ok(Self {
            spec,
            works,
            cures: cures.into_iter().collect(),
            before,
            openings,
            behind,
            steered,
            batched,
        })
    }

    /// What it is made of, with its floors.
    #[must_use]
    pub const fn spec(&self) -> &ModelSpec {
        &self.spec
    }

    /// All causes.
    pub fn causes(&self) -> impl Iterator<Item = CauseId> + use<> {
        (0..self.spec.priors.len()).map(CauseId::of)
    }

    /// All fixes.
    pub fn fixes(&self) -> impl Iterator<Item = FixId> + Clone + use<> {
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

    /// The cause that stands for everything the model does not know, if it has one.
    #[must_use]
    pub const fn other(&self) -> Option<CauseId> {
        self.spec.other
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
        self.cures(cause).iter().find(|(id, _)| *id == fix).map_or(0.0, |(_, rate)| *rate)
    }

    /// The causes that a fix can cure, with its success rates.
    #[must_use]
    pub fn works(&self, fix: FixId) -> &[(CauseId, f64)] {
        self.works.row(fix.at())
    }

    /// The fixes that can cure a cause, with their success rates.
    #[must_use]
    pub fn cures(&self, cause: CauseId) -> &[(FixId, f64)] {
        self.cures.row(cause.at())
    }

    /// All fixes that have to be offered before one, directly or not.
    #[must_use]
    pub fn before(&self, fix: FixId) -> &[FixId] {
        &self.before[fix.at()]
    }

    /// The fixes that an answer to a question can open or close.
    #[must_use]
    pub(crate) fn steered(&self, question: QuestionId) -> &[FixId] {
        &self.steered[question.at()]
    }

    /// The fixes that may be done together with others before one test.
    #[must_use]
    pub(crate) fn batched(&self) -> &[FixId] {
        &self.batched
    }

    /// For each cluster the minutes to open it.
    #[must_use]
    pub fn clusters(&self) -> &[f64] {
        &self.spec.clusters
    }

    /// Minutes to open the cluster of a fix; 0 for a fix in none.
    #[must_use]
    pub fn opening(&self, fix: FixId) -> f64 {
        self.fix(fix).cluster.map_or(0.0, |cluster| self.spec.clusters[cluster.at()])
    }

    /// The openings that a fix needs.
    #[must_use]
    pub(crate) fn needed(&self, fix: FixId) -> &[Needed] {
        self.openings.needed(fix)
    }

    /// The fixes that share an opening.
    #[must_use]
    pub(crate) fn sharing(&self, opening: Opening) -> &[FixId] {
        self.openings.sharing(opening)
    }

    /// All fixes that have to come after one, directly or not.
    #[must_use]
    pub(crate) fn behind(&self, fix: FixId) -> &[FixId] {
        &self.behind[fix.at()]
    }

    /// Whether a question is about the set-up and keeps its answer when the symptom changes.
    #[must_use]
    pub fn is_context(&self, question: QuestionId) -> bool {
        self.spec.questions[question.at()].context
    }

    /// Whether an event speaks of things this model has.
    #[must_use]
    pub fn knows(&self, event: crate::Event) -> bool {
        if let crate::Event::Answer(question, answer) = event {
            return self.spec.questions.get(question.at()).is_some_and(|q| answer.at() < q.answers.len());
        }
        let (question, fix) = match event {
            crate::Event::Prefer(Choice::Question(question)) | crate::Event::Confirm(question) => {
                (Some(question), None)
            }
            crate::Event::Prefer(Choice::Fix(fix)) => (None, Some(fix)),
            _ => (event.question(), event.fix()),
        };
        question.is_none_or(|question| question.at() < self.spec.questions.len())
            && fix.is_none_or(|fix| fix.at() < self.spec.fixes.len())
    }
}

/// For each fix all that has to come after it, from all that has to come before each.
fn all_behind(before: &[Vec<FixId>]) -> Vec<Vec<FixId>> {
    let mut behind = vec![Vec::new(); before.len()];
    for (index, fixes) in before.iter().enumerate() {
        fixes.iter().for_each(|fix| behind[fix.at()].push(FixId::of(index)));
    }
    behind
}

/// For each question the fixes whose conditions name it, and all that has to come after those.
fn all_steered(spec: &ModelSpec, behind: &[Vec<FixId>]) -> Vec<Vec<FixId>> {
    let mut steered: Vec<Vec<FixId>> = vec![Vec::new(); spec.questions.len()];
    for (index, fix) in spec.fixes.iter().enumerate() {
        for condition in [&fix.needs, &fix.blocked_by] {
            condition.mentions(&mut |question, _| {
                steered[question.at()].push(FixId::of(index));
                steered[question.at()].extend(&behind[index]);
            });
        }
    }
    // Each once and in order, without a sort: it would be the only one in the app, and a kilobyte of it.
    let all = (0..spec.fixes.len()).map(FixId::of);
    steered.iter().map(|fixes| all.clone().filter(|fix| fixes.contains(fix)).collect()).collect()
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
