//! What the app shows of a page: where it is, its heading, and the place for what stands in it.

use unstuck_engine::{Event, Step};
use unstuck_flow::guide::Guide;
use yew::prelude::*;

use super::{Topic, own, title};
use crate::components::attribute::Attr;
use crate::components::element::{With, element, text, words};
use crate::components::icon::Icon;
use crate::components::{annex, parts, phone};
use crate::entry;
use crate::store::{Action, Dispatch, Notice, Visit};

/// The page with this id, or the list of all pages.
pub(crate) fn frame(visit: &Visit, dispatch: &Dispatch, id: Option<&str>) -> Html {
    let guide = visit.guide;
    let title = title(guide, id);
    let topic = id.and_then(|id| Topic::find(guide, id));
    let place = |part: String| {
        let dispatch = dispatch.clone();
        // A page asks two things of the visit: to hand it over to a person, or to take over another one.
        let onanswer = Callback::from(move |answer: String| {
            dispatch.dispatch(match entry::handed_over(guide, &answer).map(|over| over.visit) {
                Some(Ok(restored)) => Action::Another(restored.events, Some(Notice::Adopted)),
                _ => Action::Happened(Event::Support),
            });
        });
        let begun = visit.state.step != Step::Start;
        annex::place(annex::Props { begun, onanswer, ..annex::Props::open(part) })
    };
    let mut body = Vec::new();
    if let Some(id) = id {
        let here = [Icon::Chevron.draw(), text("span", "", title).with(Attr::AriaCurrent, "page")];
        let crumbs = element("nav", "crumbs").of([
            element("span", "crumbs__item").of([parts::link("#guide", "", [words("All steps")])]),
            element("span", "crumbs__item").of(here),
        ]);
        body.extend([crumbs.with(Attr::AriaLabel, "You are here"), parts::heading("", title)]);
        match topic {
            Some(Topic::Fix(fix)) => body.push(phone::of_fix(visit, dispatch, fix)),
            Some(Topic::Question(question)) => body.push(phone::of_question(visit, dispatch, question)),
            _ => {}
        }
        body.push(match topic {
            Some(_) => place(["page ", id].concat()),
            None if own(id).is_some() => place(["page ", id].concat()),
            None => {
                text("p", "", "The link may be old. The list of all steps and pages has what replaced it.")
            }
        });
    } else {
        body.extend([parts::heading("", title), place("page".to_owned())]);
    }
    element("article", "step guide").of(body)
}

/// When the guide was last checked, and for what.
pub(crate) fn checked(guide: &Guide) -> Html {
    text("p", "guide__note", &["Last checked on ", &guide.checked, ", for ", &guide.covers, "."].concat())
}
