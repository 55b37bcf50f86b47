//! Why a model was refused, and where.

use std::fmt;

use crate::ids::{CauseId, ClusterId, FixId, QuestionId};

/// Why a model was refused.
#[derive(Clone, Debug, PartialEq)]
pub enum ModelError {
    /// There is no cause.
    NoCauses,
    /// More entries than positions can count.
    TooMany,
    /// A number is out of its range or not finite.
    Number {
        /// Which number it is.
        what: Number,
        /// The number.
        value: f64,
    },
    /// The answers of a question do not cover a cause: their probabilities do not sum to 1.
    Column {
        /// The question.
        question: QuestionId,
        /// The cause.
        cause: CauseId,
        /// What they sum to.
        sum: f64,
    },
    /// A fix has two success rates for the same cause.
    NamedTwice {
        /// The fix.
        fix: FixId,
        /// The cause.
        cause: CauseId,
    },
    /// A question has fewer than two answers, or a row of another length than there are causes.
    Table(QuestionId),
    /// A position that points outside its list.
    Reference(Reference),
    /// Fixes that are each to be offered before the other.
    Cycle(FixId),
}

/// A number of a model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Number {
    /// The prior of a cause.
    Prior(CauseId),
    /// The cost of support.
    Support,
    /// The cost of a fix.
    FixCost(FixId),
    /// What testing a fix costs, at most its whole cost.
    Test(FixId),
    /// The minutes of a fix.
    Minutes(FixId),
    /// A success rate of a fix.
    Success(FixId),
    /// The minutes to open a cluster.
    Cluster(ClusterId),
    /// The cost of a question.
    QuestionCost(QuestionId),
    /// How often the answer to a question is "not sure".
    NotSure(QuestionId),
    /// The probability of an answer to a question.
    Likelihood(QuestionId),
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Prior(cause) => write!(f, "prior of cause {}", cause.0),
            Self::Support => write!(f, "cost of support"),
            Self::FixCost(fix) => write!(f, "cost of fix {}", fix.0),
            Self::Test(fix) => write!(f, "cost of testing fix {}", fix.0),
            Self::Minutes(fix) => write!(f, "minutes of fix {}", fix.0),
            Self::Success(fix) => write!(f, "success rate of fix {}", fix.0),
            Self::Cluster(cluster) => write!(f, "number of minutes to open cluster {}", cluster.0),
            Self::QuestionCost(question) => write!(f, "cost of question {}", question.0),
            Self::NotSure(question) => write!(f, "not-sure rate of question {}", question.0),
            Self::Likelihood(question) => write!(f, "probability of an answer to question {}", question.0),
        }
    }
}

/// Where a model points from one of its entries to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reference {
    /// The question asked first.
    Entry,
    /// The cause that stands for everything unknown.
    Other,
    /// A cause that a fix works against.
    Works(FixId),
    /// A fix to be offered before another.
    Before(FixId),
    /// The cluster of a fix.
    Cluster(FixId),
    /// A fact that a fix needs.
    Needs(FixId),
    /// A fact that rules out a fix.
    BlockedBy(FixId),
    /// A fact that a question waits for.
    When(QuestionId),
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Entry => write!(f, "the entry question"),
            Self::Other => write!(f, "the unknown cause"),
            Self::Works(fix) => write!(f, "fix {}, under works,", fix.0),
            Self::Before(fix) => write!(f, "fix {}, under after or safer,", fix.0),
            Self::Cluster(fix) => write!(f, "fix {}, under cluster,", fix.0),
            Self::Needs(fix) => write!(f, "fix {}, under needs,", fix.0),
            Self::BlockedBy(fix) => write!(f, "fix {}, under blocked_by,", fix.0),
            Self::When(question) => write!(f, "question {}, under when,", question.0),
        }
    }
}

impl fmt::Display for ModelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoCauses => write!(f, "the model has no causes"),
            Self::TooMany => {
                write!(f, "the model has more than 65,535 causes, fixes, questions, answers or clusters")
            }
            Self::Number { what, value } => write!(f, "the {what} is {value}, which is out of range"),
            Self::Column { question, cause, sum } => write!(
                f,
                "the answers of question {} sum to {sum} under cause {}, not to 1",
                question.0, cause.0
            ),
            Self::Table(question) => write!(
                f,
                "question {} needs two answers or more, each with a probability for every cause",
                question.0
            ),
            Self::NamedTwice { fix, cause } => {
                write!(f, "fix {} names cause {} twice under works", fix.0, cause.0)
            }
            Self::Reference(what) => write!(f, "{what} points outside the model"),
            Self::Cycle(fix) => write!(f, "fix {} has to be offered before itself", fix.0),
        }
    }
}

impl std::error::Error for ModelError {}
