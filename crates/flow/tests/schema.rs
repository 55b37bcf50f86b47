//! The published schemas: they are those that the readers ask for, take every guide that there is, and refuse what the
//! compiler refuses for its keys and the kinds of its values.
//!
//! `UPDATE_EXPECT=1 cargo test -p unstuck-flow --test schema` writes docs/schemas anew.

mod support;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use jsonschema::Validator;
use serde_json::Value;
use support::{BASE, Changed, cases, change, script};
use unstuck_flow::compile::{Code, Schema, compile_with};

/// What a schema can see, besides keys and the kinds of values.
const VISIBLE: &[Code] = &[
    Code::MissingKey,
    Code::UnknownKey,
    Code::WrongType,
    Code::EmptyText,
    Code::EmptyList,
    Code::UnknownValue,
    Code::Format,
    Code::Language,
    Code::Date,
    Code::BadId,
    Code::UnknownId,
    Code::BadPrior,
    Code::BadProbability,
    Code::BadCost,
    Code::BadCondition,
    Code::BadLink,
    Code::BadFigure,
    Code::UnknownBound,
    Code::EmptyName,
    Code::EraOrder,
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn validator(schema: Schema) -> Validator {
    let schema = serde_json::from_str(&schema.json()).expect("it is JSON");
    jsonschema::draft7::meta::validate(&schema).expect("it is a schema");
    jsonschema::validator_for(&schema).expect("it is a schema")
}

/// TOML as JSON; `None` where it is none.
fn json(source: &str) -> Option<Value> {
    let table: toml::Table = toml::from_str(source).ok()?;
    Some(serde_json::to_value(table).expect("it can be JSON"))
}

fn complaints(validator: &Validator, source: &str) -> Vec<String> {
    let json = json(source).expect("it is TOML");
    validator.iter_errors(&json).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

#[test]
fn the_published_schemas_are_those_of_the_readers() {
    for schema in Schema::ALL {
        let path = root().join("docs/schemas").join(schema.file());
        if env::var_os("UPDATE_EXPECT").is_some() {
            fs::write(&path, schema.json()).expect("it can be written");
        }
        let published = fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(published, schema.json(), "{} is out of date; see the head of this test", path.display());
    }
}

#[test]
fn every_guide_keeps_the_schemas() {
    let guide = validator(Schema::Guide);
    let none = Vec::<String>::new();
    assert_eq!(complaints(&guide, BASE), none);
    for path in
        ["flows/icloud-backup/guide.toml", "examples/two/guide.toml", "crates/cli/src/new/printer/guide.toml"]
    {
        assert_eq!(complaints(&guide, &read(path)), none, "{path}");
    }
    let manual = read("docs/authoring.md");
    let whole = manual.split("```toml\n").find(|block| block.starts_with("format = 1")).expect("the lamp");
    assert_eq!(complaints(&guide, whole.split("```").next().unwrap_or_default()), none);
    for (schema, path) in [
        (Schema::Figures, "flows/icloud-backup/figures.toml"),
        (Schema::Visits, "flows/icloud-backup/visits.toml"),
        (Schema::Visits, "crates/cli/src/new/printer/visits.toml"),
    ] {
        assert_eq!(complaints(&validator(schema), &read(path)), none, "{path}");
    }
}

#[test]
fn a_schema_refuses_what_the_compiler_refuses_for_its_keys_and_nothing_that_it_takes() {
    let validators = [validator(Schema::Guide), validator(Schema::Figures)];
    let mut refused = 0;
    for case in cases(env!("CARGO_MANIFEST_DIR")) {
        let Changed { guide, figures, .. } = change(&script(&case));
        let outcome = compile_with(&guide, figures.as_deref().unwrap_or_default());
        let files = [(&guide, outcome.diagnostics), (&figures.unwrap_or_default(), outcome.figures)];
        for (validator, (source, found)) in validators.iter().zip(files) {
            let Some(json) = json(source) else { continue };
            let valid = validator.is_valid(&json);
            let has = |codes: &[Code]| found.iter().any(|found| codes.contains(&found.code));
            if has(&VISIBLE[..3]) {
                assert!(!valid, "{}: the schema takes it", case.display());
                refused += 1;
            }
            assert!(
                valid || has(VISIBLE),
                "{}: the compiler takes it, and the schema says {:?}",
                case.display(),
                validator.iter_errors(&json).map(|error| error.to_string()).collect::<Vec<_>>()
            );
        }
    }
    assert!(refused >= 10, "only {refused} cases were refused for their keys");
}

#[test]
fn visits_with_other_keys_are_refused() {
    let visits = validator(Schema::Visits);
    let visit = "[[visit]]\nwho = \"Anybody\"\nscreens = 3\nbefore = [\"a before b\"]\n";
    assert_eq!(complaints(&visits, visit), Vec::<String>::new());
    for (from, to) in [
        ("screens", "screen"),
        ("= 3", "= \"3\""),
        ("= 3", "= 0"),
        ("a before b", "a and b"),
        ("who", "whom"),
    ] {
        assert!(!complaints(&visits, &visit.replace(from, to)).is_empty(), "{to}");
    }
    assert!(!visits.is_valid(&json("usual = []").expect("it is TOML")), "a file without a visit");
}

/// Every key of every part, by the path to it in the schema.
fn keys_of(schema: &Value) -> Vec<(String, String)> {
    let definitions = schema["definitions"].as_object().into_iter().flatten();
    let parts = definitions.map(|(name, part)| (name.as_str(), part)).chain([("", schema)]);
    let keys = parts.flat_map(|(name, part)| {
        let keys = part["properties"].as_object().into_iter().flatten();
        keys.map(move |(key, _)| (name.to_owned(), key.clone()))
    });
    keys.collect()
}

#[test]
fn the_guide_that_is_kept_of_format_1_has_every_key_of_it() {
    // A key that came later is no part of what was kept then, and stands here.
    let later = [
        ("cause", "support_only"),
        ("cause", "formerly"),
        ("question", "formerly"),
        ("answer", "formerly"),
        ("fix", "formerly"),
        ("page", "formerly"),
        ("visit", "by"),
    ];
    for (schema, file) in Schema::ALL.iter().zip(["guide", "figures", "visits"]) {
        let source = read(&format!("crates/flow/tests/format-1/{file}.toml"));
        assert_eq!(complaints(&validator(*schema), &source), Vec::<String>::new(), "{file}");
        let schema: Value = serde_json::from_str(&schema.json()).expect("it is JSON");
        for (part, key) in keys_of(&schema) {
            let is_there = source.contains(&format!("{key} = "))
                || source.contains(&format!("[{key}]"))
                || source.contains(&format!(".{key}]]"));
            assert!(is_there || later.contains(&(&part, &key)), "{file}: no `{key}` of {part}");
        }
    }
}
