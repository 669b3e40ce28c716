//! What a person can want of the token of an account.

/// One wish.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TokenIntent {
    Open,
}
