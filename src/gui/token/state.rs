//! What is known and typed of the token of an account.

/// The state of it.
#[derive(Debug, Default)]
pub struct TokenState {}
