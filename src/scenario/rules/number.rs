//! Numbers, as JavaScript converts values to them; what gives no number is an error. And their ranges.

use super::{RuleFault, excerpt, limits};
use crate::scenario::FieldKey;
use crate::texts::Message;
use crate::value::{Evaluated, ValueKind};

/// The largest whole number that JavaScript holds exactly, as whole and as float.
const MAX_SAFE: f64 = 9_007_199_254_740_991.0;

/// The finite number that a value is; `NOT_A_NUMBER`.
pub fn decimal(value: &Evaluated) -> Result<f64, RuleFault> {
    let fault =
        || RuleFault::error("NOT_A_NUMBER", Message::new("rules-not-a-number").with("value", excerpt(&value.text)));
    match value.kind {
        ValueKind::Number => value.json.as_f64().ok_or_else(fault),
        ValueKind::Boolean => Ok(f64::from(u8::from(value.json.as_bool() == Some(true)))),
        ValueKind::BigInt | ValueKind::String => of_text(&value.text).ok_or_else(fault),
        _ => Err(fault()),
    }
}

/// The whole number that a value is; `NOT_A_NUMBER`, `NOT_WHOLE`.
pub fn integer(value: &Evaluated) -> Result<i64, RuleFault> {
    let number = decimal(value)?;
    if number.fract() != 0.0 || number.abs() > MAX_SAFE {
        let message = Message::new("rules-not-whole").with("value", excerpt(&value.text));
        return Err(RuleFault::error("NOT_WHOLE", message));
    }
    // Exact: whole and within 53 bits.
    Ok(number as i64)
}

/// Whether a field can hold this number; the code is that of the field's rule.
pub fn in_range(key: FieldKey, number: f64) -> Result<(), RuleFault> {
    let Some((code, least, largest)) = range(key) else { return Ok(()) };
    if (least..=largest).contains(&number) || (key == FieldKey::LivePeriod && number == limits::LIVE_FOR_EVER) {
        return Ok(());
    }
    // As text, so that no language puts separators into them.
    let message = Message::new("rules-range").with("value", number.to_string());
    Err(RuleFault::error(code, message.with("least", least.to_string()).with("largest", largest.to_string())))
}

/// The number nearest to this one that the field can hold.
pub fn nearest(key: FieldKey, number: f64) -> f64 {
    match range(key) {
        Some((_, least, largest)) => number.clamp(least, largest),
        None => number,
    }
}

/// The code of a field's rule, and what a number may be, both ends included (Bot API `sendLocation`).
const fn range(key: FieldKey) -> Option<(&'static str, f64, f64)> {
    Some(match key {
        FieldKey::Latitude => ("LATITUDE_RANGE", -90.0, 90.0),
        FieldKey::Longitude => ("LONGITUDE_RANGE", -180.0, 180.0),
        FieldKey::HorizontalAccuracy => ("ACCURACY_RANGE", 0.0, 1500.0),
        FieldKey::LivePeriod => ("LIVE_PERIOD_RANGE", 60.0, 86_400.0),
        FieldKey::Heading => ("HEADING_RANGE", 1.0, 360.0),
        FieldKey::ProximityAlertRadius => ("PROXIMITY_RANGE", 1.0, 100_000.0),
        FieldKey::Limit => ("LIMIT_RANGE", 1.0, limits::LARGEST_LIST),
        // A topic is named by the message that began it.
        FieldKey::Topic => ("TOPIC_RANGE", 1.0, limits::LARGEST_MESSAGE_ID as f64),
        _ => return None,
    })
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
    use crate::value::Json;
    use serde_json::json;

    fn value(json: Json) -> Evaluated {
        Evaluated::from_json(json)
    }

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

    #[test]
    fn ranges_hold_both_ends() {
        let check = |key, number, code: Option<&str>| {
            assert_eq!(in_range(key, number).err().map(|fault| fault.code), code, "{key:?} {number}");
            assert!(in_range(key, nearest(key, number)).is_ok(), "{key:?} {number}");
        };
        check(FieldKey::Latitude, 90.0, None);
        check(FieldKey::Latitude, -90.1, Some("LATITUDE_RANGE"));
        check(FieldKey::Longitude, -180.0, None);
        check(FieldKey::Longitude, 180.5, Some("LONGITUDE_RANGE"));
        check(FieldKey::HorizontalAccuracy, 0.0, None);
        check(FieldKey::HorizontalAccuracy, 1500.1, Some("ACCURACY_RANGE"));
        check(FieldKey::LivePeriod, 60.0, None);
        check(FieldKey::LivePeriod, 86_401.0, Some("LIVE_PERIOD_RANGE"));
        check(FieldKey::LivePeriod, limits::LIVE_FOR_EVER, None);
        check(FieldKey::Heading, 361.0, Some("HEADING_RANGE"));
        check(FieldKey::ProximityAlertRadius, 0.0, Some("PROXIMITY_RANGE"));
        check(FieldKey::Limit, 1_000_001.0, Some("LIMIT_RANGE"));
        check(FieldKey::Topic, 2_147_483_648.0, Some("TOPIC_RANGE"));
        check(FieldKey::Text, -1.0, None);
    }
}
