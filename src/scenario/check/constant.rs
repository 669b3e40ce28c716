//! Fields whose value is known without running anything.

use crate::expr::{self, Part};
use crate::scenario::FieldValue;
use crate::value::Json;

/// The value of a text without `${…}`, or of an expression that is a literal.
pub(super) fn constant(value: &FieldValue) -> Option<Json> {
    match value {
        FieldValue::Text(text) => literal_text(text).map(Json::String),
        FieldValue::Expr(source) => {
            let source = expr::without_semicolon(source).trim();
            if let Ok(json) = serde_json::from_str(source) {
                return Some(json);
            }
            let facts = expr::read(source).ok()?;
            let whole = facts.strings.into_iter().find(|string| string.range == (0..source.len()))?;
            Some(Json::String(whole.value))
        }
    }
}

/// What a text says if no value is put into it.
pub(super) fn literal_text(text: &str) -> Option<String> {
    let parts = expr::split_template(text).ok()?;
    let literals = parts.into_iter().map(|part| match part {
        Part::Literal(literal) => Some(literal),
        Part::Expression { .. } => None,
    });
    literals.collect()
}

/// A text that is left of a constant that was typed as one; other types give none.
pub(super) fn constant_text(value: &FieldValue) -> Option<String> {
    match constant(value)? {
        Json::String(text) => Some(text),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn literals_are_known_and_nothing_else() {
        let text = |source: &str| constant(&FieldValue::Text(source.into()));
        let expression = |source: &str| constant(&FieldValue::Expr(source.into()));
        assert_eq!(text("a \\${b}"), Some(json!("a ${b}")));
        assert_eq!(text("a ${b}"), None);
        assert_eq!(text("a ${"), None);
        assert_eq!(expression(" 12.5; "), Some(json!(12.5)));
        assert_eq!(expression("'a'"), Some(json!("a")));
        assert_eq!(expression("[1, 2]"), Some(json!([1, 2])));
        assert_eq!(expression("'a' + 'b'"), None);
        assert_eq!(expression("a.b"), None);
        assert_eq!(expression(""), None);
    }
}
