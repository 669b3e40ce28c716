//! Wrong usage in words: what clap found, told in the person's language.
//!
//! Deliberately not here: the help, which is in English like the names of the options.

use crate::secret::{Redactor, holds_session_string};
use crate::texts::{Language, Message};
use clap::error::{ContextKind, ErrorKind};
use std::borrow::Cow;
use std::ffi::OsString;

/// The language that `--lang` names, wherever it stands, though the rest could not be read.
pub(super) fn asked_language(words: &[OsString]) -> Option<Language> {
    let words: Vec<_> = words.iter().map(|word| word.to_string_lossy()).collect();
    let value = words.iter().enumerate().find_map(|(at, word)| match word.strip_prefix("--lang") {
        Some("") => words.get(at + 1).map(|next| next.as_ref()),
        Some(rest) => rest.strip_prefix('='),
        None => None,
    });
    match value? {
        "ru" => Some(Language::Russian),
        "en" => Some(Language::English),
        _ => None,
    }
}

/// Whether a bot token or a session string stands among the arguments, where every program of the computer can read it.
pub(super) fn holds_secret(words: &[OsString]) -> bool {
    words.iter().map(|word| word.to_string_lossy()).any(|word| {
        let is_masked = matches!(Redactor::default().redact(&word), Cow::Owned(_));
        is_masked || holds_session_string(&word)
    })
}

/// What is wrong, what may have been meant, and where the help is: a sentence a line.
pub(super) fn messages(error: &clap::Error) -> Vec<Message> {
    let text = |kind: ContextKind| error.get(kind).map(ToString::to_string).unwrap_or_default();
    let argument = text(ContextKind::InvalidArg);
    let value = text(ContextKind::InvalidValue);
    let wrong = match error.kind() {
        ErrorKind::UnknownArgument => Message::new("cli-usage-unknown-argument").with("argument", argument),
        ErrorKind::InvalidSubcommand => {
            Message::new("cli-usage-unknown-command").with("command", text(ContextKind::InvalidSubcommand))
        }
        ErrorKind::MissingRequiredArgument => Message::new("cli-usage-missing").with("argument", argument),
        ErrorKind::InvalidValue if value.is_empty() => Message::new("cli-usage-no-value").with("argument", argument),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            Message::new("cli-usage-value").with("value", value).with("argument", argument)
        }
        ErrorKind::ArgumentConflict => match text(ContextKind::PriorArg) {
            other if other == argument => Message::new("cli-usage-repeated").with("argument", argument),
            other => Message::new("cli-usage-conflict").with("argument", argument).with("other", other),
        },
        _ => Message::new("cli-usage-other"),
    };
    let known = Some(text(ContextKind::ValidValue)).filter(|known| !known.is_empty());
    let suggestion = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue]
        .into_iter()
        .map(text)
        .find(|suggestion| !suggestion.is_empty());
    let mut messages = vec![wrong];
    messages.extend(known.map(|known| Message::new("cli-usage-known-values").with("known", known)));
    messages.extend(suggestion.map(|text| Message::new("cli-usage-suggestion").with("suggestion", text)));
    messages.push(Message::new("cli-usage-help"));
    messages
}

#[cfg(test)]
mod tests {
    use super::super::arguments::Arguments;
    use super::*;
    use clap::Parser;

    fn check(words: &[&str], expected: &str) {
        let error = Arguments::try_parse_from([&["scenogram"], words].concat()).expect_err("wrong usage");
        let shown: Vec<_> = messages(&error).iter().map(|message| message.show(Language::Russian)).collect();
        assert_eq!(shown.first().map(String::as_str), Some(expected), "{words:?}: {error}");
    }

    #[test]
    fn wrong_usage_is_told_in_words() {
        check(&["run", "a.ron", "--no-such"], "Параметра «--no-such» нет.");
        check(&["runn"], "Команды «runn» нет.");
        check(&["run"], "Не хватает: <FILE>.");
        check(&["--size", "1280x800"], "Не хватает: --screenshot <FILE>.");
        check(&["run", "a.ron", "--data"], "У параметра «--data <NAME>» не указано значение.");
        check(&["run", "a.ron", "--set", "x"], "Значение «x» не подходит для «--set <PATH=JSON>».");
        check(&["run", "a.ron", "--format", "xml"], "Значение «xml» не подходит для «--format <FORMAT>».");
        check(&["run", "a.ron", "--step", "a", "--step", "b"], "«--step <ID>» можно указать только один раз.");
    }

    #[test]
    fn what_was_meant_is_suggested() {
        let error = Arguments::try_parse_from(["scenogram", "run", "a.ron", "--dry-rum"]).expect_err("wrong usage");
        let shown: Vec<_> = messages(&error).iter().map(|message| message.show(Language::English)).collect();
        assert!(shown.iter().any(|line| line.contains("--dry-run")), "{shown:?}");
    }

    #[test]
    fn secrets_are_found_among_the_arguments() {
        let holds = |word: String| holds_secret(&["scenogram".into(), word.into()]);
        let token = format!("1000000:{}", "x".repeat(35));
        assert!(holds(token.clone()) && holds(format!("--token={token}")) && holds(format!("a.b=\"{token}\"")));
        assert!(holds(format!("1Ag{}=", "A".repeat(349))));
        for word in ["connections", "--phone=+79990000001", "allValues.id=1000000", "1000000:short"] {
            assert!(!holds(word.to_owned()), "{word}");
        }
    }

    #[test]
    fn the_language_is_found_in_words_that_cannot_be_read() {
        let asked = |words: &[&str]| asked_language(&words.iter().map(OsString::from).collect::<Vec<_>>());
        assert_eq!(asked(&["scenogram", "runn", "--lang", "ru"]), Some(Language::Russian));
        assert_eq!(asked(&["scenogram", "--lang=en", "--no-such"]), Some(Language::English));
        assert_eq!(asked(&["scenogram", "--lang", "fr"]), None);
        assert_eq!(asked(&["scenogram", "--lang"]), None);
    }
}
