//! Visits that an author wrote down: who comes, what they answer, and what the guide must do for them.
//!
//! They are played with the planner of the app, without its closer look, so that they end the same on every machine.

use unstuck_engine::{AnswerId, Event, FixId, Model, QuestionId, Step, replay};

use crate::guide::Guide;

/// More screens than any visit has; only a fault of the engine would take longer.
const MOST_SCREENS: usize = 500;

/// A visit as it should go.
#[derive(Clone, Debug, PartialEq)]
pub struct Visit {
    /// Who comes, in a few words.
    pub who: String,
    /// What they answer, the usual answers included; of all else they are not sure.
    pub answers: Vec<(QuestionId, AnswerId)>,
    /// The fixes that help them, all others do not. Where it is empty the visit must end at support.
    pub helped_by: Vec<FixId>,
    /// The fixes they cannot do: no computer, no second network.
    pub cannot: Vec<FixId>,
    /// Whether they go on with the steps that are left when support takes over.
    pub goes_on: bool,
    /// The most screens that it may take, the start screen not counted and the last one included.
    pub screens: usize,
    /// The fixes that must not be shown, nor the cautions before them.
    pub never: Vec<FixId>,
    /// Pairs of fixes: the second may be shown only after the first was.
    pub before: Vec<(FixId, FixId)>,
    /// Fixes that must be offered, themselves or their cautions, within so many screens.
    pub by: Vec<(FixId, usize)>,
    /// Where in its file it begins, in bytes.
    pub at: usize,
}

/// A screen of a visit, with what the person did there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// A question, and the answer; `None` for "not sure".
    Question(QuestionId, Option<AnswerId>),
    /// An answer that is looked at again, and stays.
    Again(QuestionId),
    /// The caution of a fix, and whether the safer way was taken.
    Caution(FixId, bool),
    /// A fix.
    Fix(FixId),
    /// The wait for the effect of a fix.
    Wait(FixId),
    /// A human takes over.
    Support,
}

/// How a visit went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A fix was shown that must not be.
    Never(FixId),
    /// The second fix was shown, the first was not.
    NotBefore(FixId, FixId),
    /// The fix was not offered within so many screens.
    NotBy(FixId, usize),
    /// It is not over after the most screens that it may take.
    TooLong,
    /// It ended at support, and a fix would have helped.
    EndsAtSupport,
}

/// How a visit went.
#[derive(Clone, Debug, PartialEq)]
pub struct Played {
    /// Its screens after the start, up to the fault where there is one.
    pub screens: Vec<Screen>,
    /// What was wrong first.
    pub fault: Option<Fault>,
}

/// Plays a visit up to its end or its first fault.
#[must_use]
pub fn play(guide: &Guide, model: &Model, visit: &Visit) -> Played {
    let mut events = vec![Event::Start];
    let mut screens = Vec::new();
    loop {
        let state = replay(model, &events);
        let helps = |fix: &FixId| visit.helped_by.contains(fix);
        let (screen, event) = match state.step {
            Step::Question(question) => {
                let answer =
                    visit.answers.iter().find(|(asked, _)| *asked == question).map(|(_, answer)| *answer);
                let event = answer.map_or(Event::NotSure(question), |answer| Event::Answer(question, answer));
                (Screen::Question(question, answer), Some(event))
            }
            Step::Again(question) => (Screen::Again(question), Some(Event::Confirm(question))),
            Step::Caution(fix) => {
                let safer = model.fix(fix).safer.filter(|safer| !visit.cannot.contains(safer));
                let takes = safer.is_some() && state.safer_is_open(model, fix);
                (
                    Screen::Caution(fix, takes),
                    Some(if takes { Event::Safer(fix) } else { Event::Proceed(fix) }),
                )
            }
            Step::Fix(fix) => (Screen::Fix(fix), done(guide, model, visit, fix)),
            Step::Wait(fix) => {
                let event = if state.waiting.iter().any(helps) { None } else { Some(Event::NotFixed(fix)) };
                (Screen::Wait(fix), event)
            }
            Step::Support(_) if visit.goes_on && state.can_resume && is_new(visit, &screens) => {
                (Screen::Support, Some(Event::Resume))
            }
            // It begins started, and nobody says here that it works.
            Step::Support(_) | Step::Start | Step::Resolved(_) => (Screen::Support, None),
        };
        screens.push(screen);
        let fault = fault(visit, &screens, event.is_none());
        let Some(event) = event.filter(|_| fault.is_none()) else { return Played { screens, fault } };
        events.push(event);
    }
}

/// Whether there was anything since support last took over but what the person cannot do: that is offered again each time.
fn is_new(visit: &Visit, screens: &[Screen]) -> bool {
    let mut since = screens.iter().rev().take_while(|screen| **screen != Screen::Support);
    let cannot = |screen: &Screen| matches!(screen, Screen::Fix(fix) | Screen::Caution(fix, _) if visit.cannot.contains(fix));
    !since.all(cannot)
}

/// What the person says of a fix; `None` when it helped at once.
fn done(guide: &Guide, model: &Model, visit: &Visit, fix: FixId) -> Option<Event> {
    let waits = guide.fixes[usize::from(fix.0)].wait.is_some();
    if visit.cannot.contains(&fix) {
        Some(Event::CouldNot(fix))
    } else if waits && !model.fix(fix).prepares {
        Some(Event::Wait(fix))
    } else if visit.helped_by.contains(&fix) {
        None
    } else {
        Some(Event::NotFixed(fix))
    }
}

/// What is wrong with the last screen.
fn fault(visit: &Visit, screens: &[Screen], over: bool) -> Option<Fault> {
    let (last, earlier) = screens.split_last()?;
    if let Screen::Fix(fix) | Screen::Caution(fix, _) = *last {
        if visit.never.contains(&fix) {
            return Some(Fault::Never(fix));
        }
        let mut pairs =
            visit.before.iter().filter(|(_, second)| *second == fix && matches!(last, Screen::Fix(_)));
        if let Some((first, second)) = pairs.find(|(first, _)| !earlier.contains(&Screen::Fix(*first))) {
            return Some(Fault::NotBefore(*first, *second));
        }
    }
    let offers = |screen: &Screen, fix| matches!(*screen, Screen::Fix(shown) | Screen::Caution(shown, _) if shown == fix);
    let late = visit.by.iter().find(|(fix, most)| {
        (over || screens.len() >= *most) && !screens.iter().take(*most).any(|screen| offers(screen, *fix))
    });
    if let Some((fix, most)) = late {
        return Some(Fault::NotBy(*fix, *most));
    }
    if over && *last == Screen::Support && !visit.helped_by.is_empty() {
        return Some(Fault::EndsAtSupport);
    }
    let most = visit.screens.min(MOST_SCREENS);
    (screens.len() > most || (screens.len() == most && !over)).then_some(Fault::TooLong)
}
