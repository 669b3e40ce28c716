//! An exception of the engine as a failure: its kind, its words, its place.

use super::context::FILE_NAME;
use super::frame::{Fault, Reply};
use crate::engine::EvaluationError;
use crate::value::Position;
use rquickjs::{Coerced, Ctx, Error, FromJs, Object, Value};

/// Words longer than this are cut: what a script throws can be of any length.
const MAX_WORDS: usize = 500;

/// What the engine's error says about the source.
pub(super) fn describe(ctx: &Ctx<'_>, error: &Error, source: &str) -> Reply {
    let failed = |kind, message: String, position| Reply::Failure { kind, message, position };
    match error {
        Error::Exception => {}
        Error::Allocation => return failed(Fault::MemoryLimit, "out of memory".into(), None),
        other => return failed(Fault::Exception, cut(&other.to_string()), None),
    }
    let thrown = ctx.catch();
    // With no memory left for an error the engine throws a bare null. A script can do that too, but has to say so.
    if thrown.is_null() && !source.contains("throw") {
        return failed(Fault::MemoryLimit, "out of memory".into(), None);
    }
    let Some(object) = thrown.as_object().filter(|object| object.is_error()) else {
        return failed(Fault::Exception, cut(&shown(ctx, &thrown)), None);
    };
    let property = |name: &str| text_property(ctx, object, name);
    let (name, message, stack) = (property("name"), property("message"), property("stack"));
    let position = position(&stack, source);
    let words = if message.is_empty() { name.clone() } else { message };
    match name.as_str() {
        "ReferenceError" => match words.strip_suffix(" is not defined") {
            Some(missing) => failed(Fault::UnknownName, cut(missing.trim_matches('\'')), position),
            None => failed(Fault::Exception, cut(&words), position),
        },
        // Only an error of the compiler comes before the source is called, which the engine names `<eval>`.
        "SyntaxError" if !stack.contains("<eval>") => failed(Fault::Syntax, cut(&words), position),
        "InternalError" if words == "out of memory" || words == "string too long" => {
            failed(Fault::MemoryLimit, cut(&words), position)
        }
        // A string can outgrow what the engine counts before it outgrows the heap.
        "RangeError" if words == "invalid string length" => failed(Fault::MemoryLimit, cut(&words), position),
        "TypeError" if words == "circular reference" => {
            failed(Fault::Exception, EvaluationError::CYCLIC.to_owned(), None)
        }
        _ => failed(Fault::Exception, cut(&words), position),
    }
}

/// `String(value)`, or what can be said without it.
fn shown<'js>(ctx: &Ctx<'js>, value: &Value<'js>) -> String {
    match Coerced::<String>::from_js(ctx, value.clone()) {
        Ok(text) => text.0,
        Err(_) => {
            // The exception of the attempt must not meet whoever asks for one next.
            ctx.catch();
            value.type_name().to_owned()
        }
    }
}

fn text_property<'js>(ctx: &Ctx<'js>, object: &Object<'js>, name: &str) -> String {
    match object.get::<_, Value<'js>>(name) {
        Ok(value) if value.is_string() => shown(ctx, &value),
        Ok(_) => String::new(),
        Err(_) => {
            ctx.catch();
            String::new()
        }
    }
}

/// The innermost place in the source that a stack trace names; the source stands one line down in what the engine read.
fn position(stack: &str, source: &str) -> Option<Position> {
    let marker = format!("{FILE_NAME}:");
    let numbers = stack.lines().find_map(|line| line.split_once(&marker))?.1;
    let mut numbers = numbers.split(|next: char| !next.is_ascii_digit());
    let line = match numbers.next()?.parse::<usize>().ok()? {
        // The engine counts the first step of the source to the line above it.
        1 => return Some(Position { line: 1, column: 1 }),
        line => line.checked_sub(1)?,
    };
    let column = numbers.next()?.parse::<usize>().ok()?;
    let length = source.lines().nth(line.checked_sub(1)?)?.chars().count();
    Some(Position { line, column: column.clamp(1, length + 1) })
}

fn cut(words: &str) -> String {
    words.chars().take(MAX_WORDS).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_read_from_the_stack() {
        let check = |stack: &str, source: &str, expected: Option<(usize, usize)>| {
            let found = position(stack, source).map(|place| (place.line, place.column));
            assert_eq!(found, expected, "{stack}");
        };
        check("    at <eval> (expression:2:3)\n", "a.b.c", Some((1, 3)));
        check(
            "    at parse (native)\n    at f (expression:3:1)\n    at <eval> (expression:2:1)\n",
            "a\nb",
            Some((2, 1)),
        );
        check("    at <eval> (expression:2:99)\n", "abc", Some((1, 4)));
        check("    at <eval> (expression:9:1)\n", "abc", None);
        check("    at <eval> (expression:1:2)\n", "abc", Some((1, 1)));
        check("    at <eval> (expression:0:1)\n", "abc", None);
        check("    at expression:x\n", "abc", None);
        check("", "abc", None);
    }
}
