//! Finding the answer of a question by the words of a message: people copy what they see, or remember some of it.

use unstuck_flow::guide::{Answer, Guide, Question};
use yew::prelude::*;

use super::links;
use super::search::{find, folded};
use crate::bytes::position;
use crate::components::attribute::Attr;
use crate::components::button::local;
use crate::components::element::{With, element, several, text, words};
use crate::components::icon::Icon;
use crate::components::parts;
use crate::platform::dom;
use crate::platform::places::Place;
use crate::shelf::Shelf;

/// So many answers can be looked at; more would be the list itself.
const MOST: usize = 3;

/// The answers that have most of the words, the best first. More than half of what was typed has to be there: of a long message some
/// words are always different.
fn matching<'g>(question: &'g Question, wanted: &str) -> Vec<&'g Answer> {
    let wanted = folded(wanted);
    let wanted: Vec<&[u8]> = wanted
        .split(|sign| !sign.is_ascii_alphanumeric() && *sign != b'\'')
        .filter(|word| word.len() > 1)
        .collect();
    let mut found: Vec<(usize, &Answer)> = Vec::new();
    for answer in &question.answers {
        let said = folded(&said(answer));
        let words = wanted.iter().filter(|word| position(&said, word).is_some()).count();
        if words * 2 > wanted.len() {
            found.push((words, answer));
        }
    }
    // A stable sort: among equals the order is the guide's.
    found.sort_by_key(|(words, _)| usize::MAX - words);
    found.truncate(MOST);
    found.into_iter().map(|(_, answer)| answer).collect()
}

/// Everything that stands on an answer and its picture.
fn said(answer: &Answer) -> String {
    let mut said = vec![answer.label.as_str()];
    said.extend(answer.hint.as_deref());
    if let Some(alert) = &answer.alert {
        said.push(&alert.title);
        said.extend(alert.body.as_deref());
        said.extend(alert.buttons.iter().map(String::as_str));
    }
    said.join(" ")
}

/// Properties of [`Messages`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct Props {
    pub(crate) place: Place,
    pub(crate) shelf: Shelf,
}

/// The box, and below it the answers and, where there are none, the pages that have the words.
#[component]
pub(crate) fn Messages(props: &Props) -> Html {
    let typed = use_state(String::new);
    let oninput = {
        let typed = typed.setter();
        Callback::from(move |event: InputEvent| typed.set(dom::typed(&event)))
    };
    let Shelf { guide, pages } = props.shelf;
    let found = if typed.trim().is_empty() { Vec::new() } else { matching(entry(guide), &typed) };
    let pages = if found.is_empty() {
        find(guide, pages.map_or(&[], |pages| &pages.texts), &typed)
    } else {
        Vec::new()
    };
    let count = match (found.len(), pages.is_empty()) {
        _ if typed.trim().is_empty() => "",
        (0, true) => "No message has these words. Try fewer, or choose “Something else” below.",
        (0, false) => "No message has these words. These pages have them:",
        (1, _) => "Is it this one?",
        _ => "Is it one of these?",
    };
    let answers = found.iter().map(|answer| {
        let (place, id) = (props.place.clone(), answer.id.clone());
        let choose = Callback::from(move |_| place.answer(&id));
        let content = several([words(&answer.label), Icon::Chevron.small()]);
        element("li", "").of([local("messages__answer", content, choose)])
    });
    let answers = parts::list("ul", "messages__answers", answers.collect());
    element("div", "search").of([
        html! { <label class="search__label" for="message">{ "Type some words of the message" }</label> },
        html! { <input class="search__input" id="message" type="search" autocomplete="off" value={(*typed).clone()} {oninput} /> },
        text("p", "search__count", count).with(Attr::Role, "status"),
        if found.is_empty() { links(&mut pages.into_iter().take(MOST)) } else { answers },
    ])
}

/// The question that a visit begins with.
fn entry(guide: &Guide) -> &Question {
    &guide.questions[usize::from(guide.entry)]
}

#[cfg(test)]
mod tests {
    use unstuck_flow::compile::compile_with;

    use super::{MOST, entry, matching};

    const GUIDE: &str = include_str!("../../flows/icloud-backup/guide.toml");
    const FIGURES: &str = include_str!("../../flows/icloud-backup/figures.toml");

    #[test]
    fn a_message_is_found_by_what_people_remember_of_it() {
        let guide = compile_with(GUIDE, FIGURES).guide.expect("the guide is sound");
        let first = |wanted: &str| matching(entry(&guide), wanted).first().map(|answer| answer.id.clone());
        let is = |wanted: &str, id: &str| assert_eq!(first(wanted).as_deref(), Some(id), "{wanted}");
        is(
            "This iPhone cannot be backed up because there is not enough iCloud storage available.",
            "not-enough-storage",
        );
        is("the last backup could not be completed", "last-backup-failed");
        is("ESTIMATING TIME REMAINING", "never-finishes");
        is("It's been 5 weeks since the last backup for this iPhone", "weeks-since");
        is("verification failed", "cannot-connect");
        is("unknown error", "unknown-error");
        assert_eq!(first("refrigerator"), None);
        assert_eq!(first("refrigerator backup magnet"), None, "one word of three is no match");
        assert!(matching(entry(&guide), "backup").len() <= MOST);
    }
}
