//! Scenogram: a designer and test bench for the Telegram steps of business processes.
//!
//! A business analyst fills in a *step* (send a message, get the dialogs of an account, …), fires it at Telegram or at
//! the sandbox inside the program, and sees the result variable that later steps of the process will read. A
//! *scenario* is a file of such steps; the same file runs in the window and headless.
//!
//! # Floors
//!
//! A module uses only strictly lower floors; siblings do not see each other (`tests/architecture.rs` holds this).
//!
//! ```text
//! 5   gui            cli                       front ends: ask and show
//! 4         backend                            the only place with threads and a runtime; Command in, Event out
//! 3   telegram  sandbox  script  storage       the outside world
//! 2         engine                             runs a scenario: order, variables, time limits, transcript
//! 1         scenario                           what an analyst designs: data, edits, checks, file format (pure)
//! 0         markup  expr  value  secret        formatted text; JavaScript read; JSON-like values; secrets (pure)
//!           connection  texts                  as whom, where and how steps reach Telegram; words (pure)
//! ```
//!
//! # Flow
//!
//! ```text
//! person → views(ui, &State) → Intent → perform(&mut State, Intent) → Command → backend → engine → telegram
//! person ← views ← State ← receive(&mut State, Event) ← Event ← backend ← run events ←──────────┘
//! ```
//!
//! The life of a step is a chain of types: [`scenario::Action`] (as written) → checked by [`scenario::check`] →
//! [`engine::ResolvedAction`] (values) → an answer or a typed [`engine::ActionError`] → recorded in an
//! [`engine::Transcript`]. The check and the engine hold the same [`scenario::rules`].
//!
//! # Words
//!
//! Telegram's words keep Telegram's meaning: peer, dialog (a conversation in an account's list), message entity,
//! session, bot token, update, inline and reply keyboard, flood wait. Ours: scenario, step, action, field, variable,
//! connection, endpoint, vault (where secrets are kept), executor, run, run event, transcript, problem (in a design),
//! failure (in a run), sandbox and its world, intent, command, event, notice.

pub mod backend;
pub mod chat;
pub mod cli;
pub mod connection;
pub mod engine;
pub mod expr;
#[cfg(feature = "gui")]
pub mod gui;
pub mod keyboard;
pub mod markup;
pub mod sandbox;
pub mod scenario;
pub mod script;
pub mod secret;
pub mod storage;
pub mod telegram;
pub mod texts;
pub mod value;
