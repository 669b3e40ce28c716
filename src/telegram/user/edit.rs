//! Edit message (`messages.editMessage`): new words, be they the message's text or its file's caption, or another file,
//! or both. What a request leaves out stays as it is.
//!
//! An edit done twice is one edit, so where the answer of one that was carried out is lost, the message is read instead.
//! Where that fails, its id and its chat have to do.

use super::account::Account;
use super::album::{MediaFile, put_text};
use super::answer::{self, Written};
use super::delivery::{Params, Recipient, message_id, names_of, shown, view};
use super::entities::entities;
use super::follow::following;
use super::input_media::{uploaded, uploaded_view};
use super::media::{look, of_item, refuse_file_ids, rules};
use super::upload::upload;
use super::{failure, reading};
use crate::engine::{ActionError, Call, EditMessage, RequestView};
use crate::scenario::AttachmentsAs;
use crate::telegram::file::{self, Downloads};
use crate::value::Json;
use grammers_tl_types as tl;
use serde_json::json;

const METHOD: &str = "messages.editMessage";

/// The request as it would go out; nothing is downloaded.
pub(super) fn requests(action: &EditMessage) -> Result<Vec<RequestView>, ActionError> {
    let rules = rules(AttachmentsAs::Media, true);
    let file = action.attachment.as_ref().map(|attachment| look(attachment, &rules)).transpose()?;
    let id = message_id(action.message_id)?;
    Ok(vec![edit_view(&shown(&action.peer), id, action, file.as_ref())])
}

/// Edits the message and gives it as it is then.
pub(super) async fn edit(account: &Account, action: &EditMessage, call: &dyn Call) -> Result<Json, ActionError> {
    let id = message_id(action.message_id)?;
    refuse_file_ids(action.attachment.as_slice())?;
    let mut recipient = Recipient::find(account, &action.peer, call).await?;
    let own = account.own(call).await?;
    let (file, media) = match &action.attachment {
        Some(attachment) => {
            let rules = rules(AttachmentsAs::Media, own.premium);
            let MediaFile { kind, file } =
                of_item(file::fetch(&Downloads::new(account.proxy())?, attachment, &rules, call).await?)?;
            let media = uploaded(kind, &file, upload(account, &file, call).await?);
            (Some(MediaFile { kind, file }), Some(media))
        }
        None => (None, None),
    };
    let words = action.text.as_ref().map(|text| (text.text.clone(), entities(text, account)));
    let (message, entities) = words.unzip();
    let updates = following(account, [&mut recipient], call, |[recipient]| {
        let request = tl::functions::messages::EditMessage {
            no_webpage: !action.link_preview,
            invert_media: false,
            peer: recipient.peer.input.clone(),
            id,
            message: message.clone(),
            media: media.clone(),
            reply_markup: None,
            entities: entities.clone().flatten(),
            schedule_date: None,
            schedule_repeat_period: None,
            quick_reply_shortcut_id: None,
            rich_message: None,
        };
        let view = edit_view(&recipient.shown(), id, action, file.as_ref());
        account.change(request, view, call)
    });
    let updates = match updates.await {
        Ok(updates) => Some(updates),
        Err(lost) if lost.code == failure::ANSWER_LOST => None,
        Err(refusal) => return Err(refusal),
    };
    if let Some(updates) = updates {
        let written = Written::of(updates, &[]);
        account.remember(&written.users, &written.chats);
        let names = names_of(&own, &written.users, &written.chats);
        if let Some(edited) = written.json(&[], &names).into_iter().find(|message| is_message(message, id)) {
            return Ok(edited);
        }
    }
    let page = reading::glance(account, &recipient.peer, &[id], call).await;
    let names = names_of(&own, &page.users, &page.chats);
    let edited = answer::messages(&page.messages, &[], &names).pop();
    Ok(edited.unwrap_or_else(|| json!({"message_id": id, "chat": {"id": recipient.peer.id}})))
}

fn is_message(message: &Json, id: i32) -> bool {
    message.get("message_id").and_then(Json::as_i64) == Some(i64::from(id))
}

fn edit_view(peer: &Json, id: i32, action: &EditMessage, file: Option<&MediaFile>) -> RequestView {
    let mut params = Params::new();
    params.insert("peer".to_owned(), peer.clone());
    params.insert("id".to_owned(), json!(id));
    put_text(&mut params, action.text.as_ref());
    if let Some(MediaFile { kind, file }) = file {
        params.insert("media".to_owned(), uploaded_view(*kind, file));
    }
    if !action.link_preview {
        params.insert("no_webpage".to_owned(), json!(true));
    }
    view(METHOD, params)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::{AttachmentSource, ResolvedAttachment};
    use crate::markup::FormattedText;
    use crate::scenario::PeerAddress;

    fn edit() -> EditMessage {
        EditMessage {
            peer: PeerAddress::Id(-5),
            message_id: 7,
            text: None,
            attachment: None,
            link_preview: true,
            buttons: None,
        }
    }

    fn attachment(source: AttachmentSource) -> Option<ResolvedAttachment> {
        Some(ResolvedAttachment { title: None, source, mime_type: None })
    }

    fn planned(action: &EditMessage) -> Result<Json, String> {
        let mut views = requests(action).map_err(|error| error.code)?;
        assert!(views.len() == 1 && views.iter().all(|view| view.method == METHOD));
        Ok(views.remove(0).params)
    }

    #[test]
    fn what_is_left_out_stays() {
        let text = EditMessage { text: Some(FormattedText::plain("да")), link_preview: false, ..edit() };
        assert_eq!(planned(&text), Ok(json!({"peer": -5, "id": 7, "message": "да", "no_webpage": true})));
        let url = AttachmentSource::Url("http://x/a.jpg".parse().expect("a test's address"));
        let file = EditMessage { attachment: attachment(url), ..edit() };
        let media = json!({"_": "inputMediaUploadedPhoto", "file": {"name": "a.jpg", "size": null}});
        assert_eq!(planned(&file), Ok(json!({"peer": -5, "id": 7, "media": media})));
    }

    #[test]
    fn refusals() {
        let id = EditMessage { message_id: i64::MAX, ..edit() };
        assert_eq!(planned(&id), Err("MESSAGE_ID_INVALID".to_owned()));
        let file = AttachmentSource::FileId("AgACAgIAAxkBAAI".into());
        let file = EditMessage { attachment: attachment(file), ..edit() };
        assert_eq!(planned(&file), Err("BOT_CONNECTION_ONLY".to_owned()));
    }
}
