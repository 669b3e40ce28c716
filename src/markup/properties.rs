//! What holds for every text, and the way entities are written in the tables of the tests.

use super::*;
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

/// A text with its entities in brackets: `{b:bold {i:and italic}}`, `{link http://example.com:text}`.
pub(super) fn shown(text: &FormattedText) -> String {
    let mut shown = String::new();
    let mut ends: Vec<usize> = Vec::new();
    let mut entities = text.entities.iter().peekable();
    let mut utf16 = 0;
    for character in text.text.chars().map(Some).chain([None]) {
        while ends.last() == Some(&utf16) {
            ends.pop();
            shown.push('}');
        }
        while let Some(entity) = entities.next_if(|entity| entity.offset == utf16) {
            ends.push(entity.offset + entity.length);
            shown.push_str(&format!("{{{}:", label(&entity.kind)));
        }
        shown.extend(character);
        utf16 += character.map_or(0, char::len_utf16);
    }
    assert!(ends.is_empty() && entities.next().is_none(), "{text:?} has entities outside its text");
    shown
}

fn label(kind: &EntityKind) -> String {
    match kind {
        EntityKind::Bold => "b".into(),
        EntityKind::Italic => "i".into(),
        EntityKind::Underline => "u".into(),
        EntityKind::Strikethrough => "s".into(),
        EntityKind::Spoiler => "spoiler".into(),
        EntityKind::Blockquote => "quote".into(),
        EntityKind::ExpandableBlockquote => "expandable".into(),
        EntityKind::Code => "code".into(),
        EntityKind::Pre { language: None } => "pre".into(),
        EntityKind::Pre { language: Some(language) } => format!("pre {language}"),
        EntityKind::TextLink { url } => format!("link {url}"),
        EntityKind::TextMention { user_id } => format!("user {user_id}"),
        EntityKind::CustomEmoji { id } => format!("emoji {id}"),
        EntityKind::DateTime { unix_time, format: None } => format!("time {unix_time}"),
        EntityKind::DateTime { unix_time, format: Some(format) } => format!("time {unix_time} {format}"),
    }
}

const ALL: [Markup; 4] = [Markup::Plain, Markup::Markdown, Markup::MarkdownV2, Markup::Html];

/// Texts made of pieces of markup, so that many of them are nearly or wholly valid.
fn source() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "*",
        "**",
        "_",
        "__",
        "~",
        "~~",
        "|",
        "||",
        "`",
        "```",
        "```rust\n",
        "[",
        "]",
        "](http://t.me)",
        "](",
        ")",
        "![",
        "](tg://emoji?id=5)",
        "](tg://time?unix=5&format=r)",
        ">",
        "> ",
        "- ",
        "1. ",
        "# ",
        "\n",
        "\n\n",
        "\r\n",
        "    ",
        "\t",
        "|---|",
        "| a | b |",
        "<b>",
        "</b>",
        "<i>",
        "</i>",
        "<code>",
        "</code>",
        "<pre>",
        "</pre>",
        "<code class=\"language-x\">",
        "<blockquote>",
        "<blockquote expandable>",
        "</blockquote>",
        "<a href=\"t.me\">",
        "</a>",
        "</>",
        "<",
        "&lt;",
        "&#x1F44D;",
        "&",
        "\\",
        "\\*",
        "\0",
        "a",
        "b c",
        "Ёж",
        "👍",
        "👨‍👩‍👧",
        "e\u{301}",
        " ",
        "\u{f0020}",
        "\u{f0081}",
    ]);
    prop_oneof![prop::collection::vec(pieces, 0..40).prop_map(|pieces| pieces.concat()), ".{0,60}", "(?s).{0,40}",]
}

/// Whether two ranges do not overlap or one is inside the other.
fn nests(a: (usize, usize), b: (usize, usize)) -> bool {
    a.1 <= b.0 || b.1 <= a.0 || (a.0 <= b.0 && b.1 <= a.1) || (b.0 <= a.0 && a.1 <= b.1)
}

fn range(entity: &Entity) -> (usize, usize) {
    (entity.offset, entity.offset + entity.length)
}

fn check_valid(text: &FormattedText) {
    let borders: Vec<usize> = std::iter::once(0)
        .chain(text.text.chars().scan(0, |utf16, character| {
            *utf16 += character.len_utf16();
            Some(*utf16)
        }))
        .collect();
    let units: Vec<u16> = text.text.encode_utf16().collect();
    for (index, entity) in text.entities.iter().enumerate() {
        let (start, end) = range(entity);
        assert!(start < end && borders.contains(&start) && borders.contains(&end), "{entity:?} of {text:?}");
        let covered = String::from_utf16(&units[start..end]).expect("borders of characters");
        assert!(!covered.trim().is_empty(), "{entity:?} of {text:?}");
        for later in &text.entities[index + 1..] {
            assert!((start, std::cmp::Reverse(end)) <= (later.offset, std::cmp::Reverse(range(later).1)), "{text:?}");
            assert!(nests((start, end), range(later)), "{text:?}");
            let overlap = later.offset < end;
            let is_code = |kind: &EntityKind| matches!(kind, EntityKind::Code | EntityKind::Pre { .. });
            let is_quote =
                |kind: &EntityKind| matches!(kind, EntityKind::Blockquote | EntityKind::ExpandableBlockquote);
            assert!(!(overlap && is_code(&entity.kind)), "something in code: {text:?}");
            assert!(!(overlap && is_code(&later.kind) && !is_quote(&entity.kind)), "code in something: {text:?}");
            assert!(!(overlap && is_quote(&later.kind)), "a quotation in something: {text:?}");
        }
    }
}

