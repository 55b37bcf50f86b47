//! Whatever was counted, what is proposed can be typed into the guide.

mod support;

use proptest::prelude::*;
use support::BASE;
use unstuck_engine::learn::{Counts, FixCounts, LEAST_UNKNOWN, QuestionCounts};
use unstuck_flow::compile::compile;
use unstuck_flow::guide::{Chance, Guide};
use unstuck_flow::learn::{LEAST_BEHIND, Parameter, Proposal, propose};
use unstuck_flow::{counts, lower};

/// The base guide; in the second one `other` is rare, no answer of a question takes the rest, and weights do not sum
/// to 1.
fn guides() -> Vec<Guide> {
    let odd = BASE
        .replace("prior = 10\nexplain = \"Something", "prior = 0.4\nexplain = \"Something")
        .replace("chance = { memory = 0.95 }", "chance = { memory = 0.19, bulb = 0.001 }")
        .replace("label = \"It is off\"", "label = \"It is off\"\notherwise = 0.9");
    [BASE, &odd].map(|source| compile(source).guide.expect("only warnings")).into()
}

/// Counts that a guide may have, small and large; their parts need not fit together.
fn any_counts(guide: &Guide) -> impl Strategy<Value = Counts> + use<> {
    let causes = guide.causes.len();
    let count = || prop_oneof![Just(0.0), 0.0..10.0_f64, 0.0..1e5_f64];
    let by_cause = move || prop::collection::vec(count(), causes);
    let works: Vec<Vec<bool>> = guide
        .fixes
        .iter()
        .map(|fix| {
            (0..causes).map(|at| fix.works.iter().any(|(cause, _)| usize::from(*cause) == at)).collect()
        })
        .collect();
    let answers: Vec<usize> = guide.questions.iter().map(|question| question.answers.len()).collect();
    let questions: Vec<_> = answers
        .into_iter()
        .map(|answers| {
            (count(), prop::collection::vec(by_cause(), answers)).prop_map(|(not_sure, answers)| {
                let answered: f64 = answers.iter().flatten().sum();
                QuestionCounts { asked: answered + not_sure, not_sure, answers }
            })
        })
        .collect();
    let fixes: Vec<_> = works
        .into_iter()
        .map(|works| {
            (by_cause(), by_cause()).prop_map(move |(mut worked, mut failed)| {
                for (at, works) in works.iter().enumerate().filter(|(_, works)| !**works) {
                    (worked[at], failed[at]) = if *works { (worked[at], failed[at]) } else { (0.0, 0.0) };
                }
                FixCounts { worked, failed }
            })
        })
        .collect();
    (by_cause(), questions, fixes).prop_map(|(causes, questions, fixes)| Counts {
        resolved: causes.iter().sum(),
        handed_over: 0.0,
        abandoned: 0.0,
        causes,
        questions,
        fixes,
    })
}

/// Every number lies where the compiler wants it.
fn assert_can_be_typed(guide: &Guide, Proposal { changes, guide: typed }: &Proposal) {
    lower::model(typed).expect("the guide still has a model");
    let sum: f64 = typed.causes.iter().map(|cause| cause.prior).sum();
    let other = typed.causes.iter().find(|cause| cause.id == "other").expect("it is there");
    assert!(other.prior / sum >= LEAST_UNKNOWN, "{} of {sum}", other.prior);
    for question in &typed.questions {
        assert!((0.0..=0.95).contains(&question.not_sure));
        let has_rest = question.answers.iter().any(|answer| answer.chance == Chance::Rest);
        for (at, cause) in (0_u16..).zip(&typed.causes) {
            let mut sum = 0.0;
            for answer in &question.answers {
                let Chance::Given { by_cause, otherwise } = &answer.chance else { continue };
                let named = by_cause.iter().find(|(named, _)| *named == at);
                assert!(named.is_none() || cause.id != "other");
                let chance = named.map_or(*otherwise, |(_, chance)| *chance);
                assert!((0.0..=1.0).contains(&chance), "{chance}");
                sum += chance;
            }
            assert!(!has_rest || sum <= 1.0 + 1e-9, "{}: {sum}", question.id);
        }
    }
    for fix in &typed.fixes {
        assert!(fix.works.iter().all(|(_, rate)| *rate > 0.0 && *rate <= 0.97));
    }
    for change in changes {
        assert!(change.new.to_string().len() <= 9, "{change:?}");
        assert!(matches!(change.parameter, Parameter::Prior(_)) || change.visits >= LEAST_BEHIND);
    }
    assert_eq!(changes.is_empty(), typed == guide);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_proposal_can_be_typed(
        (guide, counts) in prop::sample::select(guides()).prop_flat_map(|guide| {
            let counts = any_counts(&guide);
            (Just(guide), counts)
        })
    ) {
        let proposal = propose(&guide, &counts).expect("it has a model");
        assert_can_be_typed(&guide, &proposal);
    }

    #[test]
    fn no_text_makes_the_reader_of_counts_fail(text in "\\PC{0,200}") {
        let guide = &guides()[0];
        let model = lower::model(guide).expect("it has a model");
        prop_assert!(counts::decode(guide, &model, &text).is_err());
    }
}

#[test]
fn counts_of_no_visit_change_no_number() {
    let guide = &guides()[0];
    let model = lower::model(guide).expect("it has a model");
    let proposal = propose(guide, &Counts::new(&model)).expect("it has a model");
    assert_eq!((proposal.changes, &proposal.guide), (Vec::new(), guide));
}

#[test]
fn weights_keep_the_sum_that_the_author_gave_them() {
    let guide = &guides()[1];
    let smart = guide.questions.iter().position(|question| question.id == "smart").expect("it is there");
    let memory = guide.causes.iter().position(|cause| cause.id == "memory").expect("it is there");
    let model = lower::model(guide).expect("it has a model");
    let mut counts = Counts::new(&model);
    counts.questions[smart].answers[0][memory] = 10.0;
    counts.questions[smart].answers[1][memory] = 30.0;
    counts.questions[smart].asked = 40.0;
    let proposal = propose(guide, &counts).expect("it has a model");
    // 0.19 and 0.05 stand for 79 and 21 percent; a step of 1 in log-odds leads to 58 and 42.
    let typed: f64 = proposal
        .changes
        .iter()
        .filter(|change| matches!(change.parameter, Parameter::Chance { .. }))
        .map(|change| change.new)
        .sum();
    assert!((typed - 0.24).abs() < 1e-3, "{typed}");
    assert!(proposal.changes.iter().any(|change| change.clamped));
}
