//! One visit of one person, from the first screen to the last.

use unstuck_engine::plan::Choice;
use unstuck_engine::{Event, FixId};

use super::Setting;
use super::case::Case;

/// What a visit took.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Visit {
    /// Hands-on minutes: questions, fixes and preparations.
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
}

/// Plays a visit, and says what happened in it. `next` says what comes after the events so far.
///
/// The person does what they are asked to and is careful: where a caution names a preparation, it is done first unless
/// it was done before in this visit. `next` may add that an answer was confirmed, which takes a screen and no time.
pub(super) fn play(
    setting: &Setting<'_>,
    case: &Case,
    mut next: impl FnMut(&mut Vec<Event>) -> Choice,
) -> (Visit, Vec<Event>) {
    let model = setting.model;
    let mut going = Going {
        setting,
        case,
        events: vec![Event::Start],
        cured: vec![false; case.faults.len()],
        visit: Visit::default(),
    };
    while !going.is_resolved() {
        match next(&mut going.events) {
            Choice::Question(question) => {
                going.visit.minutes += model.question(question).cost;
                going.visit.cost += model.question(question).cost;
                going.visit.screens += 1;
                going.events.push(match case.answer(question, &going.cured) {
                    Some(answer) => Event::Answer(question, answer),
                    None => Event::NotSure(question),
                });
            }
            Choice::Fix(fix) => {
                let spec = model.fix(fix);
                going.visit.screens += u32::from(spec.caution);
                if let Some(safer) = spec.safer.filter(|safer| spec.caution && !going.was_done(*safer)) {
                    going.perform(safer);
                }
                if !going.is_resolved() {
                    going.perform(fix);
                }
            }
            Choice::Support => {
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
        let spec = self.setting.model.fix(fix);
        self.visit.minutes += spec.minutes;
        self.visit.cost += spec.cost;
        self.visit.screens += 1;
        self.visit.hours += self.setting.hours.get(fix.at()).copied().unwrap_or(0.0);
        for (cured, fault) in self.cured.iter_mut().zip(&self.case.faults) {
            *cured |= fault.is_cured_by(fix);
        }
        self.events.push(if self.is_resolved() { Event::Fixed(fix) } else { Event::NotFixed(fix) });
    }
}
