//! The window that brings a session string or a key in: the text, what it is, what it lacks, and the connection's name.

use super::waiting_ui;
use crate::connection::{UserServer, check_name};
use crate::gui::connections::ServerChoice;
use crate::gui::intent::Intent;
use crate::gui::state::{State, TypedSecret};
use crate::gui::theme::{Palette, space};
use crate::gui::token::{ImportIntent, ImportState, ImportWait, Recognised, TokenIntent as Wish};
use crate::gui::views::wizard_frame::{Answer, PageOpened, Wizard};
use crate::gui::views::wizard_parts::{
    account_card, banner, choice_row, fold_line, problem_ui, sentence, web_link, wizard_field,
};
use crate::gui::widgets::{TextField, link_button, note};
use crate::texts::{Message, text as words};
use egui::Ui;

/// Where an application gets its API ID.
const APPLICATIONS: &str = "https://my.telegram.org/apps";

#[must_use]
pub fn import_ui(ui: &mut Ui, state: &State) -> Option<Intent> {
    match &state.token.import.kept {
        Some(name) => done_ui(ui, state, name),
        None => form_ui(ui, state),
    }
}

fn wish(intent: ImportIntent) -> Intent {
    Intent::Token(Wish::Import(intent))
}

fn form_ui(ui: &mut Ui, state: &State) -> Option<Intent> {
    let language = state.language;
    let import = &state.token.import;
    let title = words(language, "window-import-title");
    let enabled = import.wait.is_none() && import.is_ready(state.connection_names());
    let window = Wizard {
        name: "import",
        steps: &[],
        current: 0,
        title: &title,
        back: None,
        cancel: Some((words(language, "window-cancel"), wish(ImportIntent::GiveUp))),
        next: Some(Answer { label: words(language, "window-import-go"), enabled, intent: wish(ImportIntent::Go) }),
        hide: Intent::Token(Wish::Hide),
    };
    window.show(ui, state, |ui, opened| {
        let mut intent = string_ui(ui, state, import, opened);
        if import.is_key() {
            intent = intent.or(server_ui(ui, state, import));
            intent = intent.or(dc_ui(ui, state, import));
        }
        if import.recognised.is_some() {
            intent = intent.or(api_id_ui(ui, state, import));
            intent = intent.or(name_ui(ui, state, import));
        }
        if import.recognised.is_some() && !import.is_key() {
            intent = intent.or(server_ui(ui, state, import));
        }
        if let Some(problem) = &import.problem {
            problem_ui(ui, state, problem);
        }
        match import.wait {
            Some((_, ImportWait::Import)) => {
                let color = Palette::current(ui).muted;
                intent.or(waiting_ui(ui, state, &words(language, "window-import-connecting"), color))
            }
            _ => intent,
        }
    })
}

/// The string, and what it was recognised as.
fn string_ui(ui: &mut Ui, state: &State, import: &ImportState, opened: &PageOpened) -> Option<Intent> {
    let language = state.language;
    let palette = Palette::current(ui);
    sentence(ui, words(language, "window-import-about"));
    let problem = import.unreadable.as_ref().map(|problem| problem.show(language));
    let hint = words(language, "window-import-string-hint");
    let field = TextField { value: import.text.expose(), hint: &hint, password: true, ..TextField::default() };
    let output = wizard_field(ui, &words(language, "window-import-string"), problem, field);
    opened.focus(&output.input);
    let told = import.recognised.as_ref().map(|known| match known {
        Recognised::Session { form, server, dc, .. } => {
            let server = server.as_ref().map_or(Message::new("window-import-server-telegram"), server_message);
            let told = Message::new("window-import-recognised").with("form", form.title());
            told.with("dc", *dc).with("server", server)
        }
        Recognised::Key => Message::new("window-import-recognised-key"),
    });
    if let Some(told) = told {
        note(ui, told.show(language), palette.good);
    }
    if import.recognised.is_some() && !import.is_key() {
        banner(ui, &words(language, "window-import-twice"), palette.warning, palette.warning_tint);
    }
    output.typed.map(|text| wish(ImportIntent::Type(TypedSecret::new(text))))
}

/// A server in words, with its address where it is nobody's own.
fn server_message(server: &UserServer) -> Message {
    match server {
        UserServer::Telegram => Message::new("window-import-server-telegram"),
        UserServer::TestServers => Message::new("window-import-server-test"),
        UserServer::Own { address } => {
            Message::new("window-import-server-address").with("address", address.to_string())
        }
        UserServer::Sandbox => Message::new("window-import-server-sandbox"),
    }
}

/// The API ID, where the string does not say it: of the application that made the string, or of another connection.
fn api_id_ui(ui: &mut Ui, state: &State, import: &ImportState) -> Option<Intent> {
    let language = state.language;
    if import.recognised.as_ref().is_some_and(|known| known.api_id().is_some()) {
        return None;
    }
    let is_wrong = !import.api_id.trim().is_empty() && import.api_id().is_none();
    let problem = is_wrong.then(|| words(language, "window-import-api-id-form"));
    let field = TextField { value: &import.api_id, ..TextField::default() };
    let output = wizard_field(ui, &words(language, "window-import-api-id"), problem, field);
    let mut intent = output.typed.map(|api_id| wish(ImportIntent::TypeApiId(api_id)));
    let about = if import.is_key() { "window-import-api-id-key" } else { "window-import-api-id-about" };
    note(ui, words(language, about), Palette::current(ui).faint);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        web_link(ui, &words(language, "window-import-api-id-link"), APPLICATIONS);
        for (title, api_id) in offered(state, import) {
            if link_button(ui, &title).clicked() {
                intent = Some(wish(ImportIntent::TypeApiId(api_id.to_string())));
            }
        }
    });
    intent
}

