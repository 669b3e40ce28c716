//! `%XX` in addresses, both ways.

/// `%XX` as bytes; what is not UTF-8 then is replaced, and broken escapes stay.
pub(super) fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find('%') {
        bytes.extend_from_slice(rest.get(..at).unwrap_or_default().as_bytes());
        match rest.get(at + 1..at + 3).and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = rest.get(at + 3..).unwrap_or_default();
            }
            None => {
                bytes.push(b'%');
                rest = rest.get(at + 1..).unwrap_or_default();
            }
        }
    }
    bytes.extend_from_slice(rest.as_bytes());
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Every byte but letters and digits as `%XX`, so that no character means anything to whoever reads the address.
pub(super) fn encoded(text: &str) -> String {
    let one = |byte: u8| match byte {
        byte if byte.is_ascii_alphanumeric() => char::from(byte).to_string(),
        byte => format!("%{byte:02X}"),
    };
    text.bytes().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn broken_escapes_stay() {
        assert_eq!(decoded("100%"), "100%");
        assert_eq!(decoded("%zz%4"), "%zz%4");
        assert_eq!(decoded("%é1"), "%é1");
        assert_eq!(decoded("%ff"), "\u{fffd}");
    }

    proptest! {
        #[test]
        fn any_text_comes_back(text in ".{0,40}") {
            prop_assert_eq!(decoded(&encoded(&text)), text);
        }
    }
}
