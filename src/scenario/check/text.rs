//! Rules of a message's text: its markup, and its length after formatting.

use super::StepView;
use super::constant::constant_text;
use crate::expr::{self, Part};
use crate::markup::{self, Markup};
use crate::scenario::{ActionKind, Attachments, Content, FieldKey, FieldValue, Format, Problem};
use crate::texts::Message;
use crate::value::Position;

/// Code points of a message after formatting (Bot API `sendMessage`).
const MAX_TEXT: usize = 4096;

/// Code points of a caption (Bot API `sendPhoto`); Premium accounts have more, which only the server knows.
const MAX_CAPTION: usize = 1024;

pub(super) fn check(view: &StepView<'_>, problems: &mut Vec<Problem>) {
    let action = &view.step.action;
    let Some(value) = action.value(FieldKey::Text).filter(|value| !value.is_blank()) else { return };
    let Some(sample) = Sample::of(value) else { return };
    // A value that is put in as it is may open or close anything.
    if sample.has_values && action.flag(FieldKey::RawValues) {
        return;
    }
    let length = match markup::parse(markup_of(action.format()), &sample.text) {
        Ok(formatted) => formatted.text.trim().chars().count(),
        Err(mut error) => {
            let place = sample.source_offset(error.offset).map(|offset| Position::of(value.source(), offset));
            // The sentence names the place too.
            error.position = place.unwrap_or(error.position);
            let problem = Problem { position: place, ..view.error(FieldKey::Text, "MARKUP", error.message()) };
            let label = Message::new("check-fix-plain");
            let plain = Content::Format(Format::Plain);
            problems.push(problem.with_fix(label, view.set(FieldKey::Format, plain)));
            return;
        }
    };
    if length == 0 && !sample.has_values && !has_files(view) {
        problems.push(view.error(FieldKey::Text, "TEXT_EMPTY", Message::new("check-text-empty")));
    }
    let is_edit = action.kind() == ActionKind::EditMessage;
    let (most, long) = if has_files(view) { (MAX_CAPTION, "CAPTION_LONG") } else { (MAX_TEXT, "TEXT_LONG") };
    if length <= most {
        return;
    }
    let message = match (is_edit, most) {
        (true, _) => Message::new("check-edit-long"),
        (false, MAX_CAPTION) => Message::new("check-caption-long"),
        (false, _) => Message::new("check-text-long"),
    };
    let message = message.with("count", length).with("most", most);
    problems.push(if is_edit {
        view.error(FieldKey::Text, "EDIT_LONG", message)
    } else {
        view.warning(FieldKey::Text, long, message)
    });
}

fn has_files(view: &StepView<'_>) -> bool {
    [FieldKey::Attachments, FieldKey::Attachment].into_iter().any(|key| match view.step.action.attachments(key) {
        Some(Attachments::List(list)) => !list.is_empty(),
        Some(Attachments::Expr(source)) => !source.trim().is_empty(),
        None => false,
    })
}

fn markup_of(format: Format) -> Markup {
    match format {
        Format::Plain => Markup::Plain,
        Format::Markdown => Markup::Markdown,
        Format::MarkdownV2 => Markup::MarkdownV2,
        Format::Html => Markup::Html,
    }
}

/// What is put in for a value: one letter, plain in every format, so that lengths are the least possible.
const VALUE: &str = "x";

/// A text as it could be sent.
struct Sample {
    text: String,
    has_values: bool,
    /// Where pieces begin in the sample, and where in the field's source; none for expressions, whose constant has
    /// places of its own.
    pieces: Vec<(usize, usize)>,
}

impl Sample {
    fn of(value: &FieldValue) -> Option<Self> {
        let FieldValue::Text(source) = value else {
            return constant_text(value).map(|text| Self { text, has_values: false, pieces: Vec::new() });
        };
        let mut sample = Self { text: String::new(), has_values: false, pieces: Vec::new() };
        let mut behind = 0;
        for part in expr::split_template(source).ok()? {
            match part {
                Part::Literal(text) => {
                    sample.pieces.push((sample.text.len(), behind));
                    sample.text.push_str(&text);
                }
                Part::Expression { source, start } => {
                    sample.pieces.push((sample.text.len(), start.saturating_sub("${".len())));
                    sample.text.push_str(VALUE);
                    sample.has_values = true;
                    behind = start + source.len() + "}".len();
                }
            }
        }
        Some(sample)
    }

    /// The place in the source of a place in the sample; behind a `\${` it is a byte early.
    fn source_offset(&self, offset: usize) -> Option<usize> {
        let (from, to) = self.pieces.iter().rev().find(|(from, _)| *from <= offset)?;
        Some(to + offset - from)
    }
}
