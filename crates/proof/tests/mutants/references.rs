//! Every place in the source of a guide where one part names another.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// What a reference names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Cause,
    Answer,
    Fix,
    Cluster,
    Source,
    Page,
    Figure,
    Tool,
    Era,
    /// A part whose presence is what counts: `caution`, `prepares`. It names nothing and cannot be redirected.
    Mark,
}

/// How a reference stands in the source, and so what deleting it takes away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// `key = value`, alone on its lines.
    Line,
    /// An item of a list.
    Item,
    /// `id = …` in a table in braces.
    Entry,
    /// A piece of a text.
    Piece,
}

/// A place where one part of a guide names another.
#[derive(Clone, Debug)]
pub(crate) struct Reference {
    /// Where in the guide, without positions: `fix.works`.
    pub(crate) class: &'static str,
    pub(crate) kind: Kind,
    /// The word.
    pub(crate) word: Range<usize>,
    /// All that goes with it when it is deleted.
    pub(crate) whole: Range<usize>,
    pub(crate) form: Form,
    /// The keys of its table, of which it is one.
    pub(crate) beside: Vec<String>,
}

/// All references of a guide, in the order of the file.
pub(crate) fn references(source: &str) -> Vec<Reference> {
    let table = DeTable::parse(source).expect("the guide is valid TOML");
    let mut found = Vec::new();
    in_table(table.get_ref(), &[], &mut found);
    in_texts(source, &mut found);
    found.sort_by_key(|reference| reference.word.start);
    found
}

fn in_table(table: &DeTable<'_>, path: &[&str], found: &mut Vec<Reference>) {
    for (key, value) in table {
        let mut inner = path.to_vec();
        inner.push(key.get_ref());
        let whole = key.span().start..value.span().end;
        let mut add = |class, kind, word, whole: &Range<usize>, form| {
            let keys = table.keys().filter(|_| form == Form::Entry).map(|key| key.get_ref().to_string());
            found.push(Reference { class, kind, word, whole: whole.clone(), form, beside: keys.collect() });
        };
        match inner.as_slice() {
            ["fix", "works", _] => add("fix.works", Kind::Cause, key.span(), &whole, Form::Entry),
            ["question", "answer", "chance", _] => {
                add("answer.chance", Kind::Cause, key.span(), &whole, Form::Entry);
            }
            ["label", "until", _] => add("label.until", Kind::Era, key.span(), &whole, Form::Entry),
            ["fix", "safer"] => add("fix.safer", Kind::Fix, within(value), &whole, Form::Line),
            ["fix", "cluster"] => add("fix.cluster", Kind::Cluster, within(value), &whole, Form::Line),
            ["fix" | "question" | "page", "tool"] => {
                add("tool", Kind::Tool, within(value), &whole, Form::Line);
            }
            ["fix", "prepares"] => add("fix.prepares", Kind::Mark, key.span(), &whole, Form::Line),
            ["fix", "caution"] => add("fix.caution", Kind::Mark, key.span(), &whole, Form::Line),
            ["fix", "after"] => items("fix.after", Kind::Fix, value, found),
            ["checklist", "fixes"] => items("checklist.fixes", Kind::Fix, value, found),
            [_, "sources"] => items("sources", Kind::Source, value, found),
            ["fix", "needs"] => condition("fix.needs", value, &whole, Form::Line, found),
            ["fix", "blocked_by"] => condition("fix.blocked_by", value, &whole, Form::Line, found),
            ["question", "when"] => condition("question.when", value, &whole, Form::Line, found),
            _ => in_value(value, &inner, found),
        }
        if matches!(
            inner.as_slice(),
            ["fix", "works"] | ["question", "answer", "chance"] | ["label", "until"]
        ) {
            in_value(value, &inner, found);
        }
    }
}

fn in_value(value: &Spanned<DeValue<'_>>, path: &[&str], found: &mut Vec<Reference>) {
    match value.get_ref() {
        DeValue::Table(table) => in_table(table, path, found),
        DeValue::Array(list) => list.iter().for_each(|item| in_value(item, path, found)),
        _ => {}
    }
}

/// The word without its quotation marks.
fn within(value: &Spanned<DeValue<'_>>) -> Range<usize> {
    value.span().start + 1..value.span().end - 1
}

fn items(class: &'static str, kind: Kind, value: &Spanned<DeValue<'_>>, found: &mut Vec<Reference>) {
    for item in value.get_ref().as_array().expect("a list of ids") {
        found.push(Reference {
            class,
            kind,
            word: within(item),
            whole: item.span(),
            form: Form::Item,
            beside: Vec::new(),
        });
    }
}

/// The answers that a condition names; `whole` is what a condition is deleted with.
fn condition(
    class: &'static str,
    value: &Spanned<DeValue<'_>>,
    whole: &Range<usize>,
    form: Form,
    found: &mut Vec<Reference>,
) {
    for (key, inner) in value.get_ref().as_table().expect("a condition is a table") {
        if let "any" | "all" = key.get_ref().as_ref() {
            for part in inner.get_ref().as_array().expect("a list of conditions") {
                condition(class, part, &part.span(), Form::Item, found);
            }
        } else {
            let (kind, word) = (Kind::Answer, within(inner));
            found.push(Reference { class, kind, word, whole: whole.clone(), form, beside: Vec::new() });
        }
    }
}

/// Links to pages, and figures in braces.
fn in_texts(source: &str, found: &mut Vec<Reference>) {
    let is_id = |text: &str| {
        text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-' || byte.is_ascii_digit())
    };
    for (at, mark) in source.match_indices("(#guide/") {
        let start = at + mark.len();
        let word = start..start + source[start..].find(')').expect("a link ends");
        found.push(Reference {
            class: "link",
            kind: Kind::Page,
            whole: word.clone(),
            word,
            form: Form::Piece,
            beside: Vec::new(),
        });
    }
    for (at, _) in source.match_indices('{') {
        let Some(end) = source[at..].find('}').map(|end| at + end) else { continue };
        let word = at + 1..end;
        if !word.is_empty() && is_id(&source[word.clone()]) {
            let (class, kind) = ("figure", Kind::Figure);
            found.push(Reference {
                class,
                kind,
                whole: word.clone(),
                word,
                form: Form::Piece,
                beside: Vec::new(),
            });
        }
    }
}
