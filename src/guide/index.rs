//! The list of pages, the eight steps first.

use unstuck_flow::guide::{ChecklistStep, Fix, Guide, Section};
use yew::prelude::*;

use super::search::Search;
use super::{checked, links};
use crate::components::attribute::Attr;
use crate::components::button::{Look, button};
use crate::components::element::{With, element, text, words};
use crate::components::icon::Icon;
use crate::components::lines::tick;
use crate::components::{parts, rich};
use crate::digits::number;
use crate::platform::places::Place;
use crate::shelf::Shelf;
use crate::words;

/// The list of pages.
pub(crate) fn index(place: &Place, shelf: Shelf) -> Html {
    let guide = shelf.guide;
    let pages = |title: &'static str, kind: Section| {
        let mut pages = guide.pages.iter().filter(|page| page.section == kind);
        if pages.clone().next().is_none() {
            return Html::default();
        }
        section(title, links(&mut pages.by_ref().map(|page| (page.id.as_str(), page.title.as_str()))))
    };
    let causes = links(&mut guide.causes.iter().map(|cause| (cause.id.as_str(), cause.name.as_str())));
    let fixes = links(&mut guide.fixes.iter().map(|fix| (fix.id.as_str(), fix.title.as_str())));
    let questions =
        links(&mut guide.questions.iter().map(|question| (question.id.as_str(), question.ask.as_str())));
    let steps = guide.checklist.iter().enumerate().map(|(at, step)| checklist_step(guide, place, at, step));
    let lead = "From quick and harmless to slow and thorough. Stop as soon as a backup succeeds.";
    element("div", "annex").of([
        text("p", "guide__lead", lead),
        html! { <Search {shelf} /> },
        element("section", "guide__section")
            .of([parts::list("ol", "checklist", steps.collect())])
            .with(Attr::AriaLabel, "The steps of the checklist"),
        invite(place),
        pages("Good to know first", Section::Basics),
        section("What can be wrong", causes),
        pages("Questions and answers", Section::Questions),
        pages("Keep it working", Section::Prevention),
        pages("Other ways to keep a copy", Section::Alternatives),
        pages("Work it out", Section::Tools),
        section("Everything you can do", fixes),
        section("What we may ask", questions),
        element("p", "guide__more").of([
            parts::link("#guide/all", "", [words("Print the whole guide")]),
            parts::link("#guide/code", "", [words("Somebody gave you a code?")]),
        ]),
        checked(guide),
    ])
}

fn section(title: &str, content: Html) -> Html {
    element("section", "guide__section").of([text("h2", "", title), content])
}

/// A step of the checklist: its fixes to open, and a box to tick.
fn checklist_step(guide: &Guide, place: &Place, at: usize, step: &ChecklistStep) -> Html {
    let number = number(at + 1);
    let fixes: Vec<_> =
        step.fixes.iter().map(|fix| checklist_fix(guide, &guide.fixes[usize::from(*fix)])).collect();
    let what =
        if fixes.is_empty() { contact_support(place) } else { parts::list("ul", "checklist__fixes", fixes) };
    let done = text("span", "visually-hidden", &["Done: ", &step.title].concat());
    element("li", "checklist__item")
        .of([
            element("label", "checklist__tick").of([tick(), done]),
            element("div", "checklist__body").of([
                text("h2", "checklist__title", &step.title),
                element("div", "checklist__summary").of([rich::blocks(&step.summary)]),
                what,
            ]),
        ])
        .with(Attr::Id, &["step-", &number].concat())
}

fn checklist_fix(guide: &Guide, fix: &Fix) -> Html {
    let mut meta = vec![words(&words::about_minutes(guide.minutes_alone(fix)))];
    if words::is_careful(fix.risk) {
        meta.push(text("span", "checklist__meta--careful", " · read the caution first"));
    }
    let link = parts::link(
        &["#guide/", &fix.id].concat(),
        "checklist__link",
        [text("span", "", &fix.title), element("span", "checklist__meta").of(meta), Icon::Chevron.small()],
    );
    element("li", "").of([link])
}

fn contact_support(place: &Place) -> Html {
    let place = place.clone();
    let support = Callback::from(move |_: MouseEvent| place.answer("support"));
    element("p", "actions").of([button(Look::Secondary, "support", "Get your summary for support", support)])
}

/// The way from reading to being led.
pub(super) fn invite(place: &Place) -> Html {
    let (action, label) = if place.has_begun() {
        ("resume", "Go on where you were")
    } else {
        ("start", "Start the troubleshooter")
    };
    element("section", "invite")
        .of([
            text("h2", "invite__title", "Rather be led?").with(Attr::Id, "invite-title"),
            text("p", "", "A few questions find the step that fits, and leave out the ones that do not."),
            parts::link("#", "button button--primary", [words(label)]).with(Attr::DataAction, action),
        ])
        .with(Attr::AriaLabelledBy, "invite-title")
}
