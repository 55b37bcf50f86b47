//! A visit: its events, what follows from them, and how they change.

use std::cell::OnceCell;
use std::ptr;
use std::rc::Rc;

use unstuck_engine::{CauseId, Event, FixId, Model, QuestionId, State, Step, reconsider, replay, revise};
use unstuck_flow::guide::{Cause, Fix, Guide, Question};

use super::{Notice, Target, Travel, View};
use crate::ahead::Ahead;
use crate::editions::Editions;
use crate::moments::HOUR;
use crate::phone::Phone;
use crate::platform::clock;
use crate::ticks::Ticks;
use crate::words;

/// A visit and where the person is looking.
#[derive(Clone, Debug)]
pub(crate) struct Visit {
    /// The guide with the names of the iPhone; like its model it is there for as long as the page is.
    pub(crate) guide: &'static Guide,
    pub(super) editions: Editions,
    pub(crate) model: &'static Model,
    pub(crate) events: Vec<Event>,
    pub(crate) state: Rc<State>,
    pub(crate) view: View,
    pub(crate) notice: Option<Notice>,
    /// The iPhone with the problem.
    pub(crate) phone: Phone,
    /// How many entries of the browser's history lie behind this one.
    pub(crate) depth: u32,
    pub(crate) travel: Travel,
    /// Since when the visit stands where it does, in milliseconds of [`clock::now`]. It is looked up when it is first asked for,
    /// right after the change: the reducer knows no clock.
    pub(crate) since: Rc<OnceCell<f64>>,
    /// The minutes that were left before the last thing that happened, where the person has seen them.
    pub(crate) minutes_before: Option<f64>,
    pub(crate) ticks: Ticks,
    /// What comes next, as far as it was computed.
    pub(crate) ahead: Rc<Ahead>,
    /// Answers given since the page was loaded, to show them again when the person comes back to a question.
    pub(super) remembered: Vec<Event>,
    /// Counts screens; each gets a fresh element, a title and the focus.
    pub(crate) screen: u32,
    /// The last screen on which something about the iPhone was chosen.
    pub(crate) chosen_on: Option<u32>,
    /// Counts changes; two visits of one store are equal when this is.
    pub(crate) serial: u32,
}

impl PartialEq for Visit {
    fn eq(&self, other: &Self) -> bool {
        self.serial == other.serial && ptr::eq(self.guide, other.guide)
    }
}

impl Visit {
    /// A visit at its beginning, or restored from `events`.
    pub(crate) fn new(editions: Editions, model: &'static Model, phone: Phone, events: Vec<Event>) -> Self {
        let state = Rc::new(replay(model, &events));
        Self {
            guide: editions.of(phone.ios()),
            editions,
            model,
            events,
            state,
            view: View::Step,
            notice: None,
            phone,
            depth: 0,
            travel: Travel::Load,
            since: Rc::default(),
            minutes_before: None,
            ticks: Ticks::default(),
            ahead: Rc::default(),
            remembered: Vec::new(),
            screen: 0,
            chosen_on: None,
            serial: 0,
        }
    }

