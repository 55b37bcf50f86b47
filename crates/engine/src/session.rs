//! A visit: the replay of its events into a state.

use crate::belief::{Belief, TRUST_IN_EARLIER_TRY};
use crate::conflict;
use crate::event::Event;
use crate::facts::{Facts, FixStatus, QuestionStatus};
use crate::ids::{FixId, QuestionId};
use crate::model::Model;
use crate::plan::{Choice, Decision, batch::companion, decide, options::Options};

/// The screen a visit stands at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Nothing said yet.
    Start,
    /// A question.
    Question(QuestionId),
    /// A question that was answered: the answer fits badly with the others and should be looked at again. What the person
    /// then says belongs into [`reconsider`].
    Again(QuestionId),
    /// What must be read before a fix.
    Caution(FixId),
    /// A fix.
    Fix(FixId),
    /// Waiting for a fix to show its effect.
    Wait(FixId),
    /// It works.
    Resolved(FixId),
    /// Over to a human.
    Support(SupportReason),
}

/// Why a visit stands at support.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SupportReason {
    /// The person asked for it.
    Asked,
    /// No allowed step is left that could help.
    NothingLeft,
    /// What is left is expected to cost more than handing over.
    NotWorthIt,
    /// The answers contradict each other, and looking at them again did not help.
    Contradiction,
}

/// Why a step comes now.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Why {
    /// The visit begins, or the person chose the step.
    Given,
    /// The question every visit begins with.
    Entry,
    /// The question is expected to save this many minutes.
    Saves {
        /// Minutes; 0 for a question that pays off only together with the next one.
        minutes: f64,
    },
    /// The fix has this chance of solving the problem now.
    Chance {
        /// 0 to 1.
        probability: f64,
    },
    /// The fix prepares the one whose caution was read.
    Prepares(FixId),
    /// The effect of that fix has to be waited for anyway, and one wait shows both.
    Together(FixId),
    /// The answer contradicts others.
    Contradicts,
}

/// Where a visit stands after its events.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// The screen to show.
    pub step: Step,
    /// Why this one.
    pub why: Why,
    /// What is believed about the causes.
    pub belief: Belief,
    /// Answers and outcomes so far.
    pub facts: Facts,
    /// Expected hands-on minutes until it works or is handed over.
    pub minutes_left: f64,
    /// Positions of events that do not apply (any more) and were passed over.
    pub dropped: Vec<usize>,
    /// Positions of answers and outcomes from before the problem changed; they are history, not evidence.
    pub past: Vec<usize>,
    /// The fixes that were done and whose effect is waited for, in their order. Where the visit is resolved, those that were
    /// tested together, so that any of them may have been it; empty where it was one alone.
    pub waiting: Vec<FixId>,
    /// At support: whether steps are left that could be gone on with.
    pub can_resume: bool,
}

impl State {
    /// The event for the safer way out of the caution of a fix: its preparation while that is still open, else leaving
    /// the fix aside.
    #[must_use]
    pub fn safer_event(&self, model: &Model, fix: FixId) -> Event {
        if self.safer_is_open(model, fix) { Event::Safer(fix) } else { Event::CouldNot(fix) }
    }

    /// Hands-on minutes of a fix: its own, and those for opening its cluster unless another step has opened that already.
    #[must_use]
    pub fn minutes(&self, model: &Model, fix: FixId) -> f64 {
        let spec = model.fix(fix);
        let mut others = self.facts.done().iter().chain(&self.waiting).filter(|other| **other != fix);
        let is_open = spec.cluster.is_some() && others.any(|other| model.fix(*other).cluster == spec.cluster);
        spec.minutes + if is_open { 0.0 } else { model.opening(fix) }
    }

    /// Whether the preparation offered on the caution of a fix has not been taken yet.
    #[must_use]
    pub fn safer_is_open(&self, model: &Model, fix: FixId) -> bool {
        model.fix(fix).safer.is_some_and(|safer| self.facts.is_open(safer))
    }
}

/// What the last events have left open.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Pending {
    Nothing,
    /// The caution was read.
    Proceeded(FixId),
    /// The preparation for a fix was chosen.
    Preparing {
        fix: FixId,
        safer: FixId,
    },
    Waiting,
    Resolved(FixId),
    Support,
    /// A closer look preferred a step.
    Preferred(Choice),
}

