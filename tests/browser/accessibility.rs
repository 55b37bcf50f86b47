//! axe finds nothing on any kind of screen: two widths, light and dark.

use std::collections::BTreeMap;

use unstuck_browser_tests::{Conditions, Failure, browse_under};

use crate::tour::{Stops, tour};

/// The narrowest phone, or a narrow column of a portal.
pub(crate) const NARROW: u32 = 320;
/// A common desktop window.
pub(crate) const WIDE: u32 = 1280;

fn axe_is_clean(dark: bool, width: u32) {
    browse_under(Conditions { dark, ..Conditions::default() }, async |visit| {
        visit.open_at_width(width).await?;
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
            return Err(Failure::new(format!("{width} px wide, axe finds{}", lines.collect::<String>())));
        }
        Ok(())
    });
}

#[test]
fn axe_is_clean_on_every_screen_met_light_and_wide() {
    axe_is_clean(false, WIDE);
}

#[test]
fn axe_is_clean_on_every_screen_met_dark_and_wide() {
    axe_is_clean(true, WIDE);
}

#[test]
fn axe_is_clean_on_every_screen_met_light_and_narrow() {
    axe_is_clean(false, NARROW);
}

#[test]
fn axe_is_clean_on_every_screen_met_dark_and_narrow() {
    axe_is_clean(true, NARROW);
}
