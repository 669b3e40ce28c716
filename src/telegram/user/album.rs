//! Messages with files: one (`messages.sendMedia`), or an album (`messages.sendMultiMedia`).
//!
//! For an album Telegram wants each file to be a message's file before (`messages.uploadMedia`).

use super::account::Account;
use super::delivery::{Delivery, Params, Recipient, deliver, random_id, view};
use super::entities::entities;
use super::follow::following;
use super::input_media::{known, known_view, uploaded_view};
use super::lone_media::{METHOD, Words, send_media};
use crate::engine::{ActionError, Call, RequestView};
use crate::markup::FormattedText;
use crate::telegram::entities::entities_json;
use crate::telegram::file::{FileToSend, Kind};
use crate::value::Json;
use grammers_tl_types as tl;
use serde_json::json;
use std::sync::Arc;

/// A file of a message.
#[derive(Clone, Debug)]
pub(super) struct MediaFile {
    pub(super) kind: Kind,
    pub(super) file: Arc<FileToSend>,
}

/// Files that go together, with the text that stands under the first.
#[derive(Clone, Debug)]
pub(super) struct Group {
    pub(super) files: Vec<MediaFile>,
    pub(super) caption: Option<FormattedText>,
}

impl Group {
    /// The requests as people see them, but for the uploads of the files themselves.
    pub(super) fn views(&self, peer: &Json, delivery: &Delivery) -> Vec<RequestView> {
        match self.files.as_slice() {
            [one] => vec![self.lone_view(one, peer, delivery)],
            several => {
                let each = several.iter().map(|one| upload_view(one, peer));
                each.chain([self.album_view(peer, delivery)]).collect()
            }
        }
    }

    fn lone_view(&self, one: &MediaFile, peer: &Json, delivery: &Delivery) -> RequestView {
        let mut params = Params::new();
        params.insert("peer".to_owned(), peer.clone());
        params.insert("media".to_owned(), uploaded_view(one.kind, &one.file));
        put_text(&mut params, self.caption.as_ref());
        delivery.show(&mut params);
        view(METHOD, params)
    }

    fn album_view(&self, peer: &Json, delivery: &Delivery) -> RequestView {
        let mut captions = self.caption.iter();
        let item = |one: &MediaFile| -> Json {
            let mut item = Params::from_iter([("media".to_owned(), known_view(one.kind, &one.file))]);
            put_text(&mut item, captions.next());
            Json::Object(item)
        };
        let mut params = Params::new();
        params.insert("peer".to_owned(), peer.clone());
        params.insert("multi_media".to_owned(), self.files.iter().map(item).collect());
        delivery.show(&mut params);
        view("messages.sendMultiMedia", params)
    }

    /// Sends the files, which stand uploaded in `media` in the same order, and gives their messages.
    pub(super) async fn send(
        &self,
        account: &Account,
        recipient: &mut Recipient,
        media: Vec<tl::enums::InputMedia>,
        delivery: &Delivery,
        call: &dyn Call,
    ) -> Result<Vec<Json>, ActionError> {
        match (self.files.as_slice(), media.as_slice()) {
            ([one], [media]) => self.send_lone(account, recipient, (one, media), delivery, call).await,
            _ => self.send_album(account, recipient, media, delivery, call).await,
        }
    }

    async fn send_lone(
        &self,
        account: &Account,
        recipient: &mut Recipient,
        (one, media): (&MediaFile, &tl::enums::InputMedia),
        delivery: &Delivery,
        call: &dyn Call,
    ) -> Result<Vec<Json>, ActionError> {
        let random_id = random_id();
        let words = self.words(account);
        deliver(account, recipient, &[random_id], call, |recipient| {
            let request = send_media(recipient, media.clone(), words.clone(), random_id, delivery);
            (request, self.lone_view(one, &recipient.shown(), delivery))
        })
        .await
    }

    async fn send_album(
        &self,
        account: &Account,
        recipient: &mut Recipient,
        media: Vec<tl::enums::InputMedia>,
        delivery: &Delivery,
        call: &dyn Call,
    ) -> Result<Vec<Json>, ActionError> {
        let mut words = Some(self.words(account));
        let mut items: Vec<tl::enums::InputSingleMedia> = Vec::new();
        let mut random_ids = Vec::new();
        for (one, media) in self.files.iter().zip(media) {
            let uploaded = following(account, [&mut *recipient], call, |[recipient]| {
                let (view, peer, media) = (upload_view(one, &recipient.shown()), recipient.peer.input, media.clone());
                let request = tl::functions::messages::UploadMedia { business_connection_id: None, peer, media };
                account.read(request, view, call)
            });
            let media = known(uploaded.await?)?;
            let random_id = random_id();
            let (message, entities) = words.take().unwrap_or_default();
            random_ids.push(random_id);
            items.push(tl::types::InputSingleMedia { media, random_id, message, entities }.into());
        }
        deliver(account, recipient, &random_ids, call, |recipient| {
            let request = tl::functions::messages::SendMultiMedia {
                silent: delivery.silent,
                background: false,
                clear_draft: false,
                noforwards: false,
                update_stickersets_order: false,
                invert_media: false,
                allow_paid_floodskip: false,
                peer: recipient.peer.input.clone(),
                reply_to: delivery.reply(),
                multi_media: items.clone(),
                schedule_date: delivery.schedule_date(),
                send_as: None,
                quick_reply_shortcut: None,
                effect: None,
                allow_paid_stars: None,
            };
            (request, self.album_view(&recipient.shown(), delivery))
        })
        .await
    }

    /// The caption as requests carry it.
    fn words(&self, account: &Account) -> Words {
        match &self.caption {
            Some(caption) => (caption.text.clone(), entities(caption, account)),
            None => (String::new(), None),
        }
    }
}

fn upload_view(one: &MediaFile, peer: &Json) -> RequestView {
    let mut params = Params::new();
    params.insert("peer".to_owned(), peer.clone());
    params.insert("media".to_owned(), uploaded_view(one.kind, &one.file));
    view("messages.uploadMedia", params)
}

/// Adds a text to a request as people see it.
pub(super) fn put_text(params: &mut Params, text: Option<&FormattedText>) {
    let Some(text) = text else { return };
    params.insert("message".to_owned(), json!(text.text));
    if !text.entities.is_empty() {
        params.insert("entities".to_owned(), entities_json(&text.entities));
    }
}
