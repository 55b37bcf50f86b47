//! How sure a page is, and who says so.

use unstuck_flow::grounds::Source;
use unstuck_flow::pages::PageFile;
use yew::prelude::*;

use crate::components::attribute::Attr;
use crate::components::element::{With, element, text, words};
use crate::components::rich;

/// The words for each certainty, in its order.
const WORDS: [&str; 4] =
    ["Apple says so.", "Others report it.", "Common knowledge, not confirmed by Apple.", "Our judgement."];

/// What the part with this id rests on; nothing where the guide does not say.
pub(super) fn of(pages: &PageFile, id: &str) -> Html {
    let Some(ground) = pages.ground(id) else { return Html::default() };
    let sources = ground.sources.iter().filter_map(|at| pages.sources.get(usize::from(*at)));
    let sources: Vec<Html> = sources.map(source).collect();
    let mut parts = vec![
        text("h2", "grounds__title", "How sure we are"),
        text("p", "", WORDS[ground.certainty as usize]),
    ];
    if !sources.is_empty() {
        parts.push(element("ul", "").of(sources));
    }
    element("section", "prose guide__note").of(parts)
}

fn source(source: &Source) -> Html {
    element("li", "").of([match &source.href {
        Some(href) => rich::away(text("a", "", &source.name).with(Attr::Href, href)),
        None => words(&source.name),
    }])
}
