//! One expression in one engine.

use super::Limits;
use super::failure;
use super::frame::{Fault, Reply};
use crate::value::{Json, ValueKind};
use rquickjs::context::EvalOptions;
use rquickjs::{Array, Context, Ctx, Error, Function, Runtime, Value};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::Instant;

/// The engine's own stack, in bytes: well inside the smallest main thread of the systems.
const STACK: usize = 512 * 1024;

/// How the engine calls the source in its stack traces.
pub(super) const FILE_NAME: &str = "expression";

const PRELUDE: &str = include_str!("prelude.js");

/// Evaluates the expression with the variables (a JSON object) as globals. `started` is called when everything is ready
/// for the first step of the expression.
pub(super) fn evaluate(source: &str, variables: &str, limits: Limits, started: impl FnOnce()) -> Reply {
    let failed = |kind, message: &str| Reply::Failure { kind, message: message.to_owned(), position: None };
    let Ok(runtime) = Runtime::new() else { return failed(Fault::MemoryLimit, "no engine") };
    runtime.set_memory_limit(limits.heap);
    runtime.set_max_stack_size(STACK);
    // The clock starts later, when there is something to stop; the engine takes its handler only while it rests.
    let deadline = Arc::new(OnceLock::<Instant>::new());
    let overran = Arc::new(AtomicBool::new(false));
    runtime.set_interrupt_handler(Some(Box::new({
        let (deadline, overran) = (Arc::clone(&deadline), Arc::clone(&overran));
        move || {
            let over = deadline.get().is_some_and(|deadline| Instant::now() >= *deadline);
            overran.fetch_or(over, Ordering::Relaxed);
            over
        }
    })));
    let Ok(context) = Context::full(&runtime) else { return failed(Fault::MemoryLimit, "no context") };
    context.with(|ctx| {
        let Ok(convert) = prepare(&ctx, variables) else {
            return failed(Fault::MemoryLimit, "the variables are too large");
        };
        started();
        let _ = deadline.set(Instant::now() + limits.time);
        let reply = match run(&ctx, source, &convert, limits) {
            Ok(reply) => reply,
            Err(error) => failure::describe(&ctx, &error, source),
        };
        // Whatever it came to: it came too late.
        if overran.load(Ordering::Relaxed) { failed(Fault::TimeLimit, "interrupted") } else { reply }
    })
}

/// Makes the variables global; gives the function that turns a value into what is handed over.
fn prepare<'js>(ctx: &Ctx<'js>, variables: &str) -> rquickjs::Result<Function<'js>> {
    let functions: Array<'js> = ctx.eval(PRELUDE)?;
    functions.get::<Function<'js>>(0)?.call::<_, ()>((variables,))?;
    functions.get(1)
}

fn run<'js>(ctx: &Ctx<'js>, source: &str, convert: &Function<'js>, limits: Limits) -> rquickjs::Result<Reply> {
    let mut options = EvalOptions::default();
    options.filename = Some(FILE_NAME.to_owned());
    let value: Value<'js> = ctx.eval_with_options(format!("(\n{source}\n)"), options)?;
    let failed = |kind, message: &str| Reply::Failure { kind, message: message.to_owned(), position: None };
    if value.is_promise() {
        return Ok(failed(Fault::Exception, crate::engine::EvaluationError::ASYNCHRONOUS));
    }
    let converted: Array<'js> = convert.call((value, limits.output))?;
    let kind: String = converted.get(0)?;
    if kind == "output" {
        return Ok(failed(Fault::OutputLimit, "too large"));
    }
    let kind: ValueKind = serde_json::from_value(Json::String(kind)).map_err(|_| Error::Unknown)?;
    let json = well_formed(converted.get(1)?);
    let text: String = converted.get(2)?;
    if json.len() > limits.output || text.len() > limits.output {
        return Ok(failed(Fault::OutputLimit, "too large"));
    }
    let json = match (kind, serde_json::from_str::<Json>(&json)) {
        // A number that JSON's readers would round is handed over as its digits.
        (ValueKind::BigInt, Ok(Json::Number(number))) if number.is_f64() => Json::String(text.clone()).to_string(),
        (_, Ok(_)) => json,
        (_, Err(_)) => return Ok(failed(Fault::Exception, crate::engine::EvaluationError::TOO_DEEP)),
    };
    Ok(Reply::Value { kind, json, text })
}

/// The JSON text with each half of a character (`"\ud83d"`, which JavaScript allows alone) made U+FFFD. JSON.stringify
/// writes such an escape for a half without its other half only.
fn well_formed(json: String) -> String {
    if !json.contains("\\ud") {
        return json;
    }
    let mut whole = String::with_capacity(json.len());
    let mut rest = json.as_str();
    while let Some(slash) = rest.find('\\') {
        let (before, escape) = rest.split_at(slash);
        whole.push_str(before);
        let half = escape.starts_with("\\ud") && matches!(escape.as_bytes().get(3), Some(b'8'..=b'9' | b'a'..=b'f'));
        let length = if half { 6 } else { 2 }.min(escape.len());
        whole.push_str(if half { "\\ufffd" } else { &escape[..length] });
        rest = &escape[length..];
    }
    whole.push_str(rest);
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_of_characters_are_replaced() {
        let check = |json: &str, expected: &str| assert_eq!(well_formed(json.to_owned()), expected);
        check(r#""\ud83d""#, r#""\ufffd""#);
        check(r#""a\udc00\n\ud8ff""#, r#""a\ufffd\n\ufffd""#);
        check(r#""\\ud83d""#, r#""\\ud83d""#);
        check(r#"["\ud83d","я"]"#, r#"["\ufffd","я"]"#);
    }

    #[test]
    fn values_come_with_kind_json_and_text() {
        let reply = evaluate("a.b + 1", "{\"a\":{\"b\":41}}", Limits::default(), || {});
        let Reply::Value { kind, json, text } = reply else { panic!("{reply:?}") };
        assert_eq!((kind, json.as_str(), text.as_str()), (ValueKind::Number, "42", "42"));
    }

    #[test]
    fn the_clock_starts_when_all_is_ready() {
        let mut ready = false;
        evaluate("1", "{}", Limits::default(), || ready = true);
        assert!(ready);
    }
}
