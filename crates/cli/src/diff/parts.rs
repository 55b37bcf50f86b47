//! Which parts of two versions are the same: those with the same id, those that say which id they had, and those whose id was
//! changed and whose title was not.

use std::collections::BTreeMap;

use serde::Serialize;
use unstuck_flow::guide::Guide;
use unstuck_lab::compare::{Names, Shared};

/// What a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Kind {
    Cause,
    Question,
    Answer,
    Fix,
    Page,
}

impl Kind {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Cause => "cause",
            Self::Question => "question",
            Self::Answer => "answer",
            Self::Fix => "fix",
            Self::Page => "page",
        }
    }
}

/// A part of one version only. An answer is called `question.answer`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Part {
    pub(super) kind: Kind,
    pub(super) id: String,
}

/// A part whose id is another one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Renamed {
    pub(super) kind: Kind,
    pub(super) old: String,
    pub(super) new: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(super) struct Ids {
    pub(super) added: Vec<Part>,
    pub(super) removed: Vec<Part>,
    pub(super) renamed: Vec<Renamed>,
}

impl Ids {
    /// Whether people can meet anything that they could not, or no longer what they could. Pages are met by readers, not in
    /// visits.
    pub(super) fn differs(&self) -> bool {
        self.added.iter().chain(&self.removed).any(|part| part.kind != Kind::Page)
    }

    /// Compares the parts of a kind. The id of a part that was renamed becomes that of the old version again. `had` is an id that
    /// a part of the new version had before, by the one that it has.
    fn match_up<'g>(
        &mut self,
        (kind, within): (Kind, &str),
        had: impl Fn(&str, &str) -> bool,
        old: &[(&str, &str)],
        new: impl Iterator<Item = (&'g mut String, &'g str)>,
    ) {
        let mut new: Vec<(&mut String, &str)> = new.collect();
        let known = |id: &str| old.iter().any(|(known, _)| *known == id);
        let gone: Vec<(&str, &str)> = old
            .iter()
            .copied()
            .filter(|(id, _)| !new.iter().any(|(other, _)| other.as_str() == *id))
            .collect();
        let full = |id: &str| format!("{within}{id}");
        let titles: Vec<&str> =
            new.iter().filter(|(id, _)| !known(id.as_str())).map(|(_, title)| *title).collect();
        for (id, title) in new.iter_mut().filter(|(id, _)| !known(id.as_str())) {
            let said = gone.iter().find(|(was, _)| had(was, id));
            if let Some((before, _)) = said {
                let new = std::mem::replace(*id, (*before).to_owned());
                self.renamed.push(Renamed { kind, old: full(before), new: full(&new) });
                continue;
            }
            let mut same = gone.iter().filter(|(_, other)| other == title);
            match (same.next(), same.next(), titles.iter().filter(|other| *other == title).count()) {
                (Some((before, _)), None, 1) => {
                    let new = std::mem::replace(*id, (*before).to_owned());
                    self.renamed.push(Renamed { kind, old: full(before), new: full(&new) });
                }
                _ => self.added.push(Part { kind, id: full(id.as_str()) }),
            }
        }
        for (id, _) in gone {
            if !new.iter().any(|(other, _)| other.as_str() == id) {
                self.removed.push(Part { kind, id: full(id) });
            }
        }
    }
}

/// Finds out which ids were added, removed and renamed. What was renamed gets its old id again in the new version, so that
/// all else speaks of both by one id.
pub(super) fn match_up(old: &Guide, new: &mut Guide) -> Ids {
    let mut ids = Ids::default();
    let former = std::mem::take(&mut new.former);
    let had = |was: &str, is: &str| former.iter().any(|known| known.was == was && known.is == is);
    let present: Vec<String> = new.questions.iter().map(|question| question.id.clone()).collect();
    macro_rules! kind {
        ($kind:expr, $parts:ident, $title:ident) => {
            ids.match_up(
                ($kind, ""),
                had,
                &old.$parts.iter().map(|part| (&*part.id, &*part.$title)).collect::<Vec<_>>(),
                new.$parts.iter_mut().map(|part| (&mut part.id, &*part.$title)),
            )
        };
    }
    kind!(Kind::Cause, causes, name);
    kind!(Kind::Question, questions, ask);
    for (question, present) in new.questions.iter_mut().zip(&present) {
        if let Some(before) = old.questions.iter().find(|before| before.id == question.id) {
            ids.match_up(
                (Kind::Answer, &format!("{}.", before.id)),
                |was, is| had(&format!("{present}.{was}"), &format!("{present}.{is}")),
                &before.answers.iter().map(|answer| (&*answer.id, &*answer.label)).collect::<Vec<_>>(),
                question.answers.iter_mut().map(|answer| (&mut answer.id, &*answer.label)),
            );
        }
    }
    kind!(Kind::Fix, fixes, title);
    kind!(Kind::Page, pages, title);
    ids
}

/// The names of the parts of both.
pub(super) fn names(old: &Guide, new: &Guide) -> (Names, Names) {
    let mut known = BTreeMap::new();
    let old = named(old, &mut known);
    (old, named(new, &mut known))
}

fn named(guide: &Guide, known: &mut BTreeMap<String, Shared>) -> Names {
    let mut name = |kind: Kind, id: &str| {
        let next = Shared::try_from(known.len()).unwrap_or(Shared::MAX);
        *known.entry(format!("{} {id}", kind.name())).or_insert(next)
    };
    Names {
        causes: guide.causes.iter().map(|cause| name(Kind::Cause, &cause.id)).collect(),
        questions: guide.questions.iter().map(|question| name(Kind::Question, &question.id)).collect(),
        answers: guide
            .questions
            .iter()
            .map(|question| {
                let answers = question.answers.iter();
                answers.map(|answer| name(Kind::Answer, &format!("{}.{}", question.id, answer.id))).collect()
            })
            .collect(),
        fixes: guide.fixes.iter().map(|fix| name(Kind::Fix, &fix.id)).collect(),
    }
}
