//! Whether some set of answers makes a condition hold.
//!
//! A condition is brought into the form "these facts, or those, or those"; each set of facts is free of
//! contradiction when no question has two answers, and none that is ruled out. That decides the matter exactly, up
//! to a number of sets beyond which the condition is believed.

use std::collections::{BTreeMap, BTreeSet};

use crate::guide::Condition;

/// Sets of facts that are looked at. Conditions that people write have a handful.
const MOST_SETS: usize = 512;

/// What is known of one question.
#[derive(Clone, Default)]
struct Fact {
    is: Option<u16>,
    not: BTreeSet<u16>,
}

/// Answers that have to stand together, by question.
type Facts = BTreeMap<u16, Fact>;

/// Whether answers can make all of `holds` true and all of `fails` false, while only the questions that
/// `can_be_asked` have answers.
pub(super) fn satisfiable(
    holds: &[&Condition],
    fails: &[&Condition],
    can_be_asked: &dyn Fn(u16) -> bool,
) -> bool {
    let parts = holds.iter().map(|condition| sets(condition, true, can_be_asked));
    let parts = parts.chain(fails.iter().map(|condition| sets(condition, false, can_be_asked)));
    both(parts).is_none_or(|sets| !sets.is_empty())
}

/// The sets of facts under which the condition is `wanted`; `None` for too many to look at.
fn sets(condition: &Condition, wanted: bool, can_be_asked: &dyn Fn(u16) -> bool) -> Option<Vec<Facts>> {
    let fact = |question: u16, fact: Fact| Some(vec![Facts::from([(question, fact)])]);
    match (condition, wanted) {
        (Condition::Always, true) | (Condition::Never, false) => Some(vec![Facts::new()]),
        (Condition::Always, false) | (Condition::Never, true) => Some(Vec::new()),
        (Condition::Is(question, answer), true) | (Condition::Not(question, answer), false) => {
            if can_be_asked(*question) {
                fact(*question, Fact { is: Some(*answer), not: BTreeSet::new() })
            } else {
                Some(Vec::new())
            }
        }
        (Condition::Not(question, answer), true) | (Condition::Is(question, answer), false) => {
            fact(*question, Fact { is: None, not: BTreeSet::from([*answer]) })
        }
        (Condition::All(parts), true) | (Condition::Any(parts), false) => {
            both(parts.iter().map(|part| sets(part, wanted, can_be_asked)))
        }
        (Condition::Any(parts), true) | (Condition::All(parts), false) => {
            let mut out = Vec::new();
            for part in parts {
                out.extend(sets(part, wanted, can_be_asked)?);
                if out.len() > MOST_SETS {
                    return None;
                }
            }
            Some(out)
        }
    }
}

/// The sets that satisfy every part at once. A part that cannot be satisfied decides, even beside one that is too
/// large to look at.
fn both(parts: impl Iterator<Item = Option<Vec<Facts>>>) -> Option<Vec<Facts>> {
    let parts: Vec<_> = parts.collect();
    if parts.iter().flatten().any(Vec::is_empty) {
        return Some(Vec::new());
    }
    let mut out = vec![Facts::new()];
    for part in parts {
        let part = part?;
        if out.len() * part.len() > MOST_SETS {
            return None;
        }
        out = out.iter().flat_map(|one| part.iter().filter_map(|other| merge(one, other))).collect();
    }
    Some(out)
}

/// The facts of both, unless they contradict each other.
fn merge(one: &Facts, other: &Facts) -> Option<Facts> {
    let mut out = one.clone();
    for (question, fact) in other {
        let known = out.entry(*question).or_default();
        if let (Some(one), Some(other)) = (known.is, fact.is)
            && one != other
        {
            return None;
        }
        known.is = known.is.or(fact.is);
        known.not.extend(&fact.not);
        if known.is.is_some_and(|answer| known.not.contains(&answer)) {
            return None;
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Condition::{All, Always, Any, Is, Never, Not};

    fn holds(condition: &Condition) -> bool {
        satisfiable(&[condition], &[], &|_| true)
    }

    #[test]
    fn two_answers_to_one_question_contradict_each_other() {
        assert!(!holds(&All(vec![Is(0, 0), Is(0, 1)])));
        assert!(!holds(&All(vec![Is(0, 0), Any(vec![Not(0, 0), Is(0, 1)])])));
        assert!(holds(&All(vec![Is(0, 0), Is(1, 1), Not(0, 1)])));
        assert!(holds(&Any(vec![All(vec![Is(0, 0), Is(0, 1)]), Not(0, 0)])));
        assert!(holds(&Always) && !holds(&Never));
    }

    #[test]
    fn a_question_may_stay_unanswered() {
        assert!(holds(&All(vec![Not(0, 0), Not(0, 1)])));
        assert!(!satisfiable(&[], &[&Not(3, 0)], &|_| false));
        assert!(satisfiable(&[], &[&Is(3, 0)], &|_| false));
    }

    #[test]
    fn a_condition_too_large_to_look_at_is_believed() {
        let wide = |from: u16| Any((from..from + 40).map(|question| Is(question, 0)).collect());
        assert!(holds(&All(vec![wide(0), wide(40), wide(80)])));
        assert!(!holds(&All(vec![wide(0), wide(40), wide(80), Never])));
    }
}
