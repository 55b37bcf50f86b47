//! Other guides than that of the page, opened by their address. The first is the one that `unstuck new` writes.

use unstuck_browser_tests::walk::nothing_helps;
use unstuck_browser_tests::{Conditions, Fault, Outcome, Visit, browse, browse_under};

use super::failing::panel;

/// The guide that `unstuck new` writes, compiled.
const PRINTER: &str = "?guide=guides/printer.en.bin";

/// The language that the page says it is in, and its direction.
async fn language(visit: &Visit<'_>) -> Outcome<(String, String)> {
    let page = "const { lang, dir } = document.documentElement; return [lang, dir];";
    visit.ask(page, vec![]).await
}

#[test]
fn a_new_guide_is_opened_by_its_address_and_leads_to_an_end() {
    browse(async |visit| {
        let page = visit.open_at(PRINTER).await?;
        assert_eq!(page.heading, "Fix a printer that does not print");
        assert_eq!(page.title, "Fix a printer that does not print - Unstuck");
        assert_eq!(page.options, ["message", "offline", "waits", "pale", "silent", "unsure"]);
        assert_eq!(language(visit).await?, ("en".to_owned(), "ltr".to_owned()));
        let phone: bool =
            visit.ask("return document.querySelector('main').innerText.includes('iPhone')", vec![]).await?;
        assert!(!phone, "whoever has a printer is not asked about an iPhone");
        let met = visit.walk(40, nothing_helps).await?;
        assert_eq!(met.last().map(|page| page.screen.as_str()), Some("support"));
        visit.fits_the_window().await
    });
}

#[test]
fn visits_are_kept_by_guide_and_a_reload_goes_on_with_its_own() {
    browse(async |visit| {
        visit.open_at(PRINTER).await?;
        visit.choose("waits").await?;
        let page = visit.advance("start").await?;
        assert!(visit.stored("unstuck.visit.printer").await?.is_some_and(|kept| kept.contains("waits")));
        assert_eq!(visit.record().await?, None, "nothing is kept for the guide of the page");
        assert!(visit.reload().await?.is_same_step(&page));
        let own = visit.open().await?;
        assert_eq!((own.screen.as_str(), own.heading.as_str()), ("start", "Fix iCloud Backup on iPhone"));
        Ok(())
    });
}

#[test]
fn the_pages_of_a_chosen_guide_are_its_own() {
    browse(async |visit| {
        visit.open_at(&format!("{PRINTER}#guide/keep-it-well")).await?;
        let text =
            "return document.querySelector('main')?.innerText.includes('Keep paper dry and flat') || null";
        visit.until_said::<bool>("the text of the page", text, vec![]).await.map(drop)
    });
}

#[test]
fn the_page_takes_the_language_of_a_chosen_guide() {
    browse(async |visit| {
        let page = visit.open_at("?guide=examples/two/guides/tischlampe.de.bin").await?;
        assert_eq!(page.heading, "Die Tischlampe leuchtet nicht");
        assert_eq!(language(visit).await?, ("de".to_owned(), "ltr".to_owned()));
        Ok(())
    });
}

#[test]
fn before_a_chosen_guide_has_come_nothing_is_said_of_another() {
    browse_under(Conditions { fault: Fault::MissingWasm, ..Conditions::default() }, async |visit| {
        visit.expect_errors();
        visit.goto(PRINTER).await?;
        panel(visit).await?;
        let said: String = visit.ask("return document.title + document.body.innerText", vec![]).await?;
        assert!(!said.contains("iCloud") && !said.contains("Apple"), "{said}");
        Ok(())
    });
}

/// Opens an address whose guide is refused.
fn is_refused(fault: Fault, guide: &'static str, cause: &'static str) {
    browse_under(Conditions { fault, ..Conditions::default() }, async |visit| {
        visit.expect_errors();
        visit.goto(&format!("?guide={guide}")).await?;
        let panel = panel(visit).await?;
        assert_eq!(panel.cause, cause, "{}", panel.heading);
        assert!(panel.focused, "what happened is announced");
        assert_eq!(panel.checks, 0, "the checks for another guide help nobody");
        for way in ["Try again", "Open the guide of this site"] {
            assert!(panel.ways.iter().any(|known| known == way), "{way} is not among {:?}", panel.ways);
        }
        assert_eq!(visit.accessibility_findings().await?, Vec::<String>::new());
        visit.fits_the_window().await
    });
}

#[test]
fn a_guide_of_another_site_is_refused() {
    is_refused(Fault::None, "https%3A%2F%2Fguides.example%2Fprinter.en.bin", "guide-elsewhere");
}

#[test]
fn what_is_no_address_of_a_site_is_refused() {
    for address in ["data%3A%2Cunstuck-guide", "https%3A%2F%2F%5B"] {
        is_refused(Fault::None, address, "guide-elsewhere");
    }
}

#[test]
fn an_address_with_a_password_is_refused() {
    browse(async |visit| {
        visit.expect_errors();
        let home = visit.home().replace("://", "://me:secret@");
        visit.goto(&format!("?guide={home}guides/printer.en.bin")).await?;
        assert_eq!(panel(visit).await?.cause, "guide-elsewhere");
        Ok(())
    });
}

#[test]
fn what_a_page_made_for_itself_is_refused() {
    browse(async |visit| {
        visit.expect_errors();
        visit.goto(&format!("?guide=blob:{}0", visit.home())).await?;
        assert_eq!(panel(visit).await?.cause, "guide-elsewhere");
        Ok(())
    });
}

#[test]
fn a_guide_that_is_not_there_is_said_to_be_missing() {
    is_refused(Fault::None, "guides/nothing.en.bin", "guide-missing");
}

#[test]
fn what_is_no_guide_is_refused() {
    is_refused(Fault::None, "schemas/guide-1.schema.json", "guide-none");
}

#[test]
fn a_guide_that_is_too_large_is_refused() {
    is_refused(Fault::LongGuide, "guides/printer.en.bin", "guide-large");
}

#[test]
fn a_guide_for_a_later_program_is_refused() {
    is_refused(Fault::NewerGuide, "guides/printer.en.bin", "guide-newer");
}

#[test]
fn a_guide_that_ends_early_is_refused() {
    is_refused(Fault::CutGuide, "guides/printer.en.bin", "guide-wrong");
}
