//! The table, a row as soon as it is known, in Markdown so that it can be put into a page.

use crate::times::{Times, readable};

/// What a row is about.
pub(crate) struct Row<'a> {
    /// What is computed.
    pub(crate) what: &'a str,
    /// The engine or planner.
    pub(crate) by: &'a str,
    /// What the code runs in.
    pub(crate) place: &'a str,
}

pub(crate) fn head() {
    line(["", "by", "in", "median", "99th percentile", "of"]);
    println!("|{:-<58}|{:-<34}|{:-<19}|{:->11}|{:->17}|{:->7}|", "", "", "", ":", ":", ":");
}

/// Prints a row with its times.
pub(crate) fn row(row: &Row<'_>, times: &Times) {
    let (median, most) = (readable(times.median()), readable(times.percentile_99()));
    line([row.what, row.by, row.place, &median, &most, &thousands(times.count())]);
}

/// Prints a row of something that could not be measured, with the reason.
pub(crate) fn left_out(what: &str, by: &str, reason: &str) {
    println!("| {what:<56} | {by:<32} | not measured: {reason} | | | |");
}

fn line([what, by, place, median, most, count]: [&str; 6]) {
    println!("| {what:<56} | {by:<32} | {place:<17} | {median:>9} | {most:>15} | {count:>5} |");
}

/// A whole number, in groups of three digits below a million.
pub(crate) fn thousands(count: usize) -> String {
    if count < 1_000 { count.to_string() } else { format!("{},{:03}", count / 1_000, count % 1_000) }
}

#[cfg(test)]
mod tests {
    use super::thousands;

    #[test]
    fn thousands_are_parted() {
        assert_eq!(thousands(990), "990");
        assert_eq!(thousands(1_000), "1,000");
        assert_eq!(thousands(12_034), "12,034");
    }
}
