//! Texts with a `parse_mode`: MarkdownV2 and HTML, refused in TDLib's words (`parse_markdown_v2`, `parse_html`).
//! Deliberately not here: the legacy `Markdown`, which the manual keeps for old bots only; it is refused like a mode
//! that does not exist.

use super::error::ApiError;
use crate::markup::{self, FormattedText, Markup, MarkupError, MarkupErrorKind};

/// The text as `mode` reads it; nothing where there is no mode or no text, and entities are to be read.
pub(super) fn parse(mode: Option<&str>, text: &str) -> Result<Option<FormattedText>, ApiError> {
    let Some(mode) = mode.filter(|mode| !text.is_empty() && !mode.is_empty()) else { return Ok(None) };
    let markup = match mode.to_ascii_lowercase().as_str() {
        "none" => return Ok(None),
        "markdownv2" => Markup::MarkdownV2,
        "html" => Markup::Html,
        _ => return Err(ApiError::bad_request("unsupported parse_mode")),
    };
    let parsed = markup::parse(markup, text);
    parsed.map(Some).map_err(|error| ApiError::bad_request(format!("can't parse entities: {}", words(text, &error))))
}

/// The fault in TDLib's words; places are bytes of the text.
fn words(text: &str, error: &MarkupError) -> String {
    use MarkupErrorKind::*;
    let offset = error.offset;
    match &error.kind {
        Reserved(character) => {
            format!("Character '{character}' is reserved and must be escaped with the preceding '\\'")
        }
        Unclosed(sign) => format!("Can't find end of {} entity at byte offset {offset}", entity(sign)),
        // The real server counts from the first byte of the address itself.
        UnclosedAddress => format!("Can't find end of a URL at byte offset {}", offset + "(".len()),
        NotEmojiOrTime => "Custom emoji entity must contain a tg://emoji URL".to_owned(),
        TimeFormat(_) => "Invalid date-time format specified".to_owned(),
        LessSign | UnknownTag(_) => unsupported_tag(text, offset),
        TagWithoutEnd(tag) if tag.starts_with('/') => format!("Unclosed end tag at byte offset {offset}"),
        TagWithoutEnd(_) => format!("Unclosed start tag at byte offset {offset}"),
        Attribute(tag) => format!("Empty attribute name in the tag \"{tag}\" at byte offset {offset}"),
        SpanClass => format!("Tag \"span\" must have class \"tg-spoiler\" at byte offset {offset}"),
        EmojiId => "Invalid custom emoji identifier specified".to_owned(),
        TagNotClosed(tag) => format!("Can't find end tag corresponding to start tag \"{tag}\""),
        EndTagAlone(_) => format!("Unexpected end tag at byte offset {offset}"),
        WrongEndTag { expected, found } => {
            format!("Unmatched end tag at byte offset {offset}, expected \"</{expected}>\", found \"</{found}>\"")
        }
        HalfCharacter => "Text contains invalid Unicode characters after decoding HTML entities, \
                          check for unmatched surrogate code units"
            .to_owned(),
    }
}

/// TDLib's name of the entity that begins with a sign of MarkdownV2.
fn entity(sign: &str) -> &'static str {
    match sign {
        "*" => "Bold",
        "_" => "Italic",
        "__" => "Underline",
        "~" => "Strikethrough",
        "||" => "Spoiler",
        "`" => "Code",
        "```" => "Pre",
        "[" => "TextUrl",
        "![" => "CustomEmoji",
        _ => "BlockQuote",
    }
}

