//! Simulated visits: the same people, played through several strategies.
//!
//! A case is one person with one fault, drawn from the model. All strategies meet the same cases, so that they are
//! compared pair by pair and not by luck. What is shown holds as far as the model is true; [`Scenario`] says how the
//! truth may differ from it.
//!
//! The same setting and seed give the same report, whatever the number of threads.

mod case;
mod findings;
mod report;
mod statistics;
mod strategy;
mod visit;
mod watched;

pub(crate) use case::Case;
pub use case::Scenario;
pub use findings::{CauseFindings, Findings, FixFindings, QuestionFindings, Taken, findings};
pub use report::{Against, Report, Summary};
pub use statistics::Estimate;
pub(crate) use statistics::{mean, share};
pub use strategy::Strategy;
pub use watched::Watched;

use std::num::NonZeroU32;
use std::thread;

use unstuck_engine::{Event, FixId, Model, ModelError};

use strategy::{Lists, Planner};
use visit::{Visit, play};

/// What is simulated.
#[derive(Clone, Debug)]
pub struct Setting<'m> {
    /// The model that people are drawn from and that plans are made with.
    pub model: &'m Model,
    /// The fixes of the guide's checklist, in its order.
    pub checklist: Vec<FixId>,
    /// By fix: hours until its effect shows.
    pub hours: Vec<f64>,
}

/// How much is simulated.
#[derive(Clone, Copy, Debug)]
pub struct Extent {
    /// How many people.
    pub cases: NonZeroU32,
    /// Where the dice begin.
    pub seed: u64,
    /// Whether quick and refined are also played where the truth differs from the model.
    pub robustness: bool,
}

/// Something to play: a strategy where the truth is so.
type Play = (Scenario, Strategy);

/// What the app itself does, where the guide's numbers are true.
const OWN: Play = (Scenario::AsModelled, Strategy::Quick);

/// Plays all cases through all strategies.
///
/// # Errors
/// When the model cannot be had without its conditions, which does not happen to a checked model.
pub fn simulate(setting: &Setting<'_>, extent: Extent) -> Result<Report, ModelError> {
    let lists = Lists::new(setting)?;
    let plays = plays(extent.robustness);
    let (visits, watched) = visits(setting, &lists, extent, &plays);
    let mut report = Report { strategies: Vec::new(), robustness: Vec::new(), watched };
    let of = |at: usize| visits.iter().skip(at).step_by(plays.len()).copied().collect::<Vec<Visit>>();
    let article = plays.iter().position(|play| *play == (Scenario::AsModelled, Strategy::Article));
    let article = article.map(of).unwrap_or_default();
    for (at, &(scenario, strategy)) in plays.iter().enumerate() {
        let played = of(at);
        if scenario == Scenario::AsModelled {
            report.strategies.push(Summary::new(strategy, &played, &article, extent.seed));
        } else {
            report.robustness.push(Against::new(scenario, strategy, &played));
        }
    }
    Ok(report)
}

/// What happens in visits of people who are drawn from `truth` and guided by the app's rule on the numbers of
/// `setting.model`: the same causes, questions and fixes, but other probabilities. One list of events a person.
///
/// # Errors
/// When the model cannot be had without its conditions, which does not happen to a checked model.
pub fn events(
    setting: &Setting<'_>,
    truth: &Model,
    cases: NonZeroU32,
    seed: u64,
) -> Result<Vec<Vec<Event>>, ModelError> {
    let lists = Lists::new(setting)?;
    let mut planner = Planner::new(setting.model, &lists);
    let visit = |number: u32| {
        let case = Case::draw(truth, Scenario::AsModelled, seed, u64::from(number));
        play(setting, &case, |events| planner.next(Strategy::Quick, &case, events)).1
    };
    Ok((0..cases.get()).map(visit).collect())
}

fn plays(robustness: bool) -> Vec<Play> {
    let mut plays: Vec<Play> =
        Strategy::ALL.iter().map(|strategy| (Scenario::AsModelled, *strategy)).collect();
    if robustness {
        for scenario in Scenario::OTHERS {
            plays.extend([(scenario, Strategy::Quick), (scenario, Strategy::Refined)]);
        }
    }
    plays
}

/// The visits, case by case, and for each case in the order of `plays`; and those of the app's own rule with all that
/// happened in them, one a case.
fn visits(
    setting: &Setting<'_>,
    lists: &Lists,
    extent: Extent,
    plays: &[Play],
) -> (Vec<Visit>, Vec<Watched>) {
    let cases = extent.cases.get() as usize;
    let mut visits = vec![Visit::default(); cases * plays.len()];
    let mut watched = vec![Watched::default(); cases];
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let share = cases.div_ceil(threads);
    thread::scope(|scope| {
        let parts = visits.chunks_mut(share * plays.len()).zip(watched.chunks_mut(share));
        for (at, (part, watched)) in parts.enumerate() {
            scope.spawn(move || {
                let mut planner = Planner::new(setting.model, lists);
                let cases = part.chunks_mut(plays.len()).zip(watched);
                for (offset, (visits, watched)) in cases.enumerate() {
                    let number = (at * share + offset) as u64;
                    let mut drawn: Option<(Scenario, Case)> = None;
                    for (visit, &(scenario, strategy)) in visits.iter_mut().zip(plays) {
                        // The plays of a scenario stand together and share its person.
                        let known = drawn.take().filter(|(of, _)| *of == scenario);
                        let case = match known {
                            Some((_, case)) => case,
                            None => Case::draw(setting.model, scenario, extent.seed, number),
                        };
                        let (played, events) =
                            play(setting, &case, |events| planner.next(strategy, &case, events));
                        *visit = played;
                        if (scenario, strategy) == OWN {
                            *watched = Watched::new(&case, played, events);
                        }
                        drawn = Some((scenario, case));
                    }
                }
            });
        }
    });
    (visits, watched)
}
