//! JSON as it is written into a file: keys in the order in which they were put there.

use std::fmt::{self, Write as _};

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Json {
    Text(String),
    Number(f64),
    Bool(bool),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

impl Json {
    /// An object with these keys.
    pub(super) fn object<const N: usize>(entries: [(&str, Self); N]) -> Self {
        Self::Object(entries.map(|(key, value)| (key.to_owned(), value)).into())
    }

    /// The object with more keys at its end.
    pub(super) fn and<const N: usize>(mut self, more: [(&str, Self); N]) -> Self {
        if let Self::Object(entries) = &mut self {
            entries.extend(more.map(|(key, value)| (key.to_owned(), value)));
        }
        self
    }

    fn write(&self, f: &mut fmt::Formatter<'_>, depth: usize) -> fmt::Result {
        match self {
            Self::Text(text) => write_text(f, text),
            Self::Number(number) => write!(f, "{number}"),
            Self::Bool(bool) => write!(f, "{bool}"),
            Self::List(items) if items.iter().all(Self::is_short) => {
                f.write_str("[")?;
                for (at, item) in items.iter().enumerate() {
                    f.write_str(if at > 0 { ", " } else { "" })?;
                    item.write(f, depth)?;
                }
                f.write_str("]")
            }
            Self::List(items) => write_lines(f, depth, ['[', ']'], items, |f, item| item.write(f, depth + 1)),
            Self::Object(entries) => write_lines(f, depth, ['{', '}'], entries, |f, (key, value)| {
                write_text(f, key)?;
                f.write_str(": ")?;
                value.write(f, depth + 1)
            }),
        }
    }

    const fn is_short(&self) -> bool {
        matches!(self, Self::Text(_) | Self::Number(_) | Self::Bool(_))
    }
}

impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(f, 0)
    }
}

impl From<&str> for Json {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

fn write_lines<T>(
    f: &mut fmt::Formatter<'_>,
    depth: usize,
    [open, close]: [char; 2],
    items: &[T],
    each: impl Fn(&mut fmt::Formatter<'_>, &T) -> fmt::Result,
) -> fmt::Result {
    f.write_char(open)?;
    for (at, item) in items.iter().enumerate() {
        f.write_str(if at > 0 { ",\n" } else { "\n" })?;
        write!(f, "{:1$}", "", 2 * (depth + 1))?;
        each(f, item)?;
    }
    write!(f, "\n{:1$}{close}", "", 2 * depth)
}

fn write_text(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    f.write_char('"')?;
    for c in text.chars() {
        match c {
            '"' | '\\' => write!(f, "\\{c}")?,
            c if c.is_control() => write!(f, "\\u{:04x}", u32::from(c))?,
            c => f.write_char(c)?,
        }
    }
    f.write_char('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_lists_stand_in_a_line_and_texts_are_escaped() {
        let json = Json::object([
            ("a", Json::List(vec!["x\"\n".into(), Json::Number(0.5)])),
            ("b", Json::List(vec![Json::object([("c", Json::Bool(true))])])),
        ]);
        let written =
            "{\n  \"a\": [\"x\\\"\\u000a\", 0.5],\n  \"b\": [\n    {\n      \"c\": true\n    }\n  ]\n}";
        assert_eq!(json.to_string(), written);
    }
}
