//! A JSON value together with its place, read as what it should be.

use std::collections::HashSet;

use crate::error::JsonError;
use crate::path::{Path, clipped};
use crate::suggest;
use crate::tree::Tree;

/// A value with the way to it.
#[derive(Clone, Copy, Debug)]
pub struct Node<'t> {
    path: Path<'t>,
    tree: &'t Tree,
}

impl<'t> Node<'t> {
    /// The value that holds all others.
    #[must_use]
    pub const fn root(tree: &'t Tree) -> Self {
        Self { path: Path::Root, tree }
    }

    /// An error at this place.
    #[must_use]
    pub fn error(&self, reason: impl Into<String>) -> JsonError {
        JsonError::at(&self.path, reason.into())
    }

    fn must_be(&self, what: &str) -> JsonError {
        self.error(format!("must be {what}, but is {}", self.tree.kind()))
    }

    /// The items of a list.
    ///
    /// # Errors
    /// Where it is none.
    pub fn list(&self) -> Result<Vec<Node<'_>>, JsonError> {
        let Tree::List(items) = self.tree else { return Err(self.must_be("a list")) };
        let node = |(index, tree)| Node { path: Path::Item(&self.path, index), tree };
        Ok(items.iter().enumerate().map(node).collect())
    }

    /// The entries of an object whose keys are ids, each key once.
    ///
    /// # Errors
    /// Where it is none, or a key is given twice.
    pub fn entries(&self) -> Result<Vec<(&'t str, Node<'_>)>, JsonError> {
        let Tree::Map(entries) = self.tree else { return Err(self.must_be("an object")) };
        let mut seen = HashSet::new();
        let mut nodes = Vec::with_capacity(entries.len());
        for (key, tree) in entries {
            let node = Node { path: Path::Field(&self.path, key), tree };
            if !seen.insert(key) {
                return Err(node.error(format!("the key `{}` is given twice", clipped(key))));
            }
            nodes.push((key.as_str(), node));
        }
        Ok(nodes)
    }

    /// An object that has no other fields than these, each at most once.
    ///
    /// # Errors
    /// Where it is none or has another field; names the one that may have been meant.
    pub fn object(&self, fields: &[&'static str]) -> Result<Object<'_>, JsonError> {
        let entries = self.entries()?;
        if let Some((key, node)) = entries.iter().find(|(key, _)| !fields.contains(key)) {
            return Err(node.error(suggest::unknown("there is no field", key, fields.iter().copied())));
        }
        Ok(Object { path: self.path, entries })
    }

    /// A string that can serve as an id.
    ///
    /// # Errors
    /// Where it is none or empty.
    pub fn id(&self) -> Result<&'t str, JsonError> {
        match self.tree {
            Tree::Text(text) if text.is_empty() => Err(self.error("is empty")),
            Tree::Text(text) => Ok(text),
            _ => Err(self.must_be("a string")),
        }
    }

    /// A number above 0.
    ///
    /// # Errors
    /// Where it is none or out of range.
    pub fn positive(&self) -> Result<f64, JsonError> {
        let number = self.number()?;
        let fine = number > 0.0 && number.is_finite();
        if fine { Ok(number) } else { Err(self.error(format!("must be more than 0, but is {number}"))) }
    }

    /// A number from 0 up to `most`.
    ///
    /// # Errors
    /// Where it is none or out of range.
    pub fn up_to(&self, most: f64) -> Result<f64, JsonError> {
        let number = self.number()?;
        let fine = (0.0..=most).contains(&number);
        if fine { Ok(number) } else { Err(self.error(format!("must be from 0 to {most}, but is {number}"))) }
    }

    /// A number from 0 to 1.
    ///
    /// # Errors
    /// Where it is none or out of range.
    pub fn probability(&self) -> Result<f64, JsonError> {
        self.up_to(1.0)
    }

    /// The word `true`.
    ///
    /// # Errors
    /// Where it is anything else.
    pub fn must_be_true(&self) -> Result<(), JsonError> {
        if matches!(self.tree, Tree::Bool(true)) { Ok(()) } else { Err(self.must_be("true")) }
    }

    fn number(&self) -> Result<f64, JsonError> {
        if let Tree::Number(number) = self.tree { Ok(*number) } else { Err(self.must_be("a number")) }
    }
}

/// An object with known fields.
#[derive(Debug)]
pub struct Object<'t> {
    path: Path<'t>,
    entries: Vec<(&'t str, Node<'t>)>,
}

impl<'t> Object<'t> {
    /// A field that may be absent.
    #[must_use]
    pub fn optional(&self, name: &str) -> Option<Node<'t>> {
        self.entries.iter().find(|(key, _)| *key == name).map(|(_, node)| *node)
    }

    /// A field that must be there.
    ///
    /// # Errors
    /// Where it is absent.
    pub fn field(&self, name: &'static str) -> Result<Node<'t>, JsonError> {
        let missing = || JsonError::at(&Path::Field(&self.path, name), "is missing".to_owned());
        self.optional(name).ok_or_else(missing)
    }
}
