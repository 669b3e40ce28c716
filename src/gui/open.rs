//! Opens the window.

use super::App;
use super::state::State;
use crate::backend::Backend;
use crate::texts::Message;
use egui::{ViewportBuilder, vec2};
use std::sync::Arc;

/// Wakes the window up, from any thread.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// Starts the backend with what wakes the window up.
pub type StartBackend = Box<dyn FnOnce(Wake) -> std::io::Result<Backend>>;

/// What the window starts with.
pub struct OpenOptions {
    pub state: State,
    pub backend: StartBackend,
}

/// Why there is no window.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// Neither an X11 nor a Wayland display is there.
    #[error("there is no screen")]
    NoScreen,
    /// There is a screen, and what draws on it failed.
    #[error("the screen cannot be drawn on: {0}")]
    NoGraphics(String),
}

impl OpenError {
    /// The error in words.
    pub fn message(&self) -> Message {
        match self {
            Self::NoScreen => Message::new("window-no-screen"),
            Self::NoGraphics(reason) => Message::new("window-no-graphics").with("reason", reason.as_str()),
        }
    }
}

impl From<eframe::Error> for OpenError {
    fn from(error: eframe::Error) -> Self {
        match error {
            eframe::Error::Winit(_) | eframe::Error::WinitEventLoop(_) => Self::NoScreen,
            other => Self::NoGraphics(other.to_string()),
        }
    }
}

/// Opens the window and returns when it is closed.
pub fn open(options: OpenOptions) -> Result<(), OpenError> {
    let viewport = ViewportBuilder::default()
        .with_title("Scenogram")
        .with_app_id("scenogram")
        .with_inner_size(vec2(1280.0, 800.0))
        .with_min_inner_size(vec2(1024.0, 640.0));
    let native = eframe::NativeOptions { viewport, centered: true, ..Default::default() };
    eframe::run_native(
        "scenogram",
        native,
        Box::new(move |creation| {
            let ctx = creation.egui_ctx.clone();
            let backend = (options.backend)(Arc::new(move || ctx.request_repaint()))?;
            Ok(Box::new(App::new(&creation.egui_ctx, options.state, backend)))
        }),
    )?;
    Ok(())
}
