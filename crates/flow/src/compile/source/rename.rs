//! Keys that are mistyped beyond doubt, written as they were meant.

use toml::de::{DeTable, DeValue};

use super::super::diagnostic::{Edit, Mend};
use super::super::span::{Span, line_around};
use super::super::suggest::certain;
use super::Context;

/// The mend of a key that the format does not have: where one of the `known` was certainly meant, and is not there.
pub(super) fn rename<'k>(
    cx: &Context<'_>,
    table: &DeTable<'_>,
    key: &toml::Spanned<toml::de::DeString<'_>>,
    known: impl Iterator<Item = &'k str>,
) -> Option<Mend> {
    let word = key.get_ref().as_ref();
    let meant = certain(word, known)?;
    let title = format!("write `{meant}`");
    let value = table.get(word)?;
    let parts = match value.get_ref() {
        DeValue::Array(items) => items.iter().map(|item| Span::from(item.span())).collect(),
        DeValue::Table(_) => vec![Span::from(value.span())],
        _ => Vec::new(),
    };
    let headers: Vec<Span> = parts.into_iter().filter(|span| span.text(cx.source).starts_with('[')).collect();
    if headers.is_empty() {
        // Two keys of the same name would be worse than one that is unknown.
        let absent = !table.contains_key(meant);
        let span = Span::from(key.span());
        let written = span.text(cx.source).trim_matches(['"', '\'']) == word;
        return (absent && written).then(|| Mend::new(title, span, meant));
    }
    let inline = Span::from(value.span()).text(cx.source).starts_with("[ ");
    if inline || (value.get_ref().is_table() && table.contains_key(meant)) {
        return None;
    }
    let edits: Vec<Edit> = headers.iter().filter_map(|header| in_header(cx, *header, word, meant)).collect();
    // The headers of parts within have the word as well, and would be left behind.
    let has_parts = cx.source.lines().any(|line| line.starts_with('[') && has_within(line, word));
    (edits.len() == headers.len() && !has_parts).then_some(Mend { title, edits })
}

/// The last name of a header, `[a.word]` or `[[a.word]]`, as another word.
fn in_header(cx: &Context<'_>, header: Span, word: &str, meant: &str) -> Option<Edit> {
    let line = line_around(cx.source, header.start);
    let at = line.text(cx.source).find(']')?;
    let names = Span::new(line.start, line.start + at).text(cx.source);
    let start = line.start + names.trim_end().strip_suffix(word)?.len();
    Some(Edit { span: Span::new(start, start + word.len()), text: meant.to_owned() })
}

/// Whether a header is that of a part within one of this name.
fn has_within(header: &str, word: &str) -> bool {
    let path = header.trim_start_matches('[').split(']').next().unwrap_or_default();
    path.rsplit('.').skip(1).any(|name| name.trim() == word)
}
