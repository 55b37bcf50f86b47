//! Ids that parts had before: `formerly`.

use std::collections::BTreeMap;

use super::super::code::Code;
use super::super::diagnostic::Diagnostic;
use super::super::source::{Context, SourceGuide, Text};
use super::super::span::Span;
use super::ids::check_shape;
use super::words;
use crate::former::Former;

/// Former ids, with the present ones. Those of answers by the position of their question.
#[derive(Default)]
pub(super) struct FormerIds<'g> {
    parts: BTreeMap<&'g str, &'g Text>,
    answers: Vec<BTreeMap<&'g str, &'g Text>>,
}

/// The ids of parts and what they were, in the order of the guide.
fn parts(source: &SourceGuide) -> impl Iterator<Item = (&Text, &Vec<Text>)> {
    let causes = source.causes.iter().map(|cause| (&cause.id, &cause.formerly));
    let questions = source.questions.iter().map(|question| (&question.id, &question.formerly));
    let fixes = source.fixes.iter().map(|fix| (&fix.id, &fix.formerly));
    let pages = source.pages.iter().map(|page| (&page.id, &page.formerly));
    let all = causes.chain(questions).chain(fixes).chain(pages);
    all.filter_map(|(id, formerly)| Some((id.as_ref()?, formerly)))
}

impl<'g> FormerIds<'g> {
    /// Collects them. `part` and `answer` say who has an id now: one that is in use cannot stand for another part as well.
    pub(super) fn collect(
        cx: &mut Context<'_>,
        source: &'g SourceGuide,
        part: impl Fn(&str) -> Option<&'g Text>,
        answer: impl Fn(usize, &str) -> Option<&'g Text>,
    ) -> Self {
        let mut former = Self::default();
        for (id, formerly) in parts(source) {
            add(cx, &mut former.parts, id, formerly, &part);
        }
        for (at, question) in source.questions.iter().enumerate() {
            let mut answers = BTreeMap::new();
            for given in &question.answers {
                if let Some(id) = &given.id {
                    add(cx, &mut answers, id, &given.formerly, |id| answer(at, id));
                }
            }
            former.answers.push(answers);
        }
        former
    }

    /// The present id of the part that had this one.
    pub(super) fn part(&self, id: &str) -> Option<&'g str> {
        self.parts.get(id).map(|text| text.value.as_str())
    }

    /// The present id of the answer that had this one.
    pub(super) fn answer(&self, question: u16, id: &str) -> Option<&'g str> {
        self.answers.get(usize::from(question))?.get(id).map(|text| text.value.as_str())
    }
}

fn add<'g>(
    cx: &mut Context<'_>,
    known: &mut BTreeMap<&'g str, &'g Text>,
    id: &'g Text,
    formerly: &'g [Text],
    owner: impl Fn(&str) -> Option<&'g Text>,
) {
    for was in formerly {
        check_shape(cx, was);
        if let Some(owner) = owner(&was.value) {
            let message = format!("the former id `{}` is in use", was.value);
            let help = "a former id stands for the part that had it, and for no other; remove it here, or give the part that has it now another id";
            taken(cx, was, message, owner.span, "this part has it now", help);
        } else if let Some(other) = known.get(was.value.as_str()) {
            let message = format!("the former id `{}` is given twice", was.value);
            let help = "a former id can lead to one part only; remove it from the other";
            taken(cx, was, message, other.span, "this part had it, too", help);
        } else {
            known.insert(&was.value, id);
        }
    }
}

fn taken(cx: &mut Context<'_>, was: &Text, message: String, other: Span, label: &str, help: &str) {
    let found = Diagnostic::new(Code::FormerIdTaken, was.span, message, "cannot stand for this part");
    cx.report(found.also(other, label).help(help));
}

/// Reports a part that is spoken of by the id that it had.
pub(crate) fn renamed(cx: &mut Context<'_>, span: Span, was: &str, now: &str) {
    let message = format!("`{was}` is called `{now}` now");
    let help = format!("did you mean `{now}`?");
    cx.report(Diagnostic::new(Code::RenamedId, span, message, "a former id").help(help));
}

/// The former ids as the app has them.
pub(super) fn compiled(source: &SourceGuide) -> Vec<Former> {
    let mut former = Vec::new();
    let mut add = |is: String, of: &dyn Fn(&Text) -> String, formerly: &[Text]| {
        former.extend(formerly.iter().map(|was| Former { was: of(was), is: is.clone() }));
    };
    for (id, formerly) in parts(source) {
        add(words(Some(id)), &|was| words(Some(was)), formerly);
    }
    for question in &source.questions {
        let name = |id: &Text| format!("{}.{}", words(question.id.as_ref()), words(Some(id)));
        for answer in &question.answers {
            add(answer.id.as_ref().map(name).unwrap_or_default(), &name, &answer.formerly);
        }
    }
    former
}
