//! Typed access to a table: what is missing, of the wrong kind or unknown is reported here and nowhere else.

use toml::de::{DeTable, DeValue};

use super::super::code::Code;
use super::super::diagnostic::Diagnostic;
use super::super::figures::fill;
use super::super::markdown::{self, Allow};
use super::super::span::Span;
use super::super::suggest::{closest, listed};
use super::Context;
use super::record::{Key, Shape, nothing};
use super::typed::{Value, number, table, text, wrong_type};
use super::value::{Line, Number, Rich, Switch, Text, Word};

/// Whether a key has to be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Need {
    Must,
    May,
    /// Where another key is missing.
    Without(&'static str),
}

/// A table while it is read.
pub(crate) struct Fields<'t> {
    table: &'t DeTable<'t>,
    at: Span,
    what: String,
    known: Vec<Key>,
}

impl<'t> Fields<'t> {
    /// The table that stands at `at`; `what` names it in findings: "the fix", "this answer".
    pub(crate) fn new(table: &'t DeTable<'t>, at: Span, what: impl Into<String>) -> Self {
        Self { table, at, what: what.into(), known: Vec::new() }
    }

    /// Adds the id to the name, now that it is known.
    pub(crate) fn named(&mut self, id: Option<&Text>) {
        if let Some(id) = id {
            self.what = format!("{} `{}`", self.what, id.value);
        }
    }

    /// Where the table stands: its header, or all of it when it is written in one line.
    pub(crate) const fn at(&self) -> Span {
        self.at
    }

    /// The value of a key that need not be there, which its reader knows.
    pub(super) fn optional(&mut self, cx: &Context<'_>, key: &'static str) -> Option<&'t Value<'t>> {
        let value = self.value(key, Need::May, Shape::Any);
        if cx.record.is_some() { Some(nothing()) } else { value }
    }

    fn value(&mut self, name: &'static str, need: Need, shape: Shape) -> Option<&'t Value<'t>> {
        self.known.push(Key { name, need, shape });
        self.table.get(name)
    }

    /// A text that is not empty.
    pub(crate) fn text(&mut self, cx: &mut Context<'_>, key: &'static str, need: Need) -> Option<Text> {
        self.text_as(cx, key, need, Shape::Text)
    }

    fn text_as(&mut self, cx: &mut Context<'_>, key: &'static str, need: Need, shape: Shape) -> Option<Text> {
        text(cx, &format!("`{key}`"), self.value(key, need, shape)?)
    }

    /// A text for readers, with its figures put in.
    fn prose(&mut self, cx: &mut Context<'_>, key: &'static str, need: Need, shape: Shape) -> Option<Text> {
        let text = self.text_as(cx, key, need, shape)?;
        Some(fill(cx, text))
    }

    /// A text with blocks.
    pub(super) fn rich(
        &mut self,
        cx: &mut Context<'_>,
        key: &'static str,
        need: Need,
        allow: Allow,
    ) -> Option<Rich> {
        let text = self.prose(cx, key, need, Shape::Rich)?;
        Some(Rich { blocks: markdown::blocks(cx, &text, allow) })
    }

    /// A line of text with marks.
    pub(super) fn line(&mut self, cx: &mut Context<'_>, key: &'static str, need: Need) -> Option<Line> {
        let text = self.prose(cx, key, need, Shape::Line)?;
        Some(Line { runs: markdown::line(cx, &text) })
    }

    /// A text that is shown as it stands, without marks.
    pub(crate) fn plain(&mut self, cx: &mut Context<'_>, key: &'static str, need: Need) -> Option<Text> {
        let text = self.prose(cx, key, need, Shape::Plain)?;
        markdown::warn_about_marks(cx, &text);
        Some(text)
    }

    /// A number.
    pub(crate) fn number(&mut self, cx: &mut Context<'_>, key: &'static str, need: Need) -> Option<Number> {
        number(cx, &format!("`{key}`"), self.value(key, need, Shape::Number)?)
    }

    /// True or false; false where it is not given.
    pub(crate) fn switch(&mut self, cx: &mut Context<'_>, key: &'static str) -> Switch {
        let Some(value) = self.value(key, Need::May, Shape::Switch) else {
            return Switch::default();
        };
        match value.get_ref() {
            DeValue::Boolean(on) => Switch { on: *on, span: value.span().into() },
            _ => {
                wrong_type(cx, &format!("`{key}`"), "true or false", value);
                // What was meant is plain enough to go on with.
                let on = value.get_ref().as_str().is_some_and(|word| word.trim() == "true");
                Switch { on, span: value.span().into() }
            }
        }
    }

