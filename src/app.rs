//! The root component: which screen is shown.

use std::ptr;

use unstuck_engine::{FixId, Model, QuestionId, Step};
use yew::prelude::*;

use crate::ahead::use_ahead;
use crate::components::attribute::Attr;
use crate::components::element::{With, element};
use crate::components::notice::notices;
use crate::components::shell::{back_bar, footer, header};
use crate::components::side::Side;
use crate::components::steps::caution::Caution;
use crate::components::steps::fix::Fix;
use crate::components::steps::question::Question;
use crate::components::steps::resolved::Resolved;
use crate::components::steps::start::Start;
use crate::components::steps::support::Support;
use crate::components::steps::wait::Wait;
use crate::digits::number;
use crate::editions::Editions;
use crate::phone::Phone;
use crate::platform::dom;
use crate::platform::later::later;
use crate::rehearsal::use_rehearsal;
use crate::resume;
use crate::store::{Dispatch, Shown, Target, Travel, View, Visit, VisitContext};
use crate::sync::use_sync;
use crate::{guide, words};

/// Properties of [`App`].
#[derive(Clone, Copy, Properties)]
pub(crate) struct Props {
    pub(crate) editions: Editions,
    pub(crate) model: &'static Model,
    pub(crate) phone: Phone,
}

impl PartialEq for Props {
    fn eq(&self, other: &Self) -> bool {
        ptr::eq(self.model, other.model)
    }
}

/// What the page's contract says of the screen.
pub(crate) struct Screen {
    /// `data-screen`
    name: &'static str,
    /// `data-step`
    step: Option<&'static str>,
    /// The first part of the page's title.
    title: &'static str,
    pub(crate) body: Html,
}

/// The app.
#[component]
pub(crate) fn App(props: &Props) -> Html {
    let visit: VisitContext = {
        let props = *props;
        use_reducer(move || resume::visit(props))
    };
    let problem = use_state_eq(|| false);
    let is_wide = use_state_eq(dom::is_wide);
    {
        let problem = problem.setter();
        use_effect_with(visit.screen, move |number| {
            // The first screen of a page must not take the focus from where the person is.
            if *number > 0 {
                // The first thing to wait: the browser would have to lay the screen out while it is still being made.
                later(dom::focus_heading);
                problem.set(false);
            }
        });
    }
    use_sync(&visit);
    use_ahead(&visit);
    let drawn = use_mut_ref(|| visit.screen);
    if drawn.replace(visit.screen) != visit.screen {
        // The focus goes with the old screen anyway. A browser that finds it gone only then works out the looks of all that is
        // new by that time, and once more when the rest has come.
        dom::drop_focus();
    }
    let rehearsal = use_rehearsal(&visit, problem.setter());
    let dispatch: Dispatch = visit.dispatcher();
    let screen = screen(&visit, &dispatch, problem.setter());
    let title = [if *problem { "Error: " } else { "" }, screen.title, " - Unstuck"].concat();
    use_effect_with(title, |title| {
        let title = title.clone();
        later(move || dom::set_title(&title));
    });
    // What follows a moment after the step, for the step is what the person waits for. The side column; and the notice, for what
    // is put into a live region before the focus has moved is talked over, and a region is listened to only if it stood there
    // before its words.
    let followed = use_state_eq(|| (None, visit.serial));
    {
        let (followed, screen) = (followed.setter(), visit.screen);
        use_effect_with(visit.serial, move |serial| {
            let serial = *serial;
            later(move || followed.set((Some(screen), serial)));
        });
    }
    let (screen_followed, serial) = *followed;
    let notice = visit.notice.as_ref().filter(|_| screen_followed == Some(visit.screen));
    let shown = Shown::at(serial, visit.clone());
    let column = element("div", "shell__column").of([
        notices(notice, &dispatch),
        back_bar(&visit, &dispatch),
        element("main", "shell__main").of([screen.body]).keyed(&number(visit.screen as usize)),
    ]);
    let mut app = element("div", "app")
        .of([
            header(&visit, &dispatch),
            element("div", "shell__body").of([column, html! { <Side {shown} is_wide={*is_wide} /> }]),
            footer(),
        ])
        .with(Attr::DataUnstuck, "")
        .with(Attr::DataScreen, screen.name);
    if let Some(step) = screen.step {
        app = app.with(Attr::DataStep, step);
    }
    if matches!(visit.travel, Travel::Undo | Travel::Browser) {
        app = app.with(Attr::DataDirection, "back");
    }
    html! {
        <ContextProvider<VisitContext> context={visit}>{ app }{ rehearsal }</ContextProvider<VisitContext>>
    }
}

/// What the person looks at.
pub(crate) fn screen(visit: &Visit, dispatch: &Dispatch, onerror: UseStateSetter<bool>) -> Screen {
    match &visit.view {
        View::Step => step(visit, onerror),
        View::Change(target, read) => change(visit, *target, *read, onerror),
        View::Guide(page) => Screen {
            name: "guide",
            step: None,
            title: guide::title(visit.guide, page.as_deref()),
            body: guide::frame(visit, dispatch, page.as_deref()),
        },
    }
}

fn step(visit: &Visit, onerror: UseStateSetter<bool>) -> Screen {
    let fix_id = |id: FixId| Some(visit.id(Target::Fix(id)));
    let (name, step, body) = match visit.state.step {
        Step::Start => ("start", None, html! { <Start /> }),
        Step::Question(id) => {
            ("question", Some(visit.id(Target::Question(id))), question(id, false, onerror))
        }
        Step::Again(id) => return change(visit, Target::Question(id), true, onerror),
        Step::Caution(id) => ("caution", fix_id(id), caution(id, false)),
        Step::Fix(id) => ("fix", fix_id(id), fix(id, false)),
        Step::Wait(id) => ("wait", fix_id(id), html! { <Wait {id} /> }),
        Step::Resolved(id) => ("resolved", None, html! { <Resolved {id} /> }),
        Step::Support(reason) => ("support", None, html! { <Support {reason} /> }),
    };
    Screen { name, step, title: words::heading(visit), body }
}

// Each of these is shown by two of the functions around, and the macro would be written out in both.
#[inline(never)]
fn question(id: QuestionId, changing: bool, onerror: UseStateSetter<bool>) -> Html {
    html! { <Question {id} {changing} {onerror} /> }
}

#[inline(never)]
fn fix(id: FixId, changing: bool) -> Html {
    html! { <Fix {id} {changing} /> }
}

#[inline(never)]
fn caution(id: FixId, changing: bool) -> Html {
    html! { <Caution {id} {changing} /> }
}

fn change(visit: &Visit, target: Target, read: bool, onerror: UseStateSetter<bool>) -> Screen {
    let (name, title, body) = match target {
        Target::Question(id) => ("question", &visit.question(id).ask, question(id, true, onerror)),
        Target::Fix(id) if read => ("fix", &visit.fix(id).title, fix(id, true)),
        Target::Fix(id) => ("caution", &visit.fix(id).title, caution(id, true)),
    };
    Screen { name, step: Some(visit.id(target)), title, body }
}
