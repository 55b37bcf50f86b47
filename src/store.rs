//! The shared state store: one reducer over the list of events of a visit.
//!
//! The state of a visit is always the replay of that list. What else stands here is where the person is looking
//! (the present step, an earlier answer being changed, a page of the guide), not what is known.

use std::cell::OnceCell;
use std::ptr;
use std::rc::Rc;

use unstuck_engine::{CauseId, Event, FixId, Model, QuestionId, State, Step, reconsider, replay, revise};
use unstuck_flow::guide::{Cause, Fix, Guide, Question};
use yew::prelude::*;

use crate::ahead::Ahead;
use crate::editions::Editions;
use crate::moments::HOUR;
use crate::phone::{Phone, Said};
use crate::platform::clock;
use crate::ticks::Ticks;
use crate::words;

/// An earlier answer or outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// The answer to a question.
    Question(QuestionId),
    /// The outcome of a fix.
    Fix(FixId),
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

/// How the last change came about; the browser's history follows it.
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
    /// The same screen.
    Stay,
}

/// A visit and where the person is looking.
#[derive(Clone, Debug)]
pub(crate) struct Visit {
    /// The guide with the names of the iPhone; like its model it is there for as long as the page is.
    pub(crate) guide: &'static Guide,
    editions: Editions,
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
    remembered: Vec<Event>,
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

/// What components with state of their own get from the context: the visit, and its dispatcher with it.
pub(crate) type VisitContext = UseReducerHandle<Visit>;
/// The way to change the visit.
pub(crate) type Dispatch = UseReducerDispatcher<Visit>;

/// The visit as it is now.
#[hook]
pub(crate) fn use_visit() -> VisitContext {
    use_context().expect("components are rendered inside the app")
}

/// The visit for a component that follows it when it is told to: in this way it is drawn again for another serial, and for no
/// other reason. A handle alone would not do: it always shows the latest visit, so no two of them ever differ.
#[derive(Clone)]
pub(crate) struct Shown {
    pub(crate) serial: u32,
    pub(crate) visit: VisitContext,
}

impl Shown {
    /// The visit as it is now.
    pub(crate) fn now(visit: VisitContext) -> Self {
        Self { serial: visit.serial, visit }
    }
}

impl PartialEq for Shown {
    fn eq(&self, other: &Self) -> bool {
        self.serial == other.serial
    }
}

/// A callback that asks the store for an action.
pub(crate) fn sends(dispatch: &Dispatch, action: Action) -> Callback<MouseEvent> {
    let dispatch = dispatch.clone();
    Callback::from(move |_| dispatch.dispatch(action.clone()))
}

/// What components and the browser can ask of the store.
#[derive(Clone, Debug)]
pub(crate) enum Action {
    /// Leave the start screen, with an answer to the entry question if one was chosen.
    Begin(Option<Event>),
    /// Something happened at the present step.
    Happened(Event),
    /// The same happened with all fixes whose effect was waited for.
    Waited(fn(FixId) -> Event),
    /// The safer way out of the caution of a fix.
    Safer(FixId),
    /// Open an earlier answer to change it.
    Change(Target),
    /// The caution of a fix whose outcome is being changed was read.
    ChangeProceed,
    /// The new answer, or the same again.
    Replace(Event),
    /// A link within the page led here.
    Followed(View),
    /// Leave an answer being changed, or the guide.
    Close,
    /// Back, where the browser's history cannot do it.
    Undo,
    /// The browser moved to an entry of its history.
    Moved { events: Vec<Event>, view: View, depth: u32, since: Option<f64> },
    /// A code was typed that stands for another visit. The one before stays behind it in the browser's history.
    Adopted(Vec<Event>),
    /// Forget everything.
    Restart,
    /// A line of a fix was ticked, or its tick taken away.
    Tick(FixId, usize),
    /// In another tab the visit has gone on.
    Elsewhere(Vec<Event>),
    /// Go on from where the other tab is.
    GoOnThere,
    /// So much time has passed that what says so has to be drawn again.
    TimePassed,
    /// Something was said of the iPhone.
    Phone(Said),
    /// The notice was read.
    Dismiss,
    /// Storage turned out to be blocked or full.
    NotKept,
    /// What comes next was computed, from this point of the visit.
    LookedAhead(Rc<Ahead>),
}

impl Target {
    /// What an event answered or did, if it is an answer or an outcome.
    pub(crate) fn of(event: Event) -> Option<Self> {
        event.question().map(Self::Question).or_else(|| event.outcome().map(Self::Fix))
    }
}

/// The answer that the visit asks to look at again.
fn asked_again(step: Step) -> Option<Target> {
    if let Step::Again(question) = step { Some(Target::Question(question)) } else { None }
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
            travel: Travel::Stay,
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

    fn with_events(&mut self, events: Vec<Event>) {
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
    fn append(&mut self, event: Event) -> bool {
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
    fn replace(&mut self, target: Target, event: Event) {
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

    fn undo(&mut self) {
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

impl Reducible for Visit {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = (*self).clone();
        next.serial += 1;
        next.travel = Travel::Forward;
        match action {
            Action::Begin(answer) => {
                if !next.append(answer.unwrap_or(Event::Start)) {
                    return self;
                }
            }
            Action::Happened(event) => {
                if !next.append(event) {
                    return self;
                }
            }
            Action::Waited(event) => {
                let waiting = next.state.waiting.clone();
                if !waiting.into_iter().all(|fix| next.append(event(fix))) {
                    return self;
                }
            }
            Action::Safer(fix) => {
                if !next.append(next.state.safer_event(next.model, fix)) {
                    return self;
                }
            }
            Action::Change(target) => {
                let read = match target {
                    Target::Question(_) => true,
                    Target::Fix(fix) => {
                        !next.model.fix(fix).caution || next.events.contains(&Event::Proceed(fix))
                    }
                };
                next.view = View::Change(target, read);
            }
            Action::ChangeProceed => match next.view {
                View::Change(target, _) => next.view = View::Change(target, true),
                View::Step | View::Guide(_) => return self,
            },
            Action::Replace(event) => {
                let target = match next.view {
                    View::Change(target, _) => Some(target),
                    View::Step => asked_again(next.state.step),
                    View::Guide(_) => None,
                };
                // The second click of a double click may find another question.
                match target.filter(|target| Target::of(event) == Some(*target)) {
                    Some(target) => next.replace(target, event),
                    None => return self,
                }
            }
            Action::Followed(view) => {
                next.view = view;
                next.notice = None;
                next.depth += 1;
                next.travel = Travel::Link;
            }
            Action::Close => next.view = View::Step,
            Action::Undo => {
                next.undo();
                next.travel = Travel::Undo;
            }
            Action::Moved { events, view, depth, since } => {
                next.with_events(events);
                next.since = Rc::new(since.map_or_else(OnceCell::new, OnceCell::from));
                next.view = view;
                next.depth = depth;
                next.notice = None;
                next.travel = Travel::Browser;
            }
            Action::Adopted(events) => {
                next.with_events(events);
                next.view = View::Step;
                next.notice = Some(Notice::Adopted);
                next.remembered.clear();
                next.ticks.clear();
            }
            Action::Restart => {
                next.with_events(Vec::new());
                next.view = View::Step;
                next.notice = None;
                next.remembered.clear();
                next.ticks.clear();
            }
            Action::Tick(fix, line) => {
                next.ticks.turn(fix, line);
                next.travel = Travel::Stay;
            }
            Action::Elsewhere(events) => {
                if events == next.events {
                    return self;
                }
                next.notice = Some(Notice::Elsewhere(events));
                next.travel = Travel::Stay;
            }
            Action::GoOnThere => {
                let Some(Notice::Elsewhere(events)) = next.notice.take() else { return self };
                next.with_events(events);
                next.view = View::Step;
            }
            Action::TimePassed => next.travel = Travel::Stay,
            Action::Phone(said) => {
                next.phone.say(said);
                next.chosen_on = Some(next.screen);
                next.guide = next.editions.of(next.phone.ios());
                next.travel = Travel::Stay;
            }
            Action::Dismiss => {
                next.notice = None;
                next.travel = Travel::Stay;
            }
            Action::NotKept => {
                next.notice = Some(Notice::NotKept);
                next.travel = Travel::Stay;
            }
            Action::LookedAhead(ahead) => {
                // The visit may have gone on meanwhile, and what follows it has not yet seen how.
                if !Rc::ptr_eq(&ahead, &next.ahead) {
                    return self;
                }
                next.travel = Travel::Stay;
            }
        }
        if next.travel == Travel::Forward {
            next.depth += 1;
        }
        if next.travel != Travel::Stay {
            next.screen += 1;
        }
        Rc::new(next)
    }
}

#[cfg(test)]
mod tests;
