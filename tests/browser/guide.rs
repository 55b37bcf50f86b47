//! The pages to read.

use unstuck_browser_tests::{Outcome, Visit, browse};

/// Pages with a text of their own, which is in a file of its own.
const PAGES: [&str; 2] = ["#guide/how-long-it-takes", "#guide/are-my-photos-safe"];

/// What each of the eight steps is about, in order.
const STEPS: [&[&str]; 8] = [
    &["storage"],
    &["wi-fi", "connection", "network"],
    &["update", "ios"],
    &["settings", "backup is on"],
    &["restart"],
    &["reset network", "network settings"],
    &["sign out", "signing out"],
    &["support"],
];

/// The addresses of the guide's pages, as the index links to them, without repetition.
async fn links(visit: &Visit<'_>) -> Outcome<Vec<String>> {
    visit
        .ask(
            "const links = document.querySelectorAll('main a[href*=\"#guide/\"]');
             return [...new Set([...links].map((link) => new URL(link.href).hash))];",
            vec![],
        )
        .await
}

#[test]
fn the_guide_lists_eight_steps_in_order() {
    browse(async |visit| {
        let index = visit.open_at("#guide").await?;
        assert_eq!(index.screen, "guide");
        let lists: Vec<Vec<String>> = visit
            .ask(
                "return [...document.querySelectorAll('main ol')].map((list) =>
                   [...list.children].map((item) => item.innerText.toLowerCase()));",
                vec![],
            )
            .await?;
        let steps = lists.iter().find(|list| list.len() == STEPS.len());
        let steps = steps.unwrap_or_else(|| panic!("no numbered list has eight items: {lists:?}"));
        for (number, (step, words)) in steps.iter().zip(STEPS).enumerate() {
            assert!(words.iter().any(|word| step.contains(word)), "step {} is {step:?}", number + 1);
        }
        Ok(())
    });
}

#[test]
fn each_link_of_the_guide_lands_on_a_page_of_its_own() {
    browse(async |visit| {
        let index = visit.open_at("#guide").await?;
        let links = links(visit).await?;
        assert!(links.len() >= 8, "the index links to {links:?}");
        let mut headings = vec![index.heading.clone()];
        let mut previous = index.heading.clone();
        for (number, link) in links.iter().enumerate() {
            // Every third of the many further ones: Chromium refuses more than some 200 changes of the address in half a
            // minute, which no person makes. That each has a page is tested natively.
            if number >= STEPS.len() && number % 3 != 0 {
                continue;
            }
            // Clicked like a person does for the steps; by the address for the others, which is quicker.
            if number < STEPS.len() {
                visit.click(&format!("main a[href$=\"{link}\"]")).await?;
            } else {
                visit.go_to(link).await?;
            }
            let page = visit
                .page_when(&format!("the page {link}"), |page| page.hash == *link && page.heading != previous)
                .await?;
            assert_eq!(page.screen, "guide", "{link}");
            assert_eq!(page.headings, 1, "{link}");
            assert!(!headings.contains(&page.heading), "{link} repeats the heading {:?}", page.heading);
            headings.push(page.heading.clone());
            previous = page.heading;
            if number < STEPS.len() {
                visit.browser_back().await?;
                visit.page_when("the index again", |page| page.heading == index.heading).await?;
                previous.clone_from(&index.heading);
            }
        }
        Ok(())
    });
}

#[test]
fn a_link_from_elsewhere_lands_on_its_page() {
    browse(async |visit| {
        visit.open_at("#guide").await?;
        let links = links(visit).await?;
        for link in [links.first(), links.last()].into_iter().flatten() {
            let page = visit.open_at(link).await?;
            assert_eq!((page.screen.as_str(), &page.hash), ("guide", link));
            assert!(!page.heading.is_empty());
        }
        Ok(())
    });
}

#[test]
fn reading_in_the_guide_does_not_lose_the_place_in_the_visit() {
    browse(async |visit| {
        visit.open().await?;
        visit.choose("not-enough-storage").await?;
        let left = visit.advance("start").await?;
        visit.click("a[href$=\"#guide\"]").await?;
        visit.screen("guide").await?;
        visit.browser_back().await?;
        let found = visit.page_when(&format!("{left} again"), |page| page.is_same_step(&left)).await?;
        assert_eq!(found.answers, left.answers);
        Ok(())
    });
}

#[test]
fn a_page_that_does_not_exist_is_no_dead_end() {
    browse(async |visit| {
        let page = visit.open_at("#guide/no-such-page").await?;
        assert!(!page.heading.is_empty());
        visit.click("a[href$=\"#guide\"]").await?;
        let index = visit.page_when("the index", |page| page.hash == "#guide").await?;
        assert_eq!(index.screen, "guide");
        Ok(())
    });
}

/// The text of the page that is shown, once it is there.
async fn text(visit: &Visit<'_>) -> Outcome<String> {
    visit
        .until("the text of the page", async || {
            visit.ask("return document.querySelector('main .guide__lead')?.innerText;", vec![]).await
        })
        .await
}

/// How often the file with the texts was asked for.
async fn times_asked(visit: &Visit<'_>) -> Outcome<usize> {
    let script = "return performance.getEntriesByType('resource')
        .filter((entry) => entry.name.includes('.pages.')).length;";
    visit.ask(script, vec![]).await
}

