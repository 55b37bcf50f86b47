//! Experiments on models.
//!
//! What the engine does not need in a browser, and what shows that it is right: models from plain files, the exact
//! optimum, exact values of policies, families of random models, simulated visits, two versions of a model compared, and models
//! and situations to time the engine on. Nothing of it is shipped, and all of it is reproducible: the same seed gives the same numbers.

pub mod bare;
pub mod compare;
pub mod evaluate;
pub mod families;
pub mod likely;
pub mod oracle;
pub mod prove;
pub mod random;
pub mod simulate;
pub mod situations;
pub mod sized;

/// More screens than any visit has; only a fault of the engine would take longer.
pub(crate) const MOST_SCREENS: usize = 500;
