//! The sentences of an authored text, and what a reader sees of it.

/// A sentence: where it stands, in bytes of the text, and how many words it has.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Sentence {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) words: usize,
}

/// The sentences of a text. A line of a list and a heading begin a new one; a colon and a semicolon end one, for readers
/// pause there. Rows of tables have none.
pub(super) fn sentences(text: &str) -> Vec<Sentence> {
    let mut found = Vec::new();
    let mut open: Option<Sentence> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let words = line.trim_start();
        let (is_row, marker) = (words.starts_with('|'), marker(words));
        if words.trim().is_empty() || is_row || marker > 0 {
            found.extend(open.take());
        }
        if !is_row {
            let skipped = line.len() - words.len() + marker;
            for (start, end) in words_of(&line[skipped..]) {
                let (start, end) = (start + skipped, end + skipped);
                let word = &line[start..end];
                let sentence = open.get_or_insert(Sentence { start: at + start, end: at + end, words: 0 });
                sentence.end = at + end;
                sentence.words += usize::from(word.contains(char::is_alphanumeric));
                if ends_sentence(word) {
                    found.extend(open.take());
                }
            }
        }
        at += line.len();
    }
    found.extend(open);
    found
}

/// How many bytes begin an item of a list or a heading.
fn marker(line: &str) -> usize {
    let number = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_number = number.len() < line.len() && number.starts_with(". ");
    ["- ", "## "]
        .into_iter()
        .find(|mark| line.starts_with(mark))
        .map_or_else(|| if is_number { line.len() - number.len() + 2 } else { 0 }, str::len)
}

/// The words of a line. A path in code marks is read as one.
fn words_of(line: &str) -> Vec<(usize, usize)> {
    let (mut words, mut start, mut in_path) = (Vec::new(), None, false);
    for (at, sign) in line.char_indices() {
        if sign.is_whitespace() && !in_path {
            words.extend(start.take().map(|start| (start, at)));
        } else {
            start.get_or_insert(at);
            in_path ^= sign == '`';
        }
    }
    words.extend(start.map(|start| (start, line.trim_end().len().max(start))));
    words
}

fn ends_sentence(word: &str) -> bool {
    let bare = word.trim_end_matches(['*', '"', '\'', ')', '”', '’', '`']);
    bare.ends_with(['.', '!', '?', ':', ';'])
}

/// The text without its marks and without the addresses of its links, its lines joined.
pub(super) fn readable(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("](") {
        out.push_str(&rest[..at]);
        let address = &rest[at + 2..];
        rest = address.find(')').map_or("", |end| &address[end + 1..]);
    }
    out.push_str(rest);
    out.retain(|sign| !matches!(sign, '*' | '`' | '['));
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(text: &str) -> Vec<usize> {
        sentences(text).iter().map(|sentence| sentence.words).collect()
    }

    #[test]
    fn sentences_end_where_readers_pause() {
        assert_eq!(counts("One two. Three four five! Six?"), [2, 3, 1]);
        assert_eq!(counts("Do this: one, two; three."), [2, 2, 1]);
        assert_eq!(counts("A *whole sentence.* And **another.** Here 1.5 hours"), [3, 2, 3]);
        assert_eq!(counts(""), [0; 0]);
    }

    #[test]
    fn lines_of_lists_and_headings_stand_alone_and_rows_do_not_count() {
        assert_eq!(counts("Bring\n\n- the lamp\n- a bulb\n1. one\n## Two words\n| a | b |"), [1, 2, 2, 1, 2]);
        assert_eq!(counts("goes on\nin the next line."), [6]);
    }

    #[test]
    fn a_path_is_a_word_and_an_address_none() {
        assert_eq!(counts("Open `Settings > General > About` now."), [3]);
        assert_eq!(
            readable("Open `A > B`, **then** [see\nmore](https://x.example/a)."),
            "Open A > B, then see more."
        );
    }

    #[test]
    fn a_sentence_is_found_where_it_stands() {
        let text = "One two.\nThree\nfour. Five";
        let found: Vec<&str> =
            sentences(text).iter().map(|sentence| &text[sentence.start..sentence.end]).collect();
        assert_eq!(found, ["One two.", "Three\nfour.", "Five"]);
    }
}
