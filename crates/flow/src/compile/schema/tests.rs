use std::collections::BTreeSet;

use super::*;

/// Every part by the key that it stands under, with each of its keys.
fn pairs(name: &str, part: &Part, into: &mut BTreeSet<(String, String)>) {
    into.insert((name.to_owned(), String::new()));
    for (key, content) in &part.keys {
        match content {
            Some(Content::Part(inner)) => {
                pairs(key.name, inner, into);
                if key.shape != Shape::List {
                    // The part says it.
                    continue;
                }
            }
            None if matches!(key.shape, Shape::Table | Shape::Tables | Shape::List | Shape::Any) => {
                panic!("the reader of `{}` of {name} does not say what stands in it", key.name)
            }
            _ => {}
        }
        into.insert((name.to_owned(), key.name.to_owned()));
    }
}

#[test]
fn every_key_that_is_read_is_described_and_nothing_else() {
    for schema in Schema::ALL {
        let mut read = BTreeSet::new();
        pairs(schema.name(), &schema.keys(), &mut read);
        let mut used = BTreeSet::new();
        for (part, key) in &read {
            let about = about::find(schema, part, key);
            let about = about.unwrap_or_else(|| panic!("`{key}` of {part} is not described in schema/about"));
            assert!(!about.3.is_empty());
            used.insert((about.0, about.1));
        }
        for about in about::all(schema) {
            assert!(used.contains(&(about.0, about.1)), "nothing reads `{}` of {}", about.1, about.0);
        }
    }
}

#[test]
fn parts_under_the_same_key_are_alike() {
    fn collect(part: &Part, into: &mut Vec<(&'static str, String)>) {
        for (key, content) in &part.keys {
            if let Some(Content::Part(inner)) = content {
                into.push((key.name, format!("{inner:?}")));
                collect(inner, into);
            }
        }
    }
    for schema in Schema::ALL {
        let (whole, mut parts) = (schema.keys(), Vec::new());
        collect(&whole, &mut parts);
        for (name, keys) in &parts {
            assert!(parts.iter().all(|(other, has)| other != name || has == keys), "two kinds of `{name}`");
        }
    }
}

#[test]
fn what_is_asked_for_is_told_apart_by_need() {
    let guide = Schema::Guide.keys();
    let need = |name: &str| guide.keys.iter().find(|(key, _)| key.name == name).map(|(key, _)| key.need);
    assert_eq!((need("title"), need("page"), need("nothing")), (Some(Need::Must), Some(Need::May), None));
}
