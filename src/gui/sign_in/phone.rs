//! Phone numbers as people type and read them.
//!
//! Whether a number is one, and whose, only Telegram can tell; it takes any writing with the country's code.

use crate::texts::Message;

/// Digits of a phone number with its country's code (E.164).
const DIGITS: std::ops::RangeInclusive<usize> = 7..=15;

/// What is wrong with a phone number while it is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhoneFault {
    /// A sign stands there that no number has.
    Sign,
    TooShort,
    TooLong,
}

impl PhoneFault {
    /// What is wrong; nothing where the field is empty.
    pub fn find(typed: &str) -> Option<Self> {
        let text = typed.trim();
        let digits = text.chars().filter(char::is_ascii_digit).count();
        let is_sign = |c: char| c.is_ascii_digit() || "+-() .".contains(c) || c == '\u{a0}';
        if text.is_empty() {
            None
        } else if !text.chars().all(is_sign) || text.chars().skip(1).any(|c| c == '+') {
            Some(Self::Sign)
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
            Self::Sign => Message::new("window-sign-in-phone-sign"),
            Self::TooShort => Message::new("window-sign-in-phone-short"),
            Self::TooLong => Message::new("window-sign-in-phone-long"),
        }
    }
}

/// Whether the number begins like one inside its country, without the country's code. The Russian 8 is understood.
pub fn lacks_country(typed: &str) -> bool {
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    let is_russian = digits.len() == 11 && digits.starts_with(['7', '8']);
    !typed.trim().starts_with('+') && !is_russian && (digits.starts_with('0') || digits.len() == 10)
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
            ("anna", Some(PhoneFault::Sign)),
            ("7+9991234567", Some(PhoneFault::Sign)),
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
