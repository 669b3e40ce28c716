//! Numbers, as JavaScript converts values to them; what gives no number is an error.

use super::fault::Fault;
use crate::engine::words::excerpt;
use crate::texts::Message;
use crate::value::{Evaluated, ValueKind};

/// The largest whole number that JavaScript holds exactly, as whole and as float.
const MAX_SAFE: f64 = 9_007_199_254_740_991.0;

/// The finite number that a value is.
pub(super) fn decimal(value: &Evaluated) -> Result<f64, Fault> {
    let fault = || Fault::value(Message::new("engine-not-a-number").with("value", excerpt(&value.text)));
    match value.kind {
        ValueKind::Number => value.json.as_f64().ok_or_else(fault),
        ValueKind::Boolean => Ok(f64::from(u8::from(value.json.as_bool() == Some(true)))),
        ValueKind::BigInt | ValueKind::String => of_text(&value.text).ok_or_else(fault),
        _ => Err(fault()),
    }
}

/// The whole number that a value is.
pub(super) fn integer(value: &Evaluated) -> Result<i64, Fault> {
    let number = decimal(value)?;
    if number.fract() != 0.0 || number.abs() > MAX_SAFE {
        return Err(Fault::value(Message::new("engine-not-whole").with("value", excerpt(&value.text))));
    }
    // Exact: whole and within 53 bits.
    Ok(number as i64)
}

/// `Number(text)` of JavaScript without its empty text, which is 0 there, and its infinities.
fn of_text(text: &str) -> Option<f64> {
    let text = text.trim();
    for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] {
        let digits = text.get(..2).filter(|start| start.eq_ignore_ascii_case(prefix)).and_then(|_| text.get(2..));
        if let Some(digits) = digits {
            let clean = digits.bytes().all(|byte| byte.is_ascii_alphanumeric());
            return u64::from_str_radix(digits, radix).ok().filter(|_| clean).map(|number| number as f64);
        }
    }
    // Rust reads `inf` and `nan` as well.
    let plain = text.bytes().all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte));
    text.parse().ok().filter(|number: &f64| plain && number.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::fakes::value;
    use serde_json::json;

    #[test]
    fn numbers_are_those_of_javascript() {
        let cases = [
            (json!(1.5), Some(1.5)),
            (json!(" 12 "), Some(12.0)),
            (json!("-1e3"), Some(-1000.0)),
            (json!("0x10"), Some(16.0)),
            (json!(true), Some(1.0)),
            (json!("0x+1"), None),
            (json!(""), None),
            (json!("inf"), None),
            (json!("1e999"), None),
            (json!("12a"), None),
            (json!([1]), None),
            (json!({}), None),
        ];
        for (json, expected) in cases {
            assert_eq!(decimal(&value(json.clone())).ok(), expected, "{json}");
        }
    }

    #[test]
    fn whole_numbers_are_whole_and_exact() {
        for (json, expected) in [(json!(2.0), Some(2)), (json!("7"), Some(7)), (json!(1.5), None), (json!(1e300), None)]
        {
            assert_eq!(integer(&value(json.clone())).ok(), expected, "{json}");
        }
    }
}
