//! The guide and its pages as the annex has them: fetched when the first page or tool is opened, read once for each era.

use std::cell::RefCell;
use std::ptr;

use unstuck_flow::codec;
use unstuck_flow::guide::Guide;
use unstuck_flow::pages::PageFile;
use yew::platform::spawn_local;
use yew::prelude::*;

use crate::platform::{dom, fetch};

/// A guide with its pages, for one version of iOS.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shelf {
    pub(crate) guide: &'static Guide,
    /// `None` where only this file did not come; much can be read without it.
    pub(crate) pages: Option<&'static PageFile>,
}

impl PartialEq for Shelf {
    fn eq(&self, other: &Self) -> bool {
        ptr::eq(self.guide, other.guide) && self.pages.is_some() == other.pages.is_some()
    }
}

/// Where the shelf is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Stage {
    OnItsWay,
    Here(Shelf),
    Failed,
}

thread_local! {
    /// What was read, by the version of iOS; needed until the page is closed.
    static READ: RefCell<Vec<(Option<u16>, Shelf)>> = const { RefCell::new(Vec::new()) };
}

/// The shelf for a version of iOS. It is fetched if it has to be, and again once the stage is set back.
#[hook]
pub(crate) fn use_shelf(ios: Option<u16>) -> UseStateHandle<Stage> {
    let stage = use_state_eq(|| read(ios).map_or(Stage::OnItsWay, Stage::Here));
    let setter = stage.setter();
    use_effect_with(*stage == Stage::OnItsWay, move |waits| {
        if *waits {
            spawn_local(async move { setter.set(load(ios).await.map_or(Stage::Failed, Stage::Here)) });
        }
    });
    stage
}

fn read(ios: Option<u16>) -> Option<Shelf> {
    READ.with(|read| read.borrow().iter().find(|(of, _)| *of == ios).map(|(_, shelf)| *shelf))
}

async fn load(ios: Option<u16>) -> Option<Shelf> {
    let guide = file("data-guide").await?;
    let pages = file("data-pages").await;
    // Another part may have been quicker.
    if let Some(shelf) = read(ios) {
        return Some(shelf);
    }
    let guide: &Guide = Box::leak(Box::new(codec::decode(&guide, ios).ok()?));
    let Some(pages) = pages.and_then(|pages| codec::decode_pages(&pages, ios).ok()) else {
        return Some(Shelf { guide, pages: None });
    };
    let shelf = Shelf { guide, pages: Some(Box::leak(Box::new(pages))) };
    READ.with(|read| read.borrow_mut().push((ios, shelf)));
    Some(shelf)
}

/// A file that the page names; the browser keeps what was fetched before.
async fn file(attribute: &str) -> Option<Vec<u8>> {
    fetch::bytes(&dom::root_attribute(attribute)?).await.ok()
}
