//! The only place that prints. Everything passes the redactor, but for what [`out_with_secrets`] is given.

use crate::secret::Redactor;
use crate::texts::{Language, Message};
use std::io::{self, Write};
use std::panic::PanicHookInfo;

/// One result, to stdout.
pub(super) fn out(text: &str) {
    out_with_secrets(&Redactor::global().redact(text));
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
