//! The people who visit both versions.

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroU32;

use unstuck_engine::{AnswerId, CauseId, Model, QuestionId};

use super::Side;
use super::names::{Places, Shared};
use crate::random::{Dice, pick};
use crate::simulate::{Case, Scenario};

/// Fewer of those who have a cause than this give an answer because the model rules nothing out, not because somebody
/// expects it: just above the floor of the engine.
const EXPECTED: f64 = 0.01;
/// Keeps what is drawn for one version alone apart from what is drawn for both.
const ALONE: u64 = 0x616c_6f6e_6500_0000;

/// Somebody with a problem, with everything settled that a visit may want to know.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Person {
    /// What they answer, by question. Of all else they are not sure.
    pub answers: BTreeMap<Shared, Shared>,
    /// The fixes that help them.
    pub helped_by: BTreeSet<Shared>,
    /// The fixes that they cannot do.
    pub cannot: BTreeSet<Shared>,
    /// Whether they go on with what is left when support takes over.
    pub goes_on: bool,
    /// The cause that they were drawn with, where they were.
    pub cause: Option<Shared>,
}

/// People as the old version says they come: causes, answers and what helps are drawn from its numbers. What only the new
/// version asks or offers is drawn from the numbers that it has for their cause; where it no longer has the cause, they are
/// not sure of it and it does not help.
#[must_use]
pub fn drawn(old: Side<'_>, new: Side<'_>, people: NonZeroU32, seed: u64) -> Vec<Person> {
    let (in_old, in_new) = (Places::of(old.names), Places::of(new.names));
    (0..u64::from(people.get()))
        .map(|number| {
            let case = Case::draw(old.model, Scenario::AsModelled, seed, number);
            let cause = case.cause();
            let mut person =
                Person { cause: cause.map(|cause| old.names.causes[cause.at()]), ..Person::default() };
            for question in old.model.questions() {
                let said = case.answer(question, &[false]);
                say(&mut person, old, question, said);
            }
            let helps = old.model.fixes().filter(|fix| case.is_cured_by(*fix));
            person.helped_by.extend(helps.map(|fix| old.names.fixes[fix.at()]));
            let cause = person.cause.and_then(|cause| in_new.causes.get(&cause)).copied().map(CauseId::of);
            let mut dice = Dice::new(Dice::new(Dice::new(seed ^ ALONE).bits() ^ number).bits());
            for question in new.model.questions() {
                // Drawn in any case, so that what comes later does not depend on it.
                let (unsure, answer) = (dice.unit(), dice.unit());
                if in_old.questions.contains_key(&new.names.questions[question.at()]) {
                    continue;
                }
                let Some(cause) = cause else { continue };
                let said = (unsure >= new.model.question(question).not_sure)
                    .then(|| AnswerId::of(pick(&row(new.model, question, cause), answer)));
                say(&mut person, new, question, said);
            }
            for fix in new.model.fixes() {
                let luck = dice.unit();
                let name = new.names.fixes[fix.at()];
                let helps = cause.is_some_and(|cause| luck < new.model.success(fix, cause));
                if helps && !old.names.fixes.contains(&name) {
                    person.helped_by.insert(name);
                }
            }
            person
        })
        .collect()
}

/// For every opening answer and every cause that is expected to lead to it, somebody who gives the likeliest answer to
/// everything else, and whom nothing helps, so that all their steps are seen. Of both versions, each person once.
#[must_use]
pub fn walked(old: Side<'_>, new: Side<'_>) -> Vec<Person> {
    let mut people = BTreeSet::new();
    for (first, second) in [(old, new), (new, old)] {
        let in_second = Places::of(second.names);
        for cause in first.model.causes() {
            let elsewhere = in_second.causes.get(&first.names.causes[cause.at()]);
            let mut person = Person::default();
            if let Some(elsewhere) = elsewhere {
                likeliest(&mut person, second, CauseId::of(*elsewhere));
            }
            // What both ask is answered by the first.
            likeliest(&mut person, first, cause);
            let Some(entry) = first.model.spec().entry else {
                people.insert(person);
                continue;
            };
            for answer in first.model.answers(entry) {
                if first.model.likelihood(entry, answer, cause) >= EXPECTED {
                    let mut person = person.clone();
                    say(&mut person, first, entry, Some(answer));
                    people.insert(person);
                }
            }
        }
    }
    people.into_iter().collect()
}

fn likeliest(person: &mut Person, side: Side<'_>, cause: CauseId) {
    for question in side.model.questions() {
        let row = row(side.model, question, cause);
        let best = (0..row.len()).max_by(|one, other| row[*one].total_cmp(&row[*other]).then(other.cmp(one)));
        say(person, side, question, best.map(AnswerId::of));
    }
}

fn row(model: &Model, question: QuestionId, cause: CauseId) -> Vec<f64> {
    model.answers(question).map(|answer| model.likelihood(question, answer, cause)).collect()
}

fn say(person: &mut Person, side: Side<'_>, question: QuestionId, answer: Option<AnswerId>) {
    let name = side.names.questions[question.at()];
    match answer {
        Some(answer) => person.answers.insert(name, side.names.answers[question.at()][answer.at()]),
        None => person.answers.remove(&name),
    };
}
