//! Changes of text that keep most of what it is made of.

use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::input::span;

/// A change.
#[derive(Clone, Debug)]
pub(crate) enum Edit {
    /// Lines or words are left out.
    Delete(Unit, Index, usize),
    /// Lines or words stand twice.
    Repeat(Unit, Index, usize),
    /// Two lines or words change places.
    Swap(Unit, Index, Index),
    /// A word is another one.
    Word(Index, String),
    /// Signs are put in.
    Insert(Index, String),
    /// Something is opened many times, and perhaps closed as many times.
    Nest(Index, &'static str, usize, &'static str),
    /// A sign stands very many times.
    Long(Index, char, usize),
    /// It breaks off.
    CutOff(Index),
}

/// What is changed as a whole.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Unit {
    Line,
    Word,
}

/// Any change.
pub(crate) fn edit() -> impl Strategy<Value = Edit> {
    let at = || any::<Index>();
    let unit = || prop_oneof![Just(Unit::Line), Just(Unit::Word)];
    let depth = prop_oneof![4 => 1_usize..40, 2 => 40_usize..300, 1 => 300_usize..20_000];
    let nest = select(NESTS.to_vec());
    prop_oneof![
        3 => (unit(), at(), 1_usize..8).prop_map(|(unit, at, count)| Edit::Delete(unit, at, count)),
        3 => (unit(), at(), 1_usize..8).prop_map(|(unit, at, count)| Edit::Repeat(unit, at, count)),
        3 => (unit(), at(), at()).prop_map(|(unit, one, other)| Edit::Swap(unit, one, other)),
        4 => (at(), word()).prop_map(|(at, word)| Edit::Word(at, word)),
        4 => (at(), prop_oneof![word(), "\\PC{0,8}", "[\\[\\]{}\"'=.,#\\\\ \n]{1,6}"])
            .prop_map(|(at, signs)| Edit::Insert(at, signs)),
        2 => (at(), nest, depth, any::<bool>())
            .prop_map(|(at, (open, close), depth, closed)| Edit::Nest(at, open, depth, if closed { close } else { "" })),
        1 => (at(), select(vec!['a', ' ', '\n', '"', '\'', '[', '{', '*', '-', '.', '|', 'é', '\u{202e}']), 100_usize..60_000)
            .prop_map(|(at, sign, count)| Edit::Long(at, sign, count)),
        1 => at().prop_map(Edit::CutOff),
    ]
}

/// What can stand in itself, and how it is closed.
const NESTS: [(&str, &str); 15] = [
    ("[", "]"),
    ("{", "}"),
    ("{ any = [", "] }"),
    ("{ all = [{ is = \"smart.yes\" }, ", "] }"),
    ("{ a = ", " }"),
    ("{ a.b.c.d.e.f = ", " }"),
    ("a.", "b = 1\n"),
    ("[[a.", "]]"),
    ("\n[a.b.", "c]\n"),
    ("*a **b ", "** c*"),
    ("> ", ""),
    ("- ", "\n"),
    ("[a](", ")"),
    ("`", "`"),
    ("{years} {", "}"),
];

fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<f64>().prop_map(|number| format!("{number:?}")),
        any::<i64>().prop_map(|number| number.to_string()),
        select(WORDS.to_vec()).prop_map(str::to_owned),
    ]
}

/// Words that are likely to upset a reader.
const WORDS: [&str; 48] = [
    "\"\"\"",
    "'''",
    "\"",
    "'",
    "nan",
    "-inf",
    "-0.0",
    "1e400",
    "1e-400",
    "99999999999999999999999999",
    "0x10",
    "1979-05-27T07:32:00Z",
    "\u{feff}",
    "\u{0}",
    "\r",
    "\r\n",
    "\u{2028}",
    "é",
    "e\u{301}",
    "\u{1f468}\u{200d}\u{1f469}",
    "\\u00e9",
    "\\uD800",
    "\\",
    "[[fix]]\n",
    "[[cause]]\n",
    "[[question]]\n",
    "[[question.answer]]\n",
    "[[era]]\nname = \"e\"\nuntil = 17\n",
    "[[label]]\nnow = \"Type\"\nuntil = { 17 = \"x > y\" }\n",
    "id = \"other\"\n",
    "entry = true\n",
    "prepares = true\n",
    "after = [\"reset\"]\n",
    "works = {}\n",
    "chance = { other = 1 }\n",
    "otherwise = 0\n",
    "safer = \"plug\"\n",
    "{years}",
    "{ye",
    "![a](b)",
    "[a](#guide/x)",
    "[a](javascript:x)",
    "`a > `",
    "|a|\n|-|\n|b|c|\n",
    "<b>",
    "answer smart yes\n",
    "confirm symptom\n",
    "before",
];

impl Edit {
    /// The text with this change.
    pub(crate) fn on(&self, text: &str) -> String {
        match self {
            Self::Delete(unit, at, count) => unit.parts(text, |parts| {
                let (from, to) = span(at, *count, parts.len());
                parts.drain(from..to);
            }),
            Self::Repeat(unit, at, count) => unit.parts(text, |parts| {
                let (from, to) = span(at, *count, parts.len());
                let again = parts[from..to].to_vec();
                parts.splice(from..from, again);
            }),
            Self::Swap(unit, one, other) => unit.parts(text, |parts| {
                let count = parts.len();
                if count > 0 {
                    parts.swap(one.index(count), other.index(count));
                }
            }),
            Self::Word(at, word) => Unit::Word.parts(text, |parts| {
                if !parts.is_empty() {
                    let at = at.index(parts.len());
                    parts[at] = word;
                }
            }),
            Self::Insert(at, signs) => put(text, at, signs),
            Self::Nest(at, open, depth, close) => {
                put(text, at, &format!("{}x{}", open.repeat(*depth), close.repeat(*depth)))
            }
            Self::Long(at, sign, count) => put(text, at, &sign.to_string().repeat(*count)),
            Self::CutOff(at) => text[..place(text, at)].to_owned(),
        }
    }
}

impl Unit {
    /// The text with its parts changed; what stands between the parts is a part too.
    fn parts<'t>(self, text: &'t str, change: impl FnOnce(&mut Vec<&'t str>)) -> String {
        let mut parts: Vec<&str> = match self {
            Self::Line => text.split_inclusive('\n').collect(),
            Self::Word => text.split_inclusive(|sign: char| !sign.is_alphanumeric()).collect(),
        };
        change(&mut parts);
        parts.concat()
    }
}

/// The nearest place between two signs.
fn place(text: &str, at: &Index) -> usize {
    text.floor_char_boundary(at.index(text.len() + 1))
}

fn put(text: &str, at: &Index, signs: &str) -> String {
    let at = place(text, at);
    [&text[..at], signs, &text[at..]].concat()
}
