//! Whom a request names: input peers, users and channels, with the access hash of the account that asks.

use super::call::Call;
use super::error::RpcError;
use super::hash::access_hash;
use crate::sandbox::world::{ChatKind, Place};
use grammers_tl_types::enums::{InputChannel, InputPeer, InputUser};

/// What the Bot API adds to the ids of supergroups and channels.
const CHANNELS: i64 = -1_000_000_000_000;

/// The Bot API's id of a supergroup or channel.
pub(super) fn id_of_channel(channel_id: i64) -> i64 {
    CHANNELS.saturating_sub(channel_id)
}

/// Telegram's id of a supergroup or channel, from the Bot API's.
pub(super) fn channel_id(id: i64) -> i64 {
    CHANNELS.saturating_sub(id)
}

impl Call<'_> {
    /// A person or the bot; `USER_ID_INVALID` when there is none or the hash is not this account's.
    pub(super) fn user(&self, user: &InputUser) -> Result<i64, RpcError> {
        match user {
            InputUser::UserSelf => self.me(),
            InputUser::User(user) => self.known_user(user.user_id, user.access_hash),
            InputUser::Empty | InputUser::FromMessage(_) => Err(RpcError::bad("USER_ID_INVALID")),
        }
    }

    fn known_user(&self, id: i64, hash: i64) -> Result<i64, RpcError> {
        let me = self.me()?;
        let there = id == self.world.bot.id || self.world.person(id).is_some();
        // An account needs no hash for itself.
        let known = there && (id == me || hash == access_hash(me, id));
        if known { Ok(id) } else { Err(RpcError::bad("USER_ID_INVALID")) }
    }

    /// The Bot API's id of a supergroup or channel; `CHANNEL_INVALID` when there is none or the hash is not this
    /// account's, `CHANNEL_PRIVATE` when it is not public and the account is not in it.
    pub(super) fn channel(&self, channel: &InputChannel) -> Result<i64, RpcError> {
        match channel {
            InputChannel::Channel(channel) => self.known_channel(channel.channel_id, channel.access_hash),
            InputChannel::Empty | InputChannel::FromMessage(_) => Err(RpcError::bad("CHANNEL_INVALID")),
        }
    }

    fn known_channel(&self, channel_id: i64, hash: i64) -> Result<i64, RpcError> {
        let (me, id) = (self.me()?, id_of_channel(channel_id));
        let chat = self.world.chat(id).filter(|chat| chat.kind != ChatKind::Group && hash == access_hash(me, id));
        match chat {
            None => Err(RpcError::bad("CHANNEL_INVALID")),
            Some(chat) if !self.world.can_read(me, Place::Chat(chat.id)) => Err(RpcError::bad("CHANNEL_PRIVATE")),
            Some(chat) => Ok(chat.id),
        }
    }

    /// The Bot API's id of a basic group that the account is in; `CHAT_ID_INVALID` otherwise.
    pub(super) fn group(&self, chat_id: i64) -> Result<i64, RpcError> {
        let me = self.me()?;
        let id = chat_id.saturating_neg();
        let chat = self.world.chat(id).filter(|chat| chat.kind == ChatKind::Group && chat.standing(me).is_in());
        chat.map(|chat| chat.id).ok_or_else(|| RpcError::bad("CHAT_ID_INVALID"))
    }

    /// Where the messages of a peer stand for this account; `PEER_ID_INVALID` when there is no such peer.
    pub(super) fn place(&self, peer: &InputPeer) -> Result<Place, RpcError> {
        let me = self.me()?;
        let invalid = |_| RpcError::bad("PEER_ID_INVALID");
        match peer {
            InputPeer::PeerSelf => Ok(Place::between(me, me)),
            InputPeer::User(user) => {
                let id = self.known_user(user.user_id, user.access_hash).map_err(invalid)?;
                Ok(Place::between(me, id))
            }
            InputPeer::Chat(chat) => self.group(chat.chat_id).map(Place::Chat).map_err(invalid),
            InputPeer::Channel(channel) => self.known_channel(channel.channel_id, channel.access_hash).map(Place::Chat),
            InputPeer::Empty | InputPeer::UserFromMessage(_) | InputPeer::ChannelFromMessage(_) => {
                Err(RpcError::bad("PEER_ID_INVALID"))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sandbox::World;
    use crate::sandbox::mtproto::State;
    use crate::sandbox::mtproto::call::Caller;
    use grammers_tl_types::types;

    #[test]
    fn peers_are_known_by_the_accounts_own_hash() {
        let (mut world, mut state) = (World::default(), State::default());
        let caller = Caller { key_id: 0, connection: 0, user_id: Some(1), proved: None };
        let call = Call { world: &mut world, state: &mut state, caller };
        let user = |user_id, access_hash| InputPeer::User(types::InputPeerUser { user_id, access_hash });
        let group = |chat_id| InputPeer::Chat(types::InputPeerChat { chat_id });
        let channel = |channel_id, access_hash| InputPeer::Channel(types::InputPeerChannel { channel_id, access_hash });
        let check = |peer: InputPeer, expected: Result<Place, &str>| {
            let found = call.place(&peer).map_err(|error| error.text);
            assert_eq!(found, expected.map_err(str::to_owned), "{peer:?}");
        };
        check(InputPeer::PeerSelf, Ok(Place::Private(1, 1)));
        check(user(1, 0), Ok(Place::Private(1, 1)));
        check(user(2, access_hash(1, 2)), Ok(Place::Private(1, 2)));
        check(user(2, access_hash(3, 2)), Err("PEER_ID_INVALID"));
        check(user(2, 0), Err("PEER_ID_INVALID"));
        check(user(999, access_hash(1, 999)), Err("PEER_ID_INVALID"));
        check(group(5001), Ok(Place::Chat(-5001)));
        check(group(i64::MIN), Err("PEER_ID_INVALID"));
        let operators = -1_001_000_000_001;
        check(channel(channel_id(operators), access_hash(1, operators)), Ok(Place::Chat(operators)));
        check(channel(channel_id(operators), access_hash(2, operators)), Err("CHANNEL_INVALID"));
        check(channel(i64::MIN, 0), Err("CHANNEL_INVALID"));
        check(InputPeer::Empty, Err("PEER_ID_INVALID"));
        assert_eq!(channel_id(operators), 1_000_000_001);
        assert_eq!(id_of_channel(1_000_000_001), operators);
    }

    #[test]
    fn strangers_do_not_see_private_chats() {
        let (mut world, mut state) = (World::default(), State::default());
        let caller = Caller { key_id: 0, connection: 0, user_id: Some(5), proved: None };
        let call = Call { world: &mut world, state: &mut state, caller };
        let (operators, news) = (-1_001_000_000_001, -1_001_000_000_002);
        let channel = |id| types::InputChannel { channel_id: channel_id(id), access_hash: access_hash(5, id) }.into();
        assert_eq!(call.channel(&channel(operators)), Err(RpcError::bad("CHANNEL_PRIVATE")));
        assert_eq!(call.channel(&channel(news)), Ok(news));
        assert_eq!(call.group(5001), Err(RpcError::bad("CHAT_ID_INVALID")));
        let nobody = Call { caller: Caller { user_id: None, ..caller }, world: call.world, state: call.state };
        assert_eq!(nobody.user(&InputUser::UserSelf), Err(RpcError::not_signed_in()));
    }
}
