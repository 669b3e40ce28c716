//! The only place that prints. Everything passes the redactor, but for what [`out_with_secrets`] is given.

use crate::secret::Redactor;
use crate::texts::{Language, Message};
use crate::value::Json;
use std::borrow::Cow;
use std::io::{self, Write};
use std::panic::PanicHookInfo;

/// One result, to stdout.
pub(super) fn out(text: &str) {
    out_with_secrets(&Redactor::global().redact(text));
}

/// One JSON document, to stdout. Secrets are masked inside of it, so that it stays JSON whatever they look like.
pub(super) fn json(document: &Json) {
    let masked = masked(document, Redactor::global());
    out_with_secrets(&serde_json::to_string_pretty(&masked).expect("a JSON value always has a text"));
}

/// The same without secrets: texts with them masked, and a number that is one or holds one as a masked text.
fn masked(json: &Json, redactor: &Redactor) -> Json {
    match json {
        Json::Null | Json::Bool(_) => json.clone(),
        Json::Number(number) => match redactor.redact(&number.to_string()) {
            Cow::Borrowed(_) => json.clone(),
            Cow::Owned(shown) => Json::String(shown),
        },
        Json::String(text) => Json::String(redactor.redact(text).into_owned()),
        Json::Array(items) => items.iter().map(|item| masked(item, redactor)).collect(),
        Json::Object(fields) => {
            let field = |(name, value): (&String, &Json)| (redactor.redact(name).into_owned(), masked(value, redactor));
            Json::Object(fields.iter().map(field).collect())
        }
    }
}

/// One result that holds secrets on purpose: the sandbox's own, which open nothing else, and what a person has asked for
/// after a warning.
pub(super) fn out_with_secrets(text: &str) {
    let mut stdout = io::stdout().lock();
    // A reader that went away (`| head`) is no fault of ours.
    let _ = writeln!(stdout, "{text}").and_then(|()| stdout.flush());
}

/// One line about progress or a failure, to stderr.
pub(super) fn err(text: &str) {
    let _ = writeln!(io::stderr().lock(), "{}", Redactor::global().redact(text));
}

/// A sentence, to stderr.
pub(super) fn say(language: Language, message: &Message) {
    err(&message.show(language));
}

/// A question, to stderr; the answer follows on the same line.
pub(super) fn ask(language: Language, question: &Message) {
    let mut stderr = io::stderr().lock();
    let _ = write!(stderr, "{} ", Redactor::global().redact(&question.show(language))).and_then(|()| stderr.flush());
}

/// Makes panics print without secrets, and stand in the log.
pub fn install_panic_hook() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(|place| format!(" at {place}")).unwrap_or_default();
        err(&format!("internal error{place}: {}", payload(panic)));
        tracing::error!("internal error{place}: {}", payload(panic));
    }));
}

fn payload<'p>(panic: &'p PanicHookInfo<'_>) -> &'p str {
    let payload = panic.payload();
    let text = payload.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| payload.downcast_ref::<&str>().copied()).unwrap_or("unknown")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::secret::Secret;
    use serde_json::json;

    #[test]
    fn a_document_stays_one_whatever_is_masked() {
        let redactor = Redactor::default();
        for secret in ["12345678", "54321", "say \"please\""] {
            redactor.remember(&Secret::new(secret));
        }
        let document = json!({
            "chat": -1001234567890_i64, "phone": 12345678, "message_id": 54321, "other": 543210,
            "12345678": ["12345678", null, true, "I say \"please\""],
        });
        let expected = json!({
            "chat": "-100•••90", "phone": "•••", "message_id": "•••", "other": 543210,
            "•••": ["•••", null, true, "I •••"],
        });
        assert_eq!(masked(&document, &redactor), expected);
    }
}