struct Replay<'m> {
    model: &'m Model,
    facts: Facts,
    started: bool,
    pending: Pending,
    /// Done and not tested yet.
    waiting: Vec<FixId>,
    past: Vec<usize>,
    counted: Vec<(usize, Event)>,
}

/// Replays `events` from nothing. Events that do not apply at their place are passed over and named in
/// [`State::dropped`]; the rest always gives a state.
#[must_use]
pub fn replay(model: &Model, events: &[Event]) -> State {
    let mut replay = Replay {
        model,
        facts: Facts::new(model),
        started: false,
        pending: Pending::Nothing,
        waiting: Vec::new(),
        past: Vec::new(),
        counted: Vec::new(),
    };
    let mut dropped = Vec::new();
    for (position, &event) in events.iter().enumerate() {
        if !replay.apply(position, event) {
            dropped.push(position);
        }
    }
    replay.finish(dropped)
}

/// The events after the one at `position` was replaced: an earlier answer or outcome was changed. What the person was
/// just about to do (a caution read, a preparation chosen, a step preferred) is left out, since another step may now be the better one.
#[must_use]
pub fn revise(events: &[Event], position: usize, event: Event) -> Vec<Event> {
    let mut revised = events.to_vec();
    if let Some(place) = revised.get_mut(position) {
        *place = event;
    }
    // What was confirmed is the old answer.
    if let Some(question) = event.question() {
        revised.retain(|other| *other != Event::Confirm(question));
    }
    while let Some(Event::Proceed(_) | Event::Safer(_) | Event::Prefer(_)) = revised.last() {
        revised.pop();
    }
    revised
}

/// The events after the person looked again at the answer at `position` and said `event`: the same answer is confirmed,
/// another one replaces it. That one was given with as much care, so it counts as confirmed too; nobody is asked about
/// the same answer for ever. "Not sure" and skipping leave nothing to confirm.
#[must_use]
pub fn reconsider(events: &[Event], position: usize, event: Event) -> Vec<Event> {
    let mut revised = revise(events, position, event);
    if let Event::Answer(question, _) = event {
        revised.push(Event::Confirm(question));
    }
    revised
}

