//! Translations: a file beside a guide that has its texts in another language, by the ids of the guide, and nothing else.
//!
//! The texts are put in the place of those of the guide, which is then resolved as always. So a translation has the same
//! parts at the same positions, and whatever it lacks stays in the language of the guide.

mod head;
mod names;
mod part;
mod parts;
mod skeleton;
mod walk;

pub use skeleton::skeleton;
pub use walk::Missing;

pub(super) use part::Part;
pub(super) use parts::{Named, top};
pub(super) use walk::{Walk, tables};

use toml::de::DeTable;

use self::head::Head;
use super::code::Code;
use super::diagnostic::Diagnostic;
use super::figures::FigureFile;
use super::markdown::Allow;
use super::resolve::{self, Ids};
use super::source::{Context, Fields, Need, SourceGuide, SourceLabel};
use super::span::{Span, line_around};
use super::{Outcome, lints, syntax};
use crate::names as names_of_labels;

/// What came of a translation.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Translation {
    /// The language that it says it is in; empty where it does not say.
    pub lang: String,
    /// The guide in that language, and what is wrong with the translation. Where it has an error there is no guide.
    pub outcome: Outcome,
    /// How many texts the guide has; a list is one.
    pub texts: usize,
    /// Those that are not translated: first what stands above all parts, last the words of figures.
    pub missing: Vec<Missing>,
}

/// Translates a guide that compiles without an error. `figures` are those of the guide, `text` is the translation, and
/// `named` the language in the name of its file.
///
/// ```
/// let translation = unstuck_flow::compile::translate("", None, "lang = \"english\"", Some("de"));
/// assert!(translation.outcome.guide.is_none());
/// ```
#[must_use]
pub fn translate(source: &str, figures: Option<&str>, text: &str, named: Option<&str>) -> Translation {
    let (table, _) = syntax::parse(source);
    let (theirs, faults) = syntax::parse(text);
    let figure_table = figures.map(|figures| syntax::parse(figures).0);
    let mut file = figures.map(FigureFile::read);
    let mut cx = Context::new(source);
    if let Some(file) = &file {
        cx.figures = file.names();
    }
    let mut written = SourceGuide::read(&mut cx, table.get_ref());

    let mut walk = Walk::new(Context::new(text));
    let first = line_around(text, 0);
    let mut fields = Fields::new(theirs.get_ref(), first, "the translation");
    let head = Head::read(&mut walk.cx, &mut fields, &written, named);
    let mut part = Part::of_head(source, table.get_ref(), fields);
    let figure_table = figure_table.as_ref().map(|table| table.get_ref());
    if let (Some(file), Some(table), Some(figures)) = (&mut file, figure_table, figures) {
        file.translate(&mut walk, figures, table, &mut part);
    } else {
        for key in ["figure", "price", "iphone"] {
            if let Some(value) = part.read(|fields| fields.optional(key)) {
                walk.left_over(&part, key, value.span().into());
            }
        }
    }
    // What the guide calls its figures in this language; where a text falls back, it has those of the guide.
    if let Some(file) = &file {
        walk.cx.figures = file.names();
    }
    whole(&mut walk, &mut part, source, table.get_ref(), &mut written);
    let own = labels(&mut walk, &mut part, source, table.get_ref());
    walk.finish(part);

    // The rules of the guide stand in another file, so the lints see those of the translation alone.
    let has_own = !own.is_empty();
    let of_guide = std::mem::replace(&mut written.labels, own);
    let reviewed = written.reviewed.clone();
    head.put(&mut written);
    let mut outcome = Outcome::default();
    if let Some((mut guide, mut pages)) = resolve::resolve(&mut cx, &written) {
        Ids::collect(&mut Context::new(source), &written).check_page_links(&mut walk.cx);
        // What has an id stands in the guide, and a report shows one file.
        walk.cx
            .found
            .iter_mut()
            .filter(|found| found.code == Code::UnknownPage)
            .for_each(|found| found.secondary.clear());
        let whole = faults.is_empty() && walk.missing.is_empty();
        lints::check_translated_labels(&mut walk.cx, &written, &guide, &pages.texts, whole);
        if !has_own || !walk.missing.is_empty() {
            // Texts that fall back have the labels of the guide.
            written.labels.extend(of_guide);
        }
        outcome.names = resolve::names(&written);
        if outcome.names.places() > names_of_labels::MOST {
            walk.cx.report(too_many_names(first));
        }
        resolve::mark(&mut guide, &outcome.names);
        guide.reviewed = reviewed.map(|day| day.shown()).unwrap_or_default();
        if let Some(file) = file {
            pages.figures = file.finish(&[], None, None).0;
        }
        (outcome.guide, outcome.pages) = (Some(guide), pages);
    } else {
        walk.cx.report(too_many_names(first));
    }
    walk.missing.sort_by_key(Missing::rank);
    walk.report_missing(first);
    let Walk { cx: Context { found: mut diagnostics, .. }, texts, missing, .. } = walk;
    syntax::finish(text, &faults, &mut diagnostics);
    outcome.diagnostics = diagnostics;
    if outcome.errors() > 0 {
        outcome.guide = None;
    }
    Translation { lang: head.lang(), outcome, texts, missing }
}

