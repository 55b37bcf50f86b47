//! Pieces that the sections of the page are made of. What they are given is markup already, unless it is said otherwise.

use unstuck_lab::simulate::Estimate;

use crate::markup::Escaped;

/// The head of a column, a plain text.
#[derive(Clone, Copy)]
pub(super) enum Head<'t> {
    Text(&'t str),
    Number(&'t str),
}

/// A section with its heading, a plain text.
pub(super) fn section(id: &str, heading: &str, body: &str) -> String {
    format!(
        "<section aria-labelledby=\"{id}\">\n<h2 id=\"{id}\">{}</h2>\n{body}</section>\n",
        Escaped(heading)
    )
}

pub(super) fn figure(chart: &str, caption: &str) -> String {
    format!("<figure>\n<figcaption>{}</figcaption>\n{chart}</figure>\n", Escaped(caption))
}

/// A table whose first column names the rows. The caption is a plain text. Where there is no room, it scrolls by itself.
pub(super) fn table(caption: &str, head: &[Head<'_>], rows: Vec<(String, Vec<String>)>) -> String {
    let heads = head.iter().map(|column| match column {
        Head::Text(name) => format!("<th scope=\"col\">{}</th>", Escaped(name)),
        Head::Number(name) => format!("<th scope=\"col\" class=\"number\">{}</th>", Escaped(name)),
    });
    let rows = rows.into_iter().map(|(name, cells)| {
        let cells = cells.into_iter().map(|cell| format!("<td class=\"number\">{cell}</td>"));
        format!("<tr><th scope=\"row\">{name}</th>{}</tr>\n", cells.collect::<String>())
    });
    let caption = Escaped(caption);
    format!(
        "<div class=\"wide\" role=\"region\" aria-label=\"{caption}\" tabindex=\"0\">\n<table>\n<caption>{caption}</caption>\n\
         <thead><tr>{}</tr></thead>\n<tbody>\n{}</tbody>\n</table>\n</div>\n",
        heads.collect::<String>(),
        rows.collect::<String>(),
    )
}

/// A list under a heading, which is a plain text; it says so where there is nothing in it.
pub(super) fn list(heading: &str, items: Vec<String>) -> String {
    let body = if items.is_empty() {
        "<p class=\"quiet\">None.</p>\n".to_owned()
    } else {
        let items = items.into_iter().map(|item| format!("<li>{item}</li>\n"));
        format!("<ul>\n{}</ul>\n", items.collect::<String>())
    };
    format!("<h3>{}</h3>\n{body}", Escaped(heading))
}

/// A name of the guide with its id, both plain texts. `lang` is the attribute for the guide's language.
pub(super) fn with_id(name: &str, id: &str, lang: &str) -> String {
    format!("<span{lang}>{}</span> <code>{}</code>", Escaped(name), Escaped(id))
}

/// An estimate with its interval, each times `scale`.
pub(super) fn spread(estimate: Estimate, scale: f64, digits: usize) -> String {
    let Estimate { mean, low, high } = estimate;
    let (mean, low, high) = (scale * mean, scale * low, scale * high);
    format!("{mean:.digits$}<br><small class=\"quiet\">{low:.digits$} to {high:.digits$}</small>")
}
