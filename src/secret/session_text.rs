//! Tells session strings of accounts by their form.
//!
//! Deliberately not here: reading them, and what is wrong with one (`telegram`).

/// Whether any word of the text is a session string of a known form, by its letters and length alone.
pub fn holds_session_string(text: &str) -> bool {
    let url_safe = |byte: u8| matches!(byte, b'-' | b'_');
    let standard = |byte: u8| matches!(byte, b'+' | b'/');
    has_session(text, url_safe) || has_session(text, standard)
}

fn has_session(text: &str, is_extra: fn(u8) -> bool) -> bool {
    let words = text
        .split(|letter: char| !u8::try_from(letter).is_ok_and(|byte| byte.is_ascii_alphanumeric() || is_extra(byte)));
    // Shorter words hold no key of 256 bytes.
    words.filter(|word| word.len() > 342 && word.len() < 600).any(is_session)
}

/// The forms of Telethon 1 and GramJS (`1`, then base64) and of Pyrogram 1 and 2 (base64 alone); each holds the number
/// of a data centre and a key of 256 bytes.
fn is_session(word: &str) -> bool {
    const KEY: usize = 256;
    let has_dc = |bytes: &[u8]| bytes.first().is_some_and(|dc| (1..=5).contains(dc));
    let telethon = word.strip_prefix('1').and_then(decode).filter(|bytes| has_dc(bytes)).is_some_and(|bytes| {
        let address = bytes.get(1..3).map_or(0, |length| usize::from(length[0]) << 8 | usize::from(length[1]));
        [1 + 4 + 2 + KEY, 1 + 16 + 2 + KEY, 1 + 2 + address + 2 + KEY].contains(&bytes.len())
    });
    let pyrogram = || {
        decode(word).filter(|bytes| has_dc(bytes) && bytes.last().is_some_and(|is_bot| *is_bot <= 1)).is_some_and(
            |bytes| [1 + 1 + KEY + 4 + 1, 1 + 1 + KEY + 8 + 1, 1 + 4 + 1 + KEY + 8 + 1].contains(&bytes.len()),
        )
    };
    telethon || pyrogram()
}

/// Base64 of either alphabet, without its padding.
fn decode(word: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(word.len() * 3 / 4);
    let (mut bits, mut held) = (0_u32, 0_u32);
    for letter in word.bytes() {
        let value = match letter {
            b'A'..=b'Z' => letter - b'A',
            b'a'..=b'z' => letter - b'a' + 26,
            b'0'..=b'9' => letter - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => return None,
        };
        bits = (bits << 6 | u32::from(value)) & 0xffff;
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held & 0xff) as u8);
        }
    }
    (word.len() % 4 != 1).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Unpadded base64 of a data centre's number, then zeros, with one byte to set.
    fn encoded(length: usize, set: &[(usize, u8)]) -> String {
        const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        let mut bytes = vec![0; length];
        bytes[0] = 2;
        set.iter().for_each(|(index, byte)| bytes[*index] = *byte);
        let mut out = String::new();
        for chunk in bytes.chunks(3) {
            let number = chunk.iter().fold(0, |number, byte| number << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
            (0..=chunk.len()).for_each(|i| out.push(char::from(LETTERS[(number >> (18 - 6 * i)) as usize & 63])));
        }
        out
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
