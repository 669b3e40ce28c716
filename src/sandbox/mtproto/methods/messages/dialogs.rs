//! The list of dialogs: `messages.getDialogs` by pages, `messages.getPinnedDialogs`, `messages.getPeerDialogs`. Pinned
//! ones come first on the first page, then the newest (<https://core.telegram.org/api/offsets>).

use crate::sandbox::mtproto::call::{Call, Method};
use crate::sandbox::mtproto::error::RpcError;
use crate::sandbox::mtproto::shape::names::Names;
use crate::sandbox::mtproto::shape::{self, dialog};
use crate::sandbox::world::{Dialog, Place};
use grammers_tl_types::enums::{self, InputDialogPeer, InputPeer};
use grammers_tl_types::functions::messages::{GetDialogs, GetPeerDialogs, GetPinnedDialogs};
use grammers_tl_types::functions::updates::GetState;
use grammers_tl_types::types;

/// Dialogs of one answer.
const LIMIT: i32 = 100;
/// How many are given when a request names no number.
const DEFAULT: i32 = 20;
/// The folder of archived dialogs; 0 is that of all others.
const ARCHIVE: i32 = 1;

impl Method for GetDialogs {
    fn answer(self, call: &mut Call<'_>) -> Result<enums::messages::Dialogs, RpcError> {
        let me = call.me()?;
        let all: Vec<Dialog> = call.world.dialogs(me).into_iter().filter(in_folder(self.folder_id)?).collect();
        let after = match &self.offset_peer {
            InputPeer::Empty => None,
            peer => Some(call.place(peer)?),
        };
        let count = all.len();
        let rest = all.iter().filter(|dialog| !(self.exclude_pinned && dialog.state.pinned));
        let offset = (i64::from(self.offset_date), i64::from(self.offset_id));
        let limit = if self.limit <= 0 { DEFAULT } else { self.limit.min(LIMIT) };
        let limit = usize::try_from(limit).unwrap_or_default();
        let page: Vec<Dialog> = rest.skip_while(|dialog| !is_after(dialog, offset, after)).copied().collect();
        // The last of the page before may be the offset itself.
        let page: Vec<Dialog> = page.into_iter().filter(|dialog| Some(dialog.place) != after).take(limit).collect();
        let whole = page.len() == count;
        let Parts { dialogs, messages, chats, users } = parts(call, me, &page);
        let count = i32::try_from(count).unwrap_or(i32::MAX);
        Ok(if whole {
            types::messages::Dialogs { dialogs, messages, chats, users }.into()
        } else {
            types::messages::DialogsSlice { count, dialogs, messages, chats, users }.into()
        })
    }
}

impl Method for GetPinnedDialogs {
    fn answer(self, call: &mut Call<'_>) -> Result<enums::messages::PeerDialogs, RpcError> {
        let me = call.me()?;
        let pinned = call.world.dialogs(me).into_iter().filter(|dialog| dialog.state.pinned);
        let pinned: Vec<Dialog> = pinned.filter(in_folder(Some(self.folder_id))?).collect();
        peer_dialogs(call, me, &pinned)
    }
}

impl Method for GetPeerDialogs {
    fn answer(self, call: &mut Call<'_>) -> Result<enums::messages::PeerDialogs, RpcError> {
        let me = call.me()?;
        let mut dialogs = Vec::new();
        for peer in &self.peers {
            let InputDialogPeer::Peer(peer) = peer else { return Err(RpcError::bad("PEER_ID_INVALID")) };
            let place = call.place(&peer.peer)?;
            // One without messages is answered for as an empty one.
            let state = call.world.dialog_state(me, place);
            let empty = Dialog { place, top_message_id: 0, date: 0, unread_count: 0, read_outbox: 0, state };
            dialogs.push(call.world.dialog(me, place).unwrap_or(empty));
        }
        peer_dialogs(call, me, &dialogs)
    }
}

/// What a folder holds; all of them when none is named.
fn in_folder(folder: Option<i32>) -> Result<impl Fn(&Dialog) -> bool, RpcError> {
    if folder.is_some_and(|folder| folder != 0 && folder != ARCHIVE) {
        return Err(RpcError::bad("FOLDER_ID_INVALID"));
    }
    Ok(move |dialog: &Dialog| folder.is_none_or(|folder| dialog.state.archived == (folder == ARCHIVE)))
}

/// Whether the point that an offset names lies before a dialog, or is it.
fn is_after(dialog: &Dialog, offset: (i64, i64), after: Option<Place>) -> bool {
    let top = (dialog.date, dialog.top_message_id);
    match offset {
        (0, 0) => true,
        // Places with ids of their own may have a message of the same date and id.
        offset if top == offset => after.is_none_or(|after| dialog.place >= after),
        (date, id) => {
            !dialog.state.pinned && (dialog.date < date || (dialog.date == date && dialog.top_message_id < id))
        }
    }
}

fn peer_dialogs(call: &mut Call<'_>, me: i64, list: &[Dialog]) -> Result<enums::messages::PeerDialogs, RpcError> {
    let state = GetState {}.answer(call)?;
    let Parts { dialogs, messages, chats, users } = parts(call, me, list);
    Ok(types::messages::PeerDialogs { dialogs, messages, chats, users, state }.into())
}

/// Dialogs with their newest messages, and whom both name.
struct Parts {
    dialogs: Vec<enums::Dialog>,
    messages: Vec<enums::Message>,
    chats: Vec<enums::Chat>,
    users: Vec<enums::User>,
}

fn parts(call: &Call<'_>, me: i64, list: &[Dialog]) -> Parts {
    let mut names = Names::default();
    let mut messages = Vec::new();
    let mut dialogs = Vec::new();
    for dialog in list {
        names.add_place(dialog.place);
        let own = !call.world.shares_ids(dialog.place);
        dialogs.push(dialog::dialog(call.world, me, dialog, own.then(|| call.pts(me, dialog.place))));
        if let Some(message) = call.world.visible_message(me, dialog.place, dialog.top_message_id) {
            names.add_message(message);
            messages.push(shape::message::message(call.world, me, message));
        }
    }
    Parts { dialogs, messages, chats: names.chats(call.world, me), users: names.users(call.world, me) }
}
