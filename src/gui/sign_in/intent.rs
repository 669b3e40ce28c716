//! What a person can want of the sign-in of an account.

use crate::connection::ConnectionId;
use crate::gui::connections::{ProxyDraft, ServerChoice};
use crate::gui::state::TypedSecret;

/// One wish.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignInIntent {
    /// Opens the wizard for a new connection where it was left, or at its beginning.
    Open,
    /// Opens the wizard that signs this connection in again.
    OpenFor(ConnectionId),
    /// Puts it out of sight; everything stays.
    Hide,
    Back,
    /// The primary button of the page.
    Next,
    /// Cancel: asks first if something was typed.
    AskToGiveUp,
    /// No, goes on.
    KeepOn,
    /// Forgets everything that was typed and takes back what was begun at Telegram.
    GiveUp,
    TypeApiId(TypedSecret),
    TypeApiHash(TypedSecret),
    SwapApplication,
    /// The application of another account; `None` goes back to the typed one.
    ChooseApplication(Option<ConnectionId>),
    ChooseServer(ServerChoice),
    EditProxy(Box<ProxyDraft>),
    TypePhone(String),
    /// The QR code instead of a phone number.
    ShowQr,
    /// The phone number instead of a QR code.
    UsePhone,
    TypeCode(TypedSecret),
    /// The code once more, or in another way.
    Resend,
    TypePassword(TypedSecret),
    TypeName(String),
    Toggle(Fold),
    /// Leaves the last page.
    Finish(Finish),
}

/// What is shown on demand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fold {
    Applications,
    Server,
    Proxy,
    ApiHash,
    Password,
    Hint,
}

/// How the last page is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finish {
    Close,
    /// The selected step uses the account.
    UseInStep,
    /// The token of the account.
    OpenToken,
}
