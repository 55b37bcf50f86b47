//! Whether the next backup fits into iCloud; what to remove first; and only then which plan would hold it.

mod sums;

use yew::prelude::*;

use self::sums::{Room, needed};
use super::amounts::{Amount, size};
use super::chart::{Part, bar, key};
use super::form::{Labelled, Tone, amount, choice, label, p, result, results, say};
use super::kept::use_kept;
use super::{Props, answer_button};
use crate::components::button::{Look, button};
use crate::components::element::{element, text, words};
use crate::components::parts::list;

/// What can be removed, the harmless first: id of its field, what it is, where it is found and what it takes away.
const REMOVABLE: [(&str, &str, &str); 4] = [
    (
        "planner-old",
        "Backups of devices you no longer have",
        "In Storage, under Backups. They cannot be brought back.",
    ),
    (
        "planner-apps",
        "Apps you leave out of the backup",
        "In Storage, under Backups, this iPhone. Nothing leaves the iPhone.",
    ),
    ("planner-bin", "Photos in Recently Deleted", "In Photos. They would go by themselves within a month."),
    (
        "planner-files",
        "Large files and attachments you no longer need",
        "In iCloud Drive and Messages. Keep a copy of what matters.",
    ),
];

/// What was typed.
#[derive(Clone, Debug, Default, PartialEq)]
struct Typed {
    plan: Option<f64>,
    used: Amount,
    next: Amount,
    remove: [Amount; 4],
    /// The person can remove no more.
    no_more: bool,
}

impl Typed {
    fn room(&self) -> Option<Room> {
        let known = |amount: &Amount| amount.gigabytes().ok().flatten();
        Some(Room { plan: self.plan?, used: known(&self.used)?, next: known(&self.next)? })
    }

    fn removed(&self) -> [f64; 4] {
        self.remove.each_ref().map(|amount| amount.gigabytes().ok().flatten().unwrap_or_default())
    }
}

/// The storage planner.
#[component]
pub(super) fn StoragePlanner(props: &Props) -> Html {
    let typed = use_kept(Typed::default);
    let change = {
        let typed = typed.clone();
        move |change: fn(&mut Typed, Amount)| {
            let typed = typed.clone();
            Callback::from(move |amount| {
                let mut next = (*typed).clone();
                change(&mut next, amount);
                typed.set(next);
            })
        }
    };
    {
        let (place, first) = (props.place.clone(), use_mut_ref(|| true));
        use_effect_with(typed.no_more, move |_| {
            if !first.replace(false) {
                place.focus(".tool__results:last-child");
            }
        });
    }
    let plans: Vec<f64> = props.figures.plans.iter().map(|plan| f64::from(plan.gb)).collect();
    let names: Vec<_> = plans.iter().map(|plan| (*plan, size(*plan))).collect();
    let names: Vec<_> = names.iter().map(|(plan, name)| (*plan, name.as_str())).collect();
    let onplan = {
        let typed = typed.clone();
        Callback::from(move |plan| typed.set(Typed { plan: Some(plan), ..(*typed).clone() }))
    };
    let used =
        Labelled {
            id: "planner-used", label: "Used in iCloud", hint: "At the top of Storage, before “of”."
        };
    let next = Labelled {
        id: "planner-next",
        label: "Next Backup Size",
        hint: "In Storage, under Backups, this iPhone. It can take minutes to appear.",
    };
    let mut parts = vec![
        choice("planner-plan", "Your plan", &names, typed.plan, &onplan),
        element("div", "fields").of([
            amount(used, &typed.used, &change(|typed, amount| typed.used = amount)),
            amount(next, &typed.next, &change(|typed, amount| typed.next = amount)),
        ]),
    ];
    let room = typed.room();
    parts.push(results(match room {
        None => vec![text("p", "muted", "Fill in all three, and see here whether it fits.")],
        Some(room) => verdict(props, room),
    }));
    if let Some(room) = room.filter(|room| room.missing() > 0.0) {
        let fields = [
            change(|typed, amount| typed.remove[0] = amount),
            change(|typed, amount| typed.remove[1] = amount),
            change(|typed, amount| typed.remove[2] = amount),
            change(|typed, amount| typed.remove[3] = amount),
        ];
        let fields = REMOVABLE.iter().zip(&typed.remove).zip(fields).map(|((field, typed), change)| {
            amount(Labelled { id: field.0, label: field.1, hint: field.2 }, typed, &change)
        });
        parts.push(text("h2", "tool__title", "What could go first?"));
        parts.push(say(
            "Note what each of these takes, as far as you could do without it. Nothing is removed here.",
        ));
        parts.push(element("div", "fields").of(fields.collect::<Vec<_>>()));
        let no_more = {
            let typed = typed.clone();
            Callback::from(move |_| typed.set(Typed { no_more: true, ..(*typed).clone() }))
        };
        parts.push(results(way(room, &typed, &plans, no_more)));
    }
    element("div", "tool__parts").of(parts)
}

