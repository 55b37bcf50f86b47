//! Whether everything is in a second place: a backup on a computer, step by step, and the photos.

use yew::prelude::*;

use super::Props;
use super::form::{Tone, choice, label, result, results, say};
use super::kept::use_kept;
use crate::components::element::{element, several, words};
use crate::components::lines;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Computer {
    Mac,
    OldMac,
    Windows,
    None,
}

const COMPUTERS: [(Computer, &str); 4] = [
    (Computer::Mac, "Mac (Catalina or later)"),
    (Computer::OldMac, "Older Mac"),
    (Computer::Windows, "Windows"),
    (Computer::None, "No computer"),
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Photos {
    Synced,
    Off,
    Unsure,
}

const PHOTOS: [(Photos, &str); 3] =
    [(Photos::Synced, "On, and up to date"), (Photos::Off, "Off"), (Photos::Unsure, "I don’t know")];

#[derive(Clone, Debug, Default, PartialEq)]
struct Typed {
    computer: Option<Computer>,
    /// Which lines are done, by position.
    done: Vec<usize>,
    photos: Option<Photos>,
}

/// What is in a second place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Safe {
    /// A whole copy.
    All,
    /// The photos alone.
    PhotosOnly,
    /// Nothing, as far as is known.
    Nothing,
}

/// What is safe with a computer backup that is finished or not, and photos that sync or not.
fn safe(backed_up: bool, photos: Option<Photos>) -> Safe {
    match (backed_up, photos) {
        (true, _) => Safe::All,
        (false, Some(Photos::Synced)) => Safe::PhotosOnly,
        (false, _) => Safe::Nothing,
    }
}

/// The safety check.
#[component]
pub(super) fn SafetyCheck(_: &Props) -> Html {
    let typed = use_kept(Typed::default);
    let oncomputer = {
        let typed = typed.clone();
        Callback::from(move |computer| {
            typed.set(Typed { computer: Some(computer), done: Vec::new(), ..(*typed).clone() })
        })
    };
    let onphotos = {
        let typed = typed.clone();
        Callback::from(move |photos| typed.set(Typed { photos: Some(photos), ..(*typed).clone() }))
    };
    let lines = typed.computer.map(how).unwrap_or_default();
    let count = lines.len();
    let backed_up = count > 0 && typed.done.len() == count;
    let mut parts = vec![choice(
        "safety-computer",
        "Which computer can you use?",
        &COMPUTERS,
        typed.computer,
        &oncomputer,
    )];
    if typed.computer == Some(Computer::None) {
        parts.push(say("A friend’s computer will do for a day. Without any: keep the backup in iCloud, delete nothing, and see that your photos sync."));
    } else if count > 0 {
        let lines = lines.into_iter().enumerate().map(|(at, line)| {
            let checked = typed.done.contains(&at);
            let typed = typed.clone();
            let onchange = Callback::from(move |_: Event| {
                let mut next = (*typed).clone();
                if checked {
                    next.done.retain(|done| *done != at)
                } else {
                    next.done.push(at)
                }
                typed.set(next);
            });
            let tick = html! { <input class="line__tick" type="checkbox" {checked} {onchange} /> };
            lines::row(tick, vec![line])
        });
        parts.push(element("ol", "lines").of(lines.collect::<Vec<_>>()));
    }
    parts.push(choice("safety-photos", "Is iCloud Photos on?", &PHOTOS, typed.photos, &onphotos));
    if typed.photos == Some(Photos::Unsure) {
        parts.push(several([say("Open the Photos app and go to the very end of the library. It says there when it was last up to date, or how many are still waiting.")]));
    }
    let (tone, title, more) = match safe(backed_up, typed.photos) {
        Safe::All => (
            Tone::Good,
            "Yes: there is a whole copy on the computer.",
            "You can go on, also with steps that cannot be undone.",
        ),
        Safe::PhotosOnly => (
            Tone::Plain,
            "Your photos are, the rest is not.",
            "Messages, Health and the data of apps exist only on this iPhone. Make the backup on a computer before anything that cannot be undone.",
        ),
        Safe::Nothing => (
            Tone::Careful,
            "Not yet.",
            "Until a backup is finished, do nothing that cannot be undone: no reset, no signing out, no deleting of backups.",
        ),
    };
    parts.push(results([result(tone, title, [say(more)])]));
    element("div", "tool__parts").of(parts)
}

/// What to do on this computer, line by line.
fn how(computer: Computer) -> Vec<Html> {
    let (open, find) = match computer {
        Computer::Mac => {
            (words("Open a Finder window."), words("Choose the iPhone in the sidebar, under Locations."))
        }
        Computer::OldMac => (words("Open iTunes."), words("Click the small iPhone at the top left.")),
        Computer::Windows => (
            words("Open Apple Devices from the Microsoft Store, or iTunes where you have no such app."),
            words("Choose the iPhone."),
        ),
        Computer::None => return Vec::new(),
    };
    vec![
        words("Connect the iPhone with its cable."),
        several([words("On the iPhone, tap "), label("Trust"), words(" and enter the passcode.")]),
        open,
        find,
        several([
            words("Choose "),
            label("Back up all of the data on your iPhone to this computer"),
            words(" (the words differ a little)."),
        ]),
        several([
            words("Tick "),
            label("Encrypt local backup"),
            words(
                ". Only so are passwords, Health and the call history in it. Write the password down: without it the backup is worth nothing.",
            ),
        ]),
        several([words("Click "), label("Back Up Now"), words(" and leave it until it is finished.")]),
        words("See that the date of the last backup is today’s."),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_finished_backup_makes_everything_safe() {
        assert_eq!(safe(true, None), Safe::All);
        assert_eq!(safe(true, Some(Photos::Off)), Safe::All);
        assert_eq!(safe(false, Some(Photos::Synced)), Safe::PhotosOnly);
        for photos in [None, Some(Photos::Off), Some(Photos::Unsure)] {
            assert_eq!(safe(false, photos), Safe::Nothing);
        }
    }

    #[test]
    fn every_computer_says_encrypted_and_none_says_nothing() {
        for (computer, _) in COMPUTERS {
            assert_eq!(how(computer).is_empty(), computer == Computer::None);
        }
    }
}
