//! What no visit meets, and so no visit tests.

use serde::Serialize;
use unstuck_engine::{FixId, QuestionId};
use unstuck_flow::guide::Guide;
use unstuck_flow::visits::{Played, Screen};

/// Ids of what is shown on no screen.
#[derive(Serialize)]
pub(super) struct NotMet {
    questions: Vec<String>,
    fixes: Vec<String>,
    /// Of the fixes whose cautions are not.
    cautions: Vec<String>,
}

impl NotMet {
    pub(super) fn of(guide: &Guide, played: &[Played]) -> Self {
        let is_met =
            |met: &dyn Fn(&Screen) -> bool| played.iter().flat_map(|played| &played.screens).any(met);
        let fixes = || guide.fixes.iter().enumerate().map(|(at, fix)| (FixId::of(at), fix));
        let questions = guide.questions.iter().enumerate().filter(|(at, _)| {
            !is_met(&|screen| matches!(screen, Screen::Question(met, _) if *met == QuestionId::of(*at)))
        });
        let missed = fixes().filter(|(fix, _)| !is_met(&|screen| *screen == Screen::Fix(*fix)));
        let cautions = fixes().filter(|(fix, spec)| {
            spec.caution.is_some()
                && !is_met(&|screen| matches!(screen, Screen::Caution(met, _) if met == fix))
        });
        Self {
            questions: questions.map(|(_, question)| question.id.clone()).collect(),
            fixes: missed.map(|(_, fix)| fix.id.clone()).collect(),
            cautions: cautions.map(|(_, fix)| fix.id.clone()).collect(),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.questions.is_empty() && self.fixes.is_empty() && self.cautions.is_empty()
    }

    /// In words; `None` where everything is met.
    pub(super) fn words(&self) -> Option<String> {
        let list = |one: &str, many: &str, ids: &[String]| match ids {
            [] => None,
            [id] => Some(format!("the {one} {id}")),
            ids => Some(format!("the {many} {}", ids.join(", "))),
        };
        let parts: Vec<String> = [
            list("question", "questions", &self.questions),
            list("fix", "fixes", &self.fixes),
            list("caution of", "cautions of", &self.cautions),
        ]
        .into_iter()
        .flatten()
        .collect();
        (!parts.is_empty()).then(|| parts.join("; "))
    }
}