/// Whatever follows `<` up to a space or `>` is a tag's name there, even if it is none.
fn unsupported_tag(text: &str, offset: usize) -> String {
    let name = text.get(offset + "<".len()..).unwrap_or_default();
    match name.find(|character: char| character == '>' || character.is_ascii_whitespace()) {
        Some(end) => {
            let name = name.get(..end).unwrap_or_default().to_lowercase();
            format!("Unsupported start tag \"{name}\" at byte offset {offset}")
        }
        None => format!("Unclosed start tag at byte offset {offset}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markup::{Entity, EntityKind};

    #[test]
    fn modes_are_told_apart_in_any_case_of_letters() {
        let bold = |offset, length| vec![Entity { offset, length, kind: EntityKind::Bold }];
        let check = |mode: &str, text: &str, expected: Option<(&str, Vec<Entity>)>| {
            let parsed = parse(Some(mode), text).unwrap_or_else(|error| panic!("{mode}: {}", error.description));
            assert_eq!(parsed.map(|parsed| (parsed.text, parsed.entities)), expected.map(|(t, e)| (t.to_owned(), e)));
        };
        check("MarkdownV2", "ё *жирно*", Some(("ё жирно", bold(2, 5))));
        check("markdownv2", "\\.", Some((".", Vec::new())));
        check("html", "<b>👍</b> &lt;", Some(("👍 <", bold(0, 2))));
        check("None", "*a*", None);
        check("", "*a*", None);
        check("no such mode", "", None);
        assert!(matches!(parse(None, "*a*"), Ok(None)));
        for mode in ["Markdown", "md", "xml"] {
            let error = parse(Some(mode), "a").expect_err(mode);
            assert_eq!((error.code, error.description.as_str()), (400, "Bad Request: unsupported parse_mode"));
        }
    }

    #[test]
    fn faults_have_the_words_of_the_real_server() {
        let check = |mode: &str, text: &str, expected: &str| {
            let error = parse(Some(mode), text).expect_err(text);
            let words = error.description.strip_prefix("Bad Request: can't parse entities: ");
            assert_eq!((error.code, words), (400, Some(expected)), "{text}");
        };
        let markdown = |text: &str, expected: &str| check("MarkdownV2", text, expected);
        markdown("Готово.", "Character '.' is reserved and must be escaped with the preceding '\\'");
        markdown("🏟 🏟_abac * asd ", "Can't find end of Bold entity at byte offset 15");
        markdown("🏟 🏟__🏟 🏟_", "Can't find end of Italic entity at byte offset 20");
        markdown("🏟 🏟__", "Can't find end of Underline entity at byte offset 9");
        markdown("~a", "Can't find end of Strikethrough entity at byte offset 0");
        markdown("🏟 🏟||test\\|", "Can't find end of Spoiler entity at byte offset 9");
        markdown("🏟 🏟`", "Can't find end of Code entity at byte offset 9");
        markdown("🏟 🏟```a", "Can't find end of Pre entity at byte offset 9");
        markdown("[a", "Can't find end of TextUrl entity at byte offset 0");
        markdown("🏟 🏟![👍", "Can't find end of CustomEmoji entity at byte offset 9");
        markdown("[telegram\\.org](asd", "Can't find end of a URL at byte offset 16");
        markdown("🏟 🏟![👍]", "Custom emoji entity must contain a tg://emoji URL");
        markdown("![x](tg://time?unix=1&format=q)", "Invalid date-time format specified");
        let html = |text: &str, expected: &str| check("HTML", text, expected);
        html("🏟 🏟&lt;<abacaba", "Unclosed start tag at byte offset 13");
        html("🏟 🏟&lt;<ABAC aba>", "Unsupported start tag \"abac\" at byte offset 13");
        html("1 < 2", "Unsupported start tag \"\" at byte offset 2");
        html("<b", "Unclosed start tag at byte offset 0");
        html("<i>a</i   ", "Unclosed end tag at byte offset 4");
        html("🏟 🏟&lt;<i   =aba>", "Empty attribute name in the tag \"i\" at byte offset 13");
        html("<span>a</span>", "Tag \"span\" must have class \"tg-spoiler\" at byte offset 0");
        html("<tg-emoji emoji-id=\"x\">a</tg-emoji>", "Invalid custom emoji identifier specified");
        html("🏟 🏟&lt;<i    aba>", "Can't find end tag corresponding to start tag \"i\"");
        html("🏟 🏟&lt;<b></b></b>", "Unexpected end tag at byte offset 20");
        html("🏟 🏟&lt;<i>a</em   >", "Unmatched end tag at byte offset 17, expected \"</i>\", found \"</em>\"");
        let halves = "Text contains invalid Unicode characters after decoding HTML entities, \
                      check for unmatched surrogate code units";
        html("&#xDFDF;", halves);
    }
}
