//! Formatted text: Plain, Markdown, MarkdownV2 and HTML read into text and message entities, and the way back to pieces
//! that fit a limit.
//!
//! Whatever the format, Telegram gets text plus entities (Bot API `MessageEntity`, TL `MessageEntity*`), so both
//! connections send the same and an error has a place before anything is sent. The rules are those of the Bot API's
//! "Formatting options"; where it is silent, TDLib's behaviour. Deliberately not here: drawing, and how an entity is
//! written in a request.

mod builder;
mod cursor;
mod entity;
mod error;
mod escape;
mod find;
mod html;
mod link;
mod markdown;
mod markdown_v2;
#[cfg(test)]
mod properties;
mod settle;
mod split;
mod text;

pub use entity::{Entity, EntityKind, FormattedText, Run, utf16_len};
pub use error::{MarkupError, MarkupErrorKind};
pub use escape::escape;
pub use find::find_entities;
pub use split::split;
pub use text::{Text, TextEntity, TextEntityKind};

/// How a text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Markup {
    /// Nothing is special.
    Plain,
    /// CommonMark with `~~strikethrough~~`, tables and `||spoiler||`; every text is valid.
    Markdown,
    /// Telegram's strict dialect (Bot API "MarkdownV2 style").
    MarkdownV2,
    /// Telegram's tags (Bot API "HTML style").
    Html,
}

/// Reads a text written in `markup`.
///
/// Carriage returns vanish and other control characters but the line break become spaces, as Telegram does with them;
/// white space around the text stays (see [`FormattedText::trimmed`]). Only MarkdownV2 and HTML can fail.
pub fn parse(markup: Markup, text: &str) -> Result<FormattedText, MarkupError> {
    match markup {
        Markup::Plain => {
            let mut builder = builder::Builder::default();
            builder.push_str(text);
            Ok(builder.finish())
        }
        Markup::Markdown => Ok(markdown::parse(text)),
        Markup::MarkdownV2 => markdown_v2::parse(text),
        Markup::Html => html::parse(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_is_taken_as_it_is() {
        let text = " *a* <b>&amp;\n  # x ";
        assert_eq!(parse(Markup::Plain, text), Ok(FormattedText::plain(text)));
    }

    #[test]
    fn control_characters_are_treated_as_telegram_does() {
        assert_eq!(parse(Markup::Plain, "a\r\nb\tc\0d"), Ok(FormattedText::plain("a\nb c d")));
    }
}
