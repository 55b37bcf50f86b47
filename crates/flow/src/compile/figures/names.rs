//! The names that texts can call figures by.

use std::collections::BTreeMap;

/// The names there are, and which of them texts have called.
#[derive(Debug, Default)]
pub(crate) struct Names {
    texts: BTreeMap<String, Named>,
}

#[derive(Debug)]
struct Named {
    text: String,
    called: bool,
}

impl Names {
    /// Adds a name with the words it stands for. The first one keeps the name.
    pub(super) fn add(&mut self, name: &str, text: String) {
        self.texts.entry(name.to_owned()).or_insert(Named { text, called: false });
    }

    /// The words a name stands for; from now on it counts as called.
    pub(super) fn call(&mut self, name: &str) -> Option<String> {
        let named = self.texts.get_mut(name)?;
        named.called = true;
        Some(named.text.clone())
    }

    /// Whether a text has called it.
    pub(super) fn is_called(&self, name: &str) -> bool {
        self.texts.get(name).is_some_and(|named| named.called)
    }

    /// All names, in alphabetical order.
    pub(super) fn all(&self) -> impl Iterator<Item = &str> {
        self.texts.keys().map(String::as_str)
    }
}
