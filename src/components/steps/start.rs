//! The start: what this does, where it is read, what the person sees.

use unstuck_engine::{Event, QuestionId};
use yew::prelude::*;

use crate::ahead;
use crate::components::button::{row, submit};
use crate::components::choices::{choices, chooses};
use crate::components::element::{element, several, text, words};
use crate::components::group::group;
use crate::components::icon::Icon;
use crate::components::segmented::{choice, segmented};
use crate::components::{annex, facts, parts, rich};
use crate::guide::checked;
use crate::ios::Ios;
use crate::phone::Said;
use crate::platform::dom;
use crate::store::{Action, use_visit};

/// The start screen.
#[component]
pub(crate) fn Start() -> Html {
    let visit = use_visit();
    let dispatch = visit.dispatcher();
    let entry = QuestionId(visit.guide.entry);
    let question = visit.question(entry);
    let chosen = {
        let remembered = visit.remembered(entry);
        use_state_eq(|| remembered)
    };
    let onchoose = {
        let chosen = chosen.clone();
        Callback::from(move |event: Event| {
            ahead::expect(event);
            chosen.set(Some(event));
        })
    };
    let onanswer = {
        let choose = chooses(entry, question, &onchoose);
        // What was found stands further down.
        Callback::from(move |said: String| {
            choose.emit(said.clone());
            dom::focus_answer(&said);
        })
    };
    let search =
        annex::Props { onanswer, ..annex::Props::folded("messages", "Search your message", Icon::Search) };
    let onsubmit = {
        let (dispatch, chosen) = (dispatch.clone(), chosen.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            // The answer of this moment: a slow phone may not have drawn it yet.
            dispatch.dispatch(Action::Happened(chosen.unwrap_or(Event::Start)));
        })
    };
    let phone = &visit.phone;
    let device = |value: &str, here: bool, icon: Icon, label: &str| {
        let label = several([icon.small(), words(label)]);
        choice(&dispatch, "device", value, phone.here() == here, label, Said::Here(here))
    };
    let version = |ios: Ios| text("p", "group__hint", &["This iPhone has iOS ", &ios.shown()].concat());
    let devices = [
        device("this", true, Icon::Phone, "Yes, this iPhone"),
        device("other", false, Icon::Computer, "No, another device"),
    ];
    let mut about_the_iphone = group(
        text("h2", "", "Are you on the iPhone with the problem?"),
        Html::default(),
        several([segmented(devices), phone.detected().map(version).unwrap_or_default()]),
    );
    // A guide with names by version is about an iPhone.
    if visit.guide.eras.is_empty() {
        about_the_iphone = Html::default();
    }
    let hint = question.hint.as_ref().map(|hint| text("p", "group__hint", hint));
    parts::form(
        "step start",
        onsubmit,
        several([
            element("div", "start__intro").of([
                parts::heading("", &visit.guide.title),
                element("div", "start__lead").of([rich::blocks(&visit.guide.start.lead)]),
                facts::promises(&visit.guide.start.promises),
            ]),
            about_the_iphone,
            group(
                text("h2", "", &question.ask),
                hint.unwrap_or_default(),
                several([annex::place(search), choices(entry, question, *chosen, &onchoose)]),
            ),
            element("div", "start__foot").of([row([submit("start", "Start")])]),
            checked(visit.guide),
        ]),
    )
}
