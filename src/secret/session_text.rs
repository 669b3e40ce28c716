//! Tells session strings of accounts by their form.
//!
//! Deliberately not here: reading them, and what is wrong with one (`telegram`).

use base64::Engine;
use base64::alphabet::{Alphabet, STANDARD, URL_SAFE};
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use session_bytes::{GRAMJS_FRAME, KEY, PYROGRAM, TELETHON_4, TELETHON_6};
use zeroize::Zeroizing;

/// How many bytes the forms of session strings have.
pub(crate) mod session_bytes {
    /// Of an account's key, which every form holds.
    pub(crate) const KEY: usize = 256;
    /// Of Telethon's form with an IPv4 address.
    pub(crate) const TELETHON_4: usize = 1 + 4 + 2 + KEY;
    /// The same with an IPv6 address.
    pub(crate) const TELETHON_6: usize = 1 + 16 + 2 + KEY;
    /// Of GramJS's form besides the address.
    pub(crate) const GRAMJS_FRAME: usize = 1 + 2 + 2 + KEY;
    /// Of Pyrogram's form since its version 2.
    pub(crate) const PYROGRAM: usize = 1 + 4 + 1 + KEY + 8 + 1;
}

/// Of Pyrogram's forms before that, with ids of four and of eight bytes.
const OLD_PYROGRAM: [usize; 2] = [1 + 1 + KEY + 4 + 1, 1 + 1 + KEY + 8 + 1];

/// Whether any word of the text is a session string of a known form, by its letters and length alone.
pub fn holds_session_string(text: &str) -> bool {
    has_session(text, &URL_SAFE) || has_session(text, &STANDARD)
}

fn has_session(text: &str, alphabet: &Alphabet) -> bool {
    let config = GeneralPurposeConfig::new()
        .with_decode_allow_trailing_bits(true)
        .with_decode_padding_mode(DecodePaddingMode::RequireNone);
    let engine = GeneralPurpose::new(alphabet, config);
    let letters = alphabet.as_str();
    let words = text.split(|letter: char| !letters.contains(letter));
    // Shorter words hold no key of 256 bytes.
    words.filter(|word| word.len() > 342 && word.len() < 600).any(|word| is_session(word, &engine))
}

/// The forms of Telethon 1 and GramJS (`1`, then base64) and of Pyrogram 1 and 2 (base64 alone); each holds the number
/// of a data centre and a key.
fn is_session(word: &str, engine: &GeneralPurpose) -> bool {
    let decoded = |word: &str| {
        let bytes = Zeroizing::new(engine.decode(word).ok()?);
        bytes.first().is_some_and(|dc| (1..=5).contains(dc)).then_some(bytes)
    };
    let telethon = word.strip_prefix('1').and_then(decoded).is_some_and(|bytes| {
        let address = bytes.get(1..3).map_or(0, |length| usize::from(length[0]) << 8 | usize::from(length[1]));
        [TELETHON_4, TELETHON_6, GRAMJS_FRAME + address].contains(&bytes.len())
    });
    let pyrogram = || {
        let bytes = decoded(word).filter(|bytes| bytes.last().is_some_and(|is_bot| *is_bot <= 1));
        bytes.is_some_and(|bytes| bytes.len() == PYROGRAM || OLD_PYROGRAM.contains(&bytes.len()))
    };
    telethon || pyrogram()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Unpadded base64 of a data centre's number, then zeros, with one byte to set.
    fn encoded(length: usize, set: &[(usize, u8)]) -> String {
        let mut bytes = vec![0; length];
        bytes[0] = 2;
        set.iter().for_each(|(index, byte)| bytes[*index] = *byte);
        base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(bytes)
    }

    #[test]
    fn session_strings_of_the_known_tools() {
        for session in [
            format!("1{}=", encoded(263, &[])),
            format!("1{}", encoded(275, &[])),
            // GramJS: an address of 14 letters.
            format!("1{}", encoded(1 + 2 + 14 + 2 + 256, &[(2, 14)])),
            encoded(271, &[(270, 1)]),
            encoded(267, &[]),
        ] {
            assert!(holds_session_string(&format!("session={session} ")), "{}", session.len());
        }
        for other in [encoded(100, &[]), encoded(271, &[(0, 9)]), encoded(270, &[]), "A".repeat(362)] {
            assert!(!holds_session_string(&other), "{}", other.len());
        }
    }
}
