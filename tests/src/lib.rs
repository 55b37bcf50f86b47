//! The harness of the browser tests: a real browser, driven through WebDriver, on the built site.
//!
//! A test is one call of [`browse`], whose body reads as a visit:
//!
//! ```ignore
//! browse(async |visit| {
//!     visit.open().await?;
//!     visit.choose("not-enough-storage").await?;
//!     let page = visit.advance("start").await?;
//!     assert_eq!(page.screen, "question");
//!     Ok(())
//! });
//! ```
//!
//! Every test gets a browser session and an origin of its own, and ends with the same demand: no console
//! error, no violation of the content security policy, no request after the page had loaded.
//!
//! What to test is told by the environment, see [`settings`]. Without `UNSTUCK_URL` nothing is started and
//! every test says that it was skipped.

pub mod artifacts;
pub mod axe;
pub mod driver;
pub mod expected;
pub mod failure;
pub mod heard;
pub mod observed;
pub mod picture;
pub mod process;
mod protocol;
pub mod run;
pub mod settings;
pub mod site;
pub mod speech;
pub mod stops;
pub mod visit;
pub mod walk;

pub use failure::{Failure, Outcome};
pub use run::{Conditions, browse, browse_under, in_another_browser};
pub use settings::Engine;
pub use site::Fault;
pub use visit::{Embedded, Page, Shown, Visit};
