//! An account signs in: code, two-step password, QR code.

use crate::secret::Secret;
use std::sync::Arc;

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
