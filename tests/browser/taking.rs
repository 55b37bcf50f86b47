//! Taking a visit along: each way, with what arrives at its end.

use serde_json::Value;
use unstuck_browser_tests::walk::{Act, nothing_helps};
use unstuck_browser_tests::{Outcome, Page, Visit, browse, in_another_browser};

const SCHEMA: &str = include_str!("../../docs/schemas/summary-1.schema.json");

/// A visit in which something was answered and tried, at support.
async fn at_support(visit: &Visit<'_>) -> Outcome<Page> {
    at_support_with("not-enough-storage", visit).await
}

/// The same, of a person who sees something else.
async fn at_support_with(symptom: &str, visit: &Visit<'_>) -> Outcome<Page> {
    visit.open().await?;
    visit.choose(symptom).await?;
    visit.advance("start").await?;
    for _ in 0..3 {
        let page = visit.page().await?;
        visit.act(&page, &nothing_helps(&page)).await?;
    }
    visit.press("support").await?;
    visit.screen("support").await
}

fn summary(page: &Page) -> String {
    page.summary.clone().expect("there is a summary")
}

/// The code in a summary.
fn code(summary: &str) -> &str {
    let mut lines = summary.lines();
    lines.find_map(|line| line.strip_prefix("Code of this visit: ")).expect("the summary has the code")
}

/// What the support screen says about what was done, once it says this.
async fn says(visit: &Visit<'_>, words: &str) -> Outcome {
    visit
        .until(words, async || {
            let said: String =
                visit.ask("return document.querySelector('.summary__status').innerText", vec![]).await?;
            Ok(said.contains(words).then_some(()))
        })
        .await
}

#[test]
fn the_summary_is_copied_as_it_stands() {
    browse(async |visit| {
        let summary = summary(&at_support_with("never-finishes", visit).await?);
        // With the hyphen of keyboards: elsewhere on the page it is another one.
        assert!(summary.contains("Wi-Fi"), "{summary}");
        visit.press("copy").await?;
        says(visit, "Copied").await?;
        assert_eq!(visit.pasted().await?.trim_end(), summary.trim_end());
        Ok(())
    });
}

#[test]
fn where_the_clipboard_is_closed_the_summary_is_selected_and_that_is_said() {
    browse(async |visit| {
        let summary = summary(&at_support(visit).await?);
        let closed = "Object.defineProperty(navigator, 'clipboard', { value: undefined });
            document.execCommand = () => false;";
        let () = visit.ask(closed, vec![]).await?;
        visit.press("copy").await?;
        says(visit, "does not let the page copy").await?;
        let selected: String = visit.ask("return getSelection().toString()", vec![]).await?;
        assert_eq!(selected.trim(), summary.trim());
        Ok(())
    });
}

#[test]
fn where_only_the_old_way_to_copy_is_open_it_is_taken() {
    browse(async |visit| {
        let summary = summary(&at_support(visit).await?);
        let closed = "Object.defineProperty(navigator, 'clipboard', { value: undefined });";
        let () = visit.ask(closed, vec![]).await?;
        visit.press("copy").await?;
        says(visit, "Copied").await?;
        assert_eq!(visit.pasted().await?.trim_end(), summary.trim_end());
        Ok(())
    });
}

#[test]
fn the_share_sheet_gets_the_summary_and_closing_it_is_no_failure() {
    browse(async |visit| {
        let page = at_support(visit).await?;
        let sheet = "Object.defineProperty(navigator, 'share', { configurable: true, value: async (data) => {
            window.shared = data;
            if (window.closed_sheet) { throw new DOMException('closed', 'AbortError'); }
        } });";
        let () = visit.ask(sheet, vec![]).await?;
        visit.press("share").await?;
        says(visit, "Shared").await?;
        let shared: Value = visit.ask("return window.shared", vec![]).await?;
        assert_eq!(shared["text"].as_str(), page.summary.as_deref());
        assert!(shared["title"].as_str().is_some_and(|title| !title.is_empty()));
        let () = visit.ask("window.closed_sheet = true;", vec![]).await?;
        visit.press("share").await?;
        let status = "return document.querySelector('.summary__status').innerText";
        visit
            .until("nothing said", async || {
                let said: String = visit.ask(status, vec![]).await?;
                Ok(said.is_empty().then_some(()))
            })
            .await
    });
}