    /// A word out of a closed list.
    pub(crate) fn word<T: Copy>(
        &mut self,
        cx: &mut Context<'_>,
        key: &'static str,
        need: Need,
        words: &[(&'static str, T)],
    ) -> Option<Word<T>> {
        let shape = Shape::Word(words.iter().map(|(word, _)| *word).collect());
        let text = self.text_as(cx, key, need, shape)?;
        if let Some((_, value)) = words.iter().find(|(word, _)| *word == text.value) {
            return Some(Word { value: *value, span: text.span });
        }
        let choices = || words.iter().map(|(word, _)| *word);
        let help = match closest(&text.value, choices()) {
            Some(found) => format!("did you mean `{found}`? There are {}", listed(choices(), "and")),
            None => format!("choose {}", listed(choices(), "or")),
        };
        cx.report(
            Diagnostic::new(
                Code::UnknownValue,
                text.span,
                format!("`{}` is not a value of `{key}`", text.value),
                "not one of the choices",
            )
            .help(help),
        );
        None
    }

    /// A list; `None` where it is missing or something else.
    fn list(
        &mut self,
        cx: &mut Context<'_>,
        key: &'static str,
        need: Need,
        shape: Shape,
    ) -> Option<&'t Value<'t>> {
        let value = self.value(key, need, shape)?;
        if value.get_ref().is_array() {
            return Some(value);
        }
        wrong_type(cx, &format!("`{key}`"), "a list", value);
        None
    }

    /// The items of a list of lines, which must have some where it is needed.
    pub(super) fn lines(
        &mut self,
        cx: &mut Context<'_>,
        key: &'static str,
        need: Need,
    ) -> Vec<&'t Value<'t>> {
        self.items(cx, key, need, Shape::Lines)
    }

    fn items(
        &mut self,
        cx: &mut Context<'_>,
        key: &'static str,
        need: Need,
        shape: Shape,
    ) -> Vec<&'t Value<'t>> {
        let one = matches!(shape, Shape::Lines | Shape::Tables);
        let Some(value) = self.list(cx, key, need, shape) else {
            return if one && cx.record.is_some() { vec![nothing()] } else { Vec::new() };
        };
        let items: Vec<_> = value.get_ref().as_array().into_iter().flat_map(|list| list.iter()).collect();
        if items.is_empty() && need == Need::Must {
            let message = format!("the list `{key}` of {} is empty", self.what);
            cx.report(Diagnostic::new(Code::EmptyList, value.span().into(), message, "nothing in it"));
        }
        items
    }

    /// The texts in a list.
    pub(crate) fn texts(&mut self, cx: &mut Context<'_>, key: &'static str, need: Need) -> Vec<Text> {
        self.texts_as(cx, key, need, Shape::Texts)
    }

    fn texts_as(&mut self, cx: &mut Context<'_>, key: &'static str, need: Need, shape: Shape) -> Vec<Text> {
        let items = self.items(cx, key, need, shape);
        items.into_iter().filter_map(|item| text(cx, &format!("an item of `{key}`"), item)).collect()
    }

    /// The texts for readers in a list.
    fn proses(&mut self, cx: &mut Context<'_>, key: &'static str, need: Need, shape: Shape) -> Vec<Text> {
        let texts = self.texts_as(cx, key, need, shape);
        texts.into_iter().map(|text| fill(cx, text)).collect()
    }

    /// The texts in a list that are shown as they stand.
    pub(super) fn plains(&mut self, cx: &mut Context<'_>, key: &'static str, need: Need) -> Vec<Text> {
        let texts = self.proses(cx, key, need, Shape::Plains);
        texts.iter().for_each(|text| markdown::warn_about_marks(cx, text));
        texts
    }

    /// The texts with blocks in a list.
    pub(super) fn riches(&mut self, cx: &mut Context<'_>, key: &'static str, need: Need) -> Vec<Rich> {
        let texts = self.proses(cx, key, need, Shape::Riches);
        texts.iter().map(|text| Rich { blocks: markdown::blocks(cx, text, Allow::Text) }).collect()
    }

    /// A table under a key.
    pub(crate) fn table(
        &mut self,
        cx: &mut Context<'_>,
        key: &'static str,
        need: Need,
    ) -> Option<(&'t DeTable<'t>, Span)> {
        let value = self.value(key, need, Shape::Table);
        let value = if cx.record.is_some() { Some(nothing()) } else { value };
        table(cx, &format!("`{key}`"), value?)
    }

    /// The tables of `[[key]]`.
    pub(crate) fn tables(
        &mut self,
        cx: &mut Context<'_>,
        key: &'static str,
        need: Need,
    ) -> Vec<(&'t DeTable<'t>, Span)> {
        let items = self.items(cx, key, need, Shape::Tables);
        items.into_iter().filter_map(|item| table(cx, &format!("an item of `{key}`"), item)).collect()
    }

    /// Reports what was not there and what should not be. A missing key that is there under a mistyped name is
    /// reported once, as mistyped.
    pub(crate) fn finish(self, cx: &mut Context<'_>) {
        if let Some(record) = &mut cx.record {
            record.end(self.known);
            return;
        }
        let names = || self.known.iter().map(|key| key.name);
        let mut unknown: Vec<_> =
            self.table.keys().filter(|key| !names().any(|name| name == key.get_ref())).collect();
        unknown.sort_by_key(|key| key.span().start);
        let mut missing: Vec<&Key> = self.known.iter().filter(|key| self.is_missing(key)).collect();
        for key in unknown {
            let word = key.get_ref().as_ref();
            let absent = names().filter(|known| !self.table.contains_key(*known));
            let meant = closest(word, absent).or_else(|| closest(word, names()));
            let help = match meant {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => format!("it can have {}", listed(names(), "and")),
            };
            missing.retain(|missing| Some(missing.name) != meant);
            cx.report(
                Diagnostic::new(
                    Code::UnknownKey,
                    key.span().into(),
                    format!("{} has no key `{word}`", self.what),
                    "unknown key",
                )
                .help(help),
            );
        }
        for Key { name, shape, .. } in missing {
            cx.report(
                Diagnostic::new(
                    Code::MissingKey,
                    self.at,
                    format!("{} has no `{name}`", self.what),
                    format!("`{name}` is missing here"),
                )
                .help(format!("add {}", shape.example(name))),
            );
        }
    }

    fn is_missing(&self, key: &Key) -> bool {
        let needed = match key.need {
            Need::Must => true,
            Need::May => false,
            Need::Without(other) => !self.table.contains_key(other),
        };
        needed && !self.table.contains_key(key.name)
    }
}
