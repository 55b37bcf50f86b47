//! Typed access to a table: what is missing, of the wrong kind or unknown is reported here and nowhere else.

use toml::de::{DeTable, DeValue};

use super::super::code::Code;
use super::super::diagnostic::Diagnostic;
use super::super::figures::fill;
use super::super::markdown::{self, Allow};
use super::super::span::Span;
use super::super::suggest::{certain, closest, listed};
use super::Context;
use super::record::{Key, Shape, is_nothing, nothing};
use super::rename::rename;
use super::typed::{Value, no_list, number, table, text, wrong_type};
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
    known: Vec<&'static str>,
    missing: Vec<(&'static str, Shape)>,
    /// Whether its texts are somebody else's words, not the author's to change.
    quoted: bool,
    /// What was asked for, and the shape of what comes next where that is narrower than how it is read.
    keys: Vec<Key>,
    narrower: Option<Shape>,
}

impl<'t> Fields<'t> {
    /// The table that stands at `at`; `what` names it in findings: "the fix", "this answer".
    pub(crate) fn new(table: &'t DeTable<'t>, at: Span, what: impl Into<String>) -> Self {
        Self {
            table,
            at,
            what: what.into(),
            known: Vec::new(),
            missing: Vec::new(),
            quoted: false,
            keys: Vec::new(),
            narrower: None,
        }
    }

    /// The same for a table whose texts are quoted from a device or a site.
    pub(super) fn quoted(self) -> Self {
        Self { quoted: true, ..self }
    }

