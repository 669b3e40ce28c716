//! Phone numbers as people type them.

use crate::engine::ActionError;
use crate::telegram::user::rpc_error;
use std::ops::RangeInclusive;

/// Digits of a number with its country code (E.164).
const DIGITS: RangeInclusive<usize> = 7..=15;

/// A plus and digits of what was typed: blanks, brackets, dots and dashes do not count, `00` stands for the plus, and a
/// Russian number may begin with the 8 that is dialled inside the country.
///
/// Fails with `PHONE_NUMBER_INVALID`, as Telegram does.
pub(super) fn normal(typed: &str) -> Result<String, ActionError> {
    let invalid = || rpc_error::of_name("PHONE_NUMBER_INVALID");
    let kept: String = typed.chars().filter(|sign| !is_decoration(*sign)).collect();
    let (has_plus, digits) = match (kept.strip_prefix('+'), kept.strip_prefix("00")) {
        (Some(digits), _) | (None, Some(digits)) => (true, digits),
        (None, None) => (false, kept.as_str()),
    };
    if !DIGITS.contains(&digits.len()) || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return Err(invalid());
    }
    match digits.strip_prefix('8') {
        Some(national) if !has_plus && digits.len() == 11 => Ok(format!("+7{national}")),
        _ => Ok(format!("+{digits}")),
    }
}

/// What stands between the digits for the eye alone.
fn is_decoration(sign: char) -> bool {
    // From the hyphen to the bar: all dashes of Unicode's general punctuation. The others are invisible signs that come
    // with numbers that are copied out of an address book.
    sign.is_whitespace()
        || "()-./".contains(sign)
        || matches!(sign, '\u{2010}'..='\u{2015}' | '\u{2212}')
        || matches!(sign, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_are_taken_as_typed() {
        for (typed, expected) in [
            ("+7 999 123-45-67", "+79991234567"),
            ("8 (999) 123-45-67", "+79991234567"),
            ("79991234567", "+79991234567"),
            ("  +7\u{a0}999\u{2013}123\u{2011}45.67 ", "+79991234567"),
            ("\u{202a}+7 999 123-45-67\u{202c}", "+79991234567"),
            ("007 999 123 45 67", "+79991234567"),
            ("+8 999 123 45 67", "+89991234567"),
            ("+44 20 7946 0958", "+442079460958"),
            ("9996621234", "+9996621234"),
            ("+888 0123 4567", "+88801234567"),
        ] {
            assert_eq!(normal(typed).as_deref(), Ok(expected), "{typed}");
        }
    }

    #[test]
    fn other_texts_are_no_numbers() {
        let long = "9".repeat(16);
        for typed in ["", "+", "anna", "+7 999 abc", "12345", "++79991234567", "7+9991234567", "٧٩٩٩١٢٣٤٥٦٧", &long]
        {
            let code = normal(typed).map_err(|error| error.code);
            assert_eq!(code, Err("PHONE_NUMBER_INVALID".to_owned()), "{typed}");
        }
    }

    proptest! {
        #[test]
        fn what_comes_out_is_a_number_and_stays_as_it_is(typed in "[-+() 0-9a-z]{0,20}") {
            if let Ok(phone) = normal(&typed) {
                prop_assert!(phone.starts_with('+') && DIGITS.contains(&(phone.len() - 1)));
                prop_assert_eq!(normal(&phone), Ok(phone));
            }
        }
    }
}
