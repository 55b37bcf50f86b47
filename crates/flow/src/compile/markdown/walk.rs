//! From Markdown's events to blocks.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::super::code::Code;
use super::super::diagnostic::Diagnostic;
use super::super::source::{Context, Text};
use super::super::span::Span;
use super::Allow;
use crate::text::{Block, Inline, RichText};

/// A text while it is read.
pub(super) struct Walker<'w, 's> {
    pub(super) cx: &'w mut Context<'s>,
    pub(super) text: &'w Text,
    allow: Allow,
    events: std::vec::IntoIter<(Event<'w>, Range<usize>)>,
}

impl<'w, 's> Walker<'w, 's> {
    pub(super) fn new(cx: &'w mut Context<'s>, text: &'w Text, allow: Allow) -> Self {
        let events: Vec<_> =
            Parser::new_ext(&text.value, Options::ENABLE_TABLES).into_offset_iter().collect();
        Self { cx, text, allow, events: events.into_iter() }
    }

    pub(super) fn next(&mut self) -> Option<(Event<'w>, Range<usize>)> {
        self.events.next()
    }

    /// The whole text.
    pub(super) fn document(mut self) -> RichText {
        let mut blocks = Vec::new();
        while let Some((event, range)) = self.next() {
            if self.allow == Allow::Line && !blocks.is_empty() {
                self.refuse(&range, "this text must be a single line", "join the paragraphs");
                break;
            }
            blocks.extend(self.block(event, range));
        }
        blocks
    }

    fn block(&mut self, event: Event<'w>, range: Range<usize>) -> Option<Block> {
        match event {
            Event::Start(Tag::Paragraph) => {
                let runs = self.inline();
                (!runs.is_empty()).then_some(Block::P(runs))
            }
            Event::Start(Tag::Heading { level: HeadingLevel::H2, .. }) if self.allow == Allow::Page => {
                Some(Block::H(self.inline()))
            }
            Event::Start(Tag::List(first)) if self.allow != Allow::Line => {
                let items = self.list();
                Some(if first.is_some() { Block::Ol(items) } else { Block::Ul(items) })
            }
            Event::Start(Tag::Table(_)) if self.allow == Allow::Page => Some(self.table()),
            other => {
                self.refuse_event(&other, &range);
                None
            }
        }
    }

    /// The items of a list, up to its end.
    fn list(&mut self) -> Vec<Vec<Inline>> {
        let mut items = Vec::new();
        while let Some((Event::Start(Tag::Item), _)) = self.next() {
            items.push(self.item());
        }
        items
    }

    /// An item: one line. Markdown wraps it in a paragraph where the items stand apart.
    fn item(&mut self) -> Vec<Inline> {
        let mut runs = Vec::new();
        while let Some((event, range)) = self.next() {
            match event {
                Event::End(TagEnd::Item) => break,
                Event::Start(Tag::Paragraph) if runs.is_empty() => runs = self.inline(),
                Event::Start(Tag::Paragraph) => {
                    self.refuse(
                        &range,
                        "an item of a list is a single paragraph",
                        "join the paragraphs, or end the list before this one",
                    );
                    self.skip();
                }
                Event::Start(Tag::List(_)) => {
                    self.refuse(&range, "a list cannot stand inside a list", "make it one list, or two");
                    self.skip();
                }
                other => self.run(other, range, &mut runs),
            }
        }
        runs
    }

    fn table(&mut self) -> Block {
        let (mut head, mut rows, mut row) = (Vec::new(), Vec::new(), Vec::new());
        while let Some((event, _)) = self.next() {
            match event {
                Event::Start(Tag::TableCell) => row.push(self.inline()),
                Event::End(TagEnd::TableHead) => head = std::mem::take(&mut row),
                Event::End(TagEnd::TableRow) => rows.push(std::mem::take(&mut row)),
                Event::End(TagEnd::Table) => break,
                _ => {}
            }
        }
        Block::Table(head, rows)
    }

    /// Passes over what belongs to a start that has just been taken.
    pub(super) fn skip(&mut self) {
        let mut depth = 1_usize;
        while let Some((event, _)) = self.next() {
            match event {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
    }

    /// Refuses an event that has no place in the tree, with all that belongs to it.
    pub(super) fn refuse_event(&mut self, event: &Event<'_>, range: &Range<usize>) {
        let (message, help) = match event {
            Event::Start(Tag::HtmlBlock) | Event::Html(_) | Event::InlineHtml(_) => (
                "a text cannot have HTML",
                "use the marks of docs/authoring.md; for the sign itself write \\<",
            ),
            Event::Start(Tag::Image { .. }) => ("a text cannot have images", "say it in words"),
            Event::Start(Tag::Heading { .. }) if self.allow == Allow::Page => {
                ("a page has headings of one rank only", "write the heading as: ## Heading")
            }
            Event::Start(Tag::Heading { .. }) => {
                ("only pages can have headings", "make it a sentence, or write \\# for the sign itself")
            }
            Event::Start(Tag::Table(_)) => ("only pages can have tables", "use a list"),
            Event::Start(Tag::List(_)) => (
                "this text must be a single line, not a list",
                "write a sentence; for a number and a point at its start write 1\\.",
            ),
            Event::Start(Tag::CodeBlock(_)) => (
                "a text cannot have blocks of code",
                "begin the line at its left edge; four spaces at the start make a block of code",
            ),
            Event::Start(Tag::BlockQuote(_)) => {
                ("a text cannot have quotation blocks", "use quotation marks")
            }
            Event::Rule => ("a text cannot have rules across the page", "use a heading or a paragraph"),
            _ => ("a text cannot have this form", "docs/authoring.md lists the marks there are"),
        };
        self.refuse(range, message, help);
        if matches!(event, Event::Start(_)) {
            self.skip();
        }
    }

    /// Reports something at a range of the text, on its first line.
    pub(super) fn refuse(&mut self, range: &Range<usize>, message: &str, help: &str) {
        let span = self.place(range);
        self.cx.report(Diagnostic::new(Code::Markup, span, message, "not possible here").help(help));
    }

    /// The place of the first line of a range of the text.
    pub(super) fn place(&self, range: &Range<usize>) -> Span {
        let marked = self.text.value.get(range.clone()).unwrap_or_default();
        let first = marked.lines().next().unwrap_or_default().trim_end();
        self.cx.inside(self.text, range.start, range.start + first.len())
    }
}