#[test]
fn without_a_share_sheet_the_summary_is_copied_and_that_is_said() {
    browse(async |visit| {
        let summary = summary(&at_support(visit).await?);
        let none = "Object.defineProperty(navigator, 'share', { value: undefined });";
        let () = visit.ask(none, vec![]).await?;
        visit.press("share").await?;
        says(visit, "cannot share, so it was copied").await?;
        assert_eq!(visit.pasted().await?.trim_end(), summary.trim_end());
        Ok(())
    });
}

#[test]
fn the_summary_is_saved_as_text_and_as_data_that_its_schema_describes() {
    browse(async |visit| {
        let summary = summary(&at_support(visit).await?);
        let text = visit.save("download", "unstuck-summary.txt").await?;
        assert_eq!(text, summary);
        says(visit, "Saved").await?;
        let data = visit.save("download-data", "unstuck-summary.json").await?;
        let data: Value = serde_json::from_str(&data)?;
        let schema = schema();
        let faults: Vec<String> = schema.iter_errors(&data).map(|fault| fault.to_string()).collect();
        assert_eq!(faults, Vec::<String>::new(), "{data:#}");
        assert_eq!(data["code"].as_str(), Some(code(&summary)));
        let lines =
            ["answers", "tried"].into_iter().flat_map(|list| data[list].as_array().into_iter().flatten());
        let said: Vec<&str> = lines.filter_map(|line| line["about"].as_str()).collect();
        assert!(said.len() > 2, "{data:#}");
        for about in said {
            assert!(summary.contains(about), "{about} is not in the text");
        }
        // The site has the schema where the documentation says.
        assert_eq!(visit.fetch("schemas/summary-1.schema.json").await?, SCHEMA);
        Ok(())
    });
}

fn schema() -> jsonschema::Validator {
    let schema: Value = serde_json::from_str(SCHEMA).expect("the schema is JSON");
    jsonschema::validator_for(&schema).expect("the schema is one")
}

#[test]
fn the_schema_refuses_what_is_no_summary() {
    let line = serde_json::json!({ "id": "nights", "about": "A question?", "said": "An answer" });
    let sound = serde_json::json!({
        "format": "unstuck-summary 1", "guide": "icloud-backup", "title": "A title", "reviewed": "2026-11-22",
        "date": "2026-11-28", "code": "3N7G-1MX8-2C", "ios": "", "answers": [line], "tried": [],
        "before_the_change": [], "likely_causes": [{ "id": "full", "name": "It is full", "percent": 60 }],
    });
    let schema = schema();
    assert!(schema.is_valid(&sound));
    let but = |pointer: &str, value: Value| {
        let mut wrong = sound.clone();
        *wrong.pointer_mut(pointer).unwrap_or_else(|| panic!("no {pointer}")) = value;
        wrong
    };
    for (wrong, why) in [
        (but("/format", "unstuck-summary 2".into()), "another version"),
        (but("/date", "28 November".into()), "a day in words"),
        (but("/code", "3N7G".into()), "too short for a code"),
        (but("/code", "3N7G-1MXU".into()), "a sign that no code has"),
        (but("/answers/0/said", "".into()), "nothing said"),
        (but("/answers/0", serde_json::json!({ "id": "nights", "about": "A question?" })), "no answer"),
        (but("/likely_causes/0/percent", 101.into()), "more than all"),
        (but("/likely_causes/0/percent", 0.5.into()), "no whole number"),
        (but("/likely_causes/0/id", "No id".into()), "no id"),
        (but("/tried", Value::Null), "no list"),
    ] {
        assert!(!schema.is_valid(&wrong), "{why}");
    }
    for field in sound.as_object().expect("it has fields").keys() {
        let mut less = sound.clone();
        less.as_object_mut().expect("it has fields").remove(field);
        assert!(!schema.is_valid(&less), "without {field}");
    }
    let mut more = sound.clone();
    more["phone"] = "555".into();
    assert!(!schema.is_valid(&more), "a field that nobody knows");
}

#[test]
fn the_mail_draft_has_the_summary_with_line_ends_of_mails() {
    browse(async |visit| {
        let summary = summary(&at_support(visit).await?);
        let draft = "return document.querySelector('[data-action=email]').getAttribute('href')";
        let draft: String = visit.ask(draft, vec![]).await?;
        let (subject, body) = draft
            .strip_prefix("mailto:?subject=")
            .and_then(|rest| rest.split_once("&body="))
            .unwrap_or_else(|| panic!("{draft}"));
        assert!(draft.len() <= 2_000);
        let (subject, body) = (decoded(subject), decoded(body));
        assert!(!subject.is_empty() && summary.starts_with(&subject), "{subject}");
        assert_eq!(body, summary.replace('\n', "\r\n"));
        Ok(())
    });
}

