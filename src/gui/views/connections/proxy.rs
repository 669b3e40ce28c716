//! The fields of a proxy, in the form of a connection and in the window of the proxy of all.

use super::trial::trial_ui;
use crate::connection::{ConnectionKind, ProxyError, ProxyKind, ProxySetting};
use crate::gui::connections::{ConnectionsIntent, DefaultProxyForm, ProxyDraft, ProxyWay, Trial};
use crate::gui::intent::Intent;
use crate::gui::state::{State, TypedSecret};
use crate::gui::theme::{Palette, space};
use crate::gui::views::form::combo;
use crate::gui::views::wizard_frame::{Answer, Wizard};
use crate::gui::views::wizard_parts::{banner, fold_line, sentence};
use crate::gui::widgets::{TextField, form_row, note, quiet_button, row_value, segmented};
use crate::texts::text as words;
use egui::Ui;

/// What was done in the fields of a proxy.
#[derive(Default)]
pub struct ProxyOutput {
    pub changed: Option<ProxyDraft>,
    pub intent: Option<Intent>,
}

/// Draws the way, and for a proxy of one's own its fields and its test. `of` is the kind of the connection; `None` stands
/// for all connections, `kept` is the setting as it is kept, with its password.
pub fn proxy_ui(
    ui: &mut Ui,
    state: &State,
    draft: &ProxyDraft,
    of: Option<ConnectionKind>,
    kept: Option<&ProxySetting>,
    trial: Option<&Trial>,
    first: impl FnOnce(&egui::Response),
) -> ProxyOutput {
    let language = state.language;
    let has_password = kept.is_some_and(|kept| draft.keeps_password(kept));
    let hint = if has_password { words(language, "window-connections-proxy-password-hint") } else { String::new() };
    let mut output =
        ProxyOutput { changed: proxy_choice_ui(ui, state, draft, of, &hint, first), ..ProxyOutput::default() };
    if draft.way == ProxyWay::Default || draft.way == ProxyWay::None {
        return output;
    }
    form_row(ui, "", false, |ui| {
        let is_running = trial.is_some_and(Trial::is_running);
        let is_usable = draft.setting(of).is_ok();
        if is_running {
            if quiet_button(ui, &words(language, "window-connections-test-stop")).clicked() {
                output.intent = Some(ConnectionsIntent::CancelTest.into());
            }
        } else {
            let title = words(language, "window-connections-proxy-test");
            let clicked = ui.add_enabled_ui(is_usable, |ui| quiet_button(ui, &title).clicked()).inner;
            if clicked {
                output.intent = Some(ConnectionsIntent::TestProxy.into());
            }
        }
        if let Some(trial) = trial {
            trial_ui(ui, state, trial);
        }
    });
    output
}

/// What was done about a proxy that is folded away.
pub enum FoldedProxy {
    /// Its line was clicked.
    Toggled,
    Changed(ProxyDraft),
}

/// Draws the line that shows or hides the proxy of a new connection, and under it what [`proxy_choice_ui`] draws.
#[must_use]
pub fn folded_proxy_ui(
    ui: &mut Ui,
    state: &State,
    draft: &ProxyDraft,
    of: ConnectionKind,
    is_open: bool,
) -> Option<FoldedProxy> {
    let language = state.language;
    let way = words(language, proxy_way_title(draft.way));
    if fold_line(ui, &words(language, "window-connections-proxy"), &way, is_open) {
        return Some(FoldedProxy::Toggled);
    }
    if !is_open {
        return None;
    }
    ui.spacing_mut().item_spacing.y = space::S;
    proxy_choice_ui(ui, state, draft, Some(of), "", |_| ()).map(FoldedProxy::Changed)
}

/// What a way is called.
fn proxy_way_title(way: ProxyWay) -> &'static str {
    match way {
        ProxyWay::Default => "window-connections-proxy-default",
        ProxyWay::None => "window-connections-proxy-none",
        ProxyWay::System => "window-connections-proxy-system",
        ProxyWay::Own => "window-connections-proxy-own",
    }
}

/// Draws the way, and for a proxy of one's own its fields. `password_hint` stands in the empty field of the password.
#[must_use]
fn proxy_choice_ui(
    ui: &mut Ui,
    state: &State,
    draft: &ProxyDraft,
    of: Option<ConnectionKind>,
    password_hint: &str,
    first: impl FnOnce(&egui::Response),
) -> Option<ProxyDraft> {
    let language = state.language;
    let mut changed = None;
    let label = words(language, "window-connections-proxy");
    let ways = [ProxyWay::Default, ProxyWay::None, ProxyWay::System, ProxyWay::Own];
    // The setting of all connections has no default of its own.
    let ways = ways.into_iter().filter(|way| of.is_some() || *way != ProxyWay::Default);
    let ways: Vec<_> = ways.map(|way| (way, words(language, proxy_way_title(way)))).collect();
    form_row(ui, &label, false, |ui| {
        if let Some(way) = combo(ui, "proxy", &label, draft.way, &ways) {
            changed = Some(ProxyDraft { way, ..draft.clone() });
        }
    });
    if draft.way == ProxyWay::Own {
        let typed = own_ui(ui, state, draft, of, password_hint, first);
        changed = changed.or(typed);
    }
    changed
}

