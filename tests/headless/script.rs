//! JavaScript in the worker process of the real binary.

use scenogram::engine::{EvaluationError, EvaluationErrorKind, Evaluator};
use scenogram::expr::GLOBALS;
use scenogram::script::{HOSTILE, Limits, ScriptEvaluator};
use scenogram::texts::Language;
use scenogram::value::{Evaluated, Position, ValueKind, Variables};
use serde_json::{Value, json};
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// Far more than a stopped script should take, so that a busy machine fails no test.
const WIDE: Duration = Duration::from_secs(5);

fn evaluator() -> ScriptEvaluator {
    ScriptEvaluator::new(PathBuf::from(env!("CARGO_BIN_EXE_scenogram")))
}

/// With time enough for a slow machine, where a test is about values.
fn patient() -> ScriptEvaluator {
    let limits = Limits { time: WIDE, ..Limits::default() };
    ScriptEvaluator::with_limits(PathBuf::from(env!("CARGO_BIN_EXE_scenogram")), limits)
}

fn variables() -> Variables {
    let Value::Object(variables) = json!({
        "allValues": {"goods": "чай", "price": 10.5, "tags": ["a", "b"], "none": null},
        "name": "Анна",
        "escape": "a variable hides what the language calls so",
        "undefined": 1,
        "не имя!": 2,
    }) else {
        unreachable!()
    };
    variables
}

async fn evaluate(evaluator: &ScriptEvaluator, sources: &[&str]) -> Vec<Result<Evaluated, EvaluationError>> {
    let sources: Vec<String> = sources.iter().map(|source| (*source).to_owned()).collect();
    let results = evaluator.evaluate(&sources, &variables()).await;
    assert_eq!(results.len(), sources.len());
    results
}

#[tokio::test]
async fn values_of_every_kind() {
    use ValueKind::*;
    let table = [
        ("undefined", Undefined, json!(null), "undefined"),
        ("allValues.missing", Undefined, json!(null), "undefined"),
        ("null", Null, json!(null), "null"),
        ("1 < 2", Boolean, json!(true), "true"),
        ("allValues.price * 2", Number, json!(21), "21"),
        ("0.1 + 0.2", Number, json!(0.30000000000000004), "0.30000000000000004"),
        ("-0", Number, json!(0), "0"),
        ("2 ** 53 - 1", Number, json!(9007199254740991_i64), "9007199254740991"),
        ("NaN", NotANumber, json!(null), "NaN"),
        ("-1 / 0", NotANumber, json!(null), "-Infinity"),
        ("-1001234567890123456n", BigInt, json!(-1001234567890123456_i64), "-1001234567890123456"),
        ("2n ** 64n", BigInt, json!("18446744073709551616"), "18446744073709551616"),
        ("`Здравствуйте, ${name}!`", String, json!("Здравствуйте, Анна!"), "Здравствуйте, Анна!"),
        ("'\\ud83d' + 'я\\0'", String, json!("\u{fffd}я\0"), "\u{fffd}я\0"),
        ("'\\u{1f600}'", String, json!("😀"), "😀"),
        ("new Date(0) - 0", Number, json!(0), "0"),
        ("allValues.tags", Array, json!(["a", "b"]), "a,b"),
        ("[undefined, () => 1, NaN]", Array, json!([null, null, null]), ",() => 1,NaN"),
        ("{ b: 1, a: { c: undefined } }", Object, json!({"b": 1, "a": {}}), "[object Object]"),
        ("Object.create(null)", Object, json!({}), "[object Object]"),
        ("allValues.tags.map(tag => tag.length)", Array, json!([1, 1]), "1,1"),
        ("name.substr(0, 3)", String, json!("Анн"), "Анн"),
        ("typeof x !== 'undefined' ? x : \"default\"", String, json!("default"), "default"),
        ("escape.length > 9 && globalThis['не имя!']", Number, json!(2), "2"),
        ("name; // с точкой с запятой", String, json!("Анна"), "Анна"),
        ("typeof Date", String, json!("function"), "function"),
        ("(() => 1)", Function, json!(null), "() => 1"),
    ];
    let sources: Vec<&str> = table.iter().map(|row| row.0).collect();
    let results = evaluate(&patient(), &sources).await;
    for ((source, kind, json, text), result) in table.into_iter().zip(results) {
        assert_eq!(result, Ok(Evaluated { kind, json, text: text.to_owned() }), "{source}");
    }
}

