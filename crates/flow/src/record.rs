//! A visit as text: what is saved, restored and kept beside each entry of the browser's history.
//!
//! The first line names the format, its version and the guide; each further line is an event in words, by ids. Ids
//! outlive a change of the guide: one that a part had before is read as the one it has now, an event about something the
//! guide no longer has is left out and named, and the rest is kept.

use unstuck_engine::plan::Choice;
use unstuck_engine::{AnswerId, Event, FixId, QuestionId};

use crate::guide::Guide;

/// The version of the record. Another one is refused, since its words could mean something else.
pub const RECORD_VERSION: &str = "1";

const MAGIC: &str = "unstuck-visit";
/// No visit is as long as this; a longer record is not one.
const MOST_EVENTS: usize = 2_000;

/// What was read from a record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Restored {
    /// The events whose ids the guide still has.
    pub events: Vec<Event>,
    /// What the events were about that name something the guide no longer has, each once: a question in its own words where only
    /// the answer is gone, else what the id says. What only steered the planner is not among them.
    pub unknown: Vec<String>,
}

/// Why a record cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecordError {
    /// It is no record of a visit.
    NotARecord,
    /// It was written by another version.
    Version,
    /// It belongs to another guide.
    OtherGuide,
    /// A line is no event; counted from 1.
    Line(usize),
    /// It is longer than any visit.
    TooLong,
}

impl Restored {
    fn leave_out(&mut self, guide: &Guide, line: &str) {
        let mut words = line.split(' ');
        let (word, id) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        let known = guide.question_at(id);
        let about = known.map_or_else(|| spaced(id), |at| guide.questions[at].ask.clone());
        if !word.starts_with("prefer") && !self.unknown.contains(&about) {
            self.unknown.push(about);
        }
    }
}

/// An id as words.
fn spaced(id: &str) -> String {
    id.chars().map(|sign| if sign == '-' { ' ' } else { sign }).collect()
}

/// Writes events as a record.
#[must_use]
pub fn encode(guide: &Guide, events: &[Event]) -> String {
    let mut out = [MAGIC, " ", RECORD_VERSION, " ", &guide.id].concat();
    for event in events {
        out.push('\n');
        out.push_str(&encode_event(guide, *event));
    }
    out
}

fn encode_event(guide: &Guide, event: Event) -> String {
    let word = word(event);
    if let Event::Answer(question, answer) = event {
        let question = &guide.questions[question.at()];
        return [word, " ", &question.id, " ", &question.answers[answer.at()].id].concat();
    }
    let (question, fix) = match event {
        Event::Prefer(Choice::Question(question)) | Event::Confirm(question) => (Some(question), None),
        Event::Prefer(Choice::Fix(fix)) => (None, Some(fix)),
        _ => (event.question(), event.fix()),
    };
    let id = match (question, fix) {
        (Some(question), _) => &guide.questions[question.at()].id,
        (None, Some(fix)) => &guide.fixes[fix.at()].id,
        (None, None) => return word.to_owned(),
    };
    [word, " ", id].concat()
}

/// The word of an event in a record; outcomes have the names of the page's buttons.
#[must_use]
pub const fn word(event: Event) -> &'static str {
    match event {
        Event::Start => "start",
        Event::Answer(..) => "answer",
        Event::NotSure(_) => "unsure",
        Event::Skip(_) => "skip",
        Event::Confirm(_) => "confirm",
        Event::Proceed(_) => "proceed",
        Event::Safer(_) => "safer",
        Event::Wait(_) => "wait",
        Event::Fixed(_) => "fixed",
        Event::NotFixed(_) => "not-fixed",
        Event::CouldNot(_) => "could-not",
        Event::AlreadyTried(_) => "already-tried",
        Event::Later(_) => "later",
        Event::Changed(_) => "changed",
        Event::Support => "support",
        Event::Resume => "resume",
        Event::Prefer(Choice::Question(_)) => "prefer-question",
        Event::Prefer(_) => "prefer-fix",
    }
}

/// Reads a record.
///
/// # Errors
/// When it is not one of this version and guide, or a line is no event.
pub fn decode(guide: &Guide, record: &str) -> Result<Restored, RecordError> {
    let mut lines = record.lines();
    let mut head = lines.next().unwrap_or_default().split(' ');
    if head.next() != Some(MAGIC) {
        return Err(RecordError::NotARecord);
    }
    if head.next() != Some(RECORD_VERSION) {
        return Err(RecordError::Version);
    }
    if head.next() != Some(guide.id.as_str()) || head.next().is_some() {
        return Err(RecordError::OtherGuide);
    }
    let mut restored = Restored::default();
    for (index, line) in lines.enumerate() {
        if index >= MOST_EVENTS {
            return Err(RecordError::TooLong);
        }
        match decode_event(guide, line) {
            Ok(Some(event)) => restored.events.push(event),
            Ok(None) => restored.leave_out(guide, line),
            Err(()) => return Err(RecordError::Line(index + 2)),
        }
    }
    Ok(restored)
}

/// An event; `None` when its ids are unknown to the guide; an error when the line is none.
fn decode_event(guide: &Guide, line: &str) -> Result<Option<Event>, ()> {
    let words: Vec<&str> = line.split(' ').collect();
    let fix = |id: &str, event: fn(FixId) -> Event| Ok(guide.fix_at(id).map(|at| event(FixId::of(at))));
    let question = |id: &str| guide.question_at(id);
    match words.as_slice() {
        ["start"] => Ok(Some(Event::Start)),
        ["support"] => Ok(Some(Event::Support)),
        ["resume"] => Ok(Some(Event::Resume)),
        ["answer", id, answer] => Ok(question(id).and_then(|at| {
            let answer = guide.answer_at(&guide.questions[at], answer)?;
            Some(Event::Answer(QuestionId::of(at), AnswerId::of(answer)))
        })),
        ["unsure", id] => Ok(question(id).map(|at| Event::NotSure(QuestionId::of(at)))),
        ["skip", id] => Ok(question(id).map(|at| Event::Skip(QuestionId::of(at)))),
        ["confirm", id] => Ok(question(id).map(|at| Event::Confirm(QuestionId::of(at)))),
        ["proceed", id] => fix(id, Event::Proceed),
        ["safer", id] => fix(id, Event::Safer),
        ["wait", id] => fix(id, Event::Wait),
        ["fixed", id] => fix(id, Event::Fixed),
        ["not-fixed", id] => fix(id, Event::NotFixed),
        ["could-not", id] => fix(id, Event::CouldNot),
        ["already-tried", id] => fix(id, Event::AlreadyTried),
        ["later", id] => fix(id, Event::Later),
        ["changed", id] => fix(id, Event::Changed),
        ["prefer-fix", id] => fix(id, |fix| Event::Prefer(Choice::Fix(fix))),
        ["prefer-question", id] => {
            Ok(question(id).map(|at| Event::Prefer(Choice::Question(QuestionId::of(at)))))
        }
        _ => Err(()),
    }
}
