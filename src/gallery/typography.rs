//! Type, and authored text.

use unstuck_flow::text::{Block, Inline};

use super::sample::{Family, sample};
use super::ways::Ways;
use crate::components::element::{element, several, text};
use crate::components::rich;

pub(super) fn family(ways: Ways) -> Family {
    let visit = ways.fresh();
    let samples = vec![
        sample("type", "Sizes and weights", &visit, |_, _| {
            several([
                text("p", "sample__size--2xl", "A heading of a screen (2xl)"),
                text("p", "sample__size--xl", "A large word (xl)"),
                text("p", "sample__size--l", "A heading of a part (l)"),
                text("p", "sample__size--m", "Text to read (m). Numbers stand still: 0123456789."),
                text("p", "small", "Beside the text (s)"),
                text("p", "small muted", "Beside the text, and quiet"),
                text("p", "sample__size--xs", "The smallest (xs)"),
                text("p", "lead", "What leads into a page"),
            ])
        }),
        sample("prose", "Authored text: all that a guide can say", &visit, |_, _| {
            element("div", "prose").of([rich::blocks(&everything())])
        }),
    ];
    Family { id: "typography", title: "Type and text", samples }
}

/// Every kind of block and of run.
fn everything() -> Vec<Block> {
    let said = |said: &str| Inline::T(said.to_owned());
    let line = |words: &str| vec![said(words)];
    vec![
        Block::H(line("A heading within a text")),
        Block::P(vec![
            said("A label of the iPhone: "),
            Inline::Label("Back Up Now".to_owned()),
            said(". Something "),
            Inline::Em("weighty".to_owned()),
            said(". A way: "),
            Inline::Path(["Settings", "[your name]", "iCloud", "iCloud Backup"].map(str::to_owned).to_vec()),
            said(". A link: "),
            Inline::Link("all steps".to_owned(), "#guide".to_owned()),
            said(", and one that leads away: "),
            Inline::Link("Apple Support".to_owned(), "https://support.apple.com".to_owned()),
            said("."),
        ]),
        Block::Ul(vec![
            line("One thing of several"),
            line("Another one, with enough words that it may need a second line on a phone"),
        ]),
        Block::Ol(vec![line("The first thing to do"), line("The second")]),
        Block::Table(
            vec![line("Plan"), line("Storage"), line("Enough for")],
            vec![
                vec![line("Free"), line("5 GB"), line("Settings and messages")],
                vec![line("The next one"), line("50 GB"), line("A usual iPhone")],
            ],
        ),
    ]
}
