//! Message ids: a number, a text, a saved message, or several of these.

use super::fault::Fault;
use crate::engine::words::excerpt;
use crate::texts::Message;
use crate::value::{Evaluated, Json, ValueKind};

/// Telegram's message ids are 32-bit.
const MAX_ID: i64 = i32::MAX as i64;

/// The one id that a value is.
pub(super) fn one(value: &Evaluated) -> Result<i64, Fault> {
    match value.kind {
        ValueKind::Array => Err(Fault::value(Message::new("engine-message-id-several"))),
        ValueKind::BigInt => of_text(&value.text).ok_or_else(|| fault(&value.text)),
        _ => of_json(&value.json).ok_or_else(|| fault(&value.text)),
    }
}

/// The ids that a value is; a text may hold several, with commas or blanks between them.
pub(super) fn several(value: &Evaluated) -> Result<Vec<i64>, Fault> {
    match (&value.json, value.kind) {
        (Json::Array(items), _) => {
            items.iter().map(|item| of_json(item).ok_or_else(|| fault(&item.to_string()))).collect()
        }
        (Json::String(text), ValueKind::String) => {
            let words: Vec<&str> = text.split([',', ';', ' ', '\n', '\t']).filter(|word| !word.is_empty()).collect();
            if words.is_empty() {
                return Err(fault(text));
            }
            words.into_iter().map(|word| of_text(word).ok_or_else(|| fault(word))).collect()
        }
        _ => one(value).map(|id| vec![id]),
    }
}

fn fault(text: &str) -> Fault {
    Fault::value(Message::new("engine-not-a-message-id").with("value", excerpt(text)))
}

fn of_json(value: &Json) -> Option<i64> {
    match value {
        Json::Number(number) => {
            let whole = number.as_i64().or_else(|| {
                let float = number.as_f64().filter(|float| float.fract() == 0.0 && float.abs() <= MAX_ID as f64)?;
                Some(float as i64)
            });
            whole.filter(in_range)
        }
        Json::String(text) => of_text(text),
        // A saved result is passed whole; its id is never itself an object.
        Json::Object(message) => message.get("message_id").filter(|id| !id.is_object()).and_then(of_json),
        _ => None,
    }
}

fn of_text(text: &str) -> Option<i64> {
    text.trim().parse().ok().filter(in_range)
}

fn in_range(id: &i64) -> bool {
    (1..=MAX_ID).contains(id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::fakes::value;
    use serde_json::json;

    #[test]
    fn ids_are_read_in_every_form() {
        let cases = [
            (json!(17), Some(vec![17])),
            (json!(17.0), Some(vec![17])),
            (json!(" 17 "), Some(vec![17])),
            (json!({"message_id": 17, "chat": {}}), Some(vec![17])),
            (json!([1, "2", {"message_id": 3}]), Some(vec![1, 2, 3])),
            (json!("1, 2 3"), Some(vec![1, 2, 3])),
            (json!([]), Some(vec![])),
            (json!(0), None),
            (json!(-1), None),
            (json!(1.5), None),
            (json!(4_294_967_296_i64), None),
            (json!(""), None),
            (json!({"id": 1}), None),
            (json!({"message_id": {"message_id": 1}}), None),
            (json!([[1]]), None),
            (json!(true), None),
        ];
        for (json, expected) in cases {
            assert_eq!(several(&value(json.clone())).ok(), expected, "{json}");
            if !json.is_array() && json != "1, 2 3" {
                assert_eq!(one(&value(json.clone())).ok(), expected.map(|ids| ids[0]), "{json}");
            }
        }
        assert!(one(&value(json!([17]))).is_err());
    }
}
