//! Runs a scenario: resolves the fields of each step, calls an executor, keeps the time limits, follows the Error and
//! Timeout lines, and folds what happened into a transcript.
//!
//! Deliberately not here: client libraries, JavaScript, files. They come in through [`Evaluator`], [`Executor`] and
//! [`Connections`].

mod evaluator;
mod event;
mod executor;
mod failure;
#[cfg(test)]
mod fakes;
mod preview;
mod request;
mod resolve;
mod resolved;
mod run;
mod sample;
mod sketch;
mod transcript;
mod words;

pub use evaluator::{EvaluationError, EvaluationErrorKind, Evaluator};
pub use event::RunEvent;
pub use executor::{Call, ConnectionError, Connections, Executor, Progress, Refused, RequestView};
pub use failure::{ActionError, FailureKind};
pub use preview::{FieldPreview, PreviewError, PreviewValue, preview};
pub use request::{Mode, RunRequest, Scope};
pub use resolve::{ResolveContext, resolve};
pub use resolved::{
    AttachmentSource, DeleteMessage, EditMessage, ForwardMessage, GetDialogs, GetMessages, GetProfile, ResolvedAction,
    ResolvedAttachment, SendContact, SendLocation, SendMessage, SendOptions,
};
pub use run::run;
pub use sample::sample_answer;
pub use sketch::Sketch;
pub use transcript::{Line, NodeRecord, Outcome, Transcript};
