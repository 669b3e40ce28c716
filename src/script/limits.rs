//! What one expression may use.

use std::time::Duration;

/// The bounds of one expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Limits {
    /// From its first step to its value as JSON.
    pub time: Duration,
    /// Bytes that the engine may allocate, the variables included.
    pub heap: usize,
    /// Bytes of the value as JSON, and of the value as text.
    pub output: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { time: Duration::from_millis(200), heap: 32 * 1024 * 1024, output: 1024 * 1024 }
    }
}
