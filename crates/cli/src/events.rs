//! What happens in a visit, by ids and in the words of the guide.

use unstuck_engine::Event;
use unstuck_flow::guide::Guide;
use unstuck_flow::record::word;

/// An event by ids, as conditions name answers and records name outcomes.
pub(crate) fn named(guide: &Guide, event: Event) -> String {
    if let Event::Confirm(question) = event {
        return format!("{} {}", word(event), guide.questions[question.at()].id);
    }
    match (event.question(), event.fix()) {
        (Some(question), _) => format!("{}.{}", guide.questions[question.at()].id, said(guide, event)),
        (None, Some(fix)) => format!("{} {}", word(event), guide.fixes[fix.at()].id),
        (None, None) => word(event).to_owned(),
    }
}

/// What was said to a question: the id of the answer, or the word for none.
pub(crate) fn said(guide: &Guide, event: Event) -> &str {
    match event {
        Event::Answer(question, answer) => &guide.questions[question.at()].answers[answer.at()].id,
        other => word(other),
    }
}

/// An event in words, some of which are the guide's and in its language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Words<'g> {
    /// The question, or the title of the fix; the guide's.
    pub(crate) subject: &'g str,
    /// The label of the answer; the guide's.
    pub(crate) answer: Option<&'g str>,
    /// What happened otherwise, in English.
    pub(crate) outcome: &'static str,
}

/// What an event says; `None` where it is about no question and no fix.
pub(crate) fn words(guide: &Guide, event: Event) -> Option<Words<'_>> {
    let question = match event {
        Event::Confirm(question) => Some(question),
        other => other.question(),
    };
    let subject = match (question, event.fix()) {
        (Some(question), _) => &guide.questions[question.at()].ask,
        (None, Some(fix)) => &guide.fixes[fix.at()].title,
        (None, None) => return None,
    };
    let answer = match event {
        Event::Answer(question, answer) => Some(&*guide.questions[question.at()].answers[answer.at()].label),
        _ => None,
    };
    Some(Words { subject, answer, outcome: outcome(guide, event) })
}

fn outcome(guide: &Guide, event: Event) -> &'static str {
    match event {
        Event::NotSure(_) => "not sure",
        Event::Skip(_) => "skipped",
        Event::Confirm(_) => "looked at again, and it is right",
        Event::Proceed(_) => "caution read",
        Event::Safer(_) => "the safer way",
        Event::Wait(_) => "done, and shows later",
        Event::Fixed(_) => "it works now",
        Event::NotFixed(fix) if guide.fixes[fix.at()].prepares => "done",
        Event::NotFixed(_) => "did not help",
        Event::CouldNot(_) => "could not be done",
        Event::AlreadyTried(_) => "already tried",
        Event::Later(_) => "put off",
        Event::Changed(_) => "the problem changed",
        Event::Start | Event::Answer(..) | Event::Support | Event::Resume | Event::Prefer(_) => "",
    }
}
