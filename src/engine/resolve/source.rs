//! What stands in a field, taken apart so that all expressions of a step can be evaluated at once.

use super::fault::Fault;
use crate::engine::{EvaluationError, EvaluationErrorKind};
use crate::expr::{self, Part};
use crate::scenario::{FieldValue, rules};
use crate::texts::Message;
use crate::value::{Evaluated, Json, Position, ValueKind};

/// The expressions of a step, in the order in which they are handed to the evaluator.
pub(super) type Batch = Vec<String>;

/// Their values.
pub(super) type Values = [Result<Evaluated, EvaluationError>];

/// One field value, taken apart.
#[derive(Clone, Debug)]
pub(super) struct Source {
    /// As typed.
    text: String,
    parts: Parts,
}

#[derive(Clone, Debug)]
enum Parts {
    /// The number of the expression in the batch.
    Expression(usize),
    Template(Vec<Piece>),
}

#[derive(Clone, Debug)]
enum Piece {
    Literal {
        text: String,
        /// Where unbroken stretches of the text start, and where these start in the source: a `\${` there is shorter here.
        stretches: Vec<(usize, usize)>,
    },
    /// The number of the expression in the batch, and where it starts in the source.
    Value { index: usize, start: usize },
}

/// A text put together, and where its pieces came from.
#[derive(Debug)]
pub(super) struct Assembled {
    pub(super) text: String,
    /// Start in the text, start in the source, and whether the piece stands in the source itself.
    spans: Vec<(usize, usize, bool)>,
}

impl Assembled {
    /// The place in the source of byte `offset` of the text: inside a value it is where its expression starts.
    pub(super) fn source_offset(&self, offset: usize) -> Option<usize> {
        let (start, source, literal) = self.spans.iter().rev().find(|(start, ..)| *start <= offset)?;
        Some(if *literal { source + (offset - start) } else { *source })
    }
}

impl Source {
    /// Takes a value apart and puts its expressions into the batch.
    pub(super) fn read(value: &FieldValue, batch: &mut Batch) -> Result<Self, Fault> {
        match value {
            FieldValue::Expr(expression) => Ok(Self::expression(expression, batch)),
            FieldValue::Text(text) => Self::template(text, batch),
        }
    }

    pub(super) fn expression(expression: &str, batch: &mut Batch) -> Self {
        batch.push(expression.to_owned());
        Self { text: expression.to_owned(), parts: Parts::Expression(batch.len() - 1) }
    }

    pub(super) fn template(text: &str, batch: &mut Batch) -> Result<Self, Fault> {
        let parts = expr::split_template(text)
            .map_err(|error| Fault::new("EXPRESSION", error.message()).at(Some(error.position)))?;
        let mut at = 0;
        let mut pieces = Vec::new();
        for part in parts {
            pieces.push(match part {
                Part::Literal(literal) => {
                    let stretches = stretches(&literal, text, &mut at);
                    Piece::Literal { text: literal, stretches }
                }
                Part::Expression { source, start } => {
                    at = start + source.len() + "}".len();
                    batch.push(source);
                    Piece::Value { index: batch.len() - 1, start }
                }
            });
        }
        Ok(Self { text: text.to_owned(), parts: Parts::Template(pieces) })
    }

    /// Whether this is a text with values put in, and no expression as a whole.
    pub(super) fn is_template(&self) -> bool {
        matches!(self.parts, Parts::Template(_))
    }

    /// Whether the value is what was typed, whatever the variables.
    pub(super) fn is_literal(&self) -> bool {
        let Parts::Template(pieces) = &self.parts else { return false };
        pieces.iter().all(|piece| matches!(piece, Piece::Literal { .. }))
    }

    /// The value; never undefined and never a function.
    pub(super) fn value(&self, values: &Values) -> Result<Evaluated, Fault> {
        match &self.parts {
            Parts::Expression(index) => {
                let value = result(values, *index).map_err(|error| Fault::evaluation(&error).at(error.position))?;
                match value.kind {
                    ValueKind::Undefined => Err(Fault::value(Message::new("engine-value-undefined"))),
                    ValueKind::Function => Err(Fault::value(Message::new("engine-value-function"))),
                    _ => Ok(value),
                }
            }
            Parts::Template(_) => {
                let text = self.assemble(values, str::to_owned)?.text;
                Ok(Evaluated { kind: ValueKind::String, json: Json::String(text.clone()), text })
            }
        }
    }

    /// The text with each value put in as `escape` gives it. An expression's value is taken as it is.
    pub(super) fn assemble(&self, values: &Values, escape: impl Fn(&str) -> String) -> Result<Assembled, Fault> {
        let Parts::Template(pieces) = &self.parts else {
            return Ok(Assembled { text: self.value(values)?.text, spans: Vec::new() });
        };
        let mut text = String::new();
        let mut spans = Vec::new();
        for piece in pieces {
            match piece {
                Piece::Literal { text: literal, stretches } => {
                    spans.extend(stretches.iter().map(|(here, source)| (text.len() + here, *source, true)));
                    text.push_str(literal);
                }
                Piece::Value { index, start } => {
                    spans.push((text.len(), *start, false));
                    text.push_str(&escape(&self.inserted(values, *index, *start)?));
                }
            }
        }
        Ok(Assembled { text, spans })
    }

    /// The place of a byte of the source.
    pub(super) fn position(&self, offset: usize) -> Position {
        Position::of(&self.text, offset)
    }

    /// A value as a template literal shows it.
    fn inserted(&self, values: &Values, index: usize, start: usize) -> Result<String, Fault> {
        let place = self.position(start);
        let value =
            result(values, index).map_err(|error| Fault::evaluation(&error).at(Some(inside(place, error.position))))?;
        let refused = match value.kind {
            ValueKind::Undefined => Fault::value(Message::new("engine-value-undefined")),
            ValueKind::Function => Fault::value(Message::new("engine-value-function")),
            kind => match rules::text::showable(kind) {
                Ok(()) => return Ok(value.text),
                Err(fault) => fault.into(),
            },
        };
        Err(refused.at(Some(place)))
    }
}

/// Where the parts of a literal stand in the source, which is read from `at` on.
fn stretches(literal: &str, source: &str, at: &mut usize) -> Vec<(usize, usize)> {
    let mut found = vec![(0, *at)];
    let mut here = 0;
    while let Some(dollar) = literal[here..].find("${").map(|dollar| here + dollar) {
        // Only an escaped `${` can stand in a literal, so a backslash comes before it in the source.
        *at += dollar - here + "\\".len();
        found.push((dollar, *at));
        *at += "${".len();
        here = dollar + "${".len();
    }
    *at = (*at + literal.len() - here).min(source.len());
    found
}

/// A value of the batch; an evaluator that gives too few has failed.
fn result(values: &Values, index: usize) -> Result<Evaluated, EvaluationError> {
    values.get(index).cloned().unwrap_or_else(|| {
        let message = "the evaluator gave no answer".to_owned();
        Err(EvaluationError { kind: EvaluationErrorKind::Unavailable, message, position: None })
    })
}

/// A place inside an expression that itself starts at `start`.
fn inside(start: Position, place: Option<Position>) -> Position {
    match place {
        None => start,
        Some(Position { line: 1, column }) => {
            Position { line: start.line, column: start.column + column.saturating_sub(1) }
        }
        Some(Position { line, column }) => Position { line: start.line + line.saturating_sub(1), column },
    }
}
