//! Finds secrets that were typed into a scenario: bot tokens, and session strings of accounts.

use super::tree::Tree;
use crate::scenario::NodeId;
use crate::secret::{holds_session_string, looks_like_bot_token};

/// Where a secret stands; the secret itself is not in here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecretPlace {
    /// The node that holds it; none: the scenario's own fields or its test data.
    pub node: Option<NodeId>,
    /// The way to it in the file, such as `action.text` or `test_data[0].variables.token`.
    pub field: String,
}

/// Every place of a scenario's tree that holds a secret, in the file's order.
pub(super) fn find(scenario: &Tree) -> Vec<SecretPlace> {
    let mut places = Vec::new();
    walk(scenario, None, "", &mut places);
    places
}

fn walk(tree: &Tree, node: Option<&NodeId>, path: &str, places: &mut Vec<SecretPlace>) {
    match tree {
        Tree::Bare(_) => {}
        Tree::Text(text) if holds_secret(text) => {
            places.push(SecretPlace { node: node.cloned(), field: path.to_owned() });
        }
        Tree::Text(_) => {}
        Tree::List(items) if path == "nodes" => {
            for (index, item) in items.iter().enumerate() {
                match id_of(item).filter(|id| !holds_secret(id)) {
                    Some(id) => walk(item, Some(id), "", places),
                    None => walk(item, None, &format!("nodes[{index}]"), places),
                }
            }
        }
        Tree::List(items) => {
            for (index, item) in items.iter().enumerate() {
                walk(item, node, &format!("{path}[{index}]"), places);
            }
        }
        Tree::Map(entries) => {
            for (index, (key, value)) in entries.iter().enumerate() {
                let below = match key {
                    Tree::Text(key) if !holds_secret(key) => join(path, key),
                    _ => format!("{path}[{index}]"),
                };
                walk(key, node, &below, places);
                walk(value, node, &below, places);
            }
        }
        Tree::Struct(_, fields) => {
            for (name, value) in fields {
                walk(value, node, &join(path, name), places);
            }
        }
        Tree::Variant(_, inner) => walk(inner, node, path, places),
    }
}

fn id_of(node: &Tree) -> Option<&NodeId> {
    let Tree::Struct(_, fields) = node else { return None };
    fields.iter().find_map(|(name, value)| match value {
        Tree::Text(id) if *name == "id" => Some(id),
        _ => None,
    })
}

fn join(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}

/// Whether any word of the text is a bot token or a session string.
fn holds_secret(text: &str) -> bool {
    holds_token(text) || holds_session_string(text)
}

fn holds_token(text: &str) -> bool {
    let is_key = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
    text.match_indices(':').any(|(colon, _)| {
        let (before, after) = (&text.as_bytes()[..colon], &text.as_bytes()[colon + 1..]);
        let digits = before.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
        let key = after.iter().take_while(|byte| is_key(**byte)).count();
        // Digits, colon and key are ASCII, so these are boundaries of characters.
        looks_like_bot_token(&text[colon - digits..colon + 1 + key])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_in_any_surroundings() {
        let token = format!("1000000:{}", "x".repeat(35));
        for text in [token.clone(), format!("ы{token}ы"), format!("/bot{token}/getMe"), format!("a1:{token}")] {
            assert!(holds_secret(&text), "{text}");
        }
        for text in ["", ":", "12:30", "https://example.com:80/1000000", "Order: 42"] {
            assert!(!holds_secret(text), "{text}");
        }
    }

    #[test]
    fn session_strings_in_any_surroundings() {
        // Base64 of data centre 2 and zeros, as long as Telethon's form.
        let session = format!("1Ag{}=", "A".repeat(349));
        assert!(holds_secret(&session) && holds_secret(&format!("ы session='{session}'")));
        assert!(!holds_secret(&session[..200]));
    }
}
