//! Items of a list, taken out of the text of the file.

use super::super::span::{Span, line_around};

/// What goes away with an item of a list that is not the first: the item with a comma of its own, and its line where
/// nothing else stands on it. Comments stay.
pub(super) fn without(source: &str, item: Span) -> Option<Span> {
    let before = source.get(..item.start)?.trim_end();
    // A comma at the end of a line may be one of a comment's.
    let same_line = line_around(source, before.len()).start == line_around(source, item.start).start;
    if before.ends_with(',') && (same_line || !line_around(source, before.len()).text(source).contains('#')) {
        return Some(Span::new(before.len() - 1, item.end));
    }
    // A comment stands between the item and the comma before it.
    let rest = source.get(item.end..)?;
    let own = rest.strip_prefix(',').map_or(item.end, |_| item.end + 1);
    let line = line_around(source, item.start);
    let is_blank =
        |start: usize, end: usize| source.get(start..end).is_some_and(|text| text.trim().is_empty());
    if is_blank(line.start, item.start) && is_blank(own, line.end) && line.end < source.len() {
        return Some(Span::new(line.start, line.end + 1));
    }
    Some(Span::new(item.start, own))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left(source: &str) -> String {
        let start = source.rfind("\"a\"").expect("the item stands there");
        let span = without(source, Span::new(start, start + 3)).expect("it can be taken out");
        format!("{}{}", &source[..span.start], &source[span.end..])
    }

    #[test]
    fn an_item_goes_with_one_comma() {
        assert_eq!(left(r#"["a", "b", "a"]"#), r#"["a", "b"]"#);
        assert_eq!(left(r#"["a", "a", "b"]"#), r#"["a", "b"]"#);
        assert_eq!(left("[\n  \"a\",\n  \"a\",\n]"), "[\n  \"a\",\n]");
    }

    #[test]
    fn comments_stay() {
        assert_eq!(left("[\n  \"a\", # one\n  \"a\",\n]"), "[\n  \"a\", # one\n]");
        assert_eq!(left("[\n  \"a\", # one\n  \"a\", # two\n]"), "[\n  \"a\", # one\n   # two\n]");
        assert_eq!(left("[\"a\", # one\n\"a\"]"), "[\"a\", # one\n]");
        assert_eq!(left("[\"a\", # one,\n\"a\"]"), "[\"a\", # one,\n]");
    }
}
