//! Texts: a message's text with its formatting, and short lines.

use super::fault::Fault;
use super::source::{Source, Values};
use crate::markup::{self, FormattedText, Markup, MarkupError};
use crate::scenario::Format;
use crate::texts::Message;
use crate::value::{Evaluated, Position, ValueKind};

/// How a step's text is written.
#[derive(Clone, Copy)]
pub(super) struct Style {
    pub(super) format: Format,
    /// Values put in by `${…}` are markup themselves.
    pub(super) raw_values: bool,
}

impl Style {
    const fn markup(self) -> Markup {
        match self.format {
            Format::Plain => Markup::Plain,
            Format::Markdown => Markup::Markdown,
            Format::MarkdownV2 => Markup::MarkdownV2,
            Format::Html => Markup::Html,
        }
    }
}

/// The text with its entities. Each `${…}` of a text is escaped, unless the step says raw; the value of an expression
/// is the whole text, with its markup.
pub(super) fn formatted(source: &Source, values: &Values, style: Style) -> Result<FormattedText, Fault> {
    let markup = style.markup();
    if !source.is_template() {
        let text = line(&source.value(values)?)?;
        return markup::parse(markup, &text).map_err(|error| Fault::new("MARKUP", error.message()));
    }
    let assembled = source.assemble(values, |value| match style.raw_values {
        true => value.to_owned(),
        false => markup::escape(markup, value),
    })?;
    markup::parse(markup, &assembled.text).map_err(|error| {
        let offset = assembled.source_offset(error.offset).unwrap_or(error.offset);
        in_source(error, offset, source.position(offset))
    })
}

/// The error with the place where a person sees it: in the field, not in the text with its values.
fn in_source(error: MarkupError, offset: usize, position: Position) -> Fault {
    let error = MarkupError { offset, position, ..error };
    Fault::new("MARKUP", error.message()).saying(position)
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
