//! The program's words in Russian and English: messages as data (an id and its values), shown in a language on demand.
//!
//! Every text a person reads is a [`Message`]; the words stand in `assets/texts/<language>/*.ftl` (Fluent). Ids are
//! prefixed with the module that makes them, one file a module. Deliberately not here: which language is in use.

use fluent_templates::fluent_bundle::FluentValue;
use fluent_templates::{LanguageIdentifier, Loader, static_loader};
use std::borrow::Cow;
use std::collections::HashMap;
use unic_langid::langid;

static_loader! {
    static TEXTS = {
        locales: "./assets/texts",
        fallback_language: "en",
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

static RUSSIAN: LanguageIdentifier = langid!("ru");
static ENGLISH: LanguageIdentifier = langid!("en");

/// A language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub enum Language {
    #[default]
    #[serde(rename = "ru")]
    Russian,
    #[serde(rename = "en")]
    English,
}

impl Language {
    pub const ALL: [Self; 2] = [Self::Russian, Self::English];

    /// The language of a system locale such as `ru_RU.UTF-8`; English for every other.
    pub fn from_locale(locale: &str) -> Self {
        if locale.to_lowercase().starts_with("ru") { Self::Russian } else { Self::English }
    }

    fn identifier(self) -> &'static LanguageIdentifier {
        match self {
            Self::Russian => &RUSSIAN,
            Self::English => &ENGLISH,
        }
    }
}

/// A value put into a message; numbers choose plural forms.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg {
    Text(String),
    Number(i64),
    /// Another message, shown in the same language.
    Message(Box<Message>),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Message> for Arg {
    fn from(message: Message) -> Self {
        Self::Message(Box::new(message))
    }
}

macro_rules! arg_from_number {
    ($($number:ty),*) => {$(
        impl From<$number> for Arg {
            fn from(number: $number) -> Self {
                Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
            }
        }
    )*};
}
arg_from_number!(i32, i64, u32, u64, usize);

/// A text by its id, with the values that go into it; shown with [`Message::show`].
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    id: &'static str,
    args: Vec<(&'static str, Arg)>,
}

impl Message {
    /// The text with this id; `tests/texts` checks that each id in the sources is there in both languages.
    pub fn new(id: &'static str) -> Self {
        Self { id, args: Vec::new() }
    }

    /// Puts a value in for `{ $name }`.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((name, value.into()));
        self
    }

    pub fn id(&self) -> &'static str {
        self.id
    }

    /// The words in this language.
    pub fn show(&self, language: Language) -> String {
        let args: HashMap<Cow<'static, str>, FluentValue<'_>> = self
            .args
            .iter()
            .map(|(name, arg)| {
                let value = match arg {
                    Arg::Text(text) => FluentValue::from(text.as_str()),
                    Arg::Number(number) => FluentValue::from(*number),
                    Arg::Message(message) => FluentValue::from(message.show(language)),
                };
                (Cow::Borrowed(*name), value)
            })
            .collect();
        TEXTS.lookup_with_args(language.identifier(), self.id, &args)
    }
}

/// A text without values, in this language.
pub fn text(language: Language, id: &'static str) -> String {
    TEXTS.lookup(language.identifier(), id)
}
