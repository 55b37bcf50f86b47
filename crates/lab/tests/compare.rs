//! Two versions of a model: no difference without a change, and the same difference from both ends.

use std::num::NonZeroU32;

use unstuck_engine::{Floors, Model};
use unstuck_lab::compare::{Names, Pair, Person, Side, compare, drawn, groups, totals, walked};
use unstuck_lab::families::Family;
use unstuck_lab::random::Dice;

/// How many models of each family.
const MODELS: u64 = 6;

/// Every part has its position as its name.
fn names(model: &Model) -> Names {
    let count = |count: usize| (0..u32::try_from(count).expect("it is small")).collect::<Vec<u32>>();
    Names {
        causes: count(model.causes().count()),
        questions: count(model.question_count()),
        answers: model.questions().map(|question| count(model.answers(question).count())).collect(),
        fixes: count(model.fix_count()),
    }
}

/// The same model with other priors, rates and minutes.
fn changed(model: &Model, seed: u64) -> Model {
    let mut dice = Dice::new(seed);
    let mut spec = model.spec().clone();
    for prior in &mut spec.priors {
        *prior *= dice.between(0.3, 3.0);
    }
    for fix in &mut spec.fixes {
        fix.minutes *= dice.between(0.5, 2.0);
        fix.cost = fix.cost.max(fix.minutes);
        for (_, rate) in &mut fix.works {
            *rate *= dice.between(0.5, 1.0);
        }
    }
    Model::new(spec, Floors::Standard).expect("it is as sound as before")
}

/// A model without its last fix, where nothing else speaks of it.
fn shorter(model: &Model) -> Model {
    let mut spec = model.spec().clone();
    spec.fixes.pop();
    Model::new(spec, Floors::Standard).expect("families know no orders")
}

fn models() -> impl Iterator<Item = Model> {
    Family::ALL.into_iter().flat_map(|family| (0..MODELS).map(move |seed| family.model(seed)))
}

fn people(old: Side<'_>, new: Side<'_>) -> Vec<Person> {
    let mut people = drawn(old, new, NonZeroU32::new(60).expect("there are some"), 1);
    people.extend(walked(old, new));
    people
}

fn swapped(pairs: Vec<Pair>) -> Vec<Pair> {
    pairs.into_iter().map(|Pair { old, new }| Pair { old: new, new: old }).collect()
}

#[test]
fn a_model_does_not_differ_from_itself() {
    for model in models() {
        let names = names(&model);
        let side = Side { model: &model, names: &names };
        let pairs = compare(side, side, &people(side, side));
        assert!(!pairs.is_empty() && pairs.iter().all(|pair| !pair.differs() && pair.old == pair.new));
        assert!(groups(&pairs).is_empty());
        assert!(totals(&pairs).minutes_more.high.abs() < 1e-12);
    }
}

#[test]
fn what_differs_one_way_differs_the_other_way() {
    let mut parted = 0;
    for (seed, model) in (1..).zip(models()) {
        for other in [changed(&model, seed), shorter(&model)] {
            let (old_names, new_names) = (names(&model), names(&other));
            let old = Side { model: &model, names: &old_names };
            let new = Side { model: &other, names: &new_names };
            assert_eq!(walked(old, new), walked(new, old));
            let people = people(old, new);
            let (there, back) = (compare(old, new, &people), swapped(compare(new, old, &people)));
            assert_eq!(there, back);
            let counts = |pairs: &[Pair]| {
                let mut counts: Vec<_> = groups(pairs)
                    .iter()
                    .map(|group| (group.old, group.new, group.pairs.len(), group.places))
                    .collect();
                counts.sort_unstable();
                counts
            };
            let mut turned: Vec<_> = counts(&swapped(there.clone()))
                .into_iter()
                .map(|(old, new, pairs, places)| (new, old, pairs, places))
                .collect();
            turned.sort_unstable();
            assert_eq!(counts(&there), turned);
            parted += there.iter().filter(|pair| pair.parting().is_some()).count();
        }
    }
    assert!(parted > 100, "only {parted} visits part");
}

#[test]
fn every_visit_that_parts_is_in_one_group_and_its_example_parts_first() {
    for (seed, model) in (1..).zip(models()) {
        let other = changed(&model, seed);
        let names = names(&model);
        let (old, new) = (Side { model: &model, names: &names }, Side { model: &other, names: &names });
        let pairs = compare(old, new, &people(old, new));
        let groups = groups(&pairs);
        let mut grouped: Vec<usize> = groups.iter().flat_map(|group| group.pairs.clone()).collect();
        grouped.sort_unstable();
        let parted: Vec<usize> = (0..pairs.len()).filter(|at| pairs[*at].parting().is_some()).collect();
        assert_eq!(grouped, parted);
        for group in &groups {
            assert_eq!(pairs[group.example].parting(), Some(group.at));
            assert!(group.pairs.iter().all(|at| pairs[*at].parting() >= Some(group.at)));
            assert!((1..=group.pairs.len()).contains(&group.places));
        }
        assert!(groups.windows(2).all(|two| two[0].pairs.len() >= two[1].pairs.len()));
    }
}
