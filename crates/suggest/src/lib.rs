//! Did you mean …? For whoever reads a guide or a model and meets a name that nothing has.

/// The candidate closest to `word`, where one is close enough to have been meant.
///
/// Close is an edit distance (a swap of neighbours counts once) of at most a third of the word, at least one. Of
/// equals the first in alphabetical order is taken, so that the same file always gets the same advice.
#[must_use]
pub fn closest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let limit = (word.chars().count() / 3).max(1);
    by_distance(word, candidates)
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, candidate)| candidate)
}

/// The candidate that was certainly meant by `word`: good enough to be written in its place without asking.
///
/// It differs in nothing but case, or by an edit distance of at most two and a quarter of the word, and no other candidate is
/// as close. A word of three characters or fewer is too little to tell by.
#[must_use]
pub fn certain<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let limit = (word.chars().count() / 4).min(2);
    let mut near: Vec<_> = by_distance(word, candidates).filter(|(distance, _)| *distance <= limit).collect();
    near.sort_unstable();
    near.dedup();
    match near.as_slice() {
        [(_, only)] => Some(only),
        [(first, found), (second, _), ..] if first < second => Some(found),
        _ => None,
    }
}

/// The candidates with their distance from the word, whatever the case.
fn by_distance<'c>(
    word: &str,
    candidates: impl IntoIterator<Item = &'c str>,
) -> impl Iterator<Item = (usize, &'c str)> {
    let lower = word.to_lowercase();
    candidates
        .into_iter()
        // A reader would rather have no suggestion than wait for one on a pasted paragraph.
        .filter(move |candidate| word.len() <= 64 && *candidate != word)
        .map(move |candidate| (strsim::damerau_levenshtein(&lower, &candidate.to_lowercase()), candidate))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_guess_is_good_enough_for_advice_before_it_is_certain() {
        let names = ["storage-full", "storage-fill", "kappa", "off"];
        assert_eq!(closest("of", names), Some("off"));
        assert_eq!(certain("of", names), None);
        assert_eq!(closest("storage-fall", names), Some("storage-fill"));
        assert_eq!(certain("storage-fall", names), None);
        assert_eq!(certain("kappb", names), Some("kappa"));
        assert_eq!(certain("OFF", names), Some("off"));
        assert_eq!(certain("nothing-like-it", names), None);
        assert_eq!(
            (closest("write-settings", ["note-settings"]), certain("write-settings", ["note-settings"])),
            (Some("note-settings"), None)
        );
    }

    #[test]
    fn the_same_name_from_two_places_is_one() {
        assert_eq!(certain("kpapa", ["kappa", "kappa"]), Some("kappa"));
    }
}
