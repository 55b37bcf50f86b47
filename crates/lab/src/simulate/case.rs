//! A case: one person, with everything drawn before the visit begins.

use unstuck_engine::{AnswerId, CauseId, FixId, Model, QuestionId};

use crate::random::{Dice, pick};

/// Share of wrong answers in [`Scenario::WrongAnswers`].
const WRONG: f64 = 0.10;
/// Share of "not sure" in [`Scenario::NotSure`], at least.
const UNSURE: f64 = 0.30;
/// Share of people with two faults in [`Scenario::TwoFaults`].
const TWO: f64 = 0.20;

/// How the truth differs from what the planner believes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Scenario {
    /// Not at all.
    AsModelled,
    /// The log-odds of the priors and of the answers are off by normal noise of this strength. Each person has a noise
    /// of their own, which averages over the ways in which the model may be wrong.
    Jitter(f64),
    /// One answer in ten is another one.
    WrongAnswers,
    /// Three in ten cannot tell, whatever is asked.
    NotSure,
    /// One person in five has a second fault. Both must be cured, and answers come from the first that is not yet.
    TwoFaults,
}

impl Scenario {
    /// All in which the truth differs.
    pub const OTHERS: [Self; 5] =
        [Self::Jitter(0.5), Self::Jitter(1.0), Self::WrongAnswers, Self::NotSure, Self::TwoFaults];

    /// The word for it.
    #[must_use]
    pub fn name(self) -> String {
        match self {
            Self::AsModelled => "as-modelled".to_owned(),
            Self::Jitter(strength) => format!("jitter-{strength:.1}"),
            Self::WrongAnswers => "wrong-answers".to_owned(),
            Self::NotSure => "not-sure".to_owned(),
            Self::TwoFaults => "two-faults".to_owned(),
        }
    }
}

/// What a number is drawn for. Each has dice of its own, so that a model with more questions draws the same numbers
/// for its fixes, and a scenario the same numbers for what it leaves alone.
#[derive(Clone, Copy)]
enum Purpose {
    Cause,
    Unsure,
    Answer,
    Fix,
    Jitter,
    Wrong,
    Second,
    SecondFix,
}

fn dice(seed: u64, number: u64, purpose: Purpose) -> Dice {
    let case = Dice::new(Dice::new(seed).bits() ^ number).bits();
    Dice::new(Dice::new(case ^ purpose as u64).bits())
}

/// One person.
#[derive(Clone, Debug)]
pub(crate) struct Case {
    pub(super) faults: Vec<Fault>,
    /// By question.
    unsure: Vec<bool>,
}

/// Something that is wrong, with what follows from it.
#[derive(Clone, Debug)]
pub(super) struct Fault {
    pub(super) cause: CauseId,
    /// By question: what the person answers as long as this is the fault that shows.
    answers: Vec<AnswerId>,
    /// By fix.
    cured_by: Vec<bool>,
}

impl Fault {
    pub(super) fn is_cured_by(&self, fix: FixId) -> bool {
        self.cured_by[fix.at()]
    }
}

impl Case {
    /// The person of this number.
    pub(crate) fn draw(model: &Model, scenario: Scenario, seed: u64, number: u64) -> Self {
        let dice = |purpose| dice(seed, number, purpose);
        let mut noise = Noise::new(scenario, dice(Purpose::Jitter));
        let priors: Vec<f64> = model.causes().map(|cause| noise.on(model.prior(cause))).collect();
        let mut causes = vec![pick(&priors, dice(Purpose::Cause).unit())];
        let mut second = dice(Purpose::Second);
        if scenario == Scenario::TwoFaults && second.unit() < TWO && priors.len() > 1 {
            let mut others = priors;
            others[causes[0]] = 0.0;
            causes.push(pick(&others, second.unit()));
        }
        let answers = answers(model, scenario, &causes, noise, dice(Purpose::Answer), dice(Purpose::Wrong));
        let faults = causes
            .into_iter()
            .map(CauseId::of)
            .zip([Purpose::Fix, Purpose::SecondFix])
            .zip(answers)
            .map(|((cause, purpose), answers)| {
                let mut luck = dice(purpose);
                let cured_by = model.fixes().map(|fix| luck.unit() < model.success(fix, cause)).collect();
                Fault { cause, answers, cured_by }
            })
            .collect();
        let mut luck = dice(Purpose::Unsure);
        let floor = if scenario == Scenario::NotSure { UNSURE } else { 0.0 };
        let unsure = model
            .questions()
            .map(|question| luck.unit() < model.question(question).not_sure.max(floor))
            .collect();
        Self { faults, unsure }
    }

    /// What is wrong first.
    pub(crate) fn cause(&self) -> Option<CauseId> {
        self.faults.first().map(|fault| fault.cause)
    }

    /// Whether a fix cures what is wrong first.
    pub(crate) fn is_cured_by(&self, fix: FixId) -> bool {
        self.faults.first().is_some_and(|fault| fault.is_cured_by(fix))
    }

    /// What the person says, with these faults cured; `None` when they cannot tell.
    pub(crate) fn answer(&self, question: QuestionId, cured: &[bool]) -> Option<AnswerId> {
        let showing = self.faults.iter().zip(cured).find(|(_, cured)| !**cured);
        showing.filter(|_| !self.unsure[question.at()]).map(|(fault, _)| fault.answers[question.at()])
    }
}

/// The answers to all questions, for each cause.
fn answers(
    model: &Model,
    scenario: Scenario,
    causes: &[usize],
    mut noise: Noise,
    mut luck: Dice,
    mut slips: Dice,
) -> Vec<Vec<AnswerId>> {
    let mut answers = vec![Vec::with_capacity(model.question_count()); causes.len()];
    for question in model.questions() {
        let (chance, slip, other) = (luck.unit(), slips.unit(), slips.unit());
        let slipped = scenario == Scenario::WrongAnswers && slip < WRONG;
        for (answers, cause) in answers.iter_mut().zip(causes) {
            let row: Vec<f64> = model
                .answers(question)
                .map(|answer| noise.on(model.likelihood(question, answer, CauseId::of(*cause))))
                .collect();
            let mut answer = pick(&row, chance);
            if slipped {
                let mut others = vec![1.0; row.len()];
                others[answer] = 0.0;
                answer = pick(&others, other);
            }
            answers.push(AnswerId::of(answer));
        }
    }
    answers
}

/// Moves probabilities away from what the model says.
struct Noise {
    strength: Option<f64>,
    dice: Dice,
}

impl Noise {
    /// Probabilities of 0 and 1 have no log-odds; they are moved by this much first.
    const EDGE: f64 = 1e-6;

    fn new(scenario: Scenario, dice: Dice) -> Self {
        let strength = if let Scenario::Jitter(strength) = scenario { Some(strength) } else { None };
        Self { strength, dice }
    }

    /// The probability with its log-odds moved; the sum over all is no longer 1, which [`pick`] allows for.
    fn on(&mut self, probability: f64) -> f64 {
        let Some(strength) = self.strength else { return probability };
        let inside = probability.clamp(Self::EDGE, 1.0 - Self::EDGE);
        let odds = inside / (1.0 - inside) * (strength * self.dice.normal()).exp();
        odds / (1.0 + odds)
    }
}
