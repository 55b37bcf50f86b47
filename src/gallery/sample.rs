//! One entry of the gallery, and the visit that its components find around them.

use std::rc::Rc;

use yew::prelude::*;

use crate::platform::stage::{self, Act};
use crate::store::{Dispatch, Notice, View, Visit, VisitContext, use_store};

/// What draws a sample. It gets the visit as it stands, since samples are alive: what is pressed in one happens in it.
type Draw = Rc<dyn Fn(&Visit, &Dispatch) -> Html>;

/// One entry.
#[derive(Clone)]
pub(super) struct Sample {
    /// Stable: tests and pictures find the sample by it.
    pub(super) id: &'static str,
    pub(super) title: &'static str,
    visit: Visit,
    draw: Draw,
    acts: Vec<Act>,
}

/// Samples of one kind.
#[derive(Clone)]
pub(super) struct Family {
    pub(super) id: &'static str,
    pub(super) title: &'static str,
    pub(super) samples: Vec<Sample>,
}

/// A sample in this visit.
pub(super) fn sample(
    id: &'static str,
    title: &'static str,
    visit: &Visit,
    draw: impl Fn(&Visit, &Dispatch) -> Html + 'static,
) -> Sample {
    Sample { id, title, visit: visit.clone(), draw: Rc::new(draw), acts: Vec::new() }
}

impl Sample {
    /// The same after something was told to the person.
    pub(super) fn told(mut self, notice: Notice) -> Self {
        self.visit.notice = Some(notice);
        self
    }

    /// The same while the person looks at something else than the step.
    pub(super) fn viewing(mut self, view: View) -> Self {
        self.visit.view = view;
        self
    }

    /// The same after a click on the first match.
    pub(super) fn press(mut self, selector: &'static str) -> Self {
        self.acts.push(Act::Press(selector));
        self
    }

    /// The same after something was typed into the first match.
    pub(super) fn typed(mut self, selector: &'static str, text: &'static str) -> Self {
        self.acts.push(Act::Type(selector, text));
        self
    }

    /// The same after an entry of a list was picked, counted from 0.
    pub(super) fn picked(mut self, selector: &'static str, at: i32) -> Self {
        self.acts.push(Act::Pick(selector, at));
        self
    }

    /// The same with something folded open, or together.
    pub(super) fn folded(mut self, selector: &'static str, open: bool) -> Self {
        self.acts.push(Act::Fold(selector, open));
        self
    }
}

/// Properties of [`Shown`].
#[derive(Clone, Properties)]
pub(super) struct Props {
    pub(super) sample: Sample,
    /// Told once the sample is as it should be seen.
    pub(super) onready: Callback<()>,
}

impl PartialEq for Props {
    fn eq(&self, other: &Self) -> bool {
        self.sample.id == other.sample.id
    }
}

/// A sample with its heading and a store of its own.
#[component]
pub(super) fn Shown(props: &Props) -> Html {
    let Sample { id, title, draw, .. } = props.sample.clone();
    let visit: VisitContext = {
        let visit = props.sample.visit.clone();
        use_store(move || visit)
    };
    let room = use_node_ref();
    {
        let (room, props) = (room.clone(), props.clone());
        use_effect_with((), move |()| {
            let Props { sample, onready } = props;
            let staged = stage::set(&room, sample.id, sample.acts, move || onready.emit(()));
            move || drop(staged)
        });
    }
    let drawn = draw(&visit, &visit.dispatcher());
    html! {
        <section class="sample" data-sample={id} id={["sample-", id].concat()}>
            <h2 class="sample__title">{ title }{ " " }<code class="sample__id">{ id }</code></h2>
            <div class="sample__room" ref={room}>
                <ContextProvider<VisitContext> context={visit}>{ drawn }</ContextProvider<VisitContext>>
            </div>
        </section>
    }
}
