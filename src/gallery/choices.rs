//! Answers, alerts, short choices, and the choice of an iPhone.

use unstuck_engine::{AnswerId, Event, QuestionId};
use unstuck_flow::guide::Device;
use yew::prelude::*;

use super::sample::{Family, sample};
use super::ways::Ways;
use crate::components::alert::alert;
use crate::components::choices::choices;
use crate::components::element::{element, text, words};
use crate::components::group::group;
use crate::components::phone;
use crate::components::segmented::{option, segmented};
use crate::phone::Said;
use crate::store::Visit;

pub(super) fn family(ways: Ways) -> Family {
    let fresh = ways.fresh();
    let plain = ways.question(|question| question.answers.iter().all(|answer| answer.alert.is_none()));
    let hinted = ways.question(|question| {
        question.answers.iter().all(|answer| answer.alert.is_none())
            && question.answers.iter().any(|answer| answer.hint.is_some())
    });
    let entry = QuestionId(fresh.guide.entry);
    let first = Event::Answer(plain, AnswerId::of(0));
    let known = |kind: Device| ways.on(&[Said::Ios(17), Said::Kind(kind)]).fresh();
    let options = |id, title, question: QuestionId, chosen: Option<Event>| {
        sample(id, title, &fresh, move |visit, _| answers(visit, question, chosen))
    };
    let samples = vec![
        options("options", "Answers, nothing chosen", plain, None),
        options("options-chosen", "An answer chosen", plain, Some(first)),
        options("options-unsure", "“I’m not sure” chosen", plain, Some(Event::NotSure(plain))),
        options("options-hints", "Answers with hints", hinted, None),
        options("options-alerts", "Answers with drawn alerts", entry, None),
        options(
            "options-alert-chosen",
            "A drawn alert chosen",
            entry,
            Some(Event::Answer(entry, AnswerId::of(0))),
        ),
        sample("alerts", "Alerts as the iPhone shows them", &fresh, |visit, _| {
            let answers = visit.guide.questions.iter().flat_map(|question| &question.answers);
            let alerts = answers.filter_map(|answer| answer.alert.as_ref()).take(6).map(alert);
            element("div", "sample__alerts").of(alerts.collect::<Vec<_>>())
        }),
        sample("segmented", "A short choice", &fresh, |_, _| short("segmented", Some(0))),
        sample("segmented-open", "A short choice, nothing chosen", &fresh, |_, _| short("open", None)),
        sample("phone-unknown", "Which iPhone: not known", &ways.unknown(), |visit, dispatch| {
            phone::of_fix(visit, dispatch, varying(visit))
        }),
        sample("phone-known", "Which iPhone: known, folded", &known(Device::FaceId), |visit, dispatch| {
            phone::of_fix(visit, dispatch, varying(visit))
        }),
        sample(
            "phone-change",
            "Which iPhone: known, opened to change it",
            &known(Device::HomeButton),
            |visit, dispatch| phone::of_fix(visit, dispatch, varying(visit)),
        )
        .folded("details", true),
    ];
    Family { id: "choices", title: "Answers and choices", samples }
}

fn answers(visit: &Visit, question: QuestionId, chosen: Option<Event>) -> Html {
    // As on a screen, where they stand in a form and under a question.
    let legend = text("legend", "visually-hidden", &visit.question(question).ask);
    let choices = choices(question, visit.question(question), chosen, &Callback::noop());
    element("form", "").of([element("fieldset", "").of([legend, choices])])
}

fn short(name: &str, chosen: Option<usize>) -> Html {
    let choices = ["Yes, this iPhone", "No, another device"]
        .iter()
        .enumerate()
        .map(|(at, label)| option(name, label, chosen == Some(at), words(label), Callback::noop()));
    group(
        text("span", "", "Are you on the iPhone with the problem?"),
        Html::default(),
        segmented(choices.collect::<Vec<_>>()),
    )
}

/// A fix whose names and lines both depend on the iPhone.
fn varying(visit: &Visit) -> &'static unstuck_flow::guide::Fix {
    let of_kinds = |fix: &&unstuck_flow::guide::Fix| fix.steps.iter().any(|step| step.on != Device::Any);
    let fixes = &visit.guide.fixes;
    fixes.iter().filter(of_kinds).find(|fix| fix.varies).or(fixes.iter().find(of_kinds)).unwrap_or(&fixes[0])
}
