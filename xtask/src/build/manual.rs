//! The manual of embedding as a page of the site, where the line that says why a guide could not start leads.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd, html};

const HEAD: &str = "<!DOCTYPE html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n\
    <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
    <meta name=\"color-scheme\" content=\"light dark\">\n<title>Embedding a guide - Unstuck</title>\n\
    <link rel=\"icon\" href=\"data:,\">\n";

/// Where a link of the manual leads from the page; `None` for what only the repository has.
fn place(link: &str) -> Option<String> {
    if link.starts_with('#') || link.starts_with("https:") {
        return Some(link.to_owned());
    }
    let example = link.strip_prefix("../examples/").filter(|page| page.ends_with("/index.html"));
    let schema = link.strip_prefix("schemas/");
    example.map(|page| format!("../examples/{page}")).or(schema.map(|name| format!("../schemas/{name}")))
}

/// The page for the manual's text.
pub(super) fn page(text: &str) -> String {
    let mut events: Vec<Event<'_>> = Parser::new_ext(text, Options::ENABLE_TABLES).collect();
    let mut kept = Vec::new();
    for at in 0..events.len() {
        let words: String = match &events[at] {
            Event::Start(Tag::Heading { .. }) => events[at..]
                .iter()
                .take_while(|event| !matches!(event, Event::End(TagEnd::Heading(_))))
                .filter_map(|event| match event {
                    Event::Text(words) | Event::Code(words) => Some(words.as_ref()),
                    _ => None,
                })
                .collect(),
            _ => String::new(),
        };
        match &mut events[at] {
            Event::Start(Tag::Heading { id, .. }) => *id = Some(anchor(&words).into()),
            Event::Start(Tag::Link { dest_url, .. }) => {
                let place = place(dest_url);
                kept.push(place.is_some());
                match place {
                    Some(place) => *dest_url = place.into(),
                    None => events[at] = Event::Text("".into()),
                }
            }
            event @ Event::End(TagEnd::Link) if kept.pop() == Some(false) => *event = Event::Text("".into()),
            _ => {}
        }
    }
    let mut page = HEAD.to_owned();
    html::push_html(&mut page, events.into_iter());
    page
}

/// What a link to a heading says behind `#`, as the sites of repositories have it.
fn anchor(words: &str) -> String {
    words
        .to_lowercase()
        .chars()
        .filter(|sign| sign.is_alphanumeric() || *sign == ' ' || *sign == '-')
        .map(|sign| if sign == ' ' { '-' } else { sign })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::page;

    #[test]
    fn headings_can_be_linked_and_links_to_the_repository_are_words() {
        let text = "## What, a `policy`?\n\n[there](#what-a-policy) [types](../web/a.d.ts) [page](../examples/plain/index.html) [form](schemas/a.json)";
        let page = page(text);
        assert!(page.contains("<h2 id=\"what-a-policy\">"), "{page}");
        assert!(
            page.contains(
                "<a href=\"#what-a-policy\">there</a> types <a href=\"../examples/plain/index.html\">page</a>"
            ),
            "{page}"
        );
        assert!(page.contains("<a href=\"../schemas/a.json\">form</a>"), "{page}");
    }
}
