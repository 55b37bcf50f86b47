//! Whoever goes on from support in the guide for iCloud Backup is offered what helps, with every cause and every opening answer.

use unstuck_engine::{AnswerId, CauseId, Event, Model, QuestionId, QuestionStatus, State, Step, replay};
use unstuck_flow::compile::compile_with;
use unstuck_flow::lower;
use unstuck_lab::prove::{Possible, may_go_on};

const GUIDE: &str = include_str!("../../../flows/icloud-backup/guide.toml");
const FIGURES: &str = include_str!("../../../flows/icloud-backup/figures.toml");

/// Answers rarer than this are mistakes.
const LEAST: f64 = 0.05;

/// The visit of a person who opens it so, then gives the most usual answers; nothing helps, and they go on from support.
fn visit(model: &Model, possible: &Possible<'_>, cause: CauseId, opening: AnswerId) -> State {
    let chance = |question: QuestionId, answer: &AnswerId| possible.chance(question, *answer, cause);
    let mut events = vec![Event::Start];
    loop {
        let state = replay(model, &events);
        events.push(match state.step {
            Step::Start => Event::Start,
            Step::Question(question) if Some(question) == model.entry() => Event::Answer(question, opening),
            Step::Question(question) => {
                let usual = model
                    .answers(question)
                    .max_by(|a, b| chance(question, a).total_cmp(&chance(question, b)))
                    .expect("a question has answers");
                Event::Answer(question, usual)
            }
            Step::Again(question) => Event::Confirm(question),
            Step::Caution(fix) | Step::Fix(fix) if model.success(fix, cause) > 0.0 => return state,
            Step::Caution(fix) => Event::Proceed(fix),
            Step::Fix(fix) | Step::Wait(fix) => Event::NotFixed(fix),
            Step::Support(_) if may_go_on(&state) => Event::Resume,
            Step::Support(_) | Step::Resolved(_) => return state,
        });
    }
}

/// Whether answers that were given, and not only ones that were not, close every fix for a cause.
fn is_closed(model: &Model, state: &State, cause: CauseId) -> bool {
    model.cures(cause).iter().all(|(cure, _)| {
        model.before(*cure).iter().chain([cure]).any(|fix| {
            let spec = model.fix(*fix);
            let mut answered = true;
            spec.needs.mentions(&mut |question, _| {
                answered &= matches!(state.facts.question(question), QuestionStatus::Answered(_));
            });
            spec.blocked_by.holds(&state.facts) || answered && !spec.needs.holds(&state.facts)
        })
    })
}

#[test]
fn whoever_goes_on_is_offered_what_helps_unless_their_own_answers_close_it() {
    let guide = compile_with(GUIDE, FIGURES).guide.expect("the guide compiles");
    let (spec, model) = (lower::spec(&guide), lower::model(&guide).expect("it has a model"));
    let possible = Possible::new(&spec, LEAST);
    let entry = model.entry().expect("a question opens it");
    let (mut visits, mut closed, mut lost) = (0, 0, Vec::new());
    for cause in model.causes().filter(|cause| !model.cures(*cause).is_empty()) {
        for opening in model.answers(entry).filter(|answer| possible.is(entry, *answer, cause)) {
            visits += 1;
            let end = visit(&model, &possible, cause, opening);
            if matches!(end.step, Step::Support(_)) {
                if is_closed(&model, &end, cause) {
                    closed += 1;
                } else {
                    let opening = &guide.questions[entry.at()].answers[opening.at()].id;
                    lost.push(format!("{} after {opening}", guide.causes[cause.at()].id));
                }
            }
        }
    }
    assert!(visits > 100, "{visits}");
    assert!(closed * 10 < visits, "{closed} of {visits} are closed by their own answers");
    assert!(lost.is_empty(), "nothing was offered to {lost:?}");
}
