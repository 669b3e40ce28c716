//! What a sign-in says in a terminal.

use crate::backend::SandboxPerson;
use crate::telegram::{CodeWay, NextWay, PasswordQuestion, SentCode};
use crate::texts::{Language, Message};

/// Where the code was sent, and how long it is.
pub(super) fn sent(code: &SentCode) -> Message {
    let message = match &code.way {
        CodeWay::App => Message::new("cli-login-code-app"),
        CodeWay::Sms => Message::new("cli-login-code-sms"),
        CodeWay::Call => Message::new("cli-login-code-call"),
        CodeWay::FlashCall { pattern } => Message::new("cli-login-code-flash-call").with("pattern", pattern.as_str()),
        CodeWay::MissedCall { prefix } => Message::new("cli-login-code-missed-call").with("prefix", prefix.as_str()),
        CodeWay::Email { pattern } => Message::new("cli-login-code-email").with("pattern", pattern.as_str()),
        CodeWay::Fragment { url } => Message::new("cli-login-code-fragment").with("url", url.as_str()),
        CodeWay::Other { name } => Message::new("cli-login-code-other").with("name", name.as_str()),
    };
    message.with("phone", code.phone.as_str()).with("length", code.length.unwrap_or(0))
}

/// How it can be sent next.
pub(super) fn next(code: &SentCode) -> Option<Message> {
    let way = match code.next? {
        NextWay::Sms => Message::new("cli-login-next-sms"),
        NextWay::Call => Message::new("cli-login-next-call"),
        NextWay::FlashCall => Message::new("cli-login-next-flash-call"),
        NextWay::MissedCall => Message::new("cli-login-next-missed-call"),
        NextWay::Fragment => Message::new("cli-login-next-fragment"),
    };
    Some(Message::new("cli-login-resend").with("way", way).with("seconds", code.wait))
}

/// The hint of the two-step password.
pub(super) fn hint(question: &PasswordQuestion) -> Message {
    match question.hint.as_deref().filter(|hint| !hint.is_empty()) {
        Some(hint) => Message::new("cli-login-hint").with("hint", hint),
        None => Message::new("cli-login-no-hint"),
    }
}

/// Someone of the sandbox, with what a rehearsal types.
pub(super) fn person(person: &SandboxPerson, language: Language) -> String {
    let code = Message::new("cli-sandbox-code").with("code", person.code.as_str()).show(language);
    let password = person.password.as_deref().map(|password| {
        format!("  {}", Message::new("cli-sandbox-password").with("password", password).show(language))
    });
    format!("  {}  {}  {code}{}", person.name, person.phone, password.unwrap_or_default())
}
