//! JSON read as what it should be, with the place of every fault.
//!
//! Files that people or other programs wrote are wrong in many ways. A [`Tree`] keeps a text as it stands, keys given
//! twice among it; a [`Node`] is a value together with the way to it, and says where it is not what it must be.

mod error;
mod node;
mod path;
mod suggest;
mod tree;

pub use error::{JsonError, Place};
pub use node::{Node, Object};
pub use path::{Path, clipped};
pub use suggest::unknown;
pub use tree::{MAX_BYTES, Tree};
