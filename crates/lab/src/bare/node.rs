//! A JSON value together with its place, read as what it should be.

use std::collections::HashSet;
use std::ops::RangeInclusive;

use super::error::BareError;
use super::path::{Path, clipped};
use super::suggest;
use super::tree::Tree;

#[derive(Clone, Copy)]
pub(super) struct Node<'t> {
    pub(super) path: Path<'t>,
    tree: &'t Tree,
}

impl<'t> Node<'t> {
    pub(super) const fn root(tree: &'t Tree) -> Self {
        Self { path: Path::Root, tree }
    }

    /// An error at this place.
    pub(super) fn error(&self, reason: impl Into<String>) -> BareError {
        BareError::at(&self.path, reason.into())
    }

    fn must_be(&self, what: &str) -> BareError {
        self.error(format!("must be {what}, but is {}", self.tree.kind()))
    }

    /// The items of a list.
    pub(super) fn list(&self) -> Result<Vec<Node<'_>>, BareError> {
        let Tree::List(items) = self.tree else { return Err(self.must_be("a list")) };
        let node = |(index, tree)| Node { path: Path::Item(&self.path, index), tree };
        Ok(items.iter().enumerate().map(node).collect())
    }

    /// The entries of an object whose keys are ids, each key once.
    pub(super) fn entries(&self) -> Result<Vec<(&'t str, Node<'_>)>, BareError> {
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
    pub(super) fn object(&self, fields: &[&'static str]) -> Result<Object<'_>, BareError> {
        let entries = self.entries()?;
        if let Some((key, node)) = entries.iter().find(|(key, _)| !fields.contains(key)) {
            return Err(node.error(suggest::unknown("there is no field", key, fields.iter().copied())));
        }
        Ok(Object { path: self.path, entries })
    }

    /// A string that can serve as an id.
    pub(super) fn id(&self) -> Result<&'t str, BareError> {
        match self.tree {
            Tree::Text(text) if text.is_empty() => Err(self.error("is empty")),
            Tree::Text(text) => Ok(text),
            _ => Err(self.must_be("a string")),
        }
    }

    /// A number above 0.
    pub(super) fn positive(&self) -> Result<f64, BareError> {
        let number = self.number()?;
        let fine = number > 0.0 && number.is_finite();
        if fine { Ok(number) } else { Err(self.error(format!("must be more than 0, but is {number}"))) }
    }

    /// A number from 0 to 1.
    pub(super) fn probability(&self) -> Result<f64, BareError> {
        const RANGE: RangeInclusive<f64> = 0.0..=1.0;
        let number = self.number()?;
        let fine = RANGE.contains(&number);
        if fine { Ok(number) } else { Err(self.error(format!("must be from 0 to 1, but is {number}"))) }
    }

    /// The word `true`.
    pub(super) fn must_be_true(&self) -> Result<(), BareError> {
        if matches!(self.tree, Tree::Bool(true)) { Ok(()) } else { Err(self.must_be("true")) }
    }

    fn number(&self) -> Result<f64, BareError> {
        if let Tree::Number(number) = self.tree { Ok(*number) } else { Err(self.must_be("a number")) }
    }
}

/// An object with known fields.
pub(super) struct Object<'t> {
    path: Path<'t>,
    entries: Vec<(&'t str, Node<'t>)>,
}

impl<'t> Object<'t> {
    /// A field that may be absent.
    pub(super) fn optional(&self, name: &str) -> Option<Node<'t>> {
        self.entries.iter().find(|(key, _)| *key == name).map(|(_, node)| *node)
    }

    /// A field that must be there.
    pub(super) fn field(&self, name: &'static str) -> Result<Node<'t>, BareError> {
        let missing = || BareError::at(&Path::Field(&self.path, name), "is missing".to_owned());
        self.optional(name).ok_or_else(missing)
    }
}
