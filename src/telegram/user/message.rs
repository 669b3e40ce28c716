//! Send message without files: a text, in parts where it is too long for one message.

use super::account::Account;
use super::delivery::{Delivery, Params, Recipient, deliver, joined, random_id, shown, view};
use super::entities::entities;
use super::failure;
use super::text_limits::TextLimits;
use crate::engine::{ActionError, Call, Progress, RequestView, SendMessage};
use crate::markup::{self, FormattedText};
use crate::scenario::rules::limits;
use crate::telegram::entities::entities_json;
use crate::value::Json;
use grammers_tl_types as tl;
use serde_json::json;

const METHOD: &str = "messages.sendMessage";

/// The requests as they would go out.
pub(super) fn requests(action: &SendMessage) -> Result<Vec<RequestView>, ActionError> {
    let delivery = Delivery::new(&action.options)?;
    let text = checked(action)?;
    Ok(text_views(&shown(&action.peer), text, action.link_preview, &delivery))
}

/// Sends the text and gives its message, or an array where there are several.
pub(super) async fn send(account: &Account, action: &SendMessage, call: &dyn Call) -> Result<Json, ActionError> {
    let delivery = Delivery::new(&action.options)?;
    let text = checked(action)?;
    let mut recipient = Recipient::find(account, &action.peer, call).await?;
    let is_long = text.length() > limits::TEXT;
    let most = if is_long { account.text_limits(call).await } else { TextLimits::EVERYONE };
    let parts = markup::split(text, most.text);
    send_parts(account, &mut recipient, &parts, action.link_preview, &delivery, call).await.map(joined)
}

fn checked(action: &SendMessage) -> Result<&FormattedText, ActionError> {
    if action.text.text.trim().is_empty() { Err(failure::nothing_to_send()) } else { Ok(&action.text) }
}

/// The requests of a text; the reply is on the first.
pub(super) fn text_views(
    peer: &Json,
    text: &FormattedText,
    link_preview: bool,
    delivery: &Delivery,
) -> Vec<RequestView> {
    let deliveries = std::iter::once(delivery.clone()).chain(std::iter::repeat(delivery.without_reply()));
    let parts = markup::split(text, limits::TEXT);
    parts.iter().zip(deliveries).map(|(part, delivery)| text_view(peer, part, link_preview, &delivery)).collect()
}

/// Sends the messages of a text; the reply is on the first.
async fn send_parts(
    account: &Account,
    recipient: &mut Recipient,
    parts: &[FormattedText],
    link_preview: bool,
    delivery: &Delivery,
    call: &dyn Call,
) -> Result<Vec<Json>, ActionError> {
    let total = parts.len();
    let mut messages = Vec::new();
    for (sent, part) in parts.iter().enumerate() {
        let delivery = if sent == 0 { delivery.clone() } else { delivery.without_reply() };
        let result = send_part(account, recipient, part, link_preview, &delivery, call).await;
        messages.extend(result.map_err(|error| failure::after_part(error, sent, total))?);
        if total > 1 {
            call.progress(Progress { what: METHOD.to_owned(), done: sent as u64 + 1, total: Some(total as u64) });
        }
    }
    Ok(messages)
}

pub(super) async fn send_part(
    account: &Account,
    recipient: &mut Recipient,
    text: &FormattedText,
    link_preview: bool,
    delivery: &Delivery,
    call: &dyn Call,
) -> Result<Vec<Json>, ActionError> {
    let random_id = random_id();
    let entities = entities(text, account);
    deliver(account, recipient, &[random_id], call, |recipient| {
        let request = tl::functions::messages::SendMessage {
            no_webpage: !link_preview,
            silent: delivery.silent,
            background: false,
            clear_draft: false,
            noforwards: false,
            update_stickersets_order: false,
            invert_media: false,
            allow_paid_floodskip: false,
            peer: recipient.peer.input.clone(),
            reply_to: delivery.reply(),
            message: text.text.clone(),
            random_id,
            reply_markup: None,
            entities: entities.clone(),
            schedule_date: delivery.schedule_date(),
            schedule_repeat_period: None,
            send_as: None,
            quick_reply_shortcut: None,
            effect: None,
            allow_paid_stars: None,
            suggested_post: None,
            rich_message: None,
        };
        (request, text_view(&recipient.shown(), text, link_preview, delivery))
    })
    .await
}

