//! What leaves the store: entries of the history, records, codes and summaries.

use unstuck_flow::former::Former;
use unstuck_flow::receipt;

use super::*;
use crate::guide::Topic;
use crate::ticks::Ticks;
use crate::{entry, mail, words};

#[test]
fn the_summary_names_everything_that_was_said_and_tried() {
    let visit = visit().reduce(Action::Happened(Event::Start));
    let visit = go_on(visit, |_| false);
    assert!(matches!(visit.state.step, Step::Support(_)));
    let summary = Summary::new(&visit, "2026-11-22".to_owned()).text();
    for event in &visit.events {
        if let Some(subject) = words::subject(&visit, *event) {
            assert!(summary.contains(subject), "{subject} is missing in\n{summary}");
        }
    }
}

#[test]
fn the_summary_puts_what_nobody_could_answer_after_what_is_known() {
    let visit = visit().reduce(Action::Happened(Event::Start));
    let known = Rc::clone(&visit).reduce(Action::Happened(answer(&visit, "symptom", "weeks-since")));
    let Step::Question(asked) = known.state.step else { panic!("{:?}", known.state.step) };
    let ask = &known.question(asked).ask;
    let end = ["\n- No answer to: ", ask, "\n"].concat();
    for open in [Event::NotSure(asked), Event::Skip(asked)] {
        let text = Summary::new(&Rc::clone(&known).reduce(Action::Happened(open)), String::new()).text();
        let (before, _) = text.split_once(&end).expect(&text);
        assert!(before.contains("What I see and know\n- ") && !before.contains(&**ask), "{text}");
    }
}

#[test]
fn an_entry_of_the_history_is_read_back_as_it_was() {
    let begun = at_a_caution();
    let symptom = Target::Question(question(&begun, "symptom"));
    let views = [
        View::Step,
        View::Change(symptom, true),
        View::Guide(None),
        View::Guide(Some("storage-full".to_owned())),
    ];
    for view in views {
        let begun = Rc::new(Visit { since: Rc::default(), ..(*begun).clone() });
        let visit = Rc::clone(&begun).reduce(Action::Followed(view.clone()));
        visit.since.set(1_795_872_000_000.0).expect("nobody has asked for it yet");
        let kept = entry::decode(visit.guide, &entry::encode(&visit)).expect("it is an entry");
        assert_eq!((kept.view, kept.events, kept.depth), (view, visit.events.clone(), visit.depth));
        assert_eq!(kept.since, 1_795_872_000_000.0);
    }
    assert_eq!(entry::decode(begun.guide, "something else"), None);
    assert_eq!(entry::decode(begun.guide, "1 step\nunstuck-visit 9 icloud-backup"), None);
}

#[test]
fn what_was_kept_before_a_part_was_renamed_is_found() {
    let begun = at_a_caution();
    let symptom = Target::Question(question(&begun, "symptom"));
    let visit = Rc::clone(&begun).reduce(Action::Followed(View::Change(symptom, true)));
    visit.since.set(0.0).expect("nobody has asked for it yet");
    let mut ticks = Ticks::default();
    ticks.turn(fix(&visit, "restart"), 0);
    let mut renamed = visit.guide.clone();
    let questions = renamed.questions.iter_mut().map(|of| &mut of.id);
    let causes = renamed.causes.iter_mut().map(|of| &mut of.id);
    for id in questions.chain(renamed.fixes.iter_mut().map(|of| &mut of.id)).chain(causes) {
        let is = format!("new-{id}");
        renamed.former.push(Former { was: std::mem::replace(id, is.clone()), is });
    }

    let kept = entry::decode(&renamed, &entry::encode(&visit)).expect("it is an entry");
    assert_eq!((kept.view, kept.events), (visit.view.clone(), visit.events.clone()));
    assert_eq!(Ticks::decode(&renamed, &ticks.encode(visit.guide)), ticks);
    assert_eq!(receipt::encode(&renamed, &visit.events), receipt::encode(visit.guide, &visit.events));
    assert!(Topic::find(&renamed, "storage-full").is_some() && Topic::find(&renamed, "restart").is_some());
}

