//! A part that is renamed is still found by the id that it had: in saved visits, codes, counts and tests, and in the guide.

mod support;

use proptest::prelude::*;
use support::{BASE, any_events};
use unstuck_engine::learn::Counts;
use unstuck_engine::replay;
use unstuck_flow::compile::{Code, compile, visits};
use unstuck_flow::guide::Guide;
use unstuck_flow::stamp::Stamp;
use unstuck_flow::{codec, counts, lower, receipt, record};

/// How many parts of the base guide could be renamed, at the most.
const MOST: usize = 32;

fn guide(source: &str) -> Guide {
    let outcome = compile(source);
    let others: Vec<_> = outcome.diagnostics.iter().filter(|found| found.code != Code::RenamedId).collect();
    assert!(others.is_empty(), "{others:?}");
    outcome.guide.expect("a guide without errors is compiled")
}

/// The base guide with new ids for some of its parts. What speaks of them in the guide still says the old ones.
fn renamed(which: &[bool]) -> String {
    let mut parts = 0;
    let lines = BASE.lines().enumerate().map(|(at, line)| {
        let id = line.strip_prefix("id = \"").and_then(|rest| rest.strip_suffix('"'));
        // The first is that of the guide; the unknown cause always has its id.
        let Some(id) = id.filter(|id| at > 3 && *id != "other") else { return line.to_owned() };
        parts += 1;
        if which[parts % MOST] {
            format!("id = \"new-{id}-{parts}\"\nformerly = [\"oldest-{id}-{parts}\", \"{id}\"]")
        } else {
            line.to_owned()
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Of a part with several former ids the first counts in what is made from ids; here that is the one it has in the base guide.
fn renamed_once(which: &[bool]) -> String {
    renamed(which)
        .lines()
        .map(|line| match line.strip_prefix("formerly = [\"oldest-").and_then(|rest| rest.split_once(", ")) {
            Some((_, rest)) => format!("formerly = [{rest}"),
            None => line.to_owned(),
        })
        .collect::<Vec<_>>()
        .join("\n")
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn a_visit_from_before_a_rename_is_the_same_visit_after_it(
        which in prop::collection::vec(any::<bool>(), MOST),
        events in any_events(&guide(BASE)),
    ) {
        let before = guide(BASE);
        let after = guide(&renamed(&which));
        let restored = record::decode(&after, &record::encode(&before, &events)).expect("it is a record");
        prop_assert_eq!(&restored.events, &events);
        prop_assert!(restored.unknown.is_empty());
        let models = [&before, &after].map(|guide| lower::model(guide).expect("a compiled guide runs"));
        let [was, is] = [(&models[0], &events), (&models[1], &restored.events)].map(|(model, events)| replay(model, events));
        prop_assert_eq!(was.step, is.step);
        let bytes = codec::encode(&after, &compile(&renamed(&which)).names);
        prop_assert_eq!(codec::decode(&bytes, None).expect("it is a guide").former, after.former);
    }

    #[test]
    fn a_code_and_counts_outlive_a_rename_and_go_back(
        which in prop::collection::vec(any::<bool>(), MOST),
        events in any_events(&guide(BASE)),
    ) {
        let before = guide(BASE);
        let after = guide(&renamed_once(&which));
        let code = receipt::encode(&before, &events);
        prop_assert_eq!(&receipt::encode(&after, &events), &code);
        prop_assert_eq!(receipt::decode(&after, &code), receipt::decode(&before, &code));
        prop_assert_eq!(Stamp::of(&after), Stamp::of(&before));
        let model = lower::model(&before).expect("a compiled guide runs");
        let mut counted = Counts::new(&model);
        counted.add_visit(&model, &events);
        let written = counts::encode(&before, &counted);
        let read = counts::decode(&after, &model, &written).expect("they are counts of this guide");
        prop_assert_eq!(counts::encode(&before, &read), written);
    }
}

#[test]
fn visits_that_are_written_down_may_speak_of_the_id_that_was() {
    let after = guide(&renamed(&[true; MOST]));
    let written =
        "[[visit]]\nwho = \"Somebody\"\nanswers = [\"symptom.dark\"]\nhelped_by = [\"plug\"]\nscreens = 9\n";
    let (read, found) = visits(&after, written);
    assert_eq!(read.len(), 1);
    let said: Vec<_> = found.iter().map(|found| (found.code, found.primary.span.text(written))).collect();
    assert_eq!(
        said,
        [(Code::RenamedId, "symptom"), (Code::RenamedId, "dark"), (Code::RenamedId, "\"plug\"")]
    );
}

#[test]
fn a_guide_in_which_nothing_was_renamed_keeps_nothing_about_it() {
    let outcome = compile(BASE);
    let guide = outcome.guide.expect("a guide without findings is compiled");
    assert!(guide.former.is_empty());
    let once = BASE.replacen("id = \"plug\"", "id = \"plug-in\"\nformerly = [\"plug\"]", 1);
    let size = |source: &str| {
        let outcome = compile(source);
        codec::encode(&outcome.guide.expect("it compiles"), &outcome.names).len()
    };
    // Both ids with their ends, beside the longer id itself.
    assert_eq!(size(&once) - size(BASE), "plug.plug-in.".len() + "-in".len());
}
