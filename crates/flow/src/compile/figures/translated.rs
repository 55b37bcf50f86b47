//! The words of figures in another language. Their numbers are the same.

use toml::de::DeTable;

use super::super::code::Code;
use super::super::diagnostic::Diagnostic;
use super::super::source::{Need, Text};
use super::super::translate::{Named, Part, Walk, tables, top};
use super::FigureFile;
use super::lints::has_number;
use super::source::{SourceIphones, SourceNamed, SourcePrice};

impl Named for SourceNamed {
    fn id(&self) -> Option<&Text> {
        self.id.as_ref()
    }

    fn formerly(&self) -> &[Text] {
        &[]
    }
}

impl FigureFile<'_> {
    /// Puts the words of a translation in the place of those in the file, whose text and table these are.
    pub(in super::super) fn translate<'t>(
        &mut self,
        walk: &mut Walk<'_>,
        file: &'t str,
        table: &'t DeTable<'t>,
        head: &mut Part<'t>,
    ) {
        let theirs = head.read(|fields| fields.table(&mut walk.cx, "figure", Need::May));
        let figures = top(file, table, theirs.map(|(table, _)| table), "figure");
        walk.each(&figures, &mut self.written.named, figure);
        let theirs = head.read(|fields| fields.table(&mut walk.cx, "price", Need::May));
        match (&mut self.written.price, table.get("price").and_then(|price| price.get_ref().as_table())) {
            (Some(price), Some(table)) => {
                let mut part = Part::new(file, table, theirs, "the price", "price");
                price_of(walk, &mut part, price);
                walk.finish(part);
            }
            _ => {
                if let Some((_, at)) = theirs {
                    walk.structure(at, "the guide has no price");
                }
            }
        }
        iphones(walk, table, file, head, &mut self.written.iphones);
    }
}

fn figure(walk: &mut Walk<'_>, part: &mut Part<'_>, figure: &mut SourceNamed) {
    let before = figure.text.as_ref().map(|text| text.span);
    walk.plain(part, "unit", &mut figure.unit);
    walk.plain(part, "text", &mut figure.text);
    let (Some(text), Some(value)) = (&figure.text, figure.value) else { return };
    let number = value.value.to_string();
    let is_theirs = part.peek("text").is_some() && before != Some(text.span);
    let fine = has_number(&text.value, &number) || has_number(&text.value, &number.replace('.', ","));
    if is_theirs && !fine {
        let message = format!("the text of the figure does not have its value, {number}");
        walk.cx.report(
            Diagnostic::new(Code::BadFigure, text.span, message, "says another number")
                .help("the value stands in the figures of the guide, once for all languages"),
        );
    }
}

fn price_of(walk: &mut Walk<'_>, part: &mut Part<'_>, price: &mut SourcePrice) {
    walk.plain(part, "currency", &mut price.currency);
    walk.plain(part, "country", &mut price.country);
}

/// What iPhones are called: a list in their order.
fn iphones<'t>(
    walk: &mut Walk<'_>,
    table: &'t DeTable<'t>,
    file: &'t str,
    head: &mut Part<'t>,
    iphones: &mut [SourceIphones],
) {
    let theirs =
        head.read(|fields| Some(fields.tables(&mut walk.cx, "iphone", Need::May))).unwrap_or_default();
    let lists = tables(table, "iphone");
    let theirs = walk.in_order("iphone", &lists, theirs);
    for ((table, theirs), iphones) in lists.into_iter().zip(theirs).zip(iphones) {
        let mut part = Part::new(file, table, theirs, "these iPhones", "[iphone]");
        walk.plain(&mut part, "name", &mut iphones.name);
        walk.finish(part);
    }
}
