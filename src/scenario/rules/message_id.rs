//! Message ids: a number, a text, a saved message, or several of these.

use super::{RuleFault, excerpt, limits};
use crate::texts::Message;
use crate::value::{Evaluated, Json, ValueKind};

/// The one id that a value is; `MESSAGE_ID`.
pub fn one(value: &Evaluated) -> Result<i64, RuleFault> {
    match value.kind {
        ValueKind::Array => Err(RuleFault::error("MESSAGE_ID", Message::new("rules-message-id-several"))),
        ValueKind::BigInt => of_text(&value.text).ok_or_else(|| fault(&value.text)),
        _ => of_json(&value.json).ok_or_else(|| fault(&shown(value))),
    }
}

/// The ids that a value is, at least one; a text may hold several, with commas or blanks between them. `MESSAGE_ID`,
/// `MESSAGE_IDS_COUNT`.
pub fn several(value: &Evaluated) -> Result<Vec<i64>, RuleFault> {
    let ids = match (&value.json, value.kind) {
        (Json::Array(items), _) => items
            .iter()
            .map(|item| of_json(item).ok_or_else(|| fault(&text_of(item))))
            .collect::<Result<Vec<_>, _>>()?,
        (Json::String(text), ValueKind::String) => {
            let words: Vec<&str> = text.split([',', ';', ' ', '\n', '\t']).filter(|word| !word.is_empty()).collect();
            if words.is_empty() {
                return Err(fault(text));
            }
            words.into_iter().map(|word| of_text(word).ok_or_else(|| fault(word))).collect::<Result<_, _>>()?
        }
        _ => vec![one(value)?],
    };
    if (1..=limits::MESSAGE_IDS).contains(&ids.len()) {
        return Ok(ids);
    }
    let message = Message::new("rules-message-ids-count").with("count", ids.len()).with("most", limits::MESSAGE_IDS);
    Err(RuleFault::error("MESSAGE_IDS_COUNT", message))
}

fn fault(text: &str) -> RuleFault {
    RuleFault::error("MESSAGE_ID", Message::new("rules-message-id").with("value", excerpt(text)))
}

fn shown(value: &Evaluated) -> String {
    if value.kind == ValueKind::Object { value.json.to_string() } else { value.text.clone() }
}

fn text_of(item: &Json) -> String {
    item.as_str().map_or_else(|| item.to_string(), str::to_owned)
}

fn of_json(value: &Json) -> Option<i64> {
    match value {
        Json::Number(number) => {
            let whole = number.as_i64().or_else(|| {
                let largest = limits::LARGEST_MESSAGE_ID as f64;
                let float = number.as_f64().filter(|float| float.fract() == 0.0 && float.abs() <= largest)?;
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
    (1..=limits::LARGEST_MESSAGE_ID).contains(id)
}

#[cfg(test)]
mod tests {
    use super::*;
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
            (json!(vec![7; 100]), Some(vec![7; 100])),
            (json!(vec![7; 101]), None),
            (json!([]), None),
            (json!(0), None),
            (json!(-1), None),
            (json!(1.5), None),
            (json!(2_147_483_647_i64), Some(vec![2_147_483_647])),
            (json!(2_147_483_648_i64), None),
            (json!("2147483648"), None),
            (json!(""), None),
            (json!({"id": 1}), None),
            (json!({"message_id": {"message_id": 1}}), None),
            (json!([[1]]), None),
            (json!(true), None),
        ];
        for (json, expected) in cases {
            let value = Evaluated::from_json(json.clone());
            assert_eq!(several(&value).ok(), expected, "{json}");
            if !json.is_array() && json != "1, 2 3" {
                assert_eq!(one(&value).ok(), expected.map(|ids| ids[0]), "{json}");
            }
        }
        assert!(one(&Evaluated::from_json(json!([17]))).is_err());
    }
}
