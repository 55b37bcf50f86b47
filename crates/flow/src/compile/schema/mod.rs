//! JSON Schemas of the files of a guide, for editors that complete and check while one types.
//!
//! The keys, whether they are needed and the kinds of their values are what the readers ask for (`source::record`); what editors
//! say of them, and how narrow they are, stands in `about`.

mod about;
mod json;

use self::about::{About, Form};
use self::json::Json;
use super::source::{
    CONDITION_WORDS, Content, Context, Key, Need, Part, Record, Shape, SourceGuide, nowhere,
};
use super::{figures, visits};

/// A file that has a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Schema {
    /// `guide.toml`
    Guide,
    /// `figures.toml`
    Figures,
    /// `visits.toml`
    Visits,
}

impl Schema {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Guide, Self::Figures, Self::Visits];

    /// The file, without its ending: `guide`, `figures` or `visits`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Guide => "guide",
            Self::Figures => "figures",
            Self::Visits => "visits",
        }
    }

    /// The name of the published file, with the version of the format in it.
    #[must_use]
    pub fn file(self) -> String {
        format!("{}-1.schema.json", self.name())
    }

    /// The schema, in JSON (draft 7, which editors of TOML know).
    ///
    /// ```
    /// use unstuck_flow::compile::Schema;
    /// assert!(Schema::Guide.json().contains("\"additionalProperties\": false"));
    /// ```
    #[must_use]
    pub fn json(self) -> String {
        let mut writer = Writer { schema: self, definitions: Vec::new() };
        let whole = writer.part(self.name(), &self.keys());
        // Without an `$id`: Taplo refuses one that is no whole address, and nobody knows where a site will have the file.
        let head = Json::object([
            ("$schema", "http://json-schema.org/draft-07/schema#".into()),
            ("title", format!("Unstuck: {}.toml", self.name()).as_str().into()),
        ]);
        let Json::Object(whole) = whole else { return String::new() };
        let Json::Object(mut all) = head else { return String::new() };
        all.extend(whole);
        all.push(("definitions".to_owned(), Json::Object(writer.definitions)));
        format!("{}\n", Json::Object(all))
    }

    /// What the readers of the file ask for.
    fn keys(self) -> Part {
        let mut cx = Context::new("");
        cx.record = Some(Record::default());
        match (self, nowhere()) {
            (_, None) => {}
            (Self::Guide, Some(nothing)) => drop(SourceGuide::read(&mut cx, nothing)),
            (Self::Figures, Some(nothing)) => figures::keys(&mut cx, nothing),
            (Self::Visits, Some(nothing)) => visits::keys(&mut cx, nothing),
        }
        cx.record.unwrap_or_default().whole()
    }
}

/// A schema while it is written.
struct Writer {
    schema: Schema,
    /// Parts that stand under a key.
    definitions: Vec<(String, Json)>,
}

impl Writer {
    fn about(&self, part: &str, key: &str) -> Option<&'static About> {
        about::find(self.schema, part, key)
    }

    /// A table with the keys of a part.
    fn part(&mut self, name: &str, part: &Part) -> Json {
        let mut properties = Vec::new();
        for (key, content) in &part.keys {
            properties.push((key.name.to_owned(), self.key(name, key, content.as_ref())));
        }
        let required = part.keys.iter().filter(|(key, _)| key.need == Need::Must);
        let required: Vec<Json> = required.map(|(key, _)| key.name.into()).collect();
        let mut table = Json::object([
            ("description", self.about(name, "").map_or("", |about| about.3).into()),
            ("type", "object".into()),
        ]);
        if !required.is_empty() {
            table = table.and([("required", Json::List(required))]);
        }
        for (key, _) in &part.keys {
            if let Need::Without(other) = key.need {
                let needs = |name: &str| Json::object([("required", Json::List(vec![name.into()]))]);
                table = table.and([("anyOf", Json::List(vec![needs(key.name), needs(other)]))]);
            }
        }
        table.and([("additionalProperties", Json::Bool(false)), ("properties", Json::Object(properties))])
    }

    /// The value of a key.
    fn key(&mut self, part: &str, key: &Key, content: Option<&Content>) -> Json {
        let form = self.about(part, key.name).map_or(Form::Free, |about| about.2);
        let list = |items: Json| {
            let list = Json::object([("type", "array".into())]);
            let list =
                if key.need == Need::Must { list.and([("minItems", Json::Number(1.0))]) } else { list };
            list.and([("items", items)])
        };
        let value = match key.shape {
            Shape::Text | Shape::Plain | Shape::Line | Shape::Rich => text(form),
            Shape::Number => number(form),
            Shape::Switch => Json::object([("type", "boolean".into())]),
            Shape::Word => {
                Json::object([("enum", Json::List(key.words.iter().map(|word| (*word).into()).collect()))])
            }
            Shape::Texts | Shape::Plains | Shape::Riches => list(text(form)),
            Shape::List => {
                let line = self.content(key.name, form, content);
                list(Json::object([("anyOf", Json::List(vec![text(Form::Free), line]))]))
            }
            Shape::Table | Shape::Any => self.content(key.name, form, content),
            Shape::Tables => list(self.content(key.name, form, content)),
        };
        match self.about(part, key.name) {
            None => value,
            Some((.., words)) => described(words, value),
        }
    }

    /// What stands under a key, as its reader said.
    fn content(&mut self, name: &str, form: Form, content: Option<&Content>) -> Json {
        match content {
            Some(Content::Part(part)) => {
                let definition = self.part(name, part);
                self.define(name, definition)
            }
            Some(Content::Numbers) => Json::object([
                ("type", "object".into()),
                ("propertyNames", text(Form::Id)),
                ("additionalProperties", number(form)),
            ]),
            Some(Content::Names) => Json::object([
                ("type", "object".into()),
                ("minProperties", Json::Number(1.0)),
                ("propertyNames", Json::object([("pattern", "^[0-9]+$".into())])),
                ("additionalProperties", text(Form::Free)),
            ]),
            Some(Content::Condition) => self.define("condition", condition()),
            None => Json::Bool(true),
        }
    }

    /// Keeps a definition, once, and refers to it. Parts under the same key have the same keys, which a test holds.
    fn define(&mut self, name: &str, definition: Json) -> Json {
        if !self.definitions.iter().any(|(known, _)| known == name) {
            self.definitions.push((name.to_owned(), definition));
        }
        Json::object([("$ref", format!("#/definitions/{name}").as_str().into())])
    }
}

