//! From Markdown's events to the runs of a line.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use super::super::span::Span;
use super::links;
use super::walk::Walker;
use crate::text::Inline;

impl<'w> Walker<'w, '_> {
    /// The runs up to the end of the block that has just begun.
    pub(super) fn inline(&mut self) -> Vec<Inline> {
        let mut runs = Vec::new();
        while let Some((event, range)) = self.next() {
            if matches!(event, Event::End(_)) {
                break;
            }
            self.run(event, range, &mut runs);
        }
        runs
    }

    /// Adds one run.
    pub(super) fn run(&mut self, event: Event<'w>, range: Range<usize>, runs: &mut Vec<Inline>) {
        match event {
            Event::Text(text) => push_text(runs, &text),
            Event::SoftBreak | Event::HardBreak => push_text(runs, " "),
            Event::Code(path) => runs.extend(self.path(&path, &range)),
            Event::Start(Tag::Strong) => runs.push(Inline::Label(self.words())),
            Event::Start(Tag::Emphasis) => runs.push(Inline::Em(self.words())),
            Event::Start(Tag::Link { dest_url, .. }) => {
                let words = self.words();
                if words.trim().is_empty() {
                    self.refuse(&range, "a link has no words", "write them between the square brackets");
                }
                let span = self.link_place(&dest_url, &range);
                links::check(self.cx, &dest_url, span);
                runs.push(Inline::Link(words, dest_url.to_string()));
            }
            other => self.refuse_event(&other, &range),
        }
    }

    /// A path of labels.
    fn path(&mut self, written: &str, range: &Range<usize>) -> Option<Inline> {
        let labels: Vec<String> = written.split(" > ").map(|label| label.trim().to_owned()).collect();
        if labels.iter().any(String::is_empty) {
            self.refuse(range, "a path of labels has an empty label", "write it as: `Settings > General`");
            return None;
        }
        Some(Inline::Path(labels))
    }

    /// The words inside a mark, which holds no further marks.
    fn words(&mut self) -> String {
        let mut words = String::new();
        while let Some((event, range)) = self.next() {
            match event {
                Event::End(_) => break,
                Event::Text(text) => words.push_str(&text),
                Event::SoftBreak | Event::HardBreak => words.push(' '),
                Event::Start(Tag::Strong | Tag::Emphasis | Tag::Link { .. }) | Event::Code(_) => {
                    self.refuse(&range, "a mark cannot stand inside a mark", "use one of them");
                    if matches!(event, Event::Start(_)) {
                        self.skip();
                    }
                }
                other => self.refuse_event(&other, &range),
            }
        }
        words
    }

    /// The place of a link's address; of the whole link where the address was written in another way.
    fn link_place(&self, href: &str, range: &Range<usize>) -> Span {
        let whole = self.text.value.get(range.clone()).unwrap_or_default();
        let address = match whole.rfind("](") {
            Some(at) if whole[at + 2..].starts_with(href) => at + 2,
            // The form <https://…>.
            None if whole.get(1..).is_some_and(|rest| rest.starts_with(href)) => 1,
            _ => return self.place(range),
        };
        let start = range.start + address;
        self.cx.inside(self.text, start, start + href.len())
    }
}

/// Adds plain text to the run before it, where that is plain as well.
fn push_text(runs: &mut Vec<Inline>, text: &str) {
    if let Some(Inline::T(last)) = runs.last_mut() {
        last.push_str(text);
    } else {
        runs.push(Inline::T(text.to_owned()));
    }
}
