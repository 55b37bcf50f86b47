//! What the person is told once, and what went wrong in a form.

use yew::prelude::*;

use super::sample::{Family, Sample, sample};
use super::ways::Ways;
use crate::components::annex::not_loaded;
use crate::components::notice::notices;
use crate::components::steps::question::{error_summary, field_error, misfit};
use crate::store::Notice;

pub(super) fn family(ways: Ways) -> Family {
    let visit = ways.underway();
    let told = |id, title, notice: Notice| -> Sample {
        sample(id, title, &visit, |visit, dispatch| notices(visit.notice.as_ref(), dispatch)).told(notice)
    };
    let plain = |id, title, draw: fn() -> Html| sample(id, title, &visit, move |_, _| draw());
    let samples = vec![
        told("notice-welcome-back", "Back after some time", Notice::WelcomeBack(Some("last night"))),
        told("notice-not-kept", "Nothing can be kept", Notice::NotKept),
        told("notice-unreadable", "What was kept cannot be read", Notice::Unreadable),
        told("notice-bad-link", "A link to a visit that cannot be read", Notice::BadLink),
        told(
            "notice-guide-changed",
            "The guide changed, one answer fell away",
            Notice::GuideChanged(vec!["Is there enough room in iCloud?".to_owned()]),
        ),
        told("notice-adopted", "A visit behind a code", Notice::Adopted),
        told("notice-elsewhere", "Gone on in another tab", Notice::Elsewhere(visit.events.clone())),
        told(
            "notice-dropped",
            "Answers that no longer apply",
            Notice::Dropped(vec!["Is there enough room in iCloud?", "Restart the iPhone"]),
        ),
        plain("notice-misfit", "An answer that fits badly", || misfit("Yes, there is enough room")),
        plain("error-summary", "There is a problem", error_summary),
        plain("error-field", "The same at the field", field_error),
        plain("not-loaded", "A part that did not come", || not_loaded(Callback::noop())),
    ];
    Family { id: "notices", title: "Notices and errors", samples }
}
