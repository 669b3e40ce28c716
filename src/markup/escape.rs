//! Values put into a text so that they appear literally, wherever they are put.
//!
//! MarkdownV2 and HTML have escapes that work everywhere, in code and in addresses too. Markdown has not: neither a
//! backslash nor `&#42;` means anything inside `` `code` ``, and `**` next to punctuation is no longer bold. So for
//! Markdown every special character is replaced by a *stand-in*, a character of a private-use plane that CommonMark
//! takes for an ordinary letter, and [`restore`] puts the characters back after the text has been read.

use super::Markup;
use std::borrow::Cow;

/// The stand-in of the ASCII character `c` is `STAND_INS + c`.
const STAND_INS: u32 = 0x000f_0000;
/// Stands for nothing: put around each value, so that its edges count as letters and an empty one is not lost.
const EDGE: char = '\u{f0080}';
/// Says that the character after it is no stand-in.
const VERBATIM: char = '\u{f0081}';

/// Writes `value` so that it reads as itself inside a text of this markup.
///
/// The result is for [`super::parse`] only; in Markdown it is not for people to see.
pub fn escape(markup: Markup, value: &str) -> String {
    match markup {
        Markup::Plain => value.to_owned(),
        Markup::Markdown => stand_in(value),
        // Without anything between them `_` and `_` would be the sign of underline: an escaped carriage return vanishes.
        Markup::MarkdownV2 if value.is_empty() => "\\\r".to_owned(),
        Markup::MarkdownV2 => {
            let is_special = |character: char| character.is_ascii_punctuation() || character == '\n';
            let mut escaped = String::with_capacity(value.len());
            for character in value.chars() {
                if is_special(character) {
                    escaped.push('\\');
                }
                escaped.push(character);
            }
            escaped
        }
        Markup::Html => {
            let mut escaped = String::with_capacity(value.len());
            for character in value.chars() {
                match character {
                    '<' => escaped.push_str("&lt;"),
                    '>' => escaped.push_str("&gt;"),
                    '&' => escaped.push_str("&amp;"),
                    '"' => escaped.push_str("&quot;"),
                    '\'' => escaped.push_str("&#39;"),
                    other => escaped.push(other),
                }
            }
            escaped
        }
    }
}

fn stand_in(value: &str) -> String {
    let mut escaped = String::from(EDGE);
    for character in value.chars() {
        if character.is_ascii() && !character.is_ascii_alphanumeric() {
            escaped.extend(char::from_u32(STAND_INS + u32::from(character)));
        } else {
            if is_stand_in(character) {
                escaped.push(VERBATIM);
            }
            escaped.push(character);
        }
    }
    escaped.push(EDGE);
    escaped
}

/// Puts back what [`escape`] replaced for Markdown.
pub(super) fn restore(text: &str) -> Cow<'_, str> {
    if !text.contains(is_stand_in) {
        return Cow::Borrowed(text);
    }
    let mut restored = String::with_capacity(text.len());
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        match character {
            EDGE => {}
            VERBATIM => restored.extend(characters.next()),
            other if is_stand_in(other) => restored.extend(char::from_u32(u32::from(other) - STAND_INS)),
            other => restored.push(other),
        }
    }
    Cow::Owned(restored)
}

fn is_stand_in(character: char) -> bool {
    (STAND_INS..=u32::from(VERBATIM)).contains(&u32::from(character))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markup::parse;
    use crate::markup::properties::shown;

    /// `template` with `{}` for the value.
    fn check(markup: Markup, template: &str, value: &str, expected: &str) {
        let source = template.replace("{}", &escape(markup, value));
        match parse(markup, &source) {
            Ok(text) => assert_eq!(shown(&text), expected, "{template:?} with {value:?}"),
            Err(error) => panic!("{template:?} with {value:?}: {error}"),
        }
    }

    #[test]
    fn escapes_of_telegrams_own_markups() {
        assert_eq!(escape(Markup::Plain, "*<\\"), "*<\\");
        assert_eq!(escape(Markup::MarkdownV2, "5.0 (шт.)\n"), "5\\.0 \\(шт\\.\\)\\\n");
        assert_eq!(escape(Markup::Html, "<a & 'b' \"c\">"), "&lt;a &amp; &#39;b&#39; &quot;c&quot;&gt;");
    }

    #[test]
    fn markdown_takes_values_literally_anywhere() {
        for value in [
            "1. a",
            "- a",
            "# a",
            "> a",
            "+ a",
            "    a",
            "\ta",
            "a  \nb",
            "a\n\n\nb\n",
            "---",
            "***",
            "```",
            "`a`",
            "&amp;",
            "<b>",
            "http://a.b",
            "<http://a.b>",
            "[a](http://b.c)",
            "![a](b)",
            "\\*",
            "a_b_c",
            "||a||",
            "~~a~~",
            " a ",
            "[a]: http://b.c",
            "a | b\n--|--\nc | d",
            "=",
            "«a»",
            "\u{f0021}\u{f0080}\u{f0081}",
        ] {
            // A tab is kept as a space, as everywhere.
            let kept = value.replace('\t', " ");
            check(Markup::Markdown, "{}", value, &kept);
            check(Markup::Markdown, "x{}y", value, &format!("x{kept}y"));
            check(Markup::Markdown, "x**{}**y", value, &format!("x{{b:{kept}}}y"));
            check(Markup::Markdown, "`{}`", value, &format!("{{code:{kept}}}"));
            check(Markup::Markdown, "```\n{}\n```", value, &format!("{{pre:{kept}}}"));
            check(Markup::Markdown, "- {}\n- b", value, &format!("• {kept}\n• b"));
            check(Markup::Markdown, "> {}", value, &format!("{{quote:{kept}}}"));
            check(Markup::Markdown, "||{}||", value, &format!("{{spoiler:{kept}}}"));
            check(Markup::Markdown, "| a |\n|---|\n| {} |", value, &format!("a\n{kept}"));
        }
    }

    #[test]
    fn values_in_addresses() {
        let address = "https://example.com/a(b)_c?d=*&e='f'";
        let expected = format!("{{link {address}:x}}");
        check(Markup::Markdown, "[x]({})", address, &expected);
        check(Markup::MarkdownV2, "[x]({})", address, &expected);
        check(Markup::Html, "<a href=\"{}\">x</a>", address, &expected);
        check(Markup::Html, "<a href='{}'>x</a>", address, &expected);
    }

    #[test]
    fn telegrams_markups_take_values_literally_inside_formatting() {
        for value in ["*_~`|>#+-=|{}.!()[]\\", "<b>&lt;", "a\nb", ">a\n>b"] {
            check(Markup::MarkdownV2, "*{}*", value, &format!("{{b:{value}}}"));
            check(Markup::MarkdownV2, "`{}`", value, &format!("{{code:{value}}}"));
            check(Markup::MarkdownV2, ">{}", value, &format!("{{quote:{value}}}"));
            check(Markup::Html, "<b>{}</b>", value, &format!("{{b:{value}}}"));
        }
    }

    #[test]
    fn empty_values_break_nothing() {
        check(Markup::Markdown, "a, **{}**!", "", "a, !");
        check(Markup::Markdown, "a\n{}\nb", "", "a\n\nb");
        check(Markup::Markdown, "a\n\n{}\n\nb", "", "a\n\nb");
        check(Markup::Markdown, "{}", "", "");
        check(Markup::MarkdownV2, "a, _{}_\\!", "", "a, !");
        check(Markup::MarkdownV2, "`{}`", "", "");
        check(Markup::Html, "a, <b>{}</b>!", "", "a, !");
    }
}
