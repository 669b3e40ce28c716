//! The values of a step's fields for the current variables, without running anything: what stands under each field.

use super::resolve::{self, Converted};
use super::{AttachmentSource, Evaluator, ResolvedAttachment};
use crate::scenario::{FieldKey, PeerAddress, Step};
use crate::texts::Message;
use crate::value::{Json, Position, ValueKind, Variables};
use jiff::{Timestamp, tz::TimeZone};
use serde_json::json;
use std::path::Path;

/// The value of one field (or of one part of it: an attachment's address, a keyboard's text).
#[derive(Clone, Debug, PartialEq)]
pub struct FieldPreview {
    pub key: FieldKey,
    /// Which attachment, where the field holds a list of them.
    pub part: Option<usize>,
    pub value: Result<PreviewValue, PreviewError>,
}

/// What a field's source gives.
#[derive(Clone, Debug, PartialEq)]
pub struct PreviewValue {
    pub kind: ValueKind,
    pub json: Json,
    /// As a person would write it: the text itself, a number, compact JSON, a date in the local zone.
    pub shown: String,
}

/// Why a field has no usable value.
#[derive(Clone, Debug, PartialEq)]
pub struct PreviewError {
    pub message: Message,
    /// The place in the field's source.
    pub position: Option<Position>,
}

/// The value of every field that is filled in and needs evaluation, in the form's order, each independent of the others.
///
/// Values are converted and checked as in a run, as far as one field alone decides; rules about several fields together
/// and about the clock are not. A formatted text is shown as Telegram will show it, without its formatting.
pub async fn preview(
    step: &Step,
    variables: &Variables,
    folder: &Path,
    zone: &TimeZone,
    evaluator: &dyn Evaluator,
) -> Vec<FieldPreview> {
    let fields = resolve::each(step, variables, folder, zone, evaluator).await;
    let shown = fields.into_iter().map(|(info, part, value)| FieldPreview {
        key: info.key,
        part,
        value: value.map(|value| show(value, zone)).map_err(PreviewError::from),
    });
    shown.collect()
}

fn show(value: Converted, zone: &TimeZone) -> PreviewValue {
    let text = |text: String| PreviewValue { kind: ValueKind::String, json: json!(text), shown: text };
    let number = |json: Json| PreviewValue { kind: ValueKind::Number, shown: json.to_string(), json };
    match value {
        Converted::Missing => PreviewValue { kind: ValueKind::Null, json: Json::Null, shown: "null".to_owned() },
        Converted::Peer(PeerAddress::Id(id)) => number(json!(id)),
        Converted::Peer(peer) => text(peer.to_string()),
        Converted::Text(formatted) => text(formatted.text),
        Converted::Line(line) => text(line),
        Converted::MessageId(id) | Converted::Integer(id) => number(json!(id)),
        Converted::Decimal(decimal) => number(json!(decimal)),
        Converted::MessageIds(ids) => {
            let shown = ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
            PreviewValue { kind: ValueKind::Array, json: json!(ids), shown }
        }
        Converted::Date(date) => {
            PreviewValue { kind: ValueKind::Date, json: json!(date.to_string()), shown: local(date, zone) }
        }
        Converted::Attachments(files) => match files.as_slice() {
            [file] => text(name(file)),
            several => {
                let names: Vec<String> = several.iter().map(name).collect();
                PreviewValue { kind: ValueKind::Array, json: json!(names), shown: names.join(", ") }
            }
        },
        Converted::Keyboard(keyboard) => {
            PreviewValue { kind: ValueKind::Object, shown: keyboard.to_string(), json: keyboard }
        }
    }
}

/// Date, time and the zone's distance, so that a wrong zone is seen.
fn local(date: Timestamp, zone: &TimeZone) -> String {
    date.to_zoned(zone.clone()).strftime("%Y-%m-%d %H:%M:%S %:z").to_string()
}

/// Where the file is, after its own name if it has one.
fn name(file: &ResolvedAttachment) -> String {
    let source = match &file.source {
        AttachmentSource::Url(url) => url.to_string(),
        AttachmentSource::Path(path) => path.display().to_string(),
        AttachmentSource::FileId(id) => id.clone(),
    };
    match &file.title {
        Some(title) => format!("{title} — {source}"),
        None => source,
    }
}
