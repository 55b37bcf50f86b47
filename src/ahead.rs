//! The next screens, computed while the person reads, so that a click never waits.
//!
//! For everything that can be clicked, the events that the visit would go on with and the state they lead to. There is time
//! for a closer look at what comes next; a click that comes before it is ready gets what is seen at once. Where the person has
//! chosen an answer, what it leads to is looked at before all else.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use unstuck_engine::plan::closer::look_ahead;
use unstuck_engine::{Event, State, Step};
use yew::prelude::*;

use crate::phone::Phone;
use crate::platform::dom;
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

thread_local! {
    /// The looks of the app. A screen that was drawn beforehand knows no visit that has come since.
    static LOOKS: RefCell<Option<Rc<Looks>>> = const { RefCell::new(None) };
}

/// Looks soon at what comes after a click that is about to be made, where that has not been done, and leaves the person time
/// for the click before it goes on with the others.
pub(crate) fn expect(click: Event) {
    let Some(looks) = LOOKS.with_borrow(Clone::clone) else { return };
    let mut queue = looks.queue.borrow_mut();
    if let Some(at) = queue.iter().position(|event| *event == click) {
        let click = queue.swap_remove(at);
        queue.push(click);
        looks.wait(PAUSE, STILL);
    }
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
        let queue = RefCell::new(clicks(&visit));
        let looks = Rc::new(Looks { visit, prepare, queue, waiting: RefCell::default() });
        looks.wait(STILL, PAUSE);
        LOOKS.set(Some(Rc::clone(&looks)));
        let pressing = dom::on_press({
            let looks = Rc::clone(&looks);
            move || looks.hold()
        });
        move || {
            drop(pressing);
            LOOKS.take();
            // Dropping the timer ends the looks.
            looks.waiting.take();
        }
    });
}

/// The looks ahead from one point of a visit.
#[derive(Debug)]
struct Looks {
    visit: VisitContext,
    prepare: Callback<Rc<Visit>>,
    /// What is still to be looked at, the next at the end.
    queue: RefCell<Vec<Event>>,
    /// The wait for the next look.
    waiting: RefCell<Option<Timeout>>,
}

impl Looks {
    /// Looks at what is next after so many milliseconds, and at the one behind it after so many more.
    fn wait(self: &Rc<Self>, after: u32, then: u32) {
        let looks = Rc::clone(self);
        self.waiting.replace(Some(Timeout::new(after, move || looks.look(then))));
    }

    /// Leaves the browser free for a click that is being made.
    fn hold(self: &Rc<Self>) {
        if !self.queue.borrow().is_empty() {
            self.wait(STILL, PAUSE);
        }
    }

    fn look(self: &Rc<Self>, then: u32) {
        let visit = &self.visit;
        let next = self.queue.borrow_mut().pop();
        match next {
            Some(event) => {
                visit.ahead.look(visit, event);
                if visit.view == View::Step {
                    self.prepare.emit(Rc::clone(&visit.visit).reduce(Action::Happened(event)));
                }
                self.wait(then, PAUSE);
            }
            None => {
                visit.ahead.over.set(Some((visit.phone, visit.screen)));
                visit.dispatch(Action::LookedAhead(Rc::clone(&visit.ahead)));
            }
        }
    }
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
