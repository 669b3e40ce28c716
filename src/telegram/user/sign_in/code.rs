//! Signing in with a code that Telegram sends (`auth.sendCode`, `auth.resendCode`, `auth.signIn`).

use super::calls::CANCEL_LIMIT;
use super::errors::{self, Refusal};
use super::{CodeWay, NextWay, SentCode, SignIn, SignInNext, phone};
use crate::engine::ActionError;
use crate::secret::{Redactor, Secret};
use crate::telegram::user::rpc_error;
use grammers_tl_types as tl;
use tl::enums::auth::{CodeType, SentCode as Answer, SentCodeType};

/// A code that was sent.
pub(super) struct Pending {
    phone: String,
    /// Telegram's number for it (`phone_code_hash`).
    hash: Secret,
    is_email: bool,
}

impl SignIn {
    /// Sends a code to the phone, written as people do. One that is on its way to another phone is taken back.
    ///
    /// Codes of errors: `PHONE_NUMBER_INVALID`, `PHONE_NUMBER_BANNED`, `PHONE_NUMBER_FLOOD`, `API_ID_INVALID`,
    /// `FLOOD_WAIT` with its seconds, `EMAIL_SETUP_REQUIRED`, `CODE_PAYMENT_REQUIRED`, `OFFICIAL_APP_ONLY`, `NETWORK`,
    /// `TIMEOUT` and Telegram's own.
    pub async fn send_code(&mut self, typed: &str) -> Result<SentCode, ActionError> {
        let phone = phone::normal(typed)?;
        self.shown = None;
        if self.sent.as_ref().is_some_and(|sent| sent.phone != phone) {
            self.take_code_back().await;
        }
        let request = tl::functions::auth::SendCode {
            phone_number: phone.clone(),
            api_id: self.endpoint.api_id,
            api_hash: self.endpoint.api_hash.expose().to_owned(),
            settings: settings().into(),
        };
        let answer = self.ask(&request).await?;
        self.sent_to(phone, answer)
    }

    /// Sends the code in the next way.
    ///
    /// Codes of errors besides those of [`Self::send_code`]: `PHONE_CODE_EXPIRED`, `SEND_CODE_UNAVAILABLE`.
    pub async fn resend(&mut self) -> Result<SentCode, ActionError> {
        let Some(sent) = &self.sent else { return Err(expired()) };
        let phone = sent.phone.clone();
        let request = tl::functions::auth::ResendCode {
            phone_number: phone.clone(),
            phone_code_hash: sent.hash.expose().to_owned(),
            reason: None,
        };
        let answer = self.ask(&request).await?;
        self.sent_to(phone, answer)
    }

    /// Signs in with the code.
    ///
    /// Codes of errors: `PHONE_CODE_INVALID`, `PHONE_CODE_EXPIRED`, `PHONE_NUMBER_UNOCCUPIED` (no account), `FLOOD_WAIT`
    /// with its seconds, `NETWORK`, `TIMEOUT` and Telegram's own.
    pub async fn enter_code(&mut self, code: &Secret) -> Result<SignInNext, ActionError> {
        let code = Secret::new(code.expose().trim());
        Redactor::global().remember(&code);
        if let Some(next) = self.look().await? {
            return Ok(next);
        }
        let Some(sent) = &self.sent else { return Err(expired()) };
        let code = code.expose().to_owned();
        let (phone_code, email_verification) = match sent.is_email {
            true => (None, Some(tl::types::EmailVerificationCode { code }.into())),
            false => (Some(code), None),
        };
        let request = tl::functions::auth::SignIn {
            phone_number: sent.phone.clone(),
            phone_code_hash: sent.hash.expose().to_owned(),
            phone_code,
            email_verification,
        };
        match self.enter(&request).await {
            Ok(authorization) => self.let_in(authorization).await,
            Err(Refusal::PasswordNeeded) => {
                // It is used up.
                self.sent = None;
                self.question().await.map(SignInNext::Password)
            }
            Err(refusal) => Err(refusal.into()),
        }
    }

    /// Makes the code void, where one is on its way.
    pub(super) async fn take_code_back(&mut self) {
        let Some(Pending { phone, hash, .. }) = self.sent.take() else { return };
        let request =
            tl::functions::auth::CancelCode { phone_number: phone, phone_code_hash: hash.expose().to_owned() };
        // One that cannot be taken back grows void by itself.
        let _ = self.ask_within(&request, CANCEL_LIMIT).await;
    }