#[tokio::test]
async fn dates_are_iso_text_in_utc() {
    let table = [
        ("new Date(0)", json!("1970-01-01T00:00:00.000Z")),
        ("new Date('2026-03-01T12:00:00+03:00')", json!("2026-03-01T09:00:00.000Z")),
        ("({ _isAMomentObject: true, valueOf() { return 86400000 } })", json!("1970-01-02T00:00:00.000Z")),
        ("new Date(NaN)", json!(null)),
    ];
    let sources: Vec<&str> = table.iter().map(|row| row.0).collect();
    for ((source, json), result) in table.iter().zip(evaluate(&patient(), &sources).await) {
        let value = result.expect(source);
        assert_eq!((value.kind, &value.json), (ValueKind::Date, json), "{source}");
    }
}

#[tokio::test]
async fn failures_have_kind_words_and_place() {
    use EvaluationErrorKind::*;
    let place = |line, column| Some(Position { line, column });
    let table = [
        ("1 +\n* 2", Syntax, None, place(2, 1)),
        ("1; 2", Syntax, None, place(1, 2)),
        ("010", Syntax, None, None),
        ("/(/.test(name)", Syntax, None, None),
        ("null.a", Exception, None, place(1, 1)),
        ("'№' +\n  x.y", UnknownName, Some("x"), place(2, 3)),
        ("allValues.none.a", Exception, None, place(1, 1)),
        ("nothing()", UnknownName, Some("nothing"), place(1, 1)),
        ("x = 1", UnknownName, Some("x"), None),
        ("(() => { throw new Error('нет') })()", Exception, Some("нет"), None),
        ("(() => { throw null })()", Exception, Some("null"), None),
        ("(() => { throw undefined })()", Exception, Some("undefined"), None),
        ("(() => { throw { toString() { throw 1 } } })()", Exception, Some("object"), None),
        ("(() => { throw { get message() { throw 1 } } })()", Exception, None, None),
        ("(() => { throw 'a'.repeat(100000) })()", Exception, None, None),
        ("JSON.parse('{')", Exception, None, None),
        ("Symbol('s')", Exception, None, None),
        ("(async () => 1)()", Exception, Some(EvaluationError::ASYNCHRONOUS), None),
        ("(() => { const a = {}; a.a = [a]; return a })()", Exception, Some(EvaluationError::CYCLIC), None),
        ("(() => { let a = []; for (let i = 0; i < 300; i++) a = [a]; return a })()", Exception, None, None),
        ("({ toJSON() { throw new Error('нет') } })", Exception, Some("нет"), None),
        ("'x'.repeat(2000000)", OutputLimit, None, None),
        ("'я'.repeat(600000)", OutputLimit, None, None),
        ("Array.from({ length: 300000 }, () => 'abc')", OutputLimit, None, None),
    ];
    let sources: Vec<&str> = table.iter().map(|row| row.0).collect();
    for ((source, kind, words, position), result) in table.into_iter().zip(evaluate(&patient(), &sources).await) {
        let error = result.expect_err(source);
        assert_eq!(error.kind, kind, "{source}: {error:?}");
        assert!(words.is_none_or(|words| words == error.message), "{source}: {error:?}");
        assert!(position.is_none() || position == error.position, "{source}: {error:?}");
        for language in Language::ALL {
            let shown = error.text().show(language);
            assert!(shown.len() > 20 && shown.len() < 2000, "{source}: {shown}");
        }
    }
}

#[tokio::test]
async fn nothing_is_left_behind() {
    let evaluator = patient();
    let sources = [
        "allValues.goods = 1, Object.prototype.left = 1, globalThis.left = 1, JSON.stringify = 1, name = 2",
        "[allValues.goods, {}.left, typeof left, typeof JSON.stringify, name]",
    ];
    let results = evaluate(&evaluator, &sources).await;
    assert_eq!(results[1].as_ref().expect("a value").json, json!(["чай", null, "undefined", "function", "Анна"]));
    let again = evaluate(&evaluator, &sources[1..]).await;
    assert_eq!(again, results[1..]);
}

