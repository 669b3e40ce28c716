//! A field that changes its mode: its text as an expression with the same value, and back.
//!
//! Deliberately not here: text that is neither. It stays as it was typed, so that nothing is lost.

use super::read::{is_expression, read};
use super::syntax;
use super::template::{Part, escape, split_template};
use oxc_allocator::Allocator;
use oxc_ast::ast::{Expression, TemplateLiteral};
use oxc_parser::Parser;
use oxc_span::{GetSpan, SourceType};

/// A field's text as the expression that gives it: one `${…}` alone becomes what stands in it, text with `${…}` a
/// template in backticks, other text a string in quotes. Text that looks like an expression whose braces were left
/// out (`allValues.phone`, `sent`, `12`) is taken for one, and so is text that cannot be split.
pub fn as_expression(text: &str) -> String {
    let Ok(parts) = split_template(text) else { return text.to_owned() };
    match parts.as_slice() {
        [] => String::new(),
        [Part::Expression { source, .. }] => source.trim().to_owned(),
        [Part::Literal(literal)] if looks_like_expression(literal) => text.to_owned(),
        [Part::Literal(literal)] => string(literal),
        parts => {
            let mut template = String::from("`");
            for part in parts {
                match part {
                    Part::Literal(literal) => template.push_str(&escape(literal)),
                    Part::Expression { source, .. } => template.extend(["${", source, "}"]),
                }
            }
            template.push('`');
            template
        }
    }
}

/// An expression as the field's text that gives the same: strings, numbers and templates become plain text, anything
/// else is put into `${…}`; what is not an expression stays as it is.
pub fn as_text(expression: &str) -> String {
    let source = syntax::without_semicolon(expression).trim();
    if !is_expression(source) {
        return expression.to_owned();
    }
    let allocator = Allocator::default();
    let text = match Parser::new(&allocator, source, SourceType::script()).parse_expression() {
        Ok(Expression::StringLiteral(literal)) => Some(plain(literal.value.as_str())),
        Ok(Expression::NumericLiteral(_)) => Some(source.to_owned()),
        Ok(Expression::TemplateLiteral(template)) => template_text(&template, source),
        _ => None,
    };
    text.unwrap_or_else(|| format!("${{{source}}}"))
}

fn template_text(template: &TemplateLiteral<'_>, source: &str) -> Option<String> {
    let mut text = String::new();
    for (index, quasi) in template.quasis.iter().enumerate() {
        text.push_str(&plain(quasi.value.cooked.as_ref()?.as_str()));
        if let Some(expression) = template.expressions.get(index) {
            let span = expression.span();
            text.extend(["${", source.get(span.start as usize..span.end as usize)?, "}"]);
        }
    }
    Some(text)
}

/// Text in which `${` is no expression.
fn plain(text: &str) -> String {
    text.replace("${", "\\${")
}

fn looks_like_expression(text: &str) -> bool {
    // A word in another script (`Привет`) could name a variable too, but is far more often just a word.
    read(text).is_ok_and(|facts| facts.names.iter().all(|free| free.name.is_ascii()))
}

/// A string literal in double quotes.
fn string(text: &str) -> String {
    // A JSON string is a JavaScript string.
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn text_becomes_an_expression() {
        let check = |text: &str, expected: &str| assert_eq!(as_expression(text), expected, "{text}");
        check("", "");
        check("${ allValues.phone }", "allValues.phone");
        check("№ ${allValues.goods}, готов", "`№ ${allValues.goods}, готов`");
        check("a ` \\ ${b}", "`a \\` \\\\ ${b}`");
        check("цена \\${ и ${b}", "`цена \\${ и ${b}`");
        check("Здравствуйте!", "\"Здравствуйте!\"");
        check("Привет", "\"Привет\"");
        check("allValues.phone", "allValues.phone");
        check("12", "12");
        check("\"№ \" + allValues.goods", "\"№ \" + allValues.goods");
        check("две\nстроки", "\"две\\nстроки\"");
        check("${unclosed", "${unclosed");
    }

    #[test]
    fn an_expression_becomes_text() {
        let check = |expression: &str, expected: &str| assert_eq!(as_text(expression), expected, "{expression}");
        check("", "");
        check("allValues.phone;", "${allValues.phone}");
        check("`№ ${ allValues.goods }, готов`", "№ ${allValues.goods}, готов");
        check("'it\\'s ${x}'", "it's \\${x}");
        check("12", "12");
        check("a + 'b'", "${a + 'b'}");
        check("tag`x`", "${tag`x`}");
        check("({a: 1})", "${({a: 1})}");
        check("a b", "a b");
    }

    proptest! {
        #[test]
        fn nothing_is_lost_on_the_way_there_and_back(
            words in proptest::collection::vec("[а-я ,.!`\\\\\n]{1,6}", 2..4),
        ) {
            // So that it is not an expression by itself.
            let text = format!("№ {}", words.join("${allValues.x + 1}"));
            let expression = as_expression(&text);
            prop_assert!(is_expression(&expression), "{expression}");
            prop_assert_eq!(as_text(&expression), text);
        }

        #[test]
        fn any_text_is_taken(text in "\\PC{0,40}") {
            let _ = as_text(&as_expression(&text));
        }
    }
}
