//! People of the world and the one bot.

use std::fmt;
use std::sync::Arc;

/// A person with an account of their own.
#[derive(Clone)]
pub struct Person {
    /// Telegram's user id; the id of the bot's private chat with this person too.
    pub id: i64,
    pub first_name: String,
    pub last_name: Option<String>,
    pub username: Option<String>,
    /// With the plus sign and the country's code.
    pub phone: String,
    /// Who can find the person by the phone, and sees it.
    pub phone_privacy: Privacy,
    /// The code that signs this person in.
    pub login_code: String,
    /// How that code is sent.
    pub login_code_kind: CodeKind,
    /// The two-step password, when there is one.
    pub password: Option<String>,
    pub bio: Option<String>,
    /// The profile picture (JPEG or PNG), which the settings show to its owner alone.
    pub picture: Option<Arc<[u8]>>,
    /// Whether forwards of this person's messages name no account.
    pub hides_forwards: bool,
    pub is_premium: bool,
    /// Whether the person has pressed Start: before that the bot cannot write to them.
    pub started_bot: bool,
    pub blocked_bot: bool,
}

impl Person {
    /// A person with open settings, who has pressed Start.
    pub fn new(id: i64, first_name: impl Into<String>, phone: impl Into<String>) -> Self {
        Self {
            id,
            first_name: first_name.into(),
            last_name: None,
            username: None,
            phone: phone.into(),
            phone_privacy: Privacy::Everyone,
            login_code: "12345".to_owned(),
            login_code_kind: CodeKind::App,
            password: None,
            bio: None,
            picture: None,
            hides_forwards: false,
            is_premium: false,
            started_bot: true,
            blocked_bot: false,
        }
    }

    /// First and last name as Telegram shows them.
    pub fn name(&self) -> String {
        match &self.last_name {
            Some(last) => format!("{} {last}", self.first_name),
            None => self.first_name.clone(),
        }
    }
}

impl fmt::Debug for Person {
    /// Who it is; never what signs them in.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = formatter.debug_struct("Person");
        shown.field("id", &self.id).field("name", &self.name()).field("username", &self.username);
        shown.finish_non_exhaustive()
    }
}

/// For whom a setting of a person is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Privacy {
    Everyone,
    /// Whoever is in the person's contacts.
    Contacts,
    Nobody,
}

/// How a sign-in code reaches a person (`auth.sentCodeType…`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CodeKind {
    App,
    Sms,
    Call,
    FlashCall,
    MissedCall,
    Email,
    Fragment,
}

/// The bot whose token the sandbox accepts.
#[derive(Clone, Debug)]
pub struct Bot {
    pub id: i64,
    pub first_name: String,
    pub username: String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sandbox::{SandboxOptions, World};

    #[test]
    fn what_signs_a_person_in_is_never_printed() {
        let (code, password) = ("70-51-93", "secret of Eva");
        let mut world = World::empty();
        let mut eva = Person::new(7, "Ева", "+79990000007");
        (eva.login_code, eva.password) = (code.to_owned(), Some(password.to_owned()));
        world.people.push(eva);
        let printed = format!("{:?}", SandboxOptions { world, ..SandboxOptions::default() });
        assert!(printed.contains("Ева"));
        assert!(!printed.contains(code) && !printed.contains(password), "{printed}");
    }
}
