//! Numbers in digits.

/// A whole number in digits. All that people read are written here: for each other size of numbers the program would
/// carry another way to write them.
#[inline(never)]
pub(crate) fn number(number: usize) -> String {
    number.to_string()
}
