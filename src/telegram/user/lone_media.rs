//! Messages that are one thing other than text (`messages.sendMedia`): the request, and for what needs no upload
//! (locations and contacts) its sending.

use super::account::Account;
use super::delivery::{Delivery, Params, Recipient, deliver, random_id, view};
use crate::engine::{ActionError, Call, RequestView};
use crate::value::Json;
use grammers_tl_types as tl;
use serde_json::json;

pub(super) const METHOD: &str = "messages.sendMedia";

/// What is sent, for Telegram and for people.
#[derive(Clone, Debug)]
pub(super) struct LoneMedia {
    pub(super) input: tl::enums::InputMedia,
    /// The name of its TL constructor.
    pub(super) kind: &'static str,
    /// Its fields, an object.
    pub(super) shown: Json,
}

/// Sends it and gives its message.
pub(super) async fn send(
    account: &Account,
    recipient: &mut Recipient,
    media: &LoneMedia,
    delivery: &Delivery,
    call: &dyn Call,
) -> Result<Vec<Json>, ActionError> {
    let random_id = random_id();
    deliver(account, recipient, &[random_id], call, |recipient| {
        let request = send_media(recipient, media.input.clone(), Words::default(), random_id, delivery);
        (request, view_of(&recipient.shown(), media, delivery))
    })
    .await
}

/// The text under a file and its entities, as requests carry them.
pub(super) type Words = (String, Option<Vec<tl::enums::MessageEntity>>);

/// The request that sends one thing.
pub(super) fn send_media(
    recipient: &Recipient,
    media: tl::enums::InputMedia,
    (message, entities): Words,
    random_id: i64,
    delivery: &Delivery,
) -> tl::functions::messages::SendMedia {
    tl::functions::messages::SendMedia {
        silent: delivery.silent,
        background: false,
        clear_draft: false,
        noforwards: false,
        update_stickersets_order: false,
        invert_media: false,
        allow_paid_floodskip: false,
        peer: recipient.peer.input.clone(),
        reply_to: delivery.reply(),
        media,
        message,
        random_id,
        reply_markup: None,
        entities,
        schedule_date: delivery.schedule_date(),
        schedule_repeat_period: None,
        send_as: None,
        quick_reply_shortcut: None,
        effect: None,
        allow_paid_stars: None,
        suggested_post: None,
    }
}

/// The request as people see it.
pub(super) fn view_of(peer: &Json, media: &LoneMedia, delivery: &Delivery) -> RequestView {
    let mut shown = Params::from_iter([("_".to_owned(), json!(media.kind))]);
    if let Json::Object(fields) = &media.shown {
        shown.extend(fields.clone());
    }
    let mut params = Params::new();
    params.insert("peer".to_owned(), peer.clone());
    params.insert("media".to_owned(), Json::Object(shown));
    delivery.show(&mut params);
    view(METHOD, params)
}
