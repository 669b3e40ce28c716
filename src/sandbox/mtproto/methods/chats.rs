//! Groups, supergroups and channels by their ids, and their whole profiles: what `messages.*` and `channels.*` have of
//! the same.

use super::{Entry, entry};
use crate::sandbox::mtproto::call::{Call, Method};
use crate::sandbox::mtproto::error::RpcError;
use crate::sandbox::mtproto::shape::{self, full};
use crate::sandbox::world::{ChatKind, Place};
use grammers_tl_types::functions::{channels, messages};
use grammers_tl_types::{enums, types};

pub(super) const METHODS: &[Entry] = &[
    entry::<messages::GetChats>(),
    entry::<channels::GetChannels>(),
    entry::<messages::GetFullChat>(),
    entry::<channels::GetFullChannel>(),
];

impl Method for messages::GetChats {
    /// A group that became a supergroup says so in `migrated_to`.
    fn answer(self, call: &mut Call<'_>) -> Result<enums::messages::Chats, RpcError> {
        let me = call.me()?;
        let ids = self.id.iter().map(|id| call.group(*id)).collect::<Result<Vec<_>, _>>()?;
        Ok(types::messages::Chats { chats: shape::chats(call.world, me, with_successors(call, ids)) }.into())
    }
}

/// Groups with the supergroups that they became.
fn with_successors(call: &Call<'_>, ids: Vec<i64>) -> Vec<i64> {
    let successors = ids.iter().filter_map(|id| call.world.chat(*id)?.migrated_to);
    let successors: Vec<i64> = successors.collect();
    [ids, successors].concat()
}

impl Method for channels::GetChannels {
    fn answer(self, call: &mut Call<'_>) -> Result<enums::messages::Chats, RpcError> {
        let me = call.me()?;
        let ids = self.id.iter().map(|channel| call.channel(channel)).collect::<Result<Vec<_>, _>>()?;
        Ok(types::messages::Chats { chats: shape::chats(call.world, me, ids) }.into())
    }
}

impl Method for messages::GetFullChat {
    fn answer(self, call: &mut Call<'_>) -> Result<enums::messages::ChatFull, RpcError> {
        let (me, id) = (call.me()?, call.group(self.chat_id)?);
        let chat = call.world.chat(id).ok_or_else(|| RpcError::bad("CHAT_ID_INVALID"))?;
        let full_chat = full::group(call.world, me, chat).into();
        let bot = chat.bot.is_in().then_some(call.world.bot.id);
        let users = shape::users(call.world, me, chat.members().chain(bot));
        let chats = shape::chats(call.world, me, with_successors(call, vec![id]));
        Ok(types::messages::ChatFull { full_chat, chats, users }.into())
    }
}

impl Method for channels::GetFullChannel {
    fn answer(self, call: &mut Call<'_>) -> Result<enums::messages::ChatFull, RpcError> {
        let (me, id) = (call.me()?, call.channel(&self.channel)?);
        let chat = call.world.chat(id).ok_or_else(|| RpcError::bad("CHANNEL_INVALID"))?;
        let full_chat = full::channel(call.world, me, chat, call.pts(me, Place::Chat(id))).into();
        let before = call.world.chats.iter().filter(|old| old.kind == ChatKind::Group && old.migrated_to == Some(id));
        let chats = shape::chats(call.world, me, before.map(|old| old.id).chain([id]));
        Ok(types::messages::ChatFull { full_chat, chats, users: Vec::new() }.into())
    }
}
