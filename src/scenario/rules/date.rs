//! Moments: ISO 8601 with or without a zone, Unix time in milliseconds, JavaScript's `Date`. And how far ahead a message
//! can be sent.

use super::{RuleFault, excerpt, limits};
use crate::scenario::ConnectionKind;
use crate::texts::Message;
use crate::value::{Evaluated, ValueKind};
use jiff::civil::{Date, DateTime};
use jiff::{Timestamp, ToSpan, Zoned, tz::TimeZone};

/// Digits from which on a text is Unix time and no date such as `20261122`.
const UNIX_DIGITS: usize = 10;

/// Below this a number of milliseconds lies before March 1973: seconds were meant.
const LEAST_MILLISECONDS: f64 = 1e11;

/// The moment that a value is; a text without a zone is in `zone`, a date without a time is its midnight.
/// `DATE_FORMAT`.
pub fn moment(value: &Evaluated, zone: &TimeZone) -> Result<Timestamp, RuleFault> {
    let found = match value.kind {
        ValueKind::String if unix(&value.text).is_none() => of_text(value.text.trim(), zone),
        ValueKind::Number | ValueKind::String => milliseconds(value).and_then(of_milliseconds),
        ValueKind::Date => value.json.as_str().and_then(|text| of_text(text, zone)),
        _ => None,
    };
    found.ok_or_else(|| {
        RuleFault::error("DATE_FORMAT", Message::new("rules-date-format").with("value", excerpt(&value.text)))
    })
}

/// The number of milliseconds that a value which is probably meant in seconds would be; `DATE_SECONDS` is a warning.
pub fn seconds(value: &Evaluated) -> Option<(f64, RuleFault)> {
    let number = milliseconds(value).filter(|number| (0.0..LEAST_MILLISECONDS).contains(number))?;
    Some((number * 1000.0, RuleFault::warning("DATE_SECONDS", Message::new("rules-date-seconds"))))
}

/// Whether so many milliseconds are surely no seconds.
pub fn is_milliseconds(number: f64) -> bool {
    number >= LEAST_MILLISECONDS
}

/// What is to be said of sending a message then: for accounts `SEND_AT_TOO_FAR` is an error, since the schedule is
/// Telegram's own; that it goes out at once (`SEND_AT_ONCE`) is information.
pub fn schedule(kind: Option<ConnectionKind>, send_at: Timestamp, now: Timestamp) -> Option<RuleFault> {
    let last = now.checked_add((limits::SCHEDULE_DAYS * 24).hours()).unwrap_or(Timestamp::MAX);
    if kind == Some(ConnectionKind::User) && send_at > last {
        let message = Message::new("rules-send-at-too-far").with("days", limits::SCHEDULE_DAYS);
        return Some(RuleFault::error("SEND_AT_TOO_FAR", message));
    }
    let ahead = if kind == Some(ConnectionKind::User) { limits::SENT_AT_ONCE } else { 0 };
    let soon = now.checked_add(ahead.seconds()).unwrap_or(Timestamp::MAX);
    let at_once = || RuleFault::information("SEND_AT_ONCE", Message::new("rules-send-at-once"));
    (send_at <= soon).then(at_once)
}

/// Unix time, as a number or as a text of nothing but digits.
fn milliseconds(value: &Evaluated) -> Option<f64> {
    match value.kind {
        ValueKind::Number => value.json.as_f64(),
        ValueKind::String => unix(&value.text),
        _ => None,
    }
}

fn unix(text: &str) -> Option<f64> {
    let text = text.trim();
    let is_unix = text.len() >= UNIX_DIGITS && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| is_unix)
}

fn of_milliseconds(number: f64) -> Option<Timestamp> {
    // A float outside of i64 is clamped, which is outside of every calendar as well.
    Timestamp::from_millisecond(number.trunc() as i64).ok().filter(|_| number.is_finite())
}

fn of_text(text: &str, zone: &TimeZone) -> Option<Timestamp> {
    let local = |civil: DateTime| civil.to_zoned(zone.clone()).ok().map(|zoned| zoned.timestamp());
    let zoned = text.parse::<Timestamp>().ok().or_else(|| text.parse::<Zoned>().ok().map(|zoned| zoned.timestamp()));
    zoned
        .or_else(|| text.parse::<DateTime>().ok().and_then(local))
        .or_else(|| text.parse::<Date>().ok().and_then(|date| local(date.at(0, 0, 0, 0))))
}

#[cfg(test)]
mod tests {
    use super::*;
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
            (json!(" 1795348800000 "), Some("2026-11-22T12:00:00Z")),
            (json!("завтра"), None),
            (json!(""), None),
            (json!(1e300), None),
            (json!("9".repeat(40)), None),
            (json!({}), None),
            (json!(true), None),
        ];
        for (json, expected) in cases {
            let expected = expected.map(|text| text.parse::<Timestamp>().expect("a moment"));
            assert_eq!(moment(&Evaluated::from_json(json.clone()), &zone).ok(), expected, "{json}");
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

    #[test]
    fn seconds_are_told_from_milliseconds() {
        let meant = |json| seconds(&Evaluated::from_json(json)).map(|(number, _)| number);
        assert_eq!(meant(json!(1_798_000_000)), Some(1.798e12));
        assert_eq!(meant(json!("1798000000")), Some(1.798e12));
        assert_eq!(meant(json!(1_798_000_000_000_i64)), None);
        assert_eq!(meant(json!("20261122")), None);
        assert_eq!(meant(json!(-5)), None);
    }

    #[test]
    fn an_accounts_schedule_has_an_end_and_a_beginning() {
        use ConnectionKind::{Bot, User};
        let now: Timestamp = "2026-11-22T12:00:00Z".parse().expect("a moment");
        let check = |kind, ahead: i64, code: Option<&str>| {
            let found = schedule(kind, now + jiff::SignedDuration::from_secs(ahead), now);
            assert_eq!(found.map(|fault| fault.code), code, "{kind:?} {ahead}");
        };
        let year = 365 * 24 * 3600;
        check(Some(User), year, None);
        check(Some(User), year + 1, Some("SEND_AT_TOO_FAR"));
        check(Some(User), 11, None);
        check(Some(User), 10, Some("SEND_AT_ONCE"));
        check(Some(User), -5, Some("SEND_AT_ONCE"));
        check(Some(Bot), year + 1, None);
        check(Some(Bot), 1, None);
        check(Some(Bot), 0, Some("SEND_AT_ONCE"));
        check(None, year + 1, None);
    }
}
