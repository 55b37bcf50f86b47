//! What readers ask for, noted while they run over a file in which every part stands and is empty. The schema of the file is made
//! from this, so that it has the keys that the readers have, and no others.

use std::sync::LazyLock;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::fields::Need;
use super::typed::Value;

/// How a value is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    Text,
    /// A text for readers, without marks.
    Plain,
    /// A text for readers in one line, with marks.
    Line,
    /// A text for readers with blocks.
    Rich,
    Number,
    Switch,
    /// One word out of a list.
    Word,
    Texts,
    Plains,
    Riches,
    /// A list of texts or tables.
    List,
    Table,
    Tables,
    /// What its reader says.
    Any,
}

impl Shape {
    /// How a missing key with such a value is added.
    pub(super) fn example(self, key: &str) -> String {
        match self {
            Self::Text | Self::Plain | Self::Line | Self::Rich | Self::Word | Self::Any => {
                format!("{key} = \"…\"")
            }
            Self::Number => format!("{key} = 1"),
            Self::Switch => format!("{key} = true"),
            Self::Texts | Self::Plains | Self::Riches | Self::List => format!("{key} = [ … ]"),
            Self::Table => format!("[{key}]"),
            Self::Tables => format!("[[{key}]]"),
        }
    }

    /// Whether another reader says what the value has in it.
    const fn has_content(self) -> bool {
        matches!(self, Self::List | Self::Table | Self::Tables | Self::Any)
    }
}

/// A key that a reader asked for.
#[derive(Clone, Debug)]
pub(crate) struct Key {
    pub(crate) name: &'static str,
    pub(crate) need: Need,
    pub(crate) shape: Shape,
    /// The words to choose from.
    pub(crate) words: Vec<&'static str>,
}

/// What stands under a key.
#[derive(Clone, Debug)]
pub(crate) enum Content {
    Part(Part),
    /// Numbers by ids.
    Numbers,
    /// Texts by versions of iOS.
    Names,
    Condition,
}

/// A part of a file: its keys in the order in which they are read, with what stands under those that have more in them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Part {
    pub(crate) keys: Vec<(Key, Option<Content>)>,
}

/// The record of readers that are running.
#[derive(Debug, Default)]
pub(crate) struct Record {
    /// What was read to its end and belongs to a part that was not. A reader has read all that stands in its part when it ends
    /// itself, so the last ones are its own, in the order of their keys.
    done: Vec<Content>,
}

impl Record {
    /// Notes what a reader without keys of its own takes.
    pub(crate) fn note(&mut self, content: Content) {
        self.done.push(content);
    }

    /// Notes the end of a part with these keys.
    pub(super) fn end(&mut self, keys: Vec<Key>) {
        let own = keys.iter().filter(|key| key.shape.has_content()).count();
        let mut contents = self.done.split_off(self.done.len().saturating_sub(own)).into_iter();
        let with_content = |key: Key| {
            let content = if key.shape.has_content() { contents.next() } else { None };
            (key, content)
        };
        self.done.push(Content::Part(Part { keys: keys.into_iter().map(with_content).collect() }));
    }

    /// The part that was read last: the whole file, where its reader has ended.
    pub(crate) fn whole(mut self) -> Part {
        match self.done.pop() {
            Some(Content::Part(part)) => part,
            _ => Part::default(),
        }
    }
}

static NOTHING: LazyLock<Value<'static>> =
    LazyLock::new(|| Spanned::new(0..0, DeValue::Table(DeTable::new())));

/// What stands in place of everything while keys are noted.
pub(super) fn nothing() -> &'static Value<'static> {
    &NOTHING
}

/// The same as a table.
pub(crate) fn nowhere() -> Option<&'static DeTable<'static>> {
    NOTHING.get_ref().as_table()
}

/// Whether a table is that one, so that its reader is there for its keys alone.
pub(super) fn is_nothing(table: &DeTable<'_>) -> bool {
    let place: *const DeTable<'_> = table;
    nowhere().is_some_and(|nothing| place.addr() == std::ptr::from_ref(nothing).addr())
}
