//! Telegram's strict dialect (Bot API "MarkdownV2 style"), read as TDLib's `parse_markdown_v2` does.

use super::builder::Mark;
use super::cursor::Cursor;
use super::{EntityKind, FormattedText, MarkupError, MarkupErrorKind, link};

/// The characters that must be escaped wherever they are no markup.
const RESERVED: &str = "_*[]()~`>#+-=|{}.!";

/// Reads a text.
pub(super) fn parse(source: &str) -> Result<FormattedText, MarkupError> {
    let mut reader = Reader { cursor: Cursor::new(source), open: Vec::new(), line_start: true, in_quote: false };
    while let Some(character) = reader.cursor.rest().chars().next() {
        reader.step(character)?;
    }
    reader.finish()
}

/// What was begun and not yet ended.
#[derive(Debug)]
struct Open {
    what: What,
    /// The byte where its sign stands.
    at: usize,
    mark: Mark,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum What {
    Bold,
    Italic,
    Underline,
    Strikethrough,
    Spoiler,
    Code,
    Pre { language: Option<String> },
    Link,
    Image,
    Quote,
}

impl What {
    /// The sign that begins it.
    fn sign(&self) -> &'static str {
        match self {
            Self::Bold => "*",
            Self::Italic => "_",
            Self::Underline => "__",
            Self::Strikethrough => "~",
            Self::Spoiler => "||",
            Self::Code => "`",
            Self::Pre { .. } => "```",
            Self::Link => "[",
            Self::Image => "![",
            Self::Quote => ">",
        }
    }

    /// Whether the text goes on with the sign that ends it.
    fn ends_at(&self, rest: &str) -> bool {
        match self {
            Self::Italic => rest.starts_with('_') && !rest.starts_with("__"),
            Self::Link | Self::Image => rest.starts_with(']'),
            Self::Quote => false,
            other => rest.starts_with(other.sign()),
        }
    }
}

struct Reader<'a> {
    cursor: Cursor<'a>,
    open: Vec<Open>,
    /// Whether `>` would be at the start of a line; signs of formatting may stand before it.
    line_start: bool,
    in_quote: bool,
}

