//! The other engines, behind a script that answers for them.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use unstuck_engine::Evidence;
use unstuck_lab::bare::BareModel;

use crate::peer::Peer;
use crate::times::Times;

/// An engine with what it took.
pub(crate) struct Engine {
    /// As the script calls it.
    name: &'static str,
    /// With its version and method.
    pub(crate) title: String,
    pub(crate) times: Times,
    /// The largest difference of a probability from ours.
    pub(crate) difference: f64,
}

/// All of them.
pub(crate) struct Engines {
    peer: Peer,
    pub(crate) all: [Engine; 2],
}

/// What a round took, by person.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Round {
    pub(crate) nanoseconds: Vec<f64>,
    pub(crate) posteriors: Vec<Vec<f64>>,
}

/// What the script is told first.
#[derive(Serialize)]
struct Request<'a> {
    model: &'a RawValue,
    people: Vec<Vec<u16>>,
}

/// What the script answers first.
#[derive(Deserialize)]
struct Versions {
    #[serde(rename = "pyAgrum")]
    pyagrum: String,
    pgmpy: String,
}

impl Engines {
    /// Starts them on a model and the answers of some people.
    pub(crate) fn start(
        python: &Path,
        script: &Path,
        model: &BareModel,
        people: &[Vec<Evidence>],
    ) -> Result<Self> {
        // On one line, since a line is a message; every digit stays.
        let model = RawValue::from_string(model.to_json().replace('\n', ""));
        let model = model.context("the model cannot be told in JSON")?;
        let people = people.iter().map(|evidence| evidence.iter().filter_map(answer).collect()).collect();
        let request = serde_json::to_string(&Request { model: &model, people })?;
        let mut command = Command::new(python);
        // Nothing from outside of the environment, and no announcements of what later versions will change.
        let mut peer = Peer::start("Python", command.args(["-I", "-W", "ignore"]).arg(script))?;
        let versions: Versions = peer.ask(&request)?;
        let engine = |name, title| Engine { name, title, times: Times::default(), difference: 0.0 };
        let all = [
            engine("pyAgrum", format!("pyAgrum {}, LazyPropagation", versions.pyagrum)),
            engine("pgmpy", format!("pgmpy {}, VariableElimination", versions.pgmpy)),
        ];
        Ok(Self { peer, all })
    }

    /// A round of each, compared with ours.
    pub(crate) fn round(&mut self, ours: &Round) -> Result<()> {
        for engine in &mut self.all {
            let theirs: Round = self.peer.ask(engine.name)?;
            engine.difference = engine.difference.max(difference(&ours.posteriors, &theirs.posteriors));
            engine.times.extend(&theirs.nanoseconds);
        }
        Ok(())
    }
}

const fn answer(evidence: &Evidence) -> Option<u16> {
    match evidence {
        Evidence::Answer(_, answer) => Some(answer.0),
        Evidence::Failed(..) => None,
    }
}

/// The largest difference of a probability; infinite where there are not as many, or one is no number.
fn difference(ours: &[Vec<f64>], theirs: &[Vec<f64>]) -> f64 {
    let lengths = |posteriors: &[Vec<f64>]| posteriors.iter().map(Vec::len).collect::<Vec<usize>>();
    if lengths(ours) != lengths(theirs) {
        return f64::INFINITY;
    }
    let pairs = ours.iter().flatten().zip(theirs.iter().flatten());
    let differences = pairs.map(|(one, other)| (one - other).abs());
    differences.fold(0.0, |most, next| if next.is_nan() { f64::INFINITY } else { most.max(next) })
}

#[cfg(test)]
mod tests {
    use super::difference;

    #[test]
    #[expect(clippy::float_cmp, reason = "the difference of halves and quarters is exact")]
    fn posteriors_that_are_missing_or_no_numbers_differ_without_end() {
        let ours = [vec![0.5, 0.5]];
        assert_eq!(difference(&ours, &[vec![0.25, 0.75]]), 0.25);
        for theirs in [&[][..], &[vec![0.5]], &[vec![f64::NAN, 0.5]]] {
            assert_eq!(difference(&ours, theirs), f64::INFINITY);
        }
    }
}
