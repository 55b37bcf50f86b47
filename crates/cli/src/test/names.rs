//! Parts of a visit by their ids.

use unstuck_engine::{AnswerId, FixId, QuestionId};
use unstuck_flow::guide::Guide;
use unstuck_flow::visits::{Fault, Screen, Visit};

#[derive(Clone, Copy)]
pub(super) struct Names<'g>(pub(super) &'g Guide);

impl<'g> Names<'g> {
    pub(super) fn fix(self, fix: FixId) -> &'g str {
        &self.0.fixes[usize::from(fix.0)].id
    }

    fn answer(self, question: QuestionId, answer: AnswerId) -> &'g str {
        &self.0.questions[usize::from(question.0)].answers[usize::from(answer.0)].id
    }

    fn question(self, question: QuestionId) -> &'g str {
        &self.0.questions[usize::from(question.0)].id
    }

    pub(super) fn fault(self, visit: &Visit, fault: Fault) -> String {
        match fault {
            Fault::Never(fix) => format!("`{}` is shown, and must not be", self.fix(fix)),
            Fault::NotBefore(first, second) => {
                format!("`{}` is shown before `{}` was", self.fix(second), self.fix(first))
            }
            Fault::NotBy(fix, 1) => format!("`{}` is not offered on the first screen", self.fix(fix)),
            Fault::NotBy(fix, most) => format!("`{}` is not offered within {most} screens", self.fix(fix)),
            Fault::TooLong => format!("it is not over after {} screens", visit.screens),
            Fault::EndsAtSupport => {
                let helps: Vec<String> =
                    visit.helped_by.iter().map(|fix| format!("`{}`", self.fix(*fix))).collect();
                format!("it ends at support, and {} would have helped", helps.join(" or "))
            }
        }
    }

    pub(super) fn screen(self, screen: Screen) -> String {
        match screen {
            Screen::Question(question, answer) => {
                let answer = answer.map_or("not sure", |answer| self.answer(question, answer));
                format!("question {}: {answer}", self.question(question))
            }
            Screen::Again(question) => format!("again    {}: confirmed", self.question(question)),
            Screen::Caution(fix, true) => format!("caution  {}: the safer way", self.fix(fix)),
            Screen::Caution(fix, false) => format!("caution  {}: goes on", self.fix(fix)),
            Screen::Fix(fix) => format!("fix      {}", self.fix(fix)),
            Screen::Wait(fix) => format!("wait     {}", self.fix(fix)),
            Screen::Support => "support".to_owned(),
        }
    }
}
