//! People of the world and the one bot.

/// A person with an account of their own.
#[derive(Clone, Debug)]
pub struct Person {
    /// Telegram's user id; the id of the bot's private chat with this person too.
    pub id: i64,
    pub first_name: String,
    pub last_name: Option<String>,
    pub username: Option<String>,
    /// With the plus sign and the country's code.
    pub phone: String,
    /// The code that signs this person in.
    pub login_code: String,
    /// The two-step password, when there is one.
    pub password: Option<String>,
    pub bio: Option<String>,
    /// Whether the person has pressed Start: before that the bot cannot write to them.
    pub started_bot: bool,
    pub blocked_bot: bool,
}

impl Person {
    /// First and last name as Telegram shows them.
    pub fn name(&self) -> String {
        match &self.last_name {
            Some(last) => format!("{} {last}", self.first_name),
            None => self.first_name.clone(),
        }
    }
}

/// The bot whose token the sandbox accepts.
#[derive(Clone, Debug)]
pub struct Bot {
    pub id: i64,
    pub first_name: String,
    pub username: String,
}
