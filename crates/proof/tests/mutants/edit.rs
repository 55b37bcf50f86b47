//! Deleting a reference, and letting it name something else.

use super::oracle::{Ids, Touched, ids_of};
use super::references::{Form, Kind, Reference};

/// Nothing is called so.
const NOTHING: &str = "no-such-thing";

/// A guide with one fault.
pub(crate) struct Mutant {
    pub(crate) class: &'static str,
    pub(crate) how: How,
    /// The word that stood there, and what stands there now.
    pub(crate) what: String,
    pub(crate) source: String,
    pub(crate) touched: Touched,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum How {
    Deleted,
    Redirected,
    Unknown,
}

/// The mutants of one reference.
pub(crate) fn mutants(source: &str, ids: &Ids, reference: &Reference) -> Vec<Mutant> {
    let word = &source[reference.word.clone()];
    let steers = matches!(reference.kind, Kind::Cause | Kind::Answer | Kind::Fix | Kind::Mark);
    let steers = steers && reference.class != "checklist.fixes";
    let mutant = |how, what: String, source| {
        let touched = match how {
            How::Unknown => Touched::Nothing,
            How::Deleted if reference.form == Form::Piece => Touched::Nothing,
            _ if steers => Touched::Model,
            _ => Touched::Elsewhere,
        };
        Mutant { class: reference.class, how, what, source, touched }
    };
    let replaced = |by: &str| {
        let (before, after) = (&source[..reference.word.start], &source[reference.word.end..]);
        format!("{before}{by}{after}")
    };
    let line = source[..reference.word.start].matches('\n').count() + 1;
    let mut out = vec![mutant(How::Deleted, format!("{line}: {word}"), deleted(source, reference))];
    for other in others(ids, reference.kind, word, &reference.beside) {
        out.push(mutant(How::Redirected, format!("{line}: {word} -> {other}"), replaced(&other)));
    }
    if reference.kind != Kind::Mark {
        let unknown = match reference.kind {
            Kind::Answer => format!("{}.{NOTHING}", word.split('.').next().unwrap_or_default()),
            Kind::Era => "99".to_owned(),
            _ => NOTHING.to_owned(),
        };
        out.push(mutant(How::Unknown, format!("{line}: {word} -> {unknown}"), replaced(&unknown)));
    }
    out
}

/// Other things of the same kind: the next one that does not stand `beside` it already, and for an answer also one to another
/// question.
fn others(ids: &Ids, kind: Kind, word: &str, beside: &[String]) -> Vec<String> {
    let all = ids_of(ids, kind);
    let next = |from: usize, fits: &dyn Fn(&str) -> bool| {
        (1..all.len()).map(|step| &all[(from + step) % all.len()]).find(|id| fits(id)).cloned()
    };
    let Some(at) = all.iter().position(|id| id == word) else { return Vec::new() };
    if kind != Kind::Answer {
        return next(at, &|id| id != word && !beside.iter().any(|key| key == id)).into_iter().collect();
    }
    let question = |id: &str| id.split('.').next().unwrap_or_default().to_owned();
    let same = next(at, &|id| question(id) == question(word));
    let another = next(at, &|id| question(id) != question(word));
    same.into_iter().chain(another).collect()
}

fn deleted(source: &str, reference: &Reference) -> String {
    let whole = reference.whole.clone();
    let (start, end) = match reference.form {
        Form::Piece => (whole.start, whole.end),
        Form::Line => (whole.start, whole.end + usize::from(source[whole.end..].starts_with('\n'))),
        Form::Item | Form::Entry => {
            let after = source[whole.end..].trim_start();
            let before = source[..whole.start].trim_end();
            if let Some(rest) = after.strip_prefix(',') {
                (whole.start, source.len() - rest.trim_start().len())
            } else if before.ends_with(',') {
                (before.len() - 1, whole.end)
            } else {
                (whole.start, whole.end)
            }
        }
    };
    format!("{}{}", &source[..start], &source[end..])
}
