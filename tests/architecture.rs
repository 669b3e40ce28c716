//! Holds the floors and fences that `src/lib.rs` draws, by reading the sources: which module may use which, which crate
//! may be named where, how long a file may be, and that it says what it is for.

#![expect(clippy::unwrap_used, reason = "helpers of tests end the test, as tests themselves may")]

use std::fs;
use std::path::Path;

/// The modules by floor, the lowest first; one uses only strictly lower floors.
const FLOORS: &[&[&str]] = &[
    &["markup", "keyboard", "expr", "value", "secret", "connection", "texts"],
    &["scenario", "chat"],
    &["engine"],
    &["telegram", "sandbox", "script", "storage"],
    &["backend"],
    &["gui", "cli"],
];

/// Uses inside a floor: the lowest one is made of small things that build on one another.
const GROUND: &[(&str, &[&str])] = &[
    ("expr", &["value", "texts", "secret"]),
    ("markup", &["value", "texts", "secret"]),
    ("keyboard", &["value", "texts"]),
    ("value", &["texts"]),
    ("secret", &["texts"]),
    ("connection", &["texts", "secret"]),
    ("texts", &[]),
];

/// What only certain places may use: names of crates, or paths of the standard library.
const FENCES: &[(&str, &[&str])] = &[
    ("egui", &["gui"]),
    ("eframe", &["gui"]),
    ("egui_extras", &["gui"]),
    ("egui_material_icons", &["gui"]),
    ("rfd", &["gui"]),
    ("poll_promise", &["gui"]),
    ("png", &["gui"]),
    ("clap", &["cli"]),
    ("grammers_client", &["telegram/user"]),
    ("grammers_tl_types", &["telegram/user", "sandbox/mtproto"]),
    ("grammers_mtproto", &["telegram/user", "sandbox/mtproto"]),
    ("grammers_crypto", &["telegram/user", "sandbox/mtproto"]),
    ("teloxide_core", &["telegram/bot"]),
    ("reqwest", &["telegram/bot", "telegram/file", "telegram/proxy"]),
    ("tokio_rustls", &["telegram/test"]),
    ("webpki_roots", &["telegram/test"]),
    ("rquickjs", &["script"]),
    ("oxc_allocator", &["expr"]),
    ("oxc_ast", &["expr"]),
    ("oxc_ast_visit", &["expr"]),
    ("oxc_parser", &["expr"]),
    ("oxc_semantic", &["expr"]),
    ("oxc_span", &["expr"]),
    ("axum", &["sandbox/bot_api"]),
    ("keyring", &["storage"]),
    ("chacha20poly1305", &["storage"]),
    ("argon2", &["storage"]),
    ("arboard", &["gui"]),
    ("image", &["gui"]),
    ("qrcode", &["gui", "cli/login"]),
    ("rpassword", &["cli"]),
    ("tracing_subscriber", &["cli"]),
    ("directories", &["storage"]),
    ("trash", &["storage"]),
    ("atomic_write_file", &["storage"]),
    ("ron", &["scenario/file", "storage"]),
    ("anyhow", &["cli"]),
    ("tokio", &["engine", "telegram", "sandbox", "script", "backend"]),
    ("tokio_util", &["engine", "telegram", "sandbox", "script", "backend"]),
    ("tokio::runtime", &["backend", "script/worker"]),
    ("std::thread", &["backend", "script"]),
    ("thread::spawn", &["backend", "script"]),
    // The one file that the window writes itself is the picture that `--screenshot` asks for.
    ("std::fs", &["storage", "telegram", "gui/screenshot"]),
    ("std::net", &["connection", "sandbox", "telegram"]),
    ("std::process::Command", &["script"]),
];

const PRINTING: &[&str] = &["println!", "eprintln!", "print!", "eprint!", "dbg!"];

const LONGEST: usize = 600;

/// The source without comments, strings and characters: what is left is code, in the same lines.
fn code_of(source: &str) -> String {
    let bytes: Vec<char> = source.chars().collect();
    let mut out = String::with_capacity(source.len());
    let mut at = 0;
    let starts = |at: usize, text: &str| text.chars().enumerate().all(|(i, c)| bytes.get(at + i) == Some(&c));
    while at < bytes.len() {
        if starts(at, "//") {
            while at < bytes.len() && bytes[at] != '\n' {
                at += 1;
            }
        } else if starts(at, "/*") {
            let mut depth = 0;
            while at < bytes.len() {
                if starts(at, "/*") {
                    depth += 1;
                    at += 2;
                } else if starts(at, "*/") {
                    depth -= 1;
                    at += 2;
                    if depth == 0 {
                        break;
                    }
                } else {
                    out.extend((bytes[at] == '\n').then_some('\n'));
                    at += 1;
                }
            }
        } else if let Some(hashes) = raw_string(&bytes, at) {
            let end: String = std::iter::once('"').chain(std::iter::repeat_n('#', hashes)).collect();
            at += 2 + hashes;
            while at < bytes.len() && !starts(at, &end) {
                out.extend((bytes[at] == '\n').then_some('\n'));
                at += 1;
            }
            at += 1 + hashes;
            out.push_str("\"\"");
        } else if bytes[at] == '"' {
            at += 1;
            while at < bytes.len() && bytes[at] != '"' {
                out.extend((bytes[at] == '\n').then_some('\n'));
                at += if bytes[at] == '\\' { 2 } else { 1 };
            }
            at += 1;
            out.push_str("\"\"");
        } else if starts(at, "'\\") {
            at += 3;
            while at < bytes.len() && bytes[at] != '\'' {
                at += 1;
            }
            at += 1;
        } else if bytes[at] == '\'' && bytes.get(at + 2) == Some(&'\'') {
            at += 3;
        } else {
            out.push(bytes[at]);
            at += 1;
        }
    }
    out
}

