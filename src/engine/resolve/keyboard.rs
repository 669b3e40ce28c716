//! Keyboards: the texts of one filled in, a value read as one, and the Bot API's spelling.

use super::fault::Fault;
use super::source::{Batch, Source, Values};
use crate::engine::words::excerpt;
use crate::keyboard::to_bot_api;
use crate::scenario::rules;
use crate::texts::Message;
use crate::value::{Evaluated, Json, ValueKind};

/// The texts of a keyboard that hold `${…}`, in the keyboard's order.
pub(super) fn read(keyboard: &Json, batch: &mut Batch) -> Result<Vec<Source>, Fault> {
    let mut sources = Vec::new();
    collect(keyboard, batch, &mut sources)?;
    Ok(sources)
}

fn collect(json: &Json, batch: &mut Batch, sources: &mut Vec<Source>) -> Result<(), Fault> {
    match json {
        Json::String(text) if has_value(text) => {
            sources.push(Source::template(text, batch).map_err(|fault| in_text(text, fault))?);
            Ok(())
        }
        Json::Array(items) => items.iter().try_for_each(|item| collect(item, batch, sources)),
        Json::Object(map) => map.values().try_for_each(|item| collect(item, batch, sources)),
        _ => Ok(()),
    }
}

fn has_value(text: &str) -> bool {
    text.contains("${")
}

/// Which of the keyboard's texts it is; a place inside it would say less.
fn in_text(text: &str, fault: Fault) -> Fault {
    let message = Message::new("engine-keyboard-text").with("text", excerpt(text)).with("reason", fault.message);
    Fault::new(fault.code, message)
}

/// The keyboard with its texts filled in by the sources that [`read`] gave, in the Bot API's spelling.
pub(super) fn filled(keyboard: &Json, sources: &[Source], values: &Values) -> Result<Json, Fault> {
    let mut keyboard = keyboard.clone();
    fill(&mut keyboard, &mut sources.iter(), values)?;
    Ok(to_bot_api(&keyboard))
}

fn fill(json: &mut Json, sources: &mut std::slice::Iter<'_, Source>, values: &Values) -> Result<(), Fault> {
    match json {
        Json::String(text) if has_value(text) => {
            if let Some(source) = sources.next() {
                *text = source.value(values).map_err(|fault| in_text(text, fault))?.text;
            }
            Ok(())
        }
        Json::Array(items) => items.iter_mut().try_for_each(|item| fill(item, sources, values)),
        Json::Object(map) => map.values_mut().try_for_each(|item| fill(item, sources, values)),
        _ => Ok(()),
    }
}

/// The keyboard that an expression's value is, or that it is the JSON text of, in the Bot API's spelling.
pub(super) fn of_value(value: &Evaluated) -> Result<Json, Fault> {
    if value.kind != ValueKind::String {
        return Ok(to_bot_api(&value.json));
    }
    Ok(to_bot_api(&rules::buttons::parse(&value.text)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::fakes::value;
    use serde_json::json;

    #[test]
    fn texts_are_filled_in_in_order() {
        let keyboard = json!({"resize": true, "keyboard": [[{"text": "${a}"}, {"text": "b"}], [{"text": "${c}!"}]]});
        let mut batch = Batch::new();
        let sources = read(&keyboard, &mut batch).expect("templates");
        assert_eq!(batch, ["a", "c"]);
        let values = [Ok(value(json!("A"))), Ok(value(json!(3)))];
        assert_eq!(
            filled(&keyboard, &sources, &values),
            Ok(json!({"resize_keyboard": true, "keyboard": [[{"text": "A"}, {"text": "b"}], [{"text": "3!"}]]}))
        );
    }

    #[test]
    fn values_are_read_as_keyboards() {
        let keyboard = json!({"remove_keyboard": true});
        assert_eq!(of_value(&value(keyboard.clone())), Ok(keyboard.clone()));
        assert_eq!(of_value(&value(json!(keyboard.to_string()))), Ok(keyboard));
        assert_eq!(of_value(&value(json!("{"))).map_err(|fault| fault.code), Err("BUTTONS_KIND"));
    }
}
