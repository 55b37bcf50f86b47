//! Ids outlive their renaming: what was kept before it speaks of the id that a part had then.

use crate::guide::{Answer, Guide, Question};

/// An id that a part had before it was renamed. An answer is named `question.answer`, with the present id of the question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Former {
    /// The id that it had.
    pub was: String,
    /// The id that it has.
    pub is: String,
}

impl Guide {
    /// The position of the question that has this id, or had it once.
    #[must_use]
    pub fn question_at(&self, id: &str) -> Option<usize> {
        let id = self.current(id);
        self.questions.iter().position(|question| question.id == id)
    }

    /// The position of the answer that has this id within a question, or had it once.
    #[must_use]
    pub fn answer_at(&self, question: &Question, id: &str) -> Option<usize> {
        let name = question.name_of(id);
        let id = question.answer_of(self.current(&name));
        question.answers.iter().position(|answer| answer.id == id)
    }

    /// The position of the fix that has this id, or had it once.
    #[must_use]
    pub fn fix_at(&self, id: &str) -> Option<usize> {
        let id = self.current(id);
        self.fixes.iter().position(|fix| fix.id == id)
    }

    /// The id that a part has now. An answer is named `question.answer`, with the present id of the question.
    #[must_use]
    pub fn current<'i>(&'i self, id: &'i str) -> &'i str {
        self.former.iter().find(|former| former.was == id).map_or(id, |former| &former.is)
    }

    /// The first id that a part ever had, named as in [`Guide::current`]. What is made from ids and has to outlive a
    /// rename is made from these.
    #[must_use]
    pub(crate) fn first<'i>(&'i self, id: &'i str) -> &'i str {
        self.former.iter().find(|former| former.is == id).map_or(id, |former| &former.was)
    }

    /// The first id that an answer ever had within its question.
    pub(crate) fn first_of_answer(&self, question: &Question, answer: &Answer) -> String {
        question.answer_of(self.first(&question.name_of(&answer.id))).to_owned()
    }
}

impl Question {
    /// The name of an answer of it among all ids.
    pub(crate) fn name_of(&self, answer: &str) -> String {
        [&self.id, ".", answer].concat()
    }

    /// The answer in such a name.
    fn answer_of<'n>(&self, name: &'n str) -> &'n str {
        name.get(self.id.len() + 1..).unwrap_or_default()
    }
}
