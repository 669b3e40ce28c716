//! `account.*`: the two-step password's question, and the programs that are signed in.

use super::{Entry, entry};
use crate::sandbox::mtproto::call::{Call, Method};
use crate::sandbox::mtproto::crypto::random;
use crate::sandbox::mtproto::error::RpcError;
use crate::sandbox::mtproto::hash::mix;
use crate::sandbox::mtproto::keys::Key;
use crate::sandbox::mtproto::{date, now};
use grammers_tl_types::functions::account::{GetAuthorizations, GetPassword, ResetAuthorization, UpdateStatus};
use grammers_tl_types::{enums, types};

pub(super) const METHODS: &[Entry] =
    &[entry::<GetPassword>(), entry::<GetAuthorizations>(), entry::<ResetAuthorization>(), entry::<UpdateStatus>()];

impl Method for GetPassword {
    const OPEN: bool = true;

    fn answer(self, call: &mut Call<'_>) -> Result<enums::account::Password, RpcError> {
        let key_id = call.caller.key_id;
        let asked = call.state.logins.asked_password(key_id).or(call.caller.user_id);
        let user_id = asked.ok_or_else(RpcError::not_signed_in)?;
        let locked = call.world.person(user_id).is_some_and(|person| person.password.is_some());
        let question = match call.state.logins.question(key_id) {
            question @ Some(_) if locked => question,
            // Set just now, after the sums for this call were done.
            None if locked => return Err(RpcError::new(500, "RPC_CALL_FAIL")),
            _ => None,
        };
        let mut answer = types::account::Password {
            has_recovery: false,
            has_secure_values: false,
            has_password: question.is_some(),
            current_algo: None,
            srp_b: None,
            srp_id: None,
            hint: None,
            email_unconfirmed_pattern: None,
            new_algo: enums::PasswordKdfAlgo::Unknown,
            new_secure_algo: enums::SecurePasswordKdfAlgo::Unknown,
            secure_random: random::<256>().to_vec(),
            pending_reset_date: None,
            login_email_pattern: None,
        };
        if let Some(question) = question {
            let algorithm = types::PasswordKdfAlgoSha256Sha256Pbkdf2Hmacsha512iter100000Sha256ModPow {
                salt1: question.salt1,
                salt2: question.salt2,
                g: question.g,
                p: question.p,
            };
            answer.current_algo = Some(algorithm.into());
            answer.srp_b = Some(question.b);
            answer.srp_id = Some(question.id);
            answer.hint = Some("sandbox".into());
        }
        Ok(answer.into())
    }
}

/// The number by which a program is told from the others of the account; never the key's own id.
fn number(key_id: i64) -> i64 {
    mix(&[2, key_id])
}

/// A program that is signed in, or is about to be.
pub(super) fn authorization(key_id: i64, key: &Key, current: bool) -> enums::Authorization {
    let program = &key.program;
    types::Authorization {
        current,
        official_app: false,
        password_pending: false,
        encrypted_requests_disabled: false,
        call_requests_disabled: false,
        unconfirmed: false,
        // The current program's is 0.
        hash: if current { 0 } else { number(key_id) },
        device_model: program.device.clone(),
        platform: String::new(),
        system_version: program.system.clone(),
        api_id: program.api_id,
        app_name: "Sandbox".into(),
        app_version: program.version.clone(),
        date_created: date(key.created),
        date_active: date(now()),
        ip: "127.0.0.1".into(),
        country: String::new(),
        region: String::new(),
    }
    .into()
}

impl Method for GetAuthorizations {
    fn answer(self, call: &mut Call<'_>) -> Result<enums::account::Authorizations, RpcError> {
        let (me, own) = (call.me()?, call.caller.key_id);
        let all = call.state.keys.of_user(me);
        let authorizations = all.map(|(id, key)| authorization(id, key, id == own)).collect();
        Ok(types::account::Authorizations { authorization_ttl_days: 180, authorizations }.into())
    }
}

impl Method for ResetAuthorization {
    fn answer(self, call: &mut Call<'_>) -> Result<bool, RpcError> {
        let (me, own) = (call.me()?, call.caller.key_id);
        let found = call.state.keys.of_user(me).map(|(id, _)| id).find(|id| *id != own && number(*id) == self.hash);
        call.state.keys.revoke(found.ok_or_else(|| RpcError::bad("HASH_INVALID"))?);
        Ok(true)
    }
}

impl Method for UpdateStatus {
    fn answer(self, _: &mut Call<'_>) -> Result<bool, RpcError> {
        Ok(true)
    }
}
