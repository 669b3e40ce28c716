//! Writes a document tree in the one canonical layout.
//!
//! A struct whose fields are all plain stands on one line, as does `Name(plain)`; everything else that is not empty has
//! one entry a line, four spaces further in, with a comma behind each.

use super::tree::Tree;

/// The canonical text of a document, with a line feed at its end.
pub(super) fn print(tree: &Tree) -> String {
    let mut printer = Printer { out: String::new() };
    printer.value(tree, 0);
    printer.out.push('\n');
    printer.out
}

struct Printer {
    out: String,
}

impl Printer {
    fn value(&mut self, tree: &Tree, depth: usize) {
        match tree {
            Tree::Bare(word) => self.out.push_str(word),
            Tree::Text(text) => write_text(&mut self.out, text),
            Tree::List(items) => self.entries('[', ']', items, depth, |printer, item| printer.value(item, depth + 1)),
            Tree::Map(entries) => self.entries('{', '}', entries, depth, |printer, (key, value)| {
                printer.value(key, depth + 1);
                printer.out.push_str(": ");
                printer.value(value, depth + 1);
            }),
            Tree::Struct(name, fields) if fields.iter().all(|(_, value)| is_plain(value)) => {
                self.out.push_str(name);
                self.out.push('(');
                for (index, (name, value)) in fields.iter().enumerate() {
                    if index > 0 {
                        self.out.push_str(", ");
                    }
                    self.field(name, value, depth);
                }
                self.out.push(')');
            }
            Tree::Struct(name, fields) => {
                self.out.push_str(name);
                self.entries('(', ')', fields, depth, |printer, (name, value)| printer.field(name, value, depth + 1));
            }
            Tree::Variant(name, inner) => {
                self.out.push_str(name);
                self.out.push('(');
                self.value(inner, depth);
                self.out.push(')');
            }
        }
    }

    fn field(&mut self, name: &str, value: &Tree, depth: usize) {
        self.out.push_str(name);
        self.out.push_str(": ");
        self.value(value, depth);
    }

    fn entries<T>(&mut self, open: char, close: char, entries: &[T], depth: usize, entry: impl Fn(&mut Self, &T)) {
        self.out.push(open);
        for item in entries {
            self.line(depth + 1);
            entry(self, item);
            self.out.push(',');
        }
        if !entries.is_empty() {
            self.line(depth);
        }
        self.out.push(close);
    }

    fn line(&mut self, depth: usize) {
        self.out.push('\n');
        self.out.extend(std::iter::repeat_n("    ", depth));
    }
}

/// Whether a value is one word or one line of text.
fn is_plain(tree: &Tree) -> bool {
    match tree {
        Tree::Bare(_) => true,
        Tree::Text(text) => must_escape(text) || !text.contains('\n'),
        _ => false,
    }
}

/// Text as typed where RON can hold it: raw when it has line feeds, quotes or backslashes.
fn write_text(out: &mut String, text: &str) {
    if must_escape(text) {
        out.push('"');
        for character in text.chars() {
            match character {
                '"' => out.push_str("\\\""),
                '\\' => out.push_str("\\\\"),
                '\n' => out.push_str("\\n"),
                '\r' => out.push_str("\\r"),
                '\t' => out.push_str("\\t"),
                other if is_unsafe(other) => out.extend(other.escape_unicode()),
                other => out.push(other),
            }
        }
        out.push('"');
    } else if text.contains(['\n', '"', '\\']) {
        let hashes = "#".repeat(longest_hashes(text) + 1);
        out.extend(["r", &hashes, "\"", text, "\"", &hashes]);
    } else {
        out.extend(["\"", text, "\""]);
    }
}

fn must_escape(text: &str) -> bool {
    text.contains(is_unsafe)
}

/// Characters that an editor or a version control system changes or hides: control characters but the tab and the line
/// feed, other line ends, byte order marks, and marks that turn the direction of writing.
fn is_unsafe(character: char) -> bool {
    match character {
        '\n' | '\t' => false,
        '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' => true,
        other => other.is_control(),
    }
}

/// The longest run of `#` behind a quote.
fn longest_hashes(text: &str) -> usize {
    let runs = text.split('"').skip(1).map(|rest| rest.len() - rest.trim_start_matches('#').len());
    runs.max().unwrap_or(0)
}
