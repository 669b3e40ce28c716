//! Whether a text is one JavaScript expression, and where it is not.

use super::scan::{Scanner, TokenKind};
use crate::texts::Message;
use crate::value::Position;
use oxc_allocator::Allocator;
use oxc_ast::ast::Program;
use oxc_diagnostics::Diagnostics;
use oxc_parser::Parser;
use oxc_semantic::{Semantic, SemanticBuilder};
use oxc_span::SourceType;

/// The longest expression that is read, in bytes.
pub const MAX_LENGTH: usize = 256 * 1024;

/// The deepest nesting of brackets that is read.
pub const MAX_BRACKETS: usize = 64;

/// The longest chain of operators, names and brackets, one inside the other, that is read. `a + b + c` nests as deep as
/// `((a))` does; a comma or semicolon starts anew. The parser and every walk over its tree recurse, so that without
/// this and [`MAX_BRACKETS`] an expression could exhaust the stack of the thread that reads it.
pub const MAX_CHAIN: usize = 1000;

/// Why a text is no expression.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message} at {position}")]
pub struct SyntaxError {
    pub kind: SyntaxErrorKind,
    /// Byte offset in the expression.
    pub offset: usize,
    pub position: Position,
    /// The parser's own words, English.
    pub message: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SyntaxErrorKind {
    /// There is nothing but blanks and comments.
    Empty,
    /// Longer than [`MAX_LENGTH`], or deeper than [`MAX_BRACKETS`] or [`MAX_CHAIN`].
    TooComplex,
    /// What stands there is no JavaScript, or more than one expression.
    Unexpected,
}

impl SyntaxError {
    fn new(expression: &str, offset: usize, kind: SyntaxErrorKind, message: &str) -> Self {
        let offset = offset.min(expression.len());
        Self { kind, offset, position: Position::of(expression, offset), message: message.to_owned() }
    }

    /// What to tell the person who wrote the expression. The place is not in it: only the caller knows where the
    /// expression stands.
    pub fn message(&self) -> Message {
        match self.kind {
            SyntaxErrorKind::Empty => Message::new("expr-empty"),
            SyntaxErrorKind::TooComplex => Message::new("expr-too-complex"),
            SyntaxErrorKind::Unexpected => self.unexpected(),
        }
    }

    /// The parser's common complaints in the person's words; the others as they are, on a line of their own.
    fn unexpected(&self) -> Message {
        let words = self.message.as_str();
        let quoted = |after: &str| words.strip_prefix(after).and_then(|rest| rest.split('`').next());
        if let Some(expected) = quoted("Expected `") {
            return match words.rsplit('`').nth(1) {
                Some("EOF") => Message::new("expr-cut").with("expected", expected),
                found => {
                    Message::new("expr-expected").with("expected", expected).with("found", found.unwrap_or_default())
                }
            };
        }
        if let Some(character) = quoted("Invalid Character `") {
            return Message::new("expr-character").with("character", character);
        }
        match words {
            "Unexpected token" | "Unexpected end of file" => Message::new("expr-unexpected"),
            "Unterminated string" => Message::new("expr-unterminated-string"),
            "Unterminated multiline comment" => Message::new("expr-unterminated-comment"),
            "Invalid characters after number" => Message::new("expr-after-number"),
            words => Message::new("expr-unexpected-words").with("words", words),
        }
    }
}

/// The expression without a semicolon at its end and what follows that (comments); everything else as it was, so that
/// offsets stay.
pub fn without_semicolon(expression: &str) -> &str {
    let mut scanner = Scanner::new(expression, 0);
    let mut last = None;
    while let Some(token) = scanner.next_token() {
        last = Some(token);
    }
    match last {
        Some(token) if &expression[token.start..token.end] == ";" => &expression[..token.start],
        _ => expression,
    }
}

/// What is put around an expression to make a program of it. The line break before the closing bracket ends a comment.
const BEFORE: &str = "'use strict';(";
const AFTER: &str = "\n)";

/// An expression that is one, as a program: `BEFORE`, the expression, `AFTER`.
pub(super) struct Parsed<'a> {
    pub(super) semantic: Semantic<'a>,
}

impl Parsed<'_> {
    /// The offset in the expression of an offset in the program.
    pub(super) fn offset(&self, in_program: u32) -> usize {
        (in_program as usize).saturating_sub(BEFORE.len())
    }
}

