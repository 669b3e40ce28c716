//! Telegram's tags (Bot API "HTML style"), read as TDLib's `parse_html` does.

mod reference;
mod tag;

use super::builder::Mark;
use super::cursor::Cursor;
use super::{EntityKind, FormattedText, MarkupError, MarkupErrorKind, link};
use tag::Tag;

/// Reads a text.
pub(super) fn parse(source: &str) -> Result<FormattedText, MarkupError> {
    let mut reader = Reader { cursor: Cursor::new(source), open: Vec::new() };
    while let Some(character) = reader.cursor.rest().chars().next() {
        match character {
            '&' => reader.reference()?,
            '<' if reader.cursor.rest().starts_with("</") => reader.end_tag()?,
            '<' => reader.start_tag()?,
            text => reader.cursor.put(text),
        }
    }
    match reader.open.last() {
        Some(open) => Err(MarkupError::new(source, open.tag.at, MarkupErrorKind::TagNotClosed(open.tag.name.clone()))),
        None => Ok(reader.cursor.builder.finish()),
    }
}

struct Open {
    tag: Tag,
    mark: Mark,
    /// The language of a `code` inside a `pre`, and from where to where that `code` goes.
    code: Option<(String, usize, usize)>,
}

struct Reader<'a> {
    cursor: Cursor<'a>,
    open: Vec<Open>,
}

