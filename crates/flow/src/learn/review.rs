//! Whether counts bear out a proposal.

use unstuck_engine::ModelError;
use unstuck_engine::learn::{Counts, expected_log_likelihood};

use super::proposal::{Proposal, propose};
use crate::guide::Guide;
use crate::lower;

/// Finished visits without which nothing is proposed.
pub const LEAST_VISITS: f64 = 200.0;
/// Finished visits without which holding out says nothing.
pub const LEAST_HELD_OUT: f64 = 50.0;
/// Parts that counts are split into at most, to hold each out in turn.
pub const MOST_PARTS: usize = 10;

/// What counts come to.
#[derive(Clone, Debug, PartialEq)]
pub struct Review {
    /// All counts that would be learned from.
    pub counts: Counts,
    /// How the proposed numbers do on visits that they were not learned from; `None` where that was not looked at.
    pub held_out: Option<HeldOut>,
    /// The proposal, or why there is none.
    pub outcome: Result<Proposal, Refusal>,
}

/// Expected log-loss per finished visit, in nats: the smaller the better.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HeldOut {
    /// Finished visits that were held out.
    pub visits: f64,
    /// With the numbers of the guide.
    pub old: f64,
    /// With the proposed numbers.
    pub new: f64,
    /// In how many parts each was held out in turn; 0 where counts were held out apart.
    pub parts: usize,
}

/// Why nothing is proposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There are fewer than [`LEAST_VISITS`] finished visits.
    TooFew,
    /// Counts that were added up cannot be held out again, and there is one list of them only.
    NothingHeldOut,
    /// Fewer than [`LEAST_HELD_OUT`] finished visits are held out.
    TooFewHeldOut,
    /// The log-loss on visits held out does not fall.
    NoGain,
}

/// Looks at what `batches` of counts would change in a guide.
///
/// The proposed numbers must do better than the old ones on visits that they were not learned from, by
/// [`expected_log_likelihood`] over models as they run, with floors. With `apart`, those are the visits. Without it the
/// batches are spread over up to [`MOST_PARTS`] parts, and each part is held out in turn from numbers learned from all
/// the others; the proposal itself is then learned from all of them.
///
/// # Errors
/// When the guide has no model, which does not happen to a compiled guide.
pub fn review(guide: &Guide, batches: &[Counts], apart: Option<&Counts>) -> Result<Review, ModelError> {
    let model = lower::model(guide)?;
    let mut counts = Counts::new(&model);
    batches.iter().for_each(|batch| counts.add(batch));
    let mut review = Review { counts, held_out: None, outcome: Err(Refusal::TooFew) };
    if review.counts.finished() < LEAST_VISITS {
        return Ok(review);
    }
    let held_out = match apart {
        Some(apart) => Splits { parts: 0, each: vec![(review.counts.clone(), apart.clone())] },
        None if batches.len() < 2 => {
            review.outcome = Err(Refusal::NothingHeldOut);
            return Ok(review);
        }
        None => Splits::new(&Counts::new(&model), batches),
    };
    let visits: f64 = held_out.each.iter().map(|(_, held_out)| held_out.finished()).sum();
    if visits < LEAST_HELD_OUT {
        review.outcome = Err(Refusal::TooFewHeldOut);
        return Ok(review);
    }
    let (mut old, mut new) = (0.0, 0.0);
    for (learned_from, held_out) in &held_out.each {
        old -= expected_log_likelihood(&model, held_out) / visits;
        let proposed = lower::model(&propose(guide, learned_from)?.guide)?;
        new -= expected_log_likelihood(&proposed, held_out) / visits;
    }
    review.held_out = Some(HeldOut { visits, old, new, parts: held_out.parts });
    let proposal = propose(guide, &review.counts)?;
    let holds = new < old || proposal.changes.is_empty();
    review.outcome = if holds { Ok(proposal) } else { Err(Refusal::NoGain) };
    Ok(review)
}

/// What is learned from, and what is held out of it.
struct Splits {
    parts: usize,
    each: Vec<(Counts, Counts)>,
}

impl Splits {
    /// Each batch belongs to one part, and each part is held out once.
    fn new(none: &Counts, batches: &[Counts]) -> Self {
        let parts = batches.len().min(MOST_PARTS);
        let sum_where = |is_in: &dyn Fn(usize) -> bool| {
            let mut sum = none.clone();
            let chosen = batches.iter().enumerate().filter(|(at, _)| is_in(at % parts));
            chosen.for_each(|(_, batch)| sum.add(batch));
            sum
        };
        let each = (0..parts)
            .map(|part| (sum_where(&|other| other != part), sum_where(&|other| other == part)))
            .collect();
        Self { parts, each }
    }
}
