//! Markup, as far as these tests read it.

/// Elements that have no end.
const VOID: [&str; 4] = ["meta", "br", "rect", "path"];

/// An element with its attributes as they stand.
#[derive(Debug)]
pub(crate) struct Element {
    pub(crate) name: String,
    pub(crate) attributes: String,
}

impl Element {
    /// The value of an attribute.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        let before = format!(" {name}=\"");
        let from = self.attributes.find(&before)? + before.len();
        self.attributes[from..].split('"').next()
    }
}

/// All elements in their order.
///
/// # Panics
/// Where one is not ended, where an end fits nothing, or where an attribute is not in quotes.
pub(crate) fn elements(markup: &str) -> Vec<Element> {
    let mut found = Vec::new();
    let mut open: Vec<String> = Vec::new();
    let mut rest = markup.strip_prefix("<!doctype html>").unwrap_or(markup);
    while let Some(start) = rest.find('<') {
        let end = start + rest[start..].find('>').expect("every tag is closed");
        let tag = &rest[start + 1..end];
        rest = &rest[end + 1..];
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop().as_deref(), Some(name), "before {}", &rest[..rest.len().min(80)]);
            continue;
        }
        let tag = tag.strip_suffix('/').unwrap_or(tag);
        let (name, attributes) = tag.split_at(tag.find([' ', '\n']).unwrap_or(tag.len()));
        assert!(name.chars().all(|sign| sign.is_ascii_alphanumeric()), "<{tag}> is no element");
        let outside: String = attributes.split('"').step_by(2).collect();
        assert!(attributes.matches('"').count() % 2 == 0, "<{tag}> has a quote too many");
        assert!(outside.chars().all(|sign| sign.is_ascii_lowercase() || "- =\nBS".contains(sign)), "<{tag}>");
        found.push(Element { name: name.to_owned(), attributes: attributes.to_owned() });
        let ends_itself = VOID.contains(&name);
        if !ends_itself {
            open.push(name.to_owned());
        }
        if name == "style" {
            rest = &rest[rest.find("</style>").expect("the style ends")..];
        }
    }
    assert_eq!(open, Vec::<String>::new());
    found
}

/// Asserts that markup loads and runs nothing.
pub(crate) fn assert_self_contained(markup: &str) {
    for element in elements(markup) {
        let Element { name, attributes } = &element;
        assert!(
            !["script", "link", "img", "iframe", "object", "use", "image", "foreignObject", "a"]
                .contains(&&**name)
        );
        for attribute in ["src", "href", "srcset", "data", "action", "style", "onload", "onclick"] {
            assert!(element.get(attribute).is_none(), "<{name}{attributes}>");
        }
    }
    assert!(!markup.contains("url(") && !markup.contains("@import"));
}