/// A value with words about it. Beside a reference nothing else is read.
fn described(words: &str, value: Json) -> Json {
    let is_reference =
        matches!(&value, Json::Object(entries) if entries.iter().any(|(key, _)| key == "$ref"));
    let value = if is_reference { Json::object([("allOf", Json::List(vec![value]))]) } else { value };
    let Json::Object(entries) = value else { return value };
    let mut all = vec![("description".to_owned(), words.into())];
    all.extend(entries);
    Json::Object(all)
}

/// A text in which something stands.
fn text(form: Form) -> Json {
    const ID: &str = "[a-z0-9]+(-[a-z0-9]+)*";
    let pattern = match form {
        Form::Id => format!("^{ID}$"),
        Form::Answer => format!("^{ID}\\.{ID}$"),
        Form::Pair => format!("^{ID} before {ID}$"),
        Form::Within => format!("^{ID} within [1-9][0-9]*$"),
        Form::Day => "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$".to_owned(),
        Form::Language => "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$".to_owned(),
        Form::Address => "^([Hh][Tt][Tt][Pp][Ss]|[Mm][Aa][Ii][Ll][Tt][Oo]|[Tt][Ee][Ll]):".to_owned(),
        Form::Page => "^[Hh][Tt][Tt][Pp][Ss]:".to_owned(),
        _ => "\\S".to_owned(),
    };
    let text = Json::object([("type", "string".into()), ("pattern", pattern.as_str().into())]);
    if form == Form::Id { text.and([("maxLength", Json::Number(64.0))]) } else { text }
}

fn number(form: Form) -> Json {
    let number = Json::object([("type", "number".into())]);
    let most = |most| ("maximum", Json::Number(most));
    let above = ("exclusiveMinimum", Json::Number(0.0));
    match form {
        Form::Above0(end) => number.and([above, most(end)]),
        Form::From0(end) => number.and([("minimum", Json::Number(0.0)), most(end)]),
        Form::Positive => number.and([above]),
        Form::Whole(end) => {
            number.and([("multipleOf", Json::Number(1.0)), ("minimum", Json::Number(1.0)), most(end)])
        }
        Form::Only(only) => Json::object([("const", Json::Number(only))]),
        _ => number,
    }
}

/// One test of an answer, or of other conditions.
fn condition() -> Json {
    let answers = || text(Form::Answer);
    let conditions = || {
        let reference = Json::object([("$ref", "#/definitions/condition".into())]);
        Json::object([("type", "array".into()), ("minItems", Json::Number(1.0)), ("items", reference)])
    };
    let properties = CONDITION_WORDS.map(|word| {
        let (words, value) = match word {
            "is" => ("This answer was given: question.answer.", answers()),
            "not" => ("This answer was not given: question.answer.", answers()),
            "any" => ("One of these holds.", conditions()),
            _ => ("All of these hold.", conditions()),
        };
        (word.to_owned(), described(words, value))
    });
    Json::object([
        ("description", "One test: is, not, any or all.".into()),
        ("type", "object".into()),
        ("minProperties", Json::Number(1.0)),
        ("maxProperties", Json::Number(1.0)),
        ("additionalProperties", Json::Bool(false)),
        ("properties", Json::Object(properties.into())),
    ])
}

#[cfg(test)]
mod tests;
