//! The form of one connection: its name, where it goes and how, its token, and its test.

use super::card::{card_ui, server_words};
use super::delete::uses_words;
use super::list::wishes;
use super::proxy::{own_field, proxy_ui};
use super::trial::trial_ui;
use crate::backend::{ConnectionEntry, ConnectionState};
use crate::connection::{ConnectionKind, ProxyChoice, secret_variable};
use crate::gui::connections::{
    ConnectionDraft, ConnectionForm, ConnectionsIntent, ServerChoice, Standing, Trial, Uses,
};
use crate::gui::intent::Intent;
use crate::gui::state::{State, TypedSecret};
use crate::gui::theme::{Palette, space};
use crate::gui::views::form::combo;
use crate::gui::views::wizard_frame::{Answer, PageOpened, Wizard};
use crate::gui::views::wizard_parts::{banner, sentence};
use crate::gui::widgets::{
    TextField, form_row, link_button, note, primary_button, quiet_button, row_value, small_row, switch,
};
use crate::texts::{Language, Message, text as words};
use egui::Ui;

/// Draws the form.
#[must_use]
pub fn form_ui(ui: &mut Ui, state: &State, form: &ConnectionForm) -> Option<Intent> {
    let language = state.language;
    let others = state.connections.other_names(&form.kept.id);
    let can_save = state.connections.entry(&form.kept.id).is_some()
        && form.is_changed()
        && form.saving.is_none()
        && !form.uses.is_awaited()
        && form.faults(others).are_none();
    let title = state.connection_title(&form.kept.name);
    let save =
        Answer { label: words(language, "window-save"), enabled: can_save, intent: ConnectionsIntent::Save.into() };
    let cancel = if form.is_fixed { "window-connections-close" } else { "window-cancel" };
    let wizard = Wizard {
        name: "connection",
        steps: &[],
        current: 0,
        title: &title,
        back: None,
        cancel: form.saving.is_none().then(|| (words(language, cancel), ConnectionsIntent::Cancel.into())),
        next: (!form.is_fixed).then_some(save),
        hide: ConnectionsIntent::Hide.into(),
    };
    wizard.show(ui, state, |ui, opened| {
        // The fields of each connection are its own, with the place of the cursor in them.
        ui.push_id(&form.kept.id.0, |ui| page_ui(ui, state, form, opened)).inner
    })
}

fn page_ui(ui: &mut Ui, state: &State, form: &ConnectionForm, opened: &PageOpened) -> Option<Intent> {
    let language = state.language;
    ui.spacing_mut().item_spacing.y = space::S;
    let Some(entry) = state.connections.entry(&form.kept.id) else {
        // Another window of the program has removed it while something was typed here.
        let palette = Palette::current(ui);
        banner(ui, &words(language, "window-connections-gone"), palette.warning, palette.warning_tint);
        return None;
    };
    let standing = state.standing(entry);
    card_ui(ui, state, entry, standing);
    let mut intent = actions_ui(ui, state, form, entry, standing);
    if form.is_fixed {
        sentence(ui, fixed_words(language, entry));
    } else {
        let fields = fields_ui(ui, state, form, opened);
        intent = intent.or(fields);
    }
    let test = test_ui(ui, state, form);
    if let Some(error) = &form.error {
        let palette = Palette::current(ui);
        banner(ui, &error.show(language), palette.error, palette.error_tint);
    }
    intent.or(test)
}

/// Why it can be neither changed nor removed.
fn fixed_words(language: Language, entry: &ConnectionEntry) -> String {
    match entry.is_from_environment {
        true => {
            let variable = secret_variable(&entry.connection.name);
            Message::new("window-connections-from-environment").with("variable", variable).show(language)
        }
        false => words(language, "window-connections-built-in"),
    }
}

/// What else can be done with it, as words that act; while something is changed, that comes first.
fn actions_ui(
    ui: &mut Ui,
    state: &State,
    form: &ConnectionForm,
    entry: &ConnectionEntry,
    standing: Standing,
) -> Option<Intent> {
    let wishes = wishes(entry, standing);
    let mut intent = None;
    if wishes.is_empty() {
        return None;
    }
    small_row(ui, |ui| {
        ui.add_enabled_ui(!form.is_changed() && form.saving.is_none(), |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = space::S;
                for (title, wish) in wishes {
                    if link_button(ui, &words(state.language, title)).clicked() {
                        intent = Some(wish);
                    }
                }
            });
        });
    });
    intent
}

