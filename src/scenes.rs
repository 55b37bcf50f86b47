//! Screens, each in an element of its own: the one that is shown, and those that a click can lead to. These are drawn while the
//! person reads, so that a click only has to put another element into the page.

use std::rc::Rc;

use unstuck_engine::Step;
use yew::prelude::*;

use crate::app;
use crate::digits::number;
use crate::platform::dom;
use crate::store::{View, Visit, VisitContext};

/// How many screens are drawn beforehand at most.
const MOST: usize = 20;

/// The screens that are drawn.
#[derive(Debug)]
pub(crate) struct Scenes {
    drawn: Vec<Drawn>,
    /// Which of them is shown.
    shown: usize,
    /// How many there have been.
    made: u32,
}

/// A screen and where it stands.
#[derive(Debug)]
struct Drawn {
    key: u32,
    visit: VisitContext,
    place: dom::Place,
}

impl Scenes {
    /// Begins with the screen of this visit.
    pub(crate) fn begin(visit: &VisitContext) -> Self {
        let mut scenes = Self { drawn: Vec::new(), shown: 0, made: 0 };
        scenes.push(visit.clone());
        scenes
    }

    fn push(&mut self, visit: VisitContext) {
        self.made += 1;
        self.drawn.push(Drawn { key: self.made, visit, place: dom::place_of_screen() });
    }

    /// Shows the screen of this visit. One that was drawn beforehand stays as it is until it is shown once more.
    pub(crate) fn show(&mut self, visit: &VisitContext) {
        let here = &mut self.drawn[self.shown];
        if here.visit.screen == visit.screen {
            here.visit = visit.clone();
            return;
        }
        let ready = self
            .drawn
            .iter()
            .position(|drawn| is_of(&drawn.visit, visit) && drawn.visit.phone == visit.phone);
        self.shown = ready.unwrap_or_else(|| {
            self.push(visit.clone());
            self.drawn.len() - 1
        });
    }

    /// Draws the screen of a visit that the one shown may become.
    pub(crate) fn prepare(&mut self, next: Rc<Visit>) {
        let here = &self.drawn[self.shown].visit;
        let is_near = next.screen == here.screen + 1;
        // A wait counts minutes from when it is drawn.
        if !is_near || matches!(next.state.step, Step::Start | Step::Again(_) | Step::Wait(_)) {
            return;
        }
        let next = here.with(next);
        if let Some(drawn) = self.drawn.iter_mut().find(|drawn| is_of(&drawn.visit, &next)) {
            drawn.visit = next;
        } else if self.drawn.len() <= MOST {
            self.push(next);
        }
    }

    /// Takes away what was left, and what it could have led to.
    pub(crate) fn clear(&mut self) {
        let (screen, key) = (self.drawn[self.shown].visit.screen, self.drawn[self.shown].key);
        self.drawn.retain(|drawn| drawn.key == key || drawn.visit.screen > screen);
        self.shown = self.drawn.iter().position(|drawn| drawn.key == key).unwrap_or_default();
    }

    /// Where the screen that is shown stands.
    pub(crate) fn place(&self) -> Html {
        Html::VRef(self.drawn[self.shown].place.clone().into())
    }

    /// All of them, each drawn in its place.
    pub(crate) fn all(&self, onerror: &UseStateSetter<bool>) -> Html {
        let scene = |drawn: &Drawn| {
            let (visit, onerror) = (drawn.visit.clone(), onerror.clone());
            create_portal(
                html! { <Scene key={number(drawn.key as usize)} {visit} {onerror} /> },
                drawn.place.clone(),
            )
        };
        self.drawn.iter().map(scene).collect()
    }
}

/// Whether a screen drawn beforehand is that of a visit, though perhaps with the names of another iPhone.
fn is_of(drawn: &Visit, visit: &Visit) -> bool {
    Rc::ptr_eq(&drawn.state, &visit.state)
        && drawn.screen == visit.screen
        && drawn.view == View::Step
        && visit.view == View::Step
}

/// Properties of [`Scene`].
#[derive(Clone, PartialEq, Properties)]
struct Props {
    visit: VisitContext,
    onerror: UseStateSetter<bool>,
}

/// A screen with its visit around it.
#[component]
fn Scene(props: &Props) -> Html {
    let Props { visit, onerror } = props.clone();
    let body = app::body(&visit, &visit.dispatcher(), onerror);
    html! { <ContextProvider<VisitContext> context={visit}>{ body }</ContextProvider<VisitContext>> }
}