#[tokio::test]
async fn changing_the_language_changes_no_hand_over() {
    let source = "(() => {
        JSON.stringify = () => { throw 1 }; Array.isArray = () => true; Object.keys = () => 1;
        Function.prototype.call = Function.prototype.apply = () => 1; 
        Date.prototype.getTime = () => 0; Reflect.apply = () => 3; String.prototype.toWellFormed = () => 4; globalThis.String = () => 2;
        Array.prototype[Symbol.iterator] = () => { throw 5 };
        return { a: [1] };
    })()";
    let results = evaluate(&patient(), &[source]).await;
    let value = results[0].as_ref().expect("a value");
    assert_eq!((value.kind, &value.json), (ValueKind::Object, &json!({"a": [1]})));
}

#[tokio::test]
async fn there_is_no_way_out() {
    let missing = [
        "std",
        "os",
        "bjson",
        "require",
        "process",
        "fetch",
        "console",
        "print",
        "scriptArgs",
        "load",
        "setTimeout",
        "XMLHttpRequest",
        "Worker",
        "Deno",
        "Bun",
        "window",
        "module",
        "exports",
        "Intl",
    ];
    let sources: Vec<String> = missing.iter().map(|name| format!("typeof {name}")).collect();
    for (name, result) in missing.iter().zip(patient().evaluate(&sources, &Variables::new()).await) {
        assert_eq!(result.expect(name).text, "undefined", "{name}");
    }
    let sources = ["import('std')", "import('/etc/passwd')", "import.meta.url", "(0, eval)('import(\"os\")')"];
    for (source, result) in sources.iter().zip(evaluate(&patient(), &sources).await) {
        assert!(result.is_err(), "{source}: {result:?}");
    }
}

#[tokio::test]
async fn the_list_of_globals_is_the_engines() {
    let sources = ["Object.getOwnPropertyNames(globalThis).sort()".to_owned()];
    let results = patient().evaluate(&sources, &Variables::new()).await;
    assert_eq!(results[0].as_ref().expect("names").json, json!(GLOBALS));
}

/// Ends in any way, soon, and the expressions beside it still have their values.
async fn check_hostile(evaluator: &ScriptEvaluator, source: &str) {
    let start = Instant::now();
    let results = evaluate(evaluator, &["name", source, "allValues.price + 1"]).await;
    assert!(start.elapsed() < WIDE, "{source}: {:?}", start.elapsed());
    assert_eq!(results[0].as_ref().map(|value| value.text.as_str()), Ok("Анна"), "before {source}");
    assert!(results[1].is_err(), "{source}: {:?}", results[1]);
    assert_eq!(results[2].as_ref().map(|value| value.text.as_str()), Ok("11.5"), "after {source}");
}

#[tokio::test]
async fn hostile_scripts_are_stopped_and_spoil_nothing() {
    let evaluator = evaluator();
    for (_, source) in HOSTILE {
        check_hostile(&evaluator, source).await;
    }
    let deep = format!("{}1{}", "(".repeat(100_000), ")".repeat(100_000));
    let more = [
        deep.as_str(),
        "(function f() { return f() + 1 })()",
        "[].concat(...Array(1e6).fill([1, 2, 3]))",
        "JSON.parse('['.repeat(1000000))",
        "(() => { let a = []; for (let i = 0; i < 1e7; i++) a = [a]; return a })()",
        "'x'.repeat(2 ** 28)",
        "'x'.padEnd(2 ** 30) + 1",
        "new ArrayBuffer(1e10)",
        "({ get a() { while (true) {} } })",
        "({ toJSON() { return { toJSON: this.toJSON, a: this } } })",
        "[{ toString() { while (true) {} } }]",
        "new Proxy([], { get() { while (true) {} } })",
        "(() => { throw { toString() { while (true) {} } } })()",
        "(() => { const e = new Error(); Object.defineProperty(e, 'message', { get() { while (true) {} } }); throw e })()",
        "({ get _isAMomentObject() { while (true) {} } })",
        "(() => { while (true) try { while (true) {} } finally { continue } })()",
        "Array(1e8).fill(0).map(String).join()",
        "BigInt(2) ** BigInt(1e9)",
        "Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)",
        "new Function('while (true) {}')()",
        "[...(function* () { while (true) yield 1 })()]",
    ];
    for source in more {
        check_hostile(&evaluator, source).await;
    }
}

