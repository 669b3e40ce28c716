//! Moments: ISO 8601 with or without a zone, Unix time in milliseconds, JavaScript's `Date`.

use super::fault::Fault;
use crate::engine::words::excerpt;
use crate::texts::Message;
use crate::value::{Evaluated, ValueKind};
use jiff::civil::{Date, DateTime};
use jiff::{Timestamp, Zoned, tz::TimeZone};

/// Digits from which on a text is Unix time and no date such as `20261122`.
const UNIX_DIGITS: usize = 10;

/// The moment that a value is; a text without a zone is in `zone`, a date without a time is its midnight.
pub(super) fn moment(value: &Evaluated, zone: &TimeZone) -> Result<Timestamp, Fault> {
    let found = match value.kind {
        ValueKind::Number => value.json.as_f64().and_then(of_milliseconds),
        ValueKind::String => of_text(value.text.trim(), zone),
        ValueKind::Date => value.json.as_str().and_then(|text| of_text(text, zone)),
        _ => None,
    };
    found.ok_or_else(|| Fault::value(Message::new("engine-not-a-date").with("value", excerpt(&value.text))))
}

fn of_milliseconds(number: f64) -> Option<Timestamp> {
    // A float outside of i64 is clamped, which is outside of every calendar as well.
    Timestamp::from_millisecond(number.trunc() as i64).ok().filter(|_| number.is_finite())
}

fn of_text(text: &str, zone: &TimeZone) -> Option<Timestamp> {
    if text.len() >= UNIX_DIGITS && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return text.parse().ok().and_then(|number| Timestamp::from_millisecond(number).ok());
    }
    let local = |civil: DateTime| civil.to_zoned(zone.clone()).ok().map(|zoned| zoned.timestamp());
    let zoned = text.parse::<Timestamp>().ok().or_else(|| text.parse::<Zoned>().ok().map(|zoned| zoned.timestamp()));
    zoned
        .or_else(|| text.parse::<DateTime>().ok().and_then(local))
        .or_else(|| text.parse::<Date>().ok().and_then(|date| local(date.at(0, 0, 0, 0))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::fakes::value;
    use serde_json::json;

    #[test]
    fn moments_are_read_in_every_form() {
        let zone = TimeZone::get("Europe/Moscow").expect("the zone database is bundled");
        let cases = [
            (json!("2026-11-22T12:00:00Z"), Some("2026-11-22T12:00:00Z")),
            (json!("2026-11-22T12:00:00+05:00"), Some("2026-11-22T07:00:00Z")),
            (json!("2026-11-22T12:00:00.500+0500"), Some("2026-11-22T07:00:00.5Z")),
            (json!("2026-11-22T12:00:00"), Some("2026-11-22T09:00:00Z")),
            (json!("2026-11-22 12:00"), Some("2026-11-22T09:00:00Z")),
            (json!("2026-11-22"), Some("2026-11-21T21:00:00Z")),
            (json!(1_795_348_800_000_i64), Some("2026-11-22T12:00:00Z")),
            (json!("1795348800000"), Some("2026-11-22T12:00:00Z")),
            (json!("завтра"), None),
            (json!(""), None),
            (json!(1e300), None),
            (json!({}), None),
            (json!(true), None),
        ];
        for (json, expected) in cases {
            let expected = expected.map(|text| text.parse::<Timestamp>().expect("a moment"));
            assert_eq!(moment(&value(json.clone()), &zone).ok(), expected, "{json}");
        }
    }

    #[test]
    fn javascript_dates_come_as_iso_text() {
        let date = |json| Evaluated { kind: ValueKind::Date, json, text: "Sun Nov 22 2026".into() };
        let expected = "2026-11-22T12:00:00Z".parse().ok();
        assert_eq!(moment(&date(json!("2026-11-22T12:00:00.000Z")), &TimeZone::UTC).ok(), expected);
        // `new Date('?')` has no JSON.
        assert_eq!(moment(&date(json!(null)), &TimeZone::UTC).ok(), None);
    }
}