impl Replay<'_> {
    /// Applies one event; false when it does not apply here.
    fn apply(&mut self, position: usize, event: Event) -> bool {
        if !self.model.knows(event) || (event != Event::Start && !self.started) {
            return false;
        }
        let applies = match event {
            Event::Start => !std::mem::replace(&mut self.started, true),
            Event::Answer(..) | Event::NotSure(_) | Event::Skip(_) => self.answer(event),
            Event::Confirm(question) => self.confirm(question),
            Event::Proceed(fix) => {
                let spec = self.model.fix(fix);
                self.may_begin(fix) && spec.caution && self.set(Pending::Proceeded(fix))
            }
            Event::Safer(fix) => match self.model.fix(fix).safer {
                Some(safer) if self.facts.is_open(safer) => self.set(Pending::Preparing { fix, safer }),
                _ => false,
            },
            Event::Wait(fix) => self.facts.is_open(fix) && self.wait(fix),
            Event::Support => self.pending != Pending::Support && self.set(Pending::Support),
            Event::Resume => {
                self.facts.persist();
                self.set(Pending::Nothing)
            }
            Event::Prefer(choice) => {
                self.pending == Pending::Nothing
                    && self.is_open(choice)
                    && self.set(Pending::Preferred(choice))
            }
            Event::NotFixed(fix) if self.facts.fix(fix) == FixStatus::Worked => {
                // It worked for a while.
                self.facts.record_outcome(fix, FixStatus::Done, Some(1.0));
                self.set(Pending::Nothing)
            }
            Event::Fixed(fix)
            | Event::NotFixed(fix)
            | Event::CouldNot(fix)
            | Event::AlreadyTried(fix)
            | Event::Later(fix)
            | Event::Changed(fix) => self.facts.is_open(fix) && self.outcome(event, fix),
        };
        if applies {
            self.counted.push((position, event));
        }
        applies
    }

    fn set(&mut self, pending: Pending) -> bool {
        self.pending = pending;
        true
    }

    fn wait(&mut self, fix: FixId) -> bool {
        if self.pending != Pending::Waiting {
            self.waiting.clear();
        }
        let new = !self.waiting.contains(&fix);
        if new {
            self.waiting.push(fix);
        }
        self.set(Pending::Waiting) && new
    }

    fn answer(&mut self, event: Event) -> bool {
        let Some(question) = event.question() else { return false };
        let open = self.is_open(Choice::Question(question));
        if open {
            match event {
                Event::Answer(_, answer) => self.facts.record_answer(question, answer),
                _ => self.facts.record_passed(question, matches!(event, Event::NotSure(_))),
            }
            self.pending = Pending::Nothing;
        }
        open
    }

    fn confirm(&mut self, question: QuestionId) -> bool {
        let applies = matches!(self.facts.question(question), QuestionStatus::Answered(_))
            && !self.facts.is_confirmed(question);
        if applies {
            let in_vain = conflict::unknown(self.model, &self.facts).is_some();
            self.facts.record_confirmed(question, in_vain);
        }
        applies
    }

    fn outcome(&mut self, event: Event, fix: FixId) -> bool {
        let deferred = self.facts.fix(fix) == FixStatus::Deferred;
        let (status, trust) = match event {
            Event::Fixed(_) => (FixStatus::Worked, None),
            Event::NotFixed(_) => (FixStatus::Done, Some(1.0)),
            Event::AlreadyTried(_) => (FixStatus::Done, Some(TRUST_IN_EARLIER_TRY)),
            Event::Later(_) if !deferred => (FixStatus::Deferred, None),
            Event::Changed(_) => (FixStatus::Done, None),
            _ => (FixStatus::SetAside, None),
        };
        self.facts.record_outcome(fix, status, trust);
        match event {
            Event::Fixed(_) => {
                // What was tested together with it was done too, and nobody knows whether it helped.
                for other in
                    self.waiting.iter().filter(|other| **other != fix && self.pending == Pending::Waiting)
                {
                    self.facts.record_outcome(*other, FixStatus::Done, None);
                }
                self.pending = Pending::Resolved(fix);
            }
            Event::Changed(_) => {
                self.facts.forget_symptom(self.model);
                let void = self.void();
                self.past.extend(void);
                self.pending = Pending::Nothing;
            }
            // What else was done is still waited for.
            _ if self.pending == Pending::Waiting => {
                self.waiting.retain(|other| *other != fix);
                if self.waiting.is_empty() {
                    self.pending = Pending::Nothing;
                }
            }
            _ => self.pending = Pending::Nothing,
        }
        true
    }

    /// The counted events that a change of the problem turns into history.
    fn void(&mut self) -> Vec<usize> {
        let (kept, void): (Vec<_>, Vec<_>) =
            std::mem::take(&mut self.counted).into_iter().partition(|(_, event)| match event {
                Event::Answer(question, _) => self.model.is_context(*question),
                other => other.question().is_none() && other.outcome().is_none(),
            });
        self.counted = kept;
        void.into_iter().map(|(position, _)| position).collect()
    }

    /// Whether a preferred step may be the next one.
    fn is_open(&self, choice: Choice) -> bool {
        match choice {
            Choice::Question(question) => {
                self.facts.question(question) == QuestionStatus::Open
                    && self.model.question(question).when.holds(&self.facts)
            }
            Choice::Fix(fix) => self.may_begin(fix) && !self.model.fix(fix).prepares,
            Choice::Support => false,
        }
    }

    /// Whether a fix may be begun: open, allowed by the answers, and what comes before it was offered.
    fn may_begin(&self, fix: FixId) -> bool {
        let spec = self.model.fix(fix);
        self.facts.is_open(fix)
            && spec.needs.holds(&self.facts)
            && !spec.blocked_by.holds(&self.facts)
            && spec.after.iter().all(|before| self.facts.was_offered(*before))
    }

    fn finish(self, dropped: Vec<usize>) -> State {
        let belief = Belief::new(self.model, self.facts.evidence());
        let decision = decide(self.model, &self.facts);
        let (step, why) = self.step(&belief, &decision);
        let can_resume = matches!(step, Step::Support(_)) && self.something_is_left();
        let tested = match self.pending {
            Pending::Waiting => true,
            Pending::Resolved(fix) => self.waiting.len() > 1 && self.waiting.contains(&fix),
            _ => false,
        };
        State {
            waiting: if tested { self.waiting } else { Vec::new() },
            step,
            why,
            minutes_left: decision.minutes,
            can_resume,
            belief,
            facts: self.facts,
            dropped,
            past: self.past,
        }
    }

    fn step(&self, belief: &Belief, decision: &Decision) -> (Step, Why) {
        if !self.started {
            return (Step::Start, Why::Given);
        }
        match self.pending {
            Pending::Proceeded(fix) => return (Step::Fix(fix), self.chance(belief, fix)),
            Pending::Preparing { fix, safer } => return (Step::Fix(safer), Why::Prepares(fix)),
            Pending::Waiting => return self.waiting_step(),
            Pending::Resolved(fix) => return (Step::Resolved(fix), Why::Given),
            Pending::Support => return (Step::Support(SupportReason::Asked), Why::Given),
            Pending::Preferred(choice) if decision.choice != choice => {
                let preferred = Decision { choice, saves: 0.0, ..decision.clone() };
                return self.planned(belief, &preferred);
            }
            Pending::Nothing | Pending::Preferred(_) => {}
        }
        if let Some(entry) = self.model.entry()
            && self.facts.question(entry) == QuestionStatus::Open
        {
            return (Step::Question(entry), Why::Entry);
        }
        if let Some(step) = self.contradiction() {
            return step;
        }
        self.planned(belief, decision)
    }

    fn planned(&self, belief: &Belief, decision: &Decision) -> (Step, Why) {
        match decision.choice {
            Choice::Question(question) => (Step::Question(question), Why::Saves { minutes: decision.saves }),
            Choice::Fix(fix) if self.model.fix(fix).caution => (Step::Caution(fix), self.chance(belief, fix)),
            Choice::Fix(fix) => (Step::Fix(fix), self.chance(belief, fix)),
            Choice::Support => {
                let reason = if self.a_fix_is_allowed() {
                    SupportReason::NotWorthIt
                } else {
                    SupportReason::NothingLeft
                };
                (Step::Support(reason), Why::Given)
            }
        }
    }

    /// Another fix before the wait, if that is worth it; else the wait, under the name of the fix that takes longest to show.
    fn waiting_step(&self) -> (Step, Why) {
        let longest = self.waiting.iter().copied().reduce(|longest, fix| {
            if self.model.fix(fix).test > self.model.fix(longest).test { fix } else { longest }
        });
        match (companion(self.model, &self.facts, &self.waiting), longest) {
            (Some(fix), Some(longest)) => (Step::Fix(fix), Why::Together(longest)),
            (_, longest) => (longest.map_or(Step::Start, Step::Wait), Why::Given),
        }
    }

    /// What comes before the planner's step while answers contradict each other. Whoever came back from support knows
    /// about it and goes on regardless.
    fn contradiction(&self) -> Option<(Step, Why)> {
        if self.facts.persistent() {
            return None;
        }
        let unknown = conflict::unknown(self.model, &self.facts)?;
        let rounds = self.facts.rounds();
        let enough = rounds >= conflict::ROUNDS || rounds > 0 && unknown > conflict::HOPELESS;
        let suspect = if enough { None } else { conflict::suspect(self.model, &self.facts) };
        Some(match suspect {
            Some(question) => (Step::Again(question), Why::Contradicts),
            None => (Step::Support(SupportReason::Contradiction), Why::Given),
        })
    }

    fn chance(&self, belief: &Belief, fix: FixId) -> Why {
        let works = &self.model.fix(fix).works;
        Why::Chance { probability: works.iter().map(|(cause, rate)| belief.probability(*cause) * rate).sum() }
    }

    fn a_fix_is_allowed(&self) -> bool {
        let options = Options::new(self.model, &self.facts);
        self.model.fixes().any(|fix| options.fix(fix).is_some())
    }

    /// Whether going on from support would offer anything.
    fn something_is_left(&self) -> bool {
        let mut facts = self.facts.clone();
        facts.persist();
        let options = Options::new(self.model, &facts);
        self.model.fixes().any(|fix| options.fix(fix).is_some())
    }
}
