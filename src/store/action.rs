//! What can be asked of the store, and what becomes of the visit.

use std::cell::OnceCell;
use std::rc::Rc;

use unstuck_engine::{Event, FixId};
use yew::prelude::*;

use super::visit::asked_again;
use super::{Notice, Target, Travel, View, Visit};
use crate::ahead::Ahead;
use crate::phone::Said;

/// What components and the browser can ask of the store.
#[derive(Clone, Debug)]
pub(crate) enum Action {
    /// Something happened at the present step. On the start screen that is the answer to the entry question, or the start alone.
    Happened(Event),
    /// The same happened with all fixes whose effect was waited for.
    Waited(fn(FixId) -> Event),
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
    /// Another visit takes the place of this one, which stays behind it in the browser's history; this is said of it.
    Another(Vec<Event>, Option<Notice>),
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

impl Action {
    /// Forget everything.
    pub(crate) fn restart() -> Self {
        Self::Another(Vec::new(), None)
    }
}

impl Reducible for Visit {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = (*self).clone();
        next.serial += 1;
        // None where the screen stays.
        let mut travel = Some(Travel::Forward);
        match action {
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
                travel = Some(Travel::Link);
            }
            Action::Close => next.view = View::Step,
            Action::Undo => {
                next.undo();
                travel = Some(Travel::Undo);
            }
            Action::Moved { events, view, depth, since } => {
                next.with_events(events);
                next.since = Rc::new(since.map_or_else(OnceCell::new, OnceCell::from));
                next.view = view;
                next.depth = depth;
                next.notice = None;
                travel = Some(Travel::Browser);
            }
            Action::Another(events, notice) => {
                next.with_events(events);
                next.view = View::Step;
                next.notice = notice;
                next.remembered.clear();
                next.ticks.clear();
            }
            Action::Tick(fix, line) => {
                next.ticks.turn(fix, line);
                travel = None;
            }
            Action::Elsewhere(events) => {
                if events == next.events {
                    return self;
                }
                next.notice = Some(Notice::Elsewhere(events));
                travel = None;
            }
            Action::GoOnThere => {
                let Some(Notice::Elsewhere(events)) = next.notice.take() else { return self };
                next.with_events(events);
                next.view = View::Step;
            }
            Action::TimePassed => travel = None,
            Action::Phone(said) => {
                next.phone.say(said);
                next.chosen_on = Some(next.screen);
                next.guide = next.editions.of(next.phone.ios());
                travel = None;
            }
            Action::Dismiss => {
                next.notice = None;
                travel = None;
            }
            Action::NotKept => {
                next.notice = Some(Notice::NotKept);
                travel = None;
            }
            Action::LookedAhead(ahead) => {
                // The visit may have gone on meanwhile, and what follows it has not yet seen how.
                if !Rc::ptr_eq(&ahead, &next.ahead) {
                    return self;
                }
                travel = None;
            }
        }
        if travel == Some(Travel::Forward) {
            next.depth += 1;
        }
        if let Some(travel) = travel {
            next.travel = travel;
            next.screen += 1;
        }
        Rc::new(next)
    }
}
