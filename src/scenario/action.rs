//! An action with its fields, as written; which fields there are follows from the action's description.

use super::ConnectionKind;
use super::description::FieldKind;
use super::field::{Attachments, AttachmentsAs, Buttons, Content, DialogKind, FieldKey, FieldValue, Format};

/// The nine actions of the Telegram component.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ActionKind {
    SendMessage,
    SendLocation,
    SendContact,
    ForwardMessage,
    EditMessage,
    DeleteMessage,
    GetDialogs,
    GetProfile,
    GetMessages,
}

impl ActionKind {
    /// In the order in which Bpium's component lists them.
    pub const ALL: [Self; 9] = [
        Self::SendMessage,
        Self::SendLocation,
        Self::SendContact,
        Self::ForwardMessage,
        Self::EditMessage,
        Self::DeleteMessage,
        Self::GetDialogs,
        Self::GetProfile,
        Self::GetMessages,
    ];

    /// The action's name in the file.
    pub const fn name(self) -> &'static str {
        match self {
            Self::SendMessage => "SendMessage",
            Self::SendLocation => "SendLocation",
            Self::SendContact => "SendContact",
            Self::ForwardMessage => "ForwardMessage",
            Self::EditMessage => "EditMessage",
            Self::DeleteMessage => "DeleteMessage",
            Self::GetDialogs => "GetDialogs",
            Self::GetProfile => "GetProfile",
            Self::GetMessages => "GetMessages",
        }
    }

    /// Whether the action writes a new message (and so must never be repeated blindly).
    pub const fn sends(self) -> bool {
        matches!(self, Self::SendMessage | Self::SendLocation | Self::SendContact | Self::ForwardMessage)
    }

    /// Whether the action changes nothing at Telegram, so that it can be broken off or repeated without a trace.
    pub const fn only_reads(self) -> bool {
        matches!(self, Self::GetDialogs | Self::GetProfile | Self::GetMessages)
    }

    /// Whether the action reads a bot's pending updates, for want of what bots do not have: it interrupts, once, a
    /// program that is just waiting for them, so on a real connection the window asks first. The command line does not
    /// ask (there may be nobody to answer); its check has warned.
    pub const fn reads_pending_updates(self, kind: ConnectionKind) -> bool {
        matches!((self, kind), (Self::GetDialogs | Self::GetMessages, ConnectionKind::Bot))
    }
}

/// Content that a field cannot hold.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("`{action:?}` has no field `{key:?}` that holds such content")]
pub struct WrongContent {
    pub action: ActionKind,
    pub key: FieldKey,
    pub content: Content,
}

/// One action and the fields that are filled in; a field at its default is not stored.
#[derive(Clone, Debug, PartialEq)]
pub struct Action {
    kind: ActionKind,
    /// In the description's order.
    fields: Vec<(FieldKey, Content)>,
}

impl Action {
    /// The action with nothing filled in.
    pub const fn new(kind: ActionKind) -> Self {
        Self { kind, fields: Vec::new() }
    }

    pub const fn kind(&self) -> ActionKind {
        self.kind
    }

    /// What is filled in, in the description's order.
    pub fn filled(&self) -> impl Iterator<Item = (FieldKey, &Content)> {
        self.fields.iter().map(|(key, content)| (*key, content))
    }

    /// What the field holds, if it was filled in with something else than its default.
    pub fn get(&self, key: FieldKey) -> Option<&Content> {
        self.fields.iter().find(|(other, _)| *other == key).map(|(_, content)| content)
    }

    /// Fills in a field; its default, like `None`, empties it.
    pub fn set(&mut self, key: FieldKey, content: Option<Content>) -> Result<(), WrongContent> {
        let info = self.kind.field(key);
        let content = match content {
            Some(content) if info.is_some_and(|info| info.kind.accepts(&content)) => Some(content),
            Some(content) => return Err(WrongContent { action: self.kind, key, content }),
            None => None,
        };
        self.fields.retain(|(other, _)| *other != key);
        let default = info.and_then(|info| info.kind.default_content());
        if let Some(content) = content.filter(|content| Some(content) != default.as_ref()) {
            self.fields.push((key, content));
            let order = |key: FieldKey| self.kind.fields().iter().position(|field| field.key == key);
            self.fields.sort_by_key(|(key, _)| order(*key));
        }
        Ok(())
    }

