//! How many people are offered nothing for their cause, by drawing them.

use unstuck_engine::condition::Answers;
use unstuck_engine::{AnswerId, CauseId, ModelSpec, QuestionId};
use unstuck_lab::random::Dice;

struct Person(Vec<usize>);

impl Answers for Person {
    fn answer(&self, question: QuestionId) -> Option<AnswerId> {
        self.0.get(question.at()).map(|answer| AnswerId::of(*answer))
    }
}

/// The share of people with a cause for whom every fix is closed once they have answered everything. No question of these models has
/// a condition.
pub(crate) fn share(spec: &ModelSpec, cause: CauseId, people: u32) -> f64 {
    let mut dice = Dice::new(u64::from(cause.0));
    let lost = (0..people).filter(|_| {
        let answers = spec.questions.iter().map(|question| {
            let mut left = dice.unit();
            let drawn = question.answers.iter().position(|row| {
                left -= row[cause.at()];
                left < 0.0
            });
            drawn.unwrap_or(question.answers.len() - 1)
        });
        let person = Person(answers.collect());
        let mut open: Vec<bool> = Vec::new();
        for fix in &spec.fixes {
            // What comes before stands earlier in these models.
            let may = fix.needs.holds(&person)
                && !fix.blocked_by.holds(&person)
                && fix.after.iter().all(|before| open[before.at()]);
            open.push(may);
        }
        let helps =
            |at: usize| spec.fixes[at].works.iter().any(|(cured, rate)| *cured == cause && *rate > 0.0);
        !(0..spec.fixes.len()).any(|at| open[at] && helps(at))
    });
    lost.map(|_| 1.0).sum::<f64>() / f64::from(people)
}