impl Reader<'_> {
    /// A character reference, or an ampersand that begins none.
    fn reference(&mut self) -> Result<(), MarkupError> {
        match reference::decode(self.cursor.rest()).map_err(|kind| self.cursor.error(self.cursor.at, kind))? {
            Some((character, length)) => {
                self.cursor.at += length;
                self.cursor.builder.push(character);
            }
            None => self.cursor.put('&'),
        }
        Ok(())
    }

    fn start_tag(&mut self) -> Result<(), MarkupError> {
        let (tag, end) = tag::read(self.cursor.source, self.cursor.at)?;
        self.cursor.at = end;
        let mark = self.cursor.builder.mark();
        self.open.push(Open { tag, mark, code: None });
        Ok(())
    }

    fn end_tag(&mut self) -> Result<(), MarkupError> {
        let at = self.cursor.at;
        let content = self.cursor.rest().get("</".len()..).unwrap_or_default();
        let Some((written, _)) = content.split_once('>') else {
            return Err(self
                .cursor
                .error(at, MarkupErrorKind::TagWithoutEnd(format!("/{}", tag::first_word(content)))));
        };
        self.cursor.at += "</".len() + written.len() + ">".len();
        let name = written.trim_end_matches(tag::is_space).to_lowercase();
        let Some(open) = self.open.pop() else {
            return Err(self.cursor.error(at, MarkupErrorKind::EndTagAlone(name)));
        };
        // `</>` ends whatever is open.
        if !name.is_empty() && name != open.tag.name {
            return Err(self.cursor.error(at, MarkupErrorKind::WrongEndTag { expected: open.tag.name, found: name }));
        }
        if let Some(kind) = self.kind(&open)? {
            self.cursor.builder.add(open.mark, kind);
        }
        Ok(())
    }

    /// What the tag makes of the text since it.
    fn kind(&mut self, open: &Open) -> Result<Option<EntityKind>, MarkupError> {
        let tag = &open.tag;
        let error = |kind| self.cursor.error(tag.at, kind);
        let (start, end) = (open.mark.offset(), self.cursor.builder.offset());
        if start == end {
            return Ok(None);
        }
        Ok(match tag.name.as_str() {
            "b" | "strong" => Some(EntityKind::Bold),
            "i" | "em" => Some(EntityKind::Italic),
            "u" | "ins" => Some(EntityKind::Underline),
            "s" | "strike" | "del" => Some(EntityKind::Strikethrough),
            "tg-spoiler" | "span" => Some(EntityKind::Spoiler),
            "a" => {
                let address = tag.attribute("href").filter(|address| !address.is_empty());
                link::link(address.unwrap_or_else(|| self.cursor.builder.since(open.mark)))
            }
            "tg-emoji" => {
                let id = tag.attribute("emoji-id").unwrap_or_default();
                Some(link::custom_emoji(id).ok_or_else(|| error(MarkupErrorKind::EmojiId))?)
            }
            "tg-time" => {
                let format = tag.attribute("format").map(str::to_owned);
                link::date_time(tag.attribute("unix").unwrap_or_default(), format).map_err(error)?
            }
            "blockquote" if tag.attribute("expandable").is_some() => Some(EntityKind::ExpandableBlockquote),
            "blockquote" => Some(EntityKind::Blockquote),
            "code" => {
                let language = tag.attribute("class").and_then(|class| class.strip_prefix("language-"));
                if let (Some(language), Some(parent)) = (language, self.open.last_mut()) {
                    parent.code = Some((language.to_owned(), start, end));
                }
                Some(EntityKind::Code)
            }
            // The language counts only if the code is all there is.
            "pre" => {
                let code = open
                    .code
                    .clone()
                    .filter(|(language, from, to)| !language.is_empty() && (*from, *to) == (start, end));
                Some(EntityKind::Pre { language: code.map(|(language, ..)| language) })
            }
            _ => None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markup::properties::shown;

    /// Entities are shown in brackets, see [`shown`].
    fn check(source: &str, expected: &str) {
        match parse(source) {
            Ok(text) => assert_eq!(shown(&text), expected, "{source:?}"),
            Err(error) => panic!("{source:?}: {error}"),
        }
    }

    fn check_error(source: &str, line: usize, column: usize, kind: MarkupErrorKind) {
        let error = parse(source).expect_err(source);
        assert_eq!((error.position.line, error.position.column, &error.kind), (line, column, &kind), "{source:?}");
        assert!(source.is_char_boundary(error.offset), "{source:?}");
    }

    #[test]
    fn styles_nest() {
        check("<b>a</b><strong>b</strong> <i>c</i><em>d</em>", "{b:a}{b:b} {i:c}{i:d}");
        check("<u>a</u><ins>b</ins> <s>c</s><strike>d</strike><del>e</del>", "{u:a}{u:b} {s:c}{s:d}{s:e}");
        check("<span class=\"tg-spoiler\">a</span><tg-spoiler>b</tg-spoiler>", "{spoiler:a}{spoiler:b}");
        check("👍<b>ж <i>к <u>п</u></i> ж</b >!", "👍{b:ж {i:к {u:п}} ж}!");
        check("<B>a</b><i>b</>", "{b:a}{i:b}");
        check("<b></b>a<b> </b>", "a ");
    }

    #[test]
    fn links_mentions_emoji_and_moments() {
        check("<a href=\"http://example.com/?a=1&amp;b=2\">x</a>", "{link http://example.com/?a=1&b=2:x}");
        check("<a href='example.com'>x</a> <a href=example.com>y</a>", {
            "{link http://example.com:x} {link http://example.com:y}"
        });
        check("<a>example.com</a> <a href=\"bad\">нет</a>", "{link http://example.com:example.com} нет");
        check("<a href=\"tg://user?id=123\">Имя</a>", "{user 123:Имя}");
        check("<tg-emoji emoji-id=\"536\">👍</tg-emoji>", "{emoji 536:👍}");
        check("<tg-time unix=\"1647531900\" format=\"wDT\">завтра</tg-time>", "{time 1647531900 wDT:завтра}");
        check("<tg-time unix=\"5\">x</tg-time><tg-time unix=\"0\">y</tg-time>", "{time 5:x}y");
    }

    #[test]
    fn code_and_quotations() {
        check("<code>a &lt; b</code>", "{code:a < b}");
        check("<pre>a\n b</pre>", "{pre:a\n b}");
        check("<pre><code class=\"language-python\">a</code></pre>", "{pre python:a}");
        check("<pre>x<code class=\"language-python\">a</code></pre>", "{pre:xa}");
        check("<code class=\"language-python\">a</code>", "{code:a}");
        check("<blockquote>a\nb</blockquote>c", "{quote:a\nb}c");
        check("<blockquote expandable>a</blockquote><blockquote expandable=\"\">b</blockquote>", {
            "{expandable:a}{expandable:b}"
        });
    }

    #[test]
    fn character_references() {
        check("&lt;&gt;&amp;&quot; &#1078;&#x436;&#128077;", "<>&\" жж👍");
        check("a & b &nbsp; &copy; > \"", "a & b &nbsp; &copy; > \"");
        check_error("я&#xD83D;", 1, 2, MarkupErrorKind::HalfCharacter);
    }

    #[test]
    fn tags_that_are_wrong_are_errors_with_their_place() {
        check_error("Ёж\n👍 <br/>", 2, 3, MarkupErrorKind::UnknownTag("br".into()));
        check_error("a <div>b</div>", 1, 3, MarkupErrorKind::UnknownTag("div".into()));
        check_error("ж < 5", 1, 3, MarkupErrorKind::LessSign);
        check_error("ж <b", 1, 3, MarkupErrorKind::TagWithoutEnd("b".into()));
        check_error("ж <a href=\"x", 1, 3, MarkupErrorKind::TagWithoutEnd("a".into()));
        check_error("<b>x</b", 1, 5, MarkupErrorKind::TagWithoutEnd("/b".into()));
        check_error("ж <b>x", 1, 3, MarkupErrorKind::TagNotClosed("b".into()));
        check_error("ж</b>", 1, 2, MarkupErrorKind::EndTagAlone("b".into()));
        check_error("<b>x<i>y</b></i>", 1, 9, MarkupErrorKind::WrongEndTag { expected: "i".into(), found: "b".into() });
        check_error("<b =x>y</b>", 1, 1, MarkupErrorKind::Attribute("b".into()));
        check_error("<a href=a/b>y</a>", 1, 1, MarkupErrorKind::Attribute("a".into()));
        check_error("<span>y</span>", 1, 1, MarkupErrorKind::SpanClass);
        check_error("<span class=\"red\">y</span>", 1, 1, MarkupErrorKind::SpanClass);
        check_error("<tg-emoji>y</tg-emoji>", 1, 1, MarkupErrorKind::EmojiId);
        check_error("<tg-time unix=\"1\" format=\"q\">y</tg-time>", 1, 1, MarkupErrorKind::TimeFormat("q".into()));
    }
}