impl Reader<'_> {
    fn unclosed(&self, open: &Open) -> MarkupError {
        self.cursor.error(open.at, MarkupErrorKind::Unclosed(open.what.sign()))
    }

    fn step(&mut self, character: char) -> Result<(), MarkupError> {
        let rest = self.cursor.rest();
        if let Some(escaped) = escaped(rest) {
            self.cursor.at += '\\'.len_utf8();
            self.put(escaped);
            return Ok(());
        }
        let top = self.open.last().map(|open| &open.what);
        if matches!(top, Some(What::Code | What::Pre { .. })) && character != '`' {
            // A line break in code neither ends a quotation nor begins one.
            self.put(character);
            self.line_start = false;
            return Ok(());
        }
        if character == '\n' {
            if self.in_quote && !rest.starts_with("\n>") {
                self.end_quote()?;
            }
            self.put(character);
            return Ok(());
        }
        if !RESERVED.contains(character) {
            self.put(character);
            return Ok(());
        }
        if top.is_some_and(|what| what.ends_at(rest)) { self.end() } else { self.begin(character) }
    }

    /// Takes one character as text.
    fn put(&mut self, character: char) {
        self.cursor.put(character);
        if character != '\r' {
            self.line_start = character == '\n';
        }
    }

    fn begin(&mut self, character: char) -> Result<(), MarkupError> {
        let rest = self.cursor.rest();
        let what = match character {
            '*' => What::Bold,
            '_' if rest.starts_with("__") => What::Underline,
            '_' => What::Italic,
            '~' => What::Strikethrough,
            '|' if rest.starts_with("||") => What::Spoiler,
            '[' => What::Link,
            '!' if rest.starts_with("![") => What::Image,
            '`' if rest.starts_with("```") => return self.begin_pre(),
            '`' => What::Code,
            '>' if self.line_start && self.in_quote => {
                self.cursor.at += 1;
                return Ok(());
            }
            '>' if self.line_start => {
                self.in_quote = true;
                What::Quote
            }
            _ => return Err(self.cursor.error(self.cursor.at, MarkupErrorKind::Reserved(character))),
        };
        let sign = what.sign().len();
        self.push(what, sign);
        Ok(())
    }

    fn push(&mut self, what: What, length: usize) {
        let mark = self.cursor.builder.mark();
        self.open.push(Open { what, at: self.cursor.at, mark });
        self.cursor.at += length;
    }

    /// The word right after the sign is the language, if white space follows it; one line break does not count.
    fn begin_pre(&mut self) -> Result<(), MarkupError> {
        let sign = "```".len();
        let content = self.cursor.rest().get(sign..).unwrap_or_default();
        let word_end = content.find(|character: char| character.is_ascii_whitespace() || character == '`');
        let (language, content) = match word_end.and_then(|end| content.split_at_checked(end)) {
            Some((word, rest)) if !word.is_empty() && !rest.starts_with('`') => (Some(word.to_owned()), rest),
            _ => (None, content),
        };
        let line_break = ["\r\n", "\n\r", "\n", "\r"].into_iter().find(|line_break| content.starts_with(line_break));
        let length = sign + language.as_ref().map_or(0, String::len) + line_break.map_or(0, str::len);
        self.push(What::Pre { language }, length);
        Ok(())
    }

    /// Ends the innermost formatting, whose sign stands here.
    fn end(&mut self) -> Result<(), MarkupError> {
        let Some(open) = self.open.pop() else { return Ok(()) };
        let kind = match open.what {
            What::Link | What::Image => return self.end_with_address(&open),
            What::Quote => return Ok(()),
            What::Bold => EntityKind::Bold,
            What::Italic => EntityKind::Italic,
            What::Underline => EntityKind::Underline,
            What::Strikethrough => EntityKind::Strikethrough,
            What::Spoiler => EntityKind::Spoiler,
            What::Code => EntityKind::Code,
            What::Pre { ref language } => EntityKind::Pre { language: language.clone() },
        };
        self.cursor.at += open.what.sign().len();
        self.cursor.builder.add(open.mark, kind);
        Ok(())
    }

    fn end_with_address(&mut self, open: &Open) -> Result<(), MarkupError> {
        self.cursor.at += ']'.len_utf8();
        let address = self.address()?;
        let kind = if open.what == What::Image {
            let address = address.ok_or_else(|| self.cursor.error(open.at, MarkupErrorKind::NotEmojiOrTime))?;
            Some(link::image(&address).map_err(|kind| self.cursor.error(open.at, kind))?)
        } else {
            // A link without an address is one to its own text.
            link::link(address.as_deref().unwrap_or_else(|| self.cursor.builder.since(open.mark)))
        };
        if let Some(kind) = kind {
            self.cursor.builder.add(open.mark, kind);
        }
        Ok(())
    }

    /// What stands in parentheses here, if something does.
    fn address(&mut self) -> Result<Option<String>, MarkupError> {
        if !self.cursor.rest().starts_with('(') {
            return Ok(None);
        }
        let begin = self.cursor.at;
        self.cursor.at += '('.len_utf8();
        let mut address = String::new();
        while let Some(character) = self.cursor.rest().chars().next() {
            let escaped = escaped(self.cursor.rest());
            self.cursor.at += character.len_utf8() + escaped.map_or(0, char::len_utf8);
            match escaped {
                Some(escaped) => address.push(escaped),
                None if character == ')' => return Ok(Some(address)),
                None => address.push(character),
            }
        }
        Err(self.cursor.error(begin, MarkupErrorKind::UnclosedAddress))
    }

    /// Ends the quotation before a line break or the end of the text; a spoiler's sign just before it is the mark of an
    /// expandable one.
    fn end_quote(&mut self) -> Result<(), MarkupError> {
        let before = self.cursor.source.get(..self.cursor.at).unwrap_or_default();
        let before = before.strip_suffix('\r').unwrap_or(before);
        let is_mark = |open: &Open| open.what == What::Spoiler && open.at + "||".len() == before.len();
        let is_expandable = self.open.pop_if(|open| is_mark(open)).is_some();
        let kind = if is_expandable { EntityKind::ExpandableBlockquote } else { EntityKind::Blockquote };
        match self.open.pop() {
            Some(open) if open.what == What::Quote => self.cursor.builder.add(open.mark, kind),
            Some(open) => return Err(self.unclosed(&open)),
            None => {}
        }
        self.in_quote = false;
        Ok(())
    }

    fn finish(mut self) -> Result<FormattedText, MarkupError> {
        if self.in_quote {
            self.end_quote()?;
        }
        match self.open.last() {
            Some(open) => Err(self.unclosed(open)),
            None => Ok(self.cursor.builder.finish()),
        }
    }
}

