//! As much of JSON Schema, draft 7, as published schemas of reports use. A keyword it does not know fails the test.

use serde_json::Value;

/// Everything in which a value departs from a schema, each with its path.
pub(crate) fn departures(schema: &Value, value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    Check { root: schema, found: &mut found }.value(schema, value, "$");
    found
}

struct Check<'c> {
    root: &'c Value,
    found: &'c mut Vec<String>,
}

impl Check<'_> {
    fn value(&mut self, schema: &Value, value: &Value, path: &str) {
        let Some(rules) = schema.as_object() else { return };
        for (keyword, rule) in rules {
            match keyword.as_str() {
                "$schema" | "$id" | "title" | "description" | "default" | "definitions" => {}
                "$ref" => {
                    let name = rule.as_str().and_then(|name| name.strip_prefix('#')).expect("it is local");
                    let target = self.root.pointer(name).unwrap_or_else(|| panic!("nothing at {name}"));
                    self.value(target, value, path);
                }
                "type" => self.expect(is(rule, value), path, "is of another type"),
                "enum" => self.expect(list(rule).contains(value), path, "is none of the values"),
                "minimum" => self.expect(number(value) >= number(rule), path, "is too small"),
                "maximum" => self.expect(number(value) <= number(rule), path, "is too large"),
                "minItems" => {
                    let enough = value
                        .as_array()
                        .is_none_or(|items| items.len() as f64 >= number(rule).unwrap_or(0.0));
                    self.expect(enough, path, "has too few items");
                }
                "uniqueItems" => {
                    let again =
                        |items: &Vec<Value>| (1..items.len()).any(|at| items[..at].contains(&items[at]));
                    let twice = rule == &Value::Bool(true) && value.as_array().is_some_and(again);
                    self.expect(!twice, path, "has an item twice");
                }
                "required" => {
                    for name in list(rule).iter().filter_map(Value::as_str) {
                        let there = value.as_object().is_none_or(|fields| fields.contains_key(name));
                        self.expect(there, path, &format!("lacks {name}"));
                    }
                }
                "format" => {
                    let plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_graphic());
                    self.expect(value.as_str().is_none_or(plain), path, "is no address");
                }
                "items" => {
                    for (at, item) in value.as_array().into_iter().flatten().enumerate() {
                        self.value(rule, item, &format!("{path}[{at}]"));
                    }
                }
                "properties" => {
                    for (name, field) in value.as_object().into_iter().flatten() {
                        if let Some(rule) = rule.get(name) {
                            self.value(rule, field, &format!("{path}.{name}"));
                        }
                    }
                }
                "additionalProperties" => {
                    for (name, field) in value.as_object().into_iter().flatten() {
                        let path = format!("{path}.{name}");
                        if rules.get("properties").is_some_and(|known| known.get(name).is_some()) {
                            continue;
                        }
                        self.expect(rule != &Value::Bool(false), &path, "is not known");
                        self.value(rule, field, &path);
                    }
                }
                "anyOf" | "oneOf" => {
                    let fits = list(rule).iter().filter(|one| {
                        let mut found = Vec::new();
                        Check { root: self.root, found: &mut found }.value(one, value, path);
                        found.is_empty()
                    });
                    let fits = fits.count();
                    self.expect(
                        fits == 1 || (keyword == "anyOf" && fits > 1),
                        path,
                        "fits none of the forms",
                    );
                }
                other => panic!("the keyword {other} at {path} is not looked at"),
            }
        }
    }

    fn expect(&mut self, fine: bool, path: &str, what: &str) {
        if !fine {
            self.found.push(format!("{path} {what}"));
        }
    }
}

fn is(kind: &Value, value: &Value) -> bool {
    match kind.as_str() {
        Some("object") => value.is_object(),
        Some("array") => value.is_array(),
        Some("string") => value.is_string(),
        Some("boolean") => value.is_boolean(),
        Some("number") => value.is_number(),
        Some("integer") => value.is_i64() || value.is_u64(),
        _ => panic!("the type {kind} is not looked at"),
    }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

fn number(value: &Value) -> Option<f64> {
    value.as_f64()
}
