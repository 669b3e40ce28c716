//! Sign-ins under way: codes that were sent, passwords that are asked for, QR tokens that are shown.

use super::crypto::random;
use super::srp::{Challenge, Question, Verifier};
use crate::sandbox::world::CodeKind;
use std::collections::BTreeMap;

/// Seconds after which a code is void.
const CODE_LIFE: i64 = 300;
/// Wrong codes after which the right one is void too.
const ATTEMPTS: u32 = 5;
/// Seconds for which a QR token can be accepted.
const TOKEN_LIFE: i64 = 30;
/// Seconds before the code can be sent in another way, except where it came without a message or call.
const RESEND: i64 = 60;

/// A code on its way to a phone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SentCode {
    /// Digits only.
    pub(super) phone: String,
    pub(super) kind: CodeKind,
    /// Unix seconds.
    sent: i64,
    wrong: u32,
}

/// Why a code cannot be sent in another way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ResendRefusal {
    Expired,
    /// So many seconds are left.
    TooEarly(i64),
    NoOther,
}

/// How a code goes out when this way did not work.
pub(super) fn next_kind(kind: CodeKind) -> Option<CodeKind> {
    match kind {
        CodeKind::App | CodeKind::FlashCall | CodeKind::MissedCall => Some(CodeKind::Sms),
        CodeKind::Sms => Some(CodeKind::Call),
        CodeKind::Call | CodeKind::Email | CodeKind::Fragment => None,
    }
}

/// Seconds after which it may be asked for in another way; nothing where there is none or it may be at once.
pub(super) fn timeout(kind: CodeKind) -> Option<i64> {
    (kind != CodeKind::App && next_kind(kind).is_some()).then_some(RESEND)
}

/// A QR token.
#[derive(Debug)]
struct Token {
    key_id: i64,
    /// Unix seconds: until when it can be accepted, and after that, until when the program may come for it.
    expires: i64,
    accepted: Option<i64>,
    /// Whether the program that shows it was told that it is accepted.
    told: bool,
}

/// Why a token cannot be accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TokenRefusal {
    Unknown,
    Expired,
    Accepted,
}

/// All sign-ins under way.
#[derive(Default)]
pub(super) struct Logins {
    codes: BTreeMap<String, SentCode>,
    /// Who is to give a password, by key.
    passwords: BTreeMap<i64, i64>,
    challenges: BTreeMap<i64, Challenge>,
    /// By person, with the password that it was made of.
    verifiers: BTreeMap<i64, (String, Verifier)>,
    tokens: BTreeMap<Vec<u8>, Token>,
    /// Seconds for which a new token can be accepted, where it is not [`TOKEN_LIFE`].
    token_life: Option<i64>,
    /// Accounts on their way to another connection (`auth.exportAuthorization`), and since when (Unix seconds).
    exported: BTreeMap<Vec<u8>, (i64, i64)>,
}

impl std::fmt::Debug for Logins {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Logins").field("codes", &self.codes.len()).finish_non_exhaustive()
    }
}

impl Logins {
    /// A code goes out; its `phone_code_hash`.
    pub(super) fn send_code(&mut self, phone: String, kind: CodeKind, now: i64) -> String {
        let hash: String = random::<9>().iter().map(|byte| format!("{byte:02x}")).collect();
        self.codes.retain(|_, code| now < code.sent + CODE_LIFE);
        self.codes.insert(hash.clone(), SentCode { phone, kind, sent: now, wrong: 0 });
        hash
    }

    /// The code of a hash while it is good.
    pub(super) fn code(&self, hash: &str, now: i64) -> Option<&SentCode> {
        self.codes.get(hash).filter(|code| now < code.sent + CODE_LIFE && code.wrong < ATTEMPTS)
    }

    /// Sends the same code in the next way.
    pub(super) fn resend_code(&mut self, hash: &str, now: i64) -> Result<CodeKind, ResendRefusal> {
        let code = self.code(hash, now).ok_or(ResendRefusal::Expired)?;
        let next = next_kind(code.kind).ok_or(ResendRefusal::NoOther)?;
        let left = timeout(code.kind).map_or(0, |seconds| code.sent + seconds - now);
        if left > 0 {
            return Err(ResendRefusal::TooEarly(left));
        }
        let phone = code.phone.clone();
        self.codes.insert(hash.to_owned(), SentCode { phone, kind: next, sent: now, wrong: 0 });
        Ok(next)
    }

    pub(super) fn wrong_code(&mut self, hash: &str) {
        if let Some(code) = self.codes.get_mut(hash) {
            code.wrong += 1;
        }
    }

