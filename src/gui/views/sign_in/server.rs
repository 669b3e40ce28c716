//! What hardly anyone changes, folded away: which servers the account is at, and the proxy on the way there.

use super::parts::rehearsal;
use crate::connection::ConnectionKind;
use crate::gui::connections::ServerChoice;
use crate::gui::intent::Intent;
use crate::gui::sign_in::{Fold, SignInIntent as Wish};
use crate::gui::state::{State, TypedSecret};
use crate::gui::theme::{Palette, space};
use crate::gui::views::connections::{FoldedProxy, folded_proxy_ui, server_words};
use crate::gui::views::wizard_parts::fold_line;
use crate::gui::widgets::{note, segmented};
use crate::texts::text as words;
use egui::Ui;

/// An account comes by a new key, which only Telegram's servers and the sandbox agree on.
const SERVERS: [ServerChoice; 3] = [ServerChoice::Telegram, ServerChoice::TestServers, ServerChoice::Sandbox];

#[must_use]
pub fn server_ui(ui: &mut Ui, state: &State) -> Option<Intent> {
    let (language, wizard) = (state.language, &state.sign_in);
    let label = words(language, "window-connections-server");
    let mut wish = None;
    if fold_line(ui, &label, &server_words(language, wizard.server), wizard.folds.server) {
        wish = Some(Wish::Toggle(Fold::Server));
    }
    if !wizard.folds.server {
        return wish.map(Intent::SignIn);
    }
    ui.spacing_mut().item_spacing.y = space::S;
    let choices = SERVERS.map(|server| (server, server_words(language, server)));
    if let Some(server) = segmented(ui, &label, wizard.server, &choices, false) {
        wish = Some(Wish::ChooseServer(server));
    }
    let mut filled = None;
    match wizard.server {
        ServerChoice::Telegram | ServerChoice::Own => {}
        ServerChoice::TestServers => {
            note(ui, words(language, "window-connections-server-test-about"), Palette::current(ui).faint);
        }
        ServerChoice::Sandbox => filled = sandbox_ui(ui, state),
    }
    ui.spacing_mut().item_spacing.y = space::XS;
    wish.map(Intent::SignIn).or(filled)
}

/// The sandbox's own application, with which anyone can rehearse.
fn sandbox_ui(ui: &mut Ui, state: &State) -> Option<Intent> {
    let facts = state.sandbox_facts.as_ref()?;
    let about = words(state.language, "window-sign-in-server-sandbox-about");
    let both = format!("{} {}", facts.api_id, facts.api_hash.expose());
    let fill = words(state.language, "window-sign-in-server-sandbox-fill");
    rehearsal(ui, &about, &fill, Wish::TypeApiHash(TypedSecret::new(both)))
}

#[must_use]
pub fn proxy_ui(ui: &mut Ui, state: &State) -> Option<Intent> {
    let wizard = &state.sign_in;
    let done = folded_proxy_ui(ui, state, &wizard.proxy, ConnectionKind::User, wizard.folds.proxy)?;
    Some(Intent::SignIn(match done {
        FoldedProxy::Toggled => Wish::Toggle(Fold::Proxy),
        FoldedProxy::Changed(proxy) => Wish::EditProxy(Box::new(proxy)),
    }))
}
