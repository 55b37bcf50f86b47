//! A component per kind of step.

pub(crate) mod caution;
pub(crate) mod fix;
pub(crate) mod question;
pub(crate) mod resolved;
pub(crate) mod start;
pub(crate) mod support;
pub(crate) mod wait;
pub(crate) mod why;
