//! From what stands in a field to a value of the field's kind, one field at a time.

use super::fault::{Fault, FieldFault};
use super::source::{Batch, Source, Values};
use super::text::{self, Style};
use super::{attachment, keyboard};
use crate::engine::ResolvedAttachment;
use crate::markup::FormattedText;
use crate::scenario::rules::text::line;
use crate::scenario::rules::{date, message_id, number};
use crate::scenario::{Action, Attachments, Buttons, Content, FieldInfo, FieldKey, FieldKind, FieldValue, PeerAddress};
use crate::value::{Evaluated, Json, ValueKind};
use jiff::{Timestamp, tz::TimeZone};

/// What a field holds, taken apart; the expressions are in the batch.
#[derive(Debug)]
pub(super) enum Prepared<'a> {
    Value(Source),
    /// Title and address of each file.
    Files(Vec<(Option<Source>, Source)>),
    FilesValue(Source),
    Keyboard(&'a Json, Vec<Source>),
    KeyboardValue(Source),
    /// A choice that needs no evaluation, or an expression that is not written yet.
    Choice,
}

/// A value of the field's kind.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::engine) enum Converted {
    /// `null`, or nothing but blanks: the field is left out.
    Missing,
    Peer(PeerAddress),
    Text(FormattedText),
    Line(String),
    MessageId(i64),
    MessageIds(Vec<i64>),
    Date(Timestamp),
    Integer(i64),
    Decimal(f64),
    Attachments(Vec<ResolvedAttachment>),
    Keyboard(Json),
}

/// What conversions depend on besides the value.
#[derive(Clone, Copy)]
pub(super) struct Settings<'a> {
    pub(super) style: Style,
    pub(super) zone: &'a TimeZone,
    pub(super) files: attachment::Place<'a>,
}

impl Style {
    pub(super) fn of(action: &Action) -> Self {
        Self { format: action.format(), raw_values: action.flag(FieldKey::RawValues) }
    }
}

/// Takes a field apart; `Err` names the attachment as well.
pub(super) fn prepare<'a>(key: FieldKey, content: &'a Content, batch: &mut Batch) -> Result<Prepared<'a>, FieldFault> {
    let prepared = match content {
        Content::Value(FieldValue::Expr(expression))
        | Content::Attachments(Attachments::Expr(expression))
        | Content::Buttons(Buttons::Expr(expression))
            if expression.trim().is_empty() =>
        {
            Ok(Prepared::Choice)
        }
        Content::Value(value) => Source::read(value, batch).map(Prepared::Value),
        Content::Attachments(Attachments::Expr(expression)) => {
            Ok(Prepared::FilesValue(Source::expression(expression, batch)))
        }
        Content::Attachments(Attachments::List(files)) => {
            let mut prepared = Vec::new();
            for (part, file) in files.iter().enumerate() {
                let mut read = |value: &FieldValue| {
                    Source::read(value, batch).map_err(|fault| FieldFault { key, part: Some(part), fault })
                };
                prepared.push((file.title.as_ref().map(&mut read).transpose()?, read(&file.url)?));
            }
            Ok(Prepared::Files(prepared))
        }
        Content::Buttons(Buttons::Expr(expression)) => {
            Ok(Prepared::KeyboardValue(Source::expression(expression, batch)))
        }
        Content::Buttons(Buttons::Keyboard(keyboard)) => {
            keyboard::read(keyboard, batch).map(|sources| Prepared::Keyboard(keyboard, sources))
        }
        Content::Flag(_) | Content::Format(_) | Content::AttachmentsAs(_) | Content::Kinds(_) => Ok(Prepared::Choice),
    };
    prepared.map_err(|fault| fault.of(key))
}

/// The files of a list, each on its own.
pub(super) fn files<'f>(
    files: &'f [(Option<Source>, Source)],
    values: &'f Values,
    settings: Settings<'f>,
) -> impl Iterator<Item = Result<ResolvedAttachment, Fault>> + 'f {
    files.iter().map(move |(title, url)| {
        let title = title.as_ref().map(|title| title.value(values)).transpose()?;
        attachment::part(title.as_ref(), &url.value(values)?, settings.files)
    })
}

/// The value of a field.
pub(super) fn convert(
    info: &FieldInfo,
    prepared: &Prepared<'_>,
    values: &Values,
    settings: Settings<'_>,
) -> Result<Converted, FieldFault> {
    let converted = match prepared {
        Prepared::Choice => Ok(Converted::Missing),
        Prepared::Files(list) => {
            let found: Result<_, FieldFault> = files(list, values, settings)
                .enumerate()
                .map(|(part, file)| file.map_err(|fault| FieldFault { key: info.key, part: Some(part), fault }))
                .collect();
            return found.map(Converted::Attachments);
        }
        Prepared::FilesValue(source) => {
            optional(source, values, |value| attachment::list(value, settings.files).map(Converted::Attachments))
        }
        Prepared::Keyboard(keyboard, sources) => keyboard::filled(keyboard, sources, values).map(Converted::Keyboard),
        Prepared::KeyboardValue(source) => {
            optional(source, values, |value| keyboard::of_value(value).map(Converted::Keyboard))
        }
        Prepared::Value(source) if info.kind == FieldKind::FormattedText => {
            optional(source, values, |_| text::formatted(source, values, settings.style).map(Converted::Text))
        }
        Prepared::Value(source) => {
            optional(source, values, |value| convert_value(info, value, source.is_literal(), settings))
        }
    };
    converted.map_err(|fault| fault.of(info.key))
}

/// `null` leaves a field out.
fn optional(
    source: &Source,
    values: &Values,
    convert: impl FnOnce(&Evaluated) -> Result<Converted, Fault>,
) -> Result<Converted, Fault> {
    let value = source.value(values)?;
    if value.kind == ValueKind::Null { Ok(Converted::Missing) } else { convert(&value) }
}

fn convert_value(
    info: &FieldInfo,
    value: &Evaluated,
    literal: bool,
    settings: Settings<'_>,
) -> Result<Converted, Fault> {
    let blank = value.kind == ValueKind::String && value.text.trim().is_empty();
    // A line or an address without characters says nothing; where the field is required, it is missing.
    if blank && (literal || matches!(info.kind, FieldKind::Line | FieldKind::Peer)) {
        return Ok(Converted::Missing);
    }
    match info.kind {
        FieldKind::Peer => match PeerAddress::from_value(value) {
            Ok(peer) => Ok(Converted::Peer(peer)),
            Err(error) => Err(Fault::new("PEER", error.message())),
        },
        FieldKind::MessageId => Ok(Converted::MessageId(message_id::one(value)?)),
        FieldKind::MessageIds => Ok(Converted::MessageIds(message_id::several(value)?)),
        FieldKind::Date => Ok(Converted::Date(date::moment(value, settings.zone)?)),
        FieldKind::Integer => Ok(Converted::Integer(number::integer(value)?)),
        FieldKind::Decimal => Ok(Converted::Decimal(number::decimal(value)?)),
        _ => Ok(Converted::Line(line(value)?)),
    }
}
