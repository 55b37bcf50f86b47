//! A simulation as a page for browsers: one file that loads nothing and runs nothing.

use unstuck_flow::guide::Guide;

use super::Simulated;
use super::paths::{frequent, longest};
use super::sections::{causes, compared, ends, facts, fixes, lasting, never, questions, reading};
use crate::markup::{COLOURS, Escaped, lang};

const STYLE: &str = include_str!("page.css");

pub(super) fn render(guide: &Guide, simulated: &Simulated<'_>) -> String {
    let lang = lang(&guide.lang);
    let Simulated { cases, seed, report, visits, replay, .. } = simulated;
    let title = Escaped(&guide.title);
    let of = f64::from(*cases);
    let sections = [
        facts(visits, report),
        lasting(visits, of),
        ends(visits, &lang),
        causes(visits, &lang),
        fixes(visits, of, &lang),
        questions(visits, of, &lang),
        never(visits, &lang),
        frequent(visits, of, &lang),
        longest(visits, replay, &lang),
        compared(report),
        reading(simulated),
    ]
    .concat();
    format!(
        "<!doctype html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>What visitors will meet: {title}</title>\n<style>\n{COLOURS}{STYLE}</style>\n</head>\n<body>\n<main>\n\
         <header>\n<p class=\"over\">What visitors will meet</p>\n<h1{lang}>{title}</h1>\n\
         <p>{cases} simulated visits, seed {seed}, of the guide <code>{}</code>, reviewed {}.</p>\n</header>\n\
         {sections}</main>\n</body>\n</html>\n",
        Escaped(&guide.id),
        Escaped(&guide.reviewed),
    )
}
