//! Why this step: the planner's reasons in words.

use unstuck_engine::{CauseId, Event, FixId, QuestionId, Step, Why, explain};
use yew::prelude::*;

use crate::components::element::{element, text, words};
use crate::components::icon::Icon;
use crate::components::parts;
use crate::store::Visit;
use crate::words;

/// Why this question, folded: what it is expected to save, and where each answer leads. What an answer leads to is a visit of
/// its own, so it is worked out when somebody asks.
pub(crate) fn of_question(visit: &Visit, id: QuestionId, asked: &UseStateHandle<bool>) -> Html {
    let Why::Saves { minutes } = visit.state.why else { return Html::default() };
    let reasons = if **asked { reasons(visit, id, minutes) } else { Vec::new() };
    let onclick = {
        let asked = asked.setter();
        Callback::from(move |_: MouseEvent| asked.set(true))
    };
    let why = parts::help("help question__why", Icon::Bulb, "Why this question?", reasons);
    html! { <div {onclick}>{ why }</div> }
}

fn reasons(visit: &Visit, id: QuestionId, minutes: f64) -> Vec<Html> {
    let question = visit.question(id);
    let leads = visit.model.answers(id).map(|answer| {
        let next = match visit.ahead.after(Event::Answer(id, answer)) {
            Some(next) => next.state.step,
            None => explain::leads_to(visit.model, &visit.begun(), id, answer),
        };
        let answer = ["“", &question.answers[answer.at()].label, "”: "].concat();
        element("li", "").of([words(&answer), words(&leads_to(visit, next))])
    });
    vec![text("p", "", &saves(minutes)), element("ul", "").of(leads.collect::<Vec<_>>())]
}

fn saves(minutes: f64) -> String {
    if minutes < 1.0 {
        "The answer decides which step is worth doing first.".to_owned()
    } else {
        let saved = words::lower_first(&words::about_minutes(minutes));
        ["The answer is expected to save you ", &saved, "."].concat()
    }
}

fn leads_to(visit: &Visit, next: Step) -> String {
    match next {
        Step::Fix(fix) | Step::Caution(fix) | Step::Wait(fix) | Step::Resolved(fix) => {
            ["then we would try “", &visit.fix(fix).title, "”."].concat()
        }
        Step::Question(question) | Step::Again(question) => {
            ["then we would ask “", &visit.question(question).ask, "”"].concat()
        }
        Step::Start | Step::Support(_) => "then a person should look at it.".to_owned(),
    }
}

/// Why this fix now, in a sentence.
pub(crate) fn of_fix(visit: &Visit, fix: FixId) -> String {
    if let Why::Prepares(risky) = visit.state.why {
        let risky = &visit.fix(risky).title;
        return ["Why this now: with this done, nothing can be lost by “", risky, "”."].concat();
    }
    if let Why::Together(other) = visit.state.why {
        let other = &visit.fix(other).title;
        let rest = "” anyway. One wait shows whether either has helped.";
        return ["Why this now: you will wait for “", other, rest].concat();
    }
    let likeliest = visit
        .model
        .fix(fix)
        .works
        .iter()
        .map(|(cause, rate)| (*cause, rate * visit.state.belief.probability(*cause)))
        .max_by(|a, b| a.1.total_cmp(&b.1));
    let probability = match visit.state.why {
        Why::Chance { probability } => Some(probability),
        _ => None,
    };
    match (likeliest, probability) {
        (Some((cause, _)), Some(probability)) => sentence(visit, cause, probability),
        _ => "Why this now: it is the step you chose.".to_owned(),
    }
}

fn sentence(visit: &Visit, cause: CauseId, probability: f64) -> String {
    let name = &visit.cause(cause).name;
    let word = match visit.state.belief.probability(cause) {
        p if p >= 0.5 => "is the most likely cause",
        p if p >= 0.2 => "is a likely cause",
        _ => "is still possible",
    };
    let middle = ", and of the steps left this promises most for the time it takes. It solves ";
    let solves = words::in_ten(probability);
    ["Why this now: “", name, "” ", word, middle, &solves, " cases like yours, by our estimate."].concat()
}
