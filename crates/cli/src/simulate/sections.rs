//! The sections of the page: charts with their tables, and lists.

use unstuck_lab::simulate::{Estimate, Report};

use super::Simulated;
use super::bins::Bins;
use super::chart::{Bar, Name, bars, columns, end};
use super::parts::{Head, figure, list, section, spread, table, with_id};
use super::text::{share, whole};
use super::told::Told;
use crate::markup::Escaped;

/// The figures that matter most.
pub(super) fn facts(told: &Told<'_>, report: &Report) -> String {
    let quartiles =
        report.strategies.iter().find(|row| row.strategy == "quick").map(|row| row.minutes_quartiles);
    let quartiles = quartiles.map_or_else(String::new, |[low, middle, high]| {
        format!("half of the visits take {low:.0} to {high:.0}, the middle one {middle:.0}")
    });
    let fact = |name: &str, value: String, small: &str| {
        format!("<div><dt>{name}</dt><dd>{value} <small>{small}</small></dd></div>\n")
    };
    let (low, high) = (100.0 * told.at_support.low, 100.0 * told.at_support.high);
    let facts = [
        fact(
            "End at support",
            format!("{:.1} %", 100.0 * told.at_support.mean),
            &format!("{low:.1} to {high:.1} %"),
        ),
        fact("Hands-on minutes", format!("{:.1}", told.minutes.mean), &quartiles),
        fact(
            "Screens",
            format!("{:.1}", told.screens.mean),
            &format!("{:.1} to {:.1}", told.screens.low, told.screens.high),
        ),
        fact("Steps never reached", told.never_reached.len().to_string(), "of those in the guide"),
    ];
    section("glance", "At a glance", &format!("<dl>\n{}</dl>\n", facts.concat()))
}

/// How long visits take.
pub(super) fn lasting(told: &Told<'_>, of: f64) -> String {
    let one = |id: &str, title: &str, [head, unit]: [&str; 2], bins: &Bins, counted: bool| {
        let most = bins.each().max_by_key(|(.., count)| *count).unwrap_or_default();
        let span = |low: f64, high: f64| match counted {
            true if bins.width <= 1.0 => end(low),
            true => format!("{} to {}", end(low), end(high - 1.0)),
            false => format!("{} to {}", end(low), end(high)),
        };
        let says = format!(
            "Most often {} {unit}: {} of visits.",
            span(most.0, most.1),
            share(most.2, of).trim_start()
        );
        let rows = bins
            .each()
            .map(|(low, high, count)| (span(low, high), vec![count.to_string(), share(count, of)]));
        let heads = [Head::Text(head), Head::Number("Visits"), Head::Number("Share")];
        let numbers = table(&format!("{title}, in numbers"), &heads, rows.collect());
        let chart = figure(&columns(Name { id, title, says: &says }, bins, counted), title);
        format!("<div>\n{chart}{numbers}</div>\n")
    };
    let minutes = one(
        "minutes",
        "Hands-on minutes of a visit",
        ["Minutes", "minutes"],
        &told.minutes_distribution,
        false,
    );
    let screens =
        one("screens", "Screens of a visit", ["Screens", "screens"], &told.screens_distribution, true);
    section(
        "lasting",
        "How long visits take",
        &format!("<div class=\"pair even\">\n{minutes}{screens}</div>\n"),
    )
}

/// Where visits end, by cause.
pub(super) fn ends(told: &Told<'_>, lang: &str) -> String {
    let mut met: Vec<_> = told.causes.iter().filter_map(|cause| Some((cause, cause.at_support?))).collect();
    met.sort_by(|one, other| other.1.mean.total_cmp(&one.1.mean));
    let drawn: Vec<Bar> = met
        .iter()
        .map(|(cause, share)| Bar {
            label: cause.name.to_owned(),
            value: share.mean,
            part: share.mean,
            shown: format!("{:.0} %", 100.0 * share.mean),
        })
        .collect();
    let rows = met.iter().map(|(cause, share)| {
        (with_id(cause.name, cause.id, lang), vec![cause.visits.to_string(), spread(*share, 100.0, 1)])
    });
    let head = [Head::Text("Cause"), Head::Number("Visits"), Head::Number("% at support")];
    let title = "Visits that end at support, by cause";
    let says = format!("Of all visits {:.1} % end at support.", 100.0 * told.at_support.mean);
    let chart = figure(&bars(Name { id: "ends", title, says: &says }, &drawn, true), title);
    let numbers = table("End at support by cause, in numbers", &head, rows.collect());
    section("ending", "Where visits end", &format!("<div class=\"pair\">\n{chart}{numbers}</div>\n"))
}

/// What visits take, by cause.
pub(super) fn causes(told: &Told<'_>, lang: &str) -> String {
    let cell = |estimate: Option<Estimate>| estimate.map_or_else(|| "–".to_owned(), |of| spread(of, 1.0, 1));
    let rows = told.causes.iter().map(|cause| {
        let cells = vec![cell(cause.minutes), cell(cause.screens), cell(cause.minutes_with_support)];
        (with_id(cause.name, cause.id, lang), cells)
    });
    let head = [
        Head::Text("Cause"),
        Head::Number("Minutes"),
        Head::Number("Screens"),
        Head::Number("Minutes with support"),
    ];
    let numbers = table("What visits take by cause, the hardest first", &head, rows.collect());
    let lead = "<p>The hardest are those whose visits take most, with the price of support for those who end there. \
                A dash: nobody had this cause.</p>\n";
    section("hard", "The hardest causes", &[lead, &numbers].concat())
}

