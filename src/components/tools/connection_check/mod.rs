//! What a page can measure of the connection it came over, and what it cannot.

mod sums;

use std::rc::Rc;

use yew::platform::spawn_local;
use yew::prelude::*;

use self::sums::{Quality, UPLOAD_SHARE, clock_ahead, clock_matters, median, megabits, off_by, quality};
use super::amounts::short;
use super::chart::{entry, list};
use super::form::{Tone, label, p, result, results, say};
use super::{Props, answer_button};
use crate::components::attribute::Attr;
use crate::components::button::{Look, button};
use crate::components::element::{With as _, element, text, words};
use crate::digits::whole;
use crate::platform::dom;
use crate::platform::probe::{self, Cancel};

/// How often there and back is measured.
const ROUND_TRIPS: usize = 5;
/// How often the file is loaded; the best counts, since a pause of the network makes a line look slower than it is.
const DOWNLOADS: usize = 3;

/// What was measured.
#[derive(Clone, Debug, PartialEq)]
struct Measured {
    /// Milliseconds there and back.
    round_trip: f64,
    /// Megabits a second.
    download: f64,
    /// Seconds that this device's clock is ahead, where the server could be asked.
    clock: Option<f64>,
}

#[derive(Clone, Debug, PartialEq)]
enum Stage {
    NotYet,
    /// Under way; how much of it is done, 0 to 1, and what is measured now.
    Running(f64, &'static str),
    Stopped,
    Offline,
    NoAnswer,
    Done(Measured),
}

/// The connection check.
#[component]
pub(super) fn ConnectionCheck(props: &Props) -> Html {
    let stage = use_state_eq(|| Stage::NotYet);
    // Dropped with the tool, which ends what is under way.
    let cancel = use_mut_ref(|| None::<Rc<Cancel>>);
    let begin = {
        let (stage, cancel) = (stage.setter(), cancel.clone());
        Callback::from(move |_: MouseEvent| {
            let (stage, running) = (stage.clone(), Rc::new(Cancel::new()));
            *cancel.borrow_mut() = Some(running.clone());
            stage.set(Stage::Running(0.0, "Asking this site"));
            let cancel = cancel.clone();
            spawn_local(async move {
                let ended = measure(&running, &stage).await;
                // Another one may have begun since, or this one was stopped.
                let current = cancel.borrow().as_ref().is_some_and(|current| Rc::ptr_eq(current, &running));
                if current {
                    stage.set(ended);
                }
            });
        })
    };
    let stop = {
        let stage = stage.setter();
        Callback::from(move |_: MouseEvent| {
            // Left, not only ended: the request holds on to it for a moment.
            *cancel.borrow_mut() = None;
            stage.set(Stage::Stopped);
        })
    };
    let action = match &*stage {
        Stage::Running(..) => button(Look::Secondary, "stop-check", "Stop", stop),
        Stage::NotYet => button(Look::Secondary, "check", "Check now", begin),
        _ => button(Look::Secondary, "check", "Check again", begin),
    };
    let said = match &*stage {
        Stage::NotYet => {
            vec![text("p", "muted", "It takes some seconds and loads about 3 MB from this site.")]
        }
        Stage::Running(_, what) => vec![say(&[*what, "…"].concat())],
        Stage::Stopped => vec![say("Stopped.")],
        Stage::Offline => vec![
            result(
                Tone::Careful,
                "This device is offline.",
                [say("Turn Airplane Mode off and Wi-Fi on, and check again.")],
            ),
            answer_button(&props.place, "does-not-load"),
        ],
        Stage::NoAnswer => vec![
            result(
                Tone::Careful,
                "This site does not answer.",
                [say(
                    "Either there is no internet behind this connection, or something on the way holds it up: a login page, a VPN, or a filter.",
                )],
            ),
            answer_button(&props.place, "does-not-load"),
        ],
        Stage::Done(measured) => report(props, measured),
    };
    let progress = match &*stage {
        Stage::Running(done, what) => {
            let value = whole(done * 100.0);
            html! { <progress class="tool__progress" max="100" {value} aria-label={*what}></progress> }
        }
        _ => Html::default(),
    };
    let elsewhere = (!props.place.is_here()).then(|| {
        result(
            Tone::Plain,
            "This measures the device you are reading on.",
            [say("To check the iPhone, open this page there, on the Wi-Fi it uses at night.")],
        )
    });
    element("div", "tool__parts").of([
        elsewhere.unwrap_or_default().keyed("elsewhere"),
        element("div", "actions").of([action]).keyed("action"),
        element("div", "").of([progress]).keyed("progress"),
        results(said).keyed("results"),
        limits().keyed("limits"),
    ])
}

/// Measures, one after the other, and says how far it is.
async fn measure(cancel: &Cancel, stage: &UseStateSetter<Stage>) -> Stage {
    if !probe::is_online() {
        return Stage::Offline;
    }
    let Some(address) = dom::root_attribute("data-probe") else { return Stage::NoAnswer };
    let mut trips = Vec::new();
    for at in 0..ROUND_TRIPS {
        trips.extend(probe::round_trip(&address, cancel).await);
        #[expect(clippy::cast_precision_loss, reason = "a handful")]
        stage.set(Stage::Running(0.25 * (at + 1) as f64 / ROUND_TRIPS as f64, "Asking this site"));
    }
    let took: Vec<f64> = trips.iter().map(|trip| trip.took).collect();
    let Some(round_trip) = median(&took) else { return Stage::NoAnswer };
    // The quickest answer is the one that says most precisely when it was given.
    let nearest = trips.iter().filter(|trip| trip.server.is_some()).min_by(|a, b| a.took.total_cmp(&b.took));
    let clock = nearest.and_then(|trip| Some(clock_ahead(trip.between.0, trip.between.1, trip.server?)));
    let mut best = None::<f64>;
    for at in 0..DOWNLOADS {
        let progress = |bytes: f64| {
            #[expect(clippy::cast_precision_loss, reason = "a handful")]
            let done = (at as f64 + (bytes / PROBE_BYTES).min(1.0)) / DOWNLOADS as f64;
            stage.set(Stage::Running(0.25 + 0.75 * done, "Loading a file from this site"));
        };
        if let Some((bytes, took)) = probe::download(&address, cancel, progress).await {
            best = Some(best.unwrap_or_default().max(megabits(bytes, took)));
        }
    }
    best.map_or(Stage::NoAnswer, |download| Stage::Done(Measured { round_trip, download, clock }))
}

/// About how large the file is that the build makes for this.
const PROBE_BYTES: f64 = 1_000_000.0;

fn report(props: &Props, measured: &Measured) -> Vec<Html> {
    let fine = quality(measured.round_trip, measured.download) == Quality::Fine;
    let wrong = measured.clock.filter(|clock| clock_matters(*clock));
    let title =
        if fine { "Pages load well on this connection." } else { "Pages load, but the connection is weak." };
    let advice = if fine {
        "So the internet is there. Uploads can still be slow."
    } else {
        "Move closer to the router, restart it, or try another network."
    };
    let figure = |name: &str, value: &str| entry(vec![words(name)], value);
    let clock = match measured.clock {
        None => "could not be compared",
        Some(_) if wrong.is_some() => "wrong",
        Some(_) => "right",
    };
    let upload = [short(measured.download * UPLOAD_SHARE.0), short(measured.download * UPLOAD_SHARE.1)];
    let mut said = vec![result(if fine { Tone::Good } else { Tone::Careful }, title, [say(advice)])];
    if let Some(seconds) = wrong {
        let ahead = if seconds > 0.0 { " ahead." } else { " behind." };
        said.push(result(
            Tone::Careful,
            &["The clock of this device is ", &off_by(seconds), ahead].concat(),
            [p([
                words("Apple’s servers may refuse it. Turn on "),
                label("Set Automatically"),
                words(" under Date & Time."),
            ])],
        ));
    }
    said.push(list(vec![
        figure("There and back", &[&whole(measured.round_trip), " ms"].concat()),
        figure("Download", &[&short(measured.download), " Mbps"].concat()),
        figure("Clock", clock),
    ]));
    said.push(p([
        words("Uploads are often between a tenth and a quarter of the download. Here that would be "),
        words(&[&upload[0], " to ", &upload[1], " Mbps"].concat()),
        words(", but only a speed test can tell."),
    ]));
    said.push(answer_button(&props.place, "loads"));
    said
}

/// What a page cannot know.
fn limits() -> Html {
    element("p", "small muted").of([
        text("strong", "", "What a page cannot see: "),
        words("how fast uploads are, whether a VPN is on, whether Low Data Mode is on, and whether this is Wi-Fi or cellular."),
    ]).with(Attr::Role, "note")
}
