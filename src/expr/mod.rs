//! JavaScript read, never run: a text split at `${…}`, syntax errors with their place, free names and paths, string
//! literals.
//!
//! Feeds the checks, highlighting and completion. Deliberately not here: evaluation (`script`).

mod globals;
mod quoted;
mod read;
mod scan;
mod switch;
mod syntax;
mod template;

pub use globals::{GLOBALS, LIBRARIES};
pub use quoted::fix_quoted_template;
pub use read::{Facts, FreeName, StringLiteral, read};
pub use switch::{as_expression, as_text};
pub use syntax::{MAX_BRACKETS, MAX_CHAIN, MAX_LENGTH, SyntaxError, SyntaxErrorKind, without_semicolon};
pub use template::{Part, TemplateError, TemplateErrorKind, split_template};