    /// A fix of the guide.
    #[inline(never)]
    pub(crate) fn fix(&self, fix: FixId) -> &'static Fix {
        &self.guide.fixes[fix.at()]
    }

    /// A question of the guide.
    #[inline(never)]
    pub(crate) fn question(&self, question: QuestionId) -> &'static Question {
        &self.guide.questions[question.at()]
    }

    /// A cause of the guide.
    #[inline(never)]
    pub(crate) fn cause(&self, cause: CauseId) -> &'static Cause {
        &self.guide.causes[cause.at()]
    }

    /// The id that the guide gave to an earlier answer or outcome.
    pub(crate) fn id(&self, target: Target) -> &'static str {
        match target {
            Target::Question(question) => &self.question(question).id,
            Target::Fix(fix) => &self.fix(fix).id,
        }
    }

    /// The position of the event that gave the answer or outcome that counts now.
    pub(crate) fn position(&self, target: Target) -> Option<usize> {
        (0..self.events.len()).rev().find(|position| {
            let event = self.events[*position];
            let same = match target {
                Target::Question(question) => event.question() == Some(question),
                Target::Fix(fix) => event.outcome() == Some(fix),
            };
            same && !self.state.dropped.contains(position)
        })
    }

    /// The answer or outcome that counts now.
    pub(crate) fn current(&self, target: Target) -> Option<Event> {
        self.position(target).map(|position| self.events[position])
    }

    /// Whether a link to change an outcome may stand: a risky fix that the answers rule out is not shown again.
    pub(crate) fn may_change(&self, target: Target) -> bool {
        match target {
            Target::Question(_) => true,
            Target::Fix(fix) => {
                let spec = self.model.fix(fix);
                let blocked =
                    spec.blocked_by.holds(&self.state.facts) || !spec.needs.holds(&self.state.facts);
                !(spec.caution && blocked)
            }
        }
    }

    /// The answer last given to a question since the page was loaded.
    pub(crate) fn remembered(&self, question: QuestionId) -> Option<Event> {
        self.remembered.iter().find(|event| event.question() == Some(question)).copied()
    }

    fn remember(&mut self, event: Event) {
        if let Some(question) = event.question() {
            self.remembered.retain(|other| other.question() != Some(question));
            self.remembered.push(event);
        }
    }

    pub(super) fn with_events(&mut self, events: Vec<Event>) {
        let state = Rc::new(replay(self.model, &events));
        self.stand_at(events, state);
    }

    fn stand_at(&mut self, events: Vec<Event>, state: Rc<State>) {
        self.since = Rc::default();
        self.minutes_before = None;
        self.state = state;
        self.events = events;
        self.ahead = Rc::default();
    }

    /// Since when the visit stands where it does, in milliseconds of [`clock::now`].
    pub(crate) fn since(&self) -> f64 {
        *self.since.get_or_init(clock::now)
    }

    /// Whether the wait for a fix is over, as far as the guide can say.
    pub(crate) fn is_due(&self, fix: FixId) -> bool {
        self.since.get().is_some_and(|since| clock::now() - since >= self.hours_of(fix) * HOUR)
    }

    /// How many hours the wait for a fix is.
    pub(crate) fn hours_of(&self, fix: FixId) -> f64 {
        self.fix(fix).wait.as_ref().map_or(1.0, |wait| wait.hours)
    }

    /// Whether what is left to do is said: between the first answer and the end.
    pub(crate) fn is_going(&self) -> bool {
        matches!(self.state.step, Step::Question(_) | Step::Caution(_) | Step::Fix(_))
    }

    /// The events, begun if nothing has happened yet.
    pub(crate) fn begun(&self) -> Vec<Event> {
        if self.events.is_empty() { vec![Event::Start] } else { self.events.clone() }
    }

    /// Adds an event; false when it does not apply, such as the second click of a double click.
    // Once for all its callers: the program is smaller so.
    #[inline(never)]
    pub(super) fn append(&mut self, event: Event) -> bool {
        let (events, state) = match self.ahead.after(event) {
            Some(next) => (next.events, next.state),
            None => {
                let mut events = self.begun();
                if event != Event::Start {
                    events.push(event);
                }
                let state = replay(self.model, &events);
                if state.dropped.contains(&(events.len() - 1)) {
                    return false;
                }
                (events, Rc::new(state))
            }
        };
        let before = self.is_going().then_some(self.state.minutes_left);
        self.stand_at(events, state);
        self.minutes_before = before;
        if let Event::Changed(_) = event {
            // It may be offered again, and then it is to be done again.
            self.ticks.clear();
        }
        self.remember(event);
        self.view = View::Step;
        self.notice = None;
        true
    }

    /// Replaces an earlier answer, leaves out what no longer applies, and says what that was.
    pub(super) fn replace(&mut self, target: Target, event: Event) {
        self.view = View::Step;
        let again = asked_again(self.state.step) == Some(target);
        let Some(position) = self.position(target).filter(|at| again || self.events[*at] != event) else {
            // The same answer again: back to where the person was, with all of it.
            return;
        };
        let replaced = if again { reconsider } else { revise };
        let revised = replaced(&self.events, position, event);
        let dropped = replay(self.model, &revised).dropped;
        let names = dropped
            .iter()
            .filter_map(|position| words::subject(self, revised[*position]))
            .collect::<Vec<_>>();
        let kept = (0..revised.len()).filter(|at| !dropped.contains(at)).map(|at| revised[at]).collect();
        self.remember(event);
        self.with_events(kept);
        self.notice = (!names.is_empty()).then_some(Notice::Dropped(names));
    }

    pub(super) fn undo(&mut self) {
        if self.view == View::Step {
            let mut events = self.events.clone();
            // A preference and a confirmed answer are no steps of their own.
            while let Some(Event::Prefer(_) | Event::Confirm(_)) = events.pop() {}
            // The first answer was given on the start screen.
            if events == [Event::Start] {
                events.clear();
            }
            self.with_events(events);
        }
        self.view = View::Step;
        self.notice = None;
    }

    /// Whether there is anything to go back to.
    pub(crate) fn can_go_back(&self) -> bool {
        self.view != View::Step || self.state.step != Step::Start
    }
}

/// The answer that the visit asks to look at again.
pub(super) fn asked_again(step: Step) -> Option<Target> {
    if let Step::Again(question) = step { Some(Target::Question(question)) } else { None }
}