/// How many `#` a raw string that starts here has.
fn raw_string(chars: &[char], at: usize) -> Option<usize> {
    let inside_name = at > 0 && is_name(chars[at - 1]) && chars[at - 1] != 'b';
    if chars[at] != 'r' || inside_name {
        return None;
    }
    let hashes = chars[at + 1..].iter().take_while(|c| **c == '#').count();
    (chars.get(at + 1 + hashes) == Some(&'"')).then_some(hashes)
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The names that follow `prefix`, also as a list in braces: `crate::{a::b, c}` gives `a` and `c`.
fn names_after(code: &str, prefix: &str) -> Vec<String> {
    let mut names = Vec::new();
    for (at, _) in code.match_indices(prefix) {
        if code[..at].chars().next_back().is_some_and(|c| is_name(c) || c == ':') {
            continue;
        }
        let rest = code[at + prefix.len()..].trim_start();
        match rest.strip_prefix('{') {
            None => names.push(first_name(rest)),
            Some(list) => {
                let mut depth = 0;
                let mut item_starts = true;
                for (at, c) in list.char_indices() {
                    match c {
                        '{' => depth += 1,
                        '}' if depth == 0 => break,
                        '}' => depth -= 1,
                        ',' if depth == 0 => item_starts = true,
                        c if c.is_whitespace() => {}
                        _ if item_starts => {
                            item_starts = false;
                            names.push(first_name(&list[at..]));
                        }
                        _ => {}
                    }
                }
            }
        }
    }
    names
}

fn first_name(text: &str) -> String {
    text.chars().take_while(|c| is_name(*c)).collect()
}

fn floor(module: &str) -> Option<usize> {
    FLOORS.iter().position(|modules| modules.contains(&module))
}

fn may_use(module: &str, other: &str) -> bool {
    let ground = GROUND.iter().any(|(name, below)| *name == module && below.contains(&other));
    module == other || ground || floor(other) < floor(module)
}

/// Whether the code names this path as a path of its own: `ron` in `ron::from_str` or `use ron;`, not in `x.ron`.
fn names_path(code: &str, path: &str) -> bool {
    code.match_indices(path).any(|(at, _)| {
        let before = &code[..at];
        let absolute = before.strip_suffix("::").is_some_and(|before| !before.chars().next_back().is_some_and(is_name));
        let own = absolute || !before.chars().next_back().is_some_and(|c| is_name(c) || c == ':' || c == '.');
        let after = &code[at + path.len()..];
        let used = before.trim_end().ends_with("use") && after.starts_with([';', ' ']);
        let called = path.contains("::") && !after.starts_with(is_name);
        own && (after.starts_with("::") || used || called)
    })
}

/// Everything that one file breaks; `path` is relative to `src`, with `/`.
fn faults(path: &str, source: &str) -> Vec<String> {
    let mut faults = Vec::new();
    if !source.starts_with("//! ") {
        faults.push(format!("{path}: does not start with `//!` and what it is for"));
    }
    let is_test = path.ends_with("/tests.rs") || path.contains("/tests/");
    let body = source.find("#[cfg(test)]\nmod tests {").map_or(source, |tests| &source[..tests]);
    let lines = body.lines().count();
    if lines > LONGEST && !is_test {
        faults.push(format!("{path}: {lines} lines, more than {LONGEST}"));
    }
    let (code, body_code) = (code_of(source), code_of(body));
    let Some((module, _)) = path.split_once('/') else {
        return faults;
    };
    if floor(module).is_none() {
        faults.push(format!("{path}: the module `{module}` is on no floor"));
    }
    // A chain of `super` that reaches the root leads on to a module as `crate` does.
    let depth = path.trim_end_matches("/mod.rs").trim_end_matches(".rs").split('/').count();
    let prefixes = (depth..depth + 3).map(|supers| "super::".repeat(supers)).chain(["crate::".to_owned()]);
    for used in prefixes.flat_map(|prefix| names_after(&code, &prefix)) {
        if floor(&used).is_some() && !may_use(module, &used) {
            faults.push(format!("{path}: `{module}` must not use `{used}`"));
        }
    }
    for (fenced, places) in FENCES {
        let inside = places
            .iter()
            .any(|place| path.strip_prefix(place).is_some_and(|rest| rest.starts_with('/') || rest.starts_with('.')));
        if !inside && !is_test && names_path(&body_code, fenced) {
            faults.push(format!("{path}: `{fenced}` is only for {}", places.join(", ")));
        }
    }
    for print in PRINTING.iter().filter(|_| module != "cli") {
        let prints = |(at, _): (usize, &str)| !code[..at].chars().next_back().is_some_and(is_name);
        if code.match_indices(print).any(prints) {
            faults.push(format!("{path}: `{print}` is only for cli"));
        }
    }
    faults
}

fn walk(folder: &Path, visit: &mut dyn FnMut(&Path)) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            walk(&path, visit);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            visit(&path);
        }
    }
}

