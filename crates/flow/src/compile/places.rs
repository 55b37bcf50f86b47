//! Where the parts of a guide are named, for whoever finds something about them later.

use super::source::SourceGuide;
use super::span::Span;

/// The places of ids in the source, by their positions in the compiled guide.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    /// By cause.
    pub causes: Vec<Span>,
    /// By question.
    pub questions: Vec<Span>,
    /// By question and answer.
    pub answers: Vec<Vec<Span>>,
    /// By fix.
    pub fixes: Vec<Span>,
}

impl Places {
    pub(super) fn of(source: &SourceGuide) -> Self {
        let cause = |cause: &super::source::SourceCause| cause.id.as_ref().map_or(cause.at, |id| id.span);
        Self {
            causes: source.causes.iter().map(cause).collect(),
            questions: source.questions.iter().map(|question| question.name_span()).collect(),
            answers: source
                .questions
                .iter()
                .map(|question| question.answers.iter().map(|answer| answer.name_span()).collect())
                .collect(),
            fixes: source.fixes.iter().map(|fix| fix.name_span()).collect(),
        }
    }
}
