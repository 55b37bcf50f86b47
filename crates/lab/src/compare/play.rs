//! One visit of a person, screen by screen.

use std::collections::HashMap;

use unstuck_engine::{AnswerId, Event, FixId, QuestionId, Step, Why, replay};

use super::Side;
use super::names::{Places, Shared};
use super::people::Person;
use crate::MOST_SCREENS;

/// A screen, in names that both versions share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shown {
    /// A question.
    Question(Shared),
    /// An answer that is to be looked at again.
    Again(Shared),
    /// The caution of a fix.
    Caution(Shared),
    /// A fix.
    Fix(Shared),
    /// The wait for the effect of a fix.
    Wait(Shared),
    /// A human takes over.
    Support,
}

/// What the person did on a screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Did {
    /// Gave this answer; `None` for "not sure".
    Said(Option<Shared>),
    /// Stood by the answer.
    Confirmed,
    /// Took the safer way.
    Safer,
    /// Read the caution and went on.
    Proceeded,
    /// Did the fix and waits for its effect.
    Waits,
    /// Did the fix, or waited, and it helped. The visit is over.
    Helped,
    /// It did not help.
    NotHelped,
    /// Could not do it.
    CouldNot,
    /// Went on from support.
    WentOn,
    /// Left it at that. The visit is over.
    Left,
}

/// A screen of a visit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Screen {
    /// What it shows.
    pub shown: Shown,
    /// Why it comes now. Fixes in it are positions in the version of the visit.
    pub why: Why,
    /// Hands-on minutes that it takes.
    pub minutes: f64,
    /// What the person did.
    pub did: Did,
}

/// A visit.
#[derive(Clone, Debug, PartialEq)]
pub struct Visit {
    /// Its screens after the start.
    pub screens: Vec<Screen>,
    /// Hands-on minutes of all of them.
    pub minutes: f64,
    /// Whether it ended at support.
    pub support: bool,
    /// Whether the person would have given an answer that the version does not have.
    pub speechless: bool,
}

/// What a visit shows after some events, as far as playing on needs it.
#[derive(Clone, Debug)]
struct Seen {
    step: Step,
    why: Why,
    minutes: f64,
    waiting: Vec<FixId>,
    can_resume: bool,
    /// Whether the preparation on a caution can still be chosen.
    safer_is_open: bool,
}

/// Plays visits through one version and remembers what comes next, since many begin alike.
pub(super) struct Player<'s> {
    side: Side<'s>,
    places: Places,
    seen: HashMap<Vec<Event>, Seen>,
}

impl<'s> Player<'s> {
    pub(super) fn new(side: Side<'s>) -> Self {
        Self { side, places: Places::of(side.names), seen: HashMap::new() }
    }

    pub(super) fn play(&mut self, person: &Person) -> Visit {
        let mut events = vec![Event::Start];
        let mut visit = Visit { screens: Vec::new(), minutes: 0.0, support: false, speechless: false };
        while visit.screens.len() < MOST_SCREENS {
            let seen = self.seen(&events);
            let (shown, did, event) = self.turn(&seen, person, &mut visit);
            visit.minutes += seen.minutes;
            visit.support = shown == Shown::Support;
            visit.screens.push(Screen { shown, why: seen.why, minutes: seen.minutes, did });
            let Some(event) = event else { break };
            events.push(event);
        }
        visit
    }

    fn seen(&mut self, events: &[Event]) -> Seen {
        if let Some(seen) = self.seen.get(events) {
            return seen.clone();
        }
        let model = self.side.model;
        let state = replay(model, events);
        let minutes = match state.step {
            Step::Question(question) => model.question(question).cost,
            Step::Fix(fix) => state.minutes(model, fix),
            _ => 0.0,
        };
        let safer_is_open = matches!(state.step, Step::Caution(fix) if state.safer_is_open(model, fix));
        let seen = Seen {
            step: state.step,
            why: state.why,
            minutes,
            waiting: state.waiting,
            can_resume: state.can_resume,
            safer_is_open,
        };
        self.seen.insert(events.to_vec(), seen.clone());
        seen
    }

    /// The screen, what the person does there, and what that is in the visit; nothing where it ends.
    fn turn(&self, seen: &Seen, person: &Person, visit: &mut Visit) -> (Shown, Did, Option<Event>) {
        let model = self.side.model;
        let name = |fix: FixId| self.side.names.fixes[fix.at()];
        let helps = |fix: &FixId| person.helped_by.contains(&name(*fix));
        match seen.step {
            Step::Question(question) => {
                let shown = self.side.names.questions[question.at()];
                let wanted = person.answers.get(&shown);
                let answer = wanted.and_then(|wanted| self.answer(question, *wanted));
                visit.speechless |= wanted.is_some() && answer.is_none();
                let event = answer.map_or(Event::NotSure(question), |answer| Event::Answer(question, answer));
                let said = answer.and(wanted.copied());
                (Shown::Question(shown), Did::Said(said), Some(event))
            }
            Step::Again(question) => {
                let shown = Shown::Again(self.side.names.questions[question.at()]);
                (shown, Did::Confirmed, Some(Event::Confirm(question)))
            }
            Step::Caution(fix) => {
                let safer = model.fix(fix).safer.filter(|safer| !person.cannot.contains(&name(*safer)));
                let takes = safer.is_some() && seen.safer_is_open;
                let (did, event) = if takes {
                    (Did::Safer, Event::Safer(fix))
                } else {
                    (Did::Proceeded, Event::Proceed(fix))
                };
                (Shown::Caution(name(fix)), did, Some(event))
            }
            Step::Fix(fix) => {
                let (did, event) = if person.cannot.contains(&name(fix)) {
                    (Did::CouldNot, Some(Event::CouldNot(fix)))
                } else if model.fix(fix).test > 0.0 && !model.fix(fix).prepares {
                    (Did::Waits, Some(Event::Wait(fix)))
                } else if helps(&fix) {
                    (Did::Helped, None)
                } else {
                    (Did::NotHelped, Some(Event::NotFixed(fix)))
                };
                (Shown::Fix(name(fix)), did, event)
            }
            Step::Wait(fix) if seen.waiting.iter().any(helps) => (Shown::Wait(name(fix)), Did::Helped, None),
            Step::Wait(fix) => (Shown::Wait(name(fix)), Did::NotHelped, Some(Event::NotFixed(fix))),
            Step::Support(_) if person.goes_on && seen.can_resume && self.is_new(person, visit) => {
                (Shown::Support, Did::WentOn, Some(Event::Resume))
            }
            // It begins started, and nobody says here that it works.
            Step::Support(_) | Step::Start | Step::Resolved(_) => (Shown::Support, Did::Left, None),
        }
    }

    fn answer(&self, question: QuestionId, name: Shared) -> Option<AnswerId> {
        self.places.answers[question.at()].get(&name).copied().map(AnswerId::of)
    }

    /// Whether there was anything since support last took over but what the person cannot do: that is offered again each
    /// time.
    fn is_new(&self, person: &Person, visit: &Visit) -> bool {
        let mut since = visit.screens.iter().rev().take_while(|screen| screen.shown != Shown::Support);
        let cannot = |screen: &Screen| matches!(screen.shown, Shown::Fix(fix) | Shown::Caution(fix) if person.cannot.contains(&fix));
        !since.all(cannot)
    }
}
