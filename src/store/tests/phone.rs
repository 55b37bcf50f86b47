//! What is known of the iPhone, and what it changes.

use super::*;
use crate::phone::Said;

/// An iPhone with this version in its browser's name.
fn iphone(version: &str) -> Phone {
    Phone::seen(&["(iPhone; iPhone OS 18_6) Version/", version].concat(), Device::FaceId)
}

#[test]
fn the_summary_names_the_ios_of_the_iphone() {
    let visit = visit().reduce(Action::Happened(Event::Start));
    let summary = |phone: Phone, said: Option<Said>| {
        let visit = Rc::new(Visit { phone, ..(*visit).clone() });
        let visit = said.into_iter().fold(visit, |visit, said| visit.reduce(Action::Phone(said)));
        Summary::new(&visit, String::new()).text()
    };
    let seen = summary(iphone("26.1"), None);
    assert!(seen.contains("\nOn the iPhone: iOS 26.1 (as its browser says)\n"), "{seen}");
    let chosen = summary(iphone("26.1"), Some(Said::Ios(17)));
    assert!(chosen.contains("\nOn the iPhone: iOS 16 or 17\n"), "{chosen}");
    assert!(!summary(elsewhere(), None).contains("On the iPhone"));
    let other = summary(iphone("26.1"), Some(Said::Here(false)));
    assert!(!other.contains("On the iPhone"), "another device says nothing of the iPhone");
}

/// The labels of a fix that lie on the way to it.
fn way(visit: &Visit, id: &str) -> Vec<String> {
    visit.fix(fix(visit, id)).place.as_ref().expect("it is somewhere").path.clone()
}

#[test]
fn the_names_follow_the_iphone_and_nothing_else_moves() {
    let visit = at_a_caution();
    let storage = |visit: &Visit| way(visit, "delete-old-backups")[3].clone();
    assert_eq!(storage(&visit), "Storage");
    let choose = |visit: &Rc<Visit>, ios| Rc::clone(visit).reduce(Action::Phone(Said::Ios(ios)));
    let changed = choose(&visit, 17);
    assert_eq!(storage(&changed), "Manage Account Storage");
    assert_eq!((changed.travel, changed.screen, changed.depth), (visit.travel, visit.screen, visit.depth));
    assert_eq!((&changed.events, &changed.view), (&visit.events, &visit.view));
    assert!(Rc::ptr_eq(&changed.state, &visit.state) && Rc::ptr_eq(&changed.ahead, &visit.ahead));
    assert_ne!(*changed, *visit, "the screen has to be drawn again");
    // The choice stays open on the screen it was used on, and on no other.
    assert_eq!(changed.chosen_on, Some(changed.screen));
    let next = Rc::clone(&changed).reduce(Action::Followed(View::Guide(None)));
    assert_ne!(next.chosen_on, Some(next.screen));
    assert_eq!(storage(&choose(&changed, 15)), "Manage Storage");
    assert_eq!(storage(&choose(&changed, 26)), "Storage");
}

#[test]
fn each_edition_is_read_once() {
    let visit = visit();
    let choose = |visit: Rc<Visit>, ios| visit.reduce(Action::Phone(Said::Ios(ios)));
    let once = choose(visit, 17);
    let first = once.guide;
    let again = choose(choose(choose(once, 26), 15), 16);
    assert!(std::ptr::eq(first, again.guide), "16 and 17 are one era");
}

#[test]
fn start_again_keeps_the_iphone() {
    let visit = at_a_caution();
    let visit =
        visit.reduce(Action::Phone(Said::Ios(15))).reduce(Action::Phone(Said::Kind(Device::HomeButton)));
    let said = visit.phone;
    assert_eq!((said.ios(), said.kind()), (Some(15), Device::HomeButton));
    let visit = visit.reduce(Action::restart());
    assert_eq!((visit.phone, visit.state.step), (said, Step::Start));
    assert_eq!(way(&visit, "delete-old-backups")[3], "Manage Storage");
}
