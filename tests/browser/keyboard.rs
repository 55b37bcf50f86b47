//! The keyboard is enough, and the focus is where one expects it.

use unstuck_browser_tests::walk::{nothing_helps, storage_is_short};
use unstuck_browser_tests::{Page, browse};

#[test]
fn keyboard_alone_reaches_resolved() {
    browse(async |visit| {
        let mut page = visit.open().await?;
        for _ in 0..8 {
            if page.is_an_end() {
                break;
            }
            page = visit.act_by_keyboard(&page, &storage_is_short(&page)).await?.unwrap_or(page);
        }
        assert_eq!(page.screen, "resolved");
        Ok(())
    });
}

#[test]
fn the_heading_has_focus_and_the_title_changes_at_each_step() {
    browse(async |visit| {
        let mut page = visit.open().await?;
        for _ in 0..8 {
            let before = page;
            visit.act(&before, &nothing_helps(&before)).await?;
            page = visit.page_when("the focus on the heading", |page| page.focus.element == "h1").await?;
            assert_eq!(page.headings, 1, "{page} has one heading of the first level");
            assert_ne!(page.title, before.title, "the title of {page}");
            assert!(says_the_heading(&page), "the title {:?} names {page}", page.title);
        }
        visit.browser_back().await?;
        visit
            .page_when("the focus on the heading after Back", |now| {
                !now.is_same_step(&page) && now.focus.element == "h1"
            })
            .await?;
        Ok(())
    });
}

#[test]
fn the_first_load_does_not_steal_the_focus() {
    browse(async |visit| {
        let start = visit.open().await?;
        assert_eq!(start.focus.element, "body");
        visit.choose("not-enough-storage").await?;
        visit.advance("start").await?;
        let resumed = visit.reload().await?;
        assert_eq!(resumed.focus.element, "body", "nor does a reload");
        Ok(())
    });
}

/// A title may be shorter than the heading, but begins with the same words.
fn says_the_heading(page: &Page) -> bool {
    let first_words: Vec<_> = page.heading.split_whitespace().take(2).collect();
    page.title.starts_with(&first_words.join(" "))
}
