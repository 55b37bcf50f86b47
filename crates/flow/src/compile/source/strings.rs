//! From a place in a text's value to the place in the file where it is written.

use std::iter::Peekable;
use std::str::CharIndices;

use super::super::span::Span;

/// The span of `start..end` (bytes of `value`) within the string token at `token`; `None` where the token is not
/// written as expected, in which case the whole token is the best answer.
pub(super) fn inside(source: &str, token: Span, value: &str, start: usize, end: usize) -> Option<Span> {
    let raw = token.text(source);
    let (open, escapes) = opening(raw)?;
    let body = raw.get(open..raw.len().checked_sub(quotes(raw))?)?;
    let mut places = Places { chars: body.char_indices().peekable(), body, escapes, at: 0 };
    let (mut from, mut to) = (None, None);
    for (offset, expected) in value.char_indices() {
        let (written, place) = places.next()?;
        if written != expected {
            return None;
        }
        if offset == start {
            from = Some(place.start);
        }
        if offset < end {
            to = Some(place.end);
        }
    }
    let from = from.unwrap_or(places.at);
    let base = token.start + open;
    Some(Span::new(base + from, base + to.unwrap_or(from).max(from)))
}

/// How many quotation marks stand at either end.
fn quotes(raw: &str) -> usize {
    if raw.len() >= 6 && (raw.starts_with("\"\"\"") || raw.starts_with("'''")) { 3 } else { 1 }
}

/// Where the text begins, and whether a backslash begins an escape. The line break after an opening `"""` is not
/// part of the text.
fn opening(raw: &str) -> Option<(usize, bool)> {
    let escapes = match raw.bytes().next()? {
        b'"' => true,
        b'\'' => false,
        _ => return None,
    };
    let mut open = quotes(raw);
    if open == 3 {
        let rest = &raw[3..];
        open += if rest.starts_with("\r\n") { 2 } else { usize::from(rest.starts_with('\n')) };
    }
    Some((open, escapes))
}

/// The characters a string stands for, each with the bytes that were written for it.
struct Places<'s> {
    body: &'s str,
    chars: Peekable<CharIndices<'s>>,
    escapes: bool,
    at: usize,
}

impl Places<'_> {
    fn next(&mut self) -> Option<(char, Span)> {
        loop {
            let (start, c) = self.chars.next()?;
            self.at = start + c.len_utf8();
            if c != '\\' || !self.escapes {
                return Some((c, Span::new(start, self.at)));
            }
            let (at, kind) = self.chars.next()?;
            self.at = at + kind.len_utf8();
            let decoded = match kind {
                'b' => '\u{8}',
                't' => '\t',
                'n' => '\n',
                'f' => '\u{c}',
                'r' => '\r',
                'e' => '\u{1b}',
                '"' | '\\' => kind,
                'x' => self.code(2)?,
                'u' => self.code(4)?,
                'U' => self.code(8)?,
                // A backslash at the end of a line joins it to the next text.
                kind if kind.is_whitespace() => {
                    while let Some((at, space)) = self.chars.next_if(|(_, c)| c.is_whitespace()) {
                        self.at = at + space.len_utf8();
                    }
                    continue;
                }
                _ => return None,
            };
            return Some((decoded, Span::new(start, self.at)));
        }
    }

    /// The character with the code in the next `digits` hexadecimal digits.
    fn code(&mut self, digits: usize) -> Option<char> {
        let from = self.at;
        for _ in 0..digits {
            let (at, digit) = self.chars.next()?;
            self.at = at + digit.len_utf8();
        }
        char::from_u32(u32::from_str_radix(self.body.get(from..self.at)?, 16).ok()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked<'s>(source: &'s str, value: &str, word: &str) -> &'s str {
        let start = value.find(word).expect("the word is in the value");
        let span = inside(source, Span::new(0, source.len()), value, start, start + word.len());
        span.expect("the token is readable").text(source)
    }

    #[test]
    fn a_word_is_found_in_every_kind_of_string() {
        assert_eq!(marked("\"say hello now\"", "say hello now", "hello"), "hello");
        assert_eq!(marked("'say hello now'", "say hello now", "hello"), "hello");
        assert_eq!(marked("\"\"\"\nsay\nhello\"\"\"", "say\nhello", "hello"), "hello");
        assert_eq!(marked("'''\r\nsay hello'''", "say hello", "hello"), "hello");
    }

    #[test]
    fn escapes_before_and_within_the_word_are_counted() {
        assert_eq!(marked(r#""a \"b\" é c""#, "a \"b\" é c", "c"), "c");
        assert_eq!(marked(r#""caf\u00e9 x""#, "café x", "café"), r"caf\u00e9");
        assert_eq!(marked("\"\"\"one \\\n   two\"\"\"", "one two", "two"), "two");
    }
}
