//! Bare models as files have them, with and without fault.

use unstuck_engine::{AnswerId, CauseId, Condition, Evidence, FixId, QuestionId};
use unstuck_json::{JsonError, MAX_BYTES, Place};
use unstuck_lab::bare::BareModel;

/// The example of the contract.
const MODEL: &str = include_str!("example.json");

fn example() -> BareModel {
    BareModel::parse(MODEL).expect("the example is a model")
}

/// What is said about the example with one change.
fn refused(from: &str, to: &str) -> String {
    assert_eq!(MODEL.matches(from).count(), 1, "not once in the example: {from}");
    error(&MODEL.replace(from, to)).to_string()
}

fn error(text: &str) -> JsonError {
    BareModel::parse(text).expect_err("it is no model")
}

fn refused_evidence(text: &str) -> String {
    example().evidence(text).expect_err("it is no evidence").to_string()
}

#[test]
fn the_example_is_read_as_it_stands() {
    let bare = example();
    assert_eq!(
        (bare.causes.as_slice(), bare.fixes.as_slice()),
        (&["c0", "c1"].map(String::from)[..], &["f0".to_owned()][..])
    );
    assert_eq!(bare.questions[0].id, "q0");
    assert_eq!(bare.questions[0].answers, ["yes", "no"]);

    let model = bare.model().expect("the engine takes it");
    let (fix, question) = (FixId(0), QuestionId(0));
    assert_eq!(model.prior(CauseId(0)), 0.6);
    assert_eq!((model.success(fix, CauseId(0)), model.success(fix, CauseId(1))), (0.9, 0.0));
    assert_eq!((model.fix(fix).cost, model.fix(fix).minutes), (5.0, 5.0));
    assert_eq!(model.fix(fix).blocked_by, Condition::Never);
    assert_eq!((model.question(question).cost, model.question(question).not_sure), (0.5, 0.0));
    assert_eq!(model.likelihoods(question, AnswerId(1)), [0.2, 0.9]);
    assert_eq!(model.support(), 40.0);
}

#[test]
fn numbers_at_the_edge_are_kept() {
    let text = MODEL
        .replace("0.9}} ],", "1}} ],")
        .replace("\"c0\": 0.8, \"c1\": 0.1", "\"c0\": 1")
        .replace("\"c0\": 0.2, \"c1\": 0.9", "\"c1\": 1.0, \"c0\": 0");
    let model = BareModel::parse(&text).expect("certainty is allowed").model().expect("the engine takes it");
    assert_eq!(model.success(FixId(0), CauseId(0)), 1.0);
    assert_eq!(model.likelihoods(QuestionId(0), AnswerId(0)), [1.0, 0.0]);
}

#[test]
fn a_model_that_was_written_is_read_back_as_the_same() {
    let third = 1.0 / 3.0;
    let mut bare = example();
    bare.causes = ["c10", "a \"quoted\" id", "ü"].map(String::from).to_vec();
    bare.spec.priors = vec![third, 0.1 + 0.2, 1.0 - third - (0.1 + 0.2)];
    bare.spec.fixes[0].works = vec![(CauseId(2), 1e-300), (CauseId(0), 0.1 + 0.7)];
    bare.spec.questions[0].answers = vec![vec![third, 0.0, 1.0], vec![1.0 - third, 1.0, 0.0]];
    bare.spec.support = 1e6;
    let text = bare.to_json();
    assert_eq!(BareModel::parse(&text).as_ref(), Ok(&bare), "{text}");
    assert_eq!(BareModel::parse(&example().to_json()), Ok(example()));
}

#[test]
fn an_unknown_cause_is_named_with_the_one_that_was_meant() {
    assert_eq!(
        refused("\"c0\": 0.8, ", "\"c9\": 0.8, "),
        "questions[0].answers[0].likelihood.c9: there is no cause `c9`; did you mean `c0`?"
    );
    assert_eq!(
        refused("{\"c0\": 0.9}", "{\"the disk\": 0.9}"),
        "fixes[0].works[\"the disk\"]: there is no cause `the disk`"
    );
}

