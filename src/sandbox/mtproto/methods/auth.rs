//! `auth.*`: signing in with a code, a password or a QR token, and out.

use super::{Entry, entry};
use crate::sandbox::mtproto::call::{Call, Method};
use crate::sandbox::mtproto::error::RpcError;
use crate::sandbox::mtproto::login::{ResendRefusal, TokenRefusal, next_kind, timeout};
use crate::sandbox::mtproto::{API_ID, api_hash, date, now, shape};
use crate::sandbox::world::CodeKind;
use grammers_tl_types::functions::auth::{
    AcceptLoginToken, CancelCode, CheckPassword, ExportAuthorization, ExportLoginToken, ImportAuthorization,
    ImportLoginToken, LogOut, ResendCode, ResetAuthorizations, SendCode, SignIn,
};
use grammers_tl_types::{enums, types};

pub(super) const METHODS: &[Entry] = &[
    entry::<SendCode>(),
    entry::<ResendCode>(),
    entry::<CancelCode>(),
    entry::<SignIn>(),
    entry::<CheckPassword>(),
    entry::<ExportLoginToken>(),
    entry::<ImportLoginToken>(),
    entry::<AcceptLoginToken>(),
    entry::<ExportAuthorization>(),
    entry::<ImportAuthorization>(),
    entry::<LogOut>(),
    entry::<ResetAuthorizations>(),
];

/// The code for phones that belong to nobody in the world.
const CODE_OF_NOBODY: &str = "12345";
/// Digits of a phone number (E.164).
const PHONE_LENGTH: std::ops::RangeInclusive<usize> = 7..=15;

fn check_application(id: i32, hash: &str) -> Result<(), RpcError> {
    if id == API_ID && hash == api_hash() { Ok(()) } else { Err(RpcError::bad("API_ID_INVALID")) }
}

/// The digits of a phone number that can be one.
fn phone(text: &str) -> Result<String, RpcError> {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let decent = text.chars().all(|sign| sign.is_ascii_digit() || "+-() ".contains(sign));
    if decent && PHONE_LENGTH.contains(&digits.len()) { Ok(digits) } else { Err(RpcError::bad("PHONE_NUMBER_INVALID")) }
}

