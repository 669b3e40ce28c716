//! Who is behind a username or a phone number, and who may know.

use super::{Person, Privacy, World};

/// The owner of a username.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// A person or the bot.
    User(i64),
    /// A supergroup or channel.
    Chat(i64),
}

impl World {
    /// The owner of a username, written with or without `@`, in any case of letters.
    pub fn find_by_username(&self, name: &str) -> Option<Named> {
        let name = name.trim().trim_start_matches('@');
        let is = |own: &str| own.eq_ignore_ascii_case(name);
        if is(&self.bot.username) {
            return Some(Named::User(self.bot.id));
        }
        let person = self.people.iter().find(|person| person.username.as_deref().is_some_and(is));
        let chat = || self.chats.iter().find(|chat| chat.username.as_deref().is_some_and(is));
        person.map(|person| Named::User(person.id)).or_else(|| chat().map(|chat| Named::Chat(chat.id)))
    }

    /// The person with a phone number, of which only the digits count, where their privacy lets `asker` find them.
    pub fn find_by_phone(&self, asker: i64, phone: &str) -> Option<&Person> {
        let person = self.phone_owner(phone)?;
        self.phone_is_open_to(asker, person).then_some(person)
    }

    /// The person with a phone number, whatever their privacy.
    pub fn phone_owner(&self, phone: &str) -> Option<&Person> {
        let digits = digits(phone);
        self.people.iter().find(|person| !digits.is_empty() && self::digits(&person.phone) == digits)
    }

    /// Whether `viewer` may find a person by the phone and see it; whoever has the person in the contacts may.
    pub fn phone_is_open_to(&self, viewer: i64, person: &Person) -> bool {
        viewer == person.id
            || self.account(viewer).contacts.contains(&person.id)
            || match person.phone_privacy {
                Privacy::Everyone => true,
                Privacy::Contacts => self.account(person.id).contacts.contains(&viewer),
                Privacy::Nobody => false,
            }
    }
}

/// What counts of a phone number.
pub(super) fn digits(phone: &str) -> String {
    phone.chars().filter(char::is_ascii_digit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_in_any_case() {
        let world = World::default();
        for (name, expected) in [
            ("@anna", Some(Named::User(1))),
            ("ANNA", Some(Named::User(1))),
            ("scenogram_sandbox_bot", Some(Named::User(1_000_000))),
            ("shop_news", Some(Named::Chat(-1_001_000_000_002))),
            ("nobody", None),
            ("", None),
        ] {
            assert_eq!(world.find_by_username(name), expected, "{name}");
        }
    }

    #[test]
    fn phones_are_found_where_privacy_lets() {
        let mut world = World::default();
        let found = |world: &World, asker, phone: &str| world.find_by_phone(asker, phone).map(|person| person.id);
        assert_eq!(found(&world, 1, "+7 (999) 123-45-67"), Some(2));
        assert_eq!(found(&world, 1, "79991234567"), Some(2));
        assert_eq!(found(&world, 1, "+"), None);
        for (privacy, stranger, contact) in
            [(Privacy::Everyone, true, true), (Privacy::Contacts, false, true), (Privacy::Nobody, false, false)]
        {
            world.person_mut(5).expect("Дина").phone_privacy = privacy;
            world.set_contact(5, 1, false);
            assert_eq!(found(&world, 1, "+79990000005").is_some(), stranger, "{privacy:?}");
            world.set_contact(5, 1, true);
            assert_eq!(found(&world, 1, "+79990000005").is_some(), contact, "{privacy:?}");
        }
        assert_eq!(found(&world, 5, "+79990000005"), Some(5));
        world.set_contact(1, 5, true);
        assert_eq!(found(&world, 1, "+79990000005"), Some(5), "who has the number saved has it");
    }
}
