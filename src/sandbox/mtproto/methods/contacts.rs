//! `contacts.*`: who is behind a username or a phone number, and the account's contacts.

use super::{Entry, entry};
use crate::sandbox::mtproto::call::{Call, Method};
use crate::sandbox::mtproto::error::RpcError;
use crate::sandbox::mtproto::shape::names::Names;
use crate::sandbox::mtproto::shape::{self, chat_peer, user_peer};
use crate::sandbox::mtproto::{date, now};
use crate::sandbox::world::Named;
use grammers_tl_types::functions::contacts::{
    AddContact, Block, DeleteContacts, GetContacts, ImportContacts, ResolvePhone, ResolveUsername, Unblock,
};
use grammers_tl_types::{enums, types};

pub(super) const METHODS: &[Entry] = &[
    entry::<ResolveUsername>(),
    entry::<ResolvePhone>(),
    entry::<ImportContacts>(),
    entry::<AddContact>(),
    entry::<GetContacts>(),
    entry::<DeleteContacts>(),
    entry::<Block>(),
    entry::<Unblock>(),
];

/// Phones that can be imported at once.
const MOST_IMPORTED: usize = 500;

fn resolved(call: &Call<'_>, me: i64, named: Named) -> enums::contacts::ResolvedPeer {
    let mut names = Names::default();
    let peer = match named {
        Named::User(id) => {
            names.add_user(id);
            user_peer(id)
        }
        Named::Chat(id) => {
            names.add_chat(id);
            chat_peer(call.world, id)
        }
    };
    let (chats, users) = (names.chats(call.world, me), names.users(call.world, me));
    types::contacts::ResolvedPeer { peer, chats, users }.into()
}

/// Whether a text can be a username: letters, digits and underscores, a letter first (Bot API and t.me links say the
/// same). The sandbox's own may be as short as those that Telegram sells.
fn is_username(name: &str) -> bool {
    (3..=32).contains(&name.len())
        && name.starts_with(|first: char| first.is_ascii_alphabetic())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

impl Method for ResolveUsername {
    fn answer(self, call: &mut Call<'_>) -> Result<enums::contacts::ResolvedPeer, RpcError> {
        let me = call.me()?;
        let name = self.username.trim_start_matches('@');
        if !is_username(name) {
            return Err(RpcError::bad("USERNAME_INVALID"));
        }
        let named = call.world.find_by_username(name).ok_or_else(|| RpcError::bad("USERNAME_NOT_OCCUPIED"))?;
        Ok(resolved(call, me, named))
    }
}

impl Method for ResolvePhone {
    /// A number that its owner hides is answered like one that nobody has.
    fn answer(self, call: &mut Call<'_>) -> Result<enums::contacts::ResolvedPeer, RpcError> {
        let me = call.me()?;
        let person = call.world.find_by_phone(me, &self.phone).map(|person| person.id);
        Ok(resolved(call, me, Named::User(person.ok_or_else(|| RpcError::bad("PHONE_NOT_OCCUPIED"))?)))
    }
}

impl Method for ImportContacts {
    /// Those who cannot be found by their phone are left out, with no word about why.
    fn answer(self, call: &mut Call<'_>) -> Result<enums::contacts::ImportedContacts, RpcError> {
        let me = call.me()?;
        let mut imported = Vec::new();
        let mut retry_contacts = Vec::new();
        for (index, enums::InputContact::InputPhoneContact(contact)) in self.contacts.into_iter().enumerate() {
            if index >= MOST_IMPORTED {
                retry_contacts.push(contact.client_id);
            } else if let Some(user_id) = call.world.find_by_phone(me, &contact.phone).map(|person| person.id) {
                call.world.set_contact(me, user_id, true);
                imported.push((user_id, contact.client_id));
            }
        }
        let users = shape::users(call.world, me, imported.iter().map(|(user_id, _)| *user_id));
        let imported =
            imported.into_iter().map(|(user_id, client_id)| types::ImportedContact { user_id, client_id }.into());
        let imported = imported.collect();
        Ok(types::contacts::ImportedContacts { imported, popular_invites: Vec::new(), retry_contacts, users }.into())
    }
}

/// The answer to a change of contacts: the people as they are seen now.
fn changed(call: &Call<'_>, me: i64, people: impl IntoIterator<Item = i64>) -> enums::Updates {
    let users = shape::users(call.world, me, people);
    let settings = || shape::blank::<types::PeerSettings>(&[]);
    let updates = users
        .iter()
        .map(|user| types::UpdatePeerSettings { peer: user_peer(user.id()), settings: settings().into() }.into());
    let updates = updates.collect();
    types::Updates { updates, users, chats: Vec::new(), date: date(now()), seq: 0 }.into()
}

impl Method for AddContact {
    fn answer(self, call: &mut Call<'_>) -> Result<enums::Updates, RpcError> {
        let (me, id) = (call.me()?, call.user(&self.id)?);
        if call.world.person(id).is_none() || id == me {
            return Err(RpcError::bad("CONTACT_ID_INVALID"));
        }
        call.world.set_contact(me, id, true);
        Ok(changed(call, me, [id]))
    }
}

impl Method for GetContacts {
    fn answer(self, call: &mut Call<'_>) -> Result<enums::contacts::Contacts, RpcError> {
        let me = call.me()?;
        let ids: Vec<i64> = call.world.account(me).contacts.iter().copied().collect();
        let contacts = ids.iter().map(|id| {
            let mutual = call.world.account(*id).contacts.contains(&me);
            types::Contact { user_id: *id, mutual }.into()
        });
        let contacts = contacts.collect();
        Ok(types::contacts::Contacts { contacts, saved_count: 0, users: shape::users(call.world, me, ids) }.into())
    }
}

impl Method for DeleteContacts {
    fn answer(self, call: &mut Call<'_>) -> Result<enums::Updates, RpcError> {
        let me = call.me()?;
        let ids: Vec<i64> = self.id.iter().filter_map(|user| call.user(user).ok()).collect();
        for id in &ids {
            call.world.set_contact(me, *id, false);
        }
        Ok(changed(call, me, ids))
    }
}

/// Blocks a person or lets them write again.
fn block(call: &mut Call<'_>, peer: &enums::InputPeer, blocked: bool) -> Result<bool, RpcError> {
    let me = call.me()?;
    let id = call.place(peer)?.partner(me).ok_or_else(|| RpcError::bad("PEER_ID_INVALID"))?;
    if id == call.world.bot.id {
        let person = call.world.person_mut(me).ok_or_else(|| RpcError::bad("PEER_ID_INVALID"))?;
        person.blocked_bot = blocked;
    } else if blocked {
        call.world.account_mut(me).blocked.insert(id);
    } else {
        call.world.account_mut(me).blocked.remove(&id);
    }
    Ok(true)
}

impl Method for Block {
    fn answer(self, call: &mut Call<'_>) -> Result<bool, RpcError> {
        block(call, &self.id, true)
    }
}

impl Method for Unblock {
    fn answer(self, call: &mut Call<'_>) -> Result<bool, RpcError> {
        block(call, &self.id, false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usernames_are_told_from_other_texts() {
        for (name, expected) in
            [("anna", true), ("shop_news", true), ("ab", false), ("1abc", false), ("анна", false), ("a b c", false)]
        {
            assert_eq!(is_username(name), expected, "{name}");
        }
        assert!(!is_username(&"a".repeat(33)));
    }
}
