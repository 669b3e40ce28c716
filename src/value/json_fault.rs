//! Why a text is no JSON, in the person's words: the parser's own are English and meant for programmers.

use crate::texts::Message;

/// What is wrong at the error's place. The place itself is not in the sentence.
pub fn json_fault(error: &serde_json::Error) -> Message {
    let words = error.to_string();
    let words = words.split(" at line ").next().unwrap_or_default();
    Message::new(match words {
        "trailing comma" => "value-json-comma-too-many",
        "expected `,` or `}`" | "expected `,` or `]`" => "value-json-comma",
        "expected `:`" => "value-json-colon",
        "key must be a string" => "value-json-key",
        "trailing characters" => "value-json-after-end",
        "expected value" | "expected ident" => "value-json-value",
        "invalid number" | "number out of range" => "value-json-number",
        "invalid escape" | "lone leading surrogate in hex escape" | "unexpected end of hex escape" => {
            "value-json-escape"
        }
        "control character (\\u0000-\\u001F) found while parsing a string" => "value-json-control",
        "recursion limit exceeded" => "value-json-deep",
        words if words.starts_with("EOF while parsing") => "value-json-cut",
        words if words.starts_with("invalid type") => "value-json-object",
        _ => "value-json-other",
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Variables;

    #[test]
    fn common_mistakes_have_sentences_of_their_own() {
        for (text, expected) in [
            ("{\"a\": 1,}", "value-json-comma-too-many"),
            ("{\"a\": 1", "value-json-cut"),
            ("{\"a\": \"x", "value-json-cut"),
            ("", "value-json-cut"),
            ("{\"a\": 1 \"b\": 2}", "value-json-comma"),
            ("{\"a\" 1}", "value-json-colon"),
            ("{a: 1}", "value-json-key"),
            ("{} {}", "value-json-after-end"),
            ("{\"a\": }", "value-json-value"),
            ("{\"a\": nul}", "value-json-value"),
            ("{\"a\": 01}", "value-json-number"),
            ("{\"a\": \"\\q\"}", "value-json-escape"),
            ("{\"a\": \"x\ny\"}", "value-json-control"),
            ("[1]", "value-json-object"),
        ] {
            let error = serde_json::from_str::<Variables>(text).expect_err(text);
            assert_eq!(json_fault(&error).id(), expected, "{text}: {error}");
        }
        let deep = "[".repeat(1000);
        let error = serde_json::from_str::<crate::value::Json>(&deep).expect_err("too deep");
        assert_eq!(json_fault(&error).id(), "value-json-deep", "{error}");
    }
}
