//! A field's text split at `${…}`.
//!
//! A field's text is text, not source: only `\${` is special (a literal `${`), every other backslash and backtick stays
//! as it was typed.

use super::scan::Scanner;
use crate::texts::Message;
use crate::value::Position;

/// A stretch of a field's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Text as it will stand there.
    Literal(String),
    /// A JavaScript expression whose value is put in.
    Expression {
        /// What stands between `${` and `}`, blanks included.
        source: String,
        /// Byte offset of `source` in the field's text.
        start: usize,
    },
}

/// Why a text cannot be split.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{kind} at {position}")]
pub struct TemplateError {
    pub kind: TemplateErrorKind,
    /// Byte offset of the `${`.
    pub offset: usize,
    /// The place of the `${`.
    pub position: Position,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TemplateErrorKind {
    /// A `${` has no `}`.
    #[error("unclosed `${{`")]
    Unclosed,
    /// Nothing stands between `${` and `}`.
    #[error("empty `${{}}`")]
    Empty,
}

impl TemplateError {
    /// What to tell the person who wrote the text. The place is not in it.
    pub fn message(&self) -> Message {
        Message::new(match self.kind {
            TemplateErrorKind::Unclosed => "expr-template-unclosed",
            TemplateErrorKind::Empty => "expr-template-empty",
        })
    }
}

/// Splits a field's text at `${…}`. An expression ends at the `}` that JavaScript would take for its end: braces in
/// nested objects, strings, templates, comments and regular expressions are not it. Literal parts are never empty.
pub fn split_template(text: &str) -> Result<Vec<Part>, TemplateError> {
    let mut parts = Vec::new();
    let mut literal = String::new();
    let mut at = 0;
    while let Some(dollar) = text[at..].find("${").map(|found| at + found) {
        if text[at..dollar].ends_with('\\') {
            literal.push_str(&text[at..dollar - 1]);
            literal.push_str("${");
            at = dollar + 2;
            continue;
        }
        literal.push_str(&text[at..dollar]);
        let start = dollar + 2;
        let fail = |kind| TemplateError { kind, offset: dollar, position: Position::of(text, dollar) };
        let end = end_of_expression(text, start).ok_or_else(|| fail(TemplateErrorKind::Unclosed))?;
        let source = &text[start..end];
        if Scanner::new(source, 0).next_token().is_none() {
            return Err(fail(TemplateErrorKind::Empty));
        }
        if !literal.is_empty() {
            parts.push(Part::Literal(std::mem::take(&mut literal)));
        }
        parts.push(Part::Expression { source: source.to_owned(), start });
        at = end + 1;
    }
    literal.push_str(&text[at..]);
    if !literal.is_empty() {
        parts.push(Part::Literal(literal));
    }
    Ok(parts)
}

/// Byte offset of the `}` that ends the expression starting at `start`.
fn end_of_expression(text: &str, start: usize) -> Option<usize> {
    let mut scanner = Scanner::new(text, start);
    loop {
        if scanner.at_stray_brace() {
            return Some(scanner.offset());
        }
        scanner.next_token()?;
    }
}

/// Text as it stands in a template literal; line breaks stay, so that the expression can be read.
pub(super) fn escape(text: &str) -> String {
    text.replace('\\', "\\\\").replace('`', "\\`").replace("${", "\\${").replace('\r', "\\r")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(text: &str) -> Result<Vec<String>, (TemplateErrorKind, usize)> {
        let parts = split_template(text).map_err(|error| (error.kind, error.offset))?;
        Ok(parts
            .into_iter()
            .map(|part| match part {
                Part::Literal(literal) => literal,
                Part::Expression { source, start } => {
                    assert_eq!(&text[start..start + source.len()], source);
                    format!("<{source}>")
                }
            })
            .collect())
    }

    fn check(text: &str, expected: &[&str]) {
        assert_eq!(shown(text), Ok(expected.iter().map(|part| (*part).to_owned()).collect()), "{text:?}");
    }

    #[test]
    fn splits_at_expressions() {
        check("", &[]);
        check("Цена 5 $ и {скобки}", &["Цена 5 $ и {скобки}"]);
        check("Заказ № ${allValues.goods}, готов", &["Заказ № ", "<allValues.goods>", ", готов"]);
        check("${a}${b}", &["<a>", "<b>"]);
        check("$${a}", &["$", "<a>"]);
        check("http://x/${ id }?q={", &["http://x/", "< id >", "?q={"]);
    }

    #[test]
    fn only_an_escaped_dollar_is_special() {
        check(r"\${a} ${b}", &["${a} ", "<b>"]);
        check(r"C:\dir\n `x` \\", &[r"C:\dir\n `x` \\"]);
        check(r"\\${a}", &[r"\${a}"]);
    }

    #[test]
    fn an_expression_ends_where_javascript_ends_it() {
        check("${ {a: {b: 1}}.a }!", &["< {a: {b: 1}}.a >", "!"]);
        check("${'}'}${\"}\"}", &["<'}'>", "<\"}\">"]);
        check("${`a${b + `}`}`}c", &["<`a${b + `}`}`>", "c"]);
        check("${x.replace(/}/g, '')}c", &["<x.replace(/}/g, '')>", "c"]);
        check("${a /* } */}c", &["<a /* } */>", "c"]);
        check("${a // }\n}c", &["<a // }\n>", "c"]);
        check("${a / b} и ${c / d}", &["<a / b>", " и ", "<c / d>"]);
        check("${items.map(i => { return i.a })}", &["<items.map(i => { return i.a })>"]);
    }

    #[test]
    fn a_wrong_expression_still_has_an_end() {
        check("${a +} b ${c}", &["<a +>", " b ", "<c>"]);
        check("${f(} b ${c}", &["<f(>", " b ", "<c>"]);
        check("${a)} b", &["<a)>", " b"]);
    }

    #[test]
    fn errors_have_a_place() {
        assert_eq!(shown("a\n ${b"), Err((TemplateErrorKind::Unclosed, 3)));
        assert_eq!(shown("${it's}"), Err((TemplateErrorKind::Unclosed, 0)));
        assert_eq!(shown("№ ${}"), Err((TemplateErrorKind::Empty, 4)));
        assert_eq!(shown("${ /* нет */ }"), Err((TemplateErrorKind::Empty, 0)));
        let error = split_template("a\n ${b").unwrap_err();
        assert_eq!(error.position, Position { line: 2, column: 2 });
    }

    /// Expressions with braces wherever JavaScript allows them.
    fn expression() -> impl Strategy<Value = String> {
        let leaf = prop_oneof![
            Just("a".to_owned()),
            Just("1.5".to_owned()),
            Just("'}{'".to_owned()),
            Just("\"\\\"}\"".to_owned()),
            Just("/[/}]{1,2}/g".to_owned()),
            Just("`}`".to_owned()),
            Just("a.in".to_owned()),
        ];
        leaf.prop_recursive(4, 24, 3, |inner| {
            prop_oneof![
                inner.clone().prop_map(|x| format!("({x})")),
                inner.clone().prop_map(|x| format!("[{x}, {x}][0]")),
                inner.clone().prop_map(|x| format!("{{ a: {x} }}")),
                inner.clone().prop_map(|x| format!("`x${{{x}}}y`")),
                inner.clone().prop_map(|x| format!("typeof {x}")),
                inner.clone().prop_map(|x| format!("(b => {{ return {x} }})({x} /* }} */)")),
                (inner.clone(), inner.clone()).prop_map(|(x, y)| format!("{x} / {y}")),
                (inner.clone(), inner).prop_map(|(x, y)| format!("{x} + {y}")),
            ]
        })
    }

    proptest! {
        #[test]
        fn never_panics(text in "[a/'\"`${}()\\\\ \n]{0,40}|\\PC{0,40}") {
            let _ = split_template(&text);
        }

        #[test]
        fn finds_the_end_of_every_expression(source in expression()) {
            prop_assert!(crate::expr::read(&source).is_ok(), "not JavaScript: {}", source);
            let text = format!("a ${{{source}}} b}}");
            prop_assert_eq!(
                split_template(&text).unwrap(),
                vec![
                    Part::Literal("a ".into()),
                    Part::Expression { source, start: 4 },
                    Part::Literal(" b}".into()),
                ]
            );
        }
    }
}