#[tokio::test]
async fn a_loop_is_a_matter_of_time_and_a_hoard_one_of_memory() {
    let results = evaluate(&evaluator(), &["(() => { while (true) {} })()", "new Array(1e9) + ''"]).await;
    for result in results {
        assert_eq!(result.expect_err("endless").kind, EvaluationErrorKind::TimeLimit);
    }
    let doubling = "(() => { let s = 'x'; while (true) s += s })()";
    let results =
        evaluate(&patient(), &["'x'.repeat(2 ** 28)", doubling, "Array.from({ length: 1e7 }, () => ({}))"]).await;
    for result in results {
        assert_eq!(result.expect_err("large").kind, EvaluationErrorKind::MemoryLimit);
    }
}

#[tokio::test]
async fn batches_run_side_by_side_and_may_be_dropped() {
    let evaluator = evaluator();
    evaluator.warm_up();
    let endless = async { evaluate(&evaluator, &["(() => { while (true) {} })()"]).await };
    assert!(tokio::time::timeout(Duration::from_millis(20), endless).await.is_err());
    let batches = (0..8).map(|_| evaluate(&evaluator, &["name", "name.length"]));
    for results in futures_util::future::join_all(batches).await {
        assert_eq!(results[1].as_ref().expect("a value").json, json!(4));
    }
}

#[tokio::test]
async fn large_variables_pass_and_too_large_ones_say_so() {
    let evaluator = patient();
    let mut large = Variables::new();
    large.insert("big".to_owned(), json!("я".repeat(500_000)));
    let results = evaluator.evaluate(&["big.length".to_owned()], &large).await;
    assert_eq!(results[0].as_ref().expect("a value").json, json!(500_000));
    large.insert("bigger".to_owned(), json!("я".repeat(15_000_000)));
    let results = evaluator.evaluate(&["1".to_owned()], &large).await;
    assert_eq!(results[0].as_ref().expect_err("too large").kind, EvaluationErrorKind::MemoryLimit);
    assert!(evaluate(&evaluator, &["1"]).await[0].is_ok());
}

#[tokio::test]
async fn a_program_that_is_not_there_is_an_error_in_words() {
    let evaluator = ScriptEvaluator::new(PathBuf::from("no-such-program"));
    let results = evaluate(&evaluator, &["1", "2 +"]).await;
    assert_eq!(results[0].as_ref().expect_err("no program").kind, EvaluationErrorKind::Unavailable);
    assert_eq!(results[1].as_ref().expect_err("no syntax").kind, EvaluationErrorKind::Syntax);
}

/// The zone of the worker is the one in its `TZ`, even where the system has no zone files.
#[test]
fn local_time_follows_the_zone() {
    use std::io::{Read, Write};
    let mut worker = std::process::Command::new(env!("CARGO_BIN_EXE_scenogram"))
        .arg(scenogram::script::WORKER_ARGUMENT)
        .env("TZ", "ZONE-3")
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .expect("a worker");
    let limits = Limits { time: WIDE, ..Limits::default() };
    let request = json!({"Evaluate": {"source": "'hours ' + new Date(0).getHours()", "limits": limits}}).to_string();
    let mut input = worker.stdin.take().expect("its input");
    input.write_all(&u32::try_from(request.len()).expect("a short request").to_le_bytes()).expect("written");
    input.write_all(request.as_bytes()).expect("written");
    drop(input);
    let mut output = Vec::new();
    worker.stdout.take().expect("its output").read_to_end(&mut output).expect("read");
    let output = String::from_utf8_lossy(&output);
    assert!(!cfg!(unix) || output.contains("hours 3"), "{output}");
    assert!(worker.wait().expect("its end").success());
}
