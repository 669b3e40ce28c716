//! Texts: what can be shown as one, and how long it may be after its formatting.

use super::{RuleFault, limits};
use crate::texts::Message;
use crate::value::{Evaluated, ValueKind};

/// A value as text: texts, numbers, yes/no and dates, as JavaScript shows them; `NOT_A_TEXT`.
pub fn line(value: &Evaluated) -> Result<String, RuleFault> {
    showable(value.kind).map(|()| value.text.clone())
}

/// Whether values of this kind can be shown inside a text; `NOT_A_TEXT`.
pub fn showable(kind: ValueKind) -> Result<(), RuleFault> {
    let message = match kind {
        ValueKind::Object => Message::new("rules-text-object"),
        ValueKind::Array => Message::new("rules-text-array"),
        _ => return Ok(()),
    };
    Err(RuleFault::error("NOT_A_TEXT", message))
}

/// What a text is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextSetting {
    /// It takes the place of a text that is there.
    pub editing: bool,
    /// It goes with files, as their caption.
    pub with_files: bool,
}

/// What is to be said of a text of so many characters, formatting and blanks around it aside: too long a new one goes
/// out in parts (`TEXT_LONG`, `CAPTION_LONG`), an edited one not at all (`EDIT_LONG`). An edited text that no media can
/// have as its caption is a warning (`EDIT_CAPTION_LONG`): only Telegram knows whether the message has some.
pub fn length(count: usize, setting: TextSetting) -> Option<RuleFault> {
    let TextSetting { editing, with_files } = setting;
    let most = if with_files { limits::CAPTION } else { limits::TEXT };
    let says = |message: Message, most: usize| message.with("count", count).with("most", most);
    if count > most {
        return Some(match (editing, with_files) {
            (true, _) => RuleFault::error("EDIT_LONG", says(Message::new("rules-edit-long"), most)),
            (false, true) => RuleFault::warning("CAPTION_LONG", says(Message::new("rules-caption-long"), most)),
            (false, false) => RuleFault::warning("TEXT_LONG", says(Message::new("rules-text-long"), most)),
        });
    }
    let warning = || says(Message::new("rules-edit-caption-long"), limits::CAPTION);
    (editing && count > limits::CAPTION).then(|| RuleFault::warning("EDIT_CAPTION_LONG", warning()))
}

/// The fault of a text of which nothing is left, where nothing else is sent with it; `TEXT_EMPTY`.
pub fn empty(setting: TextSetting) -> Option<RuleFault> {
    let message = match setting {
        TextSetting { with_files: true, .. } => return None,
        TextSetting { editing: true, .. } => Message::new("rules-edit-text-empty"),
        TextSetting { editing: false, .. } => Message::new("rules-text-empty"),
    };
    Some(RuleFault::error("TEXT_EMPTY", message))
}

/// The fault of an edit that changes nothing.
pub fn nothing_to_edit() -> RuleFault {
    RuleFault::error("EDIT_NOTHING", Message::new("rules-edit-nothing"))
}

/// Whether Telegram takes a vCard of this length; `VCARD_LONG`.
pub fn vcard(text: &str) -> Result<(), RuleFault> {
    if text.len() <= limits::VCARD {
        return Ok(());
    }
    let message = Message::new("rules-vcard-long").with("bytes", text.len()).with("most", limits::VCARD);
    Err(RuleFault::error("VCARD_LONG", message))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::Severity;
    use serde_json::json;

    #[test]
    fn lengths_count_for_what_the_text_is_for() {
        let check = |count, editing, with_files, expected: Option<(Severity, &str)>| {
            let found = length(count, TextSetting { editing, with_files });
            assert_eq!(found.map(|fault| (fault.severity, fault.code)), expected, "{count} {editing} {with_files}");
        };
        check(4096, false, false, None);
        check(4097, false, false, Some((Severity::Warning, "TEXT_LONG")));
        check(1024, false, true, None);
        check(1025, false, true, Some((Severity::Warning, "CAPTION_LONG")));
        check(1024, true, false, None);
        check(1025, true, false, Some((Severity::Warning, "EDIT_CAPTION_LONG")));
        check(4097, true, false, Some((Severity::Error, "EDIT_LONG")));
        check(1025, true, true, Some((Severity::Error, "EDIT_LONG")));
    }

    #[test]
    fn objects_and_arrays_are_no_texts() {
        let text = |json| line(&Evaluated::from_json(json)).map_err(|fault| fault.code);
        assert_eq!(text(json!("a")), Ok("a".to_owned()));
        assert_eq!(text(json!(5)), Ok("5".to_owned()));
        assert_eq!(text(json!(true)), Ok("true".to_owned()));
        assert_eq!(text(json!({})), Err("NOT_A_TEXT"));
        assert_eq!(text(json!([1])), Err("NOT_A_TEXT"));
    }

    #[test]
    fn a_vcard_is_counted_in_bytes() {
        assert!(vcard(&"ы".repeat(1024)).is_ok());
        assert_eq!(vcard(&"ы".repeat(1025)).map_err(|fault| fault.code), Err("VCARD_LONG"));
    }
}
