//! Phone numbers as people type and read them.
//!
//! Whether a number is one, and whose, only Telegram can tell; it takes any writing with the country's code.

use crate::texts::Message;

/// Digits of a phone number with its country's code (E.164).
const DIGITS: std::ops::RangeInclusive<usize> = 7..=15;

/// What is wrong with a phone number while it is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhoneFault {
    /// Letters stand there.
    Letters,
    TooShort,
    TooLong,
}

impl PhoneFault {
    /// What is wrong; nothing where the field is empty.
    pub fn find(typed: &str) -> Option<Self> {
        let text = typed.trim();
        let digits = text.chars().filter(char::is_ascii_digit).count();
        if text.is_empty() {
            None
        } else if text.chars().any(char::is_alphabetic) {
            Some(Self::Letters)
        } else if digits < *DIGITS.start() {
            Some(Self::TooShort)
        } else if digits > *DIGITS.end() {
            Some(Self::TooLong)
        } else {
            None
        }
    }

    pub fn message(self) -> Message {
        match self {
            Self::Letters => Message::new("window-sign-in-phone-letters"),
            Self::TooShort => Message::new("window-sign-in-phone-short"),
            Self::TooLong => Message::new("window-sign-in-phone-long"),
        }
    }
}

/// Whether the number begins like one inside its country, without the country's code. The Russian 8 is understood, and
/// so are the numbers of Telegram's test servers.
pub fn lacks_country(typed: &str) -> bool {
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    let is_national = digits.starts_with('0') && !digits.starts_with("00");
    let is_of_tests = digits.starts_with("99966");
    !typed.trim().starts_with('+') && (is_national || digits.len() == 10 && !is_of_tests)
}

/// A number in groups: `+7 999 123-45-67`; of other countries as it is.
pub fn readable_phone(phone: &str) -> String {
    let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
    let part = |from: usize, to: usize| digits.get(from..to).unwrap_or_default();
    match digits.len() == 11 && digits.starts_with('7') {
        true => format!("+7 {} {}-{}-{}", part(1, 4), part(4, 7), part(7, 9), part(9, 11)),
        false => format!("+{digits}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_looked_at_while_they_are_typed() {
        for (typed, expected) in [
            ("", None),
            ("+7 (999) 123-45-67", None),
            ("8 999 123 45 67", None),
            ("+1 555", Some(PhoneFault::TooShort)),
            ("+7 999 123 45 67 89 01 2", Some(PhoneFault::TooLong)),
            ("anna", Some(PhoneFault::Letters)),
            ("+7\u{a0}999\u{2011}123.45.67", None),
        ] {
            assert_eq!(PhoneFault::find(typed), expected, "{typed}");
        }
    }

    #[test]
    fn a_missing_country_is_noticed() {
        for (typed, expected) in [
            ("+79991234567", false),
            ("89991234567", false),
            ("9991234567", true),
            ("0171 1234567", true),
            ("0049 171 1234567", false),
            ("9996621234", false),
            ("", false),
        ] {
            assert_eq!(lacks_country(typed), expected, "{typed}");
        }
    }

    #[test]
    fn numbers_are_shown_in_groups() {
        assert_eq!(readable_phone("+79991234567"), "+7 999 123-45-67");
        assert_eq!(readable_phone("491711234567"), "+491711234567");
    }
}
