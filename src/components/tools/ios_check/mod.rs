//! Which iOS an iPhone has and which it can get, and what an update needs.

mod sums;

use yew::prelude::*;

use self::sums::{Outcome, is_main_version, outcome};
use super::Props;
use super::form::{Labelled, Tone, label, number, p, pick, result, results, say, steps};
use super::kept::use_kept;
use crate::components::element::{element, several, text, words};
use crate::ios::{self, Ios};
use crate::platform::device;

const MODEL: Labelled<'_> = Labelled {
    id: "ios-model",
    label: "Which iPhone is it?",
    hint: "Its name is under Settings, General, About.",
};

#[derive(Clone, Debug, Default, PartialEq)]
struct Typed {
    version: String,
    /// Position among the models.
    model: Option<usize>,
}

/// The iOS check.
#[component]
pub(super) fn IosCheck(props: &Props) -> Html {
    let here = props.place.is_here();
    let read = use_memo(here, |here| here.then(|| ios::version(&device::agent())).flatten());
    let typed = use_kept(|| Typed { version: read.map(Ios::shown).unwrap_or_default(), model: None });
    let set_version = {
        let typed = typed.clone();
        Callback::from(move |version| typed.set(Typed { version, ..(*typed).clone() }))
    };
    let onmodel = {
        let typed = typed.clone();
        Callback::from(move |model| typed.set(Typed { model: Some(model), ..(*typed).clone() }))
    };
    let models = &props.figures.iphones;
    let names: Vec<_> = models.iter().map(|range| range.name.as_str()).collect();
    let has = major(&typed.version);
    let wrong = !typed.version.trim().is_empty() && has.is_none();
    let hint = if read.is_some() {
        "Read from this iPhone. Correct it if it is wrong."
    } else {
        "Under Settings, General, About."
    };
    let version = Labelled { id: "ios-version", label: "iOS version", hint };
    let newest = props.figures.latest_ios.map_or(0, |latest| latest.ios);
    let said = match (has, typed.model.and_then(|at| models.get(at))) {
        (Some(has), Some(model)) => verdict(has, outcome(has, model.last_ios, newest)),
        _ => vec![text("p", "muted", "Fill in both, and see here what it can have.")],
    };
    element("div", "tool__parts").of([
        element("div", "fields").of([number(version, "iOS", &typed.version, wrong, set_version)]),
        pick(MODEL, &names, typed.model, onmodel),
        results(said),
    ])
}

/// The main version in front of the first point: 18 of `18.6.2`.
fn major(typed: &str) -> Option<u16> {
    let typed = typed.trim();
    let fine = typed.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    typed.split('.').next()?.parse().ok().filter(|major| fine && is_main_version(*major))
}

fn verdict(has: u16, outcome: Outcome) -> Vec<Html> {
    let update = p([
        words("See whether a small update waits: "),
        label("Settings"),
        words(", "),
        label("General"),
        words(", "),
        label("Software Update"),
        words("."),
    ]);
    match outcome {
        Outcome::Newest => {
            vec![result(Tone::Good, "It has the newest main version.", [update]), needs(false)]
        }
        Outcome::LastForModel => vec![
            result(
                Tone::Good,
                &["iOS ", &has.to_string(), " is the last main version for this model."].concat(),
                [update],
            ),
            say(
                "iCloud Backup goes on working with it. A backup from a newer iOS cannot be put on this iPhone.",
            ),
            needs(false),
        ],
        Outcome::Update { to } => vec![
            result(
                Tone::Plain,
                &["It can have iOS ", &to.to_string(), "."].concat(),
                [say(
                    "You need not go that far for a backup: a small update of the version you have is often enough, where one is offered.",
                )],
            ),
            needs(true),
        ],
        Outcome::Impossible { last } => vec![result(
            Tone::Careful,
            "These two do not go together.",
            [say(&[
                "This model ends with iOS ",
                &last.to_string(),
                ". Look again at the version or the model, under Settings, General, About.",
            ]
            .concat())],
        )],
    }
}

/// What an update needs.
fn needs(major: bool) -> Html {
    let mut lines = Vec::new();
    if major {
        lines.push(several([
            text("strong", "", "First a backup on a computer. "),
            words("A main version cannot be taken back, and a backup made with it does not go onto an older one."),
        ]));
    }
    lines.push(words("Connect the charger, or have at least 50 % in the battery."));
    lines.push(words("Stay on Wi-Fi, and have some gigabytes free on the iPhone itself."));
    lines.push(several([
        words("Then open "),
        label("Settings"),
        words(", "),
        label("General"),
        words(", "),
        label("Software Update"),
        words(". It takes 20 to 60 minutes."),
    ]));
    several([text("h2", "tool__title", "What an update needs"), steps(lines)])
}

#[cfg(test)]
mod tests {
    use super::major;

    #[test]
    fn the_main_version_stands_before_the_point() {
        assert_eq!(major(" 18.6.2 "), Some(18));
        assert_eq!(major("26"), Some(26));
        for wrong in ["", "19.1", "x", "iOS 18", "18,6", "-1"] {
            assert_eq!(major(wrong), None, "{wrong}");
        }
    }
}
