//! What stands in a file twice, word for word. The second goes without loss.

use super::diagnostic::Mend;
use super::span::{Span, line_around};

/// The mend that takes away a part, where it is the same as another one to the letter. Both are given by a place within
/// them; a part begins with its header in double square brackets.
pub(super) fn part(source: &str, first: Span, second: Span) -> Option<Mend> {
    let (first, second) = (around(source, first.start)?, around(source, second.start)?);
    let same = first.text(source).trim_end() == second.text(source).trim_end();
    (same && first.end <= second.start)
        .then(|| Mend::new("remove the second part, which is the same", second, ""))
}

/// From a header up to the next one that does not belong to it.
fn around(source: &str, at: usize) -> Option<Span> {
    let before = source.get(..line_around(source, at).start)?;
    let start =
        if before.ends_with('\n') { before.rfind("\n[[").map_or(0, |found| found + 1) } else { return None };
    let header = line_around(source, start).text(source);
    let name = header.strip_prefix("[[")?.split(']').next()?;
    let within = [format!("[{name}."), format!("[[{name}.")];
    let mut end = start + header.len();
    let mut quotes = 0;
    for line in source.get(end..)?.split_inclusive('\n').skip(1) {
        let belongs = within.iter().any(|within| line.starts_with(within.as_str()));
        // Within a text over several lines a bracket begins no header.
        if quotes % 2 == 0 && line.starts_with('[') && !belongs {
            break;
        }
        quotes += line.matches("\"\"\"").count() + line.matches("'''").count();
        end += line.len();
    }
    let first_break = usize::from(source.get(start + header.len()..)?.starts_with('\n'));
    Some(Span::new(start, (end + first_break).min(source.len())))
}

/// The mend that takes away a line, where the same stands above it in the same part.
pub(super) fn line(source: &str, at: usize) -> Option<Mend> {
    let line = line_around(source, at);
    let words = line.text(source).trim_end();
    // What a line opens may go on below.
    let is_whole = words.contains('=') && !words.contains("\"\"\"") && !words.contains("'''");
    let above = source.get(..line.start)?.lines().rev().take_while(|line| !line.starts_with('['));
    let stands_above = is_whole && above.into_iter().any(|line| line.trim_end() == words);
    let end = (line.end + 1).min(source.len());
    stands_above
        .then(|| Mend::new("remove the second line, which is the same", Span::new(line.start, end), ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "a = 1\n\n[[x]]\nid = \"p\"\ntext = \"\"\"\n[no header](b)\n\"\"\"\n\n[x.y]\nb = 2\n\n[[z]]\nid = \"q\"\n";

    #[test]
    fn a_part_reaches_from_its_header_to_the_next() {
        let at = FILE.find("\"p\"").expect("it is there");
        let part = around(FILE, at).expect("it has a header").text(FILE);
        assert!(part.starts_with("[[x]]\n") && part.ends_with("b = 2\n\n"), "{part}");
        let at = FILE.find("\"q\"").expect("it is there");
        assert_eq!(around(FILE, at).expect("it has a header").text(FILE), "[[z]]\nid = \"q\"\n");
    }

    #[test]
    fn only_what_is_the_same_to_the_letter_is_taken_away() {
        let twice = "[[a]]\nid = \"x\"\n\n[[a]]\nid = \"x\"\n";
        let places: Vec<usize> = twice.match_indices("\"x\"").map(|(at, _)| at).collect();
        let spans: Vec<Span> = places.iter().map(|at| Span::new(*at, at + 3)).collect();
        let mend = part(twice, spans[0], spans[1]).expect("they are the same");
        assert_eq!(mend.edits[0].span.text(twice), "[[a]]\nid = \"x\"\n");
        let other = twice.replacen("\"x\"\n\n", "\"x\" # one\n\n", 1);
        assert_eq!(part(&other, spans[0], Span::new(places[1] + 6, places[1] + 9)), None);
    }

    #[test]
    fn a_line_goes_where_it_stands_above_in_the_same_part() {
        let file = "[a]\nx = 1\ny = 2\nx = 1\n";
        let mend = line(file, file.len() - 2).expect("it stands twice");
        assert_eq!(mend.edits[0].span.text(file), "x = 1\n");
        assert_eq!(line("[a]\nx = 1\n[b]\nx = 1\n", 18), None);
        assert_eq!(line("[a]\nx = 1\nx = 2\n", 11), None);
    }
}
