//! What `scenogram sandbox --format json` prints: where the sandbox is and who is in it.

use super::Sandbox;
use super::mtproto::LAYER;
use crate::value::Json;
use serde_json::json;
use std::collections::BTreeMap;

impl Sandbox {
    /// Where both sides are and how to reach them, people and chats. Token, codes and session strings are the sandbox's
    /// own: they open nothing else, so they are printed.
    pub fn describe(&self) -> Json {
        let mtproto = self.mtproto();
        let people: Vec<i64> = self.world(|world| world.people.iter().map(|person| person.id).collect());
        let keys = people.into_iter().filter_map(|id| Some((id, mtproto.session_string(&self.user_key(id)?))));
        let sessions: BTreeMap<i64, String> = keys.collect();
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
                        "session_string": sessions.get(&person.id),
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
                "mtproto": {
                    "address": mtproto.address.to_string(),
                    "dc": mtproto.dc,
                    "api_id": mtproto.api_id,
                    "api_hash": mtproto.api_hash,
                    "layer": LAYER,
                },
                "people": people,
                "chats": chats,
            })
        })
    }
}
