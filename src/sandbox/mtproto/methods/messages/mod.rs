//! `messages.*`, and what `channels.*` has of the same: sending, forwarding, editing, deleting, reading, dialogs,
//! scheduled messages, topics (<https://core.telegram.org/methods#working-with-messages>).

mod answer;
mod delete;
mod dialogs;
mod edit;
mod forward;
mod history;
pub(super) mod media;
mod page;
mod read;
mod scheduled;
mod search;
mod send;
mod sending;
mod sent;
mod text;
mod topics;

pub(in crate::sandbox::mtproto) use sent::Sent;

use super::{Entry, entry};
use crate::sandbox::mtproto::call::{Call, Method};
use crate::sandbox::mtproto::error::RpcError;
use grammers_tl_types::enums;
use grammers_tl_types::functions::{channels, messages};

pub(super) const METHODS: &[Entry] = &[
    entry::<messages::SendMessage>(),
    entry::<messages::SendMedia>(),
    entry::<messages::UploadMedia>(),
    entry::<messages::SendMultiMedia>(),
    entry::<messages::ForwardMessages>(),
    entry::<messages::EditMessage>(),
    entry::<messages::DeleteMessages>(),
    entry::<channels::DeleteMessages>(),
    entry::<messages::GetMessages>(),
    entry::<channels::GetMessages>(),
    entry::<messages::GetHistory>(),
    entry::<messages::GetReplies>(),
    entry::<messages::Search>(),
    entry::<messages::GetDialogs>(),
    entry::<messages::GetPinnedDialogs>(),
    entry::<messages::GetPeerDialogs>(),
    entry::<messages::GetScheduledHistory>(),
    entry::<messages::GetScheduledMessages>(),
    entry::<messages::SendScheduledMessages>(),
    entry::<messages::DeleteScheduledMessages>(),
    entry::<messages::ReadHistory>(),
    entry::<channels::ReadHistory>(),
    entry::<messages::GetForumTopics>(),
    entry::<messages::GetForumTopicsById>(),
    entry::<messages::CheckChatInvite>(),
];

impl Method for messages::CheckChatInvite {
    /// The world has no invite links, so each is an old one.
    fn answer(self, _: &mut Call<'_>) -> Result<enums::ChatInvite, RpcError> {
        Err(RpcError::bad(if self.hash.is_empty() { "INVITE_HASH_EMPTY" } else { "INVITE_HASH_EXPIRED" }))
    }
}

#[cfg(test)]
mod tests {
    use crate::sandbox::World;
    use crate::sandbox::mtproto::State;
    use crate::sandbox::mtproto::call::{Call, Caller, perform};
    use crate::sandbox::mtproto::hash::access_hash;
    use crate::sandbox::mtproto::methods::upload;
    use grammers_tl_types::{Identifiable, types};
    use proptest::prelude::*;

    /// Pieces of which requests are made: numbers, texts, and beginnings of values.
    fn piece() -> impl Strategy<Value = Vec<u8>> {
        let number = prop_oneof![Just(0), Just(1), Just(-1), 0..300_i32, any::<i32>()];
        let words = prop_oneof![Just(""), Just("да"), Just("👍 @anna"), Just("a.png")].prop_map(|text| {
            use grammers_tl_types::Serializable;
            text.to_owned().to_bytes()
        });
        let beginning = prop::sample::select(vec![
            0x7da0_7ec9, // inputPeerSelf
            types::InputPeerChat::CONSTRUCTOR_ID,
            types::InputReplyToMessage::CONSTRUCTOR_ID,
            types::InputMediaGeoPoint::CONSTRUCTOR_ID,
            types::InputMediaGeoLive::CONSTRUCTOR_ID,
            types::InputGeoPoint::CONSTRUCTOR_ID,
            types::InputMediaContact::CONSTRUCTOR_ID,
            types::InputMediaUploadedPhoto::CONSTRUCTOR_ID,
            types::InputMediaUploadedDocument::CONSTRUCTOR_ID,
            types::InputFile::CONSTRUCTOR_ID,
            types::InputSingleMedia::CONSTRUCTOR_ID,
            types::InputMessageId::CONSTRUCTOR_ID,
            types::InputDialogPeer::CONSTRUCTOR_ID,
            0x57e2_f66c, // inputMessagesFilterEmpty
            types::MessageEntityBold::CONSTRUCTOR_ID,
            0x1cb5_c415, // vector
        ]);
        prop_oneof![
            4 => number.prop_map(|number| number.to_le_bytes().to_vec()),
            1 => flags(),
            1 => words,
            3 => beginning.prop_map(|id| id.to_le_bytes().to_vec()),
            3 => peer(),
        ]
    }

    fn flags() -> impl Strategy<Value = Vec<u8>> {
        (0..=32_u32).prop_map(|bit| 1_u32.checked_shl(bit).unwrap_or_default().to_le_bytes().to_vec())
    }

    /// A person, a forum as peer and as channel, and the account itself.
    fn peer() -> impl Strategy<Value = Vec<u8>> {
        let user = Just(types::InputPeerUser::CONSTRUCTOR_ID)
            .prop_map(|id| [&id.to_le_bytes()[..], &2_i64.to_le_bytes(), &access_hash(1, 2).to_le_bytes()].concat());
        let operators = -1_001_000_000_001;
        let forum =
            prop::sample::select(vec![types::InputPeerChannel::CONSTRUCTOR_ID, types::InputChannel::CONSTRUCTOR_ID])
                .prop_map(move |id| {
                    let hash = access_hash(1, operators).to_le_bytes();
                    [&id.to_le_bytes()[..], &1_000_000_001_i64.to_le_bytes(), &hash].concat()
                });
        prop_oneof![user, forum, Just(0x7da0_7ec9_u32.to_le_bytes().to_vec())]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(100))]

        #[test]
        fn no_request_ends_the_server(
            start in prop::option::of(flags()),
            peer in peer(),
            pieces in prop::collection::vec(piece(), 0..24),
        ) {
            let parameters = [start.unwrap_or_default(), peer, pieces.concat()].concat();
            let (mut world, mut state) = (World::default(), State::default());
            let caller = Caller { key_id: 0, connection: 0, user_id: Some(1), proved: None };
            for method in super::METHODS.iter().chain(upload::METHODS) {
                let body = [&method.constructor.to_le_bytes()[..], &parameters[..]].concat();
                let before = world.message_count();
                let result = perform(&body, &mut Call { world: &mut world, state: &mut state, caller });
                if result.is_err() {
                    prop_assert_eq!(world.message_count(), before, "a refused request changes nothing");
                }
            }
        }
    }
}
