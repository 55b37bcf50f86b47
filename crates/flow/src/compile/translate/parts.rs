//! Which texts the parts of a guide have.

use toml::de::DeTable;

use super::super::code::Code;
use super::super::diagnostic::Diagnostic;
use super::super::lints::check_labels;
use super::super::markdown::Allow;
use super::super::resolve::renamed;
use super::super::source::{
    Need, SourceAnswer, SourceCause, SourceCited, SourceFix, SourcePage, SourcePlace, SourceQuestion, Text,
    table,
};
use super::super::suggest::did_you_mean;
use super::part::Part;
use super::walk::{Walk, tables};

/// Parts of one kind: those of the guide and, by their ids, those of the translation.
pub(crate) struct Parts<'t> {
    pub(crate) file: &'t str,
    pub(crate) source: Vec<&'t DeTable<'t>>,
    pub(crate) theirs: Option<&'t DeTable<'t>>,
    pub(crate) noun: &'static str,
    /// What stands before the ids in headers.
    pub(crate) header: String,
}

/// A part that has an id, and may have had others.
pub(crate) trait Named {
    fn id(&self) -> Option<&Text>;
    fn formerly(&self) -> &[Text];
}

macro_rules! named {
    ($($part:ident $($formerly:ident)?;)*) => {$(
        impl Named for $part {
            fn id(&self) -> Option<&Text> {
                self.id.as_ref()
            }

            fn formerly(&self) -> &[Text] {
                named!(@ self $($formerly)?)
            }
        }
    )*};
    (@ $this:ident formerly) => { &$this.formerly };
    (@ $this:ident) => { &[] };
}

named! {
    SourceCause formerly;
    SourceQuestion formerly;
    SourceAnswer formerly;
    SourceFix formerly;
    SourcePage formerly;
    SourceCited;
}