/// Parses exactly one expression, a semicolon after it aside.
pub(super) fn parse<'a>(allocator: &'a Allocator, expression: &str) -> Result<Parsed<'a>, SyntaxError> {
    let fail = |offset, kind, words: &str| Err(SyntaxError::new(expression, offset, kind, words));
    if expression.len() > MAX_LENGTH {
        return fail(MAX_LENGTH, SyntaxErrorKind::TooComplex, "too long");
    }
    if let Some(offset) = too_deep(expression) {
        return fail(offset, SyntaxErrorKind::TooComplex, "nested too deeply");
    }
    let body = without_semicolon(expression);
    if Scanner::new(body, 0).next_token().is_none() {
        return fail(0, SyntaxErrorKind::Empty, "empty");
    }

    // First alone: only this tells `a) + (b` from an expression.
    if let Err(diagnostics) = Parser::new(allocator, allocator.alloc_str(body), SourceType::script()).parse_expression()
    {
        let (offset, words) = first_error(&diagnostics);
        return fail(offset.unwrap_or(body.len()), SyntaxErrorKind::Unexpected, &words);
    }
    // Then as a strict program: only a program has scopes and the errors that need them.
    let source: &'a str = allocator.alloc_str(&format!("{BEFORE}{body}{AFTER}"));
    let parsed = Parser::new(allocator, source, SourceType::script()).parse();
    if !parsed.diagnostics.is_empty() {
        let (offset, words) = first_error(&parsed.diagnostics);
        let offset = offset.map_or(body.len(), |offset| offset.saturating_sub(BEFORE.len()));
        return fail(offset, SyntaxErrorKind::Unexpected, &words);
    }
    let program: &'a Program<'a> = allocator.alloc(parsed.program);
    let built = SemanticBuilder::new().with_build_nodes(true).with_check_syntax_error(true).build(program);
    if !built.diagnostics.is_empty() {
        let (offset, words) = first_error(&built.diagnostics);
        let offset = offset.map_or(body.len(), |offset| offset.saturating_sub(BEFORE.len()));
        return fail(offset, SyntaxErrorKind::Unexpected, &words);
    }
    Ok(Parsed { semantic: built.semantic })
}

/// The place and the words of the first of the parser's errors.
fn first_error(diagnostics: &Diagnostics) -> (Option<usize>, String) {
    match diagnostics.first() {
        Some(first) => (first.labels.first().map(|label| label.offset() as usize), first.message.to_string()),
        None => (None, String::new()),
    }
}

/// Byte offset of the token that is nested deeper than is read.
fn too_deep(expression: &str) -> Option<usize> {
    let mut scanner = Scanner::new(expression, 0);
    // How long the chain is in each open bracket, and in all of them together.
    let mut chains = vec![0];
    let mut total = 0;
    while let Some(token) = scanner.next_token() {
        let depth = scanner.depth();
        while chains.len() > depth + 1 {
            total -= chains.pop().unwrap_or(0);
        }
        if token.kind == TokenKind::Separator {
            total -= std::mem::take(chains.last_mut()?);
        } else {
            *chains.last_mut()? += 1;
            total += 1;
        }
        while chains.len() < depth + 1 {
            chains.push(0);
        }
        if depth > MAX_BRACKETS || total > MAX_CHAIN {
            return Some(token.start);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts::Language;

    #[test]
    fn common_mistakes_are_told_without_the_parsers_words() {
        for (expression, expected) in [
            ("a +", "expr-unexpected"),
            ("f(a", "expr-cut"),
            ("[1 2]", "expr-expected"),
            ("'abc", "expr-unterminated-string"),
            ("a /* b", "expr-unterminated-comment"),
            ("“a”", "expr-character"),
            ("1a", "expr-after-number"),
            ("", "expr-empty"),
        ] {
            let allocator = Allocator::default();
            let error = parse(&allocator, expression).err().unwrap_or_else(|| panic!("{expression} is none"));
            assert_eq!(error.message().id(), expected, "{expression}: {error}");
            let russian = error.message().show(Language::Russian);
            assert!(!russian.contains("nexpected") && !russian.contains("nterminated"), "{russian}");
        }
    }
}
