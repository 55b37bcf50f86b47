//! How large the site is, and the gate that keeps it small.

use std::fs;
use std::path::Path;

use anyhow::{Result, bail};

use super::assets::files;
use super::page;

/// What a first visit may load, compressed with brotli: page, style, script, program and guide.
const BUDGET: u64 = 150 * 1024;

/// How the names begin of files that the page names and a first visit does not load.
const LATER: [&str; 2] = ["assets/annex.", "assets/probe."];

/// The sizes of one file, in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Size {
    name: String,
    raw: u64,
    gzip: u64,
    brotli: u64,
    /// Whether a first visit loads it.
    first_visit: bool,
}

/// Prints a line for each file, and the sum of what a first visit loads.
pub(crate) fn print_table(dist: &Path) -> Result<()> {
    let sizes = measure(dist)?;
    println!("  {:<44} {:>10} {:>10} {:>10}", "", "raw", "gzip", "brotli");
    for size in &sizes {
        let mark = if size.first_visit { "" } else { "  (later)" };
        println!("  {:<44} {:>10} {:>10} {:>10}{mark}", size.name, size.raw, size.gzip, size.brotli);
    }
    let sum = |part: fn(&Size) -> u64| sizes.iter().filter(|size| size.first_visit).map(part).sum::<u64>();
    let (raw, gzip, brotli) = (sum(|size| size.raw), sum(|size| size.gzip), sum(|size| size.brotli));
    println!("  {:<44} {raw:>10} {gzip:>10} {brotli:>10}", "a first visit loads");
    println!("  {}", verdict(brotli));
    Ok(())
}

/// Fails when a first visit loads more than the budget.
pub(crate) fn check_budget(dist: &Path) -> Result<String> {
    let brotli = measure(dist)?.iter().filter(|size| size.first_visit).map(|size| size.brotli).sum();
    if brotli > BUDGET {
        bail!("{}", verdict(brotli));
    }
    Ok(verdict(brotli))
}

fn verdict(brotli: u64) -> String {
    let kilobytes = |bytes: u64| bytes as f64 / 1024.0;
    let relation = if brotli > BUDGET { "over" } else { "within" };
    format!("{:.1} KB brotli, {relation} the budget of {:.0} KB", kilobytes(brotli), kilobytes(BUDGET))
}

fn measure(dist: &Path) -> Result<Vec<Size>> {
    let html = fs::read_to_string(dist.join("index.html"))?;
    let bytes = |name: &str| fs::metadata(dist.join(name)).map(|file| file.len()).ok();
    let mut sizes = Vec::new();
    for name in files(dist)? {
        if name.ends_with(".br") || name.ends_with(".gz") {
            continue;
        }
        let raw = bytes(&name).unwrap_or(0);
        let gzip = bytes(&format!("{name}.gz")).unwrap_or(raw);
        let brotli = bytes(&format!("{name}.br")).unwrap_or(raw);
        // The texts of pages are fetched when somebody opens one, the annex and what it needs with the first part of it.
        let later = name.contains(".pages.") || LATER.iter().any(|beginning| name.starts_with(beginning));
        let first_visit = name == "index.html" || page::mentions(&html, &name) && !later;
        sizes.push(Size { name, raw, gzip, brotli, first_visit });
    }
    Ok(sizes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_verdict_names_the_budget() {
        assert_eq!(verdict(BUDGET), "150.0 KB brotli, within the budget of 150 KB");
        assert_eq!(verdict(BUDGET + 1024), "151.0 KB brotli, over the budget of 150 KB");
    }

    #[test]
    fn only_what_the_page_names_counts_for_a_first_visit() {
        let folder = std::env::temp_dir().join(format!("unstuck-sizes-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("index.html"), "<script src=\"a.js\"></script>").unwrap();
        fs::write(folder.join("a.js"), "12345").unwrap();
        fs::write(folder.join("a.js.br"), "123").unwrap();
        fs::write(folder.join("b.js"), "1").unwrap();
        let sizes = measure(&folder).unwrap();
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(sizes.len(), 3);
        let expected = Size { name: "a.js".into(), raw: 5, gzip: 5, brotli: 3, first_visit: true };
        assert_eq!(sizes[0], expected);
        assert!(!sizes[1].first_visit);
    }
}
