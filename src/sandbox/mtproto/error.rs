//! What a call is refused with: `rpc_error`, code and text in Telegram's words.

use grammers_tl_types::{Serializable, enums, types};

/// A refusal (<https://core.telegram.org/api/errors>).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct RpcError {
    pub(super) code: i32,
    pub(super) text: String,
}

impl RpcError {
    pub(super) fn new(code: i32, text: impl Into<String>) -> Self {
        Self { code, text: text.into() }
    }

    /// 400, the code of nearly every refusal.
    pub(super) fn bad(text: impl Into<String>) -> Self {
        Self::new(400, text)
    }

    /// 403: something that this account may not do.
    pub(super) fn forbidden(text: impl Into<String>) -> Self {
        Self::new(403, text)
    }

    /// 420: so many seconds to wait.
    pub(super) fn flood_wait(seconds: u32) -> Self {
        Self::new(420, format!("FLOOD_WAIT_{seconds}"))
    }

    /// 401: nobody is signed in with this key.
    pub(super) fn not_signed_in() -> Self {
        Self::new(401, "AUTH_KEY_UNREGISTERED")
    }

    /// The body of the answer.
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let (error_code, error_message) = (self.code, self.text.clone());
        enums::RpcError::Error(types::RpcError { error_code, error_message }).to_bytes()
    }
}
