//! The two-step password: its question, and the proof that never shows it (SRP).

use super::errors::{self, Refusal};
use super::{PasswordQuestion, SignIn, SignInNext, SignedIn};
use crate::engine::ActionError;
use crate::secret::{Redactor, Secret};
use crate::telegram::user::rpc_error;
use grammers_crypto::two_factor_auth::{calculate_2fa, check_p_and_g};
use grammers_tl_types as tl;
use tl::enums::PasswordKdfAlgo;

impl SignIn {
    /// Signs in with the two-step password. A wrong one can be followed by another.
    ///
    /// Codes of errors: `PASSWORD_HASH_INVALID` (wrong), `PASSWORD_CHANGED`, `FLOOD_WAIT` with its seconds, `NETWORK`,
    /// `TIMEOUT` and Telegram's own.
    pub async fn enter_password(&mut self, password: &Secret) -> Result<SignedIn, ActionError> {
        Redactor::global().remember(password);
        if let Some(SignInNext::Done(account)) = self.look().await? {
            return Ok(*account);
        }
        // What one attempt was checked with is good for no other.
        let question = self.password().await?;
        let proof = prove(question, password.duplicate()).await?;
        let request = tl::functions::auth::CheckPassword { password: proof.into() };
        let authorization = self.enter(&request).await.map_err(|refusal| match refusal {
            // There is no second password.
            Refusal::PasswordNeeded => errors::unexpected(),
            refusal => refusal.into(),
        })?;
        match self.let_in(authorization).await? {
            SignInNext::Done(account) => Ok(*account),
            SignInNext::Password(_) => Err(errors::unexpected()),
        }
    }

    /// What the password is asked for with.
    pub(super) async fn question(&mut self) -> Result<PasswordQuestion, ActionError> {
        let tl::types::account::Password { hint, has_recovery, .. } = self.password().await?;
        Ok(PasswordQuestion { hint: hint.filter(|hint| !hint.is_empty()), has_recovery })
    }

    async fn password(&mut self) -> Result<tl::types::account::Password, ActionError> {
        let tl::enums::account::Password::Password(password) =
            self.ask(&tl::functions::account::GetPassword {}).await?;
        Ok(password)
    }
}

/// The proof that one knows the password.
///
/// The sums take up to a second and are done on a thread of their own.
async fn prove(
    question: tl::types::account::Password,
    password: Secret,
) -> Result<tl::types::InputCheckPasswordSrp, ActionError> {
    let proof = tokio::task::spawn_blocking(move || proof(question, &password));
    // The sums panic at numbers that no sound server sends.
    proof.await.unwrap_or_else(|_| Err(errors::unexpected()))
}

fn proof(
    question: tl::types::account::Password,
    password: &Secret,
) -> Result<tl::types::InputCheckPasswordSrp, ActionError> {
    let changed = || rpc_error::of_name("SRP_ID_INVALID");
    let algorithm = match question.current_algo {
        Some(PasswordKdfAlgo::Sha256Sha256Pbkdf2Hmacsha512iter100000Sha256ModPow(algorithm)) => algorithm,
        Some(PasswordKdfAlgo::Unknown) => return Err(rpc_error::of_name("UPDATE_APP_TO_LOGIN")),
        // It was taken away meanwhile.
        None => return Err(changed()),
    };
    let (Some(srp_b), Some(srp_id)) = (question.srp_b, question.srp_id) else { return Err(changed()) };
    let tl::types::PasswordKdfAlgoSha256Sha256Pbkdf2Hmacsha512iter100000Sha256ModPow { salt1, salt2, g, p } = algorithm;
    // With a weak prime the server could find out the password.
    if !check_p_and_g(&p, &g) || srp_b.len() > p.len() {
        return Err(errors::unexpected());
    }
    let mut secret = [0; 256];
    getrandom::fill(&mut secret).map_err(|_| errors::unexpected())?;
    let (m1, a) = calculate_2fa(&salt1, &salt2, &p, &g, srp_b, secret.to_vec(), password.expose());
    Ok(tl::types::InputCheckPasswordSrp { srp_id, a: a.to_vec(), m1: m1.to_vec() })
}
