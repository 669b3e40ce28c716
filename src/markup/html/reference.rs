//! Character references: `&lt;`, `&gt;`, `&amp;`, `&quot;` and numbers.

use crate::markup::MarkupErrorKind;

/// The character that a reference at the start of `rest` stands for, and how many bytes it takes; `None` where Telegram
/// leaves the text as it is.
pub(super) fn decode(rest: &str) -> Result<Option<(char, usize)>, MarkupErrorKind> {
    let Some(body) = rest.strip_prefix('&') else { return Ok(None) };
    let (character, length) = match body.strip_prefix('#') {
        Some(number) => {
            let (digits, radix, prefix) = match number.strip_prefix(['x', 'X']) {
                Some(digits) => (digits, 16, "#x".len()),
                None => (number, 10, "#".len()),
            };
            let end = digits.find(|digit: char| !digit.is_digit(radix)).unwrap_or(digits.len());
            let code = digits.get(..end).and_then(|digits| u32::from_str_radix(digits, radix).ok());
            let Some(code @ 1..=0x0010_ffff) = code else { return Ok(None) };
            (char::from_u32(code).ok_or(MarkupErrorKind::HalfCharacter)?, prefix + end)
        }
        None => {
            let end = body.find(|letter: char| !letter.is_ascii_alphabetic()).unwrap_or(body.len());
            let character = match body.get(..end) {
                Some("lt") => '<',
                Some("gt") => '>',
                Some("amp") => '&',
                Some("quot") => '"',
                _ => return Ok(None),
            };
            (character, end)
        }
    };
    // Telegram does not insist on the semicolon.
    let semicolon = usize::from(body.get(length..).is_some_and(|rest| rest.starts_with(';')));
    Ok(Some((character, "&".len() + length + semicolon)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(rest: &str, expected: Option<(char, usize)>) {
        assert_eq!(decode(rest), Ok(expected), "{rest:?}");
    }

    #[test]
    fn names_and_numbers() {
        check("&lt;x", Some(('<', 4)));
        check("&quot", Some(('"', 5)));
        check("&amp x", Some(('&', 4)));
        check("&#65;", Some(('A', 5)));
        check("&#x1F44D;", Some(('👍', 9)));
        check("&#X41x", Some(('A', 5)));
    }

    #[test]
    fn what_is_no_reference() {
        for rest in ["", "x", "&", "& ", "&;", "&#", "&#;", "&#x;", "&#0;", "&#x110000;", "&#99999999999;", "&nbsp;"] {
            check(rest, None);
        }
        assert_eq!(decode("&#55357;"), Err(MarkupErrorKind::HalfCharacter));
    }
}