#[test]
fn what_is_given_twice_is_named() {
    let cases = [
        ("\"c1\", \"prior\"", "\"c0\", \"prior\"", "causes[1].id: the cause `c0` is there already, at [0]"),
        ("\"no\"", "\"yes\"", "questions[0].answers[1].id: the answer `yes` is there already, at [0]"),
        ("{\"c0\": 0.9}", "{\"c0\": 0.9, \"c0\": 0.9}", "fixes[0].works.c0: the key `c0` is given twice"),
        (
            "\"c0\": 0.8, ",
            "\"c0\": 0.4, \"c0\": 0.4, ",
            "questions[0].answers[0].likelihood.c0: the key `c0` is given twice",
        ),
        ("\"cost\": 5.0", "\"cost\": 5, \"cost\": 6", "fixes[0].cost: the key `cost` is given twice"),
        ("\"fixes\":", "\"fixes\": [], \"fixes\":", "fixes: the key `fixes` is given twice"),
        (
            "[ {\"id\": \"f0\"",
            "[ {\"id\": \"f0\", \"cost\": 1, \"works\": {}}, {\"id\": \"f0\"",
            "fixes[1].id: the fix `f0` is there already, at [0]",
        ),
    ];
    for (from, to, said) in cases {
        assert_eq!(refused(from, to), said);
    }
}

#[test]
fn fields_that_are_unknown_or_missing_are_named() {
    let cases = [
        ("\"cost\": 5.0", "\"cots\": 5.0", "fixes[0].cots: there is no field `cots`; did you mean `cost`?"),
        ("\"support\":", "\"not_sure\": 0.1, \"support\":", "not_sure: there is no field `not_sure`"),
        (", \"prior\": 0.4", "", "causes[1].prior: is missing"),
        (", \"works\": {\"c0\": 0.9}", "", "fixes[0].works: is missing"),
        ("{ \"cost\": 40.0 }", "{}", "support.cost: is missing"),
    ];
    for (from, to, said) in cases {
        assert_eq!(refused(from, to), said);
    }
    assert_eq!(error("{}").to_string(), "causes: is missing");
}

#[test]
fn numbers_out_of_range_are_named() {
    let cases = [
        ("0.4}", "-0.4}", "causes[1].prior: must be more than 0, but is -0.4"),
        ("0.4}", "0}", "causes[1].prior: must be more than 0, but is 0"),
        ("5.0", "0.0", "fixes[0].cost: must be more than 0, but is 0"),
        ("5.0", "-0.0", "fixes[0].cost: must be more than 0, but is -0"),
        ("5.0", "1e-400", "fixes[0].cost: must be more than 0, but is 0"),
        ("0.5,", "-3,", "questions[0].cost: must be more than 0, but is -3"),
        ("40.0", "0", "support.cost: must be more than 0, but is 0"),
        ("{\"c0\": 0.9}", "{\"c0\": 1.5}", "fixes[0].works.c0: must be from 0 to 1, but is 1.5"),
        ("{\"c0\": 0.9}", "{\"c0\": -0.1}", "fixes[0].works.c0: must be from 0 to 1, but is -0.1"),
        (
            "\"c0\": 0.8",
            "\"c0\": 1.8",
            "questions[0].answers[0].likelihood.c0: must be from 0 to 1, but is 1.8",
        ),
        ("5.0", "1e999", "line 3 column 43: number out of range"),
        ("5.0", "-1e999", "line 3 column 44: number out of range"),
    ];
    for (from, to, said) in cases {
        assert_eq!(refused(from, to), said);
    }
}

#[test]
fn sums_that_are_not_1_are_named() {
    assert_eq!(refused("0.4}", "0.3}"), "causes: the priors sum to 0.8999999999999999, not to 1");
    assert_eq!(
        refused("\"c1\": 0.9", "\"c1\": 0.4"),
        "questions[0].answers: the likelihoods under cause `c1` sum to 0.5, not to 1"
    );
    assert_eq!(
        refused(", \"c1\": 0.1", ""),
        "questions[0].answers: the likelihoods under cause `c1` sum to 0.9, not to 1"
    );
    let near = MODEL.replace("0.4}", "0.4000005}");
    assert!(BareModel::parse(&near).is_ok(), "a rounding error is no fault");
}

#[test]
fn values_of_another_kind_are_named() {
    let cases = [
        ("5.0", "\"5\"", "fixes[0].cost: must be a number, but is a string"),
        ("5.0", "null", "fixes[0].cost: must be a number, but is null"),
        ("5.0", "true", "fixes[0].cost: must be a number, but is true"),
        ("\"f0\"", "7", "fixes[0].id: must be a string, but is a number"),
        ("\"f0\"", "\"\"", "fixes[0].id: is empty"),
        ("{\"c0\": 0.9}", "[0.9]", "fixes[0].works: must be an object, but is a list"),
        ("{ \"cost\": 40.0 }", "[40.0]", "support: must be an object, but is a list"),
        ("{\"id\": \"c1\", \"prior\": 0.4}", "[\"c1\", 0.4]", "causes[1]: must be an object, but is a list"),
    ];
    for (from, to, said) in cases {
        assert_eq!(refused(from, to), said);
    }
    assert_eq!(error("[]").to_string(), "the whole text: must be an object, but is a list");
    let keyed = r#"{"causes": {"c0": 1}, "fixes": [], "questions": [], "support": {"cost": 1}}"#;
    assert_eq!(error(keyed).to_string(), "causes: must be a list, but is an object");
}

