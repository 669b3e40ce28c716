//! What the front ends can ask for while an account signs in, and what they hear.
//!
//! A sign-in lives in the backend under the id of the request that began it; its key never leaves the backend.

use crate::connection::{AccountCard, ConnectionId, ProxyChoice, UserServer};
use crate::engine::ActionError;
use crate::secret::Secret;
use crate::telegram::{PasswordQuestion, QrToken, SentCode};

/// One step of a sign-in. While one is under way, another waits for it; `Cancel` waits for `Keep` only.
#[derive(Debug)]
pub enum SignInCommand {
    /// Begins it; one of the same id that was under way is given up. Nothing is sent yet, nothing is answered.
    Begin(Box<SignInStart>),
    /// Asks for a login code → `CodeSent`, `Failed`.
    SendCode { phone: String },
    /// Asks for the code in the next way → `CodeSent`, `Failed`.
    ResendCode,
    /// → `PasswordNeeded`, `Done`, `Failed`.
    EnterCode { code: Secret },
    /// → `Done`; after a wrong password `Failed`, and it can be entered again.
    EnterPassword { password: Secret },
    /// Shows a QR code, a new one whenever the last expires, until it is scanned or something else is asked for →
    /// `Qr` events, then `PasswordNeeded`, `Done` or `Failed`.
    ShowQr,
    /// Keeps the account that has signed in as a connection → `ConnectionEvent::Saved` under the same id, or `Failed`.
    Keep { name: String },
    /// Gives it up: takes back a code that was sent, ends the session if nobody has kept it → `Cancelled`. A `Keep` that has
    /// begun is answered first.
    Cancel,
}

/// What a sign-in begins with; all of it is kept with the account.
#[derive(Debug)]
pub struct SignInStart {
    pub server: UserServer,
    pub proxy: ProxyChoice,
    /// Of a proxy of the connection's own.
    pub proxy_password: Option<Secret>,
    pub application: SignInApplication,
    /// The connection that is signed in again; `None` makes a new one. The kept password of its proxy stays good.
    pub into: Option<ConnectionId>,
}

/// As which application an account signs in (my.telegram.org).
#[derive(Debug)]
pub enum SignInApplication {
    Typed {
        api_id: i32,
        api_hash: Secret,
    },
    /// The one of another account that is kept here.
    Of(ConnectionId),
}

/// How a sign-in goes on.
#[derive(Clone, Debug)]
pub enum SignInEvent {
    CodeSent(SentCode),
    PasswordNeeded(PasswordQuestion),
    Qr(QrToken),
    /// The account is signed in and not yet kept.
    Done(Box<SignedInCard>),
    Cancelled,
    /// The step did not work; the sign-in stands where it was. A flood wait is the error `FLOOD_WAIT` with its seconds
    /// in `retry_after`.
    Failed(ActionError),
}

/// Whose account it is.
#[derive(Clone, PartialEq, Eq)]
pub struct SignedInCard {
    pub account: AccountCard,
    /// Digits with a plus; shown to the person who has just signed in, kept nowhere.
    pub phone: String,
    /// The small profile picture (JPEG), where there is one and it could be read.
    pub picture: Option<Vec<u8>>,
}

impl std::fmt::Debug for SignedInCard {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("SignedInCard").field("account", &self.account).finish_non_exhaustive()
    }
}
