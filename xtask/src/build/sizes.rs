//! How large the site is, and the gate that keeps it small.

use std::fs;
use std::path::Path;

use anyhow::{Result, bail};

use super::assets::files;
use super::page;

/// What a first visit may load, compressed with brotli: page, style, script, program and guide.
const BUDGET: u64 = 160 * 1024;

/// What opening the first page or tool may load, compressed with brotli: script, style, program and pages. Less than a first
/// visit, so that nobody waits longer for it.
const ANNEX_BUDGET: u64 = 150 * 1024;

/// What a guide in a page of others may load in all. More than a first visit: what stands in for the window, themes, events.
const EMBEDDED_BUDGET: u64 = 164 * 1024;

/// What a page loads that embeds a guide, before anybody is about to see it, compressed with brotli.
const ELEMENT_BUDGET: u64 = 3 * 1024;

/// When a file is loaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum When {
    /// By a first visit.
    AtFirst,
    /// With the first page or tool that is opened.
    Annex,
    /// By every page that embeds a guide.
    Element,
    /// By an element that is about to be seen, besides program, style and guide.
    Embedded,
    /// By the gallery, which no visit opens.
    Gallery,
    /// For anything else.
    Later,
}

/// The sizes of one file, in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Size {
    name: String,
    raw: u64,
    gzip: u64,
    brotli: u64,
    when: When,
}

/// Prints a line for each file, and the sum of what a first visit loads.
pub(crate) fn print_table(dist: &Path) -> Result<()> {
    let sizes = measure(dist)?;
    println!("  {:<44} {:>10} {:>10} {:>10}", "", "raw", "gzip", "brotli");
    for size in &sizes {
        let mark = match size.when {
            When::AtFirst => "",
            When::Annex => "  (annex)",
            When::Element => "  (element)",
            When::Embedded => "  (embedded)",
            When::Gallery => "  (gallery)",
            When::Later => "  (later)",
        };
        println!("  {:<44} {:>10} {:>10} {:>10}{mark}", size.name, size.raw, size.gzip, size.brotli);
    }
    for (when, what) in [
        (When::AtFirst, "a first visit loads"),
        (When::Annex, "the annex loads"),
        (When::Gallery, "the gallery has of its own"),
    ] {
        let sum = |part: fn(&Size) -> u64| sum(&sizes, when, part);
        let (raw, gzip, brotli) = (sum(|size| size.raw), sum(|size| size.gzip), sum(|size| size.brotli));
        println!("  {what:<44} {raw:>10} {gzip:>10} {brotli:>10}");
    }
    verdicts(&sizes).into_iter().for_each(|(said, _)| println!("  {said}"));
    Ok(())
}

/// Fails when a first visit or the annex loads more than its budget.
pub(crate) fn check_budget(dist: &Path) -> Result<String> {
    let verdicts = verdicts(&measure(dist)?);
    let said = verdicts.iter().map(|(said, _)| said.as_str()).collect::<Vec<_>>().join("; ");
    if verdicts.iter().any(|(_, over)| *over) {
        bail!("{said}");
    }
    Ok(said)
}

fn sum(sizes: &[Size], when: When, part: fn(&Size) -> u64) -> u64 {
    sizes.iter().filter(|size| size.when == when).map(part).sum()
}

/// What is to be said of each budget, and whether it is exceeded.
fn verdicts(sizes: &[Size]) -> [(String, bool); 4] {
    let all = |when| sum(sizes, when, |size| size.brotli);
    // Page and loader of a first visit are the element and the rest here; program, style and guide are the same.
    let own = |size: &&Size| {
        size.when == When::AtFirst && !size.name.contains("loader") && !size.name.ends_with(".html")
    };
    let shared: u64 = sizes.iter().filter(own).map(|size| size.brotli).sum();
    [
        ("a first visit", all(When::AtFirst), BUDGET),
        ("the annex", all(When::Annex), ANNEX_BUDGET),
        ("the element", all(When::Element), ELEMENT_BUDGET),
        ("an embedded guide", all(When::Element) + all(When::Embedded) + shared, EMBEDDED_BUDGET),
    ]
    .map(|(what, brotli, budget)| (verdict(what, brotli, budget), brotli > budget))
}

fn verdict(what: &str, brotli: u64, budget: u64) -> String {
    let kilobytes = |bytes: u64| bytes as f64 / 1024.0;
    let relation = if brotli > budget { "over" } else { "within" };
    format!(
        "{what}: {:.1} KB brotli, {relation} the budget of {:.0} KB",
        kilobytes(brotli),
        kilobytes(budget)
    )
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
        let is_pages = name.contains(".pages.") && page::mentions(&html, &name);
        let when = if is_pages || name.starts_with("assets/annex.") {
            When::Annex
        } else if ["assets/probe.", "assets/failure.", "assets/chosen."]
            .iter()
            .any(|later| name.starts_with(later))
        {
            When::Later
        } else if name == "embed/unstuck-guide.js" {
            // The file with a hash in its name is the same.
            When::Element
        } else if name.starts_with("embed/guide.") {
            When::Embedded
        } else if name.starts_with("assets/gallery.") || name == "gallery.html" {
            When::Gallery
        } else if name == "index.html" || page::mentions(&html, &name) {
            When::AtFirst
        } else {
            When::Later
        };
        sizes.push(Size { name, raw, gzip, brotli, when });
    }
    Ok(sizes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_verdict_names_the_budget() {
        let said = |brotli| verdict("a first visit", brotli, 150 * 1024);
        assert_eq!(said(150 * 1024), "a first visit: 150.0 KB brotli, within the budget of 150 KB");
        assert_eq!(said(151 * 1024), "a first visit: 151.0 KB brotli, over the budget of 150 KB");
    }

    #[test]
    fn what_the_page_names_counts_for_a_first_visit_the_annex_and_the_gallery_apart() {
        let folder = std::env::temp_dir().join(format!("unstuck-sizes-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::create_dir_all(folder.join("assets")).unwrap();
        fs::write(folder.join("assets/annex.1.js"), "1234").unwrap();
        let html = "<script src=\"a.js\"></script><div data-annex=\"assets/annex.1.js\"></div>";
        fs::write(folder.join("index.html"), html).unwrap();
        fs::write(folder.join("a.js"), "12345").unwrap();
        fs::write(folder.join("a.js.br"), "123").unwrap();
        fs::write(folder.join("b.js"), "1").unwrap();
        fs::write(folder.join("gallery.html"), "<html></html>").unwrap();
        let sizes = measure(&folder).unwrap();
        fs::remove_dir_all(&folder).unwrap();
        let expected = Size { name: "a.js".into(), raw: 5, gzip: 5, brotli: 3, when: When::AtFirst };
        assert_eq!(sizes[0], expected);
        let whens: Vec<_> = sizes.iter().map(|size| size.when).collect();
        assert_eq!(whens, [When::AtFirst, When::Annex, When::Later, When::Gallery, When::AtFirst]);
    }
}
