//! What the tests of answers share: an account and a bot in the same world, and an action of each kind.

use crate::{bot, user};
use scenogram::engine::{
    DeleteMessage, EditMessage, Executor, ForwardMessage, GetDialogs, GetMessages, GetProfile, ResolvedAction,
    SendContact, SendLocation, SendMessage, SendOptions,
};
use scenogram::markup::FormattedText;
use scenogram::sandbox::Sandbox;
use scenogram::scenario::{AttachmentsAs, PeerAddress};
use scenogram::secret::Secret;
use scenogram::telegram::{BotEndpoint, BotExecutor, UserExecutor};
use scenogram::value::Json;

const ANNA: i64 = 1;
pub(super) const BORIS: i64 = 2;
pub(super) const GROUP: i64 = -5001;
pub(super) const FORUM: i64 = -1_001_000_000_001;
pub(super) const CHANNEL: i64 = -1_001_000_000_002;

/// Anna's account and a bot in the same world.
pub(super) struct Both {
    pub(super) sandbox: Sandbox,
    pub(super) user: UserExecutor,
    pub(super) bot: BotExecutor,
}

impl Both {
    pub(super) async fn start() -> Self {
        let sandbox = Sandbox::start(Default::default()).await.expect("a sandbox");
        let user = user::support::executor(&sandbox, sandbox.user_key(ANNA).expect("Anna"));
        let endpoint = BotEndpoint {
            api_url: sandbox.bot_api_url().to_owned(),
            token: Secret::new(sandbox.bot_token().expose()),
            is_test: false,
            proxy: None,
        };
        let bot = BotExecutor::new(endpoint).expect("a usable endpoint");
        Self { sandbox, user, bot }
    }

    pub(super) async fn as_user(&self, action: &ResolvedAction) -> Json {
        let call = user::support::Listener::default();
        self.user.execute(action, &call).await.unwrap_or_else(|error| panic!("user, {action:?}: {error:?}"))
    }

    pub(super) async fn as_bot(&self, action: &ResolvedAction) -> Json {
        let call = bot::support::Listener::default();
        self.bot.execute(action, &call).await.unwrap_or_else(|error| panic!("bot, {action:?}: {error:?}"))
    }
}

pub(super) fn kind(value: &Json) -> &'static str {
    match value {
        Json::Null => "null",
        Json::Bool(_) => "bool",
        Json::Number(_) => "number",
        Json::String(_) => "string",
        Json::Array(_) => "array",
        Json::Object(_) => "object",
    }
}

pub(super) fn text(peer: i64, text: &str) -> SendMessage {
    SendMessage {
        peer: PeerAddress::Id(peer),
        text: FormattedText::plain(text),
        attachments: Vec::new(),
        attachments_as: AttachmentsAs::Media,
        link_preview: true,
        options: SendOptions::default(),
    }
}

pub(super) fn sending(message: SendMessage) -> ResolvedAction {
    ResolvedAction::SendMessage(message)
}

pub(super) fn location(peer: i64, live_period: Option<u32>) -> ResolvedAction {
    ResolvedAction::SendLocation(SendLocation {
        peer: PeerAddress::Id(peer),
        latitude: 55.7887,
        longitude: 37.5863,
        horizontal_accuracy: Some(30.0),
        live_period,
        heading: live_period.map(|_| 90),
        proximity_alert_radius: live_period.map(|_| 200),
        options: SendOptions::default(),
    })
}

pub(super) fn contact(peer: i64) -> ResolvedAction {
    ResolvedAction::SendContact(SendContact {
        peer: PeerAddress::Id(peer),
        phone_number: "+79990000099".into(),
        first_name: "Олег".into(),
        last_name: Some("Дым".into()),
        vcard: None,
        options: SendOptions::default(),
    })
}

pub(super) fn forward(from: i64, message_id: i64, to: i64) -> ResolvedAction {
    ResolvedAction::ForwardMessage(ForwardMessage {
        from_peer: PeerAddress::Id(from),
        message_ids: vec![message_id],
        peer: PeerAddress::Id(to),
        without_author: false,
        silent: false,
        send_at: None,
        topic: None,
        protect_content: false,
    })
}

pub(super) fn edit(peer: i64, message_id: i64, text: &str) -> ResolvedAction {
    ResolvedAction::EditMessage(EditMessage {
        peer: PeerAddress::Id(peer),
        message_id,
        text: Some(FormattedText::plain(text)),
        attachment: None,
        link_preview: true,
        buttons: None,
    })
}

pub(super) fn delete(peer: i64, message_id: i64) -> ResolvedAction {
    let peer = PeerAddress::Id(peer);
    ResolvedAction::DeleteMessage(DeleteMessage { peer, message_ids: vec![message_id], for_everyone: true })
}

pub(super) fn profile(peer: i64) -> ResolvedAction {
    ResolvedAction::GetProfile(GetProfile { peer: Some(PeerAddress::Id(peer)) })
}

pub(super) fn dialogs() -> ResolvedAction {
    ResolvedAction::GetDialogs(GetDialogs { limit: 100, archived: false, kinds: Vec::new(), search: None })
}

pub(super) fn messages(peer: i64) -> ResolvedAction {
    ResolvedAction::GetMessages(GetMessages {
        peer: PeerAddress::Id(peer),
        limit: 100,
        before_id: None,
        from_date: None,
        to_date: None,
        search: None,
        message_ids: Vec::new(),
    })
}

pub(super) fn id(answer: &Json) -> i64 {
    answer["message_id"].as_i64().unwrap_or_else(|| panic!("no message_id in {answer}"))
}
