//! How often the answers of simulated people contradict each other in the guide that is shipped.

use std::fmt::Write as _;
use std::num::NonZeroU32;

use unstuck_engine::{Event, Floors, Model, Step, SupportReason, replay};
use unstuck_flow::compile::compile_with;
use unstuck_flow::lower;
use unstuck_lab::simulate::{Setting, events};

const GUIDE: &str = include_str!("../../../flows/icloud-backup/guide.toml");
const FIGURES: &str = include_str!("../../../flows/icloud-backup/figures.toml");

fn model() -> Model {
    lower::model(&compile_with(GUIDE, FIGURES).guide.expect("the guide compiles")).expect("the guide runs")
}

/// People of whom each answer is another one with this chance, all others being as likely.
fn mistaken(model: &Model, chance: f64) -> Model {
    let mut spec = model.spec().clone();
    for question in &mut spec.questions {
        let others = f64::from(u32::try_from(question.answers.len() - 1).expect("few answers"));
        for row in &mut question.answers {
            row.iter_mut().for_each(|cell| *cell = (1.0 - chance) * *cell + chance * (1.0 - *cell) / others);
        }
    }
    Model::new(spec, Floors::None).expect("it has its floors already")
}

/// Of so many visits in a hundred, in how many an answer is to be looked at again, and how many are handed over for
/// it although people confirm all they said.
fn measured(truth: &Model, cases: u32) -> (f64, f64) {
    let model = model();
    let setting = Setting { model: &model, checklist: Vec::new(), hours: vec![0.0; model.fix_count()] };
    let cases = NonZeroU32::new(cases).expect("there are cases");
    let visits = events(&setting, truth, cases, 1).expect("the model is sound");
    let count = |holds: &dyn Fn(&[Event]) -> bool| {
        let found = visits.iter().filter(|events| holds(events)).count();
        100.0 * f64::from(u32::try_from(found).expect("few")) / f64::from(cases.get())
    };
    let asked = count(&|events| events.iter().any(|event| matches!(event, Event::Confirm(_))));
    let handed_over =
        count(&|events| replay(&model, events).step == Step::Support(SupportReason::Contradiction));
    (asked, handed_over)
}

/// Holds the bound and says what was found.
fn compare(cases: u32) -> String {
    let model = model();
    let mut found = String::new();
    for (who, truth) in [("truthful", model.clone()), ("one in ten wrong", mistaken(&model, 0.1))] {
        let (asked, handed_over) = measured(&truth, cases);
        writeln!(found, "{who}: asked again in {asked:.2} %, handed over for it in {handed_over:.2} %")
            .expect("a text takes any length");
        assert!(asked <= 1.0, "{who}: {asked} %");
    }
    found
}

#[test]
fn people_are_rarely_asked_again() {
    println!("{}", compare(300));
}

#[test]
#[ignore = "a minute; part of `cargo xtask soak`"]
fn people_are_rarely_asked_again_over_many_visits() {
    println!("{}", compare(10_000));
}
