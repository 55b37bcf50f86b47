//! The next screens, computed while the person reads, so that a click never waits.
//!
//! For everything that can be clicked, the events that the visit would go on with and the state they lead to. There is time
//! for a closer look at what comes next; a click that comes before it is ready gets what is seen at once.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use unstuck_engine::plan::closer::look_ahead;
use unstuck_engine::{Event, State, Step};
use yew::prelude::*;

use crate::phone::Phone;
use crate::store::{Action, View, Visit, VisitContext};

/// Before the first look, in milliseconds: nobody who is in a hurry, and no browser that still moves through its history,
/// has to wait for it.
const STILL: u32 = 700;
/// Between two looks, in milliseconds: clicks are answered first.
const PAUSE: u32 = 50;

/// What was computed ahead from one point of a visit.
#[derive(Debug, Default)]
pub(crate) struct Ahead {
    ready: RefCell<Vec<Next>>,
    /// The iPhone with whose names everything was looked at, and from which screen.
    over: Cell<Option<(Phone, u32)>>,
}

/// What comes after a click.
#[derive(Clone, Debug)]
pub(crate) struct Next {
    click: Event,
    /// All events of the visit from then on.
    pub(crate) events: Vec<Event>,
    pub(crate) state: Rc<State>,
}

impl Ahead {
    /// What comes after a click, if it was computed.
    pub(crate) fn after(&self, click: Event) -> Option<Next> {
        self.ready.borrow().iter().find(|next| next.click == click).cloned()
    }

    /// Whether everything that can be clicked was looked at from where the person is now.
    pub(crate) fn is_over(&self, visit: &Visit) -> bool {
        self.over.get() == Some((visit.phone, visit.screen))
    }

    /// Computes what comes after a click, and keeps it where the click means something.
    pub(crate) fn look(&self, visit: &Visit, click: Event) {
        if self.after(click).is_some() {
            return;
        }
        if let Some((events, state)) = look_ahead(visit.model, &visit.begun(), click) {
            self.ready.borrow_mut().push(Next { click, events, state: Rc::new(state) });
        }
    }
}

/// Looks ahead from where the visit stands, one click at a time, for as long as it stands there. What the visit would become is
/// handed to `prepare`.
#[hook]
pub(crate) fn use_ahead(visit: &VisitContext, prepare: Callback<Rc<Visit>>) {
    let visit = visit.clone();
    // With the names of another iPhone they are other screens, and what was looked at before a page was read is known still.
    use_effect_with((Rc::as_ptr(&visit.ahead), visit.phone, visit.screen), move |_| {
        let waiting = Rc::new(RefCell::new(None));
        let queue = clicks(&visit);
        go_on(visit, prepare, queue, &waiting, STILL);
        // Dropping the timer ends the looks.
        move || drop(waiting.take())
    });
}

fn go_on(
    visit: VisitContext,
    prepare: Callback<Rc<Visit>>,
    mut queue: Vec<Event>,
    waiting: &Rc<RefCell<Option<Timeout>>>,
    after: u32,
) {
    let next = Rc::clone(waiting);
    let timer = Timeout::new(after, move || match queue.pop() {
        Some(event) => {
            visit.ahead.look(&visit, event);
            if visit.view == View::Step {
                prepare.emit(Rc::clone(&visit.visit).reduce(Action::Happened(event)));
            }
            go_on(visit, prepare, queue, &next, PAUSE);
        }
        None => {
            visit.ahead.over.set(Some((visit.phone, visit.screen)));
            visit.dispatch(Action::LookedAhead(Rc::clone(&visit.ahead)));
        }
    });
    *waiting.borrow_mut() = Some(timer);
}

/// What can be clicked where the visit stands, the likeliest last.
fn clicks(visit: &Visit) -> Vec<Event> {
    let answers = |question| {
        let answers = visit.model.answers(question).map(|answer| Event::Answer(question, answer));
        // Authors begin with what is said most often.
        let answers: Vec<_> = answers.chain([Event::NotSure(question), Event::Skip(question)]).collect();
        answers.into_iter().rev().collect()
    };
    match visit.state.step {
        Step::Start => visit.model.entry().map_or_else(Vec::new, answers),
        Step::Question(question) => answers(question),
        Step::Caution(fix) => vec![visit.state.safer_event(visit.model, fix), Event::Proceed(fix)],
        Step::Fix(fix) => vec![
            Event::Later(fix),
            Event::Wait(fix),
            Event::AlreadyTried(fix),
            Event::CouldNot(fix),
            Event::Fixed(fix),
            Event::NotFixed(fix),
        ],
        Step::Wait(fix) => vec![Event::Later(fix), Event::Fixed(fix), Event::NotFixed(fix)],
        Step::Again(_) | Step::Resolved(_) | Step::Support(_) => Vec::new(),
    }
}
