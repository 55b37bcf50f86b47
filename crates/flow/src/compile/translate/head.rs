//! The head of a translation, what stands on its screens, and what is said of it as a whole.

use super::super::code::Code;
use super::super::diagnostic::Diagnostic;
use super::super::lints::{check_date, check_format, check_language};
use super::super::markdown::check_contact;
use super::super::source::{Context, Fields, Need, SourceContact, SourceGuide, Text};
use super::super::span::Span;
use super::super::suggest::did_you_mean;
use super::part::Part;
use super::walk::{Missing, Walk};

/// How many parts are named where none of them is translated.
const NAMED: usize = 3;

const HELP: &str =
    "until it is translated, the text of the guide stands there; `unstuck translate` writes what is missing";

/// What a translation says of itself.
pub(super) struct Head {
    lang: Option<Text>,
    reviewed: Option<Text>,
}

impl Head {
    pub(super) fn read(
        cx: &mut Context<'_>,
        fields: &mut Fields<'_>,
        guide: &SourceGuide,
        named: Option<&str>,
    ) -> Self {
        let format = fields.number(cx, "format", Need::Must);
        let translates = fields.text(cx, "translates", Need::Must);
        let lang = fields.text(cx, "lang", Need::Must);
        let reviewed = fields.text(cx, "reviewed", Need::Must);
        check_format(cx, format);
        if let (Some(translates), Some(id)) = (&translates, &guide.id) {
            check_guide(cx, translates, &id.value);
        }
        if let Some(lang) = &lang
            && check_language(cx, lang)
        {
            check_own(cx, lang, guide.lang.as_ref(), named);
        }
        if let Some(reviewed) = &reviewed {
            check_date(cx, reviewed);
            if let Some(guide) = guide.reviewed.as_ref().filter(|guide| guide.value > reviewed.value) {
                let message = format!("the guide was reviewed on {}, after its translation", guide.value);
                let found = Diagnostic::new(Code::Outdated, reviewed.span, message, "older than the guide");
                cx.report(found.help(format!(
                    "see what has changed in the guide since, then write reviewed = \"{}\"",
                    guide.value
                )));
            }
        }
        Self { lang, reviewed }
    }

    /// Makes the guide one of this language. What is said of the day is true of guide and translation alike, so the
    /// earlier one counts.
    pub(super) fn put(&self, guide: &mut SourceGuide) {
        if self.lang.is_some() {
            guide.lang.clone_from(&self.lang);
        }
        let earlier = |day: &&Text| guide.reviewed.as_ref().is_some_and(|guide| day.value < guide.value);
        if let Some(day) = self.reviewed.as_ref().filter(earlier) {
            guide.reviewed = Some(day.clone());
        }
    }

    pub(super) fn lang(&self) -> String {
        self.lang.as_ref().map(Text::shown).unwrap_or_default()
    }
}

fn check_guide(cx: &mut Context<'_>, translates: &Text, id: &str) {
    if translates.value != id {
        let message = format!("this translates `{}`, and the guide beside it is `{id}`", translates.value);
        cx.report(
            Diagnostic::new(Code::OtherGuide, translates.span, message, "another guide")
                .help(format!("write translates = \"{id}\", or put the file beside the guide it is for"))
                .help_if(did_you_mean(&translates.value, [id])),
        );
    }
}

fn check_own(cx: &mut Context<'_>, lang: &Text, guide: Option<&Text>, named: Option<&str>) {
    if guide.is_some_and(|guide| guide.value == lang.value) {
        let message = format!("the guide itself is in the language `{}`", lang.value);
        let help = "a translation has another language than the guide: lang = \"de\"";
        cx.report(Diagnostic::new(Code::OtherLanguage, lang.span, message, "no other language").help(help));
    } else if let Some(named) = named.filter(|named| *named != lang.value) {
        let message = format!("the name of the file says `{named}`, and the file `{}`", lang.value);
        let help = format!("write lang = \"{named}\", or give the file the name of its language");
        let found = Diagnostic::new(Code::OtherLanguage, lang.span, message, "another language");
        cx.report(found.help(help));
    }
}

impl<'t> Walk<'_> {
    /// A part of the guide that stands there once.
    pub(super) fn screen(&mut self, head: &mut Part<'t>, key: &'static str) -> Option<Part<'t>> {
        Some(self.inner(head, key)?.screen(key))
    }

    /// Ways to reach a human: their words, and their addresses where this language has others.
    pub(super) fn contacts(&mut self, part: &mut Part<'t>, contacts: &mut [SourceContact]) {
        if !self.both(part, "contacts") {
            return;
        }
        let theirs = part.read(|fields| Some(fields.tables(&mut self.cx, "contacts", Need::May)));
        let theirs = theirs.unwrap_or_default();
        if let Some((_, at)) = theirs.first().filter(|_| theirs.len() != contacts.len()) {
            return self.other_length("contacts", *at, contacts.len(), theirs.len());
        }
        for ((table, at), contact) in theirs.into_iter().zip(contacts) {
            let mut fields = Fields::new(table, at, "this contact");
            let label = fields.plain(&mut self.cx, "label", Need::Must);
            contact.label = label.or(contact.label.take());
            if let Some(href) = fields.text(&mut self.cx, "href", Need::May) {
                check_contact(&mut self.cx, &href);
                contact.href = Some(href);
            }
            fields.finish(&mut self.cx);
        }
    }

    /// Reports what is not translated: the keys of each part of which something is, and the parts of which nothing is.
    pub(super) fn report_missing(&mut self, first: Span) {
        let mut parts: Vec<(&str, Span, Vec<&str>)> = Vec::new();
        let mut whole: Vec<&str> = Vec::new();
        for Missing { part, key, at, .. } in &self.missing {
            match at.filter(|_| part.is_empty() || self.begun.contains(part)) {
                None => whole.push(part),
                Some(at) => match parts.iter_mut().find(|(other, place, _)| other == part && *place == at) {
                    Some((.., keys)) => keys.push(key),
                    None => parts.push((part, at, vec![key])),
                },
            }
        }
        whole.dedup();
        let mut found = Vec::new();
        for (part, at, keys) in parts {
            let what = if part.is_empty() { "the translation".to_owned() } else { format!("[{part}]") };
            let keys: Vec<_> = keys.iter().map(|key| format!("`{key}`")).collect();
            found.push((at, format!("{what} has no {}", keys.join(", "))));
        }
        if !whole.is_empty() {
            let named: Vec<_> = whole.iter().take(NAMED).map(|part| format!("[{part}]")).collect();
            let more = match whole.len().saturating_sub(NAMED) {
                0 => String::new(),
                more => format!(" and {more} more"),
            };
            found.push((first, format!("nothing is translated of {}{more}", named.join(", "))));
        }
        for (at, message) in found {
            self.cx.report(Diagnostic::new(Code::Untranslated, at, message, "not translated").help(HELP));
        }
    }
}
