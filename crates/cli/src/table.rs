//! Tables in plain text.

use std::fmt::Write as _;

/// Columns as wide as their widest entry, two spaces apart.
pub(crate) fn table(head: &[&str], rows: Vec<Vec<String>>) -> String {
    let mut lines = vec![head.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>()];
    lines.extend(rows);
    let widths: Vec<usize> = (0..head.len())
        .map(|column| lines.iter().map(|line| line[column].chars().count()).max().unwrap_or(0))
        .collect();
    let mut table = String::new();
    for line in lines {
        let mut row = String::new();
        for (entry, width) in line.iter().zip(&widths) {
            // Writing to a string does not fail.
            let _ = write!(row, "{entry:width$}  ");
        }
        table.push_str(row.trim_end());
        table.push('\n');
    }
    table
}
