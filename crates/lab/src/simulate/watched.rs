//! A visit of the app's own rule, with everything that happened in it.

use unstuck_engine::{CauseId, Event, FixId};

use super::case::Case;
use super::visit::Visit;

/// A simulated visit and what nobody in it knew.
#[derive(Clone, Debug, PartialEq)]
pub struct Watched {
    /// What was wrong.
    pub cause: CauseId,
    /// Hands-on minutes.
    pub minutes: f64,
    /// The same with the price of support for those who end there.
    pub minutes_with_support: f64,
    /// Screens, the last one included.
    pub screens: u32,
    /// Hours waited for effects.
    pub hours: f64,
    /// Whether it ended at support.
    pub support: bool,
    /// What cured it. Where one wait showed the effect of several fixes, the events cannot tell, and this can.
    pub helped: Option<FixId>,
    /// All that happened. Replayed, they end where the visit did.
    pub events: Vec<Event>,
}

impl Watched {
    pub(super) fn new(case: &Case, visit: Visit, events: Vec<Event>) -> Self {
        Self {
            cause: case.faults.first().map_or(CauseId(0), |fault| fault.cause),
            minutes: visit.minutes,
            minutes_with_support: visit.minutes_with_support,
            screens: visit.screens,
            hours: visit.hours,
            support: visit.support,
            helped: visit.helped,
            events,
        }
    }
}

impl Default for Watched {
    /// A visit that has not been played yet.
    fn default() -> Self {
        Self {
            cause: CauseId(0),
            minutes: 0.0,
            minutes_with_support: 0.0,
            screens: 0,
            hours: 0.0,
            support: false,
            helped: None,
            events: Vec::new(),
        }
    }
}
