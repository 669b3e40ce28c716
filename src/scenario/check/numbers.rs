//! Rules of numbers, message ids, dates and contacts, for values that are known.

use super::StepView;
use super::constant::{constant, constant_text};
use crate::scenario::{Content, FieldKey, FieldKind, FieldValue, Problem};
use crate::texts::Message;
use crate::value::Json;

/// The field, the code of its rule, and its least and largest value (Bot API `sendLocation`, limits of the lists).
const RANGES: &[(FieldKey, &str, f64, f64)] = &[
    (FieldKey::Latitude, "LATITUDE_RANGE", -90.0, 90.0),
    (FieldKey::Longitude, "LONGITUDE_RANGE", -180.0, 180.0),
    (FieldKey::HorizontalAccuracy, "ACCURACY_RANGE", 0.0, 1500.0),
    (FieldKey::LivePeriod, "LIVE_PERIOD_RANGE", 60.0, 86400.0),
    (FieldKey::Heading, "HEADING_RANGE", 1.0, 360.0),
    (FieldKey::ProximityAlertRadius, "PROXIMITY_RANGE", 1.0, 100_000.0),
    (FieldKey::Limit, "LIMIT_RANGE", 1.0, 1_000_000.0),
    (FieldKey::Topic, "TOPIC_RANGE", 1.0, i32::MAX as f64),
];

/// A live location without an end.
const LIVE_FOR_EVER: f64 = 0x7FFF_FFFF as f64;

/// How many messages one call forwards or deletes.
const MAX_IDS: usize = 100;

/// Telegram's limit, in bytes.
const MAX_VCARD: usize = 2048;

pub(super) fn check(view: &StepView<'_>, problems: &mut Vec<Problem>) {
    for info in view.step.action.kind().fields() {
        let Some(value) = view.step.action.value(info.key).filter(|value| !value.is_blank()) else { continue };
        let Some(known) = constant(value).filter(|known| !known.is_null()) else { continue };
        problems.extend(match info.kind {
            FieldKind::Integer => number(view, info.key, &known, true),
            FieldKind::Decimal => number(view, info.key, &known, false),
            FieldKind::MessageId => message_ids(view, info.key, &known, false),
            FieldKind::MessageIds => message_ids(view, info.key, &known, true),
            FieldKind::Date => date(view, info.key, &known),
            _ => None,
        });
    }
    problems.extend(contact(view));
}

fn number(view: &StepView<'_>, key: FieldKey, known: &Json, whole: bool) -> Option<Problem> {
    let number = match known {
        Json::Number(number) => number.as_f64(),
        Json::String(text) => text.trim().parse().ok(),
        _ => None,
    };
    let Some(number) = number.filter(|number: &f64| number.is_finite()) else {
        return Some(view.error(key, "NOT_A_NUMBER", Message::new("check-not-a-number").with("text", shown(known))));
    };
    if whole && number.fract() != 0.0 {
        let problem = view.error(key, "NOT_WHOLE", Message::new("check-not-whole").with("text", shown(known)));
        return Some(offer(view, problem, key, number.round()));
    }
    let (_, code, least, largest) = *RANGES.iter().find(|(other, ..)| *other == key)?;
    if (least..=largest).contains(&number) || (key == FieldKey::LivePeriod && number == LIVE_FOR_EVER) {
        return None;
    }
    let message = Message::new("check-range").with("least", least.to_string()).with("largest", largest.to_string());
    Some(offer(view, view.error(key, code, message), key, number.clamp(least, largest)))
}

/// A fix that puts in the nearest number that is allowed.
fn offer(view: &StepView<'_>, problem: Problem, key: FieldKey, number: f64) -> Problem {
    let label = Message::new("check-fix-replace").with("with", number.to_string());
    problem.with_fix(label, view.set(key, Content::Value(FieldValue::Text(number.to_string()))))
}

