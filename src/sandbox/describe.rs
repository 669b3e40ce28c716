//! What `scenogram sandbox --format json` prints: where the sandbox is and who is in it.

use super::Sandbox;
use crate::value::Json;
use serde_json::json;

impl Sandbox {
    /// Address and token of the Bot API, people and chats. The token and codes are the sandbox's own: they open nothing
    /// else, so they are printed.
    pub fn describe(&self) -> Json {
        self.world(|world| {
            let people: Vec<Json> = world
                .people
                .iter()
                .map(|person| {
                    json!({
                        "user_id": person.id,
                        "name": person.name(),
                        "username": person.username,
                        "phone": person.phone,
                        "login_code": person.login_code,
                        "password": person.password,
                    })
                })
                .collect();
            let chats: Vec<Json> = world
                .chats
                .iter()
                .map(|chat| {
                    json!({
                        "id": chat.id,
                        "type": chat.kind.word(),
                        "title": chat.title,
                        "username": chat.username,
                    })
                })
                .collect();
            json!({
                "bot_api": { "url": self.bot_api_url(), "token": self.bot_token().expose() },
                "people": people,
                "chats": chats,
            })
        })
    }
}
