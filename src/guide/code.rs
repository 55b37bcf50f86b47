//! The page to type a code into, to see the visit that it stands for.

use unstuck_flow::guide::Guide;
use unstuck_flow::receipt::{self, ReceiptError};
use yew::prelude::*;

use crate::components::attribute::Attr;
use crate::components::button::{row, submit};
use crate::components::element::{With, element, several, text, words};
use crate::components::icon::Icon;
use crate::components::parts;
use crate::entry;
use crate::platform::dom;
use crate::platform::places::Place;
use crate::shelf::Shelf;

/// Properties of [`Code`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct Props {
    pub(crate) shelf: Shelf,
    /// Where it stands; it is told the visit.
    pub(crate) place: Place,
}

const A_LINK: &str = "This is a link, not a code. Open it in the address field of the browser";

/// The field, and what is wrong with what was typed.
#[component]
pub(crate) fn Code(props: &Props) -> Html {
    let typed = use_state_eq(String::new);
    let wrong = use_state_eq(|| "");
    let oninput = {
        let (typed, wrong) = (typed.setter(), wrong.setter());
        Callback::from(move |event: InputEvent| {
            typed.set(dom::typed(&event));
            wrong.set("");
        })
    };
    let onsubmit = {
        let (props, typed, wrong) = (props.clone(), typed.clone(), wrong.setter());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            match visit(props.shelf.guide, &typed) {
                Ok(visit) => props.place.answer(&visit),
                Err(why) => {
                    wrong.set(why);
                    props.place.focus("#visit-code");
                }
            }
        })
    };
    let is_wrong = !wrong.is_empty();
    let error = is_wrong.then(|| {
        element("p", "field-error")
            .of([Icon::Warning.draw(), words(&wrong)])
            .with(Attr::Id, ERROR)
            .keyed("error")
    });
    let described = if is_wrong { [ERROR, " ", HINT].concat() } else { HINT.to_owned() };
    let stays = "Nothing is lost: Back returns to the visit that you have here.";
    element("div", "annex").of([parts::form(
        "codes",
        onsubmit,
        several([
            text("p", "", "Somebody gave you a code? It shows you their answers, and what they tried. It is read here, in your browser, and sent nowhere."),
            element("div", "field").of([
                html! { <label class="field__label" for="visit-code" key="label">{ "Code of the visit" }</label> },
                text("p", "field__hint", "A code looks like 3N7G-1MX8-2C18. Small letters, spaces and dashes make no difference.")
                    .with(Attr::Id, HINT)
                    .keyed("hint"),
                error.unwrap_or_default(),
                html! {
                    <input class="field__input codes__input" id="visit-code" key="input" type="text" autocomplete="off"
                        autocapitalize="characters" spellcheck="false" enterkeyhint="go" value={(*typed).clone()}
                        aria-invalid={is_wrong.to_string()} aria-describedby={described} {oninput} />
                },
            ]),
            if props.place.has_begun() { text("p", "muted small", stays) } else { Html::default() },
            row([submit("show-visit", "Show the visit")]),
        ]),
    )])
}

const HINT: &str = "visit-code-hint";
const ERROR: &str = "visit-code-error";

/// What hands over the visit that a code stands for, with or without the words before it.
fn visit(guide: &Guide, typed: &str) -> Result<String, &'static str> {
    if typed.contains("://") {
        return Err(A_LINK);
    }
    let code = typed.rsplit(':').next().unwrap_or_default();
    let events = receipt::decode(guide, code).map_err(ReceiptError::words)?;
    Ok(entry::handover(guide, &events, ""))
}

#[cfg(test)]
mod tests {
    use unstuck_engine::Event;
    use unstuck_flow::compile::compile_with;

    use super::*;

    const GUIDE: &str = include_str!("../../flows/icloud-backup/guide.toml");
    const FIGURES: &str = include_str!("../../flows/icloud-backup/figures.toml");

    #[test]
    fn a_code_leads_to_its_visit_with_and_without_the_words_before_it() {
        let guide = compile_with(GUIDE, FIGURES).guide.expect("the guide is sound");
        let events = [Event::Start, Event::Support];
        let (code, handover) = (receipt::encode(&guide, &events), entry::handover(&guide, &events, ""));
        for typed in [code.clone(), code.to_lowercase(), format!("Code of this visit: {code}\n")] {
            assert_eq!(visit(&guide, &typed), Ok(handover.clone()), "{typed}");
        }
        assert_eq!(visit(&guide, ""), Err(ReceiptError::Empty.words()));
        assert_eq!(visit(&guide, &code[1..]), Err(ReceiptError::Mistyped.words()));
        assert_eq!(visit(&guide, &format!("https://example.org/#{handover}")), Err(A_LINK));
    }
}
