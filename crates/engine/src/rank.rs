//! Ranking by a number.

/// The positions of `keys`, the largest key first; equal keys in their given order.
///
/// An insertion sort: the lists here have tens of entries, and one plain sort for all of them is the smallest to load.
#[must_use]
pub fn largest_first(keys: &[f64]) -> Vec<usize> {
    let mut ranked: Vec<usize> = Vec::with_capacity(keys.len());
    for (position, key) in keys.iter().enumerate() {
        let place =
            ranked.iter().position(|other| keys[*other].total_cmp(key).is_lt()).unwrap_or(ranked.len());
        ranked.insert(place, position);
    }
    ranked
}

#[cfg(test)]
mod tests {
    use super::largest_first;

    #[test]
    fn the_largest_comes_first_and_equals_keep_their_order() {
        assert_eq!(largest_first(&[1.0, 3.0, 2.0, 3.0]), [1, 3, 2, 0]);
        assert!(largest_first(&[]).is_empty());
    }
}
