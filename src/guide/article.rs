//! A page of the guide about one cause, fix, question or subject.

use unstuck_flow::guide::{Cause, Fix, Guide, Question};
use yew::prelude::*;

use super::index::{checked, invite};
use super::reading::Reading;
use super::{NO_SUCH_PAGE, Topic, links};
use crate::components::attribute::Attr;
use crate::components::element::{With, element, several, text, words};
use crate::components::icon::Icon;
use crate::components::path::path;
use crate::components::{alert, facts, lines, parts, phone, rich};
use crate::store::{Dispatch, Visit};

/// The page.
pub(super) fn article(visit: &Visit, dispatch: &Dispatch, id: &str) -> Html {
    let guide = visit.guide;
    let topic = Topic::find(guide, id);
    let title = topic.map_or(NO_SUCH_PAGE, Topic::title);
    let body = match topic {
        Some(Topic::Cause(at, cause)) => of_cause(guide, at, cause),
        Some(Topic::Fix(fix)) => of_fix(visit, dispatch, fix),
        Some(Topic::Question(question)) => of_question(visit, dispatch, question),
        Some(Topic::Page(at, _)) => html! { <Reading {at} ios={visit.phone.ios()} /> },
        None => text("p", "", "The link may be old. The list of all steps and pages has what replaced it."),
    };
    let here = [Icon::Chevron.draw(), text("span", "", title).with(Attr::AriaCurrent, "page")];
    element("article", "step guide").of([
        element("nav", "crumbs")
            .of([
                element("span", "crumbs__item").of([parts::link("#guide", "", [words("All steps")])]),
                element("span", "crumbs__item").of(here),
            ])
            .with(Attr::AriaLabel, "You are here"),
        element("div", "guide__head").of([parts::heading("", title)]),
        element("div", "prose").of([body]),
        checked(guide),
        invite(visit),
    ])
}

fn of_cause(guide: &Guide, at: usize, cause: &Cause) -> Html {
    let cures = guide.fixes.iter().filter(|fix| fix.works.iter().any(|(cause, _)| usize::from(*cause) == at));
    let mut cures = cures.map(|fix| (fix.id.as_str(), fix.title.as_str())).peekable();
    let mut parts = vec![rich::blocks(&cause.explain)];
    if cures.peek().is_some() {
        parts.extend([text("h2", "", "What helps"), links(&mut cures)]);
    }
    if let Some(prevent) = &cause.prevent {
        parts.extend([text("h2", "", "Keep it from coming back"), rich::blocks(prevent)]);
    }
    several(parts)
}

fn of_fix(visit: &Visit, dispatch: &Dispatch, fix: &'static Fix) -> Html {
    let mut parts = vec![rich::blocks(&fix.why), facts::of_fix(fix, visit.guide.minutes_alone(fix))];
    parts.extend(fix.caution.as_ref().map(|caution| {
        element("section", "caution__card").of([
            parts::caution_word(),
            text("h2", "caution__subtitle", &caution.title),
            parts::losses(&caution.loses),
            rich::blocks(&caution.first),
        ])
    }));
    parts.push(text("h2", "", "What to do"));
    parts.extend(fix.place.as_ref().map(|place| path(visit, place)));
    parts.push(phone::of_fix(visit, dispatch, fix));
    parts.push(lines::lines(&fix.steps, visit.phone.kind()));
    if let Some(wait) = &fix.wait {
        parts.extend([text("h2", "", "How long it takes"), rich::blocks(&wait.text)]);
    }
    parts.extend([text("h2", "", "How you will know it worked"), rich::blocks(&fix.check)]);
    several(parts)
}

fn of_question(visit: &Visit, dispatch: &Dispatch, question: &'static Question) -> Html {
    let mut parts = Vec::new();
    parts.extend(question.hint.as_ref().map(|hint| text("p", "", hint)));
    parts.extend(question.place.as_ref().map(|place| path(visit, place)));
    parts.push(phone::of_question(visit, dispatch, question));
    parts.push(text("h2", "", "What you may see"));
    let answers = question.answers.iter().map(|answer| {
        let mut said = vec![element("p", "").of([text("strong", "", &answer.label)])];
        said.extend(answer.alert.as_ref().map(alert::alert));
        said.extend(answer.hint.as_ref().map(|hint| text("p", "muted", hint)));
        element("li", "guide__answer").of(said)
    });
    parts.push(parts::list("ul", "guide__answers", answers.collect()));
    several(parts)
}
