//! The whole guide in one document, to print.

use unstuck_flow::guide::{Guide, Section};
use yew::prelude::*;

use super::{Topic, article, checked};
use crate::components::button::{Look, row, with_icon};
use crate::components::element::{element, text};
use crate::components::headings::lower;
use crate::components::icon::Icon;
use crate::components::parts;
use crate::platform::dom;
use crate::platform::places::Place;
use crate::shelf::Shelf;

/// A part of the document: its heading, and what is in it.
type Chapter = (&'static str, Vec<Topic<'static>>);

/// The document; `None` where the texts of the pages did not come. Its style numbers the parts, there and in the contents.
pub(crate) fn whole(place: &Place, shelf: Shelf) -> Option<Html> {
    shelf.pages?;
    let chapters = chapters(shelf.guide);
    let lead = "Everything in this guide, one part after the other. Only the tools are left out, which need a screen.";
    let mut parts = vec![
        text("p", "guide__lead", lead),
        row([with_icon(Look::Secondary, "print", Icon::Print, "Print the whole guide", dom::prints())]),
        checked(shelf.guide),
        contents(&chapters),
        steps(shelf.guide),
    ];
    for (title, topics) in &chapters {
        let mut chapter = vec![text("h2", "", title)];
        for topic in topics {
            let mut said = article::said(shelf, *topic, place.kind(), None)?;
            lower(&mut said, 2);
            chapter.push(element("article", "whole__part prose").of([text("h3", "", topic.title()), said]));
        }
        parts.push(element("section", "whole__chapter").of(chapter));
    }
    Some(element("div", "annex whole").of(parts))
}

fn chapters(guide: &'static Guide) -> Vec<Chapter> {
    let pages = |section: Section| {
        let all = guide.pages.iter().enumerate();
        all.filter(|(_, page)| page.section == section).map(|(at, page)| Topic::Page(at, page)).collect()
    };
    let causes = guide.causes.iter().enumerate().map(|(at, cause)| Topic::Cause(at, cause));
    let mut chapters = vec![
        ("Good to know first", pages(Section::Basics)),
        ("What can be wrong", causes.collect()),
        ("Everything you can do", guide.fixes.iter().map(Topic::Fix).collect()),
        ("What we may ask", guide.questions.iter().map(Topic::Question).collect()),
        ("Questions and answers", pages(Section::Questions)),
        ("Keep it working", pages(Section::Prevention)),
        ("Other ways to keep a copy", pages(Section::Alternatives)),
    ];
    chapters.retain(|(_, topics): &Chapter| !topics.is_empty());
    chapters
}

/// What is in the document.
fn contents(chapters: &[Chapter]) -> Html {
    let mut listed = vec![text("h2", "", "Contents")];
    for (title, topics) in chapters {
        let entries = topics.iter().map(|topic| text("li", "", topic.title())).collect();
        listed.extend([text("p", "whole__title", title), parts::list("ol", "whole__entries", entries)]);
    }
    element("section", "whole__contents").of(listed)
}

/// The checklist, on one page of paper.
fn steps(guide: &Guide) -> Html {
    let steps = guide.checklist.iter().map(|step| {
        let fixes = step.fixes.iter().map(|fix| text("li", "", &guide.fixes[usize::from(*fix)].title));
        element("li", "whole__step")
            .of([text("strong", "", &step.title), element("ul", "").of(fixes.collect::<Vec<_>>())])
    });
    element("section", "whole__steps prose")
        .of([text("h2", "", "All steps, in order"), element("ol", "").of(steps.collect::<Vec<_>>())])
}
