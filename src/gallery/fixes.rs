//! What a fix is made of: the way through Settings, facts, lines, how to know that it worked, help.

use unstuck_engine::FixId;
use unstuck_flow::guide::{Device, Fix, Risk};
use yew::prelude::*;

use super::sample::{Family, sample};
use super::ways::Ways;
use crate::components::icon::Icon;
use crate::components::{annex, facts, lines, parts, path, rich};
use crate::phone::Said;
use crate::store::Visit;

pub(super) fn family(ways: Ways) -> Family {
    let fresh = ways.fresh();
    let of = |id, title, wanted: fn(&Fix) -> bool, draw: fn(&Visit, &'static Fix) -> Html| {
        let fix = ways.fix(wanted);
        sample(id, title, &fresh, move |visit, _| draw(visit, visit.fix(fix)))
    };
    let both = ways.fix(kinds_differ);
    let of_kind = |id, title, visit: &Visit| sample(id, title, visit, move |visit, _| to_do(visit, both));
    let on = |kind: Device| ways.on(&[Said::Kind(kind)]).fresh();
    let samples = vec![
        of("path", "A way through Settings", |fix| way(fix) > 3, drawn),
        of("path-short", "A way of one screen", |fix| way(fix) == 2, drawn),
        of("facts", "Facts: nothing is at risk", |fix| fix.risk == Risk::None, told),
        of("facts-careful", "Facts: something is lost", |fix| fix.risk == Risk::Erases, told),
        of("facts-account", "Facts: the account is touched", |fix| fix.risk == Risk::Account, told),
        sample("promises", "Promises of the start", &fresh, |visit, _| {
            facts::promises(&visit.guide.start.promises)
        }),
        of_kind("lines", "Lines to do, which iPhone is not known", &ways.unknown()),
        of_kind("lines-face-id", "Lines on an iPhone with Face ID", &on(Device::FaceId)),
        of_kind("lines-home-button", "Lines on an iPhone with a Home button", &on(Device::HomeButton)),
        of_kind("lines-ticked", "Lines, one of them done", &on(Device::FaceId)).press(".line__tick"),
        of(
            "check",
            "How to know that it worked",
            |_| true,
            |_, fix| parts::check("check-title", "How you will know it worked", &fix.check),
        ),
        sample("losses", "What goes, on a caution", &fresh, |visit, _| {
            let cautions = visit.guide.fixes.iter().filter_map(|fix| fix.caution.as_ref());
            cautions.take(1).map(|caution| parts::losses(&caution.loses)).collect()
        }),
        of("help", "Help, folded", |fix| way(fix) > 2, help),
        of("help-open", "Help, opened in its place", |fix| way(fix) > 2, help).folded("details", true),
        of("tool", "A tool that a step carries, folded", |fix| fix.tool.is_some(), carried),
        of("tool-open", "A tool that a step carries, opened", |fix| fix.tool.is_some(), carried)
            .press("summary"),
    ];
    Family { id: "fixes", title: "Parts of a fix", samples }
}

fn kinds_differ(fix: &Fix) -> bool {
    fix.steps.iter().any(|step| step.on == Device::FaceId)
        && fix.steps.iter().any(|step| step.on == Device::HomeButton)
}

fn to_do(visit: &Visit, fix: FixId) -> Html {
    lines::lines(&visit.fix(fix).steps, visit.phone.kind(), |_| lines::tick())
}

/// How many labels its way through Settings has.
fn way(fix: &Fix) -> usize {
    fix.place.as_ref().map_or(0, |place| place.path.len())
}

fn drawn(visit: &Visit, fix: &'static Fix) -> Html {
    fix.place.as_ref().map(|place| path::path(visit.guide, place)).unwrap_or_default()
}

fn told(visit: &Visit, fix: &'static Fix) -> Html {
    facts::of_fix(fix, visit.guide.minutes_alone(fix))
}

fn help(visit: &Visit, fix: &'static Fix) -> Html {
    parts::help("help", Icon::Phone, "Where do I find this?", [drawn(visit, fix), rich::blocks(&fix.why)])
}

fn carried(visit: &Visit, fix: &'static Fix) -> Html {
    fix.tool.map(|tool| annex::place(annex::tool(visit.guide, tool))).unwrap_or_default()
}
