//! The dialogs of an account, page after page (`messages.getDialogs`).

use super::account::Account;
use super::delivery::{Params, view};
use super::peer::id_of;
use crate::engine::{ActionError, Call, RequestView};
use grammers_tl_types as tl;
use serde_json::json;

/// Dialogs of one request (the most that Telegram gives).
const PAGE: i32 = 100;

/// The request's name.
pub(super) const METHOD: &str = "messages.getDialogs";

/// The two folders of dialogs by Telegram's numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Folder {
    Main = 0,
    Archive = 1,
}

/// Where a page begins.
#[derive(Clone, Debug, PartialEq)]
struct Offset {
    date: i32,
    id: i32,
    peer: tl::enums::InputPeer,
}

/// The pages of a folder; the peers of each are remembered.
pub(super) struct Pages {
    folder: Folder,
    /// `None` after the last page.
    next: Option<Offset>,
    /// Whether people see the requests.
    shown: bool,
}

impl Pages {
    pub(super) fn new(folder: Folder, shown: bool) -> Self {
        Self { folder, next: Some(Offset { date: 0, id: 0, peer: tl::enums::InputPeer::Empty }), shown }
    }

    /// The next page, which is not empty; `None` after the last one. `count` is 0 where Telegram does not tell it.
    pub(super) async fn next(
        &mut self,
        account: &Account,
        call: &dyn Call,
    ) -> Result<Option<tl::types::messages::DialogsSlice>, ActionError> {
        use tl::enums::messages::Dialogs;
        let Some(offset) = self.next.take() else { return Ok(None) };
        let request = tl::functions::messages::GetDialogs {
            exclude_pinned: false,
            folder_id: Some(self.folder as i32),
            offset_date: offset.date,
            offset_id: offset.id,
            offset_peer: offset.peer.clone(),
            limit: PAGE,
            hash: 0,
        };
        let answer = match self.shown {
            true => account.read(request, page_view(self.folder, &offset), call).await?,
            false => account.invoke(request, call).await?,
        };
        let (page, is_whole) = match answer {
            Dialogs::Dialogs(all) => {
                let tl::types::messages::Dialogs { dialogs, messages, chats, users } = all;
                let count = i32::try_from(dialogs.len()).unwrap_or_default();
                (tl::types::messages::DialogsSlice { count, dialogs, messages, chats, users }, true)
            }
            Dialogs::Slice(page) => (page, false),
            // Only where a request names what it knows already, which ours does not.
            Dialogs::NotModified(_) => return Ok(None),
        };
        if page.dialogs.is_empty() {
            return Ok(None);
        }
        account.remember(&page.users, &page.chats);
        self.next = next_offset(account, &page).filter(|next| !is_whole && *next != offset);
        Ok(Some(page))
    }
}

/// The first request as people see it.
pub(super) fn first_view(folder: Folder) -> RequestView {
    page_view(folder, &Offset { date: 0, id: 0, peer: tl::enums::InputPeer::Empty })
}

fn page_view(folder: Folder, offset: &Offset) -> RequestView {
    let mut params = Params::new();
    params.insert("folder_id".to_owned(), json!(folder as i32));
    if offset.id != 0 {
        params.insert("offset_date".to_owned(), json!(offset.date));
        params.insert("offset_id".to_owned(), json!(offset.id));
    }
    params.insert("limit".to_owned(), json!(PAGE));
    view(METHOD, params)
}

/// Where the next page begins: behind the last dialog whose newest message is in this one.
fn next_offset(account: &Account, page: &tl::types::messages::DialogsSlice) -> Option<Offset> {
    page.dialogs.iter().rev().find_map(|dialog| {
        let tl::enums::Dialog::Dialog(dialog) = dialog else { return None };
        let date = page.messages.iter().find_map(|message| match message {
            tl::enums::Message::Message(message) if is_top(dialog, message.id, &message.peer_id) => Some(message.date),
            tl::enums::Message::Service(message) if is_top(dialog, message.id, &message.peer_id) => Some(message.date),
            _ => None,
        })?;
        let id = id_of(&dialog.peer)?;
        let peer = account.session.known(id).unwrap_or_else(|| id.to_ambient_ref());
        Some(Offset { date, id: dialog.top_message, peer: peer.into() })
    })
}

/// Whether a message is the newest one of a dialog.
pub(super) fn is_top(dialog: &tl::types::Dialog, id: i32, peer: &tl::enums::Peer) -> bool {
    dialog.top_message == id && dialog.peer == *peer
}
