//! Headings of a text that stands within another one.

use yew::prelude::*;
use yew::virtual_dom::{VList, VTag};

const TAGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];

/// The same content with its headings this many levels lower, down to the sixth. Components keep theirs.
pub(crate) fn lowered(content: &Html, levels: usize) -> Html {
    match content {
        Html::VList(list) => list.iter().map(|child| lowered(child, levels)).collect::<VList>().into(),
        Html::VTag(tag) => {
            let mut made = match TAGS.iter().position(|heading| *heading == tag.tag()) {
                Some(level) => {
                    let mut made = VTag::new(TAGS[(level + levels).min(TAGS.len() - 1)]);
                    made.attributes.clone_from(&tag.attributes);
                    made.key.clone_from(&tag.key);
                    made
                }
                None => (**tag).clone(),
            };
            if let (Some(place), Some(inside)) = (made.children_mut(), tag.children()) {
                *place = lowered(inside, levels);
            }
            made.into()
        }
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::lowered;
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
        assert_eq!(lowered(&whole("h2", "h3"), 2), whole("h4", "h5"));
        assert_eq!(lowered(&whole("h2", "h5"), 3), whole("h5", "h6"));
        assert_ne!(lowered(&whole("h2", "h3"), 1), whole("h2", "h3"));
    }
}
