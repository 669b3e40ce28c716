//! How an action is written in a file: a struct named after it with the fields of its description, in that order.

use super::action::{Action, ActionKind};
use super::description::FieldKind;
use super::field::{Content, FieldKey};
use serde::de::{self, DeserializeSeed, EnumAccess, IgnoredAny, MapAccess, VariantAccess, Visitor};
use serde::ser::SerializeStructVariant;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

const VARIANTS: &[&str] = &[
    "SendMessage",
    "SendLocation",
    "SendContact",
    "ForwardMessage",
    "EditMessage",
    "DeleteMessage",
    "GetDialogs",
    "GetProfile",
    "GetMessages",
];

impl Serialize for Action {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let kind = self.kind();
        let index = u32::try_from(kind as usize).unwrap_or_default();
        let mut out = serializer.serialize_struct_variant("Action", index, kind.name(), self.filled().count())?;
        for (key, content) in self.filled() {
            match content {
                Content::Value(value) => out.serialize_field(key.name(), value)?,
                Content::Flag(flag) => out.serialize_field(key.name(), flag)?,
                Content::Format(format) => out.serialize_field(key.name(), format)?,
                Content::AttachmentsAs(choice) => out.serialize_field(key.name(), choice)?,
                Content::Kinds(kinds) => out.serialize_field(key.name(), kinds)?,
                Content::Attachments(attachments) => out.serialize_field(key.name(), attachments)?,
                Content::Buttons(buttons) => out.serialize_field(key.name(), buttons)?,
            }
        }
        out.end()
    }
}

impl<'de> Deserialize<'de> for Action {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_enum("Action", VARIANTS, ActionVisitor)
    }
}

struct ActionVisitor;

impl<'de> Visitor<'de> for ActionVisitor {
    type Value = Action;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("one of the nine actions")
    }

    fn visit_enum<A: EnumAccess<'de>>(self, data: A) -> Result<Action, A::Error> {
        let (kind, variant) = data.variant_seed(KindSeed)?;
        variant.struct_variant(field_names(kind), FieldsVisitor(kind))
    }
}

struct KindSeed;

impl<'de> DeserializeSeed<'de> for KindSeed {
    type Value = ActionKind;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<ActionKind, D::Error> {
        deserializer.deserialize_identifier(KindVisitor)
    }
}

struct KindVisitor;

impl Visitor<'_> for KindVisitor {
    type Value = ActionKind;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the name of an action")
    }

    fn visit_str<E: de::Error>(self, name: &str) -> Result<ActionKind, E> {
        let found = ActionKind::ALL.into_iter().find(|kind| kind.name() == name);
        found.ok_or_else(|| E::unknown_variant(name, VARIANTS))
    }
}

struct FieldsVisitor(ActionKind);

impl<'de> Visitor<'de> for FieldsVisitor {
    type Value = Action;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "the fields of {}", self.0.name())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Action, A::Error> {
        let mut action = Action::new(self.0);
        let mut seen: Vec<FieldKey> = Vec::new();
        while let Some(key) = map.next_key_seed(KeySeed(self.0))? {
            let Some(info) = self.0.field(key) else {
                map.next_value::<IgnoredAny>()?;
                continue;
            };
            if seen.contains(&key) {
                return Err(de::Error::duplicate_field(key.name()));
            }
            seen.push(key);
            let content = match info.kind {
                FieldKind::Flag { .. } => Content::Flag(map.next_value()?),
                FieldKind::Format => Content::Format(map.next_value()?),
                FieldKind::AttachmentsAs => Content::AttachmentsAs(map.next_value()?),
                FieldKind::DialogKinds => Content::Kinds(map.next_value()?),
                FieldKind::Attachments | FieldKind::Attachment => Content::Attachments(map.next_value()?),
                FieldKind::Keyboard => Content::Buttons(map.next_value()?),
                _ => Content::Value(map.next_value()?),
            };
            action.set(key, Some(content)).map_err(de::Error::custom)?;
        }
        Ok(action)
    }
}

struct KeySeed(ActionKind);

impl<'de> DeserializeSeed<'de> for KeySeed {
    type Value = FieldKey;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<FieldKey, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for KeySeed {
    type Value = FieldKey;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "a field of {}", self.0.name())
    }

    fn visit_str<E: de::Error>(self, name: &str) -> Result<FieldKey, E> {
        let found = self.0.fields().iter().find(|field| field.key.name() == name);
        found.map(|field| field.key).ok_or_else(|| E::unknown_field(name, field_names(self.0)))
    }
}

/// The names of an action's fields; `&'static`, as serde wants them.
fn field_names(kind: ActionKind) -> &'static [&'static str] {
    use std::sync::LazyLock;
    static NAMES: LazyLock<Vec<Vec<&'static str>>> = LazyLock::new(|| {
        ActionKind::ALL.iter().map(|kind| kind.fields().iter().map(|field| field.key.name()).collect()).collect()
    });
    &NAMES[kind as usize]
}
