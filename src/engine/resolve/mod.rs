//! From an action as written to one with values: the expressions of a step evaluated in one batch, each value made what
//! its field needs, and Telegram's rules checked once more now that the values are known.

#[cfg(test)]
mod agreement;
mod attachment;
mod build;
mod convert;
mod fault;
mod keyboard;
mod rules;
mod source;
#[cfg(test)]
mod tests;
mod text;

pub(super) use convert::Converted;
pub(super) use fault::{Fault, FieldFault};

use super::{ActionError, Evaluator, ResolvedAction, words};
use crate::scenario::rules::supported;
use crate::scenario::{ConnectionKind, FieldInfo, FieldKey, FieldValue, PeerAddress, Step};
use crate::texts::Message;
use crate::value::{Json, ValueKind, Variables};
use convert::{Prepared, Settings};
use jiff::{Timestamp, tz::TimeZone};
use source::{Batch, Source, Values};
use std::path::Path;
use text::Style;

/// What the values of a step's fields depend on.
#[derive(Clone, Copy)]
pub struct ResolveContext<'a> {
    pub variables: &'a Variables,
    pub evaluator: &'a dyn Evaluator,
    /// Where relative paths of attachments start.
    pub folder: &'a Path,
    /// The zone of dates written without one.
    pub zone: &'a TimeZone,
    pub now: Timestamp,
}

/// The step's action with the values of its fields, checked against Telegram's rules for this kind of connection.
///
/// The first fault in the order of the form is the error: `EXPRESSION` and `UNKNOWN_VARIABLE` from expressions,
/// `FIELD_VALUE` from values that no field can hold, `MARKUP` from texts, else the codes of [`crate::scenario::rules`].
pub async fn resolve(
    step: &Step,
    kind: ConnectionKind,
    context: &ResolveContext<'_>,
) -> Result<ResolvedAction, ActionError> {
    let files = attachment::Place { folder: context.folder, kind: Some(kind) };
    let settings = Settings { style: Style::of(&step.action), zone: context.zone, files };
    let (fields, values) = evaluate(step, context.variables, context.evaluator).await;
    let mut converted = Vec::new();
    for (info, prepared) in fields {
        supported(info, kind).map_err(|fault| Fault::from(fault).of(info.key))?;
        let peer = peer(converted.iter().map(|(key, value)| (*key, value)));
        let value = one(step, info, prepared, &values, Some(kind), peer, settings)?;
        converted.push((info.key, value));
    }
    Ok(build::build(&step.action, converted, kind, context.now)?)
}

/// The chat that the step is about, among the values so far; it stands before the fields whose rules ask for it.
fn peer<'v>(values: impl IntoIterator<Item = (FieldKey, &'v Converted)>) -> Option<&'v PeerAddress> {
    values.into_iter().find_map(|(key, value)| match value {
        Converted::Peer(peer) if key == FieldKey::Peer => Some(peer),
        _ => None,
    })
}

/// The value of one field, with its own rules checked.
fn one(
    step: &Step,
    info: &FieldInfo,
    prepared: Result<Prepared<'_>, FieldFault>,
    values: &Values,
    kind: Option<ConnectionKind>,
    peer: Option<&PeerAddress>,
    settings: Settings<'_>,
) -> Result<Converted, FieldFault> {
    let action = step.action.kind();
    let value = convert::convert(info, &prepared?, values, settings)?;
    rules::check(action, info.key, &value, kind, peer).map_err(|fault| fault.of(info.key))?;
    Ok(value)
}

type Field<'a> = (&'static FieldInfo, Result<Prepared<'a>, FieldFault>);

/// Takes every field that is filled in apart and has all their expressions evaluated at once.
async fn evaluate<'a>(
    step: &'a Step,
    variables: &Variables,
    evaluator: &dyn Evaluator,
) -> (Vec<Field<'a>>, Vec<Result<crate::value::Evaluated, super::EvaluationError>>) {
    let mut batch = Batch::new();
    let action = &step.action;
    let described = action.filled().filter_map(|(key, content)| Some((action.kind().field(key)?, key, content)));
    let fields: Vec<_> =
        described.map(|(info, key, content)| (info, convert::prepare(key, content, &mut batch))).collect();
    let values = if batch.is_empty() { Vec::new() } else { evaluator.evaluate(&batch, variables).await };
    (fields, values)
}

/// The value that an assignment gives the variable `name`; an expression's keeps its type.
pub(super) async fn variable(
    name: &str,
    value: &FieldValue,
    variables: &Variables,
    evaluator: &dyn Evaluator,
) -> Result<Json, ActionError> {
    let mut batch = Batch::new();
    let told = |fault: Fault| {
        let code = fault.code;
        let message = Message::new("engine-variable").with("variable", words::excerpt(name));
        ActionError::new(code, message.with("reason", fault.sentence()))
    };
    let source = Source::read(value, &mut batch).map_err(told)?;
    let values = if batch.is_empty() { Vec::new() } else { evaluator.evaluate(&batch, variables).await };
    let value = source.value(&values).map_err(told)?;
    match value.kind {
        ValueKind::NotANumber => Err(told(Fault::value(Message::new("engine-value-nan")))),
        // JSON has none; digits lose nothing.
        ValueKind::BigInt => Ok(Json::String(value.text)),
        _ => Ok(value.json),
    }
}

/// A step's fields one by one, for the preview: what is filled in, its values and its faults. Files of a list are apart.
pub(super) async fn each(
    step: &Step,
    variables: &Variables,
    folder: &Path,
    zone: &TimeZone,
    evaluator: &dyn Evaluator,
) -> Vec<(&'static FieldInfo, Option<usize>, Result<Converted, Fault>)> {
    let settings =
        Settings { style: Style::of(&step.action), zone, files: attachment::Place { folder, kind: step.kind } };
    let (fields, values) = evaluate(step, variables, evaluator).await;
    let mut found: Vec<(&'static FieldInfo, Option<usize>, Result<Converted, Fault>)> = Vec::new();
    for (info, prepared) in fields {
        if let Ok(Prepared::Choice) = prepared {
            continue;
        }
        if let Ok(Prepared::Files(files)) = &prepared {
            for (part, file) in convert::files(files, &values, settings).enumerate() {
                found.push((info, Some(part), file.map(|file| Converted::Attachments(vec![file]))));
            }
            continue;
        }
        let value = step.kind.map_or(Ok(()), |kind| supported(info, kind));
        let value = value.map_err(|fault| Fault::from(fault).of(info.key));
        let peer = peer(found.iter().filter_map(|(info, _, value)| Some((info.key, value.as_ref().ok()?))));
        let value = value.and_then(|()| one(step, info, prepared, &values, step.kind, peer, settings));
        let part = value.as_ref().err().and_then(|error| error.part);
        found.push((info, part, value.map_err(|error| error.fault)));
    }
    found
}
