//! What is wrong with a world file, and how it is told.

use crate::texts::Message;

/// What is wrong with a world file.
#[derive(Debug, thiserror::Error)]
pub enum WorldError {
    /// Not JSON, or not the fields of a world; names line and column.
    #[error("not a world: {0}")]
    Form(#[from] serde_json::Error),
    #[error("the id {0} is given twice or does not fit its kind")]
    Id(i64),
    /// Two people, two chats, a person and a chat, or one of them and the bot.
    #[error("the username @{0} is given twice")]
    Username(String),
    #[error("the phone {0} is given twice")]
    Phone(String),
    #[error("person {person}: there is no person {contact} for a contact")]
    Contact { person: i64, contact: i64 },
    #[error("chat {chat}: `{kind}` is none of group, supergroup, channel")]
    Kind { chat: i64, kind: String },
    #[error("chat {chat}: there is no person {person}")]
    Member { chat: i64, person: i64 },
    #[error("message {number}: there is no chat {chat}")]
    MessageChat { number: usize, chat: i64 },
    #[error("message {number}: there is no person {from}")]
    MessageFrom { number: usize, from: i64 },
    #[error("message {number}: nobody is named in `from`")]
    MessageOfNobody { number: usize },
    #[error("message {number}: the date `{date}` is neither Unix seconds nor ISO 8601 with a zone")]
    MessageDate { number: usize, date: String },
}

impl WorldError {
    /// The same for whoever wrote the file: what it is and where; begins with a small letter.
    pub fn message(&self) -> Message {
        match self {
            Self::Form(error) => form(error),
            Self::Id(id) => Message::new("world-id").with("id", id.to_string()),
            Self::Username(name) => Message::new("world-username").with("username", name.as_str()),
            Self::Phone(phone) => Message::new("world-phone").with("phone", phone.as_str()),
            Self::Contact { person, contact } => {
                Message::new("world-contact").with("person", person.to_string()).with("contact", contact.to_string())
            }
            Self::Kind { chat, kind } => {
                Message::new("world-kind").with("chat", chat.to_string()).with("kind", kind.as_str())
            }
            Self::Member { chat, person } => {
                Message::new("world-member").with("chat", chat.to_string()).with("person", person.to_string())
            }
            Self::MessageChat { number, chat } => {
                Message::new("world-message-chat").with("number", number.to_string()).with("chat", chat.to_string())
            }
            Self::MessageFrom { number, from } => {
                Message::new("world-message-from").with("number", number.to_string()).with("from", from.to_string())
            }
            Self::MessageOfNobody { number } => {
                Message::new("world-message-of-nobody").with("number", number.to_string())
            }
            Self::MessageDate { number, date } => {
                Message::new("world-message-date").with("number", number.to_string()).with("date", date.as_str())
            }
        }
    }
}

/// The JSON reader's own words are English; what can be told from them is the field's name.
fn form(error: &serde_json::Error) -> Message {
    let words = error.to_string();
    let field = |beginning: &str| words.strip_prefix(beginning)?.split_once('`').map(|(name, _)| name.to_owned());
    let message = match (error.is_data(), field("unknown field `"), field("missing field `")) {
        (true, Some(field), _) => Message::new("world-unknown").with("field", field),
        (true, None, Some(field)) => Message::new("world-missing").with("field", field),
        (true, None, None) => Message::new("world-value"),
        (false, ..) => Message::new("world-json"),
    };
    message.with("line", error.line().to_string()).with("column", error.column().to_string())
}

#[cfg(test)]
mod tests {
    use crate::sandbox::World;
    use crate::texts::Language;

    #[test]
    fn faults_are_told_in_the_readers_language() {
        let check = |text: &str, expected: &str| {
            let message = World::from_json(text).expect_err(text).message();
            assert_eq!(message.show(Language::Russian), expected);
            let english = message.show(Language::English);
            assert!(english.is_ascii() || english.contains('“'), "{english}");
        };
        check("{", "это не JSON (строка 1, знак 1)");
        check(r#"{"peple": []}"#, "поля «peple» в файле мира не бывает (строка 1, знак 8)");
        check(r#"{"people": [{"user_id": 1}]}"#, "не хватает поля «name» (строка 1, знак 26)");
        check(r#"{"people": 5}"#, "значение не того вида (строка 1, знак 12)");
        check(
            r#"{"people": [{"user_id": 1, "name": "", "phone": "", "contacts": [2]}]}"#,
            "у человека 1 в контактах есть 2, а такого человека в файле нет",
        );
        check(
            r#"{"chats": [{"id": -1, "type": "forum", "title": ""}]}"#,
            "у чата -1 вид «forum», а бывают group, supergroup и channel",
        );
        check(r#"{"messages": [{"chat": 5, "text": "a"}]}"#, "в сообщении 1 назван чат 5, а такого в файле нет");
    }
}
