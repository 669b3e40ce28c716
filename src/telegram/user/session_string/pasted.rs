//! What a text is that was pasted to bring an account in: a session string, or a key alone.
//!
//! A key alone has 512 hexadecimal digits, or 342 signs of base64 in either alphabet, with its padding or without. It says
//! neither where its server is nor which data centre that stands for.

use super::read::word;
use super::{SessionForm, SessionParts, SessionStringError};
use crate::secret::Secret;
use crate::telegram::AuthKey;
use base64::Engine;
use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};
use zeroize::Zeroizing;

/// Signs of a key in base64 without its padding.
const BASE64: usize = (AuthKey::LENGTH * 8).div_ceil(6);

/// What was pasted.
#[derive(Debug)]
pub enum PastedSession {
    Whole(SessionForm, SessionParts),
    Key(AuthKey),
}

impl PastedSession {
    /// Recognises by itself what it is; see [`SessionParts::read`] for what does no harm.
    pub fn read(text: &Secret) -> Result<Self, SessionStringError> {
        match key(&word(text)?) {
            Some(key) => Ok(Self::Key(key)),
            None => SessionParts::read(text).map(|(form, parts)| Self::Whole(form, parts)),
        }
    }

    /// The session; `dc` is the data centre of a key alone, where a session string says its own.
    pub fn parts(self, dc: Option<i32>) -> Result<SessionParts, SessionStringError> {
        let (auth_key, dc) = match self {
            Self::Whole(_, parts) => return Ok(parts),
            Self::Key(key) => (key, dc.ok_or(SessionStringError::KeyAlone)?),
        };
        match dc {
            1..=5 => Ok(SessionParts { dc, address: None, is_test: None, api_id: None, user_id: None, auth_key }),
            _ => Err(SessionStringError::DataCentre),
        }
    }
}

/// The key that a text is; a session string, be it cut, has another length or bits that no encoder leaves behind.
fn key(word: &str) -> Option<AuthKey> {
    let letters = word.trim_end_matches('=');
    let bytes = if word.len() == 2 * AuthKey::LENGTH {
        hexadecimal(word)?
    } else if letters.len() == BASE64 && word.len() <= BASE64 + 2 {
        let decoded = URL_SAFE_NO_PAD.decode(letters).or_else(|_| STANDARD_NO_PAD.decode(letters));
        Zeroizing::new(decoded.ok()?)
    } else {
        return None;
    };
    bytes.as_slice().try_into().ok().map(AuthKey::new)
}

fn hexadecimal(word: &str) -> Option<Zeroizing<Vec<u8>>> {
    let digit = |digit: u8| char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok());
    let pairs = word.as_bytes().chunks_exact(2);
    let bytes = pairs.map(|pair| pair.iter().try_fold(0, |byte, sign| Some(byte << 4 | digit(*sign)?)));
    bytes.collect::<Option<Vec<u8>>>().map(Zeroizing::new)
}
