//! JSON-like values: what variables hold, what expressions give and what results are made of.
//!
//! Deliberately not here: evaluation (`script`), and anything that knows a field or a message.

mod json_fault;
mod path;
mod position;

pub use json_fault::json_fault;
pub use path::{Path, PathError, SetError};
pub use position::Position;

/// A JSON value; maps keep the order in which they were written.
pub type Json = serde_json::Value;

/// The variables of a run by name.
pub type Variables = serde_json::Map<String, Json>;

/// What JavaScript calls a value, one step finer where a field's conversion needs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ValueKind {
    Undefined,
    Null,
    Boolean,
    /// Finite numbers; `NaN` and the infinities are [`ValueKind::NotANumber`].
    Number,
    NotANumber,
    BigInt,
    String,
    /// A JavaScript `Date` or a `moment` object; its JSON is ISO 8601 text in UTC.
    Date,
    Array,
    Object,
    Function,
}

/// The value of one JavaScript expression.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Evaluated {
    pub kind: ValueKind,
    /// What `JSON.stringify` makes of the value; null where it makes nothing of it.
    pub json: Json,
    /// What `String(value)` gives, as a template literal shows it.
    pub text: String,
}