/// The character after a backslash here: every ASCII character can be escaped.
fn escaped(rest: &str) -> Option<char> {
    rest.strip_prefix('\\')?.chars().next().filter(|character| ('\u{1}'..='\u{7e}').contains(character))
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
        check("*жирный \\*текст*", "{b:жирный *текст}");
        check("_a_ __b__ ~c~ ||d||", "{i:a} {u:b} {s:c} {spoiler:d}");
        check("*b _bi ~bis ||bisp||~ __biu___ b*", "{b:b {i:bi {s:bis {spoiler:bisp}} {u:biu}} b}");
        check("___iu_**__", "{i:{u:iu}}");
        check("**a* *", "a ");
        check("👍 *b*", "👍 {b:b}");
    }

    #[test]
    fn code_takes_everything_but_backticks() {
        check("`a*b_.!`", "{code:a*b_.!}");
        check("`a\\`b\\\\`", "{code:a`b\\}");
        check("```\nline 1\nline 2```", "{pre:line 1\nline 2}");
        check("```rust\nfn a() {}\n```", "{pre rust:fn a() {}\n}");
        check("```rust```", "{pre:rust}");
        check("```c++ x```", "{pre c++: x}");
        check("*a `b` c*", "{b:a }{code:b}{b: c}");
    }

    #[test]
    fn links_mentions_emoji_and_moments() {
        check("[сайт](http://example.com/a_b\\)c)", "{link http://example.com/a_b)c:сайт}");
        check("[example\\.com]", "{link http://example.com:example.com}");
        check("[нет](адрес)", "нет");
        check("[Имя](tg://user?id=123)", "{user 123:Имя}");
        check("![👍](tg://emoji?id=5368324170671202286)", "{emoji 5368324170671202286:👍}");
        check("![завтра](tg://time?unix=1647531900&format=wDT)", "{time 1647531900 wDT:завтра}");
        check("![x](tg://time?unix=5)", "{time 5:x}");
        check("[*жирная* ссылка](example.com)", "{link http://example.com:{b:жирная} ссылка}");
    }

    #[test]
    fn quotations() {
        check(">a\n>b\nc", "{quote:a\nb}\nc");
        check(">a\n**>b\n>c||\nd", "{quote:a}\n{expandable:b\nc}\nd");
        check(">a||", "{expandable:a}");
        check(">a||\r\nb", "{expandable:a}\nb");
        check(">||a||||", "{expandable:{spoiler:a}}");
        check(">*a\n>b*", "{quote:{b:a\nb}}");
        check("x\n>\ny", "x\n\ny");
        check(">a\\\nb", "{quote:a\nb}");
        check(">`a\nb`", "{quote:{code:a\nb}}");
    }

    #[test]
    fn backslashes() {
        check("\\a\\1\\\\", "a1\\");
        check("\\ж\\", "\\ж\\");
    }

    #[test]
    fn reserved_characters_are_errors_with_their_place() {
        for character in "]()>#+-=|{}.!".chars() {
            check_error(&format!("Ёж 👍\nда{character}x"), 2, 3, MarkupErrorKind::Reserved(character));
        }
        check_error("a>b", 1, 2, MarkupErrorKind::Reserved('>'));
    }

    #[test]
    fn what_is_not_ended_is_an_error_where_it_began() {
        for (source, sign) in
            [("я *b", "*"), ("я _b", "_"), ("я __b", "__"), ("я ~b", "~"), ("я ||b", "||"), ("я `b", "`")]
        {
            check_error(source, 1, 3, MarkupErrorKind::Unclosed(sign));
        }
        check_error("```a", 1, 1, MarkupErrorKind::Unclosed("```"));
        check_error("a\n[b", 2, 1, MarkupErrorKind::Unclosed("["));
        check_error("*a _b*c_", 1, 8, MarkupErrorKind::Unclosed("_"));
        check_error(">*a\nb*", 1, 2, MarkupErrorKind::Unclosed("*"));
        check_error("*a\n>b*", 2, 3, MarkupErrorKind::Unclosed("*"));
        check_error("![👍](tg://emoji?id=1", 1, 5, MarkupErrorKind::UnclosedAddress);
        check_error("я ![👍](example.com)", 1, 3, MarkupErrorKind::NotEmojiOrTime);
        check_error("![👍]", 1, 1, MarkupErrorKind::NotEmojiOrTime);
        check_error("![x](tg://time?unix=1&format=q)", 1, 1, MarkupErrorKind::TimeFormat("q".into()));
    }
}
