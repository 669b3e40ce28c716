//! Send message with files: which messages it takes (pure), and sending them one after another.

use super::account::Account;
use super::album::{Group, MediaFile};
use super::delivery::{Delivery, Recipient, joined, shown};
use super::message::{send_part, text_view};
use super::text_limits::TextLimits;
use super::upload::upload;
use super::{failure, input_media};
use crate::engine::{ActionError, AttachmentSource, Call, Progress, RequestView, ResolvedAttachment, SendMessage};
use crate::markup::{self, FormattedText};
use crate::scenario::AttachmentsAs;
use crate::scenario::rules::limits;
use crate::telegram::file::{self, Downloads, Item, ItemSource, Rules};
use crate::value::Json;

/// The requests as they would go out, but for the uploads of the files themselves; nothing is downloaded. What the
/// account may send is not known here: a file is measured by what Premium may, a text by what everyone may.
pub(super) fn requests(action: &SendMessage) -> Result<Vec<RequestView>, ActionError> {
    let delivery = Delivery::new(&action.options)?;
    let rules = rules(action.attachments_as, true);
    let looked = action.attachments.iter().map(|attachment| look(attachment, &rules));
    let plan = Plan::of(&action.text, looked.collect::<Result<Vec<_>, _>>()?, TextLimits::EVERYONE);
    let peer = shown(&action.peer);
    let mut deliveries = delivery.for_each();
    let mut views = Vec::new();
    for group in &plan.groups {
        views.extend(group.views(&peer, &deliveries.take()));
    }
    for text in &plan.texts {
        views.push(text_view(&peer, text, action.link_preview, &deliveries.take()));
    }
    Ok(views)
}

/// Sends the message and gives what Telegram made of it: a Message, or an array where there are several.
///
/// Every file is at Telegram before the first message leaves, so that a bad one does not leave half of it behind.
pub(super) async fn send(account: &Account, action: &SendMessage, call: &dyn Call) -> Result<Json, ActionError> {
    let delivery = Delivery::new(&action.options)?;
    refuse_file_ids(&action.attachments)?;
    let mut recipient = Recipient::find(account, &action.peer, call).await?;
    let rules = rules(action.attachments_as, account.own(call).await?.premium);
    let downloads = Downloads::new(account.proxy())?;
    let mut files = Vec::new();
    for attachment in &action.attachments {
        files.push(of_item(file::fetch(&downloads, attachment, &rules, call).await?)?);
    }
    let is_long = action.text.length() > limits::CAPTION;
    let most = if is_long { account.text_limits(call).await } else { TextLimits::EVERYONE };
    let plan = Plan::of(&action.text, files, most);
    let mut uploaded = Vec::new();
    for group in &plan.groups {
        let mut media = Vec::new();
        for MediaFile { kind, file } in &group.files {
            media.push(input_media::uploaded(*kind, file, upload(account, file, call).await?));
        }
        uploaded.push((group, media));
    }
    let total = plan.groups.len() + plan.texts.len();
    let mut deliveries = delivery.for_each();
    let mut sent = Sent { messages: Vec::new(), parts: 0, total };
    for (group, media) in uploaded {
        let result = group.send(account, &mut recipient, media, &deliveries.take(), call).await;
        sent.add(result, call)?;
    }
    for text in &plan.texts {
        let result = send_part(account, &mut recipient, text, action.link_preview, &deliveries.take(), call).await;
        sent.add(result, call)?;
    }
    Ok(joined(sent.messages))
}

/// What a person's account may send.
pub(super) fn rules(attachments_as: AttachmentsAs, is_premium: bool) -> Rules {
    Rules {
        photo_limit: limits::PHOTO,
        file_limit: if is_premium { limits::PREMIUM_FILE } else { limits::USER_FILE },
        as_documents: attachments_as == AttachmentsAs::Documents,
    }
}

/// The attachment as far as it is known without fetching anything.
pub(super) fn look(attachment: &ResolvedAttachment, rules: &Rules) -> Result<MediaFile, ActionError> {
    of_item(file::look(attachment, rules)?)
}

/// Refuses what belongs to bots, before anything is fetched.
pub(super) fn refuse_file_ids(attachments: &[ResolvedAttachment]) -> Result<(), ActionError> {
    let is_id = |attachment: &ResolvedAttachment| matches!(attachment.source, AttachmentSource::FileId(_));
    if attachments.iter().any(is_id) { Err(failure::file_id()) } else { Ok(()) }
}

pub(super) fn of_item(item: Item) -> Result<MediaFile, ActionError> {
    match item.source {
        ItemSource::File(file) => Ok(MediaFile { kind: item.kind, file }),
        ItemSource::Id(_) => Err(failure::file_id()),
    }
}

/// What has been sent of a message that takes several.
struct Sent {
    messages: Vec<Json>,
    parts: usize,
    total: usize,
}

impl Sent {
    fn add(&mut self, result: Result<Vec<Json>, ActionError>, call: &dyn Call) -> Result<(), ActionError> {
        self.messages.extend(result.map_err(|error| failure::after_part(error, self.parts, self.total))?);
        self.parts += 1;
        if self.total > 1 {
            let (done, total) = (self.parts as u64, Some(self.total as u64));
            call.progress(Progress { what: "messages.sendMedia".to_owned(), done, total });
        }
        Ok(())
    }
}

