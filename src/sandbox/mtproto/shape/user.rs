//! People and the bot as `User`.

use super::blank;
use crate::sandbox::mtproto::DC;
use crate::sandbox::mtproto::hash::{access_hash, picture_id};
use crate::sandbox::world::World;
use grammers_tl_types::{enums, types};

/// A person or the bot as the account `viewer` sees them; an empty one when there is nobody.
pub(in crate::sandbox::mtproto) fn user(world: &World, viewer: i64, id: i64) -> enums::User {
    let base = || {
        let mut user: types::User = blank(&[]);
        user.id = id;
        user.access_hash = Some(access_hash(viewer, id));
        user.is_self = id == viewer;
        user
    };
    if id == world.bot.id {
        let mut user = base();
        user.bot = true;
        user.bot_info_version = Some(1);
        user.first_name = Some(world.bot.first_name.clone());
        user.username = Some(world.bot.username.clone());
        return user.into();
    }
    let Some(person) = world.person(id) else { return types::UserEmpty { id }.into() };
    let mut user = base();
    user.first_name = Some(person.first_name.clone());
    user.last_name.clone_from(&person.last_name);
    user.username.clone_from(&person.username);
    user.premium = person.is_premium;
    if id == viewer && person.picture.is_some() {
        let (photo_id, stripped_thumb) = (picture_id(id), None);
        let photo = types::UserProfilePhoto { has_video: false, personal: false, photo_id, stripped_thumb, dc_id: DC };
        user.photo = Some(photo.into());
    }
    user.contact = world.account(viewer).contacts.contains(&id);
    user.mutual_contact = user.contact && world.account(id).contacts.contains(&viewer);
    if world.phone_is_open_to(viewer, person) {
        user.phone = Some(person.phone.trim_start_matches('+').to_owned());
    }
    user.status = Some(enums::UserStatus::Recently(types::UserStatusRecently { by_me: false }));
    user.into()
}

/// Several of them, each once.
pub(in crate::sandbox::mtproto) fn users(
    world: &World,
    viewer: i64,
    ids: impl IntoIterator<Item = i64>,
) -> Vec<enums::User> {
    let mut ids: Vec<i64> = ids.into_iter().collect();
    ids.sort_unstable();
    ids.dedup();
    ids.into_iter().map(|id| user(world, viewer, id)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sandbox::world::Privacy;
    use grammers_tl_types::enums::User;

    #[test]
    fn accounts_see_people_differently() {
        let mut world = World::default();
        let User::User(own) = user(&world, 1, 1) else { panic!("a person") };
        assert!(own.is_self && own.phone.as_deref() == Some("79990000001"));
        assert!(matches!(own.photo, Some(enums::UserProfilePhoto::Photo(photo)) if photo.photo_id == picture_id(1)));
        let User::User(other) = user(&world, 5, 1) else { panic!("a person") };
        assert!(!other.is_self && other.phone.is_some() && other.access_hash != own.access_hash);
        assert!(other.photo.is_none());
        let person = world.person_mut(1).expect("Анна");
        person.phone_privacy = Privacy::Nobody;
        let User::User(other) = user(&world, 5, 1) else { panic!("a person") };
        assert!(other.phone.is_none() && !other.contact);
        world.set_contact(5, 1, true);
        let User::User(other) = user(&world, 5, 1) else { panic!("a person") };
        assert!(other.phone.is_some() && other.contact && !other.mutual_contact);
        let User::User(bot) = user(&world, 1, world.bot.id) else { panic!("the bot") };
        assert!(bot.bot && bot.username.is_some_and(|name| name.ends_with("bot")));
        assert!(matches!(user(&world, 1, 999), User::Empty(_)));
        assert_eq!(users(&world, 1, [2, 1, 2]).len(), 2);
    }
}
