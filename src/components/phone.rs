//! Whose names and lines are shown, and the way to say that the iPhone is another.

use unstuck_flow::guide::{Device, Fix, Question};
use yew::prelude::*;

use super::attribute::Attr;
use super::element::{With, element, text, words};
use super::group::group;
use super::icon::Icon;
use super::rich;
use super::segmented::{choice, segmented};
use crate::digits::number;
use crate::phone::Said;
use crate::store::{Dispatch, Visit};

/// Beside a fix, where it matters which iPhone it is.
pub(crate) fn of_fix(visit: &Visit, dispatch: &Dispatch, fix: &Fix) -> Html {
    chooser(visit, dispatch, fix.varies, fix.steps.iter().any(|step| step.on != Device::Any))
}

/// Beside the place of a question, where it matters which iPhone it is.
pub(crate) fn of_question(visit: &Visit, dispatch: &Dispatch, question: &Question) -> Html {
    chooser(visit, dispatch, question.varies, false)
}

/// The choice: open where something is not known, else folded under what is shown. `eras` and `kinds` say whether something
/// that is shown differs by them.
fn chooser(visit: &Visit, dispatch: &Dispatch, eras: bool, kinds: bool) -> Html {
    if !eras && !kinds {
        return Html::default();
    }
    let (guide, phone) = (visit.guide, &visit.phone);
    let asks = eras && phone.ios().is_none() || kinds && phone.kind() == Device::Any;
    // An answer must not fold away what has the focus.
    let open = asks || visit.chosen_on == Some(visit.screen);
    let kind = match phone.kind() {
        Device::FaceId if kinds => " with Face ID",
        Device::HomeButton if kinds => " with a Home button",
        _ => "",
    };
    let said = if asks {
        "Which iPhone is it?".to_owned()
    } else if eras {
        ["Names as on ", &phone.words(guide), kind].concat()
    } else {
        ["Steps for an iPhone", kind].concat()
    };
    let of_eras = || {
        let chosen = phone.ios().map(|ios| guide.era(Some(ios)));
        let mut version = 0;
        let mut choices = Vec::new();
        for (at, era) in guide.eras.iter().enumerate() {
            // Of the latest era the first version.
            version = era.until.unwrap_or(version + 1);
            let value = era.until.map_or_else(|| "latest".to_owned(), |until| number(until.into()));
            let label = words(&era.name);
            choices.push(choice(dispatch, "ios", &value, chosen == Some(at), label, Said::Ios(version)));
        }
        let hint = element("p", "group__hint").of([rich::line(&guide.phone.hint)]);
        group(words("Which iOS does it have?"), hint, segmented(choices))
    };
    let of_kinds = || {
        let kind = |kind: Device, label: &str| {
            choice(dispatch, "kind", kind.name(), phone.kind() == kind, words(label), Said::Kind(kind))
        };
        let choices = [kind(Device::FaceId, "With Face ID"), kind(Device::HomeButton, "With a Home button")];
        group(words("Which kind is it?"), Html::default(), segmented(choices))
    };
    let mut summary = vec![Icon::Phone.small(), text("span", "phone__said", &said)];
    if !asks {
        summary.push(words("Change"));
    }
    let chooser = element("details", "help phone").of([
        element("summary", "help__summary").of(summary),
        element("div", "phone__body")
            .of([eras.then(of_eras).unwrap_or_default(), kinds.then(of_kinds).unwrap_or_default()]),
    ]);
    if open { chooser.with(Attr::Open, "open") } else { chooser }
}
