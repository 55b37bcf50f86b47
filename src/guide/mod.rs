//! The pages to read: the checklist of steps, causes, questions and answers, other ways to keep a copy.
//!
//! The app shows their frame; what stands in them comes with the annex.

mod article;
mod code;
mod frame;
mod grounds;
mod index;
mod messages;
mod search;
mod whole;

pub(crate) use self::article::article;
pub(crate) use self::code::Code;
pub(crate) use self::frame::{checked, frame};
pub(crate) use self::index::index;
pub(crate) use self::messages::Messages;
pub(crate) use self::whole::whole;

use unstuck_flow::guide::{Cause, Fix, Guide, Page, Question};
use yew::prelude::*;

use crate::components::element::{element, words};
use crate::components::icon::Icon;
use crate::components::parts;

/// Something the guide has a page about.
#[derive(Clone, Copy)]
pub(crate) enum Topic<'g> {
    Cause(usize, &'g Cause),
    Fix(&'g Fix),
    Question(&'g Question),
    Page(usize, &'g Page),
}

impl<'g> Topic<'g> {
    /// The topic of an id, or of one that was renamed since, over causes, fixes, questions and pages.
    pub(crate) fn find(guide: &'g Guide, id: &str) -> Option<Self> {
        let id = guide.current(id);
        let cause = guide.causes.iter().enumerate().find(|(_, cause)| cause.id == id);
        cause
            .map(|(at, cause)| Self::Cause(at, cause))
            .or_else(|| guide.fixes.iter().find(|fix| fix.id == id).map(Self::Fix))
            .or_else(|| guide.questions.iter().find(|question| question.id == id).map(Self::Question))
            .or_else(|| {
                let mut pages = guide.pages.iter().enumerate();
                pages.find(|(_, page)| page.id == id).map(|(at, page)| Self::Page(at, page))
            })
    }

    fn title(self) -> &'g str {
        match self {
            Self::Cause(_, cause) => &cause.name,
            Self::Fix(fix) => &fix.title,
            Self::Question(question) => &question.ask,
            Self::Page(_, page) => &page.title,
        }
    }
}

/// Heading of the list of pages.
const ALL_STEPS: &str = "All steps, in order";
/// Heading where a link leads nowhere.
const NO_SUCH_PAGE: &str = "This page does not exist";

/// The page with the whole guide, to print.
pub(crate) const WHOLE: &str = "all";
/// The page to type a code into.
pub(crate) const CODE: &str = "code";

/// The title of a page that is no part of the guide; the compiler keeps its id free.
fn own(id: &str) -> Option<&'static str> {
    match id {
        WHOLE => Some("The whole guide"),
        CODE => Some("See the visit behind a code"),
        _ => None,
    }
}

/// The title of a page of the guide.
pub(crate) fn title(guide: &'static Guide, page: Option<&str>) -> &'static str {
    match page {
        None => ALL_STEPS,
        Some(id) => Topic::find(guide, id).map(Topic::title).or(own(id)).unwrap_or(NO_SUCH_PAGE),
    }
}

/// A link to a page of the guide.
fn link(id: &str, title: &str) -> Html {
    let link = parts::link(&["#guide/", id].concat(), "pages__link", [words(title), Icon::Chevron.small()]);
    element("li", "").of([link])
}

/// Links to pages of the guide.
#[inline(never)]
fn links<'g>(pages: &mut dyn Iterator<Item = (&'g str, &'g str)>) -> Html {
    let mut list = Vec::new();
    for (id, title) in pages {
        list.push(link(id, title));
    }
    parts::list("ul", "pages", list)
}
