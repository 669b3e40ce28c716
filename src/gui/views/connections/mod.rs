//! The windows of connections: the form of one, the question before one is deleted, the proxy of all, the vault.

mod card;
mod delete;
mod form;
mod list;
mod proxy;
mod trial;
mod vault;

pub use card::{account_words, initials, server_words};
pub use list::{connections_list_ui, list_height};
pub use proxy::{FoldedProxy, folded_proxy_ui};
pub use vault::vault_ui;

use crate::gui::connections::{ConnectionsIntent, ConnectionsWindow, Standing};
use crate::gui::intent::Intent;
use crate::gui::state::State;
use crate::gui::theme::Palette;
use egui::{Color32, Ui};

/// Draws it over everything.
#[must_use]
pub fn connections_ui(ui: &mut Ui, state: &State) -> Option<Intent> {
    match &state.connections.window {
        Some(ConnectionsWindow::Form(connection)) => form::form_ui(ui, state, connection),
        Some(ConnectionsWindow::Delete(question)) => delete::delete_ui(ui, state, question),
        Some(ConnectionsWindow::DefaultProxy(proxy)) => proxy::default_proxy_ui(ui, state, proxy),
        None => Some(ConnectionsIntent::Cancel.into()),
    }
}

/// The colour of a standing, which its words always go with.
pub fn standing_color(palette: &Palette, standing: Standing) -> Color32 {
    match standing {
        Standing::Ready | Standing::Tested => palette.good,
        Standing::TestFailed | Standing::Unreadable | Standing::SandboxDown => palette.error,
        Standing::Locked => palette.warning,
        Standing::SignedOut | Standing::NoToken | Standing::Checking | Standing::SandboxStarting => palette.faint,
    }
}
