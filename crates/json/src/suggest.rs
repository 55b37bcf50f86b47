//! Did you mean …?

use unstuck_suggest::closest;

use crate::path::clipped;

/// "there is no cause `storage-fell`; did you mean `storage-full`?", where "there is no cause" is the `claim`.
#[must_use]
pub fn unknown<'c>(claim: &str, word: &str, known: impl IntoIterator<Item = &'c str>) -> String {
    let hint = closest(word, known).map(|found| format!("; did you mean `{found}`?")).unwrap_or_default();
    format!("{claim} `{}`{hint}", clipped(word))
}
