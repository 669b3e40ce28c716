//! The active sessions of an account: programs and devices that are signed in (`account.getAuthorizations`), and their
//! ends.
//!
//! Nothing here waits out a flood: the person who asked is told how long it lasts.

use super::UserEndpoint;
use super::account::Account;
use crate::engine::{ActionError, Call, Progress, Refused, RequestView};
use crate::telegram::failure::flood_wait;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use grammers_tl_types as tl;

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

/// All sessions of the account, this one first, then the last active ones first (`account.getAuthorizations`).
pub async fn list_sessions(endpoint: UserEndpoint) -> Result<Vec<ActiveSession>, ActionError> {
    let account = Account::new(endpoint)?;
    let answer = account.invoke(tl::functions::account::GetAuthorizations {}, &Impatient).await?;
    let tl::enums::account::Authorizations::Authorizations(all) = answer;
    let mut sessions: Vec<_> = all.authorizations.into_iter().map(ActiveSession::from).collect();
    sessions.sort_by_key(|session| (!session.is_current, std::cmp::Reverse(session.active), session.hash));
    Ok(sessions)
}

/// Ends another session of the account (`account.resetAuthorization`). One that has ended already is no error.
///
/// Fails with `SESSION_TOO_NEW` where this session itself is younger than 24 hours.
pub async fn end_session(endpoint: UserEndpoint, hash: i64) -> Result<(), ActionError> {
    let account = Account::new(endpoint)?;
    match account.invoke(tl::functions::account::ResetAuthorization { hash }, &Impatient).await {
        Ok(_) => Ok(()),
        Err(error) if error.telegram.as_deref() == Some("HASH_INVALID") => Ok(()),
        Err(error) => Err(error),
    }
}

/// Ends all sessions of the account but this one (`auth.resetAuthorizations`).
///
/// Fails with `SESSION_TOO_NEW` where this session itself is younger than 24 hours.
pub async fn end_other_sessions(endpoint: UserEndpoint) -> Result<(), ActionError> {
    let account = Account::new(endpoint)?;
    account.invoke(tl::functions::auth::ResetAuthorizations {}, &Impatient).await.map(drop)
}

/// Ends this session at Telegram (`auth.logOut`), after which its key opens nothing. One that has ended already is no
/// error.
pub async fn sign_out(endpoint: UserEndpoint) -> Result<(), ActionError> {
    let account = Account::new(endpoint)?;
    match account.invoke(tl::functions::auth::LogOut {}, &Impatient).await {
        Ok(_) => Ok(()),
        Err(error) if is_over(&error) => Ok(()),
        Err(error) => Err(error),
    }
}

/// Whether nobody is signed in with the key any more.
fn is_over(error: &ActionError) -> bool {
    matches!(error.code.as_str(), "AUTH_KEY_UNREGISTERED" | "SESSION_REVOKED" | "SESSION_EXPIRED")
}

impl From<tl::enums::Authorization> for ActiveSession {
    fn from(tl::enums::Authorization::Authorization(found): tl::enums::Authorization) -> Self {
        let joined = |parts: [String; 2]| {
            let filled = parts.into_iter().filter(|part| !part.is_empty());
            filled.collect::<Vec<_>>().join(" ")
        };
        Self {
            hash: found.hash,
            is_current: found.current,
            device: found.device_model,
            platform: joined([found.platform, found.system_version]),
            app: joined([found.app_name, found.app_version]),
            country: found.country,
            ip: found.ip,
            created: found.date_created.into(),
            active: found.date_active.into(),
        }
    }
}

/// Shows nothing and waits for nothing.
struct Impatient;

impl Call for Impatient {
    fn request(&self, _: RequestView) {}

    fn progress(&self, _: Progress) {}

    fn flood_wait<'a>(&'a self, seconds: u32, _: Refused) -> BoxFuture<'a, Result<(), ActionError>> {
        async move { Err(flood_wait(seconds)) }.boxed()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tl::Deserializable;

    #[test]
    fn what_telegram_says_of_a_session() {
        let blank = tl::types::Authorization::from_bytes(&[0; 64]).expect("a session of which nothing is known");
        let found = tl::types::Authorization {
            current: true,
            hash: 7,
            device_model: "Pixel".into(),
            platform: "Android".into(),
            system_version: "16".into(),
            app_name: "Telegram".into(),
            date_created: 1,
            date_active: 2,
            ..blank
        };
        let session = ActiveSession::from(tl::enums::Authorization::from(found));
        assert_eq!((session.hash, session.is_current, session.created, session.active), (7, true, 1, 2), "{session:?}");
        assert_eq!((session.device.as_str(), session.platform.as_str()), ("Pixel", "Android 16"));
        assert_eq!(session.app, "Telegram");
    }
}
