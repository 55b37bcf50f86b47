//! Where a line may not end.

/// The text, with a hyphen that no line ends at after the short beginning of a name: of "Wi-Fi" half a name would be left
/// at the end of a line. Short is one sign or two; a name goes on with a capital. For what is shown alone: what is
/// copied, saved and searched keeps the hyphen that keyboards have.
pub(crate) fn kept_together(said: &str) -> String {
    let signs = said.as_bytes();
    let mut shown = String::with_capacity(said.len());
    for (at, sign) in said.char_indices() {
        let before = |count| signs.get(at.wrapping_sub(count)).is_some_and(u8::is_ascii_alphanumeric);
        let goes_on = || signs.get(at + 1).is_some_and(u8::is_ascii_uppercase);
        let name = sign == '-' && goes_on() && before(1) && !(before(2) && before(3));
        shown.push(if name { '\u{2011}' } else { sign });
    }
    shown
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::kept_together;

    #[test]
    fn short_names_stay_together_and_other_hyphens_stay_what_they_are() {
        let cases = [
            ("Wi-Fi", "Wi\u{2011}Fi"),
            ("“Wi-Fi is weak”, so Wi-Fi-only apps", "“Wi\u{2011}Fi is weak”, so Wi\u{2011}Fi-only apps"),
            ("E-Mail, 5-GHz", "E\u{2011}Mail, 5\u{2011}GHz"),
            ("two-factor, e-mail, Three-Part, 2026-11-29", "two-factor, e-mail, Three-Part, 2026-11-29"),
            ("E3FG-X890-2G", "E3FG-X890-2G"),
            ("-F, Wi-, - A", "-F, Wi-, - A"),
            ("", ""),
        ];
        for (said, shown) in cases {
            assert_eq!(kept_together(said), shown);
        }
    }

    proptest! {
        #[test]
        fn nothing_but_hyphens_changes(said in "[A-Za-zé0-9 “-]{0,40}") {
            prop_assert_eq!(kept_together(&said).replace('\u{2011}', "-"), said);
        }
    }
}
