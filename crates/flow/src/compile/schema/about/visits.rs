//! `visits.toml`

use super::{About, Form};

pub(super) const ABOUT: &[About] = &[
    ("visits", "", Form::Free, "Visits that the guide must lead well."),
    ("visits", "usual", Form::Answer, "What people answer who say nothing else: question.answer."),
    ("visit", "", Form::Free, "A person, what they answer, and what the guide must do for them."),
    ("visit", "who", Form::Free, "A few words about the person, for reports."),
    ("visit", "screens", Form::Whole(1000.0), "The most screens it may take, the last one included."),
    ("visit", "answers", Form::Answer, "What they answer, whenever that question is asked: question.answer."),
    ("visit", "helped_by", Form::Id, "The fixes that help; without them the visit must end at support."),
    ("visit", "cannot", Form::Id, "The fixes that they cannot do."),
    ("visit", "never", Form::Id, "Fixes that must not be shown, nor the cautions before them."),
    ("visit", "before", Form::Pair, "`a before b`: b may be shown only after a was."),
    ("visit", "by", Form::Within, "`fix within 6`: the fix must be offered on one of the first 6 screens."),
    ("visit", "goes_on", Form::Free, "true: at support they go on with the steps that are left."),
    ("visit", "unsure", Form::Free, "true: of all that is not under answers they are not sure."),
];
