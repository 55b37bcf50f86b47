//! Everything that touches the browser. No other module names `web_sys`.

pub(crate) mod annex;
pub(crate) mod clock;
pub(crate) mod crash;
pub(crate) mod device;
pub(crate) mod dom;
pub(crate) mod fetch;
pub(crate) mod handoff;
pub(crate) mod history;
pub(crate) mod json;
pub(crate) mod later;
pub(crate) mod page;
pub(crate) mod places;
pub(crate) mod probe;
pub(crate) mod stage;
pub(crate) mod storage;