/// A percent-encoded text.
fn decoded(text: &str) -> String {
    let mut parts = text.split('%');
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        let (digits, rest) = part.split_at(2);
        bytes.push(u8::from_str_radix(digits, 16).expect("two digits"));
        bytes.extend(rest.as_bytes());
    }
    String::from_utf8(bytes).expect("it is UTF-8")
}

#[test]
fn paper_has_the_summary_and_the_answers_and_no_controls() {
    browse(async |visit| {
        at_support(visit).await?;
        let () = visit.ask("window.print = () => { window.printed = true; };", vec![]).await?;
        visit.press("print").await?;
        assert!(visit.ask::<bool>("return window.printed === true", vec![]).await?);
        assert!(visit.shows("button").await?);
        visit.look_as_on_paper().await?;
        for shown in ["h1", "[data-summary]", ".support__ways a", "[data-answers] dt"] {
            assert!(visit.shows(shown).await?, "{shown} is on paper");
        }
        for hidden in ["button", "[data-action]", "nav", "footer", "details.tool"] {
            assert!(!visit.shows(hidden).await?, "{hidden} is not");
        }
        let after = "return getComputedStyle(document.querySelector('.support__ways a[href^=http]'), '::after').content";
        let after: String = visit.ask(after, vec![]).await?;
        // Firefox gives back the rule, the others what came of it.
        assert!(
            after.contains("http") || after.contains("attr(href)"),
            "a link says where it leads: {after}"
        );
        Ok(())
    });
}

#[test]
fn the_whole_guide_is_one_document_made_for_paper() {
    browse(async |visit| {
        visit.open_at("#guide").await?;
        visit.click("a[href$=\"#guide/all\"]").await?;
        let page = visit.page_when("the whole guide", |page| page.hash == "#guide/all").await?;
        assert_eq!((page.screen.as_str(), page.headings), ("guide", 1));
        let (parts, entries): (usize, usize) = visit
            .ask("return ['.whole__part', '.whole__entries > li'].map((all) => document.querySelectorAll(all).length)", vec![])
            .await?;
        assert!(parts > 80, "{parts} parts");
        assert_eq!(parts, entries, "every part is in the contents");
        let skipped: Vec<String> = visit
            .ask(
                "const levels = [...document.querySelectorAll('main :is(h1, h2, h3, h4, h5, h6)')];
                 return levels.slice(1).filter((heading, at) => heading.localName[1] - levels[at].localName[1] > 1)
                   .map((heading) => heading.innerText);",
                vec![],
            )
            .await?;
        assert_eq!(skipped, Vec::<String>::new(), "no level is skipped");
        visit.fits_the_window().await?;
        let () = visit.ask("window.print = () => { window.printed = true; };", vec![]).await?;
        visit.press("print").await?;
        assert!(visit.ask::<bool>("return window.printed === true", vec![]).await?);
        visit.look_as_on_paper().await?;
        assert!(!visit.shows("button").await?);
        let torn: Vec<String> = visit
            .ask(
                "return [...document.querySelectorAll('.whole__part')]
                   .map((part) => getComputedStyle(part).breakInside).filter((inside) => !inside.startsWith('avoid'));",
                vec![],
            )
            .await?;
        assert_eq!(torn, Vec::<String>::new(), "no part is torn apart where it fits on a page");
        Ok(())
    });
}

#[test]
fn a_wait_and_a_success_give_reminders_for_a_calendar() {
    browse(async |visit| {
        visit.open().await?;
        visit.choose("weeks-since").await?;
        visit.advance("start").await?;
        visit
            .walk(20, |page| match page.screen.as_str() {
                "question" => Act::Answer("unsure".to_owned()),
                "caution" => Act::Press("proceed"),
                "fix" if page.offers("continue") => Act::Press("continue"),
                "fix" => Act::Press("not-fixed"),
                _ => Act::Stop,
            })
            .await?;
        visit.screen("wait").await?;
        let once = visit.save("download", "reminder.ics").await?;
        is_a_reminder(&once);
        assert!(!once.contains("RRULE"), "{once}");
        visit.advance("fixed").await?;
        let again = visit.save("download", "reminder.ics").await?;
        is_a_reminder(&again);
        assert!(again.contains("\r\nRRULE:FREQ=WEEKLY;INTERVAL=4\r\n"), "{again}");
        Ok(())
    });
}

