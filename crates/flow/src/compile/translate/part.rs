//! A part of the guide with what a translation says of it.

use toml::de::{DeTable, DeValue};

use super::super::source::{Fields, Value};
use super::super::span::Span;
use super::walk::{Missing, tables};

/// Keys of guides and figures under which no text stands.
const STRUCTURE: [&str; 41] = [
    "id",
    "formerly",
    "minutes",
    "prior",
    "certainty",
    "sources",
    "entry",
    "not_sure",
    "context",
    "tool",
    "when",
    "chance",
    "otherwise",
    "risk",
    "works",
    "safer",
    "after",
    "needs",
    "blocked_by",
    "prepares",
    "cluster",
    "hours",
    "section",
    "fixes",
    "href",
    "seen",
    "planner",
    "era",
    "iphone",
    "plan",
    "latest_ios",
    "value",
    "gb",
    "amount",
    "source",
    "checked",
    "family",
    "last_ios",
    "ios",
    "on",
    "until",
];

/// A part of the guide and, where there is one, that of the translation.
pub(crate) struct Part<'t> {
    /// The file of the guide, or of its figures.
    file: &'t str,
    source: &'t DeTable<'t>,
    theirs: Option<Fields<'t>>,
    what: String,
    /// As in [`Missing`].
    header: String,
    /// For a table within a part, its key.
    within: Option<&'static str>,
    /// Where the part with the header begins in the translation, if it does.
    at: Option<Span>,
}

impl<'t> Part<'t> {
    /// The part of a guide at `source`, in `file`, with `header` in the translation, where it stands at `theirs`.
    pub(crate) fn new(
        file: &'t str,
        source: &'t DeTable<'t>,
        theirs: Option<(&'t DeTable<'t>, Span)>,
        what: impl Into<String>,
        header: impl Into<String>,
    ) -> Self {
        let what = what.into();
        let at = theirs.map(|(_, at)| at);
        let theirs = theirs.map(|(table, at)| Fields::new(table, at, what.as_str()));
        Self { file, source, theirs, what, header: header.into(), within: None, at }
    }

    /// What stands above all parts, in a guide and in `fields` of its translation.
    pub(super) fn of_head(file: &'t str, source: &'t DeTable<'t>, fields: Fields<'t>) -> Self {
        let (what, at) = ("the translation".to_owned(), Some(fields.at()));
        Self { file, source, theirs: Some(fields), what, header: String::new(), within: None, at }
    }

    /// A table in the head, as the part that it is.
    pub(super) fn screen(self, key: &'static str) -> Self {
        let at = self.theirs.as_ref().map(Fields::at);
        Self { header: key.to_owned(), within: None, at, what: format!("`{key}`"), ..self }
    }

    pub(super) fn inner(
        &self,
        key: &'static str,
        source: &'t DeTable<'t>,
        theirs: Option<(&'t DeTable<'t>, Span)>,
    ) -> Self {
        let what = format!("`{key}` of {}", self.what);
        let part = Self::new(self.file, source, theirs, what, self.header.as_str());
        Self { within: Some(key), at: part.at.or(self.at), ..part }
    }

    /// Its name in findings: "the fix `plug`".
    pub(super) fn what(&self) -> &str {
        &self.what
    }

    /// Its header in the translation.
    pub(super) fn header(&self) -> &str {
        &self.header
    }

    /// The file of the guide, or of its figures.
    pub(super) const fn file(&self) -> &'t str {
        self.file
    }

    /// The tables that the guide has in a list.
    pub(super) fn tables(&self, key: &str) -> Vec<&'t DeTable<'t>> {
        tables(self.source, key)
    }

    /// What the guide has under a key.
    pub(super) fn source(&self, key: &str) -> Option<&'t Value<'t>> {
        self.source.get(key)
    }

    /// What the translation has under a key, without reading it.
    pub(crate) fn peek(&self, key: &str) -> Option<&'t Value<'t>> {
        self.theirs.as_ref()?.peek(key)
    }

    /// Reads something from the translation, if it has the part.
    pub(crate) fn read<T>(&mut self, read: impl FnOnce(&mut Fields<'t>) -> Option<T>) -> Option<T> {
        read(self.theirs.as_mut()?)
    }

    /// What is not read yet: keys that only a guide can have, with their places, and all other fields.
    pub(super) fn rest(self) -> Option<(Vec<(&'static str, Span)>, Fields<'t>)> {
        let mut fields = self.theirs?;
        let structure = fields.take_unread(&STRUCTURE);
        Some((structure, fields))
    }

    /// A text of the guide that the translation does not have.
    pub(super) fn missing(&self, key: &str, value: &Value<'_>) -> Missing {
        Missing {
            part: self.header.clone(),
            key: self.within.map_or_else(|| key.to_owned(), |table| format!("{table}.{key}")),
            source: written(self.file, value),
            at: self.at,
        }
    }
}

/// A value as it is written in the guide. Of a list whose items say more than a text, such as for which iPhones it is, each
/// item is a line, with that as a comment behind the text.
fn written(file: &str, value: &Value<'_>) -> String {
    let token = |value: &Value<'_>| Span::from(value.span()).text(file).to_owned();
    let list = value.get_ref().as_array().into_iter().flatten();
    let has_text =
        |item: &Value<'_>| item.get_ref().as_table().is_some_and(|table| table.contains_key("text"));
    if !list.clone().any(has_text) {
        return token(value);
    }
    let line = |item: &Value<'_>| {
        let DeValue::Table(table) = item.get_ref() else { return format!("  {},\n", token(item)) };
        let text = table.get("text").map(token).unwrap_or_default();
        let others = table.iter().filter(|(key, _)| key.get_ref() != "text");
        let others: Vec<_> =
            others.map(|(key, value)| format!("{} = {}", key.get_ref(), token(value))).collect();
        format!("  {text}, # {}\n", others.join(", "))
    };
    format!("[\n{}]", list.map(line).collect::<String>())
}
