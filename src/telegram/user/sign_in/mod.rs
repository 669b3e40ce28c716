//! An account signs in: code, two-step password, QR code (<https://core.telegram.org/api/auth>,
//! <https://core.telegram.org/api/srp>, <https://core.telegram.org/api/qr-login>).
//!
//! A [`SignIn`] stands where it is while a step fails, so that any step can be repeated; it sends no code by itself. Here
//! are its words and its state; `calls` sends its requests, `code`, `password` and `qr` are the ways in, `finish` is what
//! comes of each. Deliberately not here: signing up, which Telegram allows in its own apps only.

mod calls;
mod code;
mod errors;
mod finish;
mod password;
mod phone;
mod picture;
mod qr;

use super::live::Live;
use super::route::Route;
use super::session::UserSession;
use super::store::MemoryStore;
use super::{AuthKey, SessionParts, failure};
use crate::connection::{AccountCard, ProxyAccess};
use crate::engine::ActionError;
use crate::secret::{Redactor, Secret};
use std::fmt;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::time::Instant;

/// How long a step may take to be answered, a connection included.
const ANSWER_LIMIT: Duration = Duration::from_secs(20);

/// Where an account signs in, and through which application.
#[derive(Debug)]
pub struct SignInEndpoint {
    /// Of the application (my.telegram.org).
    pub api_id: i32,
    /// Of the same application.
    pub api_hash: Secret,
    /// One server for all data centres (the sandbox, a server of one's own); `None`: Telegram's own.
    pub address: Option<SocketAddr>,
    /// Telegram's test data centres instead of the real ones.
    pub is_test: bool,
    /// A key that the server knows and nobody is signed in with. Without one a key is agreed on, which only Telegram's
    /// own servers do.
    pub start_key: Option<AuthKey>,
    /// The data centre to begin with, 1–5; Telegram sends accounts of another one there.
    pub dc: i32,
    /// SOCKS5 only.
    pub proxy: Option<ProxyAccess>,
}

/// An account on its way in.
///
/// A step's future can be dropped at any moment: what it was about to learn is asked for again by the next step.
pub struct SignIn {
    endpoint: SignInEndpoint,
    session: Arc<UserSession>,
    live: Option<Arc<Live>>,
    limit: Duration,
    /// The code that was sent last.
    sent: Option<code::Pending>,
    /// Until when the QR code that is shown can be scanned.
    shown: Option<Instant>,
    /// A request that signs in has left and its answer has not come.
    is_unsure: bool,
    /// The server has let the account in.
    is_in: bool,
}

/// What follows a code or a scanned QR code.
#[derive(Debug)]
pub enum SignInNext {
    /// The account has a two-step password.
    Password(PasswordQuestion),
    Done(Box<SignedIn>),
}

/// What comes of a QR code.
#[derive(Debug)]
pub enum QrStep {
    /// This one is to be shown now.
    Show(QrToken),
    /// It was scanned.
    Scanned(SignInNext),
}

/// An account that has signed in.
pub struct SignedIn {
    /// With its data centre.
    pub account: AccountCard,
    /// A plus and digits.
    pub phone: String,
    /// The small profile picture (JPEG, or PNG), where there is one and it could be read.
    pub picture: Option<Vec<u8>>,
    /// All that opens the account.
    pub session: SessionParts,
}

impl fmt::Debug for SignedIn {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("SignedIn").field("account", &self.account).finish_non_exhaustive()
    }
}

impl SignIn {
    /// A sign-in at this endpoint; nothing is sent yet.
    ///
    /// Fails with `ENDPOINT_INVALID` where no request could even be made.
    pub fn new(endpoint: SignInEndpoint) -> Result<Self, ActionError> {
        if endpoint.api_id <= 0 || !(1..=5).contains(&endpoint.dc) {
            return Err(failure::endpoint_invalid());
        }
        Redactor::global().remember(&endpoint.api_hash);
        let store = Box::<MemoryStore>::default();
        let session = UserSession::new(&endpoint.route(), endpoint.start_key.as_ref(), store)
            .map_err(|_| failure::endpoint_invalid())?;
        Ok(Self {
            endpoint,
            session: Arc::new(session),
            live: None,
            limit: ANSWER_LIMIT,
            sent: None,
            shown: None,
            is_unsure: false,
            is_in: false,
        })
    }

    /// Sets how long a step may take to be answered (20 seconds unless set).
    #[must_use]
    pub fn with_limit(self, limit: Duration) -> Self {
        Self { limit, ..self }
    }
}

impl SignInEndpoint {
    fn route(&self) -> Route<'_> {
        let Self { api_id, dc, address, is_test, .. } = *self;
        Route { api_id, dc, address, is_test, proxy: self.proxy.as_ref() }
    }
}

impl fmt::Debug for SignIn {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("SignIn").field("is_in", &self.is_in).finish_non_exhaustive()
    }
}

/// Where a login code went (TL: `auth.SentCodeType`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CodeWay {
    /// The chat "Telegram" of the apps that are signed in.
    App,
    Sms,
    /// A call that says it.
    Call,
    /// A call that nobody has to take: the code is the caller's number, of which this is the pattern.
    FlashCall {
        pattern: String,
    },
    /// The same, where the code is the last digits; the number begins with these.
    MissedCall {
        prefix: String,
    },
    /// An address with most of it hidden.
    Email {
        pattern: String,
    },
    /// Fragment, for anonymous numbers.
    Fragment {
        url: String,
    },
    /// A way that is not known here; in Telegram's words.
    Other {
        name: String,
    },
}

/// A login code is on its way (TL: `auth.sentCode`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentCode {
    /// The number as Telegram takes it: a plus and digits.
    pub phone: String,
    pub way: CodeWay,
    /// Characters of the code, where it is known.
    pub length: Option<usize>,
    /// How it can be sent next, where it can.
    pub next: Option<NextWay>,
    /// Seconds after which it can be sent again; 0: at once.
    pub wait: u32,
}

/// How a code can be sent next (TL: `auth.CodeType`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NextWay {
    Sms,
    Call,
    FlashCall,
    MissedCall,
    Fragment,
}

/// The account has a two-step password (TL: `account.password`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PasswordQuestion {
    /// What the account's owner wrote to remember it; shown on demand.
    pub hint: Option<String>,
    /// Whether it could be reset by e-mail.
    pub has_recovery: bool,
}

/// A QR code to scan in the Telegram app: Settings → Devices → Link desktop device.
#[derive(Clone, Debug)]
pub struct QrToken {
    /// `tg://login?token=…`: whoever accepts it lets this program in.
    pub url: Arc<Secret>,
    /// Seconds until it expires; another one follows by itself.
    pub expires_in: u32,
}
