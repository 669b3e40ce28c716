//! What the program remembers of its user's choices; no secret is among them.

use crate::texts::Language;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// The choices kept between starts; unknown ones of a newer version are ignored, missing ones are at their default.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// `None` follows the system.
    pub language: Option<Language>,
    pub theme: Theme,
    /// The folder of scenarios that was open.
    pub folder: Option<PathBuf>,
    /// The scenario that was open.
    pub scenario: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    #[default]
    System,
    Light,
    Dark,
}
