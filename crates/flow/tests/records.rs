//! The record of a visit: what is written is read back, and what is not a record is refused.

mod support;

use proptest::prelude::*;
use support::{BASE, any_events};
use unstuck_engine::Event;
use unstuck_flow::compile::compile;
use unstuck_flow::guide::Guide;
use unstuck_flow::record::{RecordError, decode, encode};

fn guide() -> Guide {
    compile(BASE).guide.expect("a guide without findings is compiled")
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_record_is_read_back_as_it_was(events in any_events(&guide())) {
        let guide = guide();
        let restored = decode(&guide, &encode(&guide, &events)).expect("it is a record");
        prop_assert_eq!(restored.events, events);
        prop_assert!(restored.unknown.is_empty());
    }

    #[test]
    fn no_text_makes_the_reader_fail(text in "\\PC{0,200}") {
        let _ = decode(&guide(), &text);
    }

    #[test]
    fn a_cut_record_is_a_shorter_visit_or_refused(events in any_events(&guide()), cut: prop::sample::Index) {
        let guide = guide();
        let whole = encode(&guide, &events);
        let cut = &whole[..cut.index(whole.len())];
        if let Ok(restored) = decode(&guide, cut) {
            // The last line may have been cut to another event that is complete; all before it are as they were.
            let sound = restored.events.len().saturating_sub(1);
            prop_assert_eq!(&restored.events[..sound], &events[..sound]);
        }
    }
}

#[test]
fn what_the_guide_no_longer_has_is_named_once_and_left_out() {
    let guide = guide();
    let question = &guide.questions[0];
    let gone = [
        "answer no-such-question yes",
        &format!("answer {} no-such-answer", question.id),
        "prefer-fix no-such-fix",
        "not-fixed no-such-fix",
        "later no-such-fix",
    ];
    let record = format!("unstuck-visit 1 {}\nstart\n{}\nsupport", guide.id, gone.join("\n"));
    let restored = decode(&guide, &record).expect("it is a record");
    assert_eq!(restored.events, [Event::Start, Event::Support]);
    assert_eq!(restored.unknown, ["no such question", &question.ask, "no such fix"]);
}

#[test]
fn what_is_no_record_of_this_guide_and_version_is_refused() {
    let guide = guide();
    let refused = |text: &str| decode(&guide, text).expect_err("it is no record");
    assert_eq!(refused(""), RecordError::NotARecord);
    assert_eq!(refused("{\"answers\":[]}"), RecordError::NotARecord);
    assert_eq!(refused(&format!("unstuck-visit 2 {}", guide.id)), RecordError::Version);
    assert_eq!(refused("unstuck-visit 1 another-guide"), RecordError::OtherGuide);
    assert_eq!(refused(&format!("unstuck-visit 1 {}\nstart\ndance", guide.id)), RecordError::Line(3));
    let endless = format!("unstuck-visit 1 {}{}", guide.id, "\nsupport".repeat(2_001));
    assert_eq!(refused(&endless), RecordError::TooLong);
}
