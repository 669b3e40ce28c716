//! A message's text with its formatting.

use super::fault::Fault;
use super::source::{Source, Values};
use crate::markup::{self, FormattedText};
use crate::scenario::Format;
use crate::scenario::rules::text::line;
use crate::texts::Message;

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
    let markup = style.format.markup();
    if !source.is_template() {
        let text = line(&source.value(values)?)?;
        return markup::parse(markup, &text).map_err(|error| {
            // The place is not one of the field, whose source is the expression.
            let message = Message::new("engine-in-value").with("reason", error.message());
            Fault::new("MARKUP", message.with("line", error.position.line).with("column", error.position.column))
        });
    }
    let assembled = source.assemble(values, |value| match style.raw_values {
        true => value.to_owned(),
        false => markup::escape(markup, value),
    })?;
    markup::parse(markup, &assembled.text).map_err(|error| {
        // Where a person sees it: in the field, not in the text with its values.
        let offset = assembled.source_offset(error.offset).unwrap_or(error.offset);
        Fault::new("MARKUP", error.message()).at(Some(source.position(offset)))
    })
}
