//! A bare model from a file: ids and numbers without words, floors or an implicit "not sure".
//!
//! It is what `unstuck plan` reads, and what models are handed to other engines in. A fault is reported with its place
//! in the text, so that whoever generated the file can find it there.

mod evidence;
mod read;
mod write;

use unstuck_engine::{Belief, Evidence, Floors, Model, ModelSpec};
use unstuck_json::JsonError;

/// A model with the ids that its file gave to everything. Position by position they belong to the entries of `spec`.
#[derive(Clone, Debug, PartialEq)]
pub struct BareModel {
    /// The ids of the causes.
    pub causes: Vec<String>,
    /// The ids of the fixes.
    pub fixes: Vec<String>,
    /// The ids of the questions and of their answers.
    pub questions: Vec<BareQuestion>,
    /// The numbers.
    pub spec: ModelSpec,
}

/// The ids of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BareQuestion {
    /// Its own id.
    pub id: String,
    /// The ids of its answers.
    pub answers: Vec<String>,
}

impl BareModel {
    /// Reads a model from JSON. Exactly one cause is present; a cause that `works` or a `likelihood` does not name has
    /// 0 there; priors, and the likelihoods of a question under each cause, sum to 1 within a millionth.
    ///
    /// # Errors
    /// Names the first fault and its place.
    pub fn parse(text: &str) -> Result<Self, JsonError> {
        read::model(text)
    }

    /// The model for the engine, with the numbers as they are given.
    ///
    /// # Errors
    /// Says what the engine refuses, which is nothing after [`BareModel::parse`].
    pub fn model(&self) -> Result<Model, JsonError> {
        Model::new(self.spec.clone(), Floors::None).map_err(|error| JsonError::whole(error.to_string()))
    }

    /// Reads what was learned in a visit from JSON: `{"question": …, "answer": …}` or `{"fix": …, "failed": true}`,
    /// each question and each fix at most once.
    ///
    /// # Errors
    /// Names the first fault and its place.
    pub fn evidence(&self, text: &str) -> Result<Vec<Evidence>, JsonError> {
        evidence::read(self, text)
    }

    /// The probability of each cause after `evidence`, in the order of the causes.
    ///
    /// # Errors
    /// Names the first item that no cause explains together with those before it. [`Belief`] would return the priors.
    pub fn posterior(&self, evidence: &[Evidence]) -> Result<Vec<f64>, JsonError> {
        let model = self.model()?;
        evidence::check_possible(self, &model, evidence)?;
        let belief = Belief::new(&model, evidence);
        Ok(model.causes().map(|cause| belief.probability(cause)).collect())
    }

    /// The model in the format that [`BareModel::parse`] reads, every number to its last digit. What the format has no
    /// place for is left out: conditions, orders, cautions and "not sure".
    #[must_use]
    pub fn to_json(&self) -> String {
        write::model(self)
    }
}