/// How often each fix is reached, and is what helped.
pub(super) fn fixes(told: &Told<'_>, of: f64, lang: &str) -> String {
    let mut order: Vec<_> = told.fixes.iter().collect();
    order.sort_by_key(|fix| std::cmp::Reverse(fix.reached));
    let drawn: Vec<Bar> = order
        .iter()
        .map(|fix| Bar {
            label: fix.title.to_owned(),
            value: whole(fix.reached) / of,
            part: whole(fix.helped) / of,
            shown: share(fix.reached, of).trim_start().to_owned(),
        })
        .collect();
    let rows = order.iter().map(|fix| {
        let helped = if fix.prepares { "prepares".to_owned() } else { share(fix.helped, of) };
        (with_id(fix.title, fix.id, lang), vec![share(fix.reached, of), helped])
    });
    let head = [Head::Text("Step"), Head::Number("Reached"), Head::Number("Helped")];
    let title = "How often a step is reached, and is what helped";
    let says = "Each bar is the share of visits that reach the step; its strong part, of those it helped.";
    let chart = figure(&bars(Name { id: "reach", title, says }, &drawn, false), title);
    let key = "<p><span class=\"key soft\"></span>reached, <span class=\"key strong\"></span>helped; of all visits</p>\n";
    let numbers = table("Reach of the steps, in numbers", &head, rows.collect());
    section("steps", "Steps", &format!("{key}<div class=\"pair\">\n{chart}{numbers}</div>\n"))
}

/// What questions are asked for.
pub(super) fn questions(told: &Told<'_>, of: f64, lang: &str) -> String {
    let rows = told.questions.iter().map(|question| {
        let of_asked = |part: usize| {
            if question.asked == 0 { "–".to_owned() } else { share(part, whole(question.asked)) }
        };
        let cells = vec![
            share(question.asked, of),
            of_asked(question.not_sure),
            of_asked(question.changed),
            of_asked(question.mattered),
        ];
        (with_id(question.ask, question.id, lang), cells)
    });
    let head = [
        Head::Text("Question"),
        Head::Number("Asked"),
        Head::Number("Not sure"),
        Head::Number("Changed the next step"),
        Head::Number("Or a later one"),
    ];
    let lead = "<p>Asked: of all visits. The others are of those in which it was asked. An answer changed a step \
                where “not sure” would have led to another one.</p>\n";
    let numbers = table("Questions, and what their answers changed", &head, rows.collect());
    section("asked", "Questions", &[lead, &numbers].concat())
}

/// What nobody met.
pub(super) fn never(told: &Told<'_>, lang: &str) -> String {
    let fix = |id: &&str| told.fixes.iter().find(|fix| fix.id == *id).map(|fix| with_id(fix.title, id, lang));
    let question = |id: &&str| {
        let known = told.questions.iter().find(|question| question.id == *id)?;
        Some(with_id(known.ask, id, lang))
    };
    let given = told.never_given.iter().map(|id| format!("<code>{}</code>", Escaped(id)));
    let lists = [
        list("Steps never reached", told.never_reached.iter().filter_map(fix).collect()),
        list("Questions never asked", told.never_asked.iter().filter_map(question).collect()),
        list(
            "Questions whose answers changed nothing",
            told.never_mattered.iter().filter_map(question).collect(),
        ),
        list("Answers never given", given.collect()),
    ];
    let lead = "<p>More visits may reach what these did not. What stays here is worth a look: a condition may be too narrow, \
                or the step too dear for what it is expected to help.</p>\n";
    section("never", "What nobody met", &[lead, &lists.concat()].concat())
}

/// The app's rule beside others.
pub(super) fn compared(report: &Report) -> String {
    let rows = report.strategies.iter().map(|row| {
        let cells = vec![
            spread(row.minutes, 1.0, 1),
            spread(row.minutes_with_support, 1.0, 1),
            spread(row.screens, 1.0, 1),
            spread(row.at_support, 100.0, 1),
        ];
        (format!("<code>{}</code>", row.strategy), cells)
    });
    let head = [
        Head::Text("Strategy"),
        Head::Number("Minutes"),
        Head::Number("With support"),
        Head::Number("Screens"),
        Head::Number("% at support"),
    ];
    let lead = "<p><code>quick</code> is what the app does, <code>refined</code> looks two steps ahead, <code>article</code> is \
                the guide’s own checklist in its order, <code>cheapest</code> begins with the quickest step, and \
                <code>omniscient</code> knows the cause.</p>\n";
    section(
        "compared",
        "Beside a checklist",
        &[lead, &table("The same people, led in other ways", &head, rows.collect())].concat(),
    )
}

/// How to read all this.
pub(super) fn reading(simulated: &Simulated<'_>) -> String {
    let body = format!(
        "<p>The people are drawn from the numbers of the guide: they have its causes as often as it says, answer and are \
         cured as it says. So this shows what the numbers lead to, and not that they are right. Small grey figures are 95 % \
         intervals; they narrow with more visits. Support counts {} minutes.</p>\n",
        simulated.support
    );
    section("reading", "How to read this", &body)
}
