//! Walks over JavaScript source token by token: just enough to know which brackets, strings, templates, comments and
//! regular expressions a place is in, whatever else may be wrong with the source.
//!
//! The parser cannot serve here: it reads a whole text or nothing, and a field is full of text that is no JavaScript.
//! Deliberately not here: grammar. Source that is wrong is walked over all the same.

/// A piece of source that stands for itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: TokenKind,
    /// Byte offset of its first character.
    pub(super) start: usize,
    /// Byte offset after its last character.
    pub(super) end: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// Name, keyword or number.
    Word,
    /// String, regular expression, or a template without (more) substitutions.
    Literal,
    /// `(`, `[`, `{`, or a template up to its first `${`.
    Open,
    /// `)`, `]`, `}`, or a template from the `}` of its last substitution to its end.
    Close,
    /// The text of a template between two substitutions.
    Between,
    /// `,` or `;`
    Separator,
    Operator,
}

/// What a bracket or a template that is still open waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Frame {
    Parenthesis,
    Bracket,
    Brace,
    Substitution,
}

pub(super) struct Scanner<'s> {
    text: &'s str,
    at: usize,
    open: Vec<Frame>,
    /// How many of `open` a `}` would close.
    braces: usize,
    /// A `/` here would divide, rather than start a regular expression.
    after_value: bool,
    after_dot: bool,
}

/// Words after which a value follows, so that a `/` starts a regular expression.
const BEFORE_VALUE: &[&str] = &[
    "await",
    "case",
    "delete",
    "do",
    "else",
    "in",
    "instanceof",
    "new",
    "of",
    "return",
    "throw",
    "typeof",
    "void",
    "yield",
];

impl<'s> Scanner<'s> {
    /// Starts at byte `at` of `text`, which must lie between two characters.
    pub(super) fn new(text: &'s str, at: usize) -> Self {
        Self { text, at, open: Vec::new(), braces: 0, after_value: false, after_dot: false }
    }

    /// The next token, or none at the end of the text.
    pub(super) fn next_token(&mut self) -> Option<Token> {
        self.skip_blank();
        let start = self.at;
        let first = self.rest().chars().next()?;
        let kind = match first {
            '"' | '\'' => self.string(first),
            '`' => self.template_text(1, TokenKind::Literal, TokenKind::Open),
            '(' => self.bracket(Frame::Parenthesis),
            '[' => self.bracket(Frame::Bracket),
            '{' => {
                self.braces += 1;
                self.bracket(Frame::Brace)
            }
            ')' => self.close(Frame::Parenthesis),
            ']' => self.close(Frame::Bracket),
            '}' => self.close_brace(),
            ',' | ';' => self.operator(1, TokenKind::Separator),
            '/' if !self.after_value && self.regular_expression() => TokenKind::Literal,
            '+' | '-' if self.rest().starts_with("++") || self.rest().starts_with("--") => {
                // Whether it stands before or after a value, the next `/` is what it would have been without it.
                self.at += 2;
                TokenKind::Operator
            }
            '.' if !self.rest()[1..].starts_with(|next: char| next.is_ascii_digit()) => {
                let kind = self.operator(1, TokenKind::Operator);
                self.after_dot = true;
                return Some(Token { kind, start, end: self.at });
            }
            first if is_word(first) || first == '.' => self.word(first),
            other => self.operator(other.len_utf8(), TokenKind::Operator),
        };
        self.after_dot = false;
        Some(Token { kind, start, end: self.at })
    }

    /// How many brackets and substitutions are open.
    pub(super) fn depth(&self) -> usize {
        self.open.len()
    }

    /// Whether the next token is a `}` that nothing inside has opened: the end of a substitution around this source.
    /// Brackets left open before it do not hide it, so that `${f(}` ends where a person sees its end.
    pub(super) fn at_stray_brace(&mut self) -> bool {
        self.skip_blank();
        self.braces == 0 && self.rest().starts_with('}')
    }

    /// Byte offset of what comes next.
    pub(super) fn offset(&self) -> usize {
        self.at
    }