/// Whether it fits, drawn and in words.
fn verdict(props: &Props, room: Room) -> Vec<Html> {
    let missing = room.missing();
    let fits = missing == 0.0;
    let title = if fits {
        ["It fits. ", &size(room.free() - room.next), " will be left."].concat()
    } else {
        ["It does not fit. ", &size(missing), " is missing."].concat()
    };
    let parts =
        [Part { amount: room.used, class: "bar__used" }, Part { amount: room.next, class: "bar__next" }];
    let whole = room.plan.max(room.used + room.next);
    let said = [
        "Your plan holds ",
        &size(room.plan),
        ". ",
        &size(room.used),
        " is used, and the next backup needs ",
        &size(room.next),
        ".",
    ]
    .concat();
    let answer = if fits { "fits" } else { "too-big" };
    vec![
        result(if fits { Tone::Good } else { Tone::Careful }, &title, []),
        element("figure", "tool__chart").of([
            bar(&parts, whole, (!fits).then_some(room.plan), &said),
            key(&[
                ("bar__used", "Used", size(room.used)),
                ("bar__next", "Next backup", size(room.next)),
                (
                    "bar__free",
                    if fits { "Left after it" } else { "Your plan ends at the line" },
                    size(if fits { room.free() - room.next } else { room.plan }),
                ),
            ]),
        ]),
        answer_button(&props.place, answer),
    ]
}

/// What to remove, in order; and a plan only for whoever can remove no more.
fn way(room: Room, typed: &Typed, plans: &[f64], no_more: Callback<MouseEvent>) -> Vec<Html> {
    let amounts = typed.removed();
    let removed: f64 = amounts.iter().sum();
    if let Some(count) = needed(room.missing(), &amounts) {
        let steps = REMOVABLE.iter().zip(amounts).take(count).filter(|(_, amount)| *amount > 0.0);
        let steps = steps
            .map(|(what, amount)| element("li", "").of([words(what.1), words(": "), words(&size(amount))]));
        return vec![
            result(Tone::Good, "Then it fits, without a larger plan.", [say("Remove these, in this order:")]),
            list("ol", "tool__steps", steps.collect()),
        ];
    }
    let after = room.after_removing(removed);
    let mut parts = vec![p([
        words(if removed > 0.0 { "With that, " } else { "So far, " }),
        text("strong", "", &size(after.missing())),
        words(" is still missing."),
    ])];
    if !typed.no_more {
        parts.push(button(Look::Secondary, "no-more", "I can remove no more", no_more));
        return parts;
    }
    let advice = match after.smallest_plan(plans) {
        Some(plan) => result(
            Tone::Plain,
            &["The smallest plan that holds it: ", &size(plan)].concat(),
            [
                p([
                    words("Your iPhone shows your price before you pay, under "),
                    label("Storage"),
                    words(". You can change back at any time."),
                ]),
                say("A backup on a computer costs nothing and needs no iCloud storage."),
            ],
        ),
        None => result(
            Tone::Plain,
            "No single plan holds it.",
            [say("Make the backup smaller, or back up to a computer, which needs no iCloud storage.")],
        ),
    };
    parts.push(advice);
    parts
}
