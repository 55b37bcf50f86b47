//! Over to a human, with a summary that saves both of them time. Never a dead end.

use std::rc::Rc;

use unstuck_engine::{Event, SupportReason};
use yew::prelude::*;

use crate::components::attribute::Attr;
use crate::components::button::{Look, acts, button, quiet_row, row, with_icon};
use crate::components::copying::{By, Handed, hands};
use crate::components::element::{With, element, several, text, verbatim, words};
use crate::components::icon::Icon;
use crate::components::{parts, rich};
use crate::mail;
use crate::platform::{clock, dom, handoff};
use crate::store::{Action, Dispatch, Target, Visit, sends, use_visit};
use crate::summary::Summary;
use crate::words;

/// Properties of [`Support`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct Props {
    pub(crate) reason: SupportReason,
}

/// The support screen.
#[component]
pub(crate) fn Support(props: &Props) -> Html {
    let visit = use_visit();
    let dispatch = visit.dispatcher();
    let guide = &visit.guide;
    let ways = guide.support.contacts.iter().map(|contact| {
        let link = rich::away(parts::link(&contact.href, "", [words(&contact.label)]));
        parts::tip(Icon::Support, element("span", "tips__title").of([link]))
    });
    let bring = guide.support.bring.iter().map(|text| element("li", "").of([rich::phrase(text)]));
    let misfit = (props.reason == SupportReason::Contradiction).then(|| text("p", "support__lead", MISFIT));
    element("div", "step support").of([
        element("div", "support__head").of([
            element("span", "badge").of([Icon::Support.draw()]),
            parts::heading("", words::support_heading(props.reason)),
            misfit.unwrap_or_default(),
            element("div", "support__lead").of([rich::blocks(&guide.support.lead)]),
        ]),
        html! { <Handoff /> },
        parts::section(
            "support__section",
            "ways-title",
            "Where to go with it",
            [parts::list("ul", "tips support__ways", ways.collect())],
        ),
        parts::section(
            "support__section",
            "bring-title",
            "Have at hand",
            [element("ul", "support__bring").of(bring.collect::<Vec<_>>())],
        ),
        way_back_in(&visit, &dispatch),
    ])
}

const MISFIT: &str =
    "Your answers do not fit any cause this guide knows well, so more steps would be guesses.";

/// The summary and ways to hand it over.
#[component]
fn Handoff() -> Html {
    let visit = use_visit();
    let status = use_state_eq(|| "");
    let summary = Summary::new(&visit, clock::today());
    let said = summary.text();
    let title = &visit.guide.title;
    let mail =
        parts::link(&mail::draft(title, &said), "button button--tool", [Icon::Mail.small(), words("E-mail")]);
    let handed = Rc::new(Handed {
        title: title.clone(),
        text: said.clone(),
        shown: "[data-summary]",
        status: status.setter(),
        copied: "Copied. Paste it where the person who helps you can read it.",
    });
    let saves = |name: &'static str, kind: &'static str, file: String| {
        let status = status.setter();
        Callback::from(move |_| {
            status.set(if handoff::download(name, kind, &file) { SAVED } else { NOT_SAVED });
        })
    };
    let text_file = saves("unstuck-summary.txt", "text/plain", said.clone());
    let data_file = saves("unstuck-summary.json", "application/json", summary.json());
    let title = text("h2", "summary__title", "Your summary").with(Attr::Id, "summary-title");
    let copy = |look| with_icon(look, "copy", Icon::Copy, "Copy", hands(&handed, By::Copying));
    let label = handoff::label();
    let first = if label.is_empty() {
        copy(Look::Primary)
    } else {
        let (status, said, data) = (status.setter(), said.clone(), summary.json());
        let onclick = Callback::from(move |_| {
            status.set(if handoff::offer(&said, &data) { PASSED_ON } else { NOT_PASSED_ON });
        });
        let passes = acts("button button--primary", "handoff", words(&label), onclick);
        several([passes.keyed("handoff"), copy(Look::Tool)])
    };
    element("section", "summary")
        .of([
            element("div", "summary__head").of([title]),
            element("pre", "summary__text")
                .of([verbatim(&said)])
                .with(Attr::DataSummary, "")
                .with(Attr::TabIndex, "0")
                .with(Attr::AriaLabelledBy, "summary-title"),
            element("div", "summary__actions actions actions--tight").of([
                first,
                with_icon(Look::Tool, "share", Icon::Share, "Share", hands(&handed, By::Sharing)),
                mail.with(Attr::DataAction, "email"),
                with_icon(Look::Tool, "print", Icon::Print, "Print", dom::prints()),
                with_icon(Look::Tool, "download", Icon::Download, "Save as text", text_file),
                with_icon(Look::Tool, "download-data", Icon::Download, "Save as data", data_file),
                text("p", "summary__status", &status)
                    .with(Attr::Role, "status")
                    .with(Attr::AriaLive, "polite"),
            ]),
        ])
        .with(Attr::AriaLabelledBy, "summary-title")
}

const PASSED_ON: &str = "Passed on.";
const NOT_PASSED_ON: &str = "This did not work. Copy it instead.";
const SAVED: &str = "Saved as a file.";
const NOT_SAVED: &str = "This browser does not let the page save files.";

/// Ways back into the guide.
fn way_back_in(visit: &Visit, dispatch: &Dispatch) -> Html {
    let act = |action: Action| sends(dispatch, action);
    let first = visit.events.iter().find_map(|event| event.question());
    let resume = || {
        let resume = act(Action::Happened(Event::Resume));
        row([button(Look::Secondary, "resume", "Go on with the steps left", resume)]).keyed("resume")
    };
    let change = first.map(|question| {
        button(Look::Quiet, "change", "Change an answer", act(Action::Change(Target::Question(question))))
            .with(Attr::DataStep, &visit.question(question).id)
            .keyed("change")
    });
    let restart = button(Look::Quiet, "restart", "Start again", act(Action::restart())).keyed("restart");
    element("div", "support__back-in").of([
        text("h2", "", "Or try a little more yourself"),
        visit.state.can_resume.then(resume).unwrap_or_default(),
        quiet_row([change.unwrap_or_default(), restart]).keyed("quiet"),
    ])
}
