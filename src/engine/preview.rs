//! The values of a step's fields for the current variables, without running anything: what stands under each field.

use super::resolve::{self, Converted};
use super::sketch::Sketch;
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
    /// The files, where the field holds some.
    pub files: Vec<ResolvedAttachment>,
}

/// Why a field has no usable value.
#[derive(Clone, Debug, PartialEq)]
pub struct PreviewError {
    pub message: Message,
    /// The place in the field's source.
    pub position: Option<Position>,
}

/// The value of every field that is filled in and needs evaluation, in the form's order, each independent of the others,
/// and what the step would do by them.
///
/// Values are converted and checked as in a run, as far as one field alone decides; rules about several fields together
/// and about the clock are not. A formatted text is shown as Telegram will show it, without its formatting.
pub async fn preview(
    step: &Step,
    variables: &Variables,
    folder: &Path,
    zone: &TimeZone,
    evaluator: &dyn Evaluator,
) -> (Vec<FieldPreview>, Sketch) {
    let mut sketch = Sketch::of(step);
    let fields = resolve::each(step, variables, folder, zone, evaluator).await;
    let shown = fields.into_iter().map(|(info, part, value)| {
        if let Ok(value) = &value {
            sketch.put(info.key, value);
        }
        FieldPreview { key: info.key, part, value: value.map(|value| show(value, zone)).map_err(PreviewError::from) }
    });
    (shown.collect(), sketch)
}

fn show(value: Converted, zone: &TimeZone) -> PreviewValue {
    let plain = |kind, json, shown| PreviewValue { kind, json, shown, files: Vec::new() };
    let text = |text: String| plain(ValueKind::String, json!(text), text);
    let number = |json: Json| plain(ValueKind::Number, json.clone(), json.to_string());
    match value {
        Converted::Missing => plain(ValueKind::Null, Json::Null, "null".to_owned()),
        Converted::Peer(PeerAddress::Id(id)) => number(json!(id)),
        Converted::Peer(peer) => text(peer.to_string()),
        Converted::Text(formatted) => text(formatted.text),
        Converted::Line(line) => text(line),
        Converted::MessageId(id) | Converted::Integer(id) => number(json!(id)),
        Converted::Decimal(decimal) => number(json!(decimal)),
        Converted::MessageIds(ids) => {
            let shown = ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
            plain(ValueKind::Array, json!(ids), shown)
        }
        Converted::Date(date) => plain(ValueKind::Date, json!(date.to_string()), local(date, zone)),
        Converted::Attachments(files) => {
            let names: Vec<String> = files.iter().map(name).collect();
            let shown = match names.as_slice() {
                [name] => text(name.clone()),
                several => plain(ValueKind::Array, json!(several), several.join(", ")),
            };
            PreviewValue { files, ..shown }
        }
        Converted::Keyboard(keyboard) => plain(ValueKind::Object, keyboard.clone(), keyboard.to_string()),
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
