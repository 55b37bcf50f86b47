//! Every text of a guide beside its translation: what both have is put into the guide, and what one lacks is noted.

use std::collections::BTreeSet;

use toml::de::DeTable;

use super::super::code::Code;
use super::super::diagnostic::Diagnostic;
use super::super::markdown::Allow;
use super::super::source::{Context, Line, Need, Rich, Text, Value};
use super::super::span::Span;
use super::names::{names_in, shown};
use super::part::Part;

/// A text that a translation does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// The header of its part in the translation, without brackets; empty for what stands above all parts.
    pub part: String,
    /// Its key there; empty where `source` is a part of its own.
    pub key: String,
    /// What the guide says, as it is written there.
    pub source: String,
    /// Where its part begins in the translation, if it does.
    pub(super) at: Option<Span>,
}

impl Missing {
    /// Where it stands in a file: TOML wants what is above all parts first, and figures are read before their texts.
    pub(super) fn rank(&self) -> u8 {
        let figures = ["figure.", "price", "[iphone]"];
        match &*self.part {
            "" => 0,
            part if figures.iter().any(|figure| part.starts_with(figure)) => 2,
            _ => 1,
        }
    }
}

/// A walk through the texts of a guide.
pub(crate) struct Walk<'s> {
    /// The translation and what was found in it.
    pub(crate) cx: Context<'s>,
    /// How many texts the guide has; a list is one.
    pub(super) texts: usize,
    /// Those that are not translated, in the order of the guide.
    pub(super) missing: Vec<Missing>,
    /// The headers of parts of which something is translated.
    pub(super) begun: BTreeSet<String>,
}

impl<'s> Walk<'s> {
    pub(super) const fn new(cx: Context<'s>) -> Self {
        Self { cx, texts: 0, missing: Vec::new(), begun: BTreeSet::new() }
    }

    /// A plain text.
    pub(crate) fn plain(&mut self, part: &mut Part<'_>, key: &'static str, slot: &mut Option<Text>) {
        if self.both(part, key) {
            put(slot, part.read(|fields| fields.plain(&mut self.cx, key, Need::May)));
        }
    }

    /// A rich text.
    pub(super) fn rich(
        &mut self,
        part: &mut Part<'_>,
        key: &'static str,
        slot: &mut Option<Rich>,
        allow: Allow,
    ) {
        if self.both(part, key) {
            put(slot, part.read(|fields| fields.rich(&mut self.cx, key, Need::May, allow)));
        }
    }

    /// A line.
    pub(super) fn line(&mut self, part: &mut Part<'_>, key: &'static str, slot: &mut Option<Line>) {
        if self.both(part, key) {
            put(slot, part.read(|fields| fields.line(&mut self.cx, key, Need::May)));
        }
    }

    /// A list of plain texts.
    pub(crate) fn plains(&mut self, part: &mut Part<'_>, key: &'static str, slots: &mut [Text]) {
        if self.same_length(part, key, slots.len()) {
            put_all(slots, part.read(|fields| Some(fields.plains(&mut self.cx, key, Need::May))));
        }
    }

    /// A list of rich texts.
    pub(super) fn riches(&mut self, part: &mut Part<'_>, key: &'static str, slots: &mut [Rich]) {
        if self.same_length(part, key, slots.len()) {
            put_all(slots, part.read(|fields| Some(fields.riches(&mut self.cx, key, Need::May))));
        }
    }