    fn sent_to(&mut self, phone: String, answer: Answer) -> Result<SentCode, ActionError> {
        let answer = match answer {
            Answer::Code(answer) => answer,
            Answer::PaymentRequired(_) => return Err(errors::payment_required()),
            // For programs that were signed in before and say so, which this one does not.
            Answer::Success(_) => return Err(errors::unexpected()),
        };
        let hash = Secret::new(answer.phone_code_hash);
        Redactor::global().remember(&hash);
        let is_email = matches!(answer.r#type, SentCodeType::EmailCode(_));
        self.sent = Some(Pending { phone: phone.clone(), hash, is_email });
        let (way, length) = way(answer.r#type)?;
        let next = answer.next_type.as_ref().map(next);
        let wait = answer.timeout.and_then(|seconds| u32::try_from(seconds).ok()).unwrap_or_default();
        Ok(SentCode { phone, way, length, next, wait })
    }
}

fn expired() -> ActionError {
    rpc_error::of_name("PHONE_CODE_EXPIRED")
}

/// Nothing that only the phone's own apps could do.
fn settings() -> tl::types::CodeSettings {
    tl::types::CodeSettings {
        allow_flashcall: false,
        current_number: false,
        allow_app_hash: false,
        allow_missed_call: false,
        allow_firebase: false,
        unknown_number: false,
        logout_tokens: None,
        token: None,
        app_sandbox: None,
    }
}

/// Where the code went and how long it is.
fn way(sent: SentCodeType) -> Result<(CodeWay, Option<usize>), ActionError> {
    let other = |name: &str| CodeWay::Other { name: name.to_owned() };
    let (way, length) = match sent {
        SentCodeType::App(sent) => (CodeWay::App, sent.length),
        SentCodeType::Sms(sent) => (CodeWay::Sms, sent.length),
        SentCodeType::Call(sent) => (CodeWay::Call, sent.length),
        SentCodeType::FlashCall(sent) => (CodeWay::FlashCall { pattern: sent.pattern }, 0),
        SentCodeType::MissedCall(sent) => (CodeWay::MissedCall { prefix: sent.prefix }, sent.length),
        SentCodeType::EmailCode(sent) => (CodeWay::Email { pattern: sent.email_pattern }, sent.length),
        SentCodeType::FragmentSms(sent) => (CodeWay::Fragment { url: sent.url }, sent.length),
        SentCodeType::SmsWord(_) => (other("sentCodeTypeSmsWord"), 0),
        SentCodeType::SmsPhrase(_) => (other("sentCodeTypeSmsPhrase"), 0),
        SentCodeType::SetUpEmailRequired(_) => return Err(errors::email_required()),
        SentCodeType::FirebaseSms(_) => return Err(errors::official_app_only()),
    };
    Ok((way, usize::try_from(length).ok().filter(|length| *length > 0)))
}

fn next(next: &CodeType) -> NextWay {
    match next {
        CodeType::Sms => NextWay::Sms,
        CodeType::Call => NextWay::Call,
        CodeType::FlashCall => NextWay::FlashCall,
        CodeType::MissedCall => NextWay::MissedCall,
        CodeType::FragmentSms => NextWay::Fragment,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tl::types::auth as sent;

    #[test]
    fn every_type_of_code_has_a_way_or_is_explained() {
        let check = |sent: SentCodeType, expected: Result<(CodeWay, Option<usize>), &str>| {
            let shown = format!("{sent:?}");
            assert_eq!(way(sent).map_err(|error| error.code), expected.map_err(str::to_owned), "{shown}");
        };
        let other = |name: &str| Ok((CodeWay::Other { name: name.into() }, None));
        check(sent::SentCodeTypeApp { length: 5 }.into(), Ok((CodeWay::App, Some(5))));
        check(sent::SentCodeTypeSms { length: 6 }.into(), Ok((CodeWay::Sms, Some(6))));
        check(sent::SentCodeTypeCall { length: -1 }.into(), Ok((CodeWay::Call, None)));
        let pattern = "+7999*".to_owned();
        let call = sent::SentCodeTypeFlashCall { pattern: pattern.clone() };
        check(call.into(), Ok((CodeWay::FlashCall { pattern }, None)));
        let call = sent::SentCodeTypeMissedCall { prefix: "+44".into(), length: 4 };
        check(call.into(), Ok((CodeWay::MissedCall { prefix: "+44".into() }, Some(4))));
        let email = sent::SentCodeTypeEmailCode {
            apple_signin_allowed: false,
            google_signin_allowed: false,
            email_pattern: "a***@b.c".into(),
            length: 6,
            reset_available_period: None,
            reset_pending_date: None,
        };
        check(email.into(), Ok((CodeWay::Email { pattern: "a***@b.c".into() }, Some(6))));
        let url = "https://fragment.com/number".to_owned();
        let fragment = sent::SentCodeTypeFragmentSms { url: url.clone(), length: 5 };
        check(fragment.into(), Ok((CodeWay::Fragment { url }, Some(5))));
        check(sent::SentCodeTypeSmsWord { beginning: None }.into(), other("sentCodeTypeSmsWord"));
        check(sent::SentCodeTypeSmsPhrase { beginning: None }.into(), other("sentCodeTypeSmsPhrase"));
        let email = sent::SentCodeTypeSetUpEmailRequired { apple_signin_allowed: true, google_signin_allowed: true };
        check(email.into(), Err("EMAIL_SETUP_REQUIRED"));
        let firebase = sent::SentCodeTypeFirebaseSms {
            nonce: None,
            play_integrity_project_id: None,
            play_integrity_nonce: None,
            receipt: None,
            push_timeout: None,
            length: 5,
        };
        check(firebase.into(), Err("OFFICIAL_APP_ONLY"));
    }

    #[test]
    fn every_next_type_has_its_way() {
        for (given, expected) in [
            (CodeType::Sms, NextWay::Sms),
            (CodeType::Call, NextWay::Call),
            (CodeType::FlashCall, NextWay::FlashCall),
            (CodeType::MissedCall, NextWay::MissedCall),
            (CodeType::FragmentSms, NextWay::Fragment),
        ] {
            assert_eq!(next(&given), expected);
        }
    }
}
