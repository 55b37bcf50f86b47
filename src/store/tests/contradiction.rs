//! Answers that contradict each other.

use super::*;

/// A visit whose answers contradict each other, and which asks for one of them again. In the guide as it is a known
/// cause always explains enough; here there are two causes and the unknown one, and a question for each.
fn at_a_contradiction() -> Rc<Visit> {
    let mut visit = (*visit()).clone();
    let (one, two) = (question(&visit, "six-digit-codes"), question(&visit, "managed"));
    let mut spec = lower::spec(visit.guide);
    let other = spec.other.expect("the guide has an unknown cause").at();
    spec.priors.fill(1e-9);
    (spec.priors[0], spec.priors[1], spec.priors[other]) = (0.49, 0.49, 0.02);
    for (question, speaks_for) in [(one, 0), (two, 1)] {
        let answers = &mut spec.questions[question.at()].answers;
        answers.iter_mut().for_each(|row| row.fill(0.5));
        (answers[0][speaks_for], answers[1][speaks_for]) = (0.99, 0.01);
        (answers[0][1 - speaks_for], answers[1][1 - speaks_for]) = (0.01, 0.99);
    }
    visit.model = Box::leak(Box::new(Model::new(spec, Floors::Standard).expect("the model is sound")));
    let said = [answer(&visit, "six-digit-codes", "off"), answer(&visit, "managed", "yes")];
    let mut visit = Rc::new(visit).reduce(Action::Happened(Event::Start));
    let unsure = Event::NotSure(question(&visit, "symptom"));
    for event in [unsure].into_iter().chain(said) {
        visit = visit.reduce(Action::Happened(event));
    }
    visit
}

fn asked_again(visit: &Visit) -> (QuestionId, Event) {
    let Step::Again(question) = visit.state.step else { panic!("{:?}", visit.state.step) };
    (question, visit.current(Target::Question(question)).expect("it was answered"))
}

#[test]
fn the_same_answer_again_is_confirmed_and_is_no_further_answer() {
    let before = at_a_contradiction();
    let (question, said) = asked_again(&before);
    let after = Rc::clone(&before).reduce(Action::Replace(said));
    assert_eq!(after.events, [before.events.clone(), vec![Event::Confirm(question)]].concat());
    assert_eq!((after.travel, after.notice.as_ref()), (Travel::Forward, None));
    assert_ne!(after.state.step, before.state.step);
    // Only the code tells the two visits apart.
    let text = |visit: &Visit| {
        let whole = Summary::new(visit, "2026-11-25".to_owned()).text();
        whole.lines().filter(|line| !line.starts_with("Code of")).collect::<Vec<_>>().join("\n")
    };
    assert_eq!(text(&after), text(&before));
    let kept = record::encode(after.guide, &after.events);
    assert_eq!(record::decode(after.guide, &kept).expect("it is a record").events, after.events);
}

#[test]
fn the_second_click_on_an_answer_that_was_asked_for_again_changes_nothing() {
    let before = at_a_contradiction();
    let (_, said) = asked_again(&before);
    let once = before.reduce(Action::Replace(said));
    let twice = Rc::clone(&once).reduce(Action::Replace(said));
    assert!(Rc::ptr_eq(&once, &twice));
}

#[test]
fn another_answer_where_one_was_asked_for_again_replaces_it() {
    let before = at_a_contradiction();
    let (question, said) = asked_again(&before);
    let unsure = Event::NotSure(question);
    let after = Rc::clone(&before).reduce(Action::Replace(unsure));
    assert_eq!(after.current(Target::Question(question)), Some(unsure));
    assert!(!after.events.contains(&said) && !after.events.contains(&Event::Confirm(question)));
    assert!(after.state.dropped.is_empty());
    assert_ne!(after.state.step, before.state.step);
}

#[test]
fn answers_that_stay_in_contradiction_lead_to_support_and_back() {
    let mut visit = at_a_contradiction();
    let mut again = 0;
    while let Step::Again(_) = visit.state.step {
        let (_, said) = asked_again(&visit);
        visit = visit.reduce(Action::Replace(said));
        again += 1;
    }
    assert!((1..=2).contains(&again), "{again}");
    assert_eq!(visit.state.step, Step::Support(SupportReason::Contradiction));
    let on = Rc::clone(&visit).reduce(Action::Happened(Event::Resume));
    assert!(!matches!(on.state.step, Step::Again(_) | Step::Support(_)), "{:?}", on.state.step);
    // Back, where the browser has no history: past the answers that were confirmed.
    let back = visit.reduce(Action::Undo);
    assert!(!back.events.iter().any(|event| matches!(event, Event::Confirm(_))));
}
