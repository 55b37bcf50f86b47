//! The root component: which screen is shown.

use std::ptr;
use std::rc::Rc;

use unstuck_engine::{FixId, Model, Step};
use yew::prelude::*;

use crate::ahead::use_ahead;
use crate::components::attribute::Attr;
use crate::components::element::{With, element, several};
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
use crate::editions::Editions;
use crate::phone::Phone;
use crate::platform::dom;
use crate::platform::later::later;
use crate::resume;
use crate::scenes::Scenes;
use crate::store::{Dispatch, Target, Travel, View, Visit, VisitContext, use_store};
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

/// What the page's contract says of a screen.
struct Screen {
    /// `data-screen`
    name: &'static str,
    /// `data-step`
    step: Option<&'static str>,
    /// The first part of the page's title.
    title: &'static str,
}

/// The app.
#[component]
pub(crate) fn App(props: &Props) -> Html {
    let visit: VisitContext = {
        let props = *props;
        use_store(move || resume::visit(props))
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
    let scenes = use_mut_ref(|| Scenes::begin(&visit));
    let again = use_force_update();
    use_ahead(&visit, {
        let scenes = Rc::clone(&scenes);
        Callback::from(move |next| {
            scenes.borrow_mut().prepare(next);
            again.force_update();
        })
    });
    let drawn = use_mut_ref(|| visit.screen);
    if drawn.replace(visit.screen) != visit.screen {
        // The focus goes with the old screen anyway. A browser that finds it gone only then works out the looks of all that is
        // new by that time, and once more when the rest has come.
        dom::drop_focus();
    }
    let dispatch: Dispatch = visit.dispatcher();
    let screen = screen(&visit);
    let title = [if *problem { "Error: " } else { "" }, screen.title, " - Unstuck"].concat();
    use_effect_with(title, |title| {
        let title = title.clone();
        later(move || dom::set_title(&title));
    });
    // What follows a moment after the step, for the step is what the person waits for. The side column; and the notice, for what
    // is put into a live region before the focus has moved is talked over, and a region is listened to only if it stood there
    // before its words.
    let followed = use_state_eq(|| (false, visit.clone()));
    {
        let (followed, visit) = (followed.setter(), visit.clone());
        use_effect_with(visit.serial, move |_| later(move || followed.set((true, visit))));
    }
    let (has_followed, beside) = (*followed).clone();
    let has_followed = has_followed && beside.screen == visit.screen;
    // The side column is drawn after this, and not always in the same turn.
    let settled = use_state_eq(|| None);
    {
        let settled = settled.setter();
        use_effect_with((has_followed, visit.screen), move |(followed, screen)| {
            if *followed {
                settled.set(Some(*screen));
            }
        });
    }
    let notice = visit.notice.as_ref().filter(|_| has_followed);
    let mut scenes = scenes.borrow_mut();
    scenes.show(&visit);
    if has_followed {
        scenes.clear();
    }
    let column = element("div", "shell__column").of([
        notices(notice, &dispatch),
        back_bar(&visit, &dispatch),
        scenes.place(),
    ]);
    let mut app = element("div", "app")
        .of([
            header(&visit, &dispatch),
            element("div", "shell__body").of([column, side(beside, *is_wide)]),
            footer(),
        ])
        .with(Attr::DataUnstuck, "")
        .with(Attr::DataScreen, screen.name);
    if let Some(step) = screen.step {
        app = app.with(Attr::DataStep, step);
    }
    if *settled == Some(visit.screen) {
        // Whoever tests the page waits for this.
        app = app.with(Attr::DataReady, if visit.ahead.is_over(&visit) { "ahead" } else { "step" });
    }
    if matches!(visit.travel, Travel::Undo | Travel::Browser) {
        app = app.with(Attr::DataDirection, "back");
    }
    several([app, scenes.all(&problem.setter())])
}

/// The side column of a visit.
fn side(visit: VisitContext, is_wide: bool) -> Html {
    html! {
        <ContextProvider<VisitContext> context={visit.clone()}><Side {visit} {is_wide} /></ContextProvider<VisitContext>>
    }
}

fn screen(visit: &Visit) -> Screen {
    let here = |name, target: Target| Screen {
        name,
        step: Some(visit.id(target)),
        title: match target {
            Target::Question(id) => &visit.question(id).ask,
            Target::Fix(id) => &visit.fix(id).title,
        },
    };
    let end = |name| Screen { name, step: None, title: words::heading(visit) };
    match &visit.view {
        View::Guide(page) => {
            Screen { name: "guide", step: None, title: guide::title(visit.guide, page.as_deref()) }
        }
        View::Change(target @ Target::Question(_), _) => here("question", *target),
        View::Change(target, read) => here(if *read { "fix" } else { "caution" }, *target),
        View::Step => match visit.state.step {
            Step::Start => end("start"),
            Step::Question(id) | Step::Again(id) => here("question", Target::Question(id)),
            Step::Caution(id) => Screen { title: words::heading(visit), ..here("caution", Target::Fix(id)) },
            Step::Fix(id) => here("fix", Target::Fix(id)),
            Step::Wait(id) => Screen { title: words::heading(visit), ..here("wait", Target::Fix(id)) },
            Step::Resolved(_) => end("resolved"),
            Step::Support(_) => end("support"),
        },
    }
}

/// What the person looks at.
pub(crate) fn body(visit: &Visit, dispatch: &Dispatch, onerror: UseStateSetter<bool>) -> Html {
    let question = |id, changing| html! { <Question {id} {changing} {onerror} /> };
    match (&visit.view, visit.state.step) {
        (View::Guide(page), _) => guide::frame(visit, dispatch, page.as_deref()),
        (View::Change(Target::Question(id), _), _) => question(*id, true),
        (View::Change(Target::Fix(id), read), _) => fix(*id, true, *read),
        (View::Step, step) => match step {
            Step::Start => html! { <Start /> },
            Step::Question(id) => question(id, false),
            Step::Again(id) => question(id, true),
            Step::Caution(id) => fix(id, false, false),
            Step::Fix(id) => fix(id, false, true),
            Step::Wait(id) => html! { <Wait {id} /> },
            Step::Resolved(id) => html! { <Resolved {id} /> },
            Step::Support(reason) => html! { <Support {reason} /> },
        },
    }
}

/// A fix, or its caution for who has not read it.
fn fix(id: FixId, changing: bool, read: bool) -> Html {
    if read {
        html! { <Fix {id} {changing} /> }
    } else {
        html! { <Caution {id} {changing} /> }
    }
}
