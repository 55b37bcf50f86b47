//! Visits, the shortest first.

mod expand;
mod nowhere;

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use unstuck_engine::{AnswerId, CauseId, Event, Model, QuestionId, State, Step, SupportReason, replay};

use super::key::{Key, key};
use super::{Measure, Possible};
use expand::aside;
pub(super) use expand::ways;

/// How far is looked.
#[derive(Clone, Copy, Debug)]
pub struct Extent {
    /// Replays of a visit; each costs a decision of the planner.
    pub replays: usize,
    /// Whether every other button of a screen is tried too: put off, could not, already tried, changed, and so on. Where they lead
    /// is not followed.
    pub aside: bool,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Explored {
    /// Different states.
    pub states: usize,
    /// Whether these are all.
    pub complete: bool,
    /// Transitions between them that were looked at.
    pub transitions: usize,
    /// Faults of the engine; there are none.
    pub faults: Vec<Fault>,
    /// Visits that are handed over before anything was offered, one for each opening answer.
    pub handed_over: Vec<HandedOver>,
    /// Answers after which nothing can be tried.
    pub nowhere: Vec<Nowhere>,
    /// By question: whether it was asked.
    pub asked: Vec<bool>,
    /// By fix: whether it was offered.
    pub offered: Vec<bool>,
}

/// What the engine must not do. The events lead to where it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// What the screen offers is passed over, so that the person stands still.
    Ignored(Vec<Event>),
    /// The visit does not come nearer to its end.
    NoNearer(Vec<Event>),
}

/// A visit in which a human takes over before anything was offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandedOver {
    /// The shortest such visit.
    pub events: Vec<Event>,
    /// The most probable cause that explains the answers and has a fix that is open.
    pub cause: CauseId,
}

/// An answer after which nothing but support can come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nowhere {
    /// The question.
    pub question: QuestionId,
    /// The answer.
    pub answer: AnswerId,
    /// The shortest visit with it.
    pub events: Vec<Event>,
}

/// A state that was reached.
struct Node {
    parent: Option<(usize, Event)>,
    state: Option<State>,
    /// The causes that explain the answers and have fixes, none of which was offered yet.
    alive: Vec<CauseId>,
    /// Whether any fix was offered up to here.
    offered: bool,
    after: Vec<(Event, usize)>,
    expanded: bool,
}

struct Tree<'a> {
    model: &'a Model,
    possible: &'a Possible<'a>,
    nodes: Vec<Node>,
    known: HashMap<Key, usize>,
    replays: usize,
    found: Explored,
}

/// Goes through the visits that answers possible under some cause and fixes that do not help can lead to, until every cause that
/// explains them was offered a fix, a human takes over, or the limit is reached.
#[must_use]
pub fn explore(model: &Model, possible: &Possible<'_>, extent: Extent) -> Explored {
    let found = Explored {
        complete: true,
        asked: vec![false; model.question_count()],
        offered: vec![false; model.fix_count()],
        ..Explored::default()
    };
    let mut tree = Tree { model, possible, nodes: Vec::new(), known: HashMap::new(), replays: 0, found };
    let curable = model.causes().filter(|cause| !model.cures(*cause).is_empty()).collect();
    let start = replay(model, &[]);
    tree.add(key(model, &start), None, start, curable, false);
    let mut at = 0;
    while at < tree.nodes.len() {
        if tree.replays >= extent.replays {
            tree.found.complete = false;
            break;
        }
        tree.expand(at, extent.aside);
        at += 1;
    }
    let Tree { nodes, mut found, .. } = tree;
    found.states = nodes.len();
    found.nowhere = nowhere::nowhere(&nodes);
    found
}

