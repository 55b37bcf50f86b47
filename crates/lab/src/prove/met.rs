//! What people meet in drawn visits.

use unstuck_engine::rank::largest_first;
use unstuck_engine::{CauseId, Event, FixId, Model, QuestionId, QuestionStatus, State, Step, Why, replay};

use super::{Possible, may_go_on};
use crate::MOST_SCREENS;
use crate::random::{Dice, pick};

/// Where the dice begin.
const SEED: u64 = 0x756e_7374_7563_6b21;

/// What was met.
#[derive(Clone, Debug, PartialEq)]
pub struct Met {
    /// By question: whether it was asked.
    pub asked: Vec<bool>,
    /// By fix: whether it was offered, on its caution or by itself.
    pub offered: Vec<bool>,
    /// By fix with a caution: whether those were offered it who went on when a human would have taken over.
    pub resorts: Vec<bool>,
    /// How many visits were played.
    pub visits: usize,
    /// The events before each screen: situations to try a question in.
    pub situations: Vec<Vec<Event>>,
}

/// Who comes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Person {
    /// Answers and luck are drawn.
    Drawn,
    /// Always gives the most usual answer, and nothing helps.
    Typical,
    /// Answers are drawn, and nothing helps.
    Unlucky,
}

impl Person {
    const fn of(round: usize) -> Self {
        match round {
            0 => Self::Drawn,
            1 => Self::Typical,
            _ => Self::Unlucky,
        }
    }
}

impl Met {
    /// Whether people with this cause could meet what nobody met so far: a question, or a fix that helps them or its preparation.
    fn may_meet_more(&self, model: &Model, cause: CauseId) -> bool {
        let is_new = |fix: FixId| !self.offered[fix.at()];
        let cures = || model.cures(cause).iter().map(|(fix, _)| *fix);
        self.asked.iter().any(|asked| !asked)
            || cures().any(is_new)
            || cures().filter_map(|fix| model.fix(fix).safer).any(is_new)
    }

    /// Whether a last resort for this cause was not met so far, by anybody.
    fn lacks_resort(&self, model: &Model, cause: CauseId) -> bool {
        let lacks = |fix: FixId| model.fix(fix).caution && !self.offered[fix.at()] && !self.resorts[fix.at()];
        model.cures(cause).iter().any(|(fix, _)| lacks(*fix))
    }
}

/// Plays up to `rounds` visits for every cause, by turns, and leaves out the causes under which nothing is left to meet. People
/// answer by chance as is usual under their cause, are as often unsure as the model says, and go when a human takes over; some go
/// on, where a last resort has not been met. From the second round on nothing helps them, so that they come to what is left; those
/// of the second round always give the most usual answer.
#[must_use]
pub fn met(model: &Model, possible: &Possible<'_>, rounds: usize) -> Met {
    let mut met = Met {
        asked: vec![false; model.question_count()],
        offered: vec![false; model.fix_count()],
        resorts: vec![false; model.fix_count()],
        visits: 0,
        situations: Vec::new(),
    };
    for round in 0..rounds {
        for cause in model.causes() {
            if round == 0 || met.may_meet_more(model, cause) {
                let dice = Dice::new(Dice::new(SEED ^ u64::from(cause.0)).bits() ^ round as u64);
                walk(model, possible, cause, dice, Person::of(round), &mut met);
            }
        }
    }
    met
}

fn walk(
    model: &Model,
    possible: &Possible<'_>,
    cause: CauseId,
    mut dice: Dice,
    person: Person,
    met: &mut Met,
) {
    let mut events = vec![Event::Start];
    met.visits += 1;
    let mut went_on = false;
    for _ in 0..MOST_SCREENS {
        let state = replay(model, &events);
        match state.step {
            Step::Caution(fix) if went_on => met.resorts[fix.at()] = true,
            _ if went_on => {}
            Step::Question(question) => met.asked[question.at()] = true,
            Step::Caution(fix) | Step::Fix(fix) => met.offered[fix.at()] = true,
            Step::Support(_) if may_go_on(&state) && met.lacks_resort(model, cause) => {
                went_on = true;
                events.push(Event::Resume);
                continue;
            }
            _ => {}
        }
        let Some(event) = event(model, possible, cause, &mut dice, person, &state) else { return };
        if !went_on {
            met.situations.push(events.clone());
        }
        events.push(event);
    }
}

/// What the person does; `None` at the end.
fn event(
    model: &Model,
    possible: &Possible<'_>,
    cause: CauseId,
    dice: &mut Dice,
    person: Person,
    state: &State,
) -> Option<Event> {
    Some(match state.step {
        Step::Start => Event::Start,
        Step::Question(question)
            if person != Person::Typical && dice.unit() < model.question(question).not_sure =>
        {
            Event::NotSure(question)
        }
        Step::Question(question) => {
            let answers: Vec<_> = model.answers(question).collect();
            let row: Vec<f64> =
                answers.iter().map(|answer| possible.chance(question, *answer, cause)).collect();
            let drawn =
                if person == Person::Typical { largest_first(&row)[0] } else { pick(&row, dice.unit()) };
            Event::Answer(question, answers[drawn])
        }
        Step::Again(question) => Event::Confirm(question),
        Step::Caution(fix) if state.safer_is_open(model, fix) => Event::Safer(fix),
        Step::Caution(fix) => Event::Proceed(fix),
        Step::Fix(fix) | Step::Wait(fix) => {
            let prepares = matches!(state.why, Why::Prepares(_));
            if !prepares && person == Person::Drawn && dice.unit() < model.success(fix, cause) {
                return None;
            }
            Event::NotFixed(fix)
        }
        Step::Resolved(_) | Step::Support(_) => return None,
    })
}

/// Whether, in one of these situations, two answers to a question lead to different steps. At most `most` situations are tried
/// in which it may be asked.
#[must_use]
pub fn parts(model: &Model, question: QuestionId, situations: &[Vec<Event>], most: usize) -> bool {
    let may_be_asked = |events: &&Vec<Event>| {
        let facts = replay(model, events).facts;
        facts.question(question) == QuestionStatus::Open && model.question(question).when.holds(&facts)
    };
    let step = |events: &[Event], answer| {
        let mut events = events.to_vec();
        events.push(Event::Answer(question, answer));
        replay(model, &events).step
    };
    situations.iter().filter(may_be_asked).take(most).any(|events| {
        let mut steps = model.answers(question).map(|answer| step(events, answer));
        let first = steps.next();
        steps.any(|other| Some(other) != first)
    })
}
