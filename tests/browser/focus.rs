//! With the Tab key through every kind of screen: in the order of the eye, always seen, never caught.

use thirtyfour::Key;
use unstuck_browser_tests::stops::Way;
use unstuck_browser_tests::{Engine, Outcome, browse};

use crate::tour::on_every_kind;

/// A common phone.
const PHONE: u32 = 390;

#[test]
fn tab_passes_every_screen_in_the_order_of_the_eye_and_is_seen_at_each_stop() {
    browse(async |visit| {
        visit.open().await?;
        on_every_kind(visit, async || {
            let mut findings = visit.out_of_order().await?;
            findings.extend(visit.tab_through(Way::Onward).await?);
            // WebKit's driver does not hold Shift while it presses Tab.
            if visit.engine() != Engine::Webkit {
                findings.extend(visit.tab_through(Way::Back).await?);
            }
            Ok(findings)
        })
        .await
    });
}

#[test]
fn tab_is_seen_at_each_stop_on_a_phone_too() {
    browse(async |visit| {
        visit.open_in_frame().await?;
        visit.set_width(PHONE).await?;
        on_every_kind(visit, async || {
            let mut findings = visit.out_of_order().await?;
            findings.extend(visit.tab_through(Way::Onward).await?);
            Ok(findings)
        })
        .await
    });
}

#[test]
fn a_chosen_answer_on_a_phone_leaves_no_answer_hidden_below_the_start_button() {
    browse(async |visit| {
        visit.open_in_frame().await?;
        visit.set_width(PHONE).await?;
        visit.choose_by_keyboard("not-enough-storage").await?;
        // From answer to answer with the arrows, while the button stays below.
        for _ in 0..13 {
            visit.key(Key::Down).await?;
            // In WebKit the page scrolls to it, a moment later.
            visit
                .until("the answer in sight", async || {
                    Ok(visit.focus_faults().await?.is_empty().then_some(()))
                })
                .await?;
        }
        assert_eq!(visit.tab_through(Way::Onward).await?, [] as [String; 0]);
        Ok(())
    });
}

#[test]
fn after_a_change_the_focus_is_on_the_heading_of_where_one_was() {
    browse(async |visit| {
        visit.open().await?;
        visit.choose("not-enough-storage").await?;
        visit.advance("start").await?;
        let before = visit.advance("not-fixed").await?;
        visit.tab_onto("[data-action=change][data-step=symptom]").await?;
        visit.key(Key::Enter).await?;
        let changing = visit
            .page_when("the answer to change, with the focus on its heading", |page| {
                page.step.as_deref() == Some("symptom") && page.focus.element == "h1"
            })
            .await?;
        assert!(!changing.is_same_step(&before));
        visit.press_by_keyboard("continue").await?;
        visit
            .page_when("where one was, with the focus on its heading", |page| {
                page.is_same_step(&before) && page.focus.element == "h1"
            })
            .await?;
        Ok(())
    });
}

#[test]
fn help_opens_and_closes_by_keys_and_keeps_the_focus() {
    browse(async |visit| {
        visit.open().await?;
        visit.choose("not-enough-storage").await?;
        visit.advance("start").await?;
        visit.advance("not-fixed").await?;
        let summary = ".question__fields > details > summary";
        visit.tab_onto(summary).await?;
        let open = "return document.activeElement.matches(arguments[0]) && document.activeElement.parentElement.open";
        visit.key(Key::Enter).await?;
        visit
            .until("the help to open", async || {
                Ok(visit.ask::<bool>(open, vec![summary.into()]).await?.then_some(()))
            })
            .await?;
        visit.space().await?;
        visit
            .until("the help to close", async || {
                let still: bool = visit.ask(open, vec![summary.into()]).await?;
                let there: bool = visit
                    .ask("return document.activeElement.matches(arguments[0])", vec![summary.into()])
                    .await?;
                Ok((there && !still).then_some(()))
            })
            .await
    });
}

#[test]
fn the_last_screen_of_a_path_does_not_take_the_focus_from_its_arrow() {
    browse(async |visit| {
        visit.open_in_frame().await?;
        visit.set_width(320).await?;
        visit.choose("not-enough-storage").await?;
        visit.advance("start").await?;
        let arrow = ".path__arrow[aria-label=\"Next screen\"]";
        visit.tab_onto(arrow).await?;
        for screen in 2..=5 {
            visit.key(Key::Enter).await?;
            let wanted = format!("Screen {screen} of 5");
            visit
                .until(&wanted, async || {
                    let now: String =
                        visit.ask("return document.querySelector('.path__nav').innerText", vec![]).await?;
                    Ok(now.contains(&wanted).then_some(()))
                })
                .await?;
        }
        let there: bool =
            visit.ask("return document.activeElement.matches(arguments[0])", vec![arrow.into()]).await?;
        assert!(there, "the focus is still on the arrow at the last screen");
        Ok(())
    });
}

#[test]
fn what_hides_the_focus_or_turns_the_order_round_is_noticed() {
    browse(async |visit| {
        visit.open().await?;
        visit.advance("start").await?;
        assert_eq!(visit.tab_through(Way::Onward).await?, [] as [String; 0]);
        assert_eq!(visit.out_of_order().await?, [] as [String; 0]);
        let noticed = async |rules: &str, word: &str| -> Outcome {
            visit.wear(rules).await?;
            let mut findings = visit.out_of_order().await?;
            findings.extend(visit.tab_through(Way::Onward).await?);
            visit.take_off().await?;
            assert!(
                findings.iter().any(|finding| finding.contains(word)),
                "{rules} goes unnoticed: {findings:?}"
            );
            Ok(())
        };
        noticed(".shell__footer { position: fixed; inset: 0 }", "covered by").await?;
        noticed("* { outline: none !important }", "no ring").await?;
        noticed(":root { --accent: #e8e8e8 }", "a ring of contrast").await?;
        noticed(".question__foot { flex-direction: row-reverse; justify-content: flex-end }", "comes after")
            .await?;
        noticed(".question__foot { position: absolute; inset-inline-start: -9999px }", "out of the window")
            .await?;
        let () = visit.ask("document.querySelector('[data-action=skip]').tabIndex = 1", vec![]).await?;
        let findings = visit.tab_through(Way::Onward).await?;
        assert!(findings.iter().any(|finding| finding.contains("instead of")), "{findings:?}");
        Ok(())
    });
}
