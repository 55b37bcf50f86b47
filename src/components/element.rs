//! Elements made by calling a function.
//!
//! `html!` writes out the making of every element where it stands, 150 to 300 bytes of WebAssembly each time. A call of
//! one of these functions takes a tenth of that, and the screens are made of little else than elements with a class
//! and children. `html!` stays where an element has more to it: listeners, properties, components, drawings.

use std::mem;
use std::rc::Rc;

use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, Attributes, VList, VTag, VText};

use super::attribute::Attr;
use super::compound::kept_together;
use crate::platform::page;

/// The beginning of an element: its tag and its class. The empty class stands for none.
pub(crate) const fn element(tag: &'static str, class: &'static str) -> Element {
    Element { tag, class }
}

/// An element that still needs its children.
#[derive(Clone, Copy)]
#[must_use = "an element without children is made with `of([])`"]
pub(crate) struct Element {
    tag: &'static str,
    class: &'static str,
}

impl Element {
    /// The element of these children.
    #[inline(always)]
    pub(crate) fn of(self, children: impl Into<Vec<Html>>) -> Html {
        filled(self.tag, self.class, children)
    }
}

/// An element with a class and nothing but words. The empty class stands for none.
pub(crate) fn text(tag: &'static str, class: &'static str, said: &str) -> Html {
    made(tag, class, vec![words(said)])
}

/// Words without an element of their own, in which names are kept together.
pub(crate) fn words(said: &str) -> Html {
    VText::new(kept_together(said)).into()
}

/// Words as they are to the sign, for what may be copied off the page.
pub(crate) fn verbatim(said: &str) -> Html {
    VText::new(said.to_owned()).into()
}

/// Children without an element of their own.
#[inline(never)]
pub(crate) fn several(children: impl Into<Vec<Html>>) -> Html {
    VList::from(children.into()).into()
}

// The tag and the class are handed over apart: as one they would have to be put together at every call.
#[inline(never)]
fn filled(tag: &'static str, class: &'static str, children: impl Into<Vec<Html>>) -> Html {
    made(tag, class, children.into())
}

// Kept apart from `filled`, which exists once for each number of children.
#[inline(never)]
fn made(tag: &'static str, class: &'static str, children: Vec<Html>) -> Html {
    let mut made = VTag::new(tag);
    if let Some(place) = made.children_mut() {
        *place = VList::from(children).into();
    }
    let made = Html::from(made);
    let made = if class.is_empty() { made } else { made.with(Attr::Class, class) };
    match level(tag) {
        // The element stays, since its look goes by its name.
        Some(level) => made.with(Attr::AriaLevel, level),
        None => made,
    }
}

/// The level of a heading where it is another one than its name says: in a page that has headings of its own around it.
fn level(tag: &str) -> Option<&'static str> {
    let levels = page::levels();
    match tag.as_bytes() {
        [b'h', level @ b'1'..=b'6'] if levels > 0 => {
            let at = usize::from((level - b'1' + levels).min(5));
            "123456".get(at..=at)
        }
        _ => None,
    }
}

/// What an element can be given besides its class and children.
pub(crate) trait With: Sized {
    /// The same element with another attribute. Not for elements to which `html!` gave attributes: they would lose them.
    fn with(self, attribute: Attr, value: &str) -> Self;

    /// The same element with a key among its siblings.
    fn keyed(self, key: &str) -> Self;
}

impl With for Html {
    #[inline(never)]
    fn with(mut self, attribute: Attr, value: &str) -> Self {
        if let Some(tag) = tag(&mut self) {
            let mut values = match mem::take(&mut tag.attributes) {
                Attributes::Dynamic { values, .. } => values.into_vec(),
                _ => Vec::new(),
            };
            let at = attribute as usize;
            if values.len() <= at {
                values.resize_with(at + 1, || None);
            }
            values[at] = Some(AttributeOrProperty::Attribute(value.to_owned().into()));
            let keys = Attr::NAMES.get(..values.len()).unwrap_or_default();
            tag.attributes = Attributes::Dynamic { keys, values: values.into() };
        }
        self
    }

    #[inline(never)]
    fn keyed(mut self, key: &str) -> Self {
        if let Some(tag) = tag(&mut self) {
            tag.key = Some(key.into());
        }
        self
    }
}

/// The element behind a node that was just made and is not shared yet.
fn tag(node: &mut Html) -> Option<&mut VTag> {
    match node {
        Html::VTag(tag) => Rc::get_mut(tag),
        _ => None,
    }
}
