//! The one redactor: takes secrets out of every text that leaves the program's memory.

use super::{Secret, is_token_byte, looks_like_bot_token};
use std::borrow::Cow;
use std::sync::RwLock;

/// What stands in place of a secret.
const MASK: &str = "•••";

/// Knows the secrets in use and the form of bot tokens, and masks both.
#[derive(Default)]
pub struct Redactor {
    known: RwLock<Vec<Secret>>,
}

static GLOBAL: Redactor = Redactor { known: RwLock::new(Vec::new()) };

impl Redactor {
    /// The redactor of this process, which the panic hook and every outlet share.
    pub fn global() -> &'static Self {
        &GLOBAL
    }

    /// Masks this secret from now on, wherever it stands. Texts under four characters are not remembered: masking
    /// them would make every text unreadable.
    pub fn remember(&self, secret: &Secret) {
        let mut known = self.known.write().unwrap_or_else(std::sync::PoisonError::into_inner);
        if secret.expose().len() >= 4 && !known.iter().any(|other| other.expose() == secret.expose()) {
            known.push(secret.duplicate());
        }
    }

    /// The text without any known secret and without anything that has the form of a bot token.
    pub fn redact<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let known = self.known.read().unwrap_or_else(std::sync::PoisonError::into_inner);
        let mut out = Cow::Borrowed(text);
        for secret in known.iter() {
            if out.contains(secret.expose()) {
                out = Cow::Owned(out.replace(secret.expose(), MASK));
            }
        }
        match mask_tokens(&out) {
            Some(masked) => Cow::Owned(masked),
            None => out,
        }
    }
}

impl Redactor {
    /// A piece of a text as a message may repeat it: at most 80 characters, on one line and without secrets.
    pub fn excerpt(&self, text: &str) -> String {
        const SHOWN: usize = 80;
        let redacted = self.redact(text);
        let mut characters = redacted.chars().map(|character| if character.is_control() { ' ' } else { character });
        let mut short: String = characters.by_ref().take(SHOWN).collect();
        if characters.next().is_some() {
            short.push('…');
        }
        short
    }
}

/// Masks whatever looks like a bot token, also behind the `bot` of an API address.
fn mask_tokens(text: &str) -> Option<String> {
    let mut out: Option<String> = None;
    let mut copied = 0;
    let is_part = |byte: u8| is_token_byte(byte) || byte == b':';
    let bytes = text.as_bytes();
    let mut start = 0;
    while start < bytes.len() {
        if !is_part(bytes[start]) {
            start += 1;
            continue;
        }
        let end = bytes[start..].iter().position(|byte| !is_part(*byte)).map_or(bytes.len(), |length| start + length);
        let word = &text[start..end];
        let digits = word.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
        if looks_like_bot_token(&word[digits..]) {
            let out = out.get_or_insert_with(String::new);
            out.push_str(&text[copied..start + digits]);
            out.push_str(MASK);
            copied = end;
        }
        start = end;
    }
    if let Some(out) = &mut out {
        out.push_str(&text[copied..]);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn token() -> String {
        format!("1000000:{}", "Ab_-".repeat(9))
    }

    #[test]
    fn excerpts_are_short_and_hold_no_token() {
        let excerpt = |text: &str| Redactor::default().excerpt(text);
        assert_eq!(excerpt("a\nb"), "a b");
        assert_eq!(excerpt(&"я".repeat(80)), "я".repeat(80));
        assert_eq!(excerpt(&"я".repeat(200)).chars().count(), 81);
        let token = format!("1000000:{}", "x".repeat(35));
        assert!(!excerpt(&format!("bot {token}")).contains(&token));
    }

    #[test]
    fn known_secrets_are_masked_everywhere() {
        let redactor = Redactor::default();
        redactor.remember(&Secret::new("пароль1"));
        assert_eq!(redactor.redact("x=пароль1, y=пароль1"), "x=•••, y=•••");
        assert_eq!(redactor.redact("nothing here"), "nothing here");
    }

    #[test]
    fn tokens_are_masked_by_their_form() {
        let redactor = Redactor::default();
        let url = format!("http://127.0.0.1:80/bot{}/sendMessage", token());
        assert_eq!(redactor.redact(&url), "http://127.0.0.1:80/bot•••/sendMessage");
        assert_eq!(redactor.redact(&format!("{} {}", token(), token())), "••• •••");
    }

    #[test]
    fn short_texts_are_not_remembered() {
        let redactor = Redactor::default();
        redactor.remember(&Secret::new("a"));
        assert_eq!(redactor.redact("a banana"), "a banana");
    }
}
