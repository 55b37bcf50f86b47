//! Authored text as elements.

use unstuck_flow::text::{Block, Inline};
use yew::prelude::*;

use super::attribute::Attr;
use super::element::{With, element, several, text, words};

/// Blocks of text.
pub(crate) fn blocks(text: &[Block]) -> Html {
    several(text.iter().map(block).collect::<Vec<_>>())
}

fn block(block: &Block) -> Html {
    match block {
        Block::P(text) => element("p", "").of([line(text)]),
        Block::H(text) => element("h2", "").of([line(text)]),
        Block::Ul(items) => element("ul", "").of(lines("li", items)),
        Block::Ol(items) => element("ol", "").of(lines("li", items)),
        Block::Table(head, rows) => table(head, rows),
    }
}

/// An element for each line.
fn lines(tag: &'static str, texts: &[Vec<Inline>]) -> Vec<Html> {
    texts.iter().map(|text| element(tag, "").of([line(text)])).collect()
}

fn table(head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) -> Html {
    let head: Vec<_> = lines("th", head).into_iter().map(|cell| cell.with(Attr::Scope, "col")).collect();
    let rows: Vec<_> = rows.iter().map(|cells| element("tr", "").of(row(cells))).collect();
    element("div", "table")
        .of([element("table", "")
            .of([element("thead", "").of([element("tr", "").of(head)]), element("tbody", "").of(rows)])])
        .with(Attr::TabIndex, "0")
}

/// The cells of a row, the first of which is its heading.
fn row(cells: &[Vec<Inline>]) -> Vec<Html> {
    let Some((first, rest)) = cells.split_first() else { return Vec::new() };
    let mut row = lines("td", rest);
    row.insert(0, element("th", "").of([line(first)]).with(Attr::Scope, "row"));
    row
}

/// A line of text.
pub(crate) fn line(text: &[Inline]) -> Html {
    several(text.iter().map(inline).collect::<Vec<_>>())
}

/// Blocks of text where only phrasing may stand: their lines, parted by spaces.
pub(crate) fn phrase(text: &[Block]) -> Html {
    let mut parts = Vec::new();
    let mut say = |text: &[Inline]| parts.extend([line(text), words(" ")]);
    for block in text {
        match block {
            Block::P(text) | Block::H(text) => say(text),
            Block::Ul(items) | Block::Ol(items) => items.iter().for_each(|item| say(item)),
            Block::Table(..) => {}
        }
    }
    several(parts)
}

fn inline(run: &Inline) -> Html {
    match run {
        Inline::T(said) => words(said),
        Inline::Label(label) => text("strong", "label", label),
        Inline::Em(said) => text("em", "", said),
        Inline::Path(labels) => chips(labels),
        Inline::Link(said, address) => {
            let link = text("a", "", said).with(Attr::Href, address);
            if address.starts_with('#') { link } else { away(link) }
        }
    }
}

/// A link that leaves the site, so that it opens beside it.
pub(crate) fn away(link: Html) -> Html {
    link.with(Attr::Target, "_blank").with(Attr::Rel, "external noopener noreferrer")
}

/// A path of labels in one line.
pub(crate) fn chips(labels: &[String]) -> Html {
    let mut chips = Vec::new();
    for (at, label) in labels.iter().enumerate() {
        if at > 0 {
            chips.push(text("span", "visually-hidden", ", then "));
        }
        chips.push(text("span", "path__chip", label));
    }
    element("span", "path__chips path__chips--inline").of(chips)
}
