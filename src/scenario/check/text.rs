//! Rules of a message's text: its markup, and its length after formatting.

use super::StepView;
use super::constant::constant;
use crate::expr::{self, Part};
use crate::markup;
use crate::scenario::rules::text::{self, TextSetting};
use crate::scenario::{Action, ActionKind, Attachments, Content, FieldKey, FieldValue, Format, Problem};
use crate::texts::Message;
use crate::value::{Evaluated, Position};

pub(super) fn check(view: &StepView<'_>, problems: &mut Vec<Problem>) {
    let action = &view.step.action;
    let Some(value) = action.value(FieldKey::Text).filter(|_| !view.is_missing(FieldKey::Text)) else { return };
    if let Some(Err(fault)) = constant(value).map(|known| text::line(&Evaluated::from_json(known))) {
        problems.push(view.fault(FieldKey::Text, fault));
        return;
    }
    let Some(sample) = Sample::of(value).filter(|sample| sample.is_telling(action)) else { return };
    let formatted = match markup::parse(action.format().markup(), &sample.text) {
        Ok(formatted) => formatted,
        Err(error) => {
            let place = sample.source_offset(error.offset).map(|offset| Position::of(value.source(), offset));
            let problem = Problem { position: place, ..view.error(FieldKey::Text, "MARKUP", error.message()) };
            let label = Message::new("check-fix-plain");
            let plain = Content::Format(Format::Plain);
            problems.push(problem.with_fix(label, view.set(FieldKey::Format, plain)));
            return;
        }
    };
    let files = [FieldKey::Attachments, FieldKey::Attachment].map(|key| view.files(key));
    let editing = action.kind() == ActionKind::EditMessage;
    let fault = match formatted.trimmed().length() {
        0 if sample.has_values => None,
        0 => text::empty(TextSetting { editing, with_files: files.iter().any(|files| *files != Files::None) }),
        // An edit is refused for its length only if it surely has a file, or is too long without one.
        count => {
            let counted = |files: &Files| *files == Files::Some || (!editing && *files == Files::Unknown);
            text::length(count, TextSetting { editing, with_files: files.iter().any(counted) })
        }
    };
    problems.extend(fault.map(|fault| view.fault(FieldKey::Text, fault)));
}

/// How many characters the step's text has after formatting, where no value is put in.
pub(super) fn length(view: &StepView<'_>) -> Option<usize> {
    if view.is_missing(FieldKey::Text) {
        return Some(0);
    }
    let sample = Sample::of(view.step.action.value(FieldKey::Text)?).filter(|sample| !sample.has_values)?;
    let formatted = markup::parse(view.step.action.format().markup(), &sample.text).ok()?;
    Some(formatted.trimmed().length())
}

/// What is known of a field's files.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Files {
    None,
    Some,
    /// Only a run knows whether there are any.
    Unknown,
}

impl StepView<'_> {
    fn files(&self, key: FieldKey) -> Files {
        match self.step.action.attachments(key) {
            _ if self.is_missing(key) => Files::None,
            Some(Attachments::Expr(source)) if constant(&FieldValue::Expr(source.clone())).is_none() => Files::Unknown,
            _ => Files::Some,
        }
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
            let known = constant(value).map(Evaluated::from_json)?;
            return Some(Self { text: known.text, has_values: false, pieces: Vec::new() });
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

    /// Whether the sample can be judged: a value that is put in as it is may open or close anything.
    fn is_telling(&self, action: &Action) -> bool {
        !(self.has_values && action.flag(FieldKey::RawValues))
    }

    /// The place in the source of a place in the sample; behind a `\${` it is a byte early.
    fn source_offset(&self, offset: usize) -> Option<usize> {
        let (from, to) = self.pieces.iter().rev().find(|(from, _)| *from <= offset)?;
        Some(to + offset - from)
    }
}