/// Adjacent entities of the same kind as one, sorted.
fn merged(mut entities: Vec<Entity>) -> Vec<Entity> {
    entities.sort_by_key(|entity| (label(&entity.kind), entity.offset));
    let mut merged: Vec<Entity> = Vec::new();
    for entity in entities {
        match merged.last_mut() {
            Some(last) if last.kind == entity.kind && range(last).1 == entity.offset => last.length += entity.length,
            _ => merged.push(entity),
        }
    }
    merged
}

fn check_split(text: &FormattedText, limit: usize) {
    let parts = split(text, limit);
    let joined: String = parts.iter().map(|part| part.text.as_str()).collect();
    assert_eq!(joined, text.text);
    let graphemes: Vec<(usize, &str)> = text.text.grapheme_indices(true).collect();
    let (mut byte, mut utf16) = (0, 0);
    let mut shifted = Vec::new();
    for part in &parts {
        assert!(part.length() <= limit, "{part:?} is over {limit}");
        assert!(text.is_empty() || !part.is_empty());
        let length = part.utf16_length();
        assert!(part.entities.iter().all(|entity| entity.length > 0 && range(entity).1 <= length), "{part:?}");
        shifted.extend(part.entities.iter().cloned().map(|entity| Entity { offset: entity.offset + utf16, ..entity }));
        byte += part.text.len();
        utf16 += length;
        let cut = graphemes.iter().find(|(start, grapheme)| *start < byte && byte < start + grapheme.len());
        assert!(cut.is_none_or(|(_, grapheme)| grapheme.chars().count() > limit), "{cut:?} is cut in {parts:?}");
        for entity in &text.entities {
            let (start, end) = range(entity);
            let units: Vec<u16> = text.text.encode_utf16().collect();
            let covered = String::from_utf16(&units[start..end]).expect("borders of characters");
            let whole = graphemes.iter().all(|(at, grapheme)| {
                let (from, to) = (utf16_len(&text.text[..*at]), utf16_len(&text.text[..*at + grapheme.len()]));
                (to <= start || from >= start) && (to <= end || from >= end) && grapheme.chars().count() <= limit
            });
            assert!(
                !(start < utf16 && utf16 < end && whole && covered.chars().count() <= limit),
                "{entity:?} is cut in {parts:?}"
            );
        }
    }
    assert_eq!(merged(shifted), merged(text.entities.clone()), "{parts:?}");
}

proptest! {
    #[test]
    fn every_text_gives_valid_entities_or_an_error_with_its_place(source in source()) {
        for markup in ALL {
            match parse(markup, &source) {
                Ok(text) => {
                    check_valid(&text);
                    let runs: String = text.runs().iter().map(|run| run.text).collect();
                    prop_assert_eq!(&runs, &text.text);
                    check_valid(&text.trimmed());
                }
                Err(error) => {
                    prop_assert!(matches!(markup, Markup::MarkdownV2 | Markup::Html), "{markup:?}: {error}");
                    prop_assert!(source.is_char_boundary(error.offset));
                    prop_assert_eq!(error.position, crate::value::Position::of(&source, error.offset));
                }
            }
        }
    }

    #[test]
    fn an_escaped_value_reads_as_itself(value in source()) {
        let plain = parse(Markup::Plain, &value).expect("plain text is always valid");
        for markup in ALL {
            prop_assert_eq!(parse(markup, &escape(markup, &value)), Ok(plain.clone()), "{:?}", markup);
        }
    }

    #[test]
    fn an_escaped_value_reads_as_itself_inside_formatting(value in source()) {
        let plain = parse(Markup::Plain, &value).expect("plain text is always valid").text;
        for (markup, before, after, kind) in [
            (Markup::Markdown, "**", "**", EntityKind::Bold),
            (Markup::Markdown, "x~~", "~~x", EntityKind::Strikethrough),
            (Markup::Markdown, "`", "`", EntityKind::Code),
            (Markup::Markdown, "> ", "", EntityKind::Blockquote),
            (Markup::MarkdownV2, "*", "*", EntityKind::Bold),
            (Markup::MarkdownV2, "`", "`", EntityKind::Code),
            (Markup::MarkdownV2, ">", "", EntityKind::Blockquote),
            (Markup::Html, "<b>", "</b>", EntityKind::Bold),
            (Markup::Html, "<pre>", "</pre>", EntityKind::Pre { language: None }),
        ] {
            let source = format!("{before}{}{after}", escape(markup, &value));
            let text = parse(markup, &source).expect("an escaped value is always valid");
            let x = if before.starts_with('x') { "x" } else { "" };
            prop_assert_eq!(&text.text, &format!("{x}{plain}{x}"));
            let entity = Entity { offset: x.len(), length: utf16_len(&plain), kind };
            let expected = if plain.trim().is_empty() { vec![] } else { vec![entity] };
            prop_assert_eq!(text.entities, expected, "{:?}", source);
        }
    }

    #[test]
    fn parts_fit_and_make_the_whole(source in source(), limit in 1usize..30) {
        for markup in ALL {
            if let Ok(text) = parse(markup, &source) {
                check_split(&text, limit);
            }
        }
    }

    #[test]
    fn parts_are_not_blank_where_white_space_is_short(text in "([а-яa-z👍.]{1,9}[ \n]{1,3}){0,20}[а-яa-z]", limit in 8usize..30) {
        for part in split(&FormattedText::plain(text.clone()), limit) {
            prop_assert!(!part.text.trim().is_empty(), "{text:?} by {limit}");
        }
    }
}