#[test]
fn the_texts_of_pages_are_fetched_once_and_with_the_first_page() {
    browse(async |visit| {
        visit.open().await?;
        visit.choose("not-enough-storage").await?;
        visit.advance("start").await?;
        assert_eq!(times_asked(visit).await?, 0, "a visit needs none");
        visit.click("a[href$=\"#guide\"]").await?;
        visit.screen("guide").await?;
        let mut texts = Vec::new();
        for page in PAGES {
            visit.go_to(page).await?;
            visit.page_when(page, |shown| shown.hash == page).await?;
            texts.push(text(visit).await?);
        }
        assert_ne!(texts[0], texts[1]);
        assert_eq!(times_asked(visit).await?, 1, "one file has them all");
        Ok(())
    });
}

#[test]
fn a_text_that_does_not_come_is_said_and_can_be_tried_again() {
    browse(async |visit| {
        visit.open().await?;
        let cut = "const real = window.fetch;
            window.fetch = (address, ...more) => window.mended || !String(address).includes('.pages.')
                ? real.call(window, address, ...more) : Promise.reject(new TypeError('offline'));
            return true;";
        visit.ask::<bool>(cut, vec![]).await?;
        visit.go_to(PAGES[0]).await?;
        let page = visit.page_when("a way to try again", |page| page.offers("retry")).await?;
        assert_eq!(page.hash, PAGES[0]);
        visit.ask::<bool>("window.mended = true; return true;", vec![]).await?;
        visit.press("retry").await?;
        assert!(!text(visit).await?.is_empty());
        Ok(())
    });
}

#[test]
fn every_kind_of_page_says_how_sure_it_is_and_who_says_so() {
    browse(async |visit| {
        visit.open_at("#guide").await?;
        // A cause, a fix, a question and a page, all of which Apple confirms.
        for page in ["storage-full", "turn-on-backup", "room-for-backup", "how-automatic-works"] {
            visit.go_to(&format!("#guide/{page}")).await?;
            let script = "const block = document.querySelector('main .grounds__title')?.parentElement;
                return location.hash.endsWith(arguments[0]) && block
                    ? [block.innerText, ...[...block.querySelectorAll('a')].map((link) => link.href + ' ' + link.rel)]
                    : null;";
            let said: Vec<String> =
                visit.until("how sure it is", async || visit.ask(script, vec![page.into()]).await).await?;
            assert!(said[0].contains("Apple says so"), "{page}: {said:?}");
            assert!(said[1..].iter().any(|link| link.starts_with("https://support.apple.com/")), "{said:?}");
            assert!(said[1..].iter().all(|link| link.contains("external noopener")), "{said:?}");
        }
        assert_eq!(times_asked(visit).await?, 1, "one file has them all");
        assert_eq!(visit.accessibility_findings().await?, Vec::<String>::new());
        Ok(())
    });
}

#[test]
fn a_fix_can_be_read_where_nobody_says_how_sure_it_is() {
    browse(async |visit| {
        visit.open().await?;
        let cut = "const real = window.fetch;
            window.fetch = (address, ...more) => String(address).includes('.pages.')
                ? Promise.reject(new TypeError('offline')) : real.call(window, address, ...more);
            return true;";
        visit.ask::<bool>(cut, vec![]).await?;
        visit.go_to("#guide/restart").await?;
        let page = visit.page_when("the fix", |page| page.hash == "#guide/restart").await?;
        assert!(!page.offers("retry"), "it has all that is needed");
        let shown: bool =
            visit.ask("return !document.querySelector('main .grounds__title');", vec![]).await?;
        assert!(shown, "the block is absent");
        Ok(())
    });
}

/// What the search found, once it says and lists what is awaited.
async fn found(
    visit: &Visit<'_>,
    awaited: &str,
    holds: impl Fn(&str, &[String]) -> bool,
) -> Outcome<Vec<String>> {
    let script = "const box = document.querySelector('[role=search]');
        return [box.querySelector('[role=status]').innerText,
                [...box.querySelectorAll('a')].map((link) => new URL(link.href).hash)];";
    visit
        .until(awaited, async || {
            let (said, links): (String, Vec<String>) = visit.ask(script, vec![]).await?;
            Ok(holds(&said, &links).then_some(links))
        })
        .await
}

#[test]
fn the_search_finds_words_in_titles_and_texts_and_leads_there() {
    browse(async |visit| {
        visit.open_at("#guide").await?;
        visit.type_into("#search", "whatsapp").await?;
        let links =
            found(visit, "a page on chats", |said, links| !links.is_empty() && said.contains("page")).await?;
        assert!(links.contains(&"#guide/chat-apps".to_owned()), "{links:?}");
        assert_eq!(visit.accessibility_findings().await?, Vec::<String>::new());
        visit.fits_the_window().await?;
        visit.click("[role=search] a[href$='#guide/chat-apps']").await?;
        visit.page_when("the page", |page| page.hash == "#guide/chat-apps").await?;
        assert!(!text(visit).await?.is_empty());
        visit.browser_back().await?;
        visit.page_when("the index again", |page| page.hash == "#guide").await?;
        visit.type_into("#search", "refrigerator").await?;
        found(visit, "nothing", |said, links| links.is_empty() && said.contains("Nothing found")).await?;
        Ok(())
    });
}
