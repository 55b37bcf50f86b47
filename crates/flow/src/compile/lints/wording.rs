//! Texts that are too long to be taken in.

use super::super::code::Code;
use super::super::diagnostic::Diagnostic;
use super::super::source::{Context, SourceGuide};
use super::head;
use super::sentences::{readable, sentences};

/// Beyond this many words a sentence has to be read twice. Guides to plain English set the same limit (GOV.UK, “Writing
/// for GOV.UK”: 25 words).
const MOST_WORDS: usize = 25;

/// The most characters of a text under a key, and what to do with more. A phone shows about 40 characters a line. So a button
/// stays within one line, a title within two, a hint within four and a step within six; beyond that, people who hold the
/// iPhone in question in the other hand lose their place.
const LIMITS: &[(&str, usize, &str)] = &[
    ("title", 70, "say it shorter; what explains it belongs in the text below"),
    ("name", 70, "say it shorter; what explains it belongs under `explain`"),
    ("ask", 90, "ask it shorter; what explains it belongs under `hint`"),
    ("hint", 140, "keep what helps to answer, and move the rest to a page"),
    ("promises", 60, "a promise is read in passing; keep what matters most"),
    ("proceed", 40, "a button says what it does in a few words"),
    ("why", 180, "one reason is enough; move the rest to a page"),
    ("changes", 180, "name what changes; move the rest to the steps"),
    ("undo", 180, "say whether and how; move the rest to a page"),
    ("steps", 240, "make it two steps"),
    ("text", 240, "make it two lines, or move what explains it to a page"),
    ("check", 240, "name the one sign that shows it"),
    ("summary", 220, "keep the one sentence by which people choose"),
    ("explain", 500, "keep what people need now, and move the rest to a page"),
    ("prevent", 300, "keep what is to be done, and move the rest to a page"),
];

/// Whether the guide is in English.
pub(super) fn is_english(source: &SourceGuide) -> bool {
    source.lang.as_ref().is_some_and(|lang| head::is_english(&lang.value))
}

pub(super) fn check(cx: &mut Context<'_>, source: &SourceGuide) {
    let english = is_english(source);
    let prose = std::mem::take(&mut cx.prose);
    for (key, text) in &prose {
        let length = readable(&text.value).chars().count();
        let limit = LIMITS.iter().find(|(limited, ..)| limited == key);
        if let Some((_, most, help)) = limit.filter(|(_, most, _)| length > *most) {
            let message = format!("this `{key}` has {length} characters; up to {most} are read at a glance");
            cx.report(Diagnostic::new(Code::LongText, text.span, message, "a long text").help(*help));
        }
        // A label is compared rather than read, and has a limit of its own.
        if !english || *key == "label" {
            continue;
        }
        for sentence in sentences(&text.value).into_iter().filter(|sentence| sentence.words > MOST_WORDS) {
            let span = cx.inside(text, sentence.start, sentence.end);
            let message = format!("this sentence has {} words", sentence.words);
            cx.report(
                Diagnostic::new(Code::LongSentence, span, message, format!("more than {MOST_WORDS}"))
                    .help("make it two sentences, or a list"),
            );
        }
    }
}
