//! What the visits of a strategy come to.

use serde::Serialize;

use super::case::Scenario;
use super::statistics::{Estimate, mean, quartiles, ratio, share};
use super::strategy::Strategy;
use super::visit::Visit;
use super::watched::Watched;

/// What came of a simulation.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Report {
    /// Every strategy where the model is true.
    pub strategies: Vec<Summary>,
    /// Quick and refined where it is not; empty unless asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub robustness: Vec<Against>,
    /// The visits of the app's own rule where the model is true, one a person.
    #[serde(skip)]
    pub watched: Vec<Watched>,
}

/// What the visits of a strategy take.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Summary {
    /// Its name.
    pub strategy: &'static str,
    /// Hands-on minutes.
    pub minutes: Estimate,
    /// A quarter of the visits take fewer minutes than the first, half fewer than the second, a quarter more than the
    /// third.
    pub minutes_quartiles: [f64; 3],
    /// Hands-on minutes, with the price of support for those who end there.
    pub minutes_with_support: Estimate,
    /// What the planner minimises: minutes with the prices of risk, waiting and support.
    pub cost: Estimate,
    /// Screens.
    pub screens: Estimate,
    /// Hours waited for effects.
    pub hours_waited: Estimate,
    /// Share of visits that end at support.
    pub at_support: Estimate,
    /// `minutes_with_support` as a share of the article's; `None` where that is 0.
    pub against_article: Option<Estimate>,
}

impl Summary {
    pub(super) fn new(strategy: Strategy, visits: &[Visit], article: &[Visit], seed: u64) -> Self {
        let total = |visit: &Visit| visit.minutes_with_support;
        Self {
            strategy: strategy.name(),
            minutes: mean(&each(visits, |visit| visit.minutes)),
            minutes_quartiles: quartiles(each(visits, |visit| visit.minutes)),
            minutes_with_support: mean(&each(visits, total)),
            cost: mean(&each(visits, |visit| visit.cost)),
            screens: mean(&each(visits, |visit| f64::from(visit.screens))),
            hours_waited: mean(&each(visits, |visit| visit.hours)),
            at_support: share(&each(visits, |visit| visit.support)),
            against_article: ratio(&each(visits, total), &each(article, total), seed),
        }
    }
}

/// What the visits of a strategy take where the truth differs from the model.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Against {
    /// How it differs.
    pub scenario: String,
    /// The name of the strategy.
    pub strategy: &'static str,
    /// Hands-on minutes, with the price of support for those who end there.
    pub minutes_with_support: Estimate,
    /// Share of visits that end at support.
    pub at_support: Estimate,
}

impl Against {
    pub(super) fn new(scenario: Scenario, strategy: Strategy, visits: &[Visit]) -> Self {
        Self {
            scenario: scenario.name(),
            strategy: strategy.name(),
            minutes_with_support: mean(&each(visits, |visit| visit.minutes_with_support)),
            at_support: share(&each(visits, |visit| visit.support)),
        }
    }
}

fn each<T>(visits: &[Visit], part: impl Fn(&Visit) -> T) -> Vec<T> {
    visits.iter().map(part).collect()
}
