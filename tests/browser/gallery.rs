//! The gallery shows every component in every state; each of them is held to what whole screens are held to.

use std::collections::BTreeSet;

use unstuck_browser_tests::{Conditions, Engine, Failure, Visit, browse, browse_under};

use crate::accessibility::{NARROW, WIDE};

const PHONE: u32 = 390;

/// Samples repeat what a page has once: two of them may have a part of the same name. Whole screens are held to this rule.
const OF_A_PAGE: &str = "landmark-unique ";

fn axe_is_clean(dark: bool, width: u32) {
    browse_under(Conditions { dark, ..Conditions::default() }, async |visit| {
        visit.open_gallery_at_width(width).await?;
        assert_eq!(visit.prefers_dark().await?, dark, "the engine shows the look that was asked for");
        let mut findings = visit.accessibility_findings().await?;
        findings.retain(|finding| !finding.starts_with(OF_A_PAGE));
        if findings.is_empty() {
            Ok(())
        } else {
            Err(Failure::new(format!("axe finds\n  {}", findings.join("\n  "))))
        }
    });
}

#[test]
fn axe_is_clean_on_every_sample_light_and_wide() {
    axe_is_clean(false, WIDE);
}

#[test]
fn axe_is_clean_on_every_sample_dark_and_wide() {
    axe_is_clean(true, WIDE);
}

#[test]
fn axe_is_clean_on_every_sample_light_and_narrow() {
    axe_is_clean(false, NARROW);
}

#[test]
fn axe_is_clean_on_every_sample_dark_and_narrow() {
    axe_is_clean(true, NARROW);
}

#[test]
fn no_sample_is_wider_than_the_window_whatever_the_size_of_text() {
    browse(async |visit| {
        for widths in [&[NARROW, PHONE][..], &[WIDE]] {
            visit.open_gallery_at_width(widths[0]).await?;
            if visit.engine() == Engine::Webkit {
                // It counts the words of a long entry of a list, cut off within the list, as a part of the page: 16 px with
                // large text, nothing that is seen. `overflow` on the list does not change that.
                let script =
                    "document.querySelector('[data-sample=ios-check] select').style.display = 'none';";
                visit.ask::<()>(script, vec![]).await?;
            }
            for (width, size) in widths.iter().flat_map(|width| [(*width, 100), (*width, 200)]) {
                visit.set_width(width).await?;
                visit.set_text_size(size).await?;
                if visit.engine() == Engine::Webkit {
                    // It keeps the columns of a table as wide as they were before the text grew, until the table is put in anew.
                    let script =
                        "for (const table of document.querySelectorAll('table')) table.replaceWith(table);";
                    visit.ask::<()>(script, vec![]).await?;
                }
                let fits = visit.fits_the_window().await;
                fits.map_err(|failure| failure.within(format!("at {width} px with {size} % text")))?;
            }
        }
        Ok(())
    });
}

#[test]
fn every_sample_has_a_heading_something_to_show_and_an_entry_in_the_contents() {
    browse(async |visit| {
        visit.open_gallery().await?;
        let samples = visit.samples().await?;
        assert!(samples.len() > 60, "there are only {} samples", samples.len());
        let ids: BTreeSet<&String> = samples.iter().collect();
        assert_eq!(ids.len(), samples.len(), "no two samples have the same id");
        assert_eq!(visit.samples_without("h2.sample__title").await?, Vec::<String>::new());
        assert_eq!(empty(visit).await?, Vec::<String>::new(), "samples that show nothing");
        let entries: Vec<String> = visit
            .ask(
                "return [...document.querySelectorAll('nav a[href^=\"#sample-\"]')]
                   .filter((link) => document.getElementById(link.hash.slice(1)))
                   .map((link) => link.hash.slice('#sample-'.length));",
                vec![],
            )
            .await?;
        assert_eq!(entries, samples);
        Ok(())
    });
}

/// The samples that take no room, or say and draw nothing.
async fn empty(visit: &Visit<'_>) -> Result<Vec<String>, Failure> {
    visit
        .ask(
            "return [...document.querySelectorAll('[data-sample] > .sample__room')]
               .filter((room) => room.offsetHeight < 40 || !(room.innerText.trim() || room.querySelector('svg')))
               .map((room) => room.parentElement.dataset.sample);",
            vec![],
        )
        .await
}

#[test]
fn names_are_unique_among_all_samples() {
    browse(async |visit| {
        visit.open_gallery().await?;
        let repeated: Vec<String> = visit
            .ask(
                "const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
                 return [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))];",
                vec![],
            )
            .await?;
        assert_eq!(repeated, Vec::<String>::new());
        Ok(())
    });
}

#[test]
fn samples_are_alive() {
    browse(async |visit| {
        visit.open_gallery().await?;
        let screen = "[data-sample=question]";
        let heading = format!("return document.querySelector('{screen} h1').textContent;");
        let asked: String = visit.ask(&heading, vec![]).await?;
        visit
            .ask::<()>(&format!("document.querySelector('{screen} [data-action=skip]').click();"), vec![])
            .await?;
        visit
            .until("the next step in the sample", async || {
                let now: String = visit.ask(&heading, vec![]).await?;
                Ok((now != asked).then_some(()))
            })
            .await
    });
}
