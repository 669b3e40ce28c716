//! Send contact: `sendContact`.

use super::options;
use super::request::{Method, Params, Request};
use crate::engine::{ActionError, SendContact};
use serde_json::json;

/// The one request that sends a contact.
pub(super) fn request(action: &SendContact) -> Result<Request, ActionError> {
    let mut content = Params::new();
    content.insert("phone_number".to_owned(), json!(action.phone_number));
    content.insert("first_name".to_owned(), json!(action.first_name));
    for (name, value) in [("last_name", &action.last_name), ("vcard", &action.vcard)] {
        if let Some(value) = value.as_ref().filter(|value| !value.is_empty()) {
            content.insert(name.to_owned(), json!(value));
        }
    }
    Ok(Request::new(Method::SendContact, options::single(&action.peer, content, &action.options)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::SendOptions;
    use crate::scenario::PeerAddress;
    use crate::value::Json;

    #[test]
    fn requests_carry_what_is_filled_in() {
        let contact = SendContact {
            peer: PeerAddress::Id(2),
            phone_number: "+74950000000".into(),
            first_name: "Служба доставки".into(),
            last_name: None,
            vcard: Some(String::new()),
            options: SendOptions::default(),
        };
        let check = |action: SendContact, expected: Json| {
            let view = request(&action).expect("a request").view();
            assert_eq!((view.method.as_str(), view.params), ("sendContact", expected));
        };
        let least = json!({"chat_id": 2, "phone_number": "+74950000000", "first_name": "Служба доставки"});
        check(contact.clone(), least);
        let full = SendContact {
            last_name: Some("Ким".into()),
            vcard: Some("BEGIN:VCARD\nEND:VCARD".into()),
            options: SendOptions { protect_content: true, ..SendOptions::default() },
            ..contact
        };
        check(
            full,
            json!({
                "chat_id": 2, "phone_number": "+74950000000", "first_name": "Служба доставки", "last_name": "Ким",
                "vcard": "BEGIN:VCARD\nEND:VCARD", "protect_content": true,
            }),
        );
    }
}