/// Files in albums, the text as the caption of the first or, too long for that, in messages of its own after them.
#[derive(Debug)]
struct Plan {
    groups: Vec<Group>,
    texts: Vec<FormattedText>,
}

impl Plan {
    fn of(text: &FormattedText, files: Vec<MediaFile>, most: TextLimits) -> Self {
        let kinds: Vec<_> = files.iter().map(|one| one.kind).collect();
        let group = |numbers: Vec<usize>| Group {
            files: numbers.into_iter().filter_map(|number| files.get(number).cloned()).collect(),
            caption: None,
        };
        let mut groups: Vec<Group> = file::groups(&kinds).into_iter().map(group).collect();
        let mut texts = Vec::new();
        if !text.text.trim().is_empty() {
            match groups.first_mut() {
                Some(first) if text.length() <= most.caption => first.caption = Some(text.clone()),
                _ => texts = markup::split(text, most.text),
            }
        }
        Self { groups, texts }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::SendOptions;
    use crate::markup::{Entity, EntityKind};
    use crate::scenario::PeerAddress;
    use serde_json::json;

    fn message(text: &str, urls: &[&str]) -> SendMessage {
        let attachment = |url: &&str| ResolvedAttachment {
            title: None,
            source: AttachmentSource::Url(url.parse().expect("a test's address")),
            mime_type: None,
        };
        SendMessage {
            peer: PeerAddress::Username("anna_kim".into()),
            text: FormattedText::plain(text),
            attachments: urls.iter().map(attachment).collect(),
            attachments_as: AttachmentsAs::Media,
            link_preview: true,
            options: SendOptions::default(),
        }
    }

    fn planned(action: &SendMessage) -> (Vec<String>, Vec<Json>) {
        let views = requests(action).expect("a plan");
        views.into_iter().map(|view| (view.method, view.params)).unzip()
    }

    #[test]
    fn one_file_carries_the_caption() {
        let mut action = message("Подпись", &["http://x/a.jpg"]);
        action.text.entities.push(Entity { offset: 0, length: 7, kind: EntityKind::Bold });
        action.options.silent = true;
        action.options.reply_to = Some(3);
        let (methods, params) = planned(&action);
        assert_eq!(methods, ["messages.sendMedia"]);
        assert_eq!(
            params,
            [json!({
                "peer": "@anna_kim",
                "media": {"_": "inputMediaUploadedPhoto", "file": {"name": "a.jpg", "size": null}},
                "message": "Подпись",
                "entities": [{"type": "bold", "offset": 0, "length": 7}],
                "reply_to": {"reply_to_msg_id": 3},
                "silent": true,
            })]
        );
    }

    #[test]
    fn an_album_carries_the_caption_in_its_first_item() {
        let (methods, params) = planned(&message("Подпись", &["http://x/a.jpg", "http://x/b.mp4"]));
        assert_eq!(methods, ["messages.uploadMedia", "messages.uploadMedia", "messages.sendMultiMedia"]);
        assert_eq!(
            params[2]["multi_media"],
            json!([
                {"media": {"_": "inputMediaPhoto", "file": {"name": "a.jpg", "size": null}}, "message": "Подпись"},
                {"media": {"_": "inputMediaDocument", "file": {"name": "b.mp4", "size": null}}},
            ])
        );
    }

    #[test]
    fn mixed_files_are_split_and_the_reply_is_on_the_first() {
        let mut action = message("", &["http://x/a.mp3", "http://x/a.jpg", "http://x/a.pdf", "http://x/b.pdf"]);
        action.options.reply_to = Some(3);
        let (methods, params) = planned(&action);
        assert_eq!(
            methods,
            [
                "messages.sendMedia",
                "messages.uploadMedia",
                "messages.uploadMedia",
                "messages.sendMultiMedia",
                "messages.sendMedia"
            ]
        );
        let replies: Vec<_> = params.iter().map(|params| params.get("reply_to").is_some()).collect();
        assert_eq!(replies, [true, false, false, false, false]);
    }

    #[test]
    fn as_documents_all_go_together() {
        let urls = ["http://x/a.mp3", "http://x/a.jpg", "http://x/a.gif"];
        let action = SendMessage { attachments_as: AttachmentsAs::Documents, ..message("", &urls) };
        let (methods, params) = planned(&action);
        assert_eq!(methods.last().map(String::as_str), Some("messages.sendMultiMedia"));
        assert_eq!(params[3]["multi_media"].as_array().map(Vec::len), Some(3));
    }

    #[test]
    fn a_long_caption_follows_the_files() {
        let (methods, params) = planned(&message(&"я".repeat(1025), &["http://x/a.jpg"]));
        assert_eq!(methods, ["messages.sendMedia", "messages.sendMessage"]);
        assert_eq!(params[0].get("message"), None);
        let (methods, _) = planned(&message(&"я".repeat(1024), &["http://x/a.jpg"]));
        assert_eq!(methods, ["messages.sendMedia"]);
        let (methods, _) = planned(&message(&"слово ".repeat(1500), &["http://x/a.jpg"]));
        assert_eq!(methods.len(), 4, "more than a message holds goes in parts");
    }

    #[test]
    fn file_ids_belong_to_bots() {
        let mut action = message("a", &["http://x/a.jpg"]);
        action.attachments[0].source = AttachmentSource::FileId("AgACAgIAAxkBAAI".into());
        assert_eq!(requests(&action).expect_err("refused").code, "BOT_CONNECTION_ONLY");
    }
}
