//! What a text names that is the same in every language: figures in braces, and pages it links to.

use std::collections::BTreeSet;

use toml::de::DeValue;

/// The start of an address within the guide's pages, where a mark has it.
const PAGE: &str = "](#guide/";

/// The names in a text, or in all texts of a list, as they are written: `{retention}`, `#guide/plug`.
pub(super) fn names_in(value: &DeValue<'_>) -> BTreeSet<String> {
    match value {
        DeValue::String(text) => figures(text).chain(pages(text)).collect(),
        DeValue::Array(list) => list.iter().flat_map(|item| names_in(item.get_ref())).collect(),
        DeValue::Table(table) => table.values().flat_map(|item| names_in(item.get_ref())).collect(),
        _ => BTreeSet::new(),
    }
}

/// Names in a sentence.
pub(super) fn shown(names: &BTreeSet<&String>) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

/// What stands in braces that no backslash precedes.
fn figures(text: &str) -> impl Iterator<Item = String> {
    let braces = text.match_indices('{').filter(|(at, _)| !is_escaped(&text[..*at]));
    braces.filter_map(|(at, _)| {
        let end = text[at + 1..].find(['{', '}', '\n'])?;
        let name = &text[at..at + end + 2];
        name.ends_with('}').then(|| name.to_owned())
    })
}

/// Whether an odd number of backslashes stands in front.
fn is_escaped(before: &str) -> bool {
    (before.len() - before.trim_end_matches('\\').len()) % 2 == 1
}

fn pages(text: &str) -> impl Iterator<Item = String> {
    text.split(PAGE).skip(1).filter_map(|rest| Some(format!("#guide/{}", rest.split_once(')')?.0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_and_pages_are_found_and_literal_braces_are_not() {
        let text = DeValue::String("{a} \\{b} \\\\{c} {d\n} [x](#guide/y) [z](https://z.example)".into());
        assert_eq!(names_in(&text).into_iter().collect::<Vec<_>>(), ["#guide/y", "{a}", "{c}"]);
    }
}
