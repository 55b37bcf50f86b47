//! A page of the guide about one cause, fix, question or subject.

use unstuck_flow::guide::{Cause, Device, Fix, Guide, Page, Question, Section};
use unstuck_flow::pages::PageFile;
use yew::prelude::*;

use super::index::invite;
use super::{Topic, checked, grounds, links};
use crate::components::button::{Look, row, with_icon};
use crate::components::element::{element, several, text};
use crate::components::icon::Icon;
use crate::components::path::path;
use crate::components::{alert, facts, lines, parts, rich, tools};
use crate::platform::places::Place;
use crate::reminder::{self, Repeat};
use crate::shelf::Shelf;

/// What stands on the page with this id; `None` where it needs the pages' own file and that did not come.
pub(crate) fn article(place: &Place, shelf: Shelf, id: &str) -> Option<Html> {
    let body = match Topic::find(shelf.guide, id) {
        Some(topic) => said(shelf, topic, place.kind(), Some(place))?,
        None => Html::default(),
    };
    let grounds = shelf.pages.map(|pages| grounds::of(pages, shelf.guide.current(id))).unwrap_or_default();
    let said = element("div", "prose").of([body, grounds]);
    Some(element("div", "annex").of([said, checked(shelf.guide), invite(place)]))
}

/// What is said about a topic, for this kind of iPhone; `None` as above. Tools and reminders are there where they have a
/// place.
pub(super) fn said(shelf: Shelf, topic: Topic<'static>, kind: Device, place: Option<&Place>) -> Option<Html> {
    let Shelf { guide, pages } = shelf;
    Some(match topic {
        Topic::Cause(at, cause) => of_cause(guide, at, cause),
        Topic::Fix(fix) => {
            let tool = fix.tool.zip(pages).zip(place).map(|((tool, pages), place)| {
                let named = tools::tool(tool, place.clone(), &pages.figures);
                parts::help("help", Icon::Tool, guide.tool_name(tool), [named])
            });
            of_fix(guide, fix, kind, tool)
        }
        Topic::Question(question) => of_question(guide, question),
        Topic::Page(at, page) => of_page(guide, page, at, pages?, place),
    })
}

fn of_page(
    guide: &'static Guide,
    page: &'static Page,
    at: usize,
    pages: &'static PageFile,
    place: Option<&Place>,
) -> Html {
    let mut parts = Vec::new();
    if let Some(said) = pages.texts.get(at) {
        parts.extend([text("p", "guide__lead", &said.summary), rich::blocks(&said.body)]);
    }
    let Some(place) = place else { return several(parts) };
    if let Some(tool) = page.tool {
        parts.push(element("div", "workbench").of([tools::tool(tool, place.clone(), &pages.figures)]));
    }
    if page.section == Section::Prevention {
        let remind = reminder::adds(&guide.title, &page.title, reminder::MONTH, Repeat::Monthly);
        let label = "Remind me every four weeks";
        parts.push(row([with_icon(Look::Tool, "download", Icon::Calendar, label, remind)]));
    }
    several(parts)
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

fn of_fix(guide: &'static Guide, fix: &'static Fix, kind: Device, tool: Option<Html>) -> Html {
    let mut parts = vec![rich::blocks(&fix.why), facts::of_fix(fix, guide.minutes_alone(fix))];
    parts.extend(fix.caution.as_ref().map(|caution| {
        element("section", "caution__card").of([
            parts::caution_word(),
            text("h2", "caution__subtitle", &caution.title),
            parts::losses(&caution.loses),
            rich::blocks(&caution.first),
        ])
    }));
    parts.push(text("h2", "", "What to do"));
    parts.extend(fix.place.as_ref().map(|place| path(guide, place)));
    parts.push(lines::lines(&fix.steps, kind, |_| lines::tick()));
    parts.extend(tool);
    if let Some(wait) = &fix.wait {
        parts.extend([text("h2", "", "How long it takes"), rich::blocks(&wait.text)]);
    }
    parts.extend([text("h2", "", "How you will know it worked"), rich::blocks(&fix.check)]);
    several(parts)
}

fn of_question(guide: &'static Guide, question: &'static Question) -> Html {
    let mut parts = Vec::new();
    parts.extend(question.hint.as_ref().map(|hint| text("p", "", hint)));
    parts.extend(question.place.as_ref().map(|place| path(guide, place)));
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