impl<'t> Walk<'_> {
    /// Goes through parts of one kind, and reports those of the translation that the guide does not have.
    pub(crate) fn each<S: Named>(
        &mut self,
        parts: &Parts<'t>,
        slots: &mut [S],
        mut read: impl FnMut(&mut Self, &mut Part<'t>, &mut S),
    ) {
        let mut ids = Vec::new();
        for (source, slot) in parts.source.iter().zip(slots) {
            let Some(id) = slot.id().map(|id| id.value.clone()) else { continue };
            let entry = |id: &str| parts.theirs.and_then(|theirs| theirs.get_key_value(id));
            let former = || slot.formerly().iter().find_map(|was| entry(&was.value));
            let found = entry(&id).or_else(former);
            if let Some((key, _)) = found.filter(|(key, _)| *key.get_ref() != id) {
                renamed(&mut self.cx, key.span().into(), key.get_ref(), &id);
                ids.push(key.get_ref().to_string());
            }
            let what = format!("the {} `{id}`", parts.noun);
            let theirs = found.and_then(|(_, value)| table(&mut self.cx, &what, value));
            let mut part = Part::new(parts.file, source, theirs, what, format!("{}.{id}", parts.header));
            read(self, &mut part, slot);
            self.finish(part);
            ids.push(id);
        }
        self.unknown(parts, &ids);
    }

    fn unknown(&mut self, parts: &Parts<'_>, ids: &[String]) {
        for key in parts.theirs.into_iter().flat_map(|theirs| theirs.keys()) {
            let id = key.get_ref();
            if !ids.iter().any(|known| known == id) {
                let message = format!("the guide has no {} `{id}`", parts.noun);
                let found =
                    Diagnostic::new(Code::NoSuchPart, key.span().into(), message, "no part to translate");
                self.cx.report(
                    found
                        .help("remove the part where it is gone from the guide")
                        .help_if(did_you_mean(id, ids.iter().map(String::as_str))),
                );
            }
        }
    }

    pub(super) fn cause(&mut self, part: &mut Part<'t>, cause: &mut SourceCause) {
        self.plain(part, "name", &mut cause.name);
        self.rich(part, "explain", &mut cause.explain, Allow::Text);
        self.rich(part, "prevent", &mut cause.prevent, Allow::Text);
    }

    pub(super) fn question(&mut self, part: &mut Part<'t>, question: &mut SourceQuestion) {
        self.plain(part, "ask", &mut question.ask);
        self.plain(part, "hint", &mut question.hint);
        self.place(part, question.place.as_mut());
        let theirs =
            part.read(|fields| fields.table(&mut self.cx, "answer", Need::May)).map(|(table, _)| table);
        let header = format!("{}.answer", part.header());
        let answers =
            Parts { file: part.file(), source: part.tables("answer"), theirs, noun: "answer", header };
        let before = self.missing.len();
        self.each(&answers, &mut question.answers, Self::answer);
        if self.missing[before..].iter().all(|missing| missing.key != "label") {
            check_labels(&mut self.cx, question);
        }
    }

    fn answer(&mut self, part: &mut Part<'t>, answer: &mut SourceAnswer) {
        self.plain(part, "label", &mut answer.label);
        self.plain(part, "hint", &mut answer.hint);
        if let (Some(mut inner), Some(alert)) = (self.inner(part, "alert"), &mut answer.alert) {
            self.plain(&mut inner, "title", &mut alert.title);
            self.plain(&mut inner, "body", &mut alert.body);
            self.plains(&mut inner, "buttons", &mut alert.buttons);
            self.finish(inner);
        }
        self.plain(part, "report", &mut answer.report);
    }

    pub(super) fn fix(&mut self, part: &mut Part<'t>, fix: &mut SourceFix) {
        self.plain(part, "title", &mut fix.title);
        self.rich(part, "why", &mut fix.why, Allow::Text);
        self.plain(part, "changes", &mut fix.changes);
        self.plain(part, "undo", &mut fix.undo);
        self.place(part, fix.place.as_mut());
        self.lines(part, "steps", fix.steps.iter_mut().map(|step| &mut step.text));
        self.rich(part, "check", &mut fix.check, Allow::Text);
        if let (Some(mut inner), Some(wait)) = (self.inner(part, "wait"), &mut fix.wait) {
            self.rich(&mut inner, "text", &mut wait.text, Allow::Text);
            self.finish(inner);
        }
        if let (Some(mut inner), Some(caution)) = (self.inner(part, "caution"), &mut fix.caution) {
            self.plain(&mut inner, "title", &mut caution.title);
            self.riches(&mut inner, "loses", &mut caution.loses);
            self.rich(&mut inner, "first", &mut caution.first, Allow::Text);
            self.plain(&mut inner, "proceed", &mut caution.proceed);
            self.finish(inner);
        }
        self.plain(part, "report", &mut fix.report);
    }

    fn place(&mut self, part: &mut Part<'t>, place: Option<&mut SourcePlace>) {
        if let (Some(mut inner), Some(place)) = (self.inner(part, "place"), place) {
            self.plains(&mut inner, "path", &mut place.path);
            self.line(&mut inner, "note", &mut place.note);
            self.finish(inner);
        }
    }

    pub(super) fn page(&mut self, part: &mut Part<'t>, page: &mut SourcePage) {
        self.plain(part, "title", &mut page.title);
        self.plain(part, "summary", &mut page.summary);
        self.rich(part, "body", &mut page.body, Allow::Page);
    }

    pub(super) fn cited(&mut self, part: &mut Part<'t>, cited: &mut SourceCited) {
        self.plain(part, "name", &mut cited.name);
    }
}

/// Parts of one kind at the top of a guide.
pub(crate) fn top<'t>(
    file: &'t str,
    source: &'t DeTable<'t>,
    theirs: Option<&'t DeTable<'t>>,
    key: &'static str,
) -> Parts<'t> {
    Parts { file, source: tables(source, key), theirs, noun: key, header: key.to_owned() }
}
