//! What was found, at its place in the file.

use unstuck_engine::{AnswerId, CauseId, Event, FixId, Model, QuestionId};
use unstuck_flow::compile::{Code, Diagnostic, Label, Places, Span};
use unstuck_flow::guide::Guide;
use unstuck_lab::prove::{Closed, HandedOver, Possible, parts, shortest};

use crate::shown::{link, told};
use crate::{Depth, Proof};

/// The share of people with a cause from which on it is worth a finding that their answers close every fix for it.
const OFTEN: f64 = 0.25;
/// A share that is all of them, but for rounding.
const ALWAYS: f64 = 1.0 - 1e-9;
/// How far, as the sum of absolute differences of all causes, an answer must move what is believed.
const MOVES: f64 = 0.01;
/// Replays for finding the visit that shows how answers close the fixes for a cause.
const SHORTEST: usize = 1_000;

/// A guide that is looked at.
pub(crate) struct Looked<'a> {
    pub(crate) guide: &'a Guide,
    pub(crate) model: &'a Model,
    pub(crate) possible: &'a Possible<'a>,
    pub(crate) places: &'a Places,
    pub(crate) depth: &'a Depth,
    pub(crate) site: &'a str,
}

pub(crate) fn find(looked: &Looked<'_>, proof: &Proof) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    found.extend(proof.closed.iter().filter_map(|closed| looked.closed(closed)));
    found.extend(looked.model.questions().filter_map(|question| looked.question(question, proof)));
    if let Some(entry) = looked.model.entry() {
        let answers = looked.model.answers(entry);
        found.extend(answers.filter_map(|answer| looked.opening(entry, answer)));
    }
    found.extend(looked.model.fixes().filter_map(|fix| looked.fix(fix, proof)));
    let nowhere = proof.explored.nowhere.iter();
    found.extend(nowhere.map(|dead| looked.nowhere(dead.question, dead.answer, &dead.events)));
    found.extend(proof.explored.handed_over.iter().filter_map(|over| looked.handed_over(over)));
    found
}

