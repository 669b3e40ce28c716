//! The active sessions of an account: programs and devices that are signed in (`account.getAuthorizations`).

/// A program or device that is signed in (TL: `authorization`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActiveSession {
    /// Tells it from the others; 0 is this one.
    pub hash: i64,
    pub is_current: bool,
    pub device: String,
    pub platform: String,
    pub app: String,
    pub country: String,
    pub ip: String,
    /// Unix seconds.
    pub created: i64,
    /// Unix seconds.
    pub active: i64,
}
