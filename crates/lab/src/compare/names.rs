//! What parts of two versions are called, so that the same part has the same name in both.

use std::collections::BTreeMap;

/// A name: a number that both versions have for the same thing.
pub type Shared = u32;

/// The names of the parts of a version, by position. Within a kind no name stands twice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// Of the causes.
    pub causes: Vec<Shared>,
    /// Of the questions.
    pub questions: Vec<Shared>,
    /// Of the answers to each question.
    pub answers: Vec<Vec<Shared>>,
    /// Of the fixes.
    pub fixes: Vec<Shared>,
}

/// Where the names of a version stand in it.
#[derive(Debug, Default)]
pub(super) struct Places {
    pub(super) causes: BTreeMap<Shared, usize>,
    pub(super) questions: BTreeMap<Shared, usize>,
    pub(super) answers: Vec<BTreeMap<Shared, usize>>,
}

impl Places {
    pub(super) fn of(names: &Names) -> Self {
        Self {
            causes: places(&names.causes),
            questions: places(&names.questions),
            answers: names.answers.iter().map(|answers| places(answers)).collect(),
        }
    }
}

fn places(names: &[Shared]) -> BTreeMap<Shared, usize> {
    names.iter().enumerate().map(|(at, name)| (*name, at)).collect()
}
