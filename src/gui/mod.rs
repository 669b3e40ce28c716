//! The window: state, intents, views.
//!
//! Views read the state and give intents; [`perform`] changes the state and names effects; [`receive`] takes in the
//! backend's events. Deliberately not here: a runtime, client libraries, files, threads.

mod app;
mod awaited;
mod bot_wizard;
mod clipboard;
mod connections;
mod document;
mod effect;
mod file_windows;
mod graph;
mod history;
mod intent;
mod keyboard;
mod open;
mod perform;
mod problem;
mod receive;
mod recipients;
mod run_state;
mod sandbox;
mod screenshot;
mod sign_in;
mod state;
mod theme;
mod token;
mod trail;
mod tree;
mod views;
mod widgets;

pub use app::App;
pub use clipboard::{Clipboard, SecretClipboard};
pub use open::{OpenError, OpenOptions, StartBackend, Wake, open};
pub use screenshot::{ScreenshotError, ScreenshotOptions, screenshot};
pub use state::{State, View};