/// The fields of a connection that can be changed.
fn fields_ui(ui: &mut Ui, state: &State, form: &ConnectionForm, opened: &PageOpened) -> Option<Intent> {
    let language = state.language;
    let draft = &form.draft;
    let mut changed: Option<ConnectionDraft> = None;
    let mut intent = None;
    ui.add_enabled_ui(form.saving.is_none(), |ui| {
        changed = name_ui(ui, state, form, opened);
        changed = changed.take().or(server_ui(ui, state, form));
        if form.kept.kind() == ConnectionKind::Bot {
            changed = changed.take().or(token_ui(ui, state, form));
        }
        let kind = Some(form.kept.kind());
        let kept = match &form.kept.proxy {
            ProxyChoice::Its(setting) => Some(setting),
            ProxyChoice::Default => None,
        };
        let output = proxy_ui(ui, state, &draft.proxy, kind, kept, form.proxy_trial.as_ref(), |_| {});
        let proxy = output.changed.map(|proxy| ConnectionDraft { proxy, ..draft.clone() });
        changed = changed.take().or(proxy);
        intent = output.intent;
    });
    if form.saving.is_some() {
        note(ui, words(language, "window-connections-saving"), Palette::current(ui).muted);
    }
    intent.or(changed.map(|draft| ConnectionsIntent::Edit(Box::new(draft)).into()))
}

fn name_ui(ui: &mut Ui, state: &State, form: &ConnectionForm, opened: &PageOpened) -> Option<ConnectionDraft> {
    let language = state.language;
    let palette = Palette::current(ui);
    let draft = &form.draft;
    let fault = form.faults(state.connections.other_names(&form.kept.id)).name;
    let label = words(language, "window-connections-name");
    form_row(ui, &label, true, |ui| {
        let field = TextField { value: &draft.name, name: &label, invalid: fault.is_some(), ..own_field() };
        let output = field.show(ui);
        opened.focus(&output.input);
        let mut changed = output.typed.map(|name| ConnectionDraft { name, ..draft.clone() });
        if let Some(fault) = fault {
            note(ui, fault.show(language), palette.error);
        } else if draft.is_renamed(&form.kept) {
            let renaming = renaming_ui(ui, state, form);
            changed = changed.or(renaming.map(|on| ConnectionDraft { rename_in_scenarios: on, ..draft.clone() }));
        }
        changed
    })
}

/// Which scenarios name it, and whether they follow the new name.
fn renaming_ui(ui: &mut Ui, state: &State, form: &ConnectionForm) -> Option<bool> {
    let language = state.language;
    let palette = Palette::current(ui);
    match &form.uses {
        Uses::Unknown => None,
        Uses::Awaited(_) => {
            note(ui, words(language, "window-connections-uses-awaited"), palette.muted);
            None
        }
        Uses::Failed(message) => {
            note(ui, words(language, "window-connections-uses-failed"), palette.warning);
            note(ui, message.show(language), palette.muted);
            None
        }
        Uses::Known(found) => {
            let uses = state.uses_of(&form.kept.name, found);
            if uses.is_empty() {
                return None;
            }
            let title = words(language, "window-connections-rename-follow");
            let follows = switch(ui, &title, form.draft.rename_in_scenarios);
            note(ui, uses_words(language, &uses), palette.muted);
            follows
        }
    }
}

