//! How long an upload takes, in hours and nights, and whether another way is better.

mod sums;

use yew::prelude::*;

use self::sums::{Advice, advice, hours, in_words, nights};
use super::Props;
use super::amounts::{self, Amount, short};
use super::chart::{Part, bar};
use super::form::{Labelled, Tone, amount, choice, number, p, result, results, say};
use super::kept::use_kept;
use crate::components::element::{element, text, words};
use crate::digits::whole;

/// Speeds to compare with, in megabits a second.
const OTHERS: [f64; 5] = [1.0, 5.0, 10.0, 20.0, 50.0];

/// Kinds of connections for whoever knows no speed: what they often reach, by judgement.
const KINDS: [(&str, &str); 4] =
    [("1", "Slow DSL"), ("5", "DSL or hotspot"), ("10", "Cable"), ("50", "Fibre")];

#[derive(Clone, Debug, Default, PartialEq)]
struct Typed {
    size: Amount,
    speed: String,
}

/// The upload estimate.
#[component]
pub(super) fn UploadEstimate(props: &Props) -> Html {
    let typed = use_kept(Typed::default);
    let onsize = {
        let typed = typed.clone();
        Callback::from(move |size| typed.set(Typed { size, ..(*typed).clone() }))
    };
    let onspeed = {
        let typed = typed.clone();
        Callback::from(move |speed| typed.set(Typed { speed, ..(*typed).clone() }))
    };
    let onkind = onspeed.reform(|kind: &str| kind.to_owned());
    let speed = amounts::number(&typed.speed);
    let kind = KINDS.iter().map(|kind| kind.0).find(|kind| *kind == typed.speed);
    let size = Labelled {
        id: "upload-size",
        label: "Size of the backup",
        hint: "For a backup that is not the first: Next Backup Size.",
    };
    let upload = Labelled {
        id: "upload-speed",
        label: "Upload speed",
        hint: "From any speed test, or choose your kind of connection below.",
    };
    let size_known = typed.size.gigabytes().ok().flatten().filter(|size| *size > 0.0);
    let speed_known = speed.ok().flatten().filter(|speed| *speed > 0.0);
    let results = match size_known.zip(speed_known) {
        None => vec![text("p", "muted", "Fill in both, and see here how long it takes.")],
        Some((size, speed)) => estimate(props, size, speed),
    };
    element("div", "tool__parts").of([
        element("div", "fields").of([
            amount(size, &typed.size, &onsize),
            number(upload, "Mbps", &typed.speed, speed.is_err(), onspeed),
        ]),
        choice("upload-kind", "Or: my connection is", &KINDS, kind, &onkind),
        self::results(results),
    ])
}

fn estimate(props: &Props, size: f64, speed: f64) -> Vec<Html> {
    // The compiler of the guide holds that they are there.
    let figure = |id: &str| props.figures.value(id).unwrap_or(1.0);
    let (share, night) = (figure("efficiency"), figure("night"));
    let time = hours(size, speed, share);
    let nights = nights(time, night);
    let count = if nights == 1 { "one night".to_owned() } else { [&nights.to_string(), " nights"].concat() };
    let title = ["It takes ", &in_words(time), ": ", &count, " on the charger."].concat();
    let (tone, said) = match advice(time, night, figure("longest-wait")) {
        Advice::LetItRun => (Tone::Good, "Leave the iPhone on the charger and on Wi-Fi tonight."),
        Advice::Shorten => (
            Tone::Careful,
            "It goes on where it stopped, so several nights are fine. To shorten it: leave large apps out, use a faster network, or back up to a computer.",
        ),
        Advice::Computer => (
            Tone::Careful,
            "A backup on a computer takes an hour or so, and covers you in the meantime. Or leave large apps and videos out first.",
        ),
    };
    let mut speeds: Vec<f64> = OTHERS.iter().copied().filter(|other| (other - speed).abs() > 0.01).collect();
    speeds.push(speed);
    speeds.sort_by(f64::total_cmp);
    let longest = speeds.first().map_or(time, |slowest| hours(size, *slowest, share));
    let rows = speeds.iter().map(|other| {
        let its = hours(size, *other, share);
        let own = (other - speed).abs() <= 0.01;
        let class = if own { "bar__own" } else { "bar__other" };
        let name = [&short(*other), " Mbps"].concat();
        let yours = if own { text("span", "speeds__yours", " (yours)") } else { words("") };
        element("tr", if own { "speeds__own" } else { "" }).of([
            html! { <th scope="row">{ name }{ yours }</th> },
            element("td", "speeds__bar").of([bar(&[Part { amount: its, class }], longest, None, "")]),
            text("td", "speeds__time", in_words(its).trim_start_matches("about ")),
        ])
    });
    vec![
        result(tone, &title, [say(said)]),
        element("table", "speeds").of([
            text("caption", "", "The same backup at other speeds"),
            element("thead", "visually-hidden").of([element("tr", "").of([
                html! { <th scope="col">{ "Upload speed" }</th> },
                html! { <td></td> },
                html! { <th scope="col">{ "Time" }</th> },
            ])]),
            element("tbody", "").of(rows.collect::<Vec<_>>()),
        ]),
        p([
            words("An estimate: an upload seldom gets the whole speed of a line, so it reckons with "),
            words(&[&whole(share * 100.0), " %"].concat()),
            words(" of it."),
        ]),
    ]
}
