//! Parts of the annex: the way to another device, tools with results, pages to read.

use super::sample::{Family, Sample, sample};
use super::ways::Ways;
use crate::components::annex::{Props, place};
use crate::components::answers::answers;
use crate::guide;

pub(super) fn family(ways: Ways) -> Family {
    let visit = ways.underway();
    let part = |id, title, part: String| -> Sample {
        sample(id, title, &visit, move |_, _| place(Props::open(part.clone())))
    };
    let tool = |id, title| part(id, title, id.to_owned());
    let page = |id, title, page: &str| part(id, title, ["page ", page].concat());
    let shelf = visit.guide;
    let fix = ways.fix(|fix| fix.caution.is_some() && fix.place.is_some());
    let pages = |tool: bool| shelf.pages.iter().find(|page| page.tool.is_some() == tool);
    let mut samples = vec![
        sample("handover", "To another device: a link and a code", &visit, answers).press("summary"),
        tool("storage-planner", "Storage planner, before anything is typed"),
        filled_planner(part(
            "storage-planner-result",
            "Storage planner, with a result",
            "storage-planner".to_owned(),
        )),
        part("storage-planner-error", "Storage planner, with a slip", "storage-planner".to_owned())
            .typed("[id$=planner-next]", "six"),
        tool("upload-estimate", "Upload estimate")
            .typed("[id$=upload-size]", "50")
            .typed("[id$=upload-speed]", "10"),
        tool("connection-check", "Connection check"),
        tool("ios-check", "iOS check").typed("[id$=ios-version]", "15.8").picked("[id$=ios-model]", 3),
        tool("restart", "Restart helper").press("[name$=restart-kind]"),
        tool("app-finder", "App finder").typed("[id$=finder-count]", "8"),
        tool("safety-check", "Safety check").press("[name$=safety-computer]"),
        part("guide-index", "All steps and pages, with the search", "page".to_owned()),
        page("guide-cause", "A page about a cause", &shelf.causes[0].id),
        page("guide-fix", "A page about a fix", &visit.fix(fix).id),
        page("guide-question", "A page about a question", &shelf.questions[usize::from(shelf.entry)].id),
        page("guide-code", "The page to type a code into", guide::CODE),
    ];
    samples.extend(pages(false).map(|it| page("guide-page", "A page to read", &it.id)));
    Family { id: "annex", title: "Tools and pages", samples }
}

fn filled_planner(sample: Sample) -> Sample {
    sample
        .press("[name$=planner-plan]")
        .typed("[id$=planner-used]", "4.8")
        .typed("[id$=planner-next]", "6")
        .typed("[id$=planner-old]", "2")
}
