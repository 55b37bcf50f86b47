//! One box that searches all steps, causes, questions and pages.

use unstuck_flow::guide::{Guide, PageText};
use unstuck_flow::text::plain;
use yew::prelude::*;

use super::links;
use crate::bytes::position;
use crate::components::attribute::Attr;
use crate::components::element::{With, element, text};
use crate::digits::number;
use crate::platform::dom;
use crate::shelf::Shelf;

/// More than these nobody reads; another word helps more.
const MOST: usize = 12;

/// Something that has a page, with the words to find it by.
struct Entry<'g> {
    id: &'g str,
    title: &'g str,
    /// What stands on its page, as far as it is here.
    more: String,
}

/// What a search found: ids and titles, those with the words in the title first, each kind in the order of the guide.
pub(super) fn find<'g>(guide: &'g Guide, texts: &[PageText], wanted: &str) -> Vec<(&'g str, &'g str)> {
    let wanted = folded(wanted);
    let wanted: Vec<&[u8]> = wanted.split(|sign| *sign == b' ').filter(|word| !word.is_empty()).collect();
    let (mut by_title, mut by_text) = (Vec::new(), Vec::new());
    if wanted.is_empty() {
        return by_title;
    }
    let has_all = |said: &str| {
        let said = folded(said);
        wanted.iter().all(|word| position(&said, word).is_some())
    };
    for Entry { id, title, more } in entries(guide, texts) {
        if has_all(title) {
            by_title.push((id, title));
        } else if has_all(&[title, " ", &more].concat()) {
            by_text.push((id, title));
        }
    }
    by_title.append(&mut by_text);
    by_title.truncate(MOST);
    by_title
}

fn entries<'g>(guide: &'g Guide, texts: &[PageText]) -> Vec<Entry<'g>> {
    let mut entries: Vec<Entry<'g>> = Vec::new();
    let mut add = |id: &'g str, title: &'g str, more: String| entries.push(Entry { id, title, more });
    for (at, page) in guide.pages.iter().enumerate() {
        let more = texts.get(at).map(|page| [&page.summary, " ", &plain(&page.body)].concat());
        add(&page.id, &page.title, more.unwrap_or_default());
    }
    guide.fixes.iter().for_each(|fix| add(&fix.id, &fix.title, plain(&fix.why)));
    guide.causes.iter().for_each(|cause| add(&cause.id, &cause.name, plain(&cause.explain)));
    guide.questions.iter().for_each(|question| {
        add(&question.id, &question.ask, question.hint.clone().unwrap_or_default());
    });
    entries
}

/// Small letters, and one kind of apostrophe.
pub(super) fn folded(said: &str) -> Vec<u8> {
    let mut folded = Vec::with_capacity(said.len());
    for sign in said.bytes() {
        folded.push(sign.to_ascii_lowercase());
        if folded.ends_with("’".as_bytes()) {
            folded.truncate(folded.len() - "’".len());
            folded.push(b'\'');
        }
    }
    folded
}

/// Properties of [`Search`].
#[derive(Clone, Copy, PartialEq, Properties)]
pub(super) struct Props {
    pub(super) shelf: Shelf,
}

/// The box, and below it what was found.
#[component]
pub(super) fn Search(props: &Props) -> Html {
    let wanted = use_state(String::new);
    let begun = !wanted.is_empty();
    let oninput = {
        let wanted = wanted.setter();
        Callback::from(move |event: InputEvent| wanted.set(dom::typed(&event)))
    };
    let input = html! {
        <input class="search__input" id="search" type="search" autocomplete="off" enterkeyhint="search"
            value={(*wanted).clone()} {oninput} />
    };
    let Shelf { guide, pages } = props.shelf;
    let found = find(guide, pages.map_or(&[], |pages| &pages.texts), &wanted);
    let said = match found.len() {
        _ if !begun => String::new(),
        0 => "Nothing found. Try another word, or fewer.".to_owned(),
        1 => "1 page".to_owned(),
        MOST => ["The first ", &number(MOST), " pages"].concat(),
        count => [&number(count), " pages"].concat(),
    };
    let list = if found.is_empty() { Vec::new() } else { vec![links(&mut found.into_iter())] };
    element("div", "search")
        .of([
            html! { <label class="search__label" for="search">{ "Search all steps and pages" }</label> },
            input,
            text("p", "search__count", &said).with(Attr::Role, "status"),
            element("div", "").of(list),
        ])
        .with(Attr::Role, "search")
}

#[cfg(test)]
mod tests {
    use unstuck_flow::compile::compile_with;

    use super::{MOST, find};

    const GUIDE: &str = include_str!("../../flows/icloud-backup/guide.toml");
    const FIGURES: &str = include_str!("../../flows/icloud-backup/figures.toml");

    #[test]
    fn titles_come_before_texts_and_every_word_counts() {
        let outcome = compile_with(GUIDE, FIGURES);
        let guide = outcome.guide.expect("the guide is sound");
        let ids = |wanted: &str| -> Vec<String> {
            find(&guide, &outcome.pages.texts, wanted).into_iter().map(|(id, _)| id.to_owned()).collect()
        };
        assert_eq!(ids("restart the iPhone")[0], "restart");
        assert!(ids("WHATSAPP").contains(&"chat-apps".to_owned()), "{:?}", ids("WHATSAPP"));
        assert!(ids("iphone's backup").contains(&"delete-this-backup".to_owned()), "either apostrophe");
        assert!(ids("vpn").len() > 1);
        assert!(ids("vpn refrigerator").is_empty());
        assert!(ids("").is_empty() && ids("  ").is_empty());
        assert_eq!(ids("backup").len(), MOST);
        // Without the texts the titles are still found.
        assert!(find(&guide, &[], "Dropbox").iter().any(|(id, _)| *id == "dropbox"));
    }
}
