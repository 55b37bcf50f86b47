//! What the parts rest on.

use super::super::source::{Context, SourceCited, SourceGround, SourceGuide, Text};
use super::ids::Kind;
use super::parts::positions;
use super::{Ids, maybe, words};
use crate::grounds::{Ground, Source};

pub(super) fn cited(source: &SourceCited) -> Source {
    Source { name: words(source.name.as_ref()), href: maybe(source.href.as_ref()) }
}

/// What each part that says it rests on.
pub(super) fn grounds(cx: &mut Context<'_>, ids: &Ids<'_>, source: &SourceGuide) -> Vec<Ground> {
    let causes = source.causes.iter().map(|cause| (&cause.id, &cause.ground));
    let questions = source.questions.iter().map(|question| (&question.id, &question.ground));
    let fixes = source.fixes.iter().map(|fix| (&fix.id, &fix.ground));
    let pages = source.pages.iter().map(|page| (&page.id, &page.ground));
    let all = causes.chain(questions).chain(fixes).chain(pages);
    all.filter_map(|(id, written)| ground(cx, ids, id.as_ref(), written)).collect()
}

fn ground(cx: &mut Context<'_>, ids: &Ids<'_>, id: Option<&Text>, written: &SourceGround) -> Option<Ground> {
    // Sources are looked up even where nothing says how sure the part is: their ids may be mistyped.
    let sources = positions(cx, ids, Kind::Source, &written.sources);
    Some(Ground { of: words(id), certainty: written.certainty?.value, sources })
}
