//! Ranges: priors, probabilities, times and costs.

use super::super::code::Code;
use super::super::diagnostic::Diagnostic;
use super::super::source::{Context, Number, SourceChance, SourceGuide};

/// The most a fix can promise. With certainty, a fix that failed once would rule its cause out for good, and
/// people do make mistakes while they follow instructions.
pub(crate) const MOST_SURE: f64 = 0.97;
/// The most people who cannot tell, for a question still worth asking.
pub(crate) const MOST_UNSURE: f64 = 0.95;
/// About ten weeks, in minutes or hours: anything beyond is a slip of the keyboard.
pub(crate) const MOST_MINUTES: f64 = 100_000.0;
/// Priors are shares of visits on any scale; a million is beyond every scale that people use.
pub(crate) const MOST_PRIOR: f64 = 1_000_000.0;

pub(super) fn check(cx: &mut Context<'_>, source: &SourceGuide) {
    for cause in &source.causes {
        let name = cause.id.as_ref().map_or("this cause".to_owned(), |id| format!("`{}`", id.value));
        if let Some(number) = cause.prior {
            prior(cx, &name, number);
        }
    }
    for question in &source.questions {
        cost(cx, "`minutes`", question.minutes, true);
        range(cx, "`not_sure`", question.not_sure, MOST_UNSURE);
        for answer in &question.answers {
            range(cx, "`otherwise`", answer.otherwise, 1.0);
            chances(cx, answer.chance.as_ref(), 1.0);
        }
    }
    for fix in &source.fixes {
        cost(cx, "`minutes`", fix.minutes, true);
        cost(cx, "`hours`", fix.wait.as_ref().and_then(|wait| wait.hours), true);
        chances(cx, fix.works.as_ref(), MOST_SURE);
        for (id, number) in fix.works.iter().flat_map(|works| &works.by_cause) {
            if number.value == 0.0 {
                let message = format!("a chance of zero says that the fix does not cure `{}`", id.value);
                cx.report(
                    Diagnostic::new(Code::BadProbability, number.span, message, "never works")
                        .help(format!("remove `{}` from `works`", id.value)),
                );
            }
        }
    }
    for cluster in &source.clusters {
        cost(cx, "`minutes`", cluster.minutes, true);
    }
    if let Some(planner) = &source.planner {
        cost(cx, "`support`", planner.support, true);
        cost(cx, "`reversible`", planner.reversible, false);
        cost(cx, "`erases`", planner.erases, false);
        cost(cx, "`account`", planner.account, false);
        cost(cx, "`wait_hour`", planner.wait_hour, false);
    }
}

fn prior(cx: &mut Context<'_>, name: &str, number: Number) {
    let wrong = match number.value {
        value if value.is_nan() || value.is_infinite() => "is not a finite number",
        value if value < 0.0 => "is below zero",
        0.0 => "is zero",
        value if value > MOST_PRIOR => "is above a million",
        _ => return,
    };
    cx.report(
        Diagnostic::new(Code::BadPrior, number.span, format!("the prior of {name} {wrong}"), wrong).help(
            "a prior is the share of visits with this cause, on any positive scale: out of 100 visits, how many?",
        ),
    );
}

fn chances(cx: &mut Context<'_>, chance: Option<&SourceChance>, most: f64) {
    for (id, number) in chance.iter().flat_map(|chance| &chance.by_cause) {
        range(cx, &format!("the probability for `{}`", id.value), Some(*number), most);
    }
}

/// A probability up to `most`.
fn range(cx: &mut Context<'_>, what: &str, number: Option<Number>, most: f64) {
    let Some(number) = number else { return };
    if (0.0..=most).contains(&number.value) {
        return;
    }
    let help = if (1.0..=100.0).contains(&number.value) && most == 1.0 {
        format!("for {} percent write {}", number.value, number.value / 100.0)
    } else if number.value > MOST_SURE && most == MOST_SURE {
        format!("nothing works always, people slip; write at most {most}")
    } else {
        format!("it is a number from 0 to {most}")
    };
    let message = format!("{what} must lie between 0 and {most}");
    cx.report(Diagnostic::new(Code::BadProbability, number.span, message, "out of range").help(help));
}

/// A time, or a cost given in time.
fn cost(cx: &mut Context<'_>, what: &str, number: Option<Number>, above_zero: bool) {
    let Some(number) = number else { return };
    let fine = (0.0..=MOST_MINUTES).contains(&number.value) && !(above_zero && number.value == 0.0);
    if fine {
        return;
    }
    let wanted = if above_zero { "above 0" } else { "0 or more" };
    let message = format!("{what} must be {wanted} and at most {MOST_MINUTES}");
    let help =
        if above_zero { "every step costs some time; 0.1 is six seconds" } else { "write 0 for no cost" };
    cx.report(Diagnostic::new(Code::BadCost, number.span, message, "out of range").help(help));
}
