//! What is known and typed of the sign-in of an account.

/// The state of it.
#[derive(Debug, Default)]
pub struct SignInState {}