fn is_a_reminder(file: &str) {
    assert!(file.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:"), "{file}");
    assert!(file.ends_with("END:VEVENT\r\nEND:VCALENDAR\r\n"), "{file}");
    for part in ["\r\nUID:", "\r\nDTSTAMP:20", "\r\nDTSTART:20", "\r\nSUMMARY:", "\r\nTRIGGER:PT0S\r\n"] {
        assert_eq!(file.matches(part).count(), 1, "{part} in {file}");
    }
}

#[test]
fn a_link_shows_the_visit_in_a_browser_that_knows_nothing_of_it() {
    browse(async |visit| {
        at_support(visit).await?;
        let link = visit.handover_link().await?;
        visit.press("copy-code").await?;
        let page = visit.page().await?;
        let pasted = visit.pasted().await?;
        assert_eq!(pasted.trim(), code(&summary(&page)), "the code beside it is that of the summary");
        let fragment = &link[link.find('#').expect("it has a fragment")..];
        in_another_browser(async |other| {
            let found = other.open_at(fragment).await?;
            assert_eq!((&found.screen, &found.answers), (&page.screen, &page.answers));
            assert_eq!(found.summary, page.summary);
            Ok(())
        })
        .await
    });
}

#[test]
fn a_code_shows_the_visit_in_another_browser_and_back_returns_to_the_own() {
    browse(async |visit| {
        let theirs = at_support(visit).await?;
        let summary = summary(&theirs);
        let typed = code(&summary).to_lowercase().replace('-', " ").replace('0', "o");
        in_another_browser(async |other| {
            other.open().await?;
            other.choose("unsure").await?;
            let own = other.advance("start").await?;
            other.click("footer a[href$=\"#guide/code\"]").await?;
            other.page_when("the field", |page| page.offers("show-visit")).await?;
            assert_eq!(other.accessibility_findings().await?, Vec::<String>::new());
            other.type_into("#visit-code", &typed).await?;
            other.press("show-visit").await?;
            // It is said whose visit this is, after the focus has come to the heading.
            let is_shown =
                |page: &Page| page.screen == "support" && page.focus.element == "h1" && page.notice.is_some();
            let shown = other.page_when("support, with the focus and a word", is_shown).await?;
            assert_eq!(shown.answers, theirs.answers);
            assert_eq!(shown.summary.as_deref(), Some(summary.as_str()));
            // The own visit is behind it.
            other.browser_back().await?;
            other.page_when("the field again", |page| page.offers("show-visit")).await?;
            other.browser_back().await?;
            let back = other.page_when("the own visit", |page| page.is_same_step(&own)).await?;
            assert_eq!(back.answers, own.answers);
            let reloaded = other.reload().await?;
            assert!(reloaded.is_same_step(&own), "{reloaded}");
            Ok(())
        })
        .await
    });
}

#[test]
fn a_wrong_code_says_what_is_wrong_and_stays_to_be_mended_with_the_keys_alone() {
    browse(async |visit| {
        let summary = summary(&at_support(visit).await?);
        let code = code(&summary).to_owned();
        let (first, rest) = code.split_at(1);
        let wrong = format!("{}{rest}", if first == "Z" { "Y" } else { "Z" });
        visit.open_at("#guide/code").await?;
        visit.tab_onto("#visit-code").await?;
        visit.type_keys("\u{e007}").await?;
        said_at_the_field(visit, "Type or paste the code").await?;
        visit.type_keys(&format!("{wrong}\u{e007}")).await?;
        said_at_the_field(visit, "not quite the code").await?;
        assert_eq!(visit.accessibility_findings().await?, Vec::<String>::new());
        visit.fits_the_window().await?;
        let kept: String = visit.ask("return document.querySelector('#visit-code').value", vec![]).await?;
        assert_eq!(kept, wrong, "what was typed is still there");
        assert_eq!(visit.page().await?.screen, "guide");
        // Home, Delete, the right sign.
        visit.type_keys(&format!("\u{e011}\u{e017}{first}\u{e007}")).await?;
        visit.screen("support").await?;
        Ok(())
    });
}

/// The error belongs to the field, which has the focus.
async fn said_at_the_field(visit: &Visit<'_>, words: &str) -> Outcome {
    let script = "const field = document.activeElement;
        return field.id === 'visit-code' && field.getAttribute('aria-invalid') === 'true'
          && field.getAttribute('aria-describedby').split(' ').some(
            (id) => document.getElementById(id)?.innerText.includes(arguments[0]));";
    visit.until(words, async || Ok(visit.ask::<bool>(script, vec![words.into()]).await?.then_some(()))).await
}