#[test]
fn lists_that_are_too_short_are_named() {
    let none = r#"{"causes": [], "fixes": [], "questions": [], "support": {"cost": 1}}"#;
    assert_eq!(error(none).to_string(), "causes: is empty; a model needs a cause");
    let one = r#"{"causes": [{"id": "c", "prior": 1}], "fixes": [], "support": {"cost": 1},
        "questions": [{"id": "q", "cost": 1, "answers": [{"id": "a", "likelihood": {"c": 1}}]}]}"#;
    assert_eq!(
        error(one).to_string(),
        "questions[0].answers: a question needs two answers or more, but there are 1"
    );
    let alone =
        r#"{"causes": [{"id": "c", "prior": 1}], "fixes": [], "questions": [], "support": {"cost": 1}}"#;
    assert!(BareModel::parse(alone).is_ok(), "a model without fixes and questions is one");
}

#[test]
fn a_text_cut_off_anywhere_is_refused_at_a_line() {
    let whole = MODEL.trim_end();
    for end in 0..whole.len() {
        let error = error(&whole[..end]);
        assert!(matches!(error.place, Place::Position { .. }), "cut at {end}: {error}");
        assert!(error.reason.starts_with("EOF while parsing"), "cut at {end}: {error}");
    }
    assert_eq!(error(&whole[..100]).to_string(), "line 3 column 24: EOF while parsing a value");
    assert_eq!(error("").to_string(), "line 1 column 0: EOF while parsing a value");
    assert_eq!(error(&format!("{whole} 7")).to_string(), "line 7 column 35: trailing characters");
}

#[test]
fn a_text_too_deep_is_refused() {
    let deep = "[".repeat(5_000_000);
    assert_eq!(error(&deep).to_string(), "line 1 column 128: recursion limit exceeded");
    let deep = "{\"a\":".repeat(1_000_000);
    assert!(error(&deep).to_string().ends_with("recursion limit exceeded"));
    assert!(refused_evidence(&"[".repeat(5_000_000)).ends_with("recursion limit exceeded"));
}

#[test]
fn a_text_too_long_is_refused() {
    let long = " ".repeat(MAX_BYTES + 1);
    assert_eq!(error(&long).to_string(), "the whole text: is longer than 64 MB");
}

