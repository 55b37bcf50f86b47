//! Models of a given size, and the situations that visits of them lead to.

use std::collections::BTreeSet;

use unstuck_engine::plan::{Choice, Policy, decide_by};
use unstuck_lab::bare::BareModel;
use unstuck_lab::situations::{all_answered, situations};
use unstuck_lab::sized::Size;

const SMALL: Size = Size { causes: 25, fixes: 20, questions: 20 };
const LARGE: Size = Size { causes: 1_000, fixes: 20, questions: 20 };

#[test]
fn a_seed_gives_one_model_of_the_size() {
    let model = SMALL.model(7);
    assert_eq!(model, SMALL.model(7));
    assert_ne!(model, SMALL.model(8));
    assert_eq!(model.causes().count(), 25);
    assert_eq!((model.fix_count(), model.question_count()), (20, 20));
}

#[test]
fn a_model_reaches_other_engines_with_every_digit() {
    let bare = SMALL.bare(1);
    assert_eq!(BareModel::parse(&bare.to_json()).unwrap().model().unwrap(), SMALL.model(1));
}

#[test]
fn situations_are_all_different_and_the_same_for_a_seed() {
    let model = SMALL.model(1);
    let found = situations(&model, 500, 1);
    assert_eq!(found.len(), 500);
    assert_eq!(found, situations(&model, 500, 1));
    let different: BTreeSet<String> = found.iter().map(|facts| format!("{facts:?}")).collect();
    assert_eq!(different.len(), 500);
}

#[test]
fn situations_call_for_every_kind_of_step() {
    for size in [SMALL, LARGE] {
        let model = size.model(1);
        let steps: Vec<Choice> = situations(&model, 200, 1)
            .iter()
            .map(|facts| decide_by(&model, facts, Policy::Quick).choice)
            .collect();
        let share = |kind: fn(&Choice) -> bool| steps.iter().filter(|step| kind(step)).count();
        let fixes = share(|step| matches!(step, Choice::Fix(_)));
        let questions = share(|step| matches!(step, Choice::Question(_)));
        let support = share(|step| matches!(step, Choice::Support));
        assert!(
            fixes >= 20 && questions >= 20 && support >= 2,
            "{fixes}, {questions}, {support} in {size:?}"
        );
    }
}

#[test]
fn a_person_who_answered_everything_has_said_nothing_impossible() {
    let bare = SMALL.bare(1);
    let model = bare.model().unwrap();
    for evidence in all_answered(&model, 20, 1) {
        assert_eq!(evidence.len(), 20);
        let sum: f64 = bare.posterior(&evidence).unwrap().iter().sum();
        assert!((sum - 1.0).abs() < 1e-12);
    }
}
