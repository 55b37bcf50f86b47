//! Visits for the samples: real ones, led by the engine through the guide, so that they hold whatever the guide says.

use std::panic::Location;

use unstuck_engine::{AnswerId, Event, FixId, QuestionId, Step};
use unstuck_flow::guide::{Fix, Question};

use crate::app::Props;
use crate::phone::Said;
use crate::store::Visit;

/// More steps than any way has.
const STEPS: usize = 200;

/// Where visits begin.
#[derive(Clone, Copy)]
pub(super) struct Ways(pub(super) Props);

/// What a person does at a step; nothing at an end.
type Rule = fn(&Visit) -> Vec<Event>;

impl Ways {
    /// A visit with these events.
    pub(super) fn of(self, events: Vec<Event>) -> Visit {
        let Props { editions, model, phone } = self.0;
        Visit::new(editions, model, phone, events)
    }

    /// A visit that has not begun.
    pub(super) fn fresh(self) -> Visit {
        self.of(Vec::new())
    }

    /// The same for somebody who said something of the iPhone.
    pub(super) fn on(self, said: &[Said]) -> Self {
        let mut props = self.0;
        said.iter().for_each(|said| props.phone.say(*said));
        Self(props)
    }

    /// A visit of somebody whose iPhone is not known.
    pub(super) fn unknown(self) -> Visit {
        self.on(&[Said::Here(false)]).fresh()
    }

    /// The first visit on the way of a rule that is as it is wanted, whatever it was that the person saw at the start.
    #[track_caller]
    pub(super) fn until(self, rule: Rule, wanted: impl Fn(&Visit) -> bool) -> Visit {
        let fresh = self.fresh();
        let entry = QuestionId(fresh.guide.entry);
        let answers = fresh.question(entry).answers.len();
        let seen = (0..answers).map(|at| Event::Answer(entry, AnswerId::of(at)));
        let found = seen.chain([Event::NotSure(entry)]).find_map(|seen| self.walk(seen, rule, &wanted));
        if found.is_none() {
            wrong("no way leads where it should");
        }
        found.unwrap_or(fresh)
    }

    fn walk(self, first: Event, rule: Rule, wanted: &impl Fn(&Visit) -> bool) -> Option<Visit> {
        let mut visit = self.of(vec![Event::Start, first]);
        for _ in 0..STEPS {
            if wanted(&visit) {
                return Some(visit);
            }
            let next = rule(&visit);
            if next.is_empty() {
                break;
            }
            let events = visit.events.iter().copied().chain(next).collect();
            visit = self.of(events);
        }
        None
    }

    /// The first fix of the guide that is as it is wanted.
    #[track_caller]
    pub(super) fn fix(self, wanted: impl Fn(&Fix) -> bool) -> FixId {
        FixId::of(position(&self.fresh().guide.fixes, wanted))
    }

    /// The first question of the guide that is as it is wanted.
    #[track_caller]
    pub(super) fn question(self, wanted: impl Fn(&Question) -> bool) -> QuestionId {
        QuestionId::of(position(&self.fresh().guide.questions, wanted))
    }

    /// A visit in which two questions were answered and something was tried.
    pub(super) fn underway(self) -> Visit {
        self.until(nothing_helps, |visit| {
            let answers = visit.events.iter().filter(|event| event.question().is_some()).count();
            let outcomes = visit.events.iter().filter(|event| event.outcome().is_some()).count();
            answers >= 2 && outcomes >= 2 && matches!(visit.state.step, Step::Fix(_))
        })
    }
}

#[track_caller]
fn position<T>(of: &[T], wanted: impl Fn(&T) -> bool) -> usize {
    let found = of.iter().position(wanted);
    if found.is_none() {
        wrong("the guide has nothing to show in a sample");
    }
    found.unwrap_or_default()
}

/// The gallery would show something else than its headings say, so its tests have to fail.
#[track_caller]
fn wrong(what: &str) {
    let place = Location::caller();
    #[cfg(test)]
    panic!("{what} ({place})");
    #[cfg(not(test))]
    gloo::console::error!(format!("{what} ({place})"));
}

/// Somebody who gives the first answer to everything and whom nothing helps.
pub(super) fn nothing_helps(visit: &Visit) -> Vec<Event> {
    match visit.state.step {
        Step::Start => vec![Event::Start],
        Step::Question(question) => vec![Event::Answer(question, AnswerId::of(0))],
        Step::Again(question) => vec![Event::Confirm(question)],
        Step::Caution(fix) => vec![Event::Proceed(fix)],
        Step::Fix(fix) if visit.fix(fix).wait.is_some() => vec![Event::Wait(fix)],
        Step::Fix(fix) => vec![Event::NotFixed(fix)],
        Step::Wait(_) => visit.state.waiting.iter().map(|fix| Event::NotFixed(*fix)).collect(),
        Step::Resolved(_) | Step::Support(_) => Vec::new(),
    }
}

/// The same, but the next fix helps.
pub(super) fn this_helps(visit: &Visit) -> Vec<Event> {
    match visit.state.step {
        Step::Fix(fix) | Step::Wait(fix) if !visit.fix(fix).prepares => vec![Event::Fixed(fix)],
        _ => nothing_helps(visit),
    }
}

/// Whom nothing helps either, and who takes the safer way wherever there is one.
pub(super) fn safer_first(visit: &Visit) -> Vec<Event> {
    match visit.state.step {
        Step::Caution(fix) if visit.state.safer_is_open(visit.model, fix) => {
            vec![visit.state.safer_event(visit.model, fix)]
        }
        _ => nothing_helps(visit),
    }
}

/// Whose iPhone is on the charger at night and still not full in the morning, and who knows nothing else.
pub(super) fn charging_in_vain(visit: &Visit) -> Vec<Event> {
    let Step::Question(question) = visit.state.step else { return nothing_helps(visit) };
    let told = visit
        .question(question)
        .answers
        .iter()
        .position(|answer| ["not-charged", "runs"].contains(&answer.id.as_str()));
    vec![told.map_or(Event::NotSure(question), |at| Event::Answer(question, AnswerId::of(at)))]
}

#[cfg(test)]
mod tests {
    use unstuck_flow::compile::compile_with;
    use unstuck_flow::guide::Device;
    use unstuck_flow::{codec, lower};

    use super::*;
    use crate::editions::Editions;
    use crate::gallery::families;
    use crate::phone::Phone;

    #[test]
    fn with_the_guide_that_is_shipped_every_way_leads_where_it_should() {
        let outcome = compile_with(
            include_str!("../../flows/icloud-backup/guide.toml"),
            include_str!("../../flows/icloud-backup/figures.toml"),
        );
        let guide = outcome.guide.expect("the guide compiles");
        let model = Box::leak(Box::new(lower::model(&guide).expect("the guide runs")));
        let editions = Editions::new(codec::encode(&guide, &outcome.names), None).expect("it is a guide");
        let phone = Phone::seen("", Device::Any);
        assert!(!families(Ways(Props { editions, model, phone })).is_empty());
    }
}
