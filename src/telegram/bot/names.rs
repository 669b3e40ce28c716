//! What people call the people and chats of the Bot API's JSON.

use crate::value::Json;

/// First and last name of a `User` or of a private `Chat`.
pub(super) fn of_person(person: &Json) -> String {
    let names =
        ["first_name", "last_name"].map(|key| person.get(key).and_then(Json::as_str).unwrap_or_default().trim());
    names.into_iter().filter(|name| !name.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The title of a `Chat`; a private one has the person's name, and one without any its `@username` or its id.
pub(super) fn of_chat(chat: &Json) -> String {
    let text = |key: &str| chat.get(key).and_then(Json::as_str).unwrap_or_default().trim().to_owned();
    let username = text("username");
    let handle = if username.is_empty() { String::new() } else { format!("@{username}") };
    let id = chat.get("id").and_then(Json::as_i64).map(|id| id.to_string()).unwrap_or_default();
    [text("title"), of_person(chat), handle, id].into_iter().find(|name| !name.is_empty()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn chats_have_names() {
        for (chat, expected) in [
            (json!({"id": 1, "first_name": "Анна", "last_name": "Орлова", "username": "anna"}), "Анна Орлова"),
            (json!({"id": 1, "first_name": " ", "username": "anna"}), "@anna"),
            (json!({"id": -5, "title": "Склад"}), "Склад"),
            (json!({"id": -5}), "-5"),
            (json!({"title": 7}), ""),
        ] {
            assert_eq!(of_chat(&chat), expected, "{chat}");
        }
    }
}