fn sent_code(kind: CodeKind, code: &str, phone_code_hash: String) -> enums::auth::SentCode {
    let length = i32::try_from(code.chars().count()).unwrap_or(i32::MAX);
    let sent = match kind {
        CodeKind::App => types::auth::SentCodeTypeApp { length }.into(),
        CodeKind::Sms => types::auth::SentCodeTypeSms { length }.into(),
        CodeKind::Call => types::auth::SentCodeTypeCall { length }.into(),
        CodeKind::FlashCall => types::auth::SentCodeTypeFlashCall { pattern: "*".into() }.into(),
        CodeKind::MissedCall => types::auth::SentCodeTypeMissedCall { prefix: "+7".into(), length }.into(),
        CodeKind::Email => types::auth::SentCodeTypeEmailCode {
            apple_signin_allowed: false,
            google_signin_allowed: false,
            email_pattern: "s***@example.com".into(),
            length,
            reset_available_period: None,
            reset_pending_date: None,
        }
        .into(),
        CodeKind::Fragment => {
            types::auth::SentCodeTypeFragmentSms { url: "https://fragment.com/numbers".into(), length }.into()
        }
    };
    let next_type = next_kind(kind).map(|next| match next {
        CodeKind::Call => enums::auth::CodeType::Call,
        CodeKind::FlashCall => enums::auth::CodeType::FlashCall,
        CodeKind::MissedCall => enums::auth::CodeType::MissedCall,
        CodeKind::Fragment => enums::auth::CodeType::FragmentSms,
        CodeKind::App | CodeKind::Sms | CodeKind::Email => enums::auth::CodeType::Sms,
    });
    types::auth::SentCode { r#type: sent, phone_code_hash, next_type, timeout: timeout(kind).map(date) }.into()
}

/// The code that a phone gets.
fn code_of(call: &Call<'_>, phone: &str) -> String {
    call.world.phone_owner(phone).map_or_else(|| CODE_OF_NOBODY.to_owned(), |person| person.login_code.clone())
}

impl Method for SendCode {
    const OPEN: bool = true;

    fn answer(self, call: &mut Call<'_>) -> Result<enums::auth::SentCode, RpcError> {
        check_application(self.api_id, &self.api_hash)?;
        let phone = phone(&self.phone_number)?;
        let kind = call.world.phone_owner(&phone).map_or(CodeKind::Sms, |person| person.login_code_kind);
        let code = code_of(call, &phone);
        let hash = call.state.logins.send_code(phone, kind, now());
        Ok(sent_code(kind, &code, hash))
    }
}

impl Method for ResendCode {
    const OPEN: bool = true;

    fn answer(self, call: &mut Call<'_>) -> Result<enums::auth::SentCode, RpcError> {
        let phone = phone(&self.phone_number)?;
        if call.state.logins.code(&self.phone_code_hash, now()).is_some_and(|code| code.phone != phone) {
            return Err(RpcError::bad("PHONE_NUMBER_INVALID"));
        }
        let kind = call.state.logins.resend_code(&self.phone_code_hash, now()).map_err(|refusal| match refusal {
            ResendRefusal::Expired => RpcError::bad("PHONE_CODE_EXPIRED"),
            ResendRefusal::TooEarly(seconds) => RpcError::flood_wait(u32::try_from(seconds).unwrap_or(u32::MAX)),
            ResendRefusal::NoOther => RpcError::new(406, "SEND_CODE_UNAVAILABLE"),
        })?;
        Ok(sent_code(kind, &code_of(call, &phone), self.phone_code_hash))
    }
}

impl Method for CancelCode {
    const OPEN: bool = true;

    fn answer(self, call: &mut Call<'_>) -> Result<bool, RpcError> {
        phone(&self.phone_number)?;
        match call.state.logins.forget_code(&self.phone_code_hash) {
            true => Ok(true),
            false => Err(RpcError::bad("PHONE_CODE_EXPIRED")),
        }
    }
}

impl Method for SignIn {
    const OPEN: bool = true;

    fn answer(self, call: &mut Call<'_>) -> Result<enums::auth::Authorization, RpcError> {
        let phone = phone(&self.phone_number)?;
        let given = match (self.phone_code, self.email_verification) {
            (Some(code), _) => code,
            (None, Some(enums::EmailVerification::Code(verification))) => verification.code,
            (None, _) => String::new(),
        };
        if given.is_empty() {
            return Err(RpcError::bad("PHONE_CODE_EMPTY"));
        }
        let sent = call.state.logins.code(&self.phone_code_hash, now());
        let sent = sent.ok_or_else(|| RpcError::bad("PHONE_CODE_EXPIRED"))?;
        if sent.phone != phone {
            return Err(RpcError::bad("PHONE_NUMBER_INVALID"));
        }
        if given != code_of(call, &phone) {
            call.state.logins.wrong_code(&self.phone_code_hash);
            return Err(RpcError::bad("PHONE_CODE_INVALID"));
        }
        let person = call.world.phone_owner(&phone).ok_or_else(|| RpcError::bad("PHONE_NUMBER_UNOCCUPIED"))?.id;
        call.state.logins.forget_code(&self.phone_code_hash);
        let_in(call, person).map(Into::into)
    }
}

/// Signs in a person who has shown a code or a token, or asks for the password.
fn let_in(call: &mut Call<'_>, user_id: i64) -> Result<types::auth::Authorization, RpcError> {
    let locked = call.world.person(user_id).is_some_and(|person| person.password.is_some());
    if locked {
        call.state.logins.ask_password(call.caller.key_id, user_id);
        return Err(RpcError::new(401, "SESSION_PASSWORD_NEEDED"));
    }
    Ok(sign_in(call, user_id))
}

fn sign_in(call: &mut Call<'_>, user_id: i64) -> types::auth::Authorization {
    let key_id = call.caller.key_id;
    call.state.logins.finish(key_id);
    call.state.keys.sign_in(key_id, user_id);
    types::auth::Authorization {
        setup_password_required: false,
        otherwise_relogin_days: None,
        tmp_sessions: None,
        future_auth_token: None,
        user: shape::user(call.world, user_id, user_id),
    }
}

impl Method for CheckPassword {
    const OPEN: bool = true;

    fn answer(self, call: &mut Call<'_>) -> Result<enums::auth::Authorization, RpcError> {
        let key_id = call.caller.key_id;
        let asked = call.state.logins.asked_password(key_id).or(call.caller.user_id);
        let user_id = asked.ok_or_else(RpcError::not_signed_in)?;
        let enums::InputCheckPasswordSrp::Srp(given) = self.password else {
            return Err(RpcError::bad("PASSWORD_HASH_INVALID"));
        };
        if call.state.logins.use_challenge(key_id) != Some(given.srp_id) {
            return Err(RpcError::bad("SRP_ID_INVALID"));
        }
        if call.caller.proved == Some(given.srp_id) {
            Ok(sign_in(call, user_id).into())
        } else {
            Err(RpcError::bad("PASSWORD_HASH_INVALID"))
        }
    }
}

/// What a program that shows a token is answered: the token, or that somebody let it in.
fn token_answer(call: &mut Call<'_>, key_id: i64) -> Result<enums::auth::LoginToken, RpcError> {
    if let Some(user_id) = call.state.logins.accepted(key_id, now()) {
        let authorization = let_in(call, user_id)?.into();
        return Ok(types::auth::LoginTokenSuccess { authorization }.into());
    }
    let (token, expires) = call.state.logins.token(key_id, now());
    Ok(types::auth::LoginToken { expires: date(expires), token }.into())
}

impl Method for ExportLoginToken {
    const OPEN: bool = true;

    fn answer(self, call: &mut Call<'_>) -> Result<enums::auth::LoginToken, RpcError> {
        check_application(self.api_id, &self.api_hash)?;
        token_answer(call, call.caller.key_id)
    }
}

impl Method for ImportLoginToken {
    const OPEN: bool = true;

    /// For programs that were sent to another data centre; here it is the same one.
    fn answer(self, call: &mut Call<'_>) -> Result<enums::auth::LoginToken, RpcError> {
        let key_id = call.state.logins.key_of_token(&self.token);
        if key_id != Some(call.caller.key_id) {
            return Err(RpcError::bad("AUTH_TOKEN_INVALID"));
        }
        token_answer(call, call.caller.key_id)
    }
}

impl Method for AcceptLoginToken {
    fn answer(self, call: &mut Call<'_>) -> Result<enums::Authorization, RpcError> {
        let me = call.me()?;
        let key_id = call.state.logins.accept_token(&self.token, me, now()).map_err(|refusal| {
            RpcError::bad(match refusal {
                TokenRefusal::Unknown => "AUTH_TOKEN_INVALID",
                TokenRefusal::Expired => "AUTH_TOKEN_EXPIRED",
                TokenRefusal::Accepted => "AUTH_TOKEN_ALREADY_ACCEPTED",
            })
        })?;
        let key = call.state.keys.get(key_id).ok_or_else(|| RpcError::bad("AUTH_TOKEN_INVALID"))?;
        Ok(super::account::authorization(key_id, key, false))
    }
}

impl Method for ExportAuthorization {
    fn answer(self, call: &mut Call<'_>) -> Result<enums::auth::ExportedAuthorization, RpcError> {
        let id = call.me()?;
        if !(1..=5).contains(&self.dc_id) {
            return Err(RpcError::bad("DC_ID_INVALID"));
        }
        Ok(types::auth::ExportedAuthorization { id, bytes: call.state.logins.export(id, now()) }.into())
    }
}

impl Method for ImportAuthorization {
    const OPEN: bool = true;

    fn answer(self, call: &mut Call<'_>) -> Result<enums::auth::Authorization, RpcError> {
        if call.state.logins.import(self.id, &self.bytes, now()) {
            Ok(sign_in(call, self.id).into())
        } else {
            Err(RpcError::bad("AUTH_BYTES_INVALID"))
        }
    }
}

impl Method for LogOut {
    fn answer(self, call: &mut Call<'_>) -> Result<enums::auth::LoggedOut, RpcError> {
        call.state.keys.sign_out(call.caller.key_id);
        Ok(types::auth::LoggedOut { future_auth_token: None }.into())
    }
}

impl Method for ResetAuthorizations {
    fn answer(self, call: &mut Call<'_>) -> Result<bool, RpcError> {
        let (me, own) = (call.me()?, call.caller.key_id);
        let others: Vec<i64> = call.state.keys.of_user(me).map(|(id, _)| id).filter(|id| *id != own).collect();
        for key_id in others {
            call.state.keys.revoke(key_id);
        }
        Ok(true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phones_are_told_from_other_texts() {
        let check = |text: &str, expected: Option<&str>| assert_eq!(phone(text).ok().as_deref(), expected, "{text}");
        check("+7 (999) 000-00-01", Some("79990000001"));
        check("79990000001", Some("79990000001"));
        check("", None);
        check("+1 555", None);
        check("anna 79990000001", None);
        check(&"9".repeat(16), None);
    }

    #[test]
    fn every_kind_of_code_says_what_comes_next() {
        let check = |kind, next: Option<enums::auth::CodeType>, seconds| {
            let enums::auth::SentCode::Code(sent) = sent_code(kind, "12345", "hash".into()) else { panic!("a code") };
            assert_eq!((sent.next_type, sent.timeout), (next, seconds), "{kind:?}");
        };
        check(CodeKind::App, Some(enums::auth::CodeType::Sms), None);
        check(CodeKind::Sms, Some(enums::auth::CodeType::Call), Some(60));
        check(CodeKind::FlashCall, Some(enums::auth::CodeType::Sms), Some(60));
        check(CodeKind::MissedCall, Some(enums::auth::CodeType::Sms), Some(60));
        check(CodeKind::Call, None, None);
        check(CodeKind::Email, None, None);
        check(CodeKind::Fragment, None, None);
    }
}
