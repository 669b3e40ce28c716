//! Scenario files (written atomically), settings and the data folder.
//!
//! Deliberately not here: what the data means.

mod settings;

pub use settings::{Settings, Theme};

/// The content of a file, to notice that someone else changed it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fingerprint(pub(crate) u64);