#[test]
fn lists_longer_than_the_engine_can_count_are_refused() {
    let fixes: Vec<String> =
        (0..65_536).map(|n| format!(r#"{{"id": "f{n}", "cost": 1, "works": {{}}}}"#)).collect();
    let text = MODEL.replace("\"fixes\":     [", &format!("\"fixes\": [{},", fixes.join(",")));
    assert_eq!(error(&text).to_string(), "fixes: has 65537 entries, more than 65535");
}

#[test]
fn tables_of_zeros_nobody_wrote_are_refused_before_they_are_made() {
    let many = 30_000;
    let prior = 1.0 / f64::from(many);
    let causes: Vec<String> = (0..many).map(|n| format!(r#"{{"id": "c{n}", "prior": {prior}}}"#)).collect();
    let answers: Vec<String> =
        (0..many).map(|n| format!(r#"{{"id": "a{n}", "likelihood": {{}}}}"#)).collect();
    let text = format!(
        r#"{{"causes": [{}], "fixes": [], "questions": [{{"id": "q", "cost": 1, "answers": [{}]}}], "support": {{"cost": 1}}}}"#,
        causes.join(","),
        answers.join(",")
    );
    let said = error(&text).to_string();
    assert_eq!(said, "questions[0].answers: the tables of the questions have more than 16777216 likelihoods");
}

#[test]
fn a_long_or_odd_id_does_not_flood_the_report() {
    let said = refused("\"c0\": 0.8, ", &format!("\"{}\": 0.8, ", "ü".repeat(100_000)));
    assert!(said.len() < 400, "{said}");
    let said = refused("\"c0\": 0.8, ", "\"a.b\\n\": 0.8, ");
    assert!(said.starts_with("questions[0].answers[0].likelihood[\"a.b\\n\"]: "), "{said}");
}

#[test]
fn evidence_is_read() {
    let text = r#"[{"question": "q0", "answer": "yes"}, {"failed": true, "fix": "f0"}]"#;
    let evidence = example().evidence(text).expect("it is evidence");
    assert_eq!(evidence, [Evidence::Answer(QuestionId(0), AnswerId(0)), Evidence::Failed(FixId(0), 1.0)]);
    assert_eq!(example().evidence("[]"), Ok(vec![]));
}

#[test]
fn faults_of_evidence_are_named() {
    let cases = [
        ("{}", "the whole text: must be a list, but is an object"),
        ("[7]", "[0]: must be an object, but is a number"),
        ("[{}]", "[0]: must have either `question` or `fix`, but has neither"),
        (r#"[{"question": "q0", "fix": "f0"}]"#, "[0]: must have either `question` or `fix`, but has both"),
        (
            r#"[{"question": "q1", "answer": "yes"}]"#,
            "[0].question: there is no question `q1`; did you mean `q0`?",
        ),
        (
            r#"[{"question": "q0", "answer": "yse"}]"#,
            "[0].answer: question `q0` has no answer `yse`; did you mean `yes`?",
        ),
        (r#"[{"question": "q0"}]"#, "[0].answer: is missing"),
        (r#"[{"fix": "f", "failed": true}]"#, "[0].fix: there is no fix `f`; did you mean `f0`?"),
        (r#"[{"fix": "f0"}]"#, "[0].failed: is missing"),
        (r#"[{"fix": "f0", "failed": false}]"#, "[0].failed: must be true, but is false"),
        (r#"[{"fix": "f0", "failed": 1}]"#, "[0].failed: must be true, but is a number"),
        (r#"[{"fix": "f0", "failed": true, "answer": "yes"}]"#, "[0].answer: does not go with `fix`"),
        (
            r#"[{"fix": "f0", "failed": true}, {"fix": "f0", "failed": true}]"#,
            "[1]: fix `f0` is there already",
        ),
        (
            r#"[{"question": "q0", "answer": "yes"}, {"question": "q0", "answer": "no"}]"#,
            "[1]: question `q0` is there already",
        ),
        (
            r#"[{"fix": "f0", "failed": true, "faild": true}]"#,
            "[0].faild: there is no field `faild`; did you mean `failed`?",
        ),
        (r#"[{"fix": "f0""#, "line 1 column 13: EOF while parsing an object"),
    ];
    for (text, said) in cases {
        assert_eq!(refused_evidence(text), said);
    }
}

#[test]
fn the_posterior_of_the_example_is_what_a_hand_computes() {
    let bare = example();
    let posterior = |text| bare.evidence(text).and_then(|evidence| bare.posterior(&evidence));
    // 0.6·0.8·0.1 = 0.048 to 0.4·0.1·1 = 0.04.
    let both = posterior(r#"[{"question": "q0", "answer": "yes"}, {"fix": "f0", "failed": true}]"#);
    let both = both.expect("it is possible");
    assert!((both[0] - 0.048 / 0.088).abs() < 1e-12 && (both[1] - 0.04 / 0.088).abs() < 1e-12, "{both:?}");
    let none = posterior("[]").expect("nothing is possible evidence");
    assert!((none[0] - 0.6).abs() < 1e-12, "{none:?}");
}

#[test]
fn evidence_that_no_cause_explains_is_named() {
    let certain = MODEL
        .replace("{\"c0\": 0.9}", "{\"c0\": 1}")
        .replace("\"c0\": 0.8, \"c1\": 0.1", "\"c0\": 1")
        .replace("\"c0\": 0.2, \"c1\": 0.9", "\"c1\": 1");
    let bare = BareModel::parse(&certain).expect("it is a model");
    let said = |text| {
        let evidence = bare.evidence(text).expect("it is evidence");
        bare.posterior(&evidence).expect_err("it is impossible").to_string()
    };
    assert_eq!(
        said(r#"[{"question": "q0", "answer": "yes"}, {"fix": "f0", "failed": true}]"#),
        "[1]: no cause explains that fix `f0` failed together with what is before it"
    );
    assert_eq!(
        said(r#"[{"fix": "f0", "failed": true}, {"question": "q0", "answer": "yes"}]"#),
        "[1]: no cause explains the answer `yes` to question `q0` together with what is before it"
    );
}
