//! Whole profiles: `UserFull`, `ChatFull`, `ChannelFull`.

use super::dialog::notify_settings;
use super::{Part, VECTOR, blank};
use crate::sandbox::mtproto::date;
use crate::sandbox::mtproto::input::channel_id;
use crate::sandbox::world::{Chat, ChatKind, Place, Standing, World};
use grammers_tl_types::{Identifiable, types};

const NOTIFY: Part = Part::Constructor(types::PeerNotifySettings::CONSTRUCTOR_ID);
const FLAGS: Part = Part::Zeros(4);

/// A person's or the bot's profile as the account `viewer` sees it.
pub(in crate::sandbox::mtproto) fn user(world: &World, viewer: i64, id: i64) -> types::UserFull {
    // flags, flags2, id; settings with their flags; silence with its flags.
    let settings = Part::Constructor(types::PeerSettings::CONSTRUCTOR_ID);
    let mut full: types::UserFull = blank(&[Part::Zeros(16), settings, FLAGS, NOTIFY]);
    let place = Place::between(viewer, id);
    let state = world.dialog_state(viewer, place);
    full.id = id;
    full.about = world.person(id).and_then(|person| person.bio.clone());
    full.blocked = match id == world.bot.id {
        true => world.person(viewer).is_some_and(|person| person.blocked_bot),
        false => world.account(viewer).blocked.contains(&id),
    };
    full.can_pin_message = true;
    full.has_scheduled = !world.scheduled(viewer, place).is_empty();
    full.notify_settings = notify_settings(state.muted_until);
    full.folder_id = state.archived.then_some(1);
    let common = world.chats.iter().filter(|chat| chat.kind != ChatKind::Channel && chat.migrated_to.is_none());
    let common = common.filter(|chat| chat.standing(viewer).is_in() && world.standing(id, chat).is_in());
    full.common_chats_count = if id == viewer { 0 } else { count(common.count()) };
    full
}

/// A basic group's profile.
pub(in crate::sandbox::mtproto) fn group(world: &World, viewer: i64, chat: &Chat) -> types::ChatFull {
    // flags, id and description; participants with the group's id, a list and a version; silence.
    let participants = Part::Constructor(types::ChatParticipants::CONSTRUCTOR_ID);
    let parts = [Part::Zeros(16), participants, Part::Zeros(8), VECTOR, Part::Zeros(8), NOTIFY];
    let mut full: types::ChatFull = blank(&parts);
    let place = Place::Chat(chat.id);
    full.id = chat.id.saturating_neg();
    full.about = chat.description.clone().unwrap_or_default();
    full.has_scheduled = !world.scheduled(viewer, place).is_empty();
    full.notify_settings = notify_settings(world.dialog_state(viewer, place).muted_until);
    let owner = chat.owner().unwrap_or_default();
    let people = chat.people.iter().filter(|(_, standing)| standing.is_in()).map(|(id, standing)| (*id, *standing));
    let bot = (world.bot.id, chat.bot);
    let participants = people.chain(chat.bot.is_in().then_some(bot)).map(|(user_id, standing)| match standing {
        Standing::Owner => types::ChatParticipantCreator { user_id, rank: None }.into(),
        Standing::Administrator => {
            types::ChatParticipantAdmin { user_id, inviter_id: owner, date: 0, rank: None }.into()
        }
        _ => types::ChatParticipant { user_id, inviter_id: owner, date: 0, rank: None }.into(),
    });
    let participants = types::ChatParticipants { chat_id: full.id, participants: participants.collect(), version: 1 };
    full.participants = participants.into();
    full
}

/// A supergroup's or channel's profile; `pts` is its count.
pub(in crate::sandbox::mtproto) fn channel(world: &World, viewer: i64, chat: &Chat, pts: i32) -> types::ChannelFull {
    // flags, flags2, id, description and three numbers; a photo's id; silence with its flags; a list of bots.
    let photo = Part::Constructor(types::PhotoEmpty::CONSTRUCTOR_ID);
    let parts = [Part::Zeros(32), photo, Part::Zeros(8), NOTIFY, FLAGS, VECTOR];
    let mut full: types::ChannelFull = blank(&parts);
    let place = Place::Chat(chat.id);
    full.id = channel_id(chat.id);
    full.about = chat.description.clone().unwrap_or_default();
    full.participants_count = Some(count(chat.member_count()));
    let administrators = chat.people.values().chain([&chat.bot]).filter(|standing| standing.is_administrator());
    full.admins_count = Some(count(administrators.count()));
    full.can_view_participants = chat.kind == ChatKind::Supergroup || chat.standing(viewer).is_administrator();
    full.has_scheduled = !world.scheduled(viewer, place).is_empty();
    full.notify_settings = notify_settings(world.dialog_state(viewer, place).muted_until);
    if let Some(dialog) = world.dialog(viewer, place) {
        full.read_inbox_max_id = date(dialog.state.read_inbox);
        full.read_outbox_max_id = date(dialog.read_outbox);
        full.unread_count = count(dialog.unread_count);
        full.folder_id = dialog.state.archived.then_some(1);
    }
    if let Some(old) = world.chats.iter().find(|old| old.migrated_to == Some(chat.id)) {
        let last = world.messages(Place::Chat(old.id)).last().map_or(0, |message| message.id);
        full.migrated_from_chat_id = Some(old.id.saturating_neg());
        full.migrated_from_max_id = Some(date(last));
    }
    full.pts = pts;
    full
}

fn count(number: usize) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use grammers_tl_types::enums;

    #[test]
    fn profiles_say_what_the_world_knows() {
        let mut world = World::default();
        let anna = user(&world, 2, 1);
        assert_eq!((anna.id, anna.about.as_deref()), (1, Some("Склад и доставка")));
        assert_eq!((anna.common_chats_count, anna.blocked), (2, false));
        world.account_mut(2).blocked.insert(1);
        assert!(user(&world, 2, 1).blocked);
        assert_eq!(user(&world, 1, 1).common_chats_count, 0);
        assert_eq!(user(&world, 1, world.bot.id).id, world.bot.id);
        let chat = |world: &World, id| world.chat(id).expect("of the default world").clone();
        let full = group(&world, 1, &chat(&world, -5001));
        let enums::ChatParticipants::Participants(inside) = full.participants else { panic!("participants") };
        assert_eq!((full.id, inside.participants.len()), (5001, chat(&world, -5001).member_count()));
        let to = world.migrate(-5001).expect("a basic group");
        let full = channel(&world, 1, &chat(&world, to), 9);
        assert_eq!((full.migrated_from_chat_id, full.pts, full.unread_count), (Some(5001), 9, 0));
        assert_eq!(full.participants_count, Some(count(chat(&world, to).member_count())));
    }
}