impl Tree<'_> {
    fn add(
        &mut self,
        key: Key,
        parent: Option<(usize, Event)>,
        state: State,
        alive: Vec<CauseId>,
        offered: bool,
    ) -> usize {
        let at = self.nodes.len();
        self.known.insert(key, at);
        self.nodes.push(Node {
            parent,
            state: Some(state),
            alive,
            offered,
            after: Vec::new(),
            expanded: false,
        });
        at
    }

    /// Follows everything that a person can say on the screen of a state.
    fn expand(&mut self, at: usize, also_aside: bool) {
        let Some(state) = self.nodes[at].state.take() else { return };
        let before = events(&self.nodes, at);
        self.note(at, &state, &before);
        if self.nodes[at].alive.is_empty() {
            return;
        }
        let measure = Measure::of(self.model, &state);
        for event in ways(self.model, self.possible, &state, &self.nodes[at].alive) {
            let Some(next) = self.step(&before, event, measure) else { continue };
            let alive = self.alive(&self.nodes[at].alive, event, &next);
            let offered = self.nodes[at].offered || matches!(next.step, Step::Caution(_) | Step::Fix(_));
            let key = key(self.model, &next);
            let child = match self.known.entry(key.clone()) {
                Entry::Occupied(known) => *known.get(),
                Entry::Vacant(_) => self.add(key, Some((at, event)), next, alive, offered),
            };
            self.nodes[at].after.push((event, child));
        }
        if also_aside {
            for event in aside(self.model, &state) {
                let _ = self.step(&before, event, measure);
            }
        }
        self.nodes[at].expanded = true;
    }

    /// The state after one more event, which must apply and bring the visit nearer to its end.
    fn step(&mut self, before: &[Event], event: Event, measure: Measure) -> Option<State> {
        let mut events = before.to_vec();
        events.push(event);
        self.replays += 1;
        self.found.transitions += 1;
        let next = replay(self.model, &events);
        if next.dropped.contains(&before.len()) {
            self.found.faults.push(Fault::Ignored(events));
            return None;
        }
        if Measure::of(self.model, &next) >= measure {
            self.found.faults.push(Fault::NoNearer(events));
            return None;
        }
        Some(next)
    }

    fn alive(&self, before: &[CauseId], event: Event, next: &State) -> Vec<CauseId> {
        let shown = match next.step {
            Step::Caution(fix) | Step::Fix(fix) => Some(fix),
            _ => None,
        };
        let explains = |cause: &CauseId| match event {
            Event::Answer(question, answer) => self.possible.is(question, answer, *cause),
            _ => true,
        };
        let cured = |cause: &CauseId| shown.is_some_and(|fix| self.model.success(fix, *cause) > 0.0);
        before.iter().copied().filter(|cause| explains(cause) && !cured(cause)).collect()
    }

    /// Notes what a screen shows, and what is wrong where the visit ends.
    fn note(&mut self, at: usize, state: &State, before: &[Event]) {
        match state.step {
            Step::Question(question) => self.found.asked[question.at()] = true,
            Step::Caution(fix) | Step::Fix(fix) => self.found.offered[fix.at()] = true,
            Step::Support(reason) => self.ended(at, state, reason, before),
            _ => {}
        }
    }

    fn ended(&mut self, at: usize, state: &State, reason: SupportReason, before: &[Event]) {
        if self.nodes[at].alive.is_empty() {
            return;
        }
        // What could still be had by whoever goes on.
        let mut on = before.to_vec();
        on.push(Event::Resume);
        self.replays += 1;
        let options = unstuck_engine::plan::Options::new(self.model, &replay(self.model, &on).facts);
        let has_open =
            |cause: &CauseId| self.model.cures(*cause).iter().any(|(fix, _)| options.fix(*fix).is_some());
        let probability = |cause: &CauseId| state.belief.probability(*cause);
        let open = self.nodes[at].alive.iter().copied().filter(has_open);
        let open = open.max_by(|a, b| probability(a).total_cmp(&probability(b)));
        let opening =
            |events: &[Event]| events.iter().find(|event| matches!(event, Event::Answer(..))).copied();
        let is_known = self.found.handed_over.iter().any(|known| opening(&known.events) == opening(before));
        if let Some(cause) = open
            && reason == SupportReason::NotWorthIt
            && !self.nodes[at].offered
            && !is_known
        {
            self.found.handed_over.push(HandedOver { events: before.to_vec(), cause });
        }
    }
}

/// The events that lead to a state, by the shortest way.
fn events(nodes: &[Node], at: usize) -> Vec<Event> {
    let mut events = Vec::new();
    let mut at = at;
    while let Some((before, event)) = nodes[at].parent {
        events.push(event);
        at = before;
    }
    events.reverse();
    events
}
