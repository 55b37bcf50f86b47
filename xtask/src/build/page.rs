//! Rewriting the pages for the published site: final names, integrity, and no space between tags.

use std::collections::BTreeMap;

use anyhow::{Result, bail};

/// What a name in the page stands for in the finished site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reference {
    /// The file, relative to the page.
    pub(super) name: String,
    /// The value of an `integrity` attribute for elements that load the file, where browsers heed one.
    pub(super) integrity: Option<String>,
}

/// Whether the page names a file in an attribute.
pub(super) fn mentions(html: &str, name: &str) -> bool {
    html.contains(&format!("\"{name}\""))
}

/// Makes sure that everything that was made is named by a page, each page by its name and text.
pub(super) fn all_are_named(
    pages: &[(&str, String)],
    references: &BTreeMap<String, Reference>,
) -> Result<()> {
    match references.keys().find(|name| !pages.iter().any(|(_, html)| mentions(html, name))) {
        Some(name) => bail!("no page names {name}, so the site would not load it"),
        None => Ok(()),
    }
}

/// Replaces every name, and makes sure that the page runs nothing inline.
pub(super) fn rewrite(title: &str, html: &str, references: &BTreeMap<String, Reference>) -> Result<String> {
    let mut page = html.to_owned();
    for (name, reference) in references {
        let integrity = reference
            .integrity
            .as_ref()
            .map(|value| format!(" integrity=\"{value}\" crossorigin=\"anonymous\""))
            .unwrap_or_default();
        page = page.replace(&format!("\"{name}\""), &format!("\"{}\"{integrity}", reference.name));
    }
    for forbidden in ["<style", " style=", "<script>"] {
        if page.contains(forbidden) {
            bail!("{title} contains `{forbidden}`, which the security policy forbids");
        }
    }
    Ok(tidy(&page))
}

/// Drops the indentation, the comments and what is addressed to Trunk, each on a line of its own there. Nothing in
/// the pages is preformatted.
fn tidy(html: &str) -> String {
    html.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with("<!--") && !line.starts_with("<link data-trunk"))
        .map(|line| format!("{line}\n"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn references(list: &[(&str, &str, Option<&str>)]) -> BTreeMap<String, Reference> {
        list.iter()
            .map(|&(name, new, integrity)| {
                let reference = Reference { name: new.to_owned(), integrity: integrity.map(str::to_owned) };
                (name.to_owned(), reference)
            })
            .collect()
    }

    #[test]
    fn names_are_replaced_wherever_they_stand() {
        let html = "  <link rel=\"preload\" href=\"a.wasm\">\n\n  <div data-wasm=\"a.wasm\" title=\"xa.wasm\"></div>\n";
        let page = rewrite("index.html", html, &references(&[("a.wasm", "assets/a.1.wasm", None)])).unwrap();
        assert_eq!(
            page,
            "<link rel=\"preload\" href=\"assets/a.1.wasm\">\n<div data-wasm=\"assets/a.1.wasm\" title=\"xa.wasm\"></div>\n"
        );
    }

    #[test]
    fn integrity_follows_the_name() {
        let html = "<script type=\"module\" src=\"web/loader.js\"></script>";
        let page =
            rewrite("index.html", html, &references(&[("web/loader.js", "assets/l.js", Some("sha384-x"))]))
                .unwrap();
        assert_eq!(
            page,
            "<script type=\"module\" src=\"assets/l.js\" integrity=\"sha384-x\" crossorigin=\"anonymous\"></script>\n"
        );
    }

    #[test]
    fn what_is_addressed_to_the_build_is_left_out() {
        let html = "<head>\n  <!-- why -->\n  <link data-trunk rel=\"rust\">\n</head>";
        assert_eq!(rewrite("index.html", html, &BTreeMap::new()).unwrap(), "<head>\n</head>\n");
    }

    #[test]
    fn a_file_that_every_page_forgets_is_refused() {
        let references = references(&[("a.css", "b.css", None), ("c.css", "d.css", None)]);
        let page = |name: &'static str, html: &str| (name, html.to_owned());
        let one = page("index.html", "<link href=\"a.css\">");
        assert!(all_are_named(std::slice::from_ref(&one), &references).is_err());
        assert!(all_are_named(&[one, page("gallery.html", "<link href=\"c.css\">")], &references).is_ok());
    }

    #[test]
    fn a_page_with_inline_code_is_refused() {
        assert!(rewrite("index.html", "<script>run()</script>", &BTreeMap::new()).is_err());
        assert!(rewrite("index.html", "<p style=\"color:red\">", &BTreeMap::new()).is_err());
    }
}
