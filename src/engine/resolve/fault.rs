//! Why a field has no usable value; told with the field's name in a run, and without it under the field in the form.

use crate::engine::{ActionError, EvaluationError, EvaluationErrorKind, PreviewError, words};
use crate::scenario::FieldKey;
use crate::scenario::rules::{RuleFault, buttons::ButtonFault};
use crate::texts::Message;
use crate::value::Position;

/// What is wrong with a value.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::engine) struct Fault {
    /// Stable and upper-case.
    pub(in crate::engine) code: &'static str,
    pub(in crate::engine) message: Message,
    /// The place in the field's source.
    pub(in crate::engine) position: Option<Position>,
}

impl Fault {
    /// A value that the field cannot hold.
    pub(super) fn value(message: Message) -> Self {
        Self::new("FIELD_VALUE", message)
    }

    pub(super) fn new(code: &'static str, message: Message) -> Self {
        Self { code, message, position: None }
    }

    /// At this place; the message does not name it.
    pub(super) fn at(mut self, position: Option<Position>) -> Self {
        self.position = position;
        self
    }

    /// An expression without a value; its place is not known yet.
    pub(super) fn evaluation(error: &EvaluationError) -> Self {
        let code = match error.kind {
            EvaluationErrorKind::UnknownName => "UNKNOWN_VARIABLE",
            EvaluationErrorKind::Syntax | EvaluationErrorKind::Exception => "EXPRESSION",
            EvaluationErrorKind::TimeLimit => "EXPRESSION_TIME",
            EvaluationErrorKind::MemoryLimit => "EXPRESSION_MEMORY",
            EvaluationErrorKind::OutputLimit => "EXPRESSION_OUTPUT",
            EvaluationErrorKind::Unavailable => "EVALUATOR",
        };
        // What is thrown may hold anything.
        let told = EvaluationError { message: words::excerpt(&error.message), ..error.clone() };
        Self::new(code, told.text())
    }

    /// The fault of a whole field.
    pub(super) fn of(self, key: FieldKey) -> FieldFault {
        FieldFault { key, part: None, fault: self }
    }

    /// The message with its place, if there is one.
    pub(super) fn sentence(self) -> Message {
        match self.position {
            Some(position) => Message::new("engine-at-place")
                .with("reason", self.message)
                .with("line", position.line)
                .with("column", position.column),
            None => self.message,
        }
    }
}

/// A fault and where it is.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::engine) struct FieldFault {
    pub(in crate::engine) key: FieldKey,
    /// Which attachment, counted from nought.
    pub(in crate::engine) part: Option<usize>,
    pub(in crate::engine) fault: Fault,
}

impl From<FieldFault> for ActionError {
    fn from(error: FieldFault) -> Self {
        let message = match error.part {
            Some(part) => Message::new("engine-field-part").with("number", part + 1),
            None => Message::new("engine-field"),
        };
        let code = error.fault.code;
        Self::new(code, message.with("field", error.key.label()).with("reason", error.fault.sentence()))
    }
}

impl From<RuleFault> for Fault {
    fn from(fault: RuleFault) -> Self {
        Self::new(fault.code, fault.message)
    }
}

impl From<ButtonFault> for Fault {
    fn from(fault: ButtonFault) -> Self {
        Self::new(fault.code, fault.message)
    }
}

impl From<Fault> for PreviewError {
    fn from(fault: Fault) -> Self {
        Self { message: fault.message, position: fault.position }
    }
}
