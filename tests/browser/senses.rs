//! Without pictures, without motion, without colour: whatever they tell is told in another way too.

use unstuck_browser_tests::{Conditions, Engine, Outcome, Visit, browse, browse_under};

use crate::tour::{on_every_kind, short_tour};

/// No picture of any kind, as with a browser or a reader that leaves them out.
const NO_PICTURES: &str = "svg, img { display: none !important } * { list-style: none !important }";

/// Whatever still moves, or would: elements and what is drawn before and after them.
const MOVING: &str = "
    const long = (list) => list.split(',').some((time) => parseFloat(time) * (time.trim().endsWith('ms') ? 1 : 1000) > 10);
    const found = new Set();
    for (const element of document.querySelectorAll('*')) {
        for (const part of ['', '::before', '::after']) {
            const style = getComputedStyle(element, part);
            const moves = style.animationName !== 'none' && long(style.animationDuration);
            if (moves || long(style.transitionDuration) || style.scrollBehavior === 'smooth') {
                found.add(`${element.localName}.${element.getAttribute('class') ?? ''}${part} moves`);
            }
        }
    }
    return [...found].slice(0, 10);";

#[test]
fn without_pictures_everything_still_has_its_word() {
    browse(async |visit| {
        visit.open().await?;
        visit.wear(NO_PICTURES).await?;
        on_every_kind(visit, async || visit.wordless().await).await
    });
}

/// What is drawn and has its word in its name alone: a cross and arrows, and what a narrow header has no room to write out.
const DRAWN: [&str; 5] = [
    "button.notice__close (Close this note)",
    "button.path__arrow (Previous screen)",
    "button.path__arrow (Next screen)",
    "button.shell__link (Start again)",
    "a.shell__brand (Unstuck)",
];

#[test]
fn on_the_narrowest_phone_a_few_drawings_have_their_word_in_their_name() {
    browse(async |visit| {
        visit.open_in_frame().await?;
        visit.set_width(320).await?;
        visit.wear(NO_PICTURES).await?;
        on_every_kind(visit, async || {
            let mut wordless = visit.wordless().await?;
            wordless.retain(|control| !DRAWN.contains(&control.as_str()));
            Ok(wordless)
        })
        .await
    });
}

#[test]
fn without_motion_nothing_moves_on_any_screen() {
    browse(async |visit| {
        visit.open().await?;
        let reduced: bool =
            visit.ask("return matchMedia('(prefers-reduced-motion: reduce)').matches", vec![]).await?;
        if !reduced && visit.engine() == Engine::Webkit {
            // Its desktop has to ask for it, and there is none.
            return Ok(());
        }
        assert!(reduced, "less motion is asked for");
        on_every_kind(visit, async || visit.ask(MOVING, vec![]).await).await?;
        if visit.engine() == Engine::Chromium {
            visit.emulate("prefers-reduced-motion", "no-preference").await?;
            let moving: Vec<String> = visit.ask(MOVING, vec![]).await?;
            assert!(!moving.is_empty(), "with motion allowed something moves, or this test sees nothing");
        }
        Ok(())
    });
}

/// Chosen and not chosen differ by more than their colours, in each group on the screens where something is chosen.
async fn choices_differ_by_shape(visit: &Visit<'_>) -> Outcome {
    let start = visit.open().await?;
    visit.choose("not-enough-storage").await?;
    let (pairs, alike): (u32, Vec<String>) = visit.chosen_and_not().await?;
    assert!(pairs >= 2, "{start} has the device and the answers to choose");
    assert_eq!(alike, [] as [String; 0]);
    // The kind of iPhone, beside a fix.
    visit.advance("start").await?;
    visit.click(".segmented__choice").await?;
    let (pairs, alike) = visit
        .until("a chosen iOS", async || {
            Ok(Some(visit.chosen_and_not().await?).filter(|(pairs, _)| *pairs > 0))
        })
        .await?;
    assert!(pairs > 0);
    assert_eq!(alike, [] as [String; 0]);
    // A line that is ticked has a tick.
    visit.click(".line__tick").await?;
    let differs: bool = visit
        .ask(
            "const [ticked, open] = document.querySelectorAll('.line__tick');
             const drawn = (box) => getComputedStyle(box).appearance === 'none' && getComputedStyle(box, '::before').content !== 'none'
                ? getComputedStyle(box, '::before').content + getComputedStyle(box, '::before').borderBottomWidth
                : String(box.checked);
             return ticked.checked && !open.checked && drawn(ticked) !== drawn(open);",
            vec![],
        )
        .await?;
    assert!(differs, "a ticked line looks like one that is not");
    Ok(())
}

#[test]
fn without_colour_what_is_chosen_still_differs() {
    browse(async |visit| choices_differ_by_shape(visit).await);
}

#[test]
fn with_forced_colours_what_is_chosen_still_differs() {
    browse_under(FORCED, async |visit| {
        if visit.engine() == Engine::Webkit {
            return Ok(());
        }
        visit.open().await?;
        assert!(visit.has_forced_colors().await?, "the engine forces colours");
        choices_differ_by_shape(visit).await
    });
}

const FORCED: Conditions = Conditions { dark: false, forced_colors: true, ..Conditions::ORDINARY };

/// Blocks that only a tint sets apart otherwise.
const BLOCKS: &str = "const shown = [...document.querySelectorAll('.button:not(.button--quiet), .check, .caution__card, .caution__safer, \
        .option, .notice, .error-summary, .fix__sheet, .facts, .wait__card, .summary')];
    return shown.filter((block) => block.getClientRects().length > 0)
        .filter((block) => parseFloat(getComputedStyle(block).borderTopWidth) < 1 || getComputedStyle(block).borderTopStyle === 'none')
        .map((block) => `${block.localName}.${block.className} has no edge`);";

#[test]
fn with_forced_colours_every_block_and_button_keeps_an_edge() {
    browse_under(FORCED, async |visit| {
        if visit.engine() == Engine::Webkit {
            return Ok(());
        }
        visit.open().await?;
        on_every_kind(visit, async || visit.ask(BLOCKS, vec![]).await).await
    });
}

#[test]
fn an_error_and_a_risk_say_so_in_words() {
    browse(async |visit| {
        visit.open().await?;
        let mut seen = Vec::new();
        short_tour(visit, async |page| {
            let words = match page.screen.as_str() {
                "error summary" => ["There is a problem", "Error:"].as_slice(),
                "caution" => &["Before you do this", "What goes, or has to be set up again"],
                _ => return Ok(()),
            };
            let text: String = visit.ask("return document.querySelector('main').textContent", vec![]).await?;
            for word in words {
                assert!(text.contains(word), "{page} does not say {word:?}");
            }
            seen.push(page.screen.clone());
            Ok(())
        })
        .await?;
        assert_eq!(seen.len(), 2, "the tour met {seen:?}");
        Ok(())
    });
}