    /// All codes that are on their way are void from now on.
    pub(super) fn expire_codes(&mut self) {
        self.codes.clear();
    }

    /// How many codes are good.
    pub(super) fn codes_under_way(&self, now: i64) -> usize {
        self.codes.keys().filter(|hash| self.code(hash, now).is_some()).count()
    }

    /// Tokens that are made from now on can be accepted for so many seconds.
    pub(super) fn set_token_life(&mut self, seconds: i64) {
        self.token_life = Some(seconds);
    }

    /// The code was used, or is not wanted any more; whether there was one.
    pub(super) fn forget_code(&mut self, hash: &str) -> bool {
        self.codes.remove(hash).is_some()
    }

    /// From now on the key's sign-in waits for the person's password.
    pub(super) fn ask_password(&mut self, key_id: i64, user_id: i64) {
        self.passwords.insert(key_id, user_id);
    }

    /// Whose password a key's sign-in waits for.
    pub(super) fn asked_password(&self, key_id: i64) -> Option<i64> {
        self.passwords.get(&key_id).copied()
    }

    /// What was kept of a person's password, while it is still this one.
    pub(super) fn verifier(&self, user_id: i64, password: &str) -> Option<Verifier> {
        self.verifiers.get(&user_id).filter(|(of, _)| of == password).map(|(_, verifier)| verifier.clone())
    }

    pub(super) fn keep_verifier(&mut self, user_id: i64, password: String, verifier: Verifier) {
        self.verifiers.insert(user_id, (password, verifier));
    }

    /// A new challenge for a key, in the place of any other.
    pub(super) fn ask(&mut self, key_id: i64, challenge: Challenge) {
        self.challenges.insert(key_id, challenge);
    }

    /// What a key's client is to be told of its challenge.
    pub(super) fn question(&self, key_id: i64) -> Option<Question> {
        self.challenges.get(&key_id).map(Challenge::question)
    }

    /// The challenge of a key, to be checked.
    pub(super) fn challenge(&self, key_id: i64) -> Option<Challenge> {
        self.challenges.get(&key_id).cloned()
    }

    /// Uses up the challenge of a key, which is good for one answer; its id.
    pub(super) fn use_challenge(&mut self, key_id: i64) -> Option<i64> {
        self.challenges.remove(&key_id).map(|challenge| challenge.id)
    }

    /// The key's sign-in is over.
    pub(super) fn finish(&mut self, key_id: i64) {
        self.passwords.remove(&key_id);
        self.challenges.remove(&key_id);
        self.tokens.retain(|_, token| token.key_id != key_id);
    }

    /// The token that a key's program is to show, and until when: the one it has, or a new one.
    pub(super) fn token(&mut self, key_id: i64, now: i64) -> (Vec<u8>, i64) {
        self.tokens.retain(|_, token| now < token.expires);
        if let Some((bytes, token)) = self.tokens.iter().find(|(_, token)| token.key_id == key_id) {
            return (bytes.clone(), token.expires);
        }
        let (bytes, expires) = (random::<16>().to_vec(), now + self.token_life.unwrap_or(TOKEN_LIFE));
        self.tokens.insert(bytes.clone(), Token { key_id, expires, accepted: None, told: false });
        (bytes, expires)
    }

    /// A person lets in the program that shows a token; the program's key.
    pub(super) fn accept_token(&mut self, token: &[u8], user_id: i64, now: i64) -> Result<i64, TokenRefusal> {
        let token = self.tokens.get_mut(token).ok_or(TokenRefusal::Unknown)?;
        match token {
            token if token.accepted.is_some() => Err(TokenRefusal::Accepted),
            token if now >= token.expires => Err(TokenRefusal::Expired),
            token => {
                (token.accepted, token.expires) = (Some(user_id), now + CODE_LIFE);
                Ok(token.key_id)
            }
        }
    }

    /// Who accepted the token that a key's program shows.
    pub(super) fn accepted(&self, key_id: i64, now: i64) -> Option<i64> {
        self.tokens.values().find(|token| token.key_id == key_id && now < token.expires)?.accepted
    }

    /// Whether a key's program is to be told, now and once, that its token was accepted.
    pub(super) fn tell_accepted(&mut self, key_id: i64) -> bool {
        let token = self.tokens.values_mut().find(|token| token.key_id == key_id && token.accepted.is_some());
        token.is_some_and(|token| !std::mem::replace(&mut token.told, true))
    }