    /// A list of lines. For which iPhones each holds is a matter of the guide.
    pub(super) fn lines<'l>(
        &mut self,
        part: &mut Part<'_>,
        key: &'static str,
        slots: impl ExactSizeIterator<Item = &'l mut Option<Line>>,
    ) {
        if !self.same_length(part, key, slots.len()) {
            return;
        }
        let items = part.peek(key).and_then(|value| value.get_ref().as_array());
        if let Some(item) = items.into_iter().flatten().find(|item| item.get_ref().is_table()) {
            part.read(|fields| fields.optional(key));
            self.structure(item.span().into(), &format!("a line of `{key}` is a text"));
            return;
        }
        let read = part.read(|fields| Some(fields.lines(&mut self.cx, key, Need::May))).unwrap_or_default();
        if read.len() == slots.len() {
            slots.zip(read).for_each(|(slot, line)| *slot = Some(line));
        }
    }

    /// A table within a part, where both have it or the guide alone.
    pub(super) fn inner<'t>(&mut self, part: &mut Part<'t>, key: &'static str) -> Option<Part<'t>> {
        let source = part.source(key).and_then(|value| value.get_ref().as_table());
        let theirs = part.read(|fields| fields.table(&mut self.cx, key, Need::May));
        match (source, theirs) {
            (None, None) => None,
            (None, Some((_, at))) => {
                self.left_over(part, key, at);
                None
            }
            (Some(source), theirs) => Some(part.inner(key, source, theirs)),
        }
    }

    /// Reports what the part should not have.
    pub(crate) fn finish(&mut self, part: Part<'_>) {
        let Some((numbers, fields)) = part.rest() else { return };
        for (key, at) in numbers {
            self.structure(at, &format!("a translation has no `{key}`"));
        }
        fields.finish(&mut self.cx);
    }

    /// Whether both the guide and the translation have something under a key. What only one of them has is noted.
    pub(super) fn both(&mut self, part: &mut Part<'_>, key: &'static str) -> bool {
        let (source, theirs) = (part.source(key), part.peek(key));
        self.texts += usize::from(source.is_some());
        if let (Some(source), Some(theirs)) = (source, theirs) {
            self.begun.insert(part.header().to_owned());
            self.compare(key, source, theirs);
            return true;
        }
        part.read(|fields| fields.optional(key));
        match (source, theirs) {
            (Some(source), _) => self.missing.push(part.missing(key, source)),
            (None, Some(theirs)) => self.left_over(part, key, theirs.span().into()),
            (None, None) => {}
        }
        false
    }

    /// Whether both have a list under a key, and of the same length.
    fn same_length(&mut self, part: &mut Part<'_>, key: &'static str, length: usize) -> bool {
        if !self.both(part, key) {
            return false;
        }
        let Some(value) = part.peek(key) else { return false };
        let theirs = value.get_ref().as_array().map_or(length, |list| list.len());
        if theirs != length {
            part.read(|fields| fields.optional(key));
            self.other_length(key, value.span().into(), length, theirs);
        }
        theirs == length
    }

    /// Reports a list of another length than in the guide.
    pub(super) fn other_length(&mut self, key: &str, at: Span, length: usize, theirs: usize) {
        let items = |count: usize| format!("{count} item{}", if count == 1 { "" } else { "s" });
        let message = format!("`{key}` has {} here, and {length} in the guide", items(theirs));
        self.cx.report(
            Diagnostic::new(Code::OtherLength, at, message, "not as long as in the guide")
                .help("write one for each of those in the guide, in the same order"),
        );
    }

    /// Figures and pages that one of the two texts names and the other does not.
    fn compare(&mut self, key: &str, source: &Value<'_>, theirs: &Value<'_>) {
        let (source, found) = (names_in(source.get_ref()), names_in(theirs.get_ref()));
        let lacks: BTreeSet<_> = source.difference(&found).collect();
        let adds: BTreeSet<_> = found.difference(&source).collect();
        let message = match (lacks.is_empty(), adds.is_empty()) {
            (true, true) => return,
            (false, true) => format!("`{key}` does not name {}, as the guide does", shown(&lacks)),
            (true, false) => format!("`{key}` names {}, and the guide does not", shown(&adds)),
            (false, false) => {
                format!("`{key}` names {} where the guide names {}", shown(&adds), shown(&lacks))
            }
        };
        let at = theirs.span().into();
        let found = Diagnostic::new(Code::OtherNames, at, message, "says something else than the guide");
        self.cx.report(found.help(
            "numbers stand as figures in braces and pages as #guide/ID, the same ones in every language",
        ));
    }

    pub(super) fn left_over(&mut self, part: &Part<'_>, key: &str, at: Span) {
        let message = match part.header() {
            "" => format!("the guide has no `{key}`"),
            _ => format!("in the guide, {} has no `{key}`", part.what()),
        };
        self.cx.report(
            Diagnostic::new(Code::LeftOver, at, message, "translates nothing")
                .help("remove it, or write the text into the guide first"),
        );
    }

    /// Reports what only a guide can say.
    pub(crate) fn structure(&mut self, at: Span, message: &str) {
        self.cx.report(
            Diagnostic::new(Code::NotAText, at, message, "not a text").help(
                "remove it: numbers, conditions and whatever joins parts stand in the guide, once for all languages",
            ),
        );
    }

    /// The parts of a list without ids, each with its place there; nothing of the translation where it has another number
    /// of them, which is reported.
    pub(crate) fn in_order<'t>(
        &mut self,
        key: &'static str,
        source: &[&'t DeTable<'t>],
        theirs: Vec<(&'t DeTable<'t>, Span)>,
    ) -> Vec<Option<(&'t DeTable<'t>, Span)>> {
        if theirs.len() == source.len() {
            return theirs.into_iter().map(Some).collect();
        }
        if let Some((_, at)) = theirs.first() {
            self.other_length(key, *at, source.len(), theirs.len());
        }
        vec![None; source.len()]
    }
}

/// Puts a text in the place of that of the guide. Where it could not be read, that one stays.
fn put<T>(slot: &mut Option<T>, read: Option<T>) {
    if read.is_some() {
        *slot = read;
    }
}

fn put_all<T>(slots: &mut [T], read: Option<Vec<T>>) {
    let read = read.unwrap_or_default();
    if read.len() == slots.len() {
        slots.iter_mut().zip(read).for_each(|(slot, read)| *slot = read);
    }
}

/// The tables in a list of the guide.
pub(crate) fn tables<'t>(table: &'t DeTable<'t>, key: &str) -> Vec<&'t DeTable<'t>> {
    let list = table.get(key).and_then(|value| value.get_ref().as_array());
    list.into_iter().flatten().filter_map(|item| item.get_ref().as_table()).collect()
}
