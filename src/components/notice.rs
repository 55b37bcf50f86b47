//! What the person is told once, above the step.

use yew::prelude::*;

use super::attribute::Attr;
use super::button::{Look, button, local};
use super::element::{With, element, text};
use super::icon::Icon;
use crate::digits::number;
use crate::store::{Action, Dispatch, Notice, Visit, sends};

/// The notice, if there is one.
pub(crate) fn notices(visit: &Visit, dispatch: &Dispatch) -> Html {
    // Always one element: the place stays the same whether something is said or not.
    let notice: Vec<_> = visit.notice.iter().map(|notice| shown(notice, dispatch)).collect();
    element("div", "notices").of(notice).keyed("notices").with(Attr::Role, "status")
}

fn shown(notice: &Notice, dispatch: &Dispatch) -> Html {
    let (class, icon) = match notice {
        Notice::Unreadable | Notice::BadLink => ("notice notice--closable notice--careful", Icon::Warning),
        _ => ("notice notice--closable", Icon::Info),
    };
    let mut said = vec![text("p", "", &words(notice))];
    if *notice == Notice::WelcomeBack {
        let restart = button(Look::Quiet, "restart", "Start again instead", sends(dispatch, Action::Restart));
        said.push(element("p", "notice__actions actions").of([restart]));
    }
    let close = local("notice__close", Icon::Close.small(), sends(dispatch, Action::Dismiss));
    element("div", class)
        .of([
            icon.draw(),
            element("div", "notice__body").of(said),
            close.with(Attr::AriaLabel, "Close this note"),
        ])
        .with(Attr::DataNotice, "")
}

fn words(notice: &Notice) -> String {
    match notice {
        Notice::WelcomeBack => "Welcome back. You are where you left off, with your answers.".to_owned(),
        Notice::NotKept => {
            "This browser does not let us keep your place. Everything works, but a reload or a closed \
                            tab starts from the beginning."
                .to_owned()
        }
        Notice::Unreadable => {
            "Your last visit could not be read, so we start fresh. What was stored is kept aside, \
                               not deleted."
                .to_owned()
        }
        Notice::BadLink => {
            "The link to a visit could not be read. Perhaps a part of it is missing. Copy it once more, whole.".to_owned()
        }
        Notice::GuideChanged(count) => {
            let updated = "The guide was updated since your last visit. ";
            let (answers, were) = if *count == 1 {
                ("One answer".to_owned(), "was")
            } else {
                (number(*count) + " answers", "were")
            };
            [updated, &answers, " no longer applied and ", were, " left out; the rest is kept."].concat()
        }
        Notice::Adopted => "This is the visit behind the code. Back returns to where you were.".to_owned(),
        Notice::Dropped(names) => {
            ["After this change, no longer needed and left out: ", &names.join(" · ")].concat()
        }
    }
}