    /// Says of the key that is read next how it is written.
    const fn written(&mut self, shape: Shape) {
        self.narrower = Some(shape);
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

    /// The value of a key that need not be there.
    pub(crate) fn optional(&mut self, key: &'static str) -> Option<&'t Value<'t>> {
        if self.narrower.is_none() {
            self.written(Shape::Any);
        }
        self.value(key, Need::May, Shape::Text).or_else(|| self.stand_in())
    }

    /// What stands in for a value while keys are noted.
    fn stand_in(&self) -> Option<&'t Value<'t>> {
        is_nothing(self.table).then(nothing)
    }

    /// The value of a key, without taking note that it was looked at.
    pub(crate) fn peek(&self, key: &str) -> Option<&'t Value<'t>> {
        self.table.get(key)
    }

    /// Those of the names that are keys here and were not read, with their places. They count as read.
    pub(crate) fn take_unread(&mut self, names: &[&'static str]) -> Vec<(&'static str, Span)> {
        let unread = names.iter().filter(|name| !self.known.contains(name));
        let found: Vec<_> = unread
            .filter_map(|name| Some((*name, Span::from(self.table.get_key_value(*name)?.0.span()))))
            .collect();
        self.known.extend(found.iter().map(|(name, _)| *name));
        found
    }

    fn value(&mut self, key: &'static str, need: Need, shape: Shape) -> Option<&'t Value<'t>> {
        self.known.push(key);
        let written = self.narrower.take().unwrap_or(shape);
        self.keys.push(Key { name: key, need, shape: written, words: Vec::new() });
        let value = self.table.get(key);
        let needed = match need {
            Need::Must => true,
            Need::May => false,
            Need::Without(other) => !self.table.contains_key(other),
        };
        if value.is_none() && needed {
            self.missing.push((key, shape));
        }
        value
    }

    /// A text that is not empty.
    pub(crate) fn text(&mut self, cx: &mut Context<'_>, key: &'static str, need: Need) -> Option<Text> {
        text(cx, &format!("`{key}`"), self.value(key, need, Shape::Text)?)
    }

    /// A text for readers, with its figures put in.
    fn prose(&mut self, cx: &mut Context<'_>, key: &'static str, need: Need) -> Option<Text> {
        let text = self.text(cx, key, need)?;
        Some(self.filled(cx, key, text))
    }

    fn filled(&self, cx: &mut Context<'_>, key: &'static str, text: Text) -> Text {
        let text = fill(cx, text);
        if !self.quoted {
            cx.prose.push((key, text.clone()));
        }
        text
    }

    /// A text with blocks.
    pub(crate) fn rich(
        &mut self,
        cx: &mut Context<'_>,
        key: &'static str,
        need: Need,
        allow: Allow,
    ) -> Option<Rich> {
        self.written(Shape::Rich);
        let text = self.prose(cx, key, need)?;
        Some(Rich { blocks: markdown::blocks(cx, &text, allow), span: text.span })
    }

    /// A line of text with marks.
    pub(crate) fn line(&mut self, cx: &mut Context<'_>, key: &'static str, need: Need) -> Option<Line> {
        self.written(Shape::Line);
        let text = self.prose(cx, key, need)?;
        Some(Line { runs: markdown::line(cx, &text), span: text.span })
    }

    /// A text that is shown as it stands, without marks.
    pub(crate) fn plain(&mut self, cx: &mut Context<'_>, key: &'static str, need: Need) -> Option<Text> {
        self.written(Shape::Plain);
        let text = self.prose(cx, key, need)?;
        markdown::warn_about_marks(cx, &text);
        Some(text)
    }

    /// A number.
    pub(crate) fn number(&mut self, cx: &mut Context<'_>, key: &'static str, need: Need) -> Option<Number> {
        number(cx, &format!("`{key}`"), self.value(key, need, Shape::Number)?)
    }

    /// True or false; false where it is not given.
    pub(crate) fn switch(&mut self, cx: &mut Context<'_>, key: &'static str) -> Switch {
        self.written(Shape::Switch);
        let Some(value) = self.optional(key) else {
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
        self.written(Shape::Word);
        let text = self.text(cx, key, need);
        if let Some(key) = self.keys.last_mut() {
            key.words.extend(words.iter().map(|(word, _)| *word));
        }
        let text = text?;
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
            .help(help)
            .mend_if(certain(&text.value, choices()).and_then(|word| cx.write_instead(&text, word))),
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
        match shape {
            Shape::Tables => wrong_type(cx, &format!("`{key}`"), "a list", value),
            _ => no_list(cx, &format!("`{key}`"), value),
        }
        None
    }

    /// The items of a list, which must have some where it is needed.
    pub(super) fn items(
        &mut self,
        cx: &mut Context<'_>,
        key: &'static str,
        need: Need,
    ) -> Vec<&'t Value<'t>> {
        self.items_of(cx, key, need, Shape::List)
    }

    fn items_of(
        &mut self,
        cx: &mut Context<'_>,
        key: &'static str,
        need: Need,
        shape: Shape,
    ) -> Vec<&'t Value<'t>> {
        let Some(value) = self.list(cx, key, need, shape) else {
            return self.stand_in().into_iter().collect();
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
        if self.narrower.is_none() {
            self.written(Shape::Texts);
        }
        let items = self.items(cx, key, need);
        items.into_iter().filter_map(|item| text(cx, &format!("an item of `{key}`"), item)).collect()
    }

    /// The texts for readers in a list.
    fn proses(&mut self, cx: &mut Context<'_>, key: &'static str, need: Need) -> Vec<Text> {
        let texts = self.texts(cx, key, need);
        texts.into_iter().map(|text| self.filled(cx, key, text)).collect()
    }

    /// The texts in a list that are shown as they stand.
    pub(crate) fn plains(&mut self, cx: &mut Context<'_>, key: &'static str, need: Need) -> Vec<Text> {
        self.written(Shape::Plains);
        let texts = self.proses(cx, key, need);
        texts.iter().for_each(|text| markdown::warn_about_marks(cx, text));
        texts
    }

    /// The texts with blocks in a list.
    pub(crate) fn riches(&mut self, cx: &mut Context<'_>, key: &'static str, need: Need) -> Vec<Rich> {
        self.written(Shape::Riches);
        let texts = self.proses(cx, key, need);
        let rich = |text: &Text| Rich { blocks: markdown::blocks(cx, text, Allow::Text), span: text.span };
        texts.iter().map(rich).collect()
    }

    /// The lines in a list.
    pub(crate) fn lines(&mut self, cx: &mut Context<'_>, key: &'static str, need: Need) -> Vec<Line> {
        let texts = self.proses(cx, key, need);
        texts.iter().map(|text| Line { runs: markdown::line(cx, text), span: text.span }).collect()
    }

    /// A table under a key.
    pub(crate) fn table(
        &mut self,
        cx: &mut Context<'_>,
        key: &'static str,
        need: Need,
    ) -> Option<(&'t DeTable<'t>, Span)> {
        let value = self.value(key, need, Shape::Table).or_else(|| self.stand_in());
        table(cx, &format!("`{key}`"), value?)
    }

    /// The tables of `[[key]]`.
    pub(crate) fn tables(
        &mut self,
        cx: &mut Context<'_>,
        key: &'static str,
        need: Need,
    ) -> Vec<(&'t DeTable<'t>, Span)> {
        let items = self.items_of(cx, key, need, Shape::Tables);
        items.into_iter().filter_map(|item| table(cx, &format!("an item of `{key}`"), item)).collect()
    }

    /// Reports what was not there and what should not be. A missing key that is there under a mistyped name is
    /// reported once, as mistyped.
    pub(crate) fn finish(mut self, cx: &mut Context<'_>) {
        if let Some(record) = &mut cx.record {
            record.end(self.keys);
            return;
        }
        let mut unknown: Vec<_> =
            self.table.keys().filter(|key| !self.known.contains(&key.get_ref().as_ref())).collect();
        unknown.sort_by_key(|key| key.span().start);
        for key in unknown {
            let word = key.get_ref().as_ref();
            let absent = self.known.iter().copied().filter(|known| !self.table.contains_key(*known));
            let meant = closest(word, absent).or_else(|| closest(word, self.known.iter().copied()));
            let help = match meant {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => format!("it can have {}", listed(self.known.iter().copied(), "and")),
            };
            if let Some(meant) = meant {
                self.missing.retain(|(missing, _)| *missing != meant);
            }
            cx.report(
                Diagnostic::new(
                    Code::UnknownKey,
                    key.span().into(),
                    format!("{} has no key `{word}`", self.what),
                    "unknown key",
                )
                .help(help)
                .mend_if(rename(cx, self.table, key, self.known.iter().copied())),
            );
        }
        for (key, shape) in self.missing {
            cx.report(
                Diagnostic::new(
                    Code::MissingKey,
                    self.at,
                    format!("{} has no `{key}`", self.what),
                    format!("`{key}` is missing here"),
                )
                .help(format!("add {}", shape.example(key))),
            );
        }
    }
}
