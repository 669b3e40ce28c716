//! JavaScript read, never run: a text split at `${…}`, syntax errors with their place, free names and paths, string
//! literals.
//!
//! Feeds the checks, highlighting and completion. Deliberately not here: evaluation (`script`).
