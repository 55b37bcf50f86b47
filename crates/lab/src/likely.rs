//! The likeliest ways through a visit, as a tree with exact probabilities.
//!
//! People are as in the simulation: they have one of the causes, answer and are cured as the model says, read cautions,
//! prepare where that is offered, and stand by what they said. Nothing is drawn by chance: every way is counted with its
//! probability, and those below a floor are summed up.

use unstuck_engine::{AnswerId, Event, FixId, Model, QuestionId, State, Step, replay};

/// How far the tree goes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reach {
    /// The most screens on one way, the first not counted.
    pub depth: usize,
    /// Ways with less than this probability, 0 to 1, are summed up as [`Place::Rest`].
    pub least: f64,
}

/// A place in the tree.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// What it is.
    pub place: Place,
    /// The probability that a visit comes here, 0 to 1.
    pub probability: f64,
    /// What can happen next, the likeliest first and the rest last. Their probabilities add up to that of the node, unless
    /// there are none: where a visit ends, and where the tree does.
    pub ways: Vec<Way>,
}

/// What a place is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Place {
    /// A screen.
    Step(Step),
    /// This many ways that are less probable than the floor, each by itself.
    Rest(usize),
}

/// Something that can happen, and where it leads.
#[derive(Clone, Debug, PartialEq)]
pub struct Way {
    /// What happens. Several events where one wait shows the effect of several fixes; none on the way to the rest.
    pub events: Vec<Event>,
    /// Where it leads.
    pub to: Node,
}

impl Node {
    /// Whether the visit goes on, and the tree does not.
    #[must_use]
    pub fn is_cut(&self) -> bool {
        let over = matches!(self.place, Place::Rest(_) | Place::Step(Step::Resolved(_) | Step::Support(_)));
        self.ways.is_empty() && !over
    }

    /// How many places there are from here on, itself included.
    #[must_use]
    pub fn count(&self) -> usize {
        1 + self.ways.iter().map(|way| way.to.count()).sum::<usize>()
    }
}

/// The tree from the first screen on. That is the start screen where there is an opening question, whose answers stand there.
#[must_use]
pub fn likely(model: &Model, reach: Reach) -> Node {
    let weights: Vec<f64> = model.causes().map(|cause| model.prior(cause)).collect();
    // The floors may have moved the priors.
    let total: f64 = weights.iter().sum();
    let weights = weights.into_iter().map(|weight| weight / total).collect();
    let grown = Growing { model, reach }.node(&mut vec![Event::Start], weights, 0);
    match grown.place {
        Place::Step(Step::Question(question)) if model.entry() == Some(question) => {
            Node { place: Place::Step(Step::Start), ..grown }
        }
        _ => grown,
    }
}

struct Growing<'m> {
    model: &'m Model,
    reach: Reach,
}

/// What can happen on a screen: the events, and for each cause the probability that it is the cause and all this happened.
type Happening = (Vec<Event>, Vec<f64>);

impl Growing<'_> {
    fn node(&self, events: &mut Vec<Event>, weights: Vec<f64>, depth: usize) -> Node {
        let state = replay(self.model, events);
        let probability = weights.iter().sum();
        let mut node = Node { place: Place::Step(state.step), probability, ways: Vec::new() };
        if depth >= self.reach.depth {
            return node;
        }
        let (mut rest, mut left_out) = (0.0, 0);
        for (happens, weights) in self.happenings(&state, &weights) {
            let probability: f64 = weights.iter().sum();
            if probability <= 0.0 {
                continue;
            }
            if probability < self.reach.least {
                rest += probability;
                left_out += 1;
                continue;
            }
            let before = events.len();
            events.extend(&happens);
            let to = self.node(events, weights, depth + 1);
            events.truncate(before);
            node.ways.push(Way { events: happens, to });
        }
        node.ways.sort_by(|one, other| other.to.probability.total_cmp(&one.to.probability));
        if left_out > 0 {
            let to = Node { place: Place::Rest(left_out), probability: rest, ways: Vec::new() };
            node.ways.push(Way { events: Vec::new(), to });
        }
        node
    }

    fn happenings(&self, state: &State, weights: &[f64]) -> Vec<Happening> {
        let certain = |event| vec![(vec![event], weights.to_vec())];
        match state.step {
            Step::Question(question) => self.answers(question, weights),
            Step::Again(question) => certain(Event::Confirm(question)),
            Step::Caution(fix) if state.safer_is_open(self.model, fix) => certain(Event::Safer(fix)),
            Step::Caution(fix) => certain(Event::Proceed(fix)),
            Step::Fix(fix) if self.model.fix(fix).prepares => certain(Event::NotFixed(fix)),
            Step::Fix(fix) if self.model.fix(fix).test > 0.0 => certain(Event::Wait(fix)),
            Step::Fix(fix) => self.outcomes(&[fix], weights),
            Step::Wait(_) => self.outcomes(&state.waiting, weights),
            Step::Start | Step::Resolved(_) | Step::Support(_) => Vec::new(),
        }
    }

    fn answers(&self, question: QuestionId, weights: &[f64]) -> Vec<Happening> {
        let not_sure = self.model.question(question).not_sure;
        let given = |answer: AnswerId| {
            let row = self.model.likelihoods(question, answer);
            let weights = weights.iter().zip(row).map(|(weight, chance)| weight * (1.0 - not_sure) * chance);
            (vec![Event::Answer(question, answer)], weights.collect())
        };
        let mut all: Vec<Happening> = self.model.answers(question).map(given).collect();
        all.push((vec![Event::NotSure(question)], weights.iter().map(|weight| weight * not_sure).collect()));
        all
    }

    /// Whether what was done has helped. Where several fixes show together, the last stands for whichever it was.
    fn outcomes(&self, done: &[FixId], weights: &[f64]) -> Vec<Happening> {
        let in_vain = |cause| done.iter().map(|fix| 1.0 - self.model.success(*fix, cause)).product::<f64>();
        let failed: Vec<f64> =
            weights.iter().zip(self.model.causes()).map(|(weight, cause)| weight * in_vain(cause)).collect();
        let helped = weights.iter().zip(&failed).map(|(weight, failed)| weight - failed).collect();
        let fixed = done.last().map(|fix| Event::Fixed(*fix)).into_iter().collect();
        vec![(fixed, helped), (done.iter().copied().map(Event::NotFixed).collect(), failed)]
    }
}
