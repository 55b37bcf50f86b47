//! Ways to go through a visit.

use std::collections::HashMap;

use unstuck_engine::plan::{Choice, Options, Policy, decide_by, order};
use unstuck_engine::{
    Condition, Event, Facts, FixId, Floors, Model, ModelError, QuestionId, Step, SupportReason, Why, replay,
};

use super::Setting;
use super::case::Case;
use super::visit::Turn;

/// A way to go through a visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Strategy {
    /// What the app does.
    Quick,
    /// The app with a look two steps ahead.
    Refined,
    /// The guide's checklist in its order, then support.
    Article,
    /// The fix with the fewest minutes first, then support.
    Cheapest,
    /// Knows the cause: the best order of its fixes, up to where support is cheaper. No strategy can be expected to
    /// have a lower priced cost, apart from what openings add.
    Omniscient,
}

impl Strategy {
    /// All of them, in the order of the report.
    pub const ALL: [Self; 5] = [Self::Quick, Self::Refined, Self::Article, Self::Cheapest, Self::Omniscient];

    /// The word for it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Quick => "quick",
            Self::Refined => "refined",
            Self::Article => "article",
            Self::Cheapest => "cheapest",
            Self::Omniscient => "omniscient",
        }
    }
}

/// The fixes of the strategies that never ask. They know no answers, so the conditions `needs` and `blocked_by` are
/// passed over: an article cannot hold them, and whoever knows the cause needs none. The order of `after` holds.
pub(super) struct Lists {
    article: Vec<FixId>,
    cheapest: Vec<FixId>,
    /// By cause.
    omniscient: Vec<Vec<FixId>>,
}

impl Lists {
    pub(super) fn new(setting: &Setting<'_>) -> Result<Self, ModelError> {
        let model = setting.model;
        let mut cheapest: Vec<FixId> = model.fixes().filter(|fix| !model.fix(*fix).prepares).collect();
        // As people see them before they begin: with the opening of their cluster.
        let minutes = |fix: &FixId| model.fix(*fix).minutes + model.opening(*fix);
        cheapest.sort_by(|one, other| minutes(one).total_cmp(&minutes(other)));
        let free = without_conditions(model)?;
        let omniscient = (0..free.causes().count()).map(|cause| best_fixes(&free, cause)).collect();
        Ok(Self {
            article: in_allowed_order(model, setting.checklist.clone()),
            cheapest: in_allowed_order(model, cheapest),
            omniscient,
        })
    }
}

/// The fixes in their order, except that one waits until all that must come before it are through. Those whose turn
/// never comes, and repetitions, are left out.
fn in_allowed_order(model: &Model, mut waiting: Vec<FixId>) -> Vec<FixId> {
    let mut list: Vec<FixId> = Vec::with_capacity(waiting.len());
    let ready =
        |list: &[FixId], fix: &FixId| model.fix(*fix).after.iter().all(|before| list.contains(before));
    while let Some(at) = waiting.iter().position(|fix| ready(&list, fix)) {
        let fix = waiting.remove(at);
        if !list.contains(&fix) {
            list.push(fix);
        }
    }
    list
}

/// The best fixes for one cause in the best order: by success per cost, up to where support is cheaper.
fn best_fixes(model: &Model, cause: usize) -> Vec<FixId> {
    // Failures make the one cause lighter, which changes no decision, so its weight stays.
    let weights: Vec<f64> =
        (0..model.causes().count()).map(|at| if at == cause { 1.0 } else { 0.0 }).collect();
    let mut facts = Facts::new(model);
    let mut fixes = Vec::new();
    while let Choice::Fix(fix) = order(model, &weights, &Options::new(model, &facts)).first {
        fixes.push(fix);
        facts = facts.with_failure(model, fix);
    }
    fixes
}

/// The same model with every fix allowed, as far as answers go.
fn without_conditions(model: &Model) -> Result<Model, ModelError> {
    let mut spec = model.spec().clone();
    for fix in &mut spec.fixes {
        fix.needs = Condition::Always;
        fix.blocked_by = Condition::Never;
    }
    // It has its floors already.
    Model::new(spec, Floors::None)
}

/// What comes next in a visit that is planned.
#[derive(Clone, Copy)]
enum Planned {
    Turn(Turn),
    /// An answer is to be looked at again.
    Again(QuestionId),
}

/// Finds the next step of a visit and remembers it, since many visits begin alike.
pub(super) struct Planner<'s> {
    model: &'s Model,
    lists: &'s Lists,
    /// By events in their order, not by what they amount to: sums of the same evidence in another order may differ in
    /// the last bit, and a step would then depend on which case came first.
    known: HashMap<(Strategy, Vec<Event>), Planned>,
}

impl<'s> Planner<'s> {
    pub(super) fn new(model: &'s Model, lists: &'s Lists) -> Self {
        Self { model, lists, known: HashMap::new() }
    }

    /// The next step after the events of a visit. People stand by what they said: where they are asked to look at an
    /// answer again, they confirm it, and that is added to the events.
    pub(super) fn next(&mut self, strategy: Strategy, case: &Case, events: &mut Vec<Event>) -> Turn {
        match strategy {
            Strategy::Quick | Strategy::Refined => loop {
                match self.planned(strategy, events) {
                    Planned::Turn(turn) => break turn,
                    Planned::Again(question) => events.push(Event::Confirm(question)),
                }
            },
            Strategy::Article => next_of(&self.lists.article, events),
            Strategy::Cheapest => next_of(&self.lists.cheapest, events),
            Strategy::Omniscient => {
                let cause = case.faults.first().map_or(0, |fault| fault.cause.at());
                next_of(&self.lists.omniscient[cause], events)
            }
        }
    }

    fn planned(&mut self, strategy: Strategy, events: &[Event]) -> Planned {
        let key = (strategy, events.to_vec());
        if let Some(planned) = self.known.get(&key) {
            return *planned;
        }
        let state = replay(self.model, events);
        let given = strategy == Strategy::Quick
            || state.why == Why::Entry
            || !state.waiting.is_empty()
            || state.step == Step::Support(SupportReason::Contradiction);
        let planned = match state.step {
            Step::Again(question) => Planned::Again(question),
            step if given => Planned::Turn(self.turn(step)),
            _ => Planned::Turn(match decide_by(self.model, &state.facts, Policy::Refined).choice {
                Choice::Question(question) => Turn::Ask(question),
                Choice::Fix(fix) => self.fix(fix),
                Choice::Support => Turn::Support,
            }),
        };
        self.known.insert(key, planned);
        planned
    }

    /// What the app's screen asks for. A visit that is resolved is over, so what asks for nothing is support.
    fn turn(&self, step: Step) -> Turn {
        match step {
            Step::Question(question) | Step::Again(question) => Turn::Ask(question),
            Step::Caution(fix) | Step::Fix(fix) => self.fix(fix),
            Step::Wait(_) => Turn::Wait,
            Step::Start | Step::Resolved(_) | Step::Support(_) => Turn::Support,
        }
    }

    /// Where the effect of a fix takes time, the app has a screen for the wait. Cautions are read and preparations made on
    /// the way, so what has one is done in one go.
    fn fix(&self, fix: FixId) -> Turn {
        let spec = self.model.fix(fix);
        if spec.test > 0.0 && !spec.caution { Turn::Begin(fix) } else { Turn::Do(fix) }
    }
}

/// The first of the fixes that was not done.
fn next_of(fixes: &[FixId], events: &[Event]) -> Turn {
    let left = fixes.iter().find(|fix| !events.contains(&Event::NotFixed(**fix)));
    left.map_or(Turn::Support, |fix| Turn::Do(*fix))
}