fn message_ids(view: &StepView<'_>, key: FieldKey, known: &Json, several: bool) -> Option<Problem> {
    let wrong =
        |json: &Json| Some(view.error(key, "MESSAGE_ID", Message::new("check-message-id").with("text", shown(json))));
    match known {
        Json::Array(ids) if several => {
            if ids.is_empty() || ids.len() > MAX_IDS {
                let message = Message::new("check-message-ids-count").with("count", ids.len());
                return Some(view.error(key, "MESSAGE_IDS_COUNT", message));
            }
            ids.iter().find(|id| !is_message_id(id)).and_then(wrong)
        }
        id if is_message_id(id) => None,
        other => wrong(other),
    }
}

fn is_message_id(json: &Json) -> bool {
    match json {
        Json::Number(number) => number.as_f64().is_some_and(|number| number >= 1.0 && number.fract() == 0.0),
        Json::String(text) => text.trim().parse::<u32>().is_ok_and(|id| id > 0),
        Json::Object(message) => message.get("message_id").is_some_and(is_message_id),
        _ => false,
    }
}

/// Below this a number of milliseconds lies before March 1973: seconds were meant.
const LEAST_MILLISECONDS: f64 = 1e11;

fn date(view: &StepView<'_>, key: FieldKey, known: &Json) -> Option<Problem> {
    let expression = |number: f64| Content::Value(FieldValue::Expr(format!("{number}")));
    match known {
        Json::Number(number) => {
            let number = number.as_f64()?;
            if !(0.0..LEAST_MILLISECONDS).contains(&number) {
                return None;
            }
            let problem = view.warning(key, "DATE_SECONDS", Message::new("check-date-seconds"));
            let meant = number * 1000.0;
            if meant < LEAST_MILLISECONDS {
                return Some(problem);
            }
            let label = Message::new("check-fix-replace").with("with", format!("{meant}"));
            Some(problem.with_fix(label, view.set(key, expression(meant))))
        }
        Json::String(text) => {
            let text = text.trim();
            // Ten digits and more are a Unix time that was typed as text.
            let unix = text.parse::<u64>().ok().filter(|_| text.len() >= 10);
            if unix.is_none() && is_date(text) {
                return None;
            }
            let problem = view.error(key, "DATE_FORMAT", Message::new("check-date-format").with("text", text));
            Some(match unix {
                Some(number) => problem.with_fix(
                    Message::new("check-fix-expression"),
                    view.set(key, Content::Value(FieldValue::Expr(number.to_string()))),
                ),
                None => problem,
            })
        }
        other => Some(view.error(key, "DATE_FORMAT", Message::new("check-date-format").with("text", shown(other)))),
    }
}

fn is_date(text: &str) -> bool {
    text.parse::<jiff::Timestamp>().is_ok()
        || text.parse::<jiff::civil::DateTime>().is_ok()
        || text.parse::<jiff::civil::Date>().is_ok()
}

fn contact(view: &StepView<'_>) -> Vec<Problem> {
    let action = &view.step.action;
    let text = |key| action.value(key).filter(|value| !value.is_blank()).and_then(constant_text);
    let mut problems = Vec::new();
    if let Some(vcard) = text(FieldKey::Vcard).filter(|vcard| vcard.len() > MAX_VCARD) {
        let message = Message::new("check-vcard-long").with("bytes", vcard.len());
        problems.push(view.error(FieldKey::Vcard, "VCARD_LONG", message));
    }
    if let Some(phone) = text(FieldKey::PhoneNumber) {
        let digits = phone.chars().filter(char::is_ascii_digit).count();
        let clean = phone.chars().all(|sign| sign.is_ascii_digit() || sign.is_whitespace() || "+-–().".contains(sign));
        if !clean || !(5..=15).contains(&digits) {
            let message = Message::new("check-phone").with("text", phone);
            problems.push(view.warning(FieldKey::PhoneNumber, "PHONE", message));
        }
    }
    problems
}

/// A value as a sentence shows it: a text without its quotes.
fn shown(json: &Json) -> String {
    match json {
        Json::String(text) => text.clone(),
        other => other.to_string(),
    }
}