/// The API IDs that are at hand: of connections, and the sandbox's for rehearsals.
fn offered(state: &State, import: &ImportState) -> Vec<(String, i32)> {
    let mut offers: Vec<(String, i32)> = Vec::new();
    if let Some(facts) = state.sandbox_facts.as_ref().filter(|_| import.is_local()) {
        offers.push((words(state.language, "window-import-api-id-sandbox"), facts.api_id));
    }
    for entry in state.connections.list.iter().filter(|entry| !entry.is_built_in) {
        let Some(api_id) = entry.connection.api_id else { continue };
        if offers.iter().all(|(_, other)| *other != api_id) {
            let name = entry.connection.name.as_str();
            offers.push((Message::new("window-import-api-id-as").with("name", name).show(state.language), api_id));
        }
    }
    offers.truncate(3);
    offers
}

fn name_ui(ui: &mut Ui, state: &State, import: &ImportState) -> Option<Intent> {
    let language = state.language;
    let fault = check_name(import.name.trim(), state.connection_names()).err();
    let field = TextField { value: &import.name, ..TextField::default() };
    let fault = fault.map(|fault| fault.message().show(language));
    let output = wizard_field(ui, &words(language, "window-bot-name"), fault, field);
    output.typed.map(|name| wish(ImportIntent::TypeName(name)))
}

/// The data centre of a key alone.
fn dc_ui(ui: &mut Ui, state: &State, import: &ImportState) -> Option<Intent> {
    let language = state.language;
    let is_wrong = !import.dc.trim().is_empty() && import.dc().is_none();
    let problem = is_wrong.then(|| words(language, "window-import-dc-form"));
    let field = TextField { value: &import.dc, ..TextField::default() };
    let output = wizard_field(ui, &words(language, "window-import-dc"), problem, field);
    output.typed.map(|dc| wish(ImportIntent::TypeDc(dc)))
}

/// Where the account is: as the string says, unless something else is chosen. A key alone says nothing.
fn server_ui(ui: &mut Ui, state: &State, import: &ImportState) -> Option<Intent> {
    let language = state.language;
    let choices = [
        (None, "window-import-server-as-said"),
        (Some(ServerChoice::Telegram), "window-import-server-telegram"),
        (Some(ServerChoice::TestServers), "window-import-server-test"),
        (Some(ServerChoice::Sandbox), "window-import-server-sandbox"),
        (Some(ServerChoice::Own), "window-import-server-own"),
    ];
    let chosen = choices.iter().find(|(choice, _)| *choice == import.server);
    let chosen = chosen.map(|(_, title)| words(language, title)).unwrap_or_default();
    let mut intent = None;
    if fold_line(ui, &words(language, "window-bot-server"), &chosen, import.server_open) {
        intent = Some(wish(ImportIntent::ToggleServer));
    }
    if !import.server_open {
        return intent;
    }
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        for (choice, title) in choices.into_iter().filter(|(choice, _)| choice.is_some() || !import.is_key()) {
            if choice_row(ui, &words(language, title), "", import.server == choice) {
                intent = Some(wish(ImportIntent::ChooseServer(choice)));
            }
        }
    });
    if import.server == Some(ServerChoice::Own) {
        let fault = import.user_server().err().filter(|_| !import.address.trim().is_empty());
        let fault = fault.map(|fault| fault.message().show(language));
        let field = TextField { value: &import.address, hint: "127.0.0.1:8443", ..TextField::default() };
        let output = wizard_field(ui, &words(language, "window-import-address"), fault, field);
        intent = intent.or(output.typed.map(|address| wish(ImportIntent::TypeAddress(address))));
    }
    intent
}

fn done_ui(ui: &mut Ui, state: &State, name: &str) -> Option<Intent> {
    let language = state.language;
    let title = words(language, "window-import-done-title");
    let close = (words(language, "window-token-close"), wish(ImportIntent::GiveUp));
    let (next, cancel) = match state.selected_step_id() {
        Some(_) => {
            let label = words(language, "window-bot-use");
            (Answer { label, enabled: true, intent: wish(ImportIntent::UseInStep) }, Some(close))
        }
        None => (Answer { label: close.0, enabled: true, intent: close.1 }, None),
    };
    let hide = wish(ImportIntent::GiveUp);
    let window =
        Wizard { name: "import", steps: &[], current: 1, title: &title, back: None, cancel, next: Some(next), hide };
    window.show(ui, state, |ui, _| {
        let palette = Palette::current(ui);
        let entry = state.connections.list.iter().find(|entry| entry.connection.name == name);
        if let Some(card) = entry.and_then(|entry| entry.account()) {
            account_card(ui, state, card);
        }
        let about = Message::new("window-import-done-about").with("name", name).show(language);
        banner(ui, &about, palette.good, palette.good_tint);
        None
    })
}