impl Looked<'_> {
    fn closed(&self, closed: &Closed) -> Option<Diagnostic> {
        let Closed { cause, share, answers } = closed;
        if *share < OFTEN {
            return None;
        }
        let id = &self.guide.causes[cause.at()].id;
        let given: Vec<String> =
            answers.iter().map(|(question, answer)| self.answer(*question, *answer)).collect();
        let (code, message) = if *share >= ALWAYS {
            (Code::AlwaysClosed, format!("nobody with the cause `{id}` is offered a fix for it"))
        } else {
            let percent = (share * 1000.0).round() / 10.0;
            let message =
                format!("{percent} % of the people with the cause `{id}` are never offered a fix for it");
            (Code::OftenClosed, message)
        };
        let mut help = format!("most often these answers close all its fixes: {}", given.join(", "));
        if let Some(events) = shortest(self.model, self.possible, *cause, answers, SHORTEST) {
            help.push_str(&format!(
                "\nthe shortest visit of somebody who else answers as is usual: {}",
                self.shown(&events)
            ));
        }
        let mut found =
            diagnostic(code, self.places.causes[cause.at()], message, "its fixes are closed", help);
        for (fix, _) in self.model.cures(*cause) {
            let span = self.places.fixes[fix.at()];
            found.secondary.push(Label { span, text: "would help".to_owned() });
        }
        Some(found)
    }

    fn question(&self, question: QuestionId, proof: &Proof) -> Option<Diagnostic> {
        if proof.met.asked[question.at()] || proof.explored.asked[question.at()] {
            return None;
        }
        let id = &self.guide.questions[question.at()].id;
        let span = self.places.questions[question.at()];
        let visits = proof.met.visits;
        Some(if parts(self.model, question, &proof.met.situations, self.depth.situations) {
            let message = format!("the question `{id}` was not asked in any of {visits} drawn visits");
            let help =
                "make it cheaper in `minutes`, let its chances differ more between causes, or remove it";
            diagnostic(Code::NeverAsked, span, message, "saves less than it takes", help.to_owned())
        } else {
            let message = format!("no answer to the question `{id}` changes the next step");
            let help = "let its chances differ more between causes with different fixes, let a condition name it, or remove it";
            diagnostic(Code::NeverParts, span, message, "asks for nothing", help.to_owned())
        })
    }

    fn opening(&self, entry: QuestionId, answer: AnswerId) -> Option<Diagnostic> {
        let row = self.possible.row(entry, answer);
        let joint: Vec<f64> =
            self.model.causes().map(|cause| self.model.prior(cause) * row[cause.at()]).collect();
        let total: f64 = joint.iter().sum();
        let moved = |(cause, joint): (CauseId, &f64)| (joint / total - self.model.prior(cause)).abs();
        if total > 0.0 && self.model.causes().zip(&joint).map(moved).sum::<f64>() >= MOVES {
            return None;
        }
        let message = format!("the opening answer `{}` suggests nothing", self.answer(entry, answer));
        let help =
            "give it a `chance` for the causes that it speaks for; what nothing else fits takes the rest";
        let label = "every cause is as probable as before";
        Some(diagnostic(Code::SuggestsNothing, self.at(entry, answer), message, label, help.to_owned()))
    }

    fn fix(&self, fix: FixId, proof: &Proof) -> Option<Diagnostic> {
        let is_offered = proof.met.offered[fix.at()] || proof.explored.offered[fix.at()];
        // A last resort is for those who go on when a human would take over.
        if is_offered || proof.met.resorts[fix.at()] {
            return None;
        }
        let id = &self.guide.fixes[fix.at()].id;
        let helps = |other: FixId| self.model.works(other).iter().filter(|(_, rate)| *rate > 0.0).count();
        let prepared = self.model.fixes().filter(|other| self.model.fix(*other).safer == Some(fix));
        let causes = helps(fix) + prepared.map(helps).sum::<usize>();
        let visits = causes * self.depth.rounds;
        let message =
            format!("the fix `{id}` is not reached in any of {visits} visits of people whom it would help");
        let help = "look at its minutes and its risk, at the rates under `works`, and at the price of support under `[planner]`; \
                    those who go on from support may still meet it";
        Some(diagnostic(
            Code::NeverReached,
            self.places.fixes[fix.at()],
            message,
            "not worth it",
            help.to_owned(),
        ))
    }

    fn nowhere(&self, question: QuestionId, answer: AnswerId, events: &[Event]) -> Diagnostic {
        let message = format!("nothing is offered after the answer `{}`", self.answer(question, answer));
        let help = format!("the shortest visit: {}", self.shown(events));
        diagnostic(Code::LeadsNowhere, self.at(question, answer), message, "leads to support alone", help)
    }

    fn handed_over(&self, over: &HandedOver) -> Option<Diagnostic> {
        let mut answers = over.events.iter().filter_map(|event| match event {
            Event::Answer(question, answer) => Some((*question, *answer)),
            _ => None,
        });
        let chance: f64 = answers
            .clone()
            .map(|(question, answer)| self.possible.chance(question, answer, over.cause))
            .product();
        let (question, answer) = answers.next()?;
        let cause = &self.guide.causes[over.cause.at()].id;
        let message = format!(
            "a visit that begins with `{}` is handed over with nothing tried",
            self.answer(question, answer)
        );
        let help = format!(
            "{} % of the people with the cause `{cause}` answer so, and a fix for it is open\nthe shortest visit: {}",
            rounded(100.0 * chance),
            self.shown(&over.events)
        );
        Some(diagnostic(Code::NothingTried, self.at(question, answer), message, "begins so", help))
    }

    fn shown(&self, events: &[Event]) -> String {
        format!("{}\nreplay it: {}", told(self.guide, events), link(self.site, self.guide, events))
    }

    fn answer(&self, question: QuestionId, answer: AnswerId) -> String {
        let question = &self.guide.questions[question.at()];
        format!("{}.{}", question.id, question.answers[answer.at()].id)
    }

    fn at(&self, question: QuestionId, answer: AnswerId) -> Span {
        self.places.answers[question.at()][answer.at()]
    }
}

/// Two digits that say something.
fn rounded(percent: f64) -> String {
    if percent >= 1.0 { format!("{percent:.0}") } else { format!("{percent:.2e}") }
}

fn diagnostic(code: Code, span: Span, message: String, label: &str, help: String) -> Diagnostic {
    Diagnostic {
        code,
        message,
        primary: Label { span, text: label.to_owned() },
        mend: None,
        secondary: Vec::new(),
        help: Some(help),
    }
}
