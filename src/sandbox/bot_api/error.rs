//! What the Bot API answers when it refuses: code, text and parameters.

use crate::sandbox::world::{ChatKind, Refusal};
use crate::value::Json;
use serde_json::json;

/// A refusal in the Bot API's words.
#[derive(Debug)]
pub(super) struct ApiError {
    pub(super) code: u16,
    pub(super) description: String,
    parameters: Option<Json>,
}

impl ApiError {
    pub(super) fn new(code: u16, description: impl Into<String>) -> Self {
        Self { code, description: description.into(), parameters: None }
    }

    /// 400 with "Bad Request: " before the text.
    pub(super) fn bad_request(text: impl AsRef<str>) -> Self {
        Self::new(400, format!("Bad Request: {}", text.as_ref()))
    }

    pub(super) fn forbidden(text: &str) -> Self {
        Self::new(403, format!("Forbidden: {text}"))
    }

    pub(super) fn not_found() -> Self {
        Self::new(404, "Not Found")
    }

    pub(super) fn too_large() -> Self {
        Self::new(413, "Request Entity Too Large")
    }

    pub(super) fn retry_after(seconds: u32) -> Self {
        Self {
            parameters: Some(json!({ "retry_after": seconds })),
            ..Self::new(429, format!("Too Many Requests: retry after {seconds}"))
        }
    }

    pub(super) fn migrated(to: i64) -> Self {
        Self {
            parameters: Some(json!({ "migrate_to_chat_id": to })),
            ..Self::bad_request("group chat was upgraded to a supergroup chat")
        }
    }

    /// The whole answer.
    pub(super) fn to_json(&self) -> Json {
        let mut answer = json!({ "ok": false, "error_code": self.code, "description": self.description });
        if let (Some(parameters), Some(map)) = (&self.parameters, answer.as_object_mut()) {
            map.insert("parameters".into(), parameters.clone());
        }
        answer
    }
}

impl From<Refusal> for ApiError {
    fn from(refusal: Refusal) -> Self {
        let chat = |kind: ChatKind| match kind {
            ChatKind::Group => "group chat",
            ChatKind::Supergroup => "supergroup chat",
            ChatKind::Channel => "channel chat",
        };
        match refusal {
            Refusal::ChatNotFound => Self::bad_request("chat not found"),
            // The bot blocks nobody.
            Refusal::YouBlocked => Self::bad_request("chat not found"),
            Refusal::BlockedByUser => Self::forbidden("bot was blocked by the user"),
            Refusal::NotStarted => Self::forbidden("bot can't initiate conversation with a user"),
            Refusal::NotMember(kind) => Self::forbidden(&format!("bot is not a member of the {}", chat(kind))),
            Refusal::Kicked(kind) => Self::forbidden(&format!("bot was kicked from the {}", chat(kind))),
            Refusal::Muted => Self::bad_request("not enough rights to send text messages to the chat"),
            Refusal::NotAdministrator => Self::bad_request("need administrator rights in the channel chat"),
            Refusal::MigratedTo(id) => Self::migrated(id),
        }
    }
}
