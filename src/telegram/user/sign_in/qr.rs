//! Signing in with a QR code that a Telegram app scans (`auth.exportLoginToken`, `auth.importLoginToken`).

use super::errors::Refusal;
use super::{QrStep, QrToken, SignIn};
use crate::engine::ActionError;
use crate::secret::{Redactor, Secret};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use grammers_tl_types as tl;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use tl::enums::auth::LoginToken;
use tl::functions::auth::{ExportLoginToken, ImportLoginToken};
use tokio::time::Instant;

/// Seconds that Telegram gives a code; for computers whose clock is wrong.
const USUAL_LIFE: u32 = 30;
/// Seconds of the longest life that is believed.
const LONGEST_LIFE: u32 = 120;

impl SignIn {
    /// A QR code to show, or what follows one that was scanned already.
    ///
    /// Codes of errors: `API_ID_INVALID`, `FLOOD_WAIT` with its seconds, `NETWORK`, `TIMEOUT` and Telegram's own.
    pub async fn qr(&mut self) -> Result<QrStep, ActionError> {
        if let Some(next) = self.look().await? {
            return Ok(QrStep::Scanned(next));
        }
        let request = ExportLoginToken {
            api_id: self.endpoint.api_id,
            api_hash: self.endpoint.api_hash.expose().to_owned(),
            except_ids: Vec::new(),
        };
        let mut answer = self.enter(&request).await;
        // The account of whoever scanned it lives in another data centre, and the code is taken there.
        if let Ok(LoginToken::MigrateTo(to)) = answer {
            self.move_to(to.dc_id)?;
            answer = self.enter(&ImportLoginToken { token: to.token }).await;
        }
        match answer {
            Ok(LoginToken::Success(success)) => self.let_in(success.authorization).await.map(QrStep::Scanned),
            Ok(LoginToken::Token(token)) => Ok(QrStep::Show(self.show(&token))),
            Ok(LoginToken::MigrateTo(_)) => Err(super::errors::unexpected()),
            Err(Refusal::PasswordNeeded) => {
                let question = self.question().await?;
                Ok(QrStep::Scanned(super::SignInNext::Password(question)))
            }
            Err(refusal) => Err(refusal.into()),
        }
    }

    /// Waits until the code that is shown is scanned or expires, and says what follows: another one to show, or what
    /// comes after a scanned one. Errors as for [`Self::qr`].
    pub async fn qr_progress(&mut self) -> Result<QrStep, ActionError> {
        // A pool that has not connected yet hears nothing, and an answer that was lost may have been the account.
        let live = self.live.as_ref().filter(|live| !live.is_lost() && !self.is_unsure);
        if let (Some(until), Some(live)) = (self.shown, live) {
            tokio::select! {
                () = live.news() => {}
                () = tokio::time::sleep_until(until) => {}
            }
        }
        self.qr().await
    }

    fn show(&mut self, token: &tl::types::auth::LoginToken) -> QrToken {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let expires_in = life(i64::from(token.expires), i64::try_from(now.as_secs()).unwrap_or(i64::MAX));
        self.shown = Some(Instant::now() + Duration::from_secs(expires_in.into()));
        let url = Secret::new(format!("tg://login?token={}", URL_SAFE_NO_PAD.encode(&token.token)));
        Redactor::global().remember(&url);
        Redactor::global().remember_bytes(&token.token);
        QrToken { url: Arc::new(url), expires_in }
    }
}

/// Seconds until a code expires, by the server's clock and this computer's.
fn life(expires: i64, now: i64) -> u32 {
    let left = u32::try_from(expires.saturating_sub(now)).ok();
    left.filter(|left| (1..=LONGEST_LIFE).contains(left)).unwrap_or(USUAL_LIFE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_clock_does_no_harm() {
        for (expires, now, expected) in
            [(1030, 1000, 30), (1001, 1000, 1), (1000, 1000, 30), (0, 5000, 30), (9000, 1000, 30), (i64::MIN, 1, 30)]
        {
            assert_eq!(life(expires, now), expected, "{expires} {now}");
        }
    }
}
