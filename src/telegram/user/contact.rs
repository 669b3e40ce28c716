//! Send contact.

use super::account::Account;
use super::delivery::{Delivery, Recipient, joined, shown};
use super::lone_media::{self, LoneMedia};
use crate::engine::{ActionError, Call, RequestView, SendContact};
use crate::value::Json;
use grammers_tl_types as tl;
use serde_json::json;

/// The requests as they would go out.
pub(super) fn requests(action: &SendContact) -> Result<Vec<RequestView>, ActionError> {
    let delivery = Delivery::new(&action.options)?;
    Ok(vec![lone_media::view_of(&shown(&action.peer), &media(action), &delivery)])
}

/// Sends the contact and gives its message.
pub(super) async fn send(account: &Account, action: &SendContact, call: &dyn Call) -> Result<Json, ActionError> {
    let delivery = Delivery::new(&action.options)?;
    let mut recipient = Recipient::find(account, &action.peer, call).await?;
    lone_media::send(account, &mut recipient, &media(action), &delivery, call).await.map(joined)
}

fn media(action: &SendContact) -> LoneMedia {
    let last_name = action.last_name.clone().unwrap_or_default();
    let mut shown = json!({"phone_number": action.phone_number, "first_name": action.first_name});
    if !last_name.is_empty() {
        shown["last_name"] = json!(last_name);
    }
    if let Some(vcard) = &action.vcard {
        shown["vcard"] = json!(vcard);
    }
    let input = tl::types::InputMediaContact {
        phone_number: action.phone_number.clone(),
        first_name: action.first_name.clone(),
        last_name,
        vcard: action.vcard.clone().unwrap_or_default(),
    };
    LoneMedia { input: input.into(), kind: "inputMediaContact", shown }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::SendOptions;
    use crate::scenario::PeerAddress;

    #[test]
    fn a_contact() {
        let action = SendContact {
            peer: PeerAddress::Phone("+79991234567".into()),
            phone_number: "+79990000000".into(),
            first_name: "Анна".into(),
            last_name: None,
            vcard: Some("BEGIN:VCARD".into()),
            options: SendOptions { reply_to: Some(3), ..SendOptions::default() },
        };
        let views = requests(&action).expect("a plan");
        assert_eq!((views.len(), views[0].method.as_str()), (1, "messages.sendMedia"));
        assert_eq!(
            views[0].params,
            json!({"peer": "+79991234567", "media": {"_": "inputMediaContact", "phone_number": "+79990000000",
                   "first_name": "Анна", "vcard": "BEGIN:VCARD"}, "reply_to": {"reply_to_msg_id": 3}})
        );
    }
}