    fn rest(&self) -> &'s str {
        &self.text[self.at..]
    }

    fn skip_blank(&mut self) {
        loop {
            let rest = self.rest();
            let trimmed = rest.trim_start_matches(|next: char| next.is_whitespace() || next == '\u{feff}');
            self.at += rest.len() - trimmed.len();
            if trimmed.starts_with("//") {
                self.at += trimmed.find(['\n', '\r', '\u{2028}', '\u{2029}']).unwrap_or(trimmed.len());
            } else if let Some(comment) = trimmed.strip_prefix("/*") {
                self.at += comment.find("*/").map_or(trimmed.len(), |end| end + 4);
            } else {
                return;
            }
        }
    }

    fn operator(&mut self, length: usize, kind: TokenKind) -> TokenKind {
        self.at += length;
        self.after_value = false;
        kind
    }

    fn bracket(&mut self, frame: Frame) -> TokenKind {
        self.open.push(frame);
        self.operator(1, TokenKind::Open)
    }

    fn close(&mut self, frame: Frame) -> TokenKind {
        // A bracket that closes nothing changes nothing: the parser will name it.
        if self.open.last() == Some(&frame) {
            self.open.pop();
        }
        self.at += 1;
        self.after_value = true;
        TokenKind::Close
    }

    fn close_brace(&mut self) -> TokenKind {
        let mut closed = None;
        // Other brackets left open inside go with it.
        while let Some(frame) = self.open.pop() {
            if matches!(frame, Frame::Brace | Frame::Substitution) {
                self.braces -= 1;
                closed = Some(frame);
                break;
            }
        }
        match closed {
            Some(Frame::Substitution) => self.template_text(1, TokenKind::Close, TokenKind::Between),
            _ => {
                self.at += 1;
                self.after_value = true;
                TokenKind::Close
            }
        }
    }

    /// The text of a template from `skipped` bytes on: to its end, or to the next `${`, which is opened.
    fn template_text(&mut self, skipped: usize, at_end: TokenKind, at_substitution: TokenKind) -> TokenKind {
        self.at += skipped;
        let rest = self.rest();
        let mut characters = rest.char_indices();
        while let Some((index, next)) = characters.next() {
            match next {
                '\\' => {
                    characters.next();
                }
                '`' => {
                    self.at += index + 1;
                    self.after_value = true;
                    return at_end;
                }
                '$' if rest[index..].starts_with("${") => {
                    self.open.push(Frame::Substitution);
                    self.braces += 1;
                    self.operator(index + 2, at_substitution);
                    return at_substitution;
                }
                _ => {}
            }
        }
        self.at = self.text.len();
        at_end
    }

    fn string(&mut self, quote: char) -> TokenKind {
        let mut characters = self.rest().char_indices().skip(1);
        let mut end = None;
        while let Some((index, next)) = characters.next() {
            match next {
                '\\' => {
                    characters.next();
                }
                // A string that is not closed ends with its line.
                '\n' | '\r' => {
                    end = Some(index);
                    break;
                }
                _ if next == quote => {
                    end = Some(index + 1);
                    break;
                }
                _ => {}
            }
        }
        self.at = end.map_or(self.text.len(), |end| self.at + end);
        self.after_value = true;
        TokenKind::Literal
    }

    /// Steps over a regular expression; false, and no step, where the slash closes on no line of its own.
    fn regular_expression(&mut self) -> bool {
        let mut characters = self.rest().char_indices().skip(1);
        let mut in_class = false;
        while let Some((index, next)) = characters.next() {
            match next {
                '\\' => {
                    characters.next();
                }
                '[' => in_class = true,
                ']' => in_class = false,
                '\n' | '\r' | '\u{2028}' | '\u{2029}' => return false,
                '/' if !in_class => {
                    self.at += index + 1;
                    // The flags are part of it, not a name.
                    let flags = self.rest().find(|next: char| !next.is_ascii_alphabetic());
                    self.at += flags.unwrap_or(self.rest().len());
                    self.after_value = true;
                    return true;
                }
                _ => {}
            }
        }
        false
    }

    fn word(&mut self, first: char) -> TokenKind {
        let rest = self.rest();
        let number = first.is_ascii_digit() || first == '.';
        let length = rest.find(|next: char| !(is_word(next) || number && next == '.')).unwrap_or(rest.len());
        self.at += length;
        self.after_value = self.after_dot || !BEFORE_VALUE.contains(&&rest[..length]);
        TokenKind::Word
    }
}

fn is_word(next: char) -> bool {
    next.is_alphanumeric() || matches!(next, '_' | '$' | '#' | '\u{200c}' | '\u{200d}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str, expected: &[&str]) {
        let mut scanner = Scanner::new(text, 0);
        let mut found = Vec::new();
        while let Some(token) = scanner.next_token() {
            found.push(&text[token.start..token.end]);
        }
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn tokens() {
        check("", &[]);
        check(" a.b + 1.5e3 ", &["a", ".", "b", "+", "1.5e3"]);
        check("x /* } */ // }", &["x"]);
        check("'}\\'' + \"}\"", &["'}\\''", "+", "\"}\""]);
        check("'open\n}", &["'open", "}"]);
        check("a / b / c", &["a", "/", "b", "/", "c"]);
        check("a++ / b / c", &["a", "++", "/", "b", "/", "c"]);
        check("f(/[/}]\\/}/g)", &["f", "(", "/[/}]\\/}/g", ")"]);
        check("typeof /}/", &["typeof", "/}/"]);
        check("a.in /}/ b", &["a", ".", "in", "/", "}", "/", "b"]);
        check("`a` + `b${`c${d}`}e${f}`", &["`a`", "+", "`b${", "`c${", "d", "}`", "}e${", "f", "}`"]);
        check("сотрудники[0]", &["сотрудники", "[", "0", "]"]);
        check("/* open", &[]);
    }

    proptest! {
        #[test]
        fn always_goes_on(text in "[a/'\"`${}()\\[\\]\\\\ \n,;.+я№1]{0,60}|\\PC{0,60}") {
            let mut scanner = Scanner::new(&text, 0);
            let mut last = 0;
            while let Some(token) = scanner.next_token() {
                prop_assert!(token.start >= last && token.end > token.start && token.end <= text.len());
                prop_assert!(text.get(token.start..token.end).is_some());
                last = token.end;
            }
            prop_assert_eq!(scanner.offset(), text.len());
        }
    }
}
