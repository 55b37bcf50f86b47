//! From a file of figures to the figures of the guide, and to the words that texts take from them.

use super::Names;
use super::lints::{whole, words_of};
use super::source::{SourceFigures, SourceNamed};
use crate::figures::{Figures, IphoneRange, LatestIos, Named, Plan, Price};
use crate::grounds::Certainty;

/// The names that are not those of a plan or of a figure.
pub(super) const PRICE: &str = "price";
pub(super) const COUNTRY: &str = "price-country";
pub(super) const LATEST: &str = "latest-ios";

/// What texts can call the figures.
pub(super) fn names(written: &SourceFigures) -> Names {
    let mut names = Names::default();
    let mut add = |name: &str, text: String| names.add(name, text);
    if let Some(price) = &written.price {
        let amount = price.amount.map(|amount| amount.value.to_string()).unwrap_or_default();
        let currency = words_of(price.currency.as_ref());
        add(PRICE, format!("{amount} {currency}"));
        add(COUNTRY, words_of(price.country.as_ref()));
    }
    if let Some(ios) = written.latest_ios.as_ref().and_then(|latest| latest.ios) {
        add(LATEST, ios.value.to_string());
    }
    for plan in &written.plans {
        if let Some(id) = &plan.id {
            add(&id.value, size(plan.gb.map_or(0.0, |gb| gb.value)));
        }
    }
    for figure in &written.named {
        if let Some(id) = &figure.id {
            add(&id.value, text(figure));
        }
    }
    names
}

/// "50 GB", "2 TB".
fn size(gb: f64) -> String {
    if gb < 1000.0 { format!("{gb} GB") } else { format!("{} TB", gb / 1000.0) }
}

/// A figure as it stands in texts.
fn text(figure: &SourceNamed) -> String {
    let value = figure.value.map(|value| value.value.to_string()).unwrap_or_default();
    match (&figure.text, &figure.unit) {
        (Some(text), _) => text.shown(),
        (None, Some(unit)) => format!("{value} {}", unit.shown()),
        (None, None) => value,
    }
}

/// The figures as the app has them. What is out of range was reported and is zero here.
pub(super) fn figures(written: &SourceFigures) -> Figures {
    let mut plans: Vec<Plan> = written.plans.iter().map(|plan| Plan { gb: whole(plan.gb) }).collect();
    plans.sort_by_key(|plan| plan.gb);
    Figures {
        plans,
        price: written.price.as_ref().map(|price| Price {
            amount: price.amount.map_or(0.0, |amount| amount.value),
            currency: words_of(price.currency.as_ref()),
            country: words_of(price.country.as_ref()),
            gb: whole(price.gb),
        }),
        iphones: written
            .iphones
            .iter()
            .map(|iphones| IphoneRange {
                name: words_of(iphones.name.as_ref()),
                home_button: iphones.family.is_some_and(|family| family.value),
                last_ios: iphones.last_ios.map(|ios| whole(Some(ios))),
            })
            .collect(),
        latest_ios: written.latest_ios.as_ref().map(|latest| LatestIos {
            ios: whole(latest.ios),
            certainty: latest.origin.ground.certainty.map_or(Certainty::Judged, |word| word.value),
        }),
        named: written
            .named
            .iter()
            .map(|figure| Named {
                id: words_of(figure.id.as_ref()),
                value: figure.value.map_or(0.0, |value| value.value),
                unit: words_of(figure.unit.as_ref()),
                text: text(figure),
            })
            .collect(),
    }
}
