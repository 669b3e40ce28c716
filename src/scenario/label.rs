//! The names of fields, actions, connections and nodes as people read them.

use super::{ActionKind, ConnectionKind, FieldKey, Node};
use crate::texts::{Language, Message};

impl FieldKey {
    /// The field's name in the form, in Bpium's words.
    pub fn label(self) -> Message {
        Message::new(match self {
            Self::Peer => "field-peer",
            Self::Text => "field-text",
            Self::Format => "field-format",
            Self::RawValues => "field-raw-values",
            Self::Attachments => "field-attachments",
            Self::Attachment => "field-attachment",
            Self::AttachmentsAs => "field-attachments-as",
            Self::LinkPreview => "field-link-preview",
            Self::Latitude => "field-latitude",
            Self::Longitude => "field-longitude",
            Self::HorizontalAccuracy => "field-horizontal-accuracy",
            Self::LivePeriod => "field-live-period",
            Self::Heading => "field-heading",
            Self::ProximityAlertRadius => "field-proximity-alert-radius",
            Self::PhoneNumber => "field-phone-number",
            Self::FirstName => "field-first-name",
            Self::LastName => "field-last-name",
            Self::Vcard => "field-vcard",
            Self::FromPeer => "field-from-peer",
            Self::MessageId => "field-message-id",
            Self::MessageIds => "field-message-ids",
            Self::WithoutAuthor => "field-without-author",
            Self::ForEveryone => "field-for-everyone",
            Self::Limit => "field-limit",
            Self::Archived => "field-archived",
            Self::Kinds => "field-kinds",
            Self::Search => "field-search",
            Self::BeforeId => "field-before-id",
            Self::FromDate => "field-from-date",
            Self::ToDate => "field-to-date",
            Self::ReplyTo => "field-reply-to",
            Self::SendAt => "field-send-at",
            Self::Silent => "field-silent",
            Self::Topic => "field-topic",
            Self::ProtectContent => "field-protect-content",
            Self::Buttons => "field-buttons",
        })
    }
}

impl ActionKind {
    /// The action's name in the form, in Bpium's words.
    pub fn label(self) -> Message {
        Message::new(match self {
            Self::SendMessage => "action-send-message",
            Self::SendLocation => "action-send-location",
            Self::SendContact => "action-send-contact",
            Self::ForwardMessage => "action-forward-message",
            Self::EditMessage => "action-edit-message",
            Self::DeleteMessage => "action-delete-message",
            Self::GetDialogs => "action-get-dialogs",
            Self::GetProfile => "action-get-profile",
            Self::GetMessages => "action-get-messages",
        })
    }
}

impl ConnectionKind {
    pub fn label(self) -> Message {
        Message::new(match self {
            Self::User => "connection-kind-user",
            Self::Bot => "connection-kind-bot",
        })
    }
}

impl Node {
    /// What the node does: a step's action, else the node's kind.
    pub fn label(&self) -> Message {
        Message::new(match self {
            Self::Telegram(step) => return step.action.kind().label(),
            Self::Start(_) => "node-kind-start",
            Self::Assign(_) => "node-kind-assign",
            Self::Gateway(_) => "node-kind-gateway",
            Self::Timer(_) => "node-kind-timer",
            Self::End(_) => "node-kind-end",
        })
    }

    /// What people know the node by: its name, or what it does where it has none; never its id.
    pub fn title(&self, language: Language) -> String {
        match self.name().trim() {
            "" => self.label().show(language),
            name => name.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{End, Scenario};

    #[test]
    fn a_node_is_known_by_its_name_or_by_what_it_does() {
        let scenario = Scenario::with_one_step("id", "A");
        let titles: Vec<_> = scenario.nodes.iter().map(|node| node.title(Language::English)).collect();
        assert_eq!(titles, ["Start", "Send message", "End"]);
        let named = Node::End(End { id: "end".into(), name: " Готово ".into() });
        assert_eq!(named.title(Language::English), "Готово");
        assert_eq!(Node::End(End { id: "end".into(), name: " ".into() }).title(Language::Russian), "Конец");
    }
}
