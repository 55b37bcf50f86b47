//! `test GUIDE`

use std::fmt::Write as _;
use std::fs;
use std::io::{IsTerminal, stderr};
use std::path::PathBuf;

use unstuck_engine::{AnswerId, FixId, QuestionId};
use unstuck_flow::compile::{self, Outcome};
use unstuck_flow::guide::Guide;
use unstuck_flow::visits::{Fault, Played, Screen, Visit, play};

use crate::failure::Failure;
use crate::load::{File, Loaded, runnable};
use crate::{Verdict, report};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The guide to test.
    #[arg(value_name = "GUIDE")]
    guide: PathBuf,
    /// The visits; without it, the file `visits.toml` beside the guide.
    #[arg(long, value_name = "FILE")]
    visits: Option<PathBuf>,
}

pub(crate) fn run(args: &Args) -> Result<Verdict, Failure> {
    let Some((guide, model)) = runnable(&args.guide)? else { return Ok(Verdict::GuideHasErrors) };
    let path = args.visits.clone().unwrap_or_else(|| args.guide.with_file_name("visits.toml"));
    let source = fs::read_to_string(&path).map_err(|error| Failure::Read { path: path.clone(), error })?;
    let (visits, diagnostics) = compile::visits(&guide, &source);
    let file = File { path: path.display().to_string(), source };
    let outcome = Outcome { diagnostics, ..Outcome::default() };
    let loaded = Loaded { guide: file, figures: None, outcome, translations: Vec::new() };
    if !loaded.outcome.diagnostics.is_empty() {
        eprint!("{}", report::render(&loaded, stderr().is_terminal()));
    }
    let Loaded { guide: File { path, source }, outcome, .. } = &loaded;
    let played = visits.iter().map(|visit| (visit, play(&guide, &model, visit)));
    let wrong: Vec<(&Visit, Played)> = played.filter(|(_, played)| played.fault.is_some()).collect();
    for (visit, played) in &wrong {
        let line = compile::position(source, visit.at).line;
        print!("{path}:{line}: {}", told(&guide, visit, played));
    }
    println!("{path}: {} of {} visits go as they should", visits.len() - wrong.len(), visits.len());
    Ok(if outcome.errors() > 0 || !wrong.is_empty() { Verdict::GuideHasErrors } else { Verdict::Fine })
}

/// A visit with what went wrong, and all its screens up to there.
fn told(guide: &Guide, visit: &Visit, played: &Played) -> String {
    let names = Names(guide);
    let mut text = format!("{}\n", visit.who);
    let fault = match played.fault {
        Some(Fault::Never(fix)) => format!("`{}` is shown, and must not be", names.fix(fix)),
        Some(Fault::NotBefore(first, second)) => {
            format!("`{}` is shown before `{}` was", names.fix(second), names.fix(first))
        }
        Some(Fault::TooLong) => format!("it is not over after {} screens", visit.screens),
        Some(Fault::EndsAtSupport) => {
            let helps: Vec<String> =
                visit.helped_by.iter().map(|fix| format!("`{}`", names.fix(*fix))).collect();
            format!("it ends at support, and {} would have helped", helps.join(" or "))
        }
        None => "nothing".to_owned(),
    };
    let _ = writeln!(text, "  wrong: {fault}");
    for (at, screen) in played.screens.iter().enumerate() {
        let _ = writeln!(text, "  {:2} {}", at + 1, names.screen(*screen));
    }
    text
}

struct Names<'g>(&'g Guide);

impl Names<'_> {
    fn fix(&self, fix: FixId) -> &str {
        &self.0.fixes[usize::from(fix.0)].id
    }

    fn answer(&self, question: QuestionId, answer: AnswerId) -> &str {
        &self.0.questions[usize::from(question.0)].answers[usize::from(answer.0)].id
    }

    fn question(&self, question: QuestionId) -> &str {
        &self.0.questions[usize::from(question.0)].id
    }

    fn screen(&self, screen: Screen) -> String {
        match screen {
            Screen::Question(question, answer) => {
                let answer = answer.map_or("not sure", |answer| self.answer(question, answer));
                format!("question {}: {answer}", self.question(question))
            }
            Screen::Again(question) => format!("again    {}: confirmed", self.question(question)),
            Screen::Caution(fix, true) => format!("caution  {}: the safer way", self.fix(fix)),
            Screen::Caution(fix, false) => format!("caution  {}: goes on", self.fix(fix)),
            Screen::Fix(fix) => format!("fix      {}", self.fix(fix)),
            Screen::Wait(fix) => format!("wait     {}", self.fix(fix)),
            Screen::Support => "support".to_owned(),
        }
    }
}
