//! Openings: what is paid for once, in front of the first of the fixes that share it.

use super::ModelSpec;
use super::rows::Rows;
use crate::ids::{ClusterId, FixId};

/// What is paid for once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Opening {
    /// A fix that makes others safe is made.
    Preparation(FixId),
    /// A cluster is opened.
    Cluster(ClusterId),
}

/// An opening that a fix needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Needed {
    pub(crate) opening: Opening,
    /// Needed for the sake of this preparation only, so no more once that is made or declined.
    pub(crate) through: Option<FixId>,
}

/// The openings of a model.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Openings {
    /// By fix, each opening once.
    needed: Rows<Needed>,
    /// By preparation.
    prepared: Vec<Vec<FixId>>,
    /// By cluster.
    clustered: Vec<Vec<FixId>>,
}

impl Openings {
    /// `before` has for each fix all that has to be offered before it.
    pub(super) fn new(spec: &ModelSpec, before: &[Vec<FixId>]) -> Self {
        let needed: Vec<Vec<Needed>> = (0..spec.fixes.len()).map(|at| needed(spec, FixId::of(at))).collect();
        let mut prepared = vec![Vec::new(); spec.fixes.len()];
        let mut clustered = vec![Vec::new(); spec.clusters.len()];
        for (at, before) in before.iter().enumerate() {
            let fix = FixId::of(at);
            for Needed { opening, .. } in before.iter().chain([&fix]).flat_map(|step| &needed[step.at()]) {
                let sharing = match opening {
                    Opening::Preparation(safer) => &mut prepared[safer.at()],
                    Opening::Cluster(cluster) => &mut clustered[cluster.at()],
                };
                if sharing.last() != Some(&fix) {
                    sharing.push(fix);
                }
            }
        }
        Self { needed: needed.into_iter().collect(), prepared, clustered }
    }

    /// What a fix needs.
    pub(super) fn needed(&self, fix: FixId) -> &[Needed] {
        self.needed.row(fix.at())
    }

    /// The fixes that need an opening, for themselves or for what has to come before them.
    pub(super) fn sharing(&self, opening: Opening) -> &[FixId] {
        match opening {
            Opening::Preparation(fix) => &self.prepared[fix.at()],
            Opening::Cluster(cluster) => &self.clustered[cluster.at()],
        }
    }
}

/// The preparation, the cluster that the preparation lies in, and the cluster of the fix itself.
fn needed(spec: &ModelSpec, fix: FixId) -> Vec<Needed> {
    let own = spec.fixes[fix.at()].cluster;
    let safer = spec.fixes[fix.at()].safer;
    let preparation = safer.map(|safer| Needed { opening: Opening::Preparation(safer), through: None });
    let before =
        safer.and_then(|safer| spec.fixes[safer.at()].cluster).filter(|cluster| Some(*cluster) != own);
    let before = before.map(|cluster| Needed { opening: Opening::Cluster(cluster), through: safer });
    let own = own.map(|cluster| Needed { opening: Opening::Cluster(cluster), through: None });
    [preparation, before, own].into_iter().flatten().collect()
}
