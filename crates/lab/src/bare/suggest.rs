//! Did you mean …?

use super::path::clipped;

/// "there is no cause `storage-fell`; did you mean `storage-full`?", where "there is no cause" is the `claim`.
pub(super) fn unknown<'c>(claim: &str, word: &str, known: impl IntoIterator<Item = &'c str>) -> String {
    let hint = closest(word, known).map(|found| format!("; did you mean `{found}`?")).unwrap_or_default();
    format!("{claim} `{}`{hint}", clipped(word))
}

/// The candidate closest to `word`, where one is close enough to have been meant: an edit distance (a swap of
/// neighbours counts once) of at most a third of the word, at least one. Of equals the first in alphabetical order.
fn closest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    // A reader would rather have no suggestion than wait for one on a pasted paragraph.
    if word.len() > 64 {
        return None;
    }
    let limit = (word.chars().count() / 3).max(1);
    let lower = word.to_lowercase();
    candidates
        .into_iter()
        .filter(|candidate| candidate.len() <= 128)
        .map(|candidate| (strsim::damerau_levenshtein(&lower, &candidate.to_lowercase()), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, candidate)| candidate)
}
