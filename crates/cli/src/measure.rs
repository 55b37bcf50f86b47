//! How wide texts are drawn, without a font: an estimate that is rather too wide than too narrow.

/// What ends a text that goes on.
const MORE: char = '…';

/// The width of a text in the given size of type, in the same unit.
pub(crate) fn width(text: &str, size: f64) -> f64 {
    size * text.chars().map(of_sign).sum::<f64>()
}

/// The width of a sign as a share of the size, as in the widest of the sans serif fonts that systems come with.
fn of_sign(sign: char) -> f64 {
    match sign {
        ' ' | 'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' => 0.36,
        'f' | 't' | 'r' | '(' | ')' | '[' | ']' | '“' | '”' | '-' => 0.45,
        'm' | 'w' | 'M' | 'W' | '@' | '%' | '…' | '—' => 1.0,
        'a'..='z' | '0'..='9' => 0.63,
        'A'..='Z' => 0.78,
        // Marks that stand above or below the sign before them.
        '\u{300}'..='\u{36f}' => 0.0,
        '\u{1100}'..='\u{11ff}'
        | '\u{2e80}'..='\u{d7ff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{ff00}'..='\u{ff60}' => 1.05,
        '\u{10000}'.. => 1.4,
        _ => 0.85,
    }
}

/// The lines of a text that are no wider than `most`, and no more than `lines` of them. What goes on ends with an ellipsis.
/// Words that do not fit into a line are parted.
pub(crate) fn wrap(text: &str, size: f64, most: f64, lines: usize) -> Vec<String> {
    let mut wrapped: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let joined = if line.is_empty() { word.to_owned() } else { [&line, " ", word].concat() };
        if width(&joined, size) <= most {
            line = joined;
            continue;
        }
        if !line.is_empty() {
            wrapped.push(std::mem::take(&mut line));
        }
        for sign in word.chars() {
            line.push(sign);
            if width(&line, size) > most && line.chars().count() > 1 {
                line.pop();
                wrapped.push(std::mem::take(&mut line));
                line.push(sign);
            }
        }
    }
    if !line.is_empty() {
        wrapped.push(line);
    }
    if wrapped.len() > lines {
        wrapped.truncate(lines);
        if let Some(last) = wrapped.last_mut() {
            shorten(last, size, most);
        }
    }
    wrapped
}

/// Ends a line with an ellipsis, and takes away what then has no room.
fn shorten(line: &mut String, size: f64, most: f64) {
    line.push(MORE);
    while width(line, size) > most && line.chars().count() > 1 {
        line.pop();
        line.pop();
        line.truncate(line.trim_end().len());
        line.push(MORE);
    }
}

#[cfg(test)]
mod tests {
    use super::{width, wrap};

    #[test]
    fn no_line_is_wider_than_it_may_be_and_no_word_is_lost() {
        let text =
            "Turn the lamp off and on again, then wait for Donaudampfschifffahrtsgesellschaft 電気スタンド";
        for most in [30.0, 60.0, 200.0, 2000.0] {
            let lines = wrap(text, 10.0, most, usize::MAX);
            assert!(lines.iter().all(|line| width(line, 10.0) <= most), "{lines:?}");
            let squeezed = |text: &str| text.split_whitespace().collect::<String>();
            assert_eq!(squeezed(&lines.concat()), squeezed(text));
        }
        assert_eq!(wrap(text, 10.0, 2000.0, 3), [text]);
    }

    #[test]
    fn what_goes_on_ends_with_an_ellipsis() {
        let lines = wrap("one two three four five six", 10.0, 60.0, 2);
        assert_eq!(lines.len(), 2);
        assert!(lines[1].ends_with('…') && width(&lines[1], 10.0) <= 60.0, "{lines:?}");
        assert!(wrap(" \n", 10.0, 60.0, 2).is_empty());
    }
}
