//! Pieces that screens share.

pub(crate) mod alert;
pub(crate) mod annex;
pub(crate) mod answers;
pub(crate) mod attribute;
pub(crate) mod button;
pub(crate) mod causes;
pub(crate) mod choices;
pub(crate) mod copying;
pub(crate) mod element;
pub(crate) mod facts;
pub(crate) mod group;
pub(crate) mod handover;
pub(crate) mod icon;
pub(crate) mod lines;
pub(crate) mod notice;
pub(crate) mod panel;
pub(crate) mod parts;
pub(crate) mod path;
pub(crate) mod phone;
pub(crate) mod radio;
pub(crate) mod rich;
pub(crate) mod segmented;
pub(crate) mod shell;
pub(crate) mod side;
pub(crate) mod steps;
pub(crate) mod tools;
