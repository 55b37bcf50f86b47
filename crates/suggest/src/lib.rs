//! Did you mean …? For whoever reads a guide or a model and meets a name that nothing has.

/// The candidate closest to `word`, where one is close enough to have been meant.
///
/// Close is an edit distance (a swap of neighbours counts once) of at most a third of the word, at least one. Of
/// equals the first in alphabetical order is taken, so that the same file always gets the same advice.
#[must_use]
pub fn closest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    // A reader would rather have no suggestion than wait for one on a pasted paragraph.
    if word.len() > 64 {
        return None;
    }
    let limit = (word.chars().count() / 3).max(1);
    let lower = word.to_lowercase();
    candidates
        .into_iter()
        .filter(|candidate| *candidate != word)
        .map(|candidate| (strsim::damerau_levenshtein(&lower, &candidate.to_lowercase()), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, candidate)| candidate)
}