/// The fields of a proxy of one's own.
fn own_ui(
    ui: &mut Ui,
    state: &State,
    draft: &ProxyDraft,
    of: Option<ConnectionKind>,
    password_hint: &str,
    first: impl FnOnce(&egui::Response),
) -> Option<ProxyDraft> {
    let language = state.language;
    let palette = Palette::current(ui);
    let fault = draft.setting(of).err();
    let mut changed = None;
    let label = words(language, "window-connections-proxy-kind");
    form_row(ui, &label, false, |ui| {
        if of == Some(ConnectionKind::User) && draft.kind == ProxyKind::Socks5 {
            // There is nothing to choose.
            row_value(ui, "SOCKS5");
            note(ui, words(language, "window-connections-proxy-users"), palette.muted);
            return;
        }
        let kinds = [(ProxyKind::Socks5, "SOCKS5".to_owned()), (ProxyKind::Http, "HTTP".to_owned())];
        if let Some(kind) = segmented(ui, &label, draft.kind, &kinds, false) {
            changed = Some(ProxyDraft { kind, ..draft.clone() });
        }
        if fault == Some(ProxyError::HttpForUser) {
            note(ui, ProxyError::HttpForUser.message().show(language), palette.error);
        } else if of.is_none() && draft.kind == ProxyKind::Http {
            note(ui, words(language, "window-connections-proxy-http-bots"), palette.muted);
        }
    });
    let label = words(language, "window-connections-proxy-host");
    let is_wrong = fault == Some(ProxyError::Host) && !draft.host.trim().is_empty();
    form_row(ui, &label, true, |ui| {
        let hint = "proxy.example.com";
        let field = TextField { value: &draft.host, name: &label, hint, invalid: is_wrong, ..own_field() };
        let output = field.show(ui);
        first(&output.input);
        if let Some(host) = output.typed {
            changed = Some(ProxyDraft { host, ..draft.clone() });
        }
        if is_wrong {
            note(ui, ProxyError::Host.message().show(language), palette.error);
        }
    });
    let label = words(language, "window-connections-proxy-port");
    let is_wrong = fault == Some(ProxyError::Port) && !draft.port.trim().is_empty();
    form_row(ui, &label, true, |ui| {
        let field = TextField { value: &draft.port, name: &label, hint: "1080", invalid: is_wrong, ..own_field() };
        if let Some(port) = field.show(ui).typed {
            changed = Some(ProxyDraft { port, ..draft.clone() });
        }
        if is_wrong {
            note(ui, ProxyError::Port.message().show(language), palette.error);
        }
    });
    let label = words(language, "window-connections-proxy-user");
    form_row(ui, &label, false, |ui| {
        let field = TextField { value: &draft.user, name: &label, ..own_field() };
        if let Some(user) = field.show(ui).typed {
            changed = Some(ProxyDraft { user, ..draft.clone() });
        }
    });
    let label = words(language, "window-connections-proxy-password");
    form_row(ui, &label, false, |ui| {
        let hint = password_hint;
        let field = TextField { value: draft.password.expose(), name: &label, hint, password: true, ..own_field() };
        if let Some(password) = field.show(ui).typed {
            changed = Some(ProxyDraft { password: TypedSecret::new(password), ..draft.clone() });
        }
    });
    changed
}

/// What is typed in these windows is no part of a scenario: the fields undo it by themselves.
pub fn own_field<'a>() -> TextField<'a> {
    TextField { own_undo: true, ..TextField::default() }
}

/// The window of the proxy that all connections use which have none of their own.
#[must_use]
pub fn default_proxy_ui(ui: &mut Ui, state: &State, form: &DefaultProxyForm) -> Option<Intent> {
    let language = state.language;
    let is_usable = form.draft.setting(None).is_ok() && form.is_changed() && form.saving.is_none();
    let wizard = Wizard {
        name: "default proxy",
        steps: &[],
        current: 0,
        title: &words(language, "window-connections-default-proxy-title"),
        back: None,
        cancel: form.saving.is_none().then(|| (words(language, "window-cancel"), ConnectionsIntent::Cancel.into())),
        next: Some(Answer {
            label: words(language, "window-save"),
            enabled: is_usable,
            intent: ConnectionsIntent::SaveDefaultProxy.into(),
        }),
        hide: ConnectionsIntent::Hide.into(),
    };
    wizard.show(ui, state, |ui, opened| {
        ui.spacing_mut().item_spacing.y = space::S;
        sentence(ui, words(language, "window-connections-default-proxy-about"));
        let (kept, trial) = (Some(&form.kept), form.trial.as_ref());
        let output = proxy_ui(ui, state, &form.draft, None, kept, trial, |input| opened.focus(input));
        if let Some(error) = &form.error {
            let palette = Palette::current(ui);
            banner(ui, &error.show(language), palette.error, palette.error_tint);
        }
        let changed = output.changed.map(|draft| ConnectionsIntent::EditDefaultProxy(Box::new(draft)).into());
        output.intent.or(changed)
    })
}
