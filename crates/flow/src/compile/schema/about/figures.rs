//! `figures.toml`

use super::super::super::figures::{MOST_GB, MOST_IOS};
use super::{ANY, About, Form};

pub(super) const ABOUT: &[About] = &[
    ("figures", "", Form::Free, "Numbers that change by themselves. Texts of the guide name them in braces."),
    (ANY, "certainty", Form::Free, "How sure it is; what is confirmed names a source."),
    (ANY, "source", Form::Id, "Ids of the guide's sources."),
    (ANY, "checked", Form::Day, "The day somebody last looked there: 2026-11-22."),
    ("figure", "", Form::Free, "A number with a name."),
    ("figure", "id", Form::Id, "The name in braces."),
    ("figure", "value", Form::Free, "The number, in its unit."),
    ("figure", "unit", Form::Free, "The unit in words: days."),
    (
        "figure",
        "text",
        Form::Free,
        "As it stands in texts, with the value in digits; value and unit when left out.",
    ),
    ("plan", "", Form::Free, "A size that storage can be had in."),
    ("plan", "id", Form::Id, "The name in braces."),
    ("plan", "gb", Form::Whole(MOST_GB as f64), "Its size in GB."),
    ("price", "", Form::Free, "The price of the smallest plan that is paid for, in one country."),
    ("price", "amount", Form::Positive, "The price, in its currency."),
    ("price", "currency", Form::Free, "The currency in words."),
    ("price", "country", Form::Free, "The country in words."),
    ("price", "gb", Form::Whole(MOST_GB as f64), "The size of its plan in GB."),
    ("iphone", "", Form::Free, "iPhones that get the same iOS, the oldest first."),
    ("iphone", "name", Form::Free, "What people call them."),
    ("iphone", "family", Form::Free, "With Face ID or with a Home button."),
    (
        "iphone",
        "last_ios",
        Form::Whole(MOST_IOS as f64),
        "The last iOS that they get; left out where it is the latest.",
    ),
    ("latest_ios", "", Form::Free, "The latest iOS."),
    ("latest_ios", "ios", Form::Whole(MOST_IOS as f64), "Its main version."),
];
