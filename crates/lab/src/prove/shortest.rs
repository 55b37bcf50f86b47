//! The shortest visit in which a person gives certain answers and is never offered what would help.

use std::collections::{BTreeSet, VecDeque};

use unstuck_engine::{AnswerId, CauseId, Event, Model, QuestionId, QuestionStatus, State, Step, replay};

use super::explore::ways;
use super::key::key;
use super::{Possible, may_go_on};

/// The shortest visit of a person with `cause` that ends at support after all of the `given` answers, and without a fix for the
/// cause; whoever is handed over before goes on. To all else the person gives the most usual answer, or none. `None` where no
/// such visit is found within `most` replays.
#[must_use]
pub fn shortest(
    model: &Model,
    possible: &Possible<'_>,
    cause: CauseId,
    given: &[(QuestionId, AnswerId)],
    most: usize,
) -> Option<Vec<Event>> {
    let mut queue = VecDeque::from([Vec::new()]);
    let mut known = BTreeSet::new();
    for _ in 0..most {
        let events: Vec<Event> = queue.pop_front()?;
        let state = replay(model, &events);
        let helps = |fix| model.success(fix, cause) > 0.0;
        if matches!(state.step, Step::Caution(fix) | Step::Fix(fix) if helps(fix))
            || !known.insert(key(model, &state))
        {
            continue;
        }
        let all_given = given
            .iter()
            .all(|(question, answer)| state.facts.question(*question) == QuestionStatus::Answered(*answer));
        if matches!(state.step, Step::Support(_)) && all_given {
            return Some(events);
        }
        for event in next(model, possible, &state, cause, given) {
            queue.push_back([events.as_slice(), &[event]].concat());
        }
    }
    None
}

fn next(
    model: &Model,
    possible: &Possible<'_>,
    state: &State,
    cause: CauseId,
    given: &[(QuestionId, AnswerId)],
) -> Vec<Event> {
    if let Step::Support(_) = state.step {
        return if may_go_on(state) { vec![Event::Resume] } else { Vec::new() };
    }
    if let Step::Question(question) = state.step {
        let chance = |answer: &AnswerId| possible.chance(question, *answer, cause);
        let given = given.iter().find(|(known, _)| *known == question).map(|(_, answer)| *answer);
        let usual = || model.answers(question).max_by(|a, b| chance(a).total_cmp(&chance(b)));
        let answer = given.or_else(usual).map(|answer| Event::Answer(question, answer));
        return answer.into_iter().chain(given.is_none().then_some(Event::NotSure(question))).collect();
    }
    ways(model, possible, state, &[cause])
}
