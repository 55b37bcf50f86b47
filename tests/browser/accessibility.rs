//! axe finds nothing on any kind of screen: two widths, light and dark.

use std::collections::BTreeMap;

use unstuck_browser_tests::{Conditions, Failure, browse_under};

use crate::tour::{Stops, tour};

/// A common phone.
const PHONE: u32 = 390;

fn axe_is_clean(dark: bool, phone: bool) {
    let wording = match (dark, phone) {
        (false, false) => "light and wide",
        (true, false) => "dark and wide",
        (false, true) => "light on a phone",
        (true, true) => "dark on a phone",
    };
    browse_under(Conditions { dark, ..Conditions::default() }, async |visit| {
        if !phone {
            visit.open().await?;
        } else if visit.can_be_as_narrow_as(PHONE) {
            visit.open().await?;
            visit.set_width(PHONE).await?;
        } else {
            visit.open_in_frame().await?;
            visit.set_width(PHONE).await?;
        }
        assert_eq!(visit.prefers_dark().await?, dark, "the engine shows the look that was asked for");
        // All findings at once are more use than the first, and one element on many screens is one finding.
        let mut findings: BTreeMap<String, Vec<String>> = BTreeMap::new();
        tour(visit, Stops::Kinds, async |page| {
            for finding in visit.accessibility_findings().await? {
                findings.entry(finding).or_default().push(page.screen.clone());
            }
            Ok(())
        })
        .await?;
        if !findings.is_empty() {
            let lines = findings
                .iter()
                .map(|(finding, screens)| format!("\n  {} on {}", finding, screens.join(", ")));
            return Err(Failure::new(format!("{wording}, axe finds{}", lines.collect::<String>())));
        }
        Ok(())
    });
}

#[test]
fn axe_is_clean_on_every_screen_met_light_and_wide() {
    axe_is_clean(false, false);
}

#[test]
fn axe_is_clean_on_every_screen_met_dark_and_wide() {
    axe_is_clean(true, false);
}

#[test]
fn axe_is_clean_on_every_screen_met_light_on_a_phone() {
    axe_is_clean(false, true);
}

#[test]
fn axe_is_clean_on_every_screen_met_dark_on_a_phone() {
    axe_is_clean(true, true);
}
