//! Answers that close every fix for a cause.

use unstuck_engine::condition::Answers;
use unstuck_engine::{AnswerId, CauseId, FixId, Model, QuestionId};

use super::Possible;

/// Sets of answers that are looked at for one cause. Conditions that people write need a few thousand.
const MOST_SETS: usize = 200_000;

/// What answers do to the fixes for a cause.
#[derive(Clone, Debug, PartialEq)]
pub struct Closed {
    /// The cause.
    pub cause: CauseId,
    /// The share of people with this cause whose answers close every fix for it, 0 to 1, if they are asked all that the
    /// conditions of these fixes name.
    pub share: f64,
    /// The most frequent of those sets of answers; only what the conditions name.
    pub answers: Vec<(QuestionId, AnswerId)>,
}

/// For every cause that some fix cures, the answers that close all of them, where there are any; and the causes for which there are
/// too many sets of answers to look at.
#[must_use]
pub fn closed(model: &Model, possible: &Possible<'_>) -> (Vec<Closed>, Vec<CauseId>) {
    let (mut found, mut undecided) = (Vec::new(), Vec::new());
    for cause in model.causes().filter(|cause| !model.cures(*cause).is_empty()) {
        let mut search = Search {
            model,
            possible,
            cause,
            order: named(model, cause),
            given: vec![None; model.question_count()],
            share: 0.0,
            most: 0.0,
            answers: Vec::new(),
            left: MOST_SETS,
        };
        search.go(0, 1.0);
        if search.left == 0 {
            undecided.push(cause);
        } else if search.share > 0.0 {
            found.push(Closed { cause, share: search.share, answers: search.answers });
        }
    }
    (found, undecided)
}

/// The questions that decide over the fixes for a cause, each after those that decide whether it is asked.
fn named(model: &Model, cause: CauseId) -> Vec<QuestionId> {
    let mut order = Vec::new();
    for (cure, _) in model.cures(cause) {
        for fix in model.before(*cure).iter().chain([cure]) {
            for condition in [&model.fix(*fix).needs, &model.fix(*fix).blocked_by] {
                condition.mentions(&mut |question, _| add(model, question, &mut order, &mut Vec::new()));
            }
        }
    }
    order
}

fn add(model: &Model, question: QuestionId, order: &mut Vec<QuestionId>, above: &mut Vec<QuestionId>) {
    if order.contains(&question) || above.contains(&question) {
        return;
    }
    above.push(question);
    model.question(question).when.mentions(&mut |other, _| add(model, other, order, above));
    above.pop();
    order.push(question);
}

struct Given<'a>(&'a [Option<AnswerId>]);

impl Answers for Given<'_> {
    fn answer(&self, question: QuestionId) -> Option<AnswerId> {
        self.0[question.at()]
    }
}

struct Search<'a> {
    model: &'a Model,
    possible: &'a Possible<'a>,
    cause: CauseId,
    order: Vec<QuestionId>,
    given: Vec<Option<AnswerId>>,
    share: f64,
    most: f64,
    answers: Vec<(QuestionId, AnswerId)>,
    left: usize,
}

impl Search<'_> {
    /// Gives every possible answer to the questions from `at` on; `chance` is that of the answers so far.
    fn go(&mut self, at: usize, chance: f64) {
        if self.left == 0 {
            return;
        }
        let Some(&question) = self.order.get(at) else {
            self.left -= 1;
            if self.model.cures(self.cause).iter().all(|(cure, _)| self.is_closed(*cure)) {
                self.share += chance;
                if chance > self.most {
                    self.most = chance;
                    let given = self
                        .order
                        .iter()
                        .filter_map(|question| Some((*question, self.given[question.at()]?)));
                    self.answers = given.collect();
                }
            }
            return;
        };
        if !self.model.question(question).when.holds(&Given(&self.given)) {
            self.go(at + 1, chance);
            return;
        }
        for answer in self.model.answers(question) {
            if self.possible.is(question, answer, self.cause) {
                self.given[question.at()] = Some(answer);
                self.go(at + 1, chance * self.possible.chance(question, answer, self.cause));
            }
        }
        self.given[question.at()] = None;
    }

    fn is_closed(&self, cure: FixId) -> bool {
        let given = Given(&self.given);
        self.model.before(cure).iter().chain([&cure]).any(|fix| {
            let spec = self.model.fix(*fix);
            !spec.needs.holds(&given) || spec.blocked_by.holds(&given)
        })
    }
}
