//! What the person is told once, above the step.

use yew::prelude::*;

use super::attribute::Attr;
use super::button::{Look, button, local};
use super::element::{With, element, text};
use super::icon::Icon;
use crate::store::{Action, Dispatch, Notice, sends};

/// The notice, if there is one.
pub(crate) fn notices(notice: Option<&Notice>, dispatch: &Dispatch) -> Html {
    // Always one element: the place stays the same whether something is said or not.
    let notice: Vec<_> = notice.map(|notice| shown(notice, dispatch)).into_iter().collect();
    element("div", "notices").of(notice).keyed("notices").with(Attr::Role, "status")
}

fn shown(notice: &Notice, dispatch: &Dispatch) -> Html {
    let (class, icon) = match notice {
        Notice::Unreadable | Notice::BadLink => ("notice notice--closable notice--careful", Icon::Warning),
        _ => ("notice notice--closable", Icon::Info),
    };
    let mut said = vec![text("p", "", &words(notice))];
    let act = match notice {
        Notice::WelcomeBack(_) => Some(("restart", "Start again instead", Action::restart())),
        Notice::Elsewhere(_) => Some(("resume", "Go on from there", Action::GoOnThere)),
        _ => None,
    };
    let act = act.map(|(name, label, action)| button(Look::Quiet, name, label, sends(dispatch, action)));
    said.extend(act.map(|act| element("p", "notice__actions actions").of([act])));
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
        Notice::WelcomeBack(when) => {
            let here = when.map(|when| ["You were here ", when, ". "].concat()).unwrap_or_default();
            ["Welcome back. ", &here, "You are where you left off, with your answers."].concat()
        }
        Notice::Elsewhere(_) => {
            "You have gone on with this in another tab. Whatever you do here next takes its place.".to_owned()
        }
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
        Notice::GuideChanged(gone) => {
            let updated = "The guide was updated since your last visit. Your answers are kept, without what no longer applies: ";
            [updated, &gone.join(" · ")].concat()
        }
        Notice::Adopted => "This is the visit behind the code. Back returns to where you were.".to_owned(),
        Notice::Dropped(names) => {
            ["After this change, no longer needed and left out: ", &names.join(" · ")].concat()
        }
    }
}