#[test]
fn the_sources_keep_to_the_map() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let (mut all, mut files) = (Vec::new(), 0);
    walk(&root, &mut |path| {
        let name = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
        all.extend(faults(&name, &fs::read_to_string(path).unwrap()));
        files += 1;
    });
    assert!(files > 50, "only {files} files were found");
    all.sort();
    assert!(all.is_empty(), "{}", all.join("\n"));
}

#[test]
fn tests_say_what_they_are_for_too() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    walk(&root, &mut |path| {
        assert!(fs::read_to_string(path).unwrap().starts_with("//! "), "{}", path.display());
    });
}

fn check(path: &str, source: &str, expected: &str) {
    let found = faults(path, &format!("//! Text.\n{source}"));
    match expected {
        "" => assert!(found.is_empty(), "{source}: {found:?}"),
        expected => assert!(found.iter().any(|fault| fault.contains(expected)), "{source}: {found:?}"),
    }
}

#[test]
fn broken_floors_are_found() {
    check("engine/run.rs", "use crate::scenario::Step;", "");
    check("engine/run.rs", "use crate::telegram::BotExecutor;", "must not use `telegram`");
    check("engine/run.rs", "use crate::{scenario::{Step, Node}, storage::{read}};", "must not use `storage`");
    check("engine/run.rs", "fn f() { crate::backend::go() }", "must not use `backend`");
    check("engine/run.rs", "pub(crate) use super::super::backend;", "must not use `backend`");
    check("engine/mod.rs", "use super::script::x;", "must not use `script`");
    check("telegram/bot/mod.rs", "use crate::sandbox::Sandbox;", "must not use `sandbox`");
    check("gui/mod.rs", "use crate::cli;", "must not use `cli`");
    check("markup/mod.rs", "use crate::value::Position;", "");
    check("value/mod.rs", "use crate::markup::parse;", "must not use `markup`");
    check("engine/run.rs", "// crate::backend\nconst X: &str = \"crate::backend::x\"; /* crate::gui */", "");
    check("engine/run.rs", "const X: &str = r#\"a \" crate::backend::x\"#; const C: char = '\"';", "");
    check("extra/mod.rs", "", "is on no floor");
}

#[test]
fn broken_fences_are_found() {
    check("script/context.rs", "use rquickjs::Runtime;", "");
    check("engine/run.rs", "use rquickjs::Runtime;", "`rquickjs` is only for script");
    check("telegram/mod.rs", "fn f() { teloxide_core::x() }", "`teloxide_core` is only for telegram/bot");
    check("telegram/bot/mod.rs", "fn f() { ::teloxide_core::x() }", "");
    check("sandbox/mtproto/call.rs", "use grammers_tl_types::types;", "");
    check("sandbox/mod.rs", "use grammers_tl_types::types;", "`grammers_tl_types` is only for");
    check("sandbox/mod.rs", "use axum;", "`axum` is only for sandbox/bot_api");
    check("gui/mod.rs", "use tokio::sync::mpsc;", "`tokio` is only for");
    check("gui/mod.rs", "use std::fs;", "`std::fs` is only for");
    check("sandbox/mod.rs", "let path = \"a.ron\"; file.ron::<x>();", "");
    check("engine/run.rs", "println!(\"x\");", "`println!` is only for cli");
    check("cli/output.rs", "println!(\"x\");", "");
}

#[test]
fn long_and_wordless_files_are_found() {
    check("engine/run.rs", &"\n".repeat(LONGEST), "more than 600");
    check("engine/run.rs", &format!("#[cfg(test)]\nmod tests {{\n{}}}", "\n".repeat(LONGEST)), "");
    assert!(faults("lib.rs", "fn f() {}")[0].contains("does not start"));
}
