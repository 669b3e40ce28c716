//! Get dialogs: those of the main list or of the archive, page after page, until there are as many as were asked for.
//!
//! Kinds and words are looked for here: Telegram has no filter for its list of dialogs.

use super::account::Account;
use super::answer::{self, Names};
use super::delivery::names;
use super::dialog_pages::{Folder, METHOD, Pages, first_view, is_top};
use crate::engine::{ActionError, Call, GetDialogs, Progress, RequestView};
use crate::scenario::DialogKind;
use crate::telegram::search::matches;
use crate::value::Json;
use grammers_tl_types as tl;
use jiff::Timestamp;
use serde_json::json;
use std::collections::HashSet;

/// The first request; how many follow is known only then.
pub(super) fn requests(action: &GetDialogs) -> Vec<RequestView> {
    vec![first_view(folder(action))]
}

/// Reads the dialogs, pinned ones first and then by their newest message.
pub(super) async fn get(account: &Account, action: &GetDialogs, call: &dyn Call) -> Result<Json, ActionError> {
    let limit = usize::try_from(action.limit).unwrap_or(usize::MAX);
    let mut pages = Pages::new(folder(action), true);
    let mut dialogs = Vec::new();
    // A dialog that gets a message meanwhile moves, and may come twice.
    let mut known = HashSet::new();
    let mut seen = 0;
    while dialogs.len() < limit {
        let Some(page) = pages.next(account, call).await? else { break };
        seen += page.dialogs.len() as u64;
        let names = names(account, &page.users, &page.chats, call).await?;
        for dialog in &page.dialogs {
            if let tl::enums::Dialog::Dialog(dialog) = dialog
                && dialogs.len() < limit
                && is_wanted(dialog, action, &names)
                && known.insert(answer::peer_id(&dialog.peer))
            {
                dialogs.push(shown(dialog, &page.messages, &names));
            }
        }
        let total = u64::try_from(page.count).ok().filter(|count| *count > 0);
        call.progress(Progress { what: METHOD.to_owned(), done: seen, total });
    }
    Ok(Json::Array(dialogs))
}

fn folder(action: &GetDialogs) -> Folder {
    if action.archived { Folder::Archive } else { Folder::Main }
}

fn is_wanted(dialog: &tl::types::Dialog, action: &GetDialogs, names: &Names) -> bool {
    let kind = action.kinds.is_empty() || kind(&dialog.peer, names).is_some_and(|kind| action.kinds.contains(&kind));
    if !kind || action.search.is_none() {
        return kind;
    }
    let chat = names.chat(&dialog.peer);
    let text = |key: &str| chat.get(key).and_then(Json::as_str).unwrap_or_default();
    let name = format!("{} {}", text("first_name"), text("last_name"));
    matches(action.search.as_deref(), [text("title"), name.as_str(), text("username")])
}

fn kind(peer: &tl::enums::Peer, names: &Names) -> Option<DialogKind> {
    match (peer, names.known_chat(peer)) {
        (tl::enums::Peer::User(user), _) => {
            names.known_user(user.user_id).map(|user| if user.bot { DialogKind::Bot } else { DialogKind::Person })
        }
        (_, Some(tl::enums::Chat::Channel(channel))) if channel.broadcast => Some(DialogKind::Channel),
        (_, Some(tl::enums::Chat::ChannelForbidden(channel))) if channel.broadcast => Some(DialogKind::Channel),
        (_, Some(_)) => Some(DialogKind::Group),
        (_, None) => None,
    }
}

fn shown(dialog: &tl::types::Dialog, messages: &[tl::enums::Message], names: &Names) -> Json {
    let is_newest = |message: &&tl::enums::Message| match message {
        tl::enums::Message::Empty(_) => false,
        tl::enums::Message::Message(message) => is_top(dialog, message.id, &message.peer_id),
        tl::enums::Message::Service(message) => is_top(dialog, message.id, &message.peer_id),
    };
    let newest = messages.iter().find(is_newest).map(|message| answer::message(message, names));
    json!({
        "chat": names.chat(&dialog.peer),
        "unread_count": dialog.unread_count,
        "last_message": newest,
        "pinned": dialog.pinned,
        "archived": dialog.folder_id == Some(Folder::Archive as i32),
        "muted_until": muted_until(&dialog.notify_settings, Timestamp::now()),
    })
}

/// Until when the dialog is silent, in Unix time; the largest 32-bit number stands for ever.
fn muted_until(settings: &tl::enums::PeerNotifySettings, now: Timestamp) -> Option<i32> {
    let tl::enums::PeerNotifySettings::Settings(settings) = settings;
    settings.mute_until.filter(|until| i64::from(*until) > now.as_second())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_archive_is_a_folder() {
        let view = |archived| {
            let action = GetDialogs { limit: 5, archived, kinds: Vec::new(), search: None };
            requests(&action).remove(0)
        };
        assert_eq!(view(false).params, json!({"folder_id": 0, "limit": 100}));
        assert_eq!(view(true).params, json!({"folder_id": 1, "limit": 100}));
        assert_eq!(view(true).method, "messages.getDialogs");
    }

    #[test]
    fn silence_ends() {
        let now = Timestamp::from_second(1000).expect("a moment");
        let check = |mute_until: Option<i32>, expected: Option<i32>| {
            let settings = tl::types::PeerNotifySettings {
                show_previews: None,
                silent: None,
                mute_until,
                ios_sound: None,
                android_sound: None,
                other_sound: None,
                stories_muted: None,
                stories_hide_sender: None,
                stories_ios_sound: None,
                stories_android_sound: None,
                stories_other_sound: None,
            };
            assert_eq!(muted_until(&settings.into(), now), expected);
        };
        check(None, None);
        check(Some(0), None);
        check(Some(1000), None);
        check(Some(1001), Some(1001));
        check(Some(i32::MAX), Some(i32::MAX));
    }
}
