//! Markdown: CommonMark (read by pulldown-cmark) turned into what Telegram can show.
//!
//! Telegram has no lists, headings, tables or rules: lists become lines with "•" or numbers, headings bold lines, table
//! rows lines with " | ", a rule a dash. HTML stays as it is written. A line break in the source is one in the message,
//! and any number of blank lines between blocks is one blank line. Links that Telegram would not show lose their
//! address and keep their text.

mod spoiler;
mod writer;

use super::FormattedText;
use pulldown_cmark::{Options, Parser};

/// Reads a text; every text is valid.
pub(super) fn parse(source: &str) -> FormattedText {
    let source = source.replace("\r\n", "\n").replace('\r', "\n");
    let options = Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TABLES;
    let events: Vec<_> = Parser::new_ext(&source, options).into_offset_iter().collect();
    let signs = spoiler::signs(&source, &events);
    writer::write(&source, events, signs)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markup::properties::shown;

    /// Entities are shown in brackets, see [`shown`].
    fn check(source: &str, expected: &str) {
        assert_eq!(shown(&parse(source)), expected, "{source:?}");
    }

    #[test]
    fn styles() {
        check("**a** __b__ *c* _d_ ~~e~~ `f`", "{b:a} {b:b} {i:c} {i:d} {s:e} {code:f}");
        check("👍 **ж _к_** 5 * 3 * 2", "👍 {b:ж {i:к}} 5 * 3 * 2");
        check("***a***", "{b:{i:a}}");
        check("**a `b` c**", "{b:a }{code:b}{b: c}");
        check("**не закрыто", "**не закрыто");
        check("\\*a\\* &amp; &lt;", "*a* & <");
    }

    #[test]
    fn spoilers() {
        check("||a|| b ||c||", "{spoiler:a} b {spoiler:c}");
        check("||**a** b||", "{spoiler:{b:a} b}");
        check("**a ||b||**", "{b:a {spoiler:b}}");
        check("a || b || c", "a || b || c");
        check("||a", "||a");
        check("**a ||b** c||", "{b:a ||b} c||");
        check("||a\n\nb||", "||a\n\nb||");
        check("\\||a||", "||a||");
        check("\\\\||a||", "\\{spoiler:a}");
        check("`||a||` |||b||| ||||", "{code:||a||} |||b||| ||||");
        check("||a\nb||", "{spoiler:a\nb}");
    }

    #[test]
    fn blocks_are_apart_as_they_were_written() {
        check("a\nb\n\n\n\nc  \nd\n", "a\nb\n\nc\nd");
        check("# Заголовок _x_\nтекст", "{b:Заголовок {i:x}}\nтекст");
        check("a\n\n## b\n\nc", "a\n\n{b:b}\n\nc");
        check("a\r\n\r\nb\rc", "a\n\nb\nc");
        check("a\n\n---\n\nb", "a\n\n———\n\nb");
        check("\n\n  a  \n", "a");
        check("", "");
    }

    #[test]
    fn lists() {
        check("a:\n- b\n- c\n\nd", "a:\n• b\n• c\n\nd");
        check("3. a\n4. b", "3. a\n4. b");
        check("- a\n  - b\n    1. c\n- d", "• a\n  • b\n    1. c\n• d");
        check("- a\n\n- b\n\n  c\n  d", "• a\n\n• b\n\n  c\n  d");
        check("- **a**\n-\n- - b", "• {b:a}\n• \n• • b");
        check("9. a\n10. b\n    - c", "9. a\n10. b\n    • c");
        check(&format!("{}a\nb", "- ".repeat(20)), &format!("{}a\n{}b", "• ".repeat(20), " ".repeat(24)));
        check("- [ ] a\n- [x] b", "• [ ] a\n• [x] b");
    }

    #[test]
    fn quotations_hold_one_level() {
        check("> a\n> b\n\nc", "{quote:a\nb}\n\nc");
        check("a\n> b\n>\n> c", "a\n{quote:b\n\nc}");
        check("> a\n>> b", "{quote:a\nb}");
        check("> - a\n> - b", "{quote:• a\n• b}");
        check("> ```\n> x\n> ```", "{quote:{pre:x}}");
        check("- > a", "• {quote:a}");
    }

    #[test]
    fn code_blocks() {
        check("```rust\nfn a() {\n\n}\n```\nb", "{pre rust:fn a() {\n\n}}\nb");
        check("```rust,ignore x\na\n```", "{pre rust:a}");
        check("a\n\n    b\n      c\n", "a\n\n{pre:b\n  c}");
        check("- a\n  ```\n  b\n    c\n  ```", "• a\n  {pre:b\n  c}");
    }

    #[test]
    fn links_and_images() {
        check("[a **b**](http://example.com)", "{link http://example.com:a {b:b}}");
        check("[a](tg://user?id=5) [b](/c) [d][e]\n\n[e]: example.com 'f'", {
            "{user 5:a} b {link http://example.com:d}"
        });
        check("<https://example.com> <a@b.com> https://example.com", {
            "{link https://example.com:https://example.com} a@b.com https://example.com"
        });
        check("![схема](https://example.com/a.png)", "{link https://example.com/a.png:схема}");
        check("![](https://example.com/a.png)", "{link https://example.com/a.png:https://example.com/a.png}");
        check("![👍](tg://emoji?id=5) ![x](tg://time?unix=5&format=r)", "{emoji 5:👍} {time 5 r:x}");
    }

    #[test]
    fn tables_and_html_stay_readable() {
        check("| a | **b** |\n|---|---|\n| c || \n| `d` | e |", "a | {b:b}\nc | \n{code:d} | e");
        check("a <b>b</b>\n\n<div>\nc\n</div>", "a <b>b</b>\n\n<div>\nc\n</div>");
        check("a < b & c > d", "a < b & c > d");
    }
}
