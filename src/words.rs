//! Numbers and outcomes in words.

use unstuck_engine::{Event, Step, SupportReason};
use unstuck_flow::guide::Risk;

use crate::digits::number;
use crate::store::{Target, Visit};

/// Hands-on time: "About 5 minutes".
pub(crate) fn about_minutes(minutes: f64) -> String {
    if minutes < 1.5 {
        "About 1 minute".to_owned()
    } else if minutes < 60.0 {
        ["About ", &rounded(minutes), " minutes"].concat()
    } else if minutes < 90.0 {
        "About 1 hour".to_owned()
    } else {
        ["About ", &rounded(minutes / 60.0), " hours"].concat()
    }
}

/// Time until something shows: "about 8 hours".
pub(crate) fn about_hours(hours: f64) -> String {
    if hours < 1.0 {
        lower_first(&about_minutes(hours * 60.0))
    } else if hours < 1.5 {
        "about an hour".to_owned()
    } else {
        ["about ", &rounded(hours), " hours"].concat()
    }
}

/// The same words within a sentence.
pub(crate) fn lower_first(words: &str) -> String {
    let mut words = words.to_owned();
    if let Some(first) = words.get_mut(..1) {
        first.make_ascii_lowercase();
    }
    words
}

/// Whole units up to ten, steps of five above: an estimate should not look measured.
fn rounded(value: f64) -> String {
    let step = if value < 10.0 { 1.0 } else { 5.0 };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "small and not negative")]
    let whole = ((value / step).round() * step).max(1.0) as usize;
    number(whole)
}

/// How likely a cause is.
pub(crate) fn likelihood(probability: f64) -> &'static str {
    match probability {
        p if p >= 0.5 => "Most likely",
        p if p >= 0.2 => "Likely",
        p if p >= 0.07 => "Possible",
        _ => "Unlikely",
    }
}

/// How common a cause is, while nothing is known yet.
pub(crate) fn frequency(probability: f64) -> &'static str {
    match probability {
        p if p >= 0.2 => "Most often",
        p if p >= 0.05 => "Often",
        _ => "Sometimes",
    }
}

/// A probability in whole hundredths, 0 to 100.
pub(crate) fn percent(probability: f64) -> usize {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 100")]
    let percent = (probability * 100.0).round() as usize;
    percent
}

/// A probability as people count: "7 in 10".
pub(crate) fn in_ten(probability: f64) -> String {
    match (percent(probability) + 5) / 10 {
        0 => "fewer than 1 in 10".to_owned(),
        10 => "nearly all".to_owned(),
        tenths => ["about ", &number(tenths), " in 10"].concat(),
    }
}

/// What an answer or outcome was, for the list of answers and the summary.
pub(crate) fn outcome(visit: &Visit, event: Event) -> Option<&'static str> {
    let prepares = event.fix().is_some_and(|fix| visit.fix(fix).prepares);
    Some(match event {
        Event::Answer(question, answer) => &visit.question(question).answers[answer.at()].label,
        Event::NotSure(_) => "Not sure",
        Event::Skip(_) => "Skipped",
        Event::Fixed(_) => "It worked",
        Event::NotFixed(_) if prepares => "Done",
        Event::NotFixed(_) => "Still failing",
        Event::CouldNot(_) => "Left out",
        Event::AlreadyTried(_) if prepares => "Had one already",
        Event::AlreadyTried(_) => "Had been tried before",
        Event::Later(_) => "Put off",
        Event::Changed(_) => "The message changed",
        _ => return None,
    })
}

/// What an answer or outcome was about.
pub(crate) fn subject(visit: &Visit, event: Event) -> Option<&'static str> {
    Some(match Target::of(event)? {
        Target::Question(question) => &visit.question(question).ask,
        Target::Fix(fix) => &visit.fix(fix).title,
    })
}

/// The heading of the present step; it is also the title of the page.
pub(crate) fn heading(visit: &Visit) -> &'static str {
    match visit.state.step {
        Step::Start => &visit.guide.title,
        Step::Question(question) | Step::Again(question) => &visit.question(question).ask,
        Step::Caution(fix) => {
            let fix = visit.fix(fix);
            fix.caution.as_ref().map_or(&fix.title, |caution| &caution.title)
        }
        Step::Fix(fix) => &visit.fix(fix).title,
        Step::Wait(fix) if visit.is_due(fix) => "Time to look again",
        Step::Wait(_) => "Now it needs some time",
        Step::Resolved(_) => "Your backup works again",
        Step::Support(reason) => support_heading(reason),
    }
}

/// The heading of the support screen.
pub(crate) const fn support_heading(reason: SupportReason) -> &'static str {
    match reason {
        SupportReason::Asked => "Get help from a person",
        _ => "Time for a person to look at it",
    }
}

/// Whether a risk deserves a careful tone.
pub(crate) const fn is_careful(risk: Risk) -> bool {
    matches!(risk, Risk::Erases | Risk::Account)
}
