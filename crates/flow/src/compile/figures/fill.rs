//! Figures in texts: `{retention}` becomes "180 days" before the marks of the text are read.

use std::ops::Range;

use super::super::code::Code;
use super::super::diagnostic::{Diagnostic, Mend};
use super::super::source::{Context, Text};
use super::super::span::Span;
use super::super::suggest::{certain, did_you_mean};

/// How a text that had figures in it was written, so that a finding in it can be marked in the file.
#[derive(Debug)]
pub(crate) struct Filled {
    /// The text before.
    pub(crate) written: String,
    swaps: Vec<Swap>,
}

/// Bytes that were written, and those that stand for them now.
#[derive(Debug)]
struct Swap {
    written: Range<usize>,
    shown: Range<usize>,
}

impl Filled {
    /// The bytes as they were written for bytes of the text that is shown. What was put in is one piece.
    pub(crate) fn written_at(&self, start: usize, end: usize) -> (usize, usize) {
        let place = |at: usize, is_end: bool| {
            let before = |swap: &&Swap| if is_end { swap.shown.start < at } else { swap.shown.start <= at };
            match self.swaps.iter().take_while(before).last() {
                None => at,
                Some(swap) if at < swap.shown.end && !is_end => swap.written.start,
                Some(swap) if at <= swap.shown.end && is_end => swap.written.end,
                Some(swap) => at - swap.shown.end + swap.written.end,
            }
        };
        (place(start, false), place(end, true))
    }
}

/// Puts the figures into a text. A backslash before a brace leaves the brace as it is.
pub(crate) fn fill(cx: &mut Context<'_>, text: Text) -> Text {
    if !text.value.contains(['{', '}']) {
        return text;
    }
    let mut shown = String::new();
    let mut swaps = Vec::new();
    let mut at = 0;
    while let Some(sign) = text.value[at..].chars().next() {
        let rest = &text.value[at..];
        let piece = match sign {
            '\\' => escaped(rest),
            '{' => figure(cx, &text, at),
            _ => None,
        };
        let Some((length, put)) = piece else {
            shown.push(sign);
            at += sign.len_utf8();
            continue;
        };
        let start = shown.len();
        shown.push_str(&put);
        swaps.push(Swap { written: at..at + length, shown: start..shown.len() });
        at += length;
    }
    if !swaps.is_empty() {
        cx.filled.insert(text.span, Filled { written: text.value, swaps });
    }
    Text { value: shown, span: text.span }
}

/// A backslash with the sign after it; only before a brace it goes away, elsewhere it is a matter of the marks.
fn escaped(rest: &str) -> Option<(usize, String)> {
    match rest[1..].chars().next()? {
        brace @ ('{' | '}') => Some((2, brace.to_string())),
        '\\' => Some((2, "\\\\".to_owned())),
        _ => None,
    }
}

/// The figure whose brace stands at a byte of the text, and how many bytes its name takes with the braces.
fn figure(cx: &mut Context<'_>, text: &Text, at: usize) -> Option<(usize, String)> {
    const LITERAL: &str = "for the sign itself write \\{, between double quotation marks \\\\{";
    let rest = &text.value[at + 1..];
    let Some(end) = rest.find(['{', '}', '\n']).filter(|end| rest[*end..].starts_with('}')) else {
        let span = cx.inside(text, at, at + 1);
        let message = "the brace of a figure is not closed";
        let mend = literal(cx, text, span, rest);
        cx.report(Diagnostic::new(Code::OpenBrace, span, message, "opens here").help(LITERAL).mend_if(mend));
        return None;
    };
    let name = &rest[..end];
    if let Some(words) = cx.figures.call(name) {
        return Some((end + 2, words));
    }
    let span = cx.inside(text, at, at + end + 2);
    let message = format!("there is no figure `{}`", name.escape_debug());
    let help = did_you_mean(name, cx.figures.all());
    let is_as_written = span.text(cx.source) == &text.value[at..at + end + 2];
    let meant = certain(name, cx.figures.all()).filter(|_| is_as_written);
    let mend = meant.map(|meant| Mend::new(format!("write `{{{meant}}}`"), span, format!("{{{meant}}}")));
    cx.report(
        Diagnostic::new(Code::UnknownFigure, span, message, "no figure has this name")
            .help(format!("figures stand in figures.toml beside the guide; {LITERAL}"))
            .help_if(help)
            .mend_if(mend),
    );
    None
}

/// The mend of a brace that begins no name: it stands for itself.
fn literal(cx: &Context<'_>, text: &Text, brace: Span, rest: &str) -> Option<Mend> {
    let begins_name = rest.chars().next().is_some_and(char::is_alphanumeric);
    let escape = if text.span.text(cx.source).starts_with('\'') { "\\" } else { "\\\\" };
    let at = Span::new(brace.start, brace.start);
    (!begins_name && brace.text(cx.source) == "{")
        .then(|| Mend::new("write it as the sign itself", at, escape))
}