#[test]
fn what_another_tab_did_is_offered_and_taken_over_when_asked_for() {
    let (visit, fix) = at_a_fix();
    let same = Rc::clone(&visit).reduce(Action::Elsewhere(visit.events.clone()));
    assert_eq!(same.notice, visit.notice, "it stands at the same place");
    let mut further = visit.events.clone();
    further.push(Event::NotFixed(fix));
    let told = Rc::clone(&visit).reduce(Action::Elsewhere(further.clone()));
    assert_eq!(told.notice, Some(Notice::Elsewhere(further.clone())));
    assert_eq!(told.events, visit.events, "nothing moves under the person’s hands");
    let there = Rc::clone(&told).reduce(Action::GoOnThere);
    assert_eq!((&there.events, &there.notice), (&further, &None));
    let here = told.reduce(Action::Happened(Event::CouldNot(fix)));
    assert_eq!(here.notice, None, "going on here is an answer, too");
}

#[test]
fn a_kept_record_restores_the_same_screen() {
    let visit = at_a_caution();
    let kept = record::encode(visit.guide, &visit.events);
    let events = record::decode(visit.guide, &kept).expect("it is a record").events;
    let restored = begun(&visit, events);
    assert_eq!(*restored.state, *visit.state);
}

#[test]
fn a_visit_is_handed_over_in_an_address_and_a_part_of_it_is_none() {
    let visit = at_a_caution();
    let address = entry::handover(visit.guide, &visit.events, "");
    let is_plain = |sign: char| sign.is_ascii_lowercase() || sign.is_ascii_digit() || "-./".contains(sign);
    assert!(address.chars().all(is_plain), "nothing needs escaping in {address}");
    let read = entry::handed_over(visit.guide, &address).expect("it hands a visit over");
    assert_eq!((read.visit.expect("it can be read").events, read.since), (visit.events.clone(), None));
    let waits = entry::handover(visit.guide, &visit.events, "29931200");
    assert!(waits.chars().all(is_plain), "nothing needs escaping in {waits}");
    let read = entry::handed_over(visit.guide, &waits).expect("it hands a visit over");
    let since = Some(1_795_872_000_000.0);
    assert_eq!((read.visit.expect("it can be read").events, read.since), (visit.events.clone(), since));
    assert_eq!(entry::view_of_hash(&address), View::Step);
    for part in [
        "visit/",
        "visit/29931200",
        "visit/29931200/",
        "visit/soon/unstuck-visit.1.icloud-backup/start",
        "visit/unstuck-visit.2.icloud-backup/start",
        "visit/unstuck-visit.1.other/start",
    ] {
        assert!(entry::handed_over(visit.guide, part).is_some_and(|read| read.visit.is_err()), "{part}");
    }
    assert!(entry::handed_over(visit.guide, &address[..address.len() - 3]).is_some());
    for other in ["", "guide", "guide/why-backup", "visit"] {
        assert!(entry::handed_over(visit.guide, other).is_none(), "{other}");
    }
}

#[test]
fn a_visit_behind_a_code_takes_the_place_of_the_present_one_in_an_entry_of_its_own() {
    let mine = go_on(visit(), |step| matches!(step, Step::Fix(_)));
    let theirs = go_on(visit(), |step| matches!(step, Step::Support(_)));
    let page = Rc::clone(&mine).reduce(Action::Followed(View::Guide(Some("code".to_owned()))));
    let adopted = Rc::clone(&page).reduce(Action::Another(theirs.events.clone(), Some(Notice::Adopted)));
    assert_eq!((&adopted.events, &adopted.view), (&theirs.events, &View::Step));
    assert_eq!(adopted.state.step, theirs.state.step);
    // A new entry, behind which the browser has the page with the visit from before.
    assert_eq!((adopted.travel, adopted.depth), (Travel::Forward, page.depth + 1));
    assert_eq!(adopted.notice, Some(Notice::Adopted));
    page.since.set(0.0).expect("nobody has asked for it yet");
    let kept = entry::decode(page.guide, &entry::encode(&page)).expect("it is an entry");
    assert_eq!(kept.events, mine.events);
}

#[test]
fn the_summary_has_the_code_of_the_visit_near_its_beginning() {
    let visit = go_on(visit(), |step| matches!(step, Step::Support(_)));
    let text = Summary::new(&visit, "2026-11-25".to_owned()).text();
    let line = text.lines().nth(2).expect("there are lines");
    let code = line.strip_prefix("Code of this visit: ").expect("it is the third line");
    assert_eq!(receipt::decode(visit.guide, code), Ok(visit.events.clone()));
    // So a draft that has to be shortened has it, too.
    let draft = mail::draft(&visit.guide.title, &text);
    assert!(draft.len() <= 2_000 && draft.contains(code), "{draft}");
}
