//! Opens the window.

use super::App;
use super::state::State;
use crate::backend::Backend;
use egui::{ViewportBuilder, vec2};

/// What the window starts with.
pub struct OpenOptions {
    pub state: State,
    /// Starts the backend; it gets what wakes the window up.
    pub backend: Box<dyn FnOnce(std::sync::Arc<dyn Fn() + Send + Sync>) -> std::io::Result<Backend>>,
}

/// Why there is no window.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// No screen, or no graphics on it.
    #[error("no window can be opened here: {0}")]
    NoScreen(String),
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
            let backend = (options.backend)(std::sync::Arc::new(move || ctx.request_repaint()))?;
            Ok(Box::new(App::new(&creation.egui_ctx, options.state, backend)))
        }),
    )
    .map_err(|error| OpenError::NoScreen(error.to_string()))
}