    /// The same action builder-style, for samples and tests.
    ///
    /// # Panics
    /// When the action has no such field.
    #[must_use]
    pub fn with(mut self, key: FieldKey, content: Content) -> Self {
        self.set(key, Some(content)).expect("the action has this field");
        self
    }

    /// Another action with the fields that both have.
    #[must_use]
    pub fn converted(&self, kind: ActionKind) -> Self {
        let mut other = Self::new(kind);
        for (key, content) in &self.fields {
            if kind.field(*key).is_some_and(|info| info.kind.accepts(content)) {
                other.fields.push((*key, content.clone()));
            }
        }
        let order = |key: FieldKey| kind.fields().iter().position(|field| field.key == key);
        other.fields.sort_by_key(|(key, _)| order(*key));
        other
    }

    /// The value of a field that has a text and an expression mode.
    pub fn value(&self, key: FieldKey) -> Option<&FieldValue> {
        match self.get(key) {
            Some(Content::Value(value)) => Some(value),
            _ => None,
        }
    }

    /// A yes/no field, its default included.
    pub fn flag(&self, key: FieldKey) -> bool {
        match (self.get(key), self.kind.field(key).map(|info| info.kind)) {
            (Some(Content::Flag(flag)), _) => *flag,
            (_, Some(FieldKind::Flag { default })) => default,
            _ => false,
        }
    }

    /// The text format, its default included.
    pub fn format(&self) -> Format {
        match self.get(FieldKey::Format) {
            Some(Content::Format(format)) => *format,
            _ => Format::default(),
        }
    }

    pub fn attachments_as(&self) -> AttachmentsAs {
        match self.get(FieldKey::AttachmentsAs) {
            Some(Content::AttachmentsAs(choice)) => *choice,
            _ => AttachmentsAs::default(),
        }
    }

    /// The files of `attachments` or `attachment`.
    pub fn attachments(&self, key: FieldKey) -> Option<&Attachments> {
        match self.get(key) {
            Some(Content::Attachments(attachments)) => Some(attachments),
            _ => None,
        }
    }

    pub fn buttons(&self) -> Option<&Buttons> {
        match self.get(FieldKey::Buttons) {
            Some(Content::Buttons(buttons)) => Some(buttons),
            _ => None,
        }
    }

    pub fn kinds(&self) -> &[DialogKind] {
        match self.get(FieldKey::Kinds) {
            Some(Content::Kinds(kinds)) => kinds,
            _ => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(source: &str) -> Content {
        Content::Value(FieldValue::Text(source.into()))
    }

    #[test]
    fn fields_stay_in_the_descriptions_order_and_defaults_are_not_stored() {
        let action = Action::new(ActionKind::SendMessage)
            .with(FieldKey::Silent, Content::Flag(true))
            .with(FieldKey::Text, text("b"))
            .with(FieldKey::Peer, text("a"))
            .with(FieldKey::LinkPreview, Content::Flag(true));
        let keys: Vec<_> = action.filled().map(|(key, _)| key).collect();
        assert_eq!(keys, [FieldKey::Peer, FieldKey::Text, FieldKey::Silent]);
        assert!(action.flag(FieldKey::LinkPreview));
    }

    #[test]
    fn content_of_another_kind_is_refused() {
        let mut action = Action::new(ActionKind::GetProfile);
        assert!(action.set(FieldKey::Peer, Some(Content::Flag(true))).is_err());
        assert!(action.set(FieldKey::Text, Some(text("no such field here"))).is_err());
        assert!(action.set(FieldKey::Peer, Some(text("me"))).is_ok());
        assert!(action.set(FieldKey::Peer, None).is_ok());
        assert_eq!(action, Action::new(ActionKind::GetProfile));
    }

    #[test]
    fn a_changed_action_keeps_the_fields_that_both_have() {
        let message = Action::new(ActionKind::SendMessage)
            .with(FieldKey::Peer, text("a"))
            .with(FieldKey::Text, text("b"))
            .with(FieldKey::Silent, Content::Flag(true));
        let forward = message.converted(ActionKind::ForwardMessage);
        let keys: Vec<_> = forward.filled().map(|(key, _)| key).collect();
        assert_eq!(keys, [FieldKey::Peer, FieldKey::Silent]);
    }
}
