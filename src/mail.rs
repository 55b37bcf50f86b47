//! A draft of an e-mail, as an address.

/// What mail programs and the ways to them take for certain, in signs of the address.
const MOST: usize = 1_900;

/// What ends a draft that cannot have all of the text.
const CUT: &str = "\n[Shortened here: a draft like this holds no more. The code above has the whole visit.]";

/// The address of a draft with this subject and text. A text too long for it ends at a line, and says so.
pub(crate) fn draft(subject: &str, text: &str) -> String {
    let mut address = String::from("mailto:?subject=");
    escape(&mut address, subject);
    address.push_str("&body=");
    let mut body = String::new();
    escape(&mut body, text);
    if address.len() + body.len() > MOST {
        body = shortened(text, MOST - address.len());
    }
    address + &body
}

/// As many lines from the beginning as there is room for.
fn shortened(text: &str, room: usize) -> String {
    let mut end = String::new();
    escape(&mut end, CUT);
    let mut body = String::new();
    for line in text.split_inclusive('\n') {
        let before = body.len();
        escape(&mut body, line);
        if body.len() + end.len() > room {
            body.truncate(before);
            break;
        }
    }
    body + &end
}

/// Adds a text, percent-encoded (RFC 6068), with line ends as mails have them.
fn escape(out: &mut String, text: &str) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    for byte in text.bytes() {
        if byte == b'\n' {
            out.push_str("%0D%0A");
        } else if byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'.' {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.push(char::from(DIGITS[usize::from(byte >> 4)]));
            out.push(char::from(DIGITS[usize::from(byte & 15)]));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_has_its_subject_and_text_percent_encoded_and_mail_line_ends() {
        assert_eq!(
            draft("Fix & check", "50 % – done?\nYes=no"),
            "mailto:?subject=Fix%20%26%20check&body=50%20%25%20%E2%80%93%20done%3F%0D%0AYes%3Dno"
        );
    }

    #[test]
    fn a_text_that_just_fits_is_whole() {
        let room = MOST - "mailto:?subject=S&body=".len();
        let text = "x".repeat(room);
        assert_eq!(draft("S", &text).len(), MOST);
        assert!(draft("S", &text).ends_with(&text));
    }

    #[test]
    fn a_text_that_is_too_long_ends_at_a_line_and_says_so() {
        let text: String = (0..400).map(|line| format!("Line {line}: é\n")).collect();
        let draft = draft("A subject", &text);
        assert!(draft.len() <= MOST, "{} signs", draft.len());
        assert!(draft.len() > MOST - 40, "there was room for more than {} signs", draft.len());
        let mut said = String::new();
        escape(&mut said, CUT);
        let body = draft.strip_suffix(&said).expect("it says so");
        assert!(body.ends_with("%C3%A9%0D%0A"), "a line is whole or not there: {body}");
    }

    #[test]
    fn a_single_line_that_does_not_fit_leaves_nothing_but_the_note() {
        let mut said = String::new();
        escape(&mut said, CUT);
        assert_eq!(draft("S", &"x".repeat(3_000)), format!("mailto:?subject=S&body={said}"));
    }
}