fn too_many_names(first: Span) -> Diagnostic {
    let message = "there are more names of labels than there can be in one language";
    Diagnostic::new(Code::TooMany, first, message, "in this translation")
        .help("translate what is missing, so that the names in the guide are not needed beside its own")
}

/// All texts of the guide.
fn whole<'t>(
    walk: &mut Walk<'_>,
    part: &mut Part<'t>,
    source: &'t str,
    table: &'t DeTable<'t>,
    written: &mut SourceGuide,
) {
    walk.plain(part, "title", &mut written.title);
    walk.plain(part, "covers", &mut written.covers);
    if let (Some(mut start), Some(screen)) = (walk.screen(part, "start"), &mut written.start) {
        walk.rich(&mut start, "lead", &mut screen.lead, Allow::Text);
        walk.plains(&mut start, "promises", &mut screen.promises);
        walk.finish(start);
    }
    if let (Some(mut support), Some(screen)) = (walk.screen(part, "support"), &mut written.support) {
        walk.rich(&mut support, "lead", &mut screen.lead, Allow::Text);
        walk.riches(&mut support, "bring", &mut screen.bring);
        walk.contacts(&mut support, &mut screen.contacts);
        walk.finish(support);
    }
    if let (Some(mut phone), Some(texts)) = (walk.screen(part, "phone"), &mut written.phone) {
        walk.line(&mut phone, "hint", &mut texts.hint);
        walk.line(&mut phone, "account", &mut texts.account);
        walk.finish(phone);
    }
    let mut of = |walk: &mut Walk<'_>, key| {
        let theirs = part.read(|fields| fields.table(&mut walk.cx, key, Need::May));
        top(source, table, theirs.map(|(table, _)| table), key)
    };
    let causes = of(walk, "cause");
    walk.each(&causes, &mut written.causes, Walk::cause);
    let questions = of(walk, "question");
    walk.each(&questions, &mut written.questions, Walk::question);
    let fixes = of(walk, "fix");
    walk.each(&fixes, &mut written.fixes, Walk::fix);
    let pages = of(walk, "page");
    walk.each(&pages, &mut written.pages, Walk::page);
    let sources = of(walk, "source");
    walk.each(&sources, &mut written.sources, Walk::cited);

    let eras = tables(table, "era");
    let theirs = part.read(|fields| Some(fields.tables(&mut walk.cx, "era", Need::May))).unwrap_or_default();
    let theirs = walk.in_order("era", &eras, theirs);
    for ((table, theirs), era) in eras.into_iter().zip(theirs).zip(&mut written.eras) {
        let mut part = Part::new(source, table, theirs, "this era", "[era]");
        walk.plain(&mut part, "name", &mut era.name);
        walk.finish(part);
    }
    let steps = tables(table, "checklist");
    let theirs =
        part.read(|fields| Some(fields.tables(&mut walk.cx, "checklist", Need::May))).unwrap_or_default();
    let theirs = walk.in_order("checklist", &steps, theirs);
    for ((table, theirs), step) in steps.into_iter().zip(theirs).zip(&mut written.checklist) {
        let mut part = Part::new(source, table, theirs, "this step of the checklist", "[checklist]");
        walk.plain(&mut part, "title", &mut step.title);
        walk.rich(&mut part, "summary", &mut step.summary, Allow::Text);
        walk.finish(part);
    }
}

/// What labels are called in this language, by its own rules. Those of the guide are listed where it has none.
fn labels<'t>(
    walk: &mut Walk<'_>,
    part: &mut Part<'t>,
    source: &str,
    table: &DeTable<'_>,
) -> Vec<SourceLabel> {
    let theirs =
        part.read(|fields| Some(fields.tables(&mut walk.cx, "label", Need::May))).unwrap_or_default();
    let rules = tables(table, "label");
    if !rules.is_empty() {
        walk.texts += 1;
    }
    if theirs.is_empty() && !rules.is_empty() {
        let rule = |rule: &&DeTable<'_>| {
            let key = |key: &str| rule.get(key).map_or("", |value| Span::from(value.span()).text(source));
            format!("[[label]]\nnow = {}\nuntil = {}\n", key("now"), key("until"))
        };
        let source = rules.iter().map(rule).collect::<Vec<_>>().join("\n");
        walk.missing.push(Missing { part: "[label]".to_owned(), key: String::new(), source, at: None });
    }
    theirs.into_iter().map(|(table, at)| SourceLabel::read(&mut walk.cx, table, at)).collect()
}