fn server_ui(ui: &mut Ui, state: &State, form: &ConnectionForm) -> Option<ConnectionDraft> {
    let language = state.language;
    let palette = Palette::current(ui);
    let draft = &form.draft;
    let kind = form.kept.kind();
    let mut changed = None;
    let label = words(language, "window-connections-server");
    if kind == ConnectionKind::User {
        // Its session opens nothing anywhere else.
        form_row(ui, &label, false, |ui| {
            let server = server_words(language, draft.server);
            let at = if draft.address.is_empty() { server } else { format!("{server}: {}", draft.address) };
            row_value(ui, at);
            note(ui, words(language, "window-connections-server-key"), palette.muted);
        });
        return None;
    }
    form_row(ui, &label, false, |ui| {
        let choices = ServerChoice::ALL.map(|server| (server, server_words(language, server)));
        if let Some(server) = combo(ui, "server", &label, draft.server, &choices) {
            changed = Some(ConnectionDraft { server, ..draft.clone() });
        }
        if draft.server == ServerChoice::TestServers {
            note(ui, words(language, "window-connections-server-test-about"), palette.muted);
        }
    });
    if draft.server == ServerChoice::Own {
        let label = words(language, "window-connections-address");
        let hint = "https://bots.example.com";
        let fault = draft.server.endpoint(kind, &draft.address).err().filter(|_| !draft.address.trim().is_empty());
        form_row(ui, &label, true, |ui| {
            let field =
                TextField { value: &draft.address, name: &label, hint, invalid: fault.is_some(), ..own_field() };
            if let Some(address) = field.show(ui).typed {
                changed = Some(ConnectionDraft { address, ..draft.clone() });
            }
            if let Some(fault) = fault {
                note(ui, fault.message().show(language), palette.error);
            }
        });
    }
    changed
}

/// The token is never shown; another one can be given on purpose.
fn token_ui(ui: &mut Ui, state: &State, form: &ConnectionForm) -> Option<ConnectionDraft> {
    let language = state.language;
    let palette = Palette::current(ui);
    let draft = &form.draft;
    let label = words(language, "window-connections-bot-token");
    let entry = state.connections.entry(&form.kept.id)?;
    let standing = state.standing(entry);
    let is_kept = entry.state != ConnectionState::SignedOut;
    form_row(ui, &label, !is_kept, |ui| {
        let typed = match (&draft.token, is_kept) {
            (None, true) => {
                let mut replaces = false;
                ui.horizontal(|ui| {
                    let about = match standing {
                        Standing::Locked | Standing::Unreadable | Standing::Checking => {
                            standing.message().show(language)
                        }
                        _ => words(language, "window-connections-token-kept"),
                    };
                    ui.label(about);
                    replaces = link_button(ui, &words(language, "window-connections-token-replace")).clicked();
                });
                return replaces.then(|| ConnectionDraft { token: Some(TypedSecret::default()), ..draft.clone() });
            }
            (typed, _) => typed.clone().unwrap_or_default(),
        };
        let fault = form.faults([]).token;
        let hint = words(language, "window-connections-token-hint");
        let field = TextField {
            value: typed.expose(),
            name: &label,
            hint: &hint,
            password: true,
            invalid: fault.is_some(),
            ..own_field()
        };
        let output = field.show(ui);
        if let Some(fault) = fault {
            note(ui, fault.show(language), palette.error);
        }
        let mut changed = output.typed.map(|token| Some(TypedSecret::new(token)));
        if is_kept && link_button(ui, &words(language, "window-connections-token-keep")).clicked() {
            changed = Some(None);
        }
        changed.map(|token| ConnectionDraft { token, ..draft.clone() })
    })
}

/// The test: a button, and how it goes on.
fn test_ui(ui: &mut Ui, state: &State, form: &ConnectionForm) -> Option<Intent> {
    let language = state.language;
    let palette = Palette::current(ui);
    let label = words(language, "window-connections-test");
    form_row(ui, &label, false, |ui| {
        let is_running = form.trial.as_ref().is_some_and(Trial::is_running);
        let faults = form.faults([]);
        let is_usable = faults.address.is_none() && faults.proxy.is_none() && faults.token.is_none();
        let mut intent = None;
        if is_running {
            ui.horizontal(|ui| {
                if quiet_button(ui, &words(language, "window-connections-test-stop")).clicked() {
                    intent = Some(ConnectionsIntent::CancelTest.into());
                }
                let limit = crate::telegram::TEST_LIMIT.as_secs();
                note(
                    ui,
                    Message::new("window-connections-test-limit").with("seconds", limit).show(language),
                    palette.muted,
                );
            });
        } else {
            let title = words(language, "window-connections-test-connection");
            // Where nothing can be saved, testing is what the window is for.
            let clicked = match form.is_fixed {
                true => primary_button(ui, None, &title, is_usable).clicked(),
                false => ui.add_enabled_ui(is_usable, |ui| quiet_button(ui, &title).clicked()).inner,
            };
            if clicked {
                intent = Some(ConnectionsIntent::Test.into());
            }
        }
        if let Some(trial) = &form.trial {
            trial_ui(ui, state, trial);
        }
        intent
    })
}
