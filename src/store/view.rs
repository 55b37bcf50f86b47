//! Where the person is looking, what they are told, and how they came there.

use unstuck_engine::{Event, FixId, QuestionId};

/// An earlier answer or outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// The answer to a question.
    Question(QuestionId),
    /// The outcome of a fix.
    Fix(FixId),
}

impl Target {
    /// What an event answered or did, if it is an answer or an outcome.
    pub(crate) fn of(event: Event) -> Option<Self> {
        event.question().map(Self::Question).or_else(|| event.outcome().map(Self::Fix))
    }
}

/// What the person is looking at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum View {
    /// The step the visit stands at.
    Step,
    /// An earlier answer, to change it. For a fix that needs it, whether its caution was read.
    Change(Target, bool),
    /// The guide: its list of pages, or a page by its id.
    Guide(Option<String>),
}

/// Something the person is told once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Notice {
    /// The visit was restored. When the person was here last, if that was a while ago.
    WelcomeBack(Option<&'static str>),
    /// Nothing can be kept in this browser.
    NotKept,
    /// What was kept could not be read; it was put aside.
    Unreadable,
    /// The address hands over a visit that cannot be read.
    BadLink,
    /// The guide changed since the visit was kept; these answers no longer apply.
    GuideChanged(Vec<String>),
    /// This is the visit that a code stands for.
    Adopted,
    /// These answers no longer apply after a change.
    Dropped(Vec<&'static str>),
    /// In another tab of this browser the visit has gone on, to these events.
    Elsewhere(Vec<Event>),
}

/// How the person came to the present screen; the browser's history follows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Travel {
    /// A new screen.
    Forward,
    /// Back within the app, where the browser has no entry to go back to.
    Undo,
    /// The browser moved through its history.
    Browser,
    /// The person followed a link within the page; the browser has made an entry already.
    Link,
    /// The page was loaded.
    Load,
}