pub(super) fn text_view(peer: &Json, text: &FormattedText, link_preview: bool, delivery: &Delivery) -> RequestView {
    let mut params = Params::new();
    params.insert("peer".to_owned(), peer.clone());
    params.insert("message".to_owned(), json!(text.text));
    if !text.entities.is_empty() {
        params.insert("entities".to_owned(), entities_json(&text.entities));
    }
    if !link_preview {
        params.insert("no_webpage".to_owned(), json!(true));
    }
    delivery.show(&mut params);
    view(METHOD, params)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::SendOptions;
    use crate::markup::{Entity, EntityKind};
    use crate::scenario::{AttachmentsAs, PeerAddress};
    use jiff::Timestamp;

    fn message(text: &str) -> SendMessage {
        SendMessage {
            peer: PeerAddress::Username("anna_kim".into()),
            text: FormattedText::plain(text),
            attachments: Vec::new(),
            attachments_as: AttachmentsAs::Media,
            link_preview: true,
            options: SendOptions::default(),
        }
    }

    fn planned(action: &SendMessage) -> Vec<Json> {
        let views = requests(action).expect("a plan");
        assert!(views.iter().all(|view| view.method == "messages.sendMessage"));
        views.into_iter().map(|view| view.params).collect()
    }

    #[test]
    fn a_text_alone() {
        let mut action = message("Привет");
        assert_eq!(planned(&action), [json!({"peer": "@anna_kim", "message": "Привет"})]);

        action.peer = PeerAddress::Id(-5);
        action.text.entities.push(Entity { offset: 0, length: 6, kind: EntityKind::Bold });
        action.link_preview = false;
        let at: Timestamp = "2100-01-02T03:04:05Z".parse().expect("a moment");
        // The farthest second that MTProto can name lies before it.
        action.options = SendOptions { send_at: Some(at), ..SendOptions::default() };
        assert_eq!(requests(&action).map_err(|error| error.code), Err("SCHEDULE_DATE_TOO_LATE".to_owned()));
        action.options = SendOptions {
            reply_to: Some(3),
            send_at: Some("2038-01-02T03:04:05Z".parse().expect("a moment")),
            silent: true,
            topic: Some(5),
            protect_content: false,
            buttons: None,
        };
        assert_eq!(
            planned(&action),
            [json!({
                "peer": -5,
                "message": "Привет",
                "entities": [{"type": "bold", "offset": 0, "length": 6}],
                "no_webpage": true,
                "reply_to": {"reply_to_msg_id": 3, "top_msg_id": 5},
                "silent": true,
                "schedule_date": "2038-01-02T03:04:05Z",
            })]
        );
    }

    #[test]
    fn a_long_text_goes_in_parts_with_the_reply_first() {
        let mut action = message(&"слово ".repeat(1500));
        action.options.reply_to = Some(3);
        action.options.silent = true;
        let params = planned(&action);
        let has = |key: &str| params.iter().map(|params| params.get(key).is_some()).collect::<Vec<_>>();
        assert_eq!(has("reply_to"), [true, false, false]);
        assert_eq!(has("silent"), [true, true, true]);
        let text: String = params.iter().filter_map(|params| params["message"].as_str()).collect();
        assert_eq!(text, action.text.text);
    }

    #[test]
    fn an_empty_text_is_refused() {
        assert_eq!(requests(&message(" \n ")).expect_err("refused").code, "TEXT_EMPTY");
    }
}
