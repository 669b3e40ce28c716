//! `updates.*`: where the stream of updates stands, and what was missed
//! (<https://core.telegram.org/api/updates#recovering-gaps>).

use super::{Entry, entry};
use crate::sandbox::mtproto::call::{Call, Method};
use crate::sandbox::mtproto::error::RpcError;
use crate::sandbox::mtproto::ledger::{Mark, Stream};
use crate::sandbox::mtproto::push::Told;
use crate::sandbox::mtproto::shape::names::Names;
use crate::sandbox::mtproto::{date, now, shape};
use crate::sandbox::world::Place;
use grammers_tl_types::functions::updates::{GetChannelDifference, GetDifference, GetState};
use grammers_tl_types::{enums, types};

pub(super) const METHODS: &[Entry] = &[entry::<GetState>(), entry::<GetDifference>(), entry::<GetChannelDifference>()];

/// Changes in one difference.
const MOST: usize = 500;

/// What a stream holds after a count.
struct Missed {
    new_messages: Vec<enums::Message>,
    other_updates: Vec<enums::Update>,
    chats: Vec<enums::Chat>,
    users: Vec<enums::User>,
    /// How far it goes.
    pts: i32,
    /// Whether that is all.
    whole: bool,
}

/// Reads at most `limit` changes of a stream after `pts`; nothing when there are none.
fn missed(call: &Call<'_>, me: i64, stream: Stream, pts: i32, limit: usize) -> Option<Missed> {
    let (world, ledger) = (&*call.world, &call.state.ledger);
    let mut changes = ledger.after(&world.journal, stream, pts).peekable();
    let mut told = Told::default();
    let mut last = None;
    for (change, mark) in changes.by_ref().take(limit) {
        told.add(world, ledger, me, change, &[mark]);
        last = Some(mark);
    }
    let Mark { pts, .. } = last?;
    let mut missed = Missed {
        new_messages: Vec::new(),
        other_updates: Vec::new(),
        chats: told.names.chats(world, me),
        users: told.names.users(world, me),
        pts,
        whole: changes.peek().is_none(),
    };
    for update in told.updates {
        match update {
            enums::Update::NewMessage(new) => missed.new_messages.push(new.message),
            enums::Update::NewChannelMessage(new) => missed.new_messages.push(new.message),
            other => missed.other_updates.push(other),
        }
    }
    Some(missed)
}

fn state(pts: i32, unread_count: i32) -> enums::updates::State {
    types::updates::State { pts, qts: 0, date: date(now()), seq: 0, unread_count }.into()
}

fn unread(call: &Call<'_>, me: i64) -> i32 {
    let unread: usize = call.world.dialogs(me).iter().map(|dialog| dialog.unread_count).sum();
    i32::try_from(unread).unwrap_or(i32::MAX)
}

impl Method for GetState {
    fn answer(self, call: &mut Call<'_>) -> Result<enums::updates::State, RpcError> {
        let me = call.me()?;
        Ok(state(call.state.ledger.pts(call.world, Stream::Account(me)), unread(call, me)))
    }
}

/// What is said to those who missed more of a channel than is known: where it stands now.
fn anew(
    call: &Call<'_>,
    me: i64,
    place: Place,
    timeout: Option<i32>,
) -> Result<enums::updates::ChannelDifference, RpcError> {
    let dialog = call.world.dialog(me, place).ok_or_else(|| RpcError::bad("CHANNEL_PRIVATE"))?;
    let top = call.world.visible_message(me, place, dialog.top_message_id);
    let mut names = Names::of_messages(top);
    names.add_place(place);
    Ok(types::updates::ChannelDifferenceTooLong {
        r#final: true,
        timeout,
        dialog: shape::dialog::dialog(call.world, me, &dialog, Some(call.pts(me, place))),
        messages: top.map(|message| shape::message::message(call.world, me, message)).into_iter().collect(),
        chats: names.chats(call.world, me),
        users: names.users(call.world, me),
    }
    .into())
}

fn check_count(pts: i32) -> Result<(), RpcError> {
    if pts > 0 { Ok(()) } else { Err(RpcError::bad("PERSISTENT_TIMESTAMP_EMPTY")) }
}

impl Method for GetDifference {
    fn answer(self, call: &mut Call<'_>) -> Result<enums::updates::Difference, RpcError> {
        let me = call.me()?;
        check_count(self.pts)?;
        let stream = Stream::Account(me);
        if !call.state.ledger.reaches(stream, self.pts) {
            return Ok(types::updates::DifferenceTooLong { pts: call.state.ledger.pts(call.world, stream) }.into());
        }
        let Some(missed) = missed(call, me, stream, self.pts, MOST) else {
            return Ok(types::updates::DifferenceEmpty { date: date(now()), seq: 0 }.into());
        };
        let state = state(missed.pts, unread(call, me));
        let Missed { new_messages, other_updates, chats, users, whole, .. } = missed;
        let new_encrypted_messages = Vec::new();
        if whole {
            let all =
                types::updates::Difference { new_messages, new_encrypted_messages, other_updates, chats, users, state };
            return Ok(all.into());
        }
        let intermediate_state = state;
        Ok(types::updates::DifferenceSlice {
            new_messages,
            new_encrypted_messages,
            other_updates,
            chats,
            users,
            intermediate_state,
        }
        .into())
    }
}

impl Method for GetChannelDifference {
    fn answer(self, call: &mut Call<'_>) -> Result<enums::updates::ChannelDifference, RpcError> {
        let me = call.me()?;
        check_count(self.pts)?;
        let id = call.channel(&self.channel)?;
        let limit = usize::try_from(self.limit).unwrap_or_default().clamp(1, MOST);
        let timeout = Some(30);
        if !call.state.ledger.reaches(Stream::Channel(id), self.pts) {
            return anew(call, me, Place::Chat(id), timeout);
        }
        let Some(missed) = missed(call, me, Stream::Channel(id), self.pts, limit) else {
            let pts = call.pts(me, Place::Chat(id));
            return Ok(types::updates::ChannelDifferenceEmpty { r#final: true, pts, timeout }.into());
        };
        let Missed { new_messages, other_updates, chats, users, pts, whole } = missed;
        Ok(types::updates::ChannelDifference {
            r#final: whole,
            pts,
            timeout,
            new_messages,
            other_updates,
            chats,
            users,
        }
        .into())
    }
}
