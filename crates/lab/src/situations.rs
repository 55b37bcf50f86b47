//! Situations that random visits lead to: what was answered and what has failed, before the next step is decided.

use std::collections::BTreeSet;

use unstuck_engine::plan::{Choice, Options, Policy, decide_by};
use unstuck_engine::{AnswerId, CauseId, Evidence, Facts, Model, QuestionId};

use crate::evaluate;
use crate::random::{Dice, pick};

/// People say up to this many things of their own accord before the first step is decided.
const MOST_TOLD: usize = 4;
/// So many visits in a row without a situation that is new, and there are hardly any left.
const PATIENCE: usize = 200;

/// Different situations, at most `count`; fewer only where the model has hardly more.
///
/// A visit is that of a person with a drawn fault, who first answers up to four questions that may be asked, and then
/// follows `quick` until a fix works or support is called. Everybody can answer everything, so that nobody is unsure.
/// The first question of every visit is answered before the rest, where the model has one.
#[must_use]
pub fn situations(model: &Model, count: usize, seed: u64) -> Vec<Facts> {
    let mut dice = Dice::new(seed);
    let mut known = BTreeSet::new();
    let mut found = Vec::with_capacity(count);
    let mut in_vain = 0;
    while found.len() < count && in_vain < PATIENCE {
        let before = found.len();
        visit(model, &mut dice, &mut |facts| {
            if found.len() < count && known.insert(evaluate::key(model, facts)) {
                found.push(facts.clone());
            }
            found.len() < count
        });
        in_vain = if found.len() > before { 0 } else { in_vain + 1 };
    }
    found
}

/// Answers to all questions, of so many people with drawn faults.
#[must_use]
pub fn all_answered(model: &Model, count: usize, seed: u64) -> Vec<Vec<Evidence>> {
    let mut dice = Dice::new(seed);
    (0..count)
        .map(|_| {
            let fault = fault(model, &mut dice);
            let answers =
                model.questions().map(|question| (question, answer(model, &mut dice, question, fault)));
            answers.map(|(question, answer)| Evidence::Answer(question, answer)).collect()
        })
        .collect()
}

/// Goes through a visit; `look` sees each situation in which a step has to be decided, and says whether to go on.
fn visit(model: &Model, dice: &mut Dice, look: &mut impl FnMut(&Facts) -> bool) {
    let fault = fault(model, dice);
    let mut facts = told(model, dice, fault);
    while look(&facts) {
        match decide_by(model, &facts, Policy::Quick).choice {
            Choice::Question(question) => {
                facts = facts.with_answer(question, answer(model, dice, question, fault));
            }
            Choice::Fix(fix) if dice.unit() >= model.success(fix, fault) => {
                facts = facts.with_failure(model, fix)
            }
            Choice::Fix(_) | Choice::Support => return,
        }
    }
}

/// What the person says before the first step is decided.
fn told(model: &Model, dice: &mut Dice, fault: CauseId) -> Facts {
    let mut facts = Facts::new(model);
    if let Some(entry) = model.entry() {
        facts = facts.with_answer(entry, answer(model, dice, entry, fault));
    }
    for _ in 0..dice.below(MOST_TOLD + 1) {
        let options = Options::new(model, &facts);
        let open: Vec<QuestionId> =
            model.questions().filter(|question| options.question(*question).is_some()).collect();
        if let Some(question) = (!open.is_empty()).then(|| open[dice.below(open.len())]) {
            facts = facts.with_answer(question, answer(model, dice, question, fault));
        }
    }
    facts
}

fn fault(model: &Model, dice: &mut Dice) -> CauseId {
    let priors: Vec<f64> = model.causes().map(|cause| model.prior(cause)).collect();
    CauseId::of(pick(&priors, dice.unit()))
}

fn answer(model: &Model, dice: &mut Dice, question: QuestionId, fault: CauseId) -> AnswerId {
    let chances: Vec<f64> =
        model.answers(question).map(|answer| model.likelihood(question, answer, fault)).collect();
    AnswerId::of(pick(&chances, dice.unit()))
}
