//! The forms that a secret takes in texts that were not meant to hold it: encoded, escaped, dumped.

use base64::Engine;
use base64::alphabet::{Alphabet, STANDARD, URL_SAFE};
use base64::engine::general_purpose::{GeneralPurpose, NO_PAD};
use std::fmt::Write;
use zeroize::Zeroizing;

/// One form of a secret.
pub(super) struct Form {
    pub(super) bytes: Zeroizing<Vec<u8>>,
    /// Base64, behind which its padding can stand.
    pub(super) is_base64: bool,
}

impl Form {
    fn new(text: String) -> Self {
        Self { bytes: Zeroizing::new(text.into_bytes()), is_base64: false }
    }
}

/// Characters of the shortest piece of base64 from the middle of something longer that is taken for the secret.
const SHORTEST_PIECE: usize = 12;

/// Every form of a text: itself; escaped as in JSON, Rust and RON; percent-encoded; and as [`forms_of_bytes`].
pub(super) fn forms_of_text(text: &str) -> Vec<Form> {
    let mut forms = vec![Form::new(text.to_owned())];
    forms.extend([json(text, false), json(text, true)].map(Form::new));
    forms.extend([json(text, false), json(text, true)].map(|json| Form::new(json.replace('/', "\\/"))));
    forms.push(Form::new(text.escape_debug().to_string()));
    forms.push(Form::new(percent(text, "-._~", false)));
    // Strictly; as JavaScript does; as the URL standard does in user and password, in a path, and in a query.
    for kept in ["-._~", "-._~!'()*", "-._~!'()*$&+,%", "-._~!'()*$&+,%:@;=/[]|^", "-._~!()*$&+,%:@;=/[]|^?`{}\\"] {
        forms.push(Form::new(percent(text, kept, true)));
    }
    forms.push(Form::new(percent(text, "*-._ ", true).replace(' ', "+")));
    forms.extend(forms_of_bytes(text.as_bytes()));
    forms
}

/// Every form of bytes: in hexadecimal digits, as a list of numbers, escaped as in Rust's byte strings, and in base64, also
/// from the middle of something longer.
pub(super) fn forms_of_bytes(bytes: &[u8]) -> Vec<Form> {
    let (mut lower, mut numbers) = (String::new(), String::new());
    for byte in bytes {
        // Writing to a string does not fail.
        let _ = write!(lower, "{byte:02x}");
        let _ = write!(numbers, "{}{byte}", if numbers.is_empty() { "" } else { ", " });
    }
    let mut forms = vec![Form::new(lower.to_uppercase()), Form::new(lower), Form::new(numbers.replace(' ', ""))];
    forms.extend([Form::new(numbers), Form::new(bytes.escape_ascii().to_string())]);
    for alphabet in [&STANDARD, &URL_SAFE] {
        forms.extend((0..3).filter_map(|before| base64_piece(bytes, alphabet, before)));
        let whole = GeneralPurpose::new(alphabet, NO_PAD).encode(bytes);
        forms.push(Form { is_base64: true, ..Form::new(whole) });
    }
    forms
}

/// The characters that stand for these bytes alone, when `before` bytes and any number behind them are encoded along.
fn base64_piece(bytes: &[u8], alphabet: &Alphabet, before: usize) -> Option<Form> {
    let mut padded = Zeroizing::new(vec![0; before]);
    padded.extend_from_slice(bytes);
    let whole = Zeroizing::new(GeneralPurpose::new(alphabet, NO_PAD).encode(&*padded));
    let first = (before * 8).div_ceil(6);
    let end = padded.len() * 8 / 6;
    let piece = whole.get(first..end).filter(|piece| piece.len() >= SHORTEST_PIECE)?;
    Some(Form { is_base64: true, ..Form::new(piece.to_owned()) })
}

/// The inside of a JSON text, with every character beyond ASCII escaped if `only_ascii`.
fn json(text: &str, only_ascii: bool) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let short = match c {
            '"' => "\\\"",
            '\\' => "\\\\",
            '\n' => "\\n",
            '\r' => "\\r",
            '\t' => "\\t",
            '\u{8}' => "\\b",
            '\u{c}' => "\\f",
            c if c < ' ' || (only_ascii && !c.is_ascii()) => {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    let _ = write!(out, "\\u{unit:04x}");
                }
                continue;
            }
            c => {
                out.push(c);
                continue;
            }
        };
        out.push_str(short);
    }
    out
}

/// Percent-encoded but for the letters, digits and what else is kept.
fn percent(text: &str, kept: &str, upper: bool) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || kept.as_bytes().contains(&byte) {
            out.push(char::from(byte));
        } else if upper {
            let _ = write!(out, "%{byte:02X}");
        } else {
            let _ = write!(out, "%{byte:02x}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(forms: Vec<Form>) -> Vec<String> {
        forms.into_iter().map(|form| String::from_utf8(form.bytes.to_vec()).unwrap()).collect()
    }

    #[test]
    fn a_text_has_many_forms() {
        let forms = texts(forms_of_text("p \"ж:/\n"));
        for expected in [
            "p \"ж:/\n",
            r#"p \"ж:/\n"#,
            r#"p \"\u0436:/\n"#,
            r#"p \"ж:\/\n"#,
            "p%20%22%D0%B6%3A%2F%0A",
            "p%20%22%d0%b6%3a%2f%0a",
            "p+%22%D0%B6%3A%2F%0A",
            "p%20%22%D0%B6:/%0A",
            "702022d0b63a2f0a",
            "702022D0B63A2F0A",
            "112, 32, 34, 208, 182, 58, 47, 10",
            "112,32,34,208,182,58,47,10",
            r#"p \"\xd0\xb6:/\n"#,
            "cCAi0LY6Lwo",
        ] {
            assert!(forms.iter().any(|form| form == expected), "{expected}: {forms:#?}");
        }
    }

    #[test]
    fn pieces_of_base64_are_found_in_anything_longer() {
        let bytes = [0xfb, 0xff, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
        let forms = texts(forms_of_bytes(&bytes));
        for before in 0..7 {
            for behind in 0..4 {
                let long = [vec![0x5a; before], bytes.to_vec(), vec![0xa5; behind]].concat();
                for alphabet in [&STANDARD, &URL_SAFE] {
                    let encoded = GeneralPurpose::new(alphabet, NO_PAD).encode(&long);
                    let found = forms.iter().filter(|form| encoded.contains(form.as_str())).map(String::len).max();
                    assert!(found >= Some(SHORTEST_PIECE), "{before} {behind} {encoded}");
                }
            }
        }
    }
}