    /// The key whose program shows a token.
    pub(super) fn key_of_token(&self, token: &[u8]) -> Option<i64> {
        self.tokens.get(token).map(|token| token.key_id)
    }

    /// An account is to be taken over by another key.
    pub(super) fn export(&mut self, user_id: i64, now: i64) -> Vec<u8> {
        let bytes = random::<32>().to_vec();
        self.exported.retain(|_, (_, since)| now < *since + CODE_LIFE);
        self.exported.insert(bytes.clone(), (user_id, now));
        bytes
    }

    /// Whether this account was exported with these bytes, which are good once and as long as a code is.
    pub(super) fn import(&mut self, user_id: i64, bytes: &[u8], now: i64) -> bool {
        self.exported.remove(bytes).is_some_and(|(of, since)| of == user_id && now < since + CODE_LIFE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_grow_old_and_void() {
        let mut logins = Logins::default();
        let hash = logins.send_code("7999".into(), CodeKind::App, 1000);
        assert!(logins.code(&hash, 1299).is_some() && logins.code(&hash, 1300).is_none());
        assert!(logins.code("other", 1000).is_none());
        let other = logins.send_code("7999".into(), CodeKind::Sms, 1000);
        logins.expire_codes();
        assert!(logins.code(&other, 1000).is_none());
        let hash = logins.send_code("7999".into(), CodeKind::App, 1000);
        for _ in 0..ATTEMPTS {
            assert!(logins.code(&hash, 1000).is_some());
            logins.wrong_code(&hash);
        }
        assert!(logins.code(&hash, 1000).is_none());
    }

    #[test]
    fn codes_are_sent_again_in_another_way() {
        let mut logins = Logins::default();
        let hash = logins.send_code("7999".into(), CodeKind::App, 1000);
        assert_eq!(logins.resend_code(&hash, 1000), Ok(CodeKind::Sms));
        assert_eq!(logins.resend_code(&hash, 1001), Err(ResendRefusal::TooEarly(59)));
        assert_eq!(logins.resend_code(&hash, 1060), Ok(CodeKind::Call));
        assert_eq!(logins.resend_code(&hash, 1200), Err(ResendRefusal::NoOther));
        assert!(logins.forget_code(&hash) && !logins.forget_code(&hash));
        assert_eq!(logins.resend_code(&hash, 1200), Err(ResendRefusal::Expired));
    }

    #[test]
    fn tokens_are_accepted_once_and_in_time() {
        let mut logins = Logins::default();
        let (token, expires) = logins.token(7, 1000);
        assert_eq!((logins.token(7, 1029).0, expires), (token.clone(), 1030));
        assert_ne!(logins.token(8, 1000).0, token);
        assert_eq!(logins.accept_token(b"x", 1, 1000), Err(TokenRefusal::Unknown));
        assert_eq!(logins.accept_token(&token, 1, 1030), Err(TokenRefusal::Expired));
        assert_eq!(logins.accept_token(&token, 1, 1010), Ok(7));
        assert_eq!(logins.accept_token(&token, 2, 1010), Err(TokenRefusal::Accepted));
        assert_eq!((logins.accepted(7, 1100), logins.accepted(8, 1100)), (Some(1), None));
        assert_eq!(logins.accepted(7, 1010 + CODE_LIFE), None, "nobody came for it");
        assert!(logins.tell_accepted(7) && !logins.tell_accepted(7) && !logins.tell_accepted(8));
        logins.set_token_life(2);
        assert_eq!(logins.token(9, 2000).1, 2002);
        logins.finish(7);
        assert_ne!(logins.token(7, 1011).0, token);
    }

    #[test]
    fn nothing_is_kept_for_those_who_do_not_come() {
        let mut logins = Logins::default();
        for turn in 0..100 {
            let now = 1000 * turn;
            logins.send_code("7999".into(), CodeKind::App, now);
            logins.export(1, now);
            let (token, _) = logins.token(turn, now);
            logins.accept_token(&token, 1, now).expect("just made");
        }
        assert_eq!((logins.codes.len(), logins.exported.len(), logins.tokens.len()), (1, 1, 1));
    }

    #[test]
    fn an_exported_account_is_imported_once() {
        let mut logins = Logins::default();
        let bytes = logins.export(1, 1000);
        assert!(logins.import(1, &bytes, 1299) && !logins.import(1, &bytes, 1299));
        let bytes = logins.export(1, 1000);
        assert!(!logins.import(2, &bytes, 1000));
        let bytes = logins.export(1, 1000);
        assert!(!logins.import(1, &bytes, 1300), "too late");
    }
}
