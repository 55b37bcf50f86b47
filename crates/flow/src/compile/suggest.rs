//! Did you mean …?

pub(crate) use unstuck_suggest::{certain, closest};

/// "did you mean `storage-full`?"
pub(crate) fn did_you_mean<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<String> {
    closest(word, candidates).map(|found| format!("did you mean `{found}`?"))
}

/// Some of the names there are, for a reader who has to choose: "`a`, `b` and `c`".
pub(crate) fn listed<'c>(names: impl IntoIterator<Item = &'c str>, last: &str) -> String {
    let names: Vec<String> = names.into_iter().map(|name| format!("`{name}`")).collect();
    match names.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., end] => format!("{} {last} {end}", rest.join(", ")),
    }
}
