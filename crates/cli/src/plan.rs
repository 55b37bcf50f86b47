//! `plan --model MODEL.json`

use std::path::{Path, PathBuf};

use clap::ValueEnum;
use serde::{Serialize, Serializer};
use unstuck_engine::plan::{Choice, Policy, decide_by};
use unstuck_engine::{Facts, Model};
use unstuck_json::JsonError;
use unstuck_lab::bare::BareModel;
use unstuck_lab::evaluate;

use crate::Verdict;
use crate::failure::Failure;
use crate::text::read;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The bare model, in JSON.
    #[arg(long, value_name = "MODEL.json")]
    model: PathBuf,
    /// The way to choose the next step.
    #[arg(long, value_enum, default_value_t = Name::Refined)]
    policy: Name,
    /// Computes what following the policy to the end costs, instead of printing its own estimate.
    #[arg(long)]
    evaluate: bool,
    /// Prints the probabilities of the causes after this evidence, in JSON, instead of a step.
    #[arg(long, value_name = "EVIDENCE.json", conflicts_with_all = ["policy", "evaluate"])]
    posterior: Option<PathBuf>,
}

/// The policies by the words for them.
#[derive(Clone, Copy, ValueEnum)]
enum Name {
    Quick,
    Refined,
    Updating,
    Static,
}

impl Name {
    const fn policy(self) -> Policy {
        match self {
            Self::Quick => Policy::Quick,
            Self::Refined => Policy::Refined,
            Self::Updating => Policy::Updating,
            Self::Static => Policy::Static,
        }
    }
}

#[derive(Serialize)]
struct Planned<'m> {
    first: First<'m>,
    expected_cost: f64,
}

#[derive(Serialize)]
struct First<'m> {
    kind: &'static str,
    /// `null` for support, of which there is only one.
    id: Option<&'m str>,
}

#[derive(Serialize)]
struct Believed<'m> {
    #[serde(serialize_with = "as_object")]
    posterior: Vec<(&'m str, f64)>,
}

/// The pairs as an object that keeps their order.
fn as_object<S: Serializer>(pairs: &[(&str, f64)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(pairs.iter().copied())
}

pub(crate) fn run(args: &Args) -> Result<Verdict, Failure> {
    let in_model = |error| bad(&args.model, error);
    let bare = BareModel::parse(&read(&args.model)?).map_err(in_model)?;
    let json = match &args.posterior {
        Some(path) => encode(&believed(&bare, path)?)?,
        None => {
            let model = bare.model().map_err(in_model)?;
            encode(&planned(&bare, &model, args)?)?
        }
    };
    println!("{json}");
    Ok(Verdict::Fine)
}

fn planned<'m>(bare: &'m BareModel, model: &Model, args: &Args) -> Result<Planned<'m>, Failure> {
    let policy = args.policy.policy();
    let exact = args.evaluate.then(|| evaluate::value(model, policy)).transpose();
    let exact = exact.map_err(|error| Failure::Evaluate { path: args.model.clone(), error })?;
    let decision = decide_by(model, &Facts::new(model), policy);
    let expected_cost = exact.unwrap_or(decision.cost);
    // JSON has no word for infinity.
    if !expected_cost.is_finite() {
        return Err(Failure::Overflow { path: args.model.clone() });
    }
    let first = match decision.choice {
        Choice::Fix(fix) => First { kind: "fix", id: Some(&bare.fixes[fix.at()]) },
        Choice::Question(question) => First { kind: "question", id: Some(&bare.questions[question.at()].id) },
        Choice::Support => First { kind: "support", id: None },
    };
    Ok(Planned { first, expected_cost })
}

fn believed<'m>(bare: &'m BareModel, path: &Path) -> Result<Believed<'m>, Failure> {
    let evidence = bare.evidence(&read(path)?);
    let posterior =
        evidence.and_then(|evidence| bare.posterior(&evidence)).map_err(|error| bad(path, error))?;
    Ok(Believed { posterior: bare.causes.iter().map(String::as_str).zip(posterior).collect() })
}

fn bad(path: &Path, error: JsonError) -> Failure {
    Failure::Bare { path: path.to_owned(), error }
}

fn encode(value: &impl Serialize) -> Result<String, Failure> {
    serde_json::to_string(value).map_err(|error| Failure::Encode { error })
}
