//! A JSON value as a flat list of visible rows, so that only the rows on the screen are drawn.

use crate::value::Json;
use std::collections::HashSet;

/// One visible line of the tree.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub depth: usize,
    /// The key or index; the variable's name at the root.
    pub label: String,
    /// The value as an expression, such as `sent.chat.id`.
    pub path: String,
    pub value: RowValue,
}

/// What a row shows of its value.
#[derive(Clone, Debug, PartialEq)]
pub enum RowValue {
    /// A list or object with its number of entries.
    Branch {
        open: bool,
        entries: usize,
        list: bool,
    },
    Text(String),
    Number(String),
    /// `true`, `false` and `null`.
    Word(&'static str),
}

/// Which branches are open, and what is searched for.
#[derive(Clone, Debug, Default)]
pub struct TreeState {
    /// Paths that differ from the default, which is [`open_at_first`].
    toggled: HashSet<String>,
    pub search: String,
}

/// The first two levels are open at first; who sent a message, which is mostly oneself, is not.
fn open_at_first(depth: usize, label: &str) -> bool {
    depth == 0 || (depth == 1 && label != "from")
}

impl TreeState {
    pub fn toggle(&mut self, path: &str) {
        if !self.toggled.remove(path) {
            self.toggled.insert(path.to_owned());
        }
    }

    /// Opens every branch.
    pub fn open_all(&mut self, root: &str, value: &Json) {
        self.toggled.clear();
        self.toggle_where(root, root.to_owned(), value, 0, |depth, label| !open_at_first(depth, label));
    }

    /// Closes every branch but the root.
    pub fn close_all(&mut self, root: &str, value: &Json) {
        self.toggled.clear();
        self.toggle_where(root, root.to_owned(), value, 0, |depth, label| depth > 0 && open_at_first(depth, label));
    }

    fn toggle_where(&mut self, label: &str, path: String, value: &Json, depth: usize, wanted: fn(usize, &str) -> bool) {
        for (key, child) in children(value) {
            let child_path = child_path(&path, &key, value.is_array());
            self.toggle_where(&key, child_path, child, depth + 1, wanted);
        }
        if is_branch(value) && wanted(depth, label) {
            self.toggled.insert(path);
        }
    }

    /// The visible rows of `value`, whose root is called `root`. While something is searched for, the rows that match
    /// and their parents are visible instead.
    pub fn rows(&self, root: &str, value: &Json) -> Vec<Row> {
        let mut rows = Vec::new();
        let search = self.search.trim().to_lowercase();
        self.add(&mut rows, root.to_owned(), root.to_owned(), value, 0, &search);
        rows
    }

    /// Adds a value's rows; says whether it or something below it matches the search.
    fn add(&self, rows: &mut Vec<Row>, label: String, path: String, value: &Json, depth: usize, search: &str) -> bool {
        let shown = shown_value(value);
        let matches = search.is_empty()
            || label.to_lowercase().contains(search)
            || matches!(&shown, RowValue::Text(text) | RowValue::Number(text) if text.to_lowercase().contains(search));
        let open = !search.is_empty() || open_at_first(depth, &label) != self.toggled.contains(&path);
        let at = rows.len();
        let value_row = match shown {
            RowValue::Branch { entries, list, .. } => RowValue::Branch { open: open && entries > 0, entries, list },
            leaf => leaf,
        };
        rows.push(Row { depth, label, path: path.clone(), value: value_row });
        let mut below = false;
        if open {
            for (key, child) in children(value) {
                let child_path = child_path(&path, &key, value.is_array());
                below |= self.add(rows, key, child_path, child, depth + 1, search);
            }
        }
        if !matches && !below {
            rows.truncate(at);
        }
        matches || below
    }
}

fn is_branch(value: &Json) -> bool {
    value.is_array() || value.is_object()
}

fn children(value: &Json) -> Box<dyn Iterator<Item = (String, &Json)> + '_> {
    match value {
        Json::Array(items) => Box::new(items.iter().enumerate().map(|(index, item)| (index.to_string(), item))),
        Json::Object(map) => Box::new(map.iter().map(|(key, item)| (key.clone(), item))),
        _ => Box::new(std::iter::empty()),
    }
}

/// The entries of a value with their paths.
pub fn children_with_paths<'v>(at: &str, value: &'v Json) -> impl Iterator<Item = (String, &'v Json)> {
    let (at, list) = (at.to_owned(), value.is_array());
    children(value).map(move |(key, child)| (child_path(&at, &key, list), child))
}

/// The expression for a child: `a.b`, `a[0]` or `a["x y"]`.
fn child_path(parent: &str, key: &str, list: bool) -> String {
    let plain = key.chars().next().is_some_and(|first| first.is_alphabetic() || first == '_' || first == '$')
        && key.chars().all(|next| next.is_alphanumeric() || next == '_' || next == '$');
    match (list, plain) {
        (true, _) => format!("{parent}[{key}]"),
        (false, true) => format!("{parent}.{key}"),
        (false, false) => format!("{parent}[{}]", Json::from(key)),
    }
}

fn shown_value(value: &Json) -> RowValue {
    match value {
        Json::Null => RowValue::Word("null"),
        Json::Bool(true) => RowValue::Word("true"),
        Json::Bool(false) => RowValue::Word("false"),
        Json::Number(number) => RowValue::Number(number.to_string()),
        Json::String(text) => RowValue::Text(text.clone()),
        Json::Array(items) => RowValue::Branch { open: false, entries: items.len(), list: true },
        Json::Object(map) => RowValue::Branch { open: false, entries: map.len(), list: false },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn paths(state: &TreeState, value: &Json) -> Vec<String> {
        state.rows("sent", value).into_iter().map(|row| row.path).collect()
    }

    #[test]
    fn paths_are_expressions() {
        let value = json!({"a": [{"b c": 1}], "имя": 2});
        let mut state = TreeState::default();
        state.open_all("sent", &value);
        assert_eq!(paths(&state, &value), ["sent", "sent.a", "sent.a[0]", "sent.a[0][\"b c\"]", "sent.имя"]);
    }

    #[test]
    fn deep_branches_are_closed_until_toggled() {
        let value = json!({"a": {"b": {"c": 1}}});
        let mut state = TreeState::default();
        assert_eq!(paths(&state, &value), ["sent", "sent.a", "sent.a.b"]);
        state.toggle("sent.a.b");
        assert_eq!(paths(&state, &value).last().map(String::as_str), Some("sent.a.b.c"));
        state.close_all("sent", &value);
        assert_eq!(paths(&state, &value), ["sent", "sent.a"]);
    }

    #[test]
    fn the_sender_is_closed_until_toggled() {
        let value = json!({"from": {"id": 1}, "chat": {"id": 2}});
        let mut state = TreeState::default();
        let closed = ["sent", "sent.from", "sent.chat", "sent.chat.id"];
        assert_eq!(paths(&state, &value), closed);
        state.toggle("sent.from");
        assert_eq!(paths(&state, &value).len(), 5);
        state.open_all("sent", &value);
        assert_eq!(paths(&state, &value).len(), 5);
        state.close_all("sent", &value);
        assert_eq!(paths(&state, &value), ["sent", "sent.from", "sent.chat"]);
    }

    #[test]
    fn a_search_shows_matches_with_their_parents() {
        let value = json!({"chat": {"id": 2, "title": "Операторы"}, "text": "x"});
        let state = TreeState { search: "операт".into(), ..TreeState::default() };
        assert_eq!(paths(&state, &value), ["sent", "sent.chat", "sent.chat.title"]);
    }
}
