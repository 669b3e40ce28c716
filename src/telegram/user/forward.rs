//! Forward message: to another chat, with or without its author.

use super::account::Account;
use super::delivery::{Delivery, Params, Recipient, deliver, message_id, random_id, shown, view};
use super::follow::following;
use crate::engine::{ActionError, Call, ForwardMessage, RequestView, SendOptions};
use crate::value::Json;
use grammers_tl_types as tl;
use serde_json::json;

const METHOD: &str = "messages.forwardMessages";

/// The requests as they would go out.
pub(super) fn requests(action: &ForwardMessage) -> Result<Vec<RequestView>, ActionError> {
    let delivery = delivery(action)?;
    let ids = ids(action)?;
    Ok(vec![forward_view(&shown(&action.from_peer), &shown(&action.peer), &ids, action.without_author, &delivery)])
}

/// Forwards and gives the new message, or an array where several were asked for.
pub(super) async fn send(account: &Account, action: &ForwardMessage, call: &dyn Call) -> Result<Json, ActionError> {
    let delivery = &delivery(action)?;
    let ids = &ids(action)?;
    let mut from = Recipient::find(account, &action.from_peer, call).await?;
    let to = &Recipient::find(account, &action.peer, call).await?;
    let random_ids: &Vec<i64> = &ids.iter().map(|_| random_id()).collect();
    // Inside, the chat that is written to is followed: it comes first, for the other can be read under its old id, too.
    let forwarded = following(account, [&mut from], call, |[from]| async move {
        let make = |to: &Recipient| {
            let request = request(&from, to, (ids, random_ids), action.without_author, delivery);
            (request, forward_view(&from.shown(), &to.shown(), ids, action.without_author, delivery))
        };
        deliver(account, &mut to.clone(), random_ids, call, make).await
    });
    let mut messages = forwarded.await?;
    Ok(if ids.len() == 1 && messages.len() == 1 { messages.remove(0) } else { Json::Array(messages) })
}

fn request(
    from: &Recipient,
    to: &Recipient,
    (ids, random_ids): (&[i32], &[i64]),
    without_author: bool,
    delivery: &Delivery,
) -> tl::functions::messages::ForwardMessages {
    tl::functions::messages::ForwardMessages {
        silent: delivery.silent,
        background: false,
        with_my_score: false,
        drop_author: without_author,
        drop_media_captions: false,
        noforwards: false,
        allow_paid_floodskip: false,
        from_ephemeral: false,
        from_peer: from.peer.input.clone(),
        id: ids.to_vec(),
        random_id: random_ids.to_vec(),
        to_peer: to.peer.input.clone(),
        top_msg_id: delivery.topic(),
        reply_to: None,
        schedule_date: delivery.schedule_date(),
        schedule_repeat_period: None,
        send_as: None,
        quick_reply_shortcut: None,
        effect: None,
        video_timestamp: None,
        allow_paid_stars: None,
        suggested_post: None,
    }
}

fn delivery(action: &ForwardMessage) -> Result<Delivery, ActionError> {
    Delivery::new(&SendOptions {
        send_at: action.send_at,
        silent: action.silent,
        topic: action.topic,
        ..SendOptions::default()
    })
}

fn ids(action: &ForwardMessage) -> Result<Vec<i32>, ActionError> {
    action.message_ids.iter().copied().map(message_id).collect()
}

fn forward_view(from: &Json, to: &Json, ids: &[i32], without_author: bool, delivery: &Delivery) -> RequestView {
    let mut params = Params::new();
    params.insert("from_peer".to_owned(), from.clone());
    params.insert("id".to_owned(), json!(ids));
    params.insert("to_peer".to_owned(), to.clone());
    if without_author {
        params.insert("drop_author".to_owned(), json!(true));
    }
    if let Some(topic) = delivery.topic() {
        params.insert("top_msg_id".to_owned(), json!(topic));
    }
    delivery.show_when(&mut params);
    view(METHOD, params)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::PeerAddress;

    fn forward(ids: &[i64]) -> ForwardMessage {
        ForwardMessage {
            from_peer: PeerAddress::Id(7),
            message_ids: ids.to_vec(),
            peer: PeerAddress::Username("news_shop".into()),
            without_author: false,
            silent: false,
            send_at: None,
            topic: None,
            protect_content: false,
        }
    }

    #[test]
    fn with_and_without_the_author() {
        let params = |action: &ForwardMessage| {
            let mut views = requests(action).expect("a plan");
            assert_eq!((views.len(), views[0].method.as_str()), (1, METHOD));
            views.remove(0).params
        };
        assert_eq!(params(&forward(&[3])), json!({"from_peer": 7, "id": [3], "to_peer": "@news_shop"}));
        let action = ForwardMessage { without_author: true, silent: true, topic: Some(9), ..forward(&[3, 4]) };
        assert_eq!(
            params(&action),
            json!({"from_peer": 7, "id": [3, 4], "to_peer": "@news_shop", "drop_author": true, "top_msg_id": 9,
                   "silent": true})
        );
        assert_eq!(requests(&forward(&[0])).expect_err("no id").code, "MESSAGE_ID_INVALID");
    }
}
