//! One visit of one person, from the first screen to the last.

use unstuck_engine::{ClusterId, Event, FixId, QuestionId};

use super::Setting;
use super::case::Case;

/// What a person is to do next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    /// Answer a question.
    Ask(QuestionId),
    /// Do a fix, and see at once or in time whether it helped.
    Do(FixId),
    /// Do a fix whose effect takes time to show, and come back before waiting for it.
    Begin(FixId),
    /// Wait for the effect of what was begun.
    Wait,
    /// Hand over.
    Support,
}

/// What a visit took.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Visit {
    /// Hands-on minutes: questions, fixes, preparations and the opening of clusters.
    pub(super) minutes: f64,
    /// The same with the price of support for those who end there.
    pub(super) minutes_with_support: f64,
    /// What the planner minimises: with the prices of risk, waiting and support.
    pub(super) cost: f64,
    /// Questions, cautions, fixes, preparations, and the last screen.
    pub(super) screens: u32,
    /// Hours waited for effects.
    pub(super) hours: f64,
    /// Whether it ended at support.
    pub(super) support: bool,
    /// The fix that cured what was still wrong.
    pub(super) helped: Option<FixId>,
}

/// Plays a visit, and says what happened in it. `next` says what comes after the events so far.
///
/// The person does what they are asked to and is careful: where a caution names a preparation, it is done first unless
/// it was done before in this visit. `next` may add that an answer was confirmed, which takes a screen and no time.
pub(super) fn play(
    setting: &Setting<'_>,
    case: &Case,
    mut next: impl FnMut(&mut Vec<Event>) -> Turn,
) -> (Visit, Vec<Event>) {
    let model = setting.model;
    let mut going = Going {
        setting,
        case,
        events: vec![Event::Start],
        cured: vec![false; case.faults.len()],
        begun: Vec::new(),
        opened: Vec::new(),
        visit: Visit::default(),
    };
    while !going.is_resolved() || !going.begun.is_empty() {
        match next(&mut going.events) {
            Turn::Ask(question) => {
                going.visit.minutes += model.question(question).cost;
                going.visit.cost += model.question(question).cost;
                going.visit.screens += 1;
                going.events.push(match case.answer(question, &going.cured) {
                    Some(answer) => Event::Answer(question, answer),
                    None => Event::NotSure(question),
                });
            }
            Turn::Do(fix) => {
                let spec = model.fix(fix);
                going.visit.screens += u32::from(spec.caution);
                if let Some(safer) = spec.safer.filter(|safer| spec.caution && !going.was_done(*safer)) {
                    going.perform(safer);
                }
                if !going.is_resolved() {
                    going.perform(fix);
                }
            }
            Turn::Begin(fix) => going.begin(fix),
            Turn::Wait => going.wait(),
            Turn::Support => {
                going.visit.support = true;
                break;
            }
        }
    }
    let mut visit = going.visit;
    let price = if visit.support { model.support() } else { 0.0 };
    let confirmed = going.events.iter().filter(|event| matches!(event, Event::Confirm(_)));
    visit.screens += confirmed.fold(1, |screens, _| screens + 1);
    visit.minutes_with_support = visit.minutes + price;
    visit.cost += price;
    (visit, going.events)
}

struct Going<'s> {
    setting: &'s Setting<'s>,
    case: &'s Case,
    events: Vec<Event>,
    /// By fault.
    cured: Vec<bool>,
    /// Done, and their effect not waited for yet.
    begun: Vec<FixId>,
    /// The clusters opened by now.
    opened: Vec<ClusterId>,
    visit: Visit,
}

impl Going<'_> {
    fn is_resolved(&self) -> bool {
        self.cured.iter().all(|cured| *cured)
    }

    fn was_done(&self, fix: FixId) -> bool {
        self.events.contains(&Event::NotFixed(fix))
    }

    fn perform(&mut self, fix: FixId) {
        self.do_it(fix);
        self.visit.cost += self.setting.model.fix(fix).test;
        self.visit.hours += self.hours(fix);
        self.events.push(if self.is_resolved() { Event::Fixed(fix) } else { Event::NotFixed(fix) });
    }

    fn begin(&mut self, fix: FixId) {
        self.do_it(fix);
        self.begun.push(fix);
        self.events.push(Event::Wait(fix));
    }

    /// One wait, as long as the longest of what was begun takes, shows whether any of it helped.
    fn wait(&mut self) {
        let begun = std::mem::take(&mut self.begun);
        let longest = |of: &dyn Fn(FixId) -> f64| begun.iter().map(|fix| of(*fix)).fold(0.0, f64::max);
        self.visit.cost += longest(&|fix| self.setting.model.fix(fix).test);
        self.visit.hours += longest(&|fix| self.hours(fix));
        self.visit.screens += 1;
        match begun.last() {
            Some(&last) if self.is_resolved() => self.events.push(Event::Fixed(last)),
            _ => self.events.extend(begun.into_iter().map(Event::NotFixed)),
        }
    }

    /// Hands on: what it takes without the test. The first fix of a cluster opens it for all of them.
    fn do_it(&mut self, fix: FixId) {
        let model = self.setting.model;
        let spec = model.fix(fix);
        if let Some(cluster) = spec.cluster.filter(|cluster| !self.opened.contains(cluster)) {
            self.opened.push(cluster);
            self.visit.minutes += model.opening(fix);
            self.visit.cost += model.opening(fix);
        }
        self.visit.minutes += spec.minutes;
        self.visit.cost += spec.cost - spec.test;
        self.visit.screens += 1;
        let was_resolved = self.is_resolved();
        for (cured, fault) in self.cured.iter_mut().zip(&self.case.faults) {
            *cured |= fault.is_cured_by(fix);
        }
        if self.is_resolved() && !was_resolved {
            self.visit.helped = Some(fix);
        }
    }

    fn hours(&self, fix: FixId) -> f64 {
        self.setting.hours.get(fix.at()).copied().unwrap_or(0.0)
    }
}
