//! What a person can want of the sign-in of an account.

/// One wish.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignInIntent {
    Open,
}
