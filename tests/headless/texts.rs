//! The words: every text that the sources name is there in both languages, with the same values in it, and none is left
//! over.

#![expect(clippy::unwrap_used, reason = "helpers of tests end the test, as tests themselves may")]

use scenogram::texts::{Language, Message};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Texts of the sources that look like ids and are none.
const NO_IDS: &[&str] = &["script-worker", "scenario-load"];

type Texts = BTreeMap<String, BTreeSet<String>>;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, extension));
        } else if path.extension().is_some_and(|there| there == extension) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The ids of a Fluent text, each with the names of the values that it shows.
fn texts_of(fluent: &str) -> Vec<(String, BTreeSet<String>)> {
    let mut texts: Vec<(String, BTreeSet<String>)> = Vec::new();
    for line in fluent.lines() {
        let starts = line.starts_with(|c: char| c.is_ascii_lowercase());
        if let Some((id, _)) = line.split_once(" =").filter(|_| starts) {
            texts.push((id.trim().to_owned(), BTreeSet::new()));
        }
        let Some((_, values)) = texts.last_mut().filter(|_| !line.starts_with('#')) else { continue };
        for (at, _) in line.match_indices('$') {
            let name: String = line[at + 1..].chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            let inside = line[..at].trim_end().ends_with(['{', '(', ',']);
            if inside && !name.is_empty() {
                values.insert(name);
            }
        }
    }
    texts
}

fn language(name: &str) -> Texts {
    let mut texts = Texts::new();
    for file in files(&root().join("assets/texts").join(name), "ftl") {
        for (id, values) in texts_of(&fs::read_to_string(&file).unwrap()) {
            assert!(texts.insert(id.clone(), values).is_none(), "{name}: `{id}` is there twice ({})", file.display());
        }
    }
    texts
}

fn is_id(text: &str) -> bool {
    text.contains('-')
        && text.starts_with(|c: char| c.is_ascii_lowercase())
        && !text.ends_with('-')
        && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

/// The string literals of a source that have the form of an id. Literals are told by their quotes alone, which is enough
/// for texts that hold neither quotes nor spaces.
fn ids_in(source: &str) -> BTreeSet<String> {
    let code = source.lines().filter(|line| !line.trim_start().starts_with("//"));
    code.flat_map(|line| line.split('"')).filter(|text| is_id(text)).map(str::to_owned).collect()
}

/// The ids that stand inside the brackets of `Message::new(…)` and `text(…)`.
fn required_in(source: &str) -> BTreeSet<String> {
    let mut required = BTreeSet::new();
    for call in ["Message::new(", "text(language, "] {
        for (at, _) in source.match_indices(call) {
            let mut depth = 1;
            let inside: String = source[at + call.len()..]
                .chars()
                .take_while(|c| {
                    depth += i32::from(*c == '(') - i32::from(*c == ')');
                    depth > 0
                })
                .collect();
            required.extend(ids_in(&inside));
        }
    }
    required
}

fn sources() -> String {
    files(&root().join("src"), "rs").iter().map(|file| fs::read_to_string(file).unwrap()).collect()
}

#[test]
fn both_languages_have_the_same_texts() {
    let (russian, english) = (language("ru"), language("en"));
    let only = |one: &Texts, other: &Texts| -> Vec<String> {
        one.iter().filter(|(id, values)| other.get(*id) != Some(values)).map(|(id, _)| id.clone()).collect()
    };
    assert_eq!(only(&russian, &english), Vec::<String>::new(), "missing in English, or with other values");
    assert_eq!(only(&english, &russian), Vec::<String>::new(), "missing in Russian, or with other values");
    assert!(russian.len() > 50);
}

#[test]
fn every_text_is_read_by_fluent() {
    for (id, values) in language("ru") {
        // Ids are literals everywhere else; a test may keep some for good.
        let id: &'static str = id.leak();
        let message = values.into_iter().fold(Message::new(id), |message, name| message.with(name.leak(), 5));
        for language in Language::ALL {
            let shown = message.show(language);
            assert!(!shown.contains(id) && !shown.contains("{$") && !shown.is_empty(), "`{id}`: {shown}");
        }
    }
}

#[test]
fn every_id_of_the_sources_has_words() {
    let texts = language("ru");
    let prefixes: BTreeSet<_> = texts.keys().filter_map(|id| id.split('-').next()).collect();
    let sources = sources();
    let mut ids = required_in(&sources);
    assert!(ids.len() > 50, "the scan finds too little: {}", ids.len());
    ids.extend(ids_in(&sources).into_iter().filter(|id| prefixes.contains(id.split('-').next().unwrap_or_default())));
    let missing: Vec<_> = ids.iter().filter(|id| !texts.contains_key(*id) && !NO_IDS.contains(&id.as_str())).collect();
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn no_text_is_left_over() {
    let used = ids_in(&sources());
    let unused: Vec<_> = language("ru").into_keys().filter(|id| !used.contains(id)).collect();
    assert!(unused.is_empty(), "{unused:#?}");
}

#[test]
fn the_readers_of_this_test_read() {
    let fluent = "# a\nab-c = x { $one } y\n    { $two ->\n   *[other] ${ $three }\n }\nde-f = $none\n";
    let names = |list: &[&str]| list.iter().map(|name| (*name).to_owned()).collect::<BTreeSet<_>>();
    let expected = vec![("ab-c".to_owned(), names(&["one", "two", "three"])), ("de-f".to_owned(), names(&[]))];
    assert_eq!(texts_of(fluent), expected);
    let source = "let m = Message::new(match x { A => \"ab-c\", _ => f(\"de-f\") }); let other = \"gh-i\";";
    assert_eq!(required_in(source), names(&["ab-c", "de-f"]));
    assert_eq!(ids_in(source), names(&["ab-c", "de-f", "gh-i"]));
}
