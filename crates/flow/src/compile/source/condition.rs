//! `when`, `needs` and `blocked_by`.

use toml::de::DeValue;

use super::super::code::Code;
use super::super::diagnostic::Diagnostic;
use super::super::span::Span;
use super::super::suggest::closest;
use super::rename::rename;
use super::typed::{self, Value};
use super::{Content, Context, Text};
use crate::bytes::DEEPEST;

/// A condition as it was written.
pub(crate) struct SourceCondition {
    pub(crate) span: Span,
    pub(crate) test: SourceTest,
}

/// What a condition asks for. Answers are still `question.answer`.
pub(crate) enum SourceTest {
    Is(Text),
    Not(Text),
    Any(Vec<SourceCondition>),
    All(Vec<SourceCondition>),
}

/// The words a condition can begin with.
pub(crate) const WORDS: [&str; 4] = ["is", "not", "any", "all"];
const FORMS: &str = "a condition is { is = \"question.answer\" }, { not = \"question.answer\" }, \
                     { any = [ … ] } or { all = [ … ] }";

impl SourceCondition {
    /// Reads a condition; `None` where it has another shape, which is reported.
    pub(super) fn read(cx: &mut Context<'_>, what: &str, value: &Value<'_>) -> Option<Self> {
        if cx.record.is_some() {
            cx.note(Content::Condition);
            return None;
        }
        Self::read_at(cx, what, value, 1)
    }

    /// The same at a level, 1 for a condition that stands in no other.
    fn read_at(cx: &mut Context<'_>, what: &str, value: &Value<'_>, level: usize) -> Option<Self> {
        let span = Span::from(value.span());
        if level > DEEPEST {
            let message = format!("conditions stand in one another more than {DEEPEST} levels deep");
            let help = "say it with fewer levels: `any` in `any` and `all` in `all` can be one list";
            cx.report(Diagnostic::new(Code::TooLarge, span, message, "too deep").help(help));
            return None;
        }
        let (table, _) = typed::table(cx, what, value)?;
        let mut entries: Vec<_> = table.iter().collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        let known: Vec<_> =
            entries.iter().filter(|(key, _)| WORDS.contains(&key.get_ref().as_ref())).collect();
        for (key, _) in entries.iter().filter(|(key, _)| !WORDS.contains(&key.get_ref().as_ref())) {
            let word = key.get_ref().as_ref();
            let help =
                closest(word, WORDS).map_or_else(|| FORMS.to_owned(), |w| format!("did you mean `{w}`?"));
            let message = format!("a condition has no key `{word}`");
            cx.report(
                Diagnostic::new(Code::UnknownKey, key.span().into(), message, "unknown key")
                    .help(help)
                    .mend_if(rename(cx, table, key, WORDS.into_iter()).filter(|_| known.is_empty())),
            );
        }
        let [(key, inner)] = known.as_slice() else {
            // A mistyped word has been reported already; a second finding at the same place would only confuse.
            if !known.is_empty() || entries.is_empty() {
                bad(cx, span, format!("{what} must have one test"), "none or several tests stand here");
            }
            return None;
        };
        let test = match key.get_ref().as_ref() {
            "is" => SourceTest::Is(typed::text(cx, "`is`", inner)?),
            "not" => SourceTest::Not(typed::text(cx, "`not`", inner)?),
            "any" => SourceTest::Any(list(cx, "any", inner, level)?),
            _ => SourceTest::All(list(cx, "all", inner, level)?),
        };
        Some(Self { span, test })
    }

    /// Visits every answer it names.
    pub(crate) fn each_answer<'c>(&'c self, visit: &mut impl FnMut(&'c Text)) {
        match &self.test {
            SourceTest::Is(answer) | SourceTest::Not(answer) => visit(answer),
            SourceTest::Any(parts) | SourceTest::All(parts) => {
                parts.iter().for_each(|part| part.each_answer(visit));
            }
        }
    }
}

fn list(cx: &mut Context<'_>, key: &str, value: &Value<'_>, level: usize) -> Option<Vec<SourceCondition>> {
    let DeValue::Array(items) = value.get_ref() else {
        typed::wrong_type(cx, &format!("`{key}`"), "a list", value);
        return None;
    };
    if items.is_empty() {
        bad(cx, value.span().into(), format!("`{key}` has nothing to test"), "an empty list");
        return None;
    }
    let what = format!("an item of `{key}`");
    let parts: Vec<_> =
        items.iter().filter_map(|item| SourceCondition::read_at(cx, &what, item, level + 1)).collect();
    // With none left it would say that it never or always holds, which nobody wrote.
    (!parts.is_empty()).then_some(parts)
}

fn bad(cx: &mut Context<'_>, span: Span, message: String, label: &str) {
    cx.report(Diagnostic::new(Code::BadCondition, span, message, label).help(FORMS));
}
