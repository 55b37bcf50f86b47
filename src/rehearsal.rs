//! The screens of a visit, drawn once where nobody sees them while the person reads the first. A browser translates a program
//! piece by piece when it is first run, and so the first click would wait for that.

use gloo::timers::callback::Timeout;
use unstuck_engine::{FixId, QuestionId};
use yew::prelude::*;

use crate::components::steps::fix::Fix;
use crate::components::steps::question::Question;
use crate::platform::dom;
use crate::store::Visit;

/// Before the rehearsal, in milliseconds: the page has to come first, and whoever clicks at once.
const STILL: u32 = 500;

/// What is drawn for a moment after the page has come, and then taken away.
#[hook]
pub(crate) fn use_rehearsal(visit: &Visit, onerror: UseStateSetter<bool>) -> Html {
    let place = use_state(|| None);
    {
        let place = place.setter();
        use_effect_with((), move |()| {
            let timer = Timeout::new(STILL, move || place.set(dom::nowhere()));
            move || drop(timer)
        });
    }
    {
        let over = place.setter();
        use_effect_with(place.is_some(), move |drawn| {
            if *drawn {
                over.set(None);
            }
        });
    }
    let Some(place) = (*place).clone().filter(|_| visit.screen == 0) else { return Html::default() };
    // Those that have the most to draw: with a place in Settings.
    let question = visit.guide.questions.iter().position(|question| question.place.is_some());
    let fix = visit.guide.fixes.iter().position(|fix| fix.place.is_some());
    let (Some(question), Some(fix)) = (question, fix) else { return Html::default() };
    let (question, fix) = (QuestionId::of(question), FixId::of(fix));
    create_portal(html! { <><Question id={question} {onerror} /><Fix id={fix} /></> }, place)
}
