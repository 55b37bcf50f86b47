//! Headings of a text that stands within another one.

use std::mem;
use std::rc::Rc;

use yew::prelude::*;
use yew::virtual_dom::VTag;

const TAGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];

/// Puts the headings of content that was just made this many levels lower, down to the sixth. Components keep theirs.
pub(crate) fn lower(content: &mut Html, levels: usize) {
    match content {
        Html::VList(list) => {
            if let Some(list) = Rc::get_mut(list) {
                list.iter_mut().for_each(|child| lower(child, levels));
            }
        }
        Html::VTag(tag) => {
            let Some(tag) = Rc::get_mut(tag) else { return };
            if let Some(inside) = tag.children_mut() {
                lower(inside, levels);
            }
            if let Some(level) = TAGS.iter().position(|heading| *heading == tag.tag()) {
                let mut made = VTag::new(TAGS[(level + levels).min(TAGS.len() - 1)]);
                mem::swap(&mut made.attributes, &mut tag.attributes);
                mem::swap(&mut made.key, &mut tag.key);
                if let (Some(place), Some(inside)) = (made.children_mut(), tag.children_mut()) {
                    mem::swap(place, inside);
                }
                *tag = made;
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use yew::Html;

    use super::lower;
    use crate::components::attribute::Attr;
    use crate::components::element::{With, element, text};

    #[test]
    fn headings_are_lowered_wherever_they_stand_and_nothing_else() {
        let whole = |one: &'static str, two: &'static str| {
            element("div", "prose").of([
                text(one, "title", "One").with(Attr::Id, "one"),
                element("section", "").of([text("p", "", "Text"), text(two, "", "Two").keyed("two")]),
            ])
        };
        let lowered = |mut content: Html, levels: usize| {
            lower(&mut content, levels);
            content
        };
        assert_eq!(lowered(whole("h2", "h3"), 2), whole("h4", "h5"));
        assert_eq!(lowered(whole("h2", "h5"), 3), whole("h5", "h6"));
        assert_ne!(lowered(whole("h2", "h3"), 1), whole("h2", "h3"));
    }
}
