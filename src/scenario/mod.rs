//! What an analyst designs: scenarios of steps as plain data, their edits, their checks and their file format.
//!
//! Everything here is pure. Deliberately not here: files, clocks, secrets, anything asynchronous.

mod action;
mod action_file;

mod check;
mod description;
mod edit;
mod field;
pub mod file;
pub mod graph;
mod label;
mod node;
mod peer;
mod problem;
pub mod rules;
#[expect(clippy::module_inception, reason = "the main type has the name of the module")]
mod scenario;

pub use crate::connection::ConnectionKind;
pub use action::{Action, ActionKind, WrongContent};
pub use check::{KnownConnections, check, check_at, moved_group};
pub use description::{FieldInfo, FieldKind, Section, Support};
pub use edit::{Edit, EditError};
pub use field::{Attachment, Attachments, AttachmentsAs, Buttons, Content, DialogKind, FieldKey, FieldValue, Format};
pub use node::{
    Assertion, AssertionOp, Assign, Assignment, End, Gateway, Line, Node, NodeId, OnError, OnTimeout, Start, Step,
    Timer,
};
pub use peer::{PeerAddress, PeerError};
pub use problem::{Fix, Problem, ProblemPart, Severity};
pub use scenario::{Point, Scenario, TestData};
