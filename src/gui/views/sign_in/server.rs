//! What hardly anyone changes, folded away: which servers the account is at, and the proxy on the way there.

use super::parts::rehearsal;
use crate::connection::{ConnectionKind, ProxyError, ProxyKind};
use crate::gui::connections::{ProxyDraft, ProxyWay, ServerChoice};
use crate::gui::intent::Intent;
use crate::gui::sign_in::{Fold, SignInIntent as Wish};
use crate::gui::state::{State, TypedSecret};
use crate::gui::theme::{Palette, space};
use crate::gui::views::wizard_parts::{fold_line, wizard_field};
use crate::gui::widgets::{TextField, note, segmented};
use crate::texts::text as words;
use egui::{Align, Layout, Ui, vec2};

/// An account comes by a new key, which only Telegram's servers and the sandbox agree on.
const SERVERS: [ServerChoice; 3] = [ServerChoice::Telegram, ServerChoice::TestServers, ServerChoice::Sandbox];
const WAYS: [ProxyWay; 4] = [ProxyWay::Default, ProxyWay::None, ProxyWay::System, ProxyWay::Own];

#[must_use]
pub fn server_ui(ui: &mut Ui, state: &State) -> Option<Intent> {
    let (language, wizard) = (state.language, &state.sign_in);
    let title = |server: ServerChoice| {
        let id = match server {
            ServerChoice::Telegram | ServerChoice::Own => "window-sign-in-server-telegram",
            ServerChoice::TestServers => "window-sign-in-server-test",
            ServerChoice::Sandbox => "window-sign-in-server-sandbox",
        };
        words(language, id)
    };
    let label = words(language, "window-sign-in-server");
    let mut wish = None;
    if fold_line(ui, &label, &title(wizard.server), wizard.folds.server) {
        wish = Some(Wish::Toggle(Fold::Server));
    }
    if !wizard.folds.server {
        return wish.map(Intent::SignIn);
    }
    ui.spacing_mut().item_spacing.y = space::S;
    let choices = SERVERS.map(|server| (server, title(server)));
    if let Some(server) = segmented(ui, &label, wizard.server, &choices, false) {
        wish = Some(Wish::ChooseServer(server));
    }
    let mut filled = None;
    match wizard.server {
        ServerChoice::Telegram | ServerChoice::Own => {}
        ServerChoice::TestServers => {
            note(ui, words(language, "window-sign-in-server-test-about"), Palette::current(ui).faint);
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
    let (language, wizard) = (state.language, &state.sign_in);
    let title = |way: ProxyWay| {
        let id = match way {
            ProxyWay::Default => "window-sign-in-proxy-default",
            ProxyWay::None => "window-sign-in-proxy-none",
            ProxyWay::System => "window-sign-in-proxy-system",
            ProxyWay::Own => "window-sign-in-proxy-own",
        };
        words(language, id)
    };
    let label = words(language, "window-sign-in-proxy");
    let draft = &wizard.proxy;
    if fold_line(ui, &label, &title(draft.way), wizard.folds.proxy) {
        return Some(Intent::SignIn(Wish::Toggle(Fold::Proxy)));
    }
    if !wizard.folds.proxy {
        return None;
    }
    ui.spacing_mut().item_spacing.y = space::S;
    let mut changed = None;
    let choices = WAYS.map(|way| (way, title(way)));
    if let Some(way) = segmented(ui, &label, draft.way, &choices, false) {
        changed = Some(ProxyDraft { way, kind: ProxyKind::Socks5, ..draft.clone() });
    }
    if draft.way == ProxyWay::Own {
        changed = changed.or(own_proxy_ui(ui, state, draft));
    }
    changed.map(|draft| Intent::SignIn(Wish::EditProxy(Box::new(draft))))
}

/// The fields of a SOCKS5 proxy of one's own.
fn own_proxy_ui(ui: &mut Ui, state: &State, draft: &ProxyDraft) -> Option<ProxyDraft> {
    let language = state.language;
    let fault = draft.choice(ConnectionKind::User).err();
    let told = |of: ProxyError, typed: &str| {
        let fault = fault.filter(|fault| *fault == of && !typed.trim().is_empty());
        fault.map(|fault| fault.message().show(language))
    };
    let mut changed = None;
    let field = |ui: &mut Ui, width: f32, id: &'static str, value: &str, fault: Option<String>, password: bool| {
        ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(Align::Min), |ui| {
            ui.set_width(width);
            let field = TextField { value, password, ..TextField::default() };
            wizard_field(ui, &words(language, id), fault, field).typed
        })
        .inner
    };
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        let width = ui.available_width() - space::M;
        let fault = told(ProxyError::Host, &draft.host);
        if let Some(host) = field(ui, width * 0.72, "window-sign-in-proxy-host", &draft.host, fault, false) {
            changed = Some(ProxyDraft { host, ..draft.clone() });
        }
        let fault = told(ProxyError::Port, &draft.port);
        if let Some(port) = field(ui, width * 0.28, "window-sign-in-proxy-port", &draft.port, fault, false) {
            changed = Some(ProxyDraft { port, ..draft.clone() });
        }
    });
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        let width = (ui.available_width() - space::M) / 2.0;
        if let Some(user) = field(ui, width, "window-sign-in-proxy-user", &draft.user, None, false) {
            changed = Some(ProxyDraft { user, ..draft.clone() });
        }
        let typed = draft.password.expose();
        if let Some(password) = field(ui, width, "window-sign-in-proxy-password", typed, None, true) {
            changed = Some(ProxyDraft { password: TypedSecret::new(password), ..draft.clone() });
        }
    });
    note(ui, words(language, "window-sign-in-proxy-about"), Palette::current(ui).faint);
    changed
}
