//! The second page: API ID and API hash, how to get them, and what hardly anyone changes (server, proxy).

use super::parts::{headed_field, hidden_field, trouble_ui};
use super::server::{proxy_ui, server_ui};
use super::{frame, next, steps};
use crate::backend::ConnectionEntry;
use crate::gui::intent::Intent;
use crate::gui::sign_in::{ApplicationFault, Fold, SignInIntent as Wish};
use crate::gui::state::{State, TypedSecret};
use crate::gui::theme::{Palette, size, space, text};
use crate::gui::views::wizard_frame::PageOpened;
use crate::gui::views::wizard_parts::{choice_row, copy_value, fold_line, numbered, sentence, web_link};
use crate::gui::widgets::{TextField, link_button, note};
use crate::texts::{Message, text as words};
use egui::{Align, Layout, RichText, Ui, vec2};

/// Where applications are made.
const APPLICATIONS: &str = "https://my.telegram.org/apps";

#[must_use]
pub fn application_page(ui: &mut Ui, state: &State) -> Option<Intent> {
    let steps = steps(state);
    let title = match state.signed_in_again() {
        Some(name) => Message::new("window-sign-in-again-title").with("name", name).show(state.language),
        None => words(state.language, "window-sign-in-app-title"),
    };
    frame(state, &steps, &title, next(state, "window-wizard-next")).show(ui, state, |ui, opened| {
        let mut intent = None;
        if state.sign_in.application_of.is_none() {
            intent = intent.or(how_ui(ui, state));
            intent = intent.or(fields_ui(ui, state, opened));
        }
        trouble_ui(ui, state);
        ui.spacing_mut().item_spacing.y = space::XS;
        intent = intent.or(others_ui(ui, state));
        intent = intent.or(server_ui(ui, state));
        intent.or(proxy_ui(ui, state))
    })
}

/// What to do at my.telegram.org, step by step.
fn how_ui(ui: &mut Ui, state: &State) -> Option<Intent> {
    let language = state.language;
    let mut intent = None;
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = space::S;
        numbered(ui, 1, &words(language, "window-sign-in-how-open"), |ui| {
            web_link(ui, &words(language, "window-sign-in-how-open-link"), APPLICATIONS);
        });
        numbered(ui, 2, &words(language, "window-sign-in-how-create"), |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.spacing_mut().interact_size.y = 24.0;
            for (field, value) in [
                ("App title", words(language, "window-sign-in-value-title")),
                ("Short name", "scenogram".to_owned()),
                ("URL", "https://bpium.ru".to_owned()),
                ("Platform", "Desktop".to_owned()),
                ("Description", words(language, "window-sign-in-value-description")),
            ] {
                let copied = ui.horizontal(|ui| {
                    let palette = Palette::current(ui);
                    let label = RichText::new(field).font(text(size::BODY)).color(palette.muted);
                    ui.allocate_ui_with_layout(vec2(88.0, 28.0), Layout::left_to_right(Align::Center), |ui| {
                        ui.set_min_width(88.0);
                        ui.label(label);
                    });
                    copy_value(ui, state, "", &value)
                });
                intent = intent.take().or(copied.inner);
            }
            note(ui, words(language, "window-sign-in-how-values"), Palette::current(ui).faint);
        });
        numbered(ui, 3, &words(language, "window-sign-in-how-copy"), |_| ());
    });
    intent
}

/// The two fields; what is pasted into either is taken apart where it holds both.
fn fields_ui(ui: &mut Ui, state: &State, opened: &PageOpened) -> Option<Intent> {
    let (language, wizard) = (state.language, &state.sign_in);
    let told = |fault: Option<ApplicationFault>| fault.map(|fault| fault.message().show(language));
    let of_id = ApplicationFault::of_id(wizard.api_id.expose());
    let of_hash = ApplicationFault::of_hash(wizard.api_hash.expose());
    let mut intent = None;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        let width = ui.available_width();
        ui.allocate_ui_with_layout(vec2(136.0, 0.0), Layout::top_down(Align::Min), |ui| {
            ui.set_width(136.0);
            // What is no number can be a hash or a token, which are hidden even where they do not belong.
            let hidden = !matches!(of_id, None | Some(ApplicationFault::IdIsTooLarge));
            let value = wizard.api_id.expose();
            let field = TextField { value, hint: "12345678", password: hidden, ..Default::default() };
            let (output, _) = headed_field(ui, "API ID", None, told(of_id), field);
            opened.focus(&output.input);
            intent = output.typed.map(|text| Wish::TypeApiId(TypedSecret::new(text)));
        });
        ui.allocate_ui_with_layout(vec2(width - 148.0, 0.0), Layout::top_down(Align::Min), |ui| {
            ui.set_width(width - 148.0);
            let hint = words(language, "window-sign-in-hash-hint");
            let field = TextField { value: wizard.api_hash.expose(), hint: &hint, ..Default::default() };
            let (output, toggled) = hidden_field(ui, state, "API hash", wizard.folds.api_hash, told(of_hash), field);
            let typed = output.typed.map(|text| Wish::TypeApiHash(TypedSecret::new(text)));
            intent = intent.take().or(typed).or(toggled.then_some(Wish::Toggle(Fold::ApiHash)));
        });
    });
    let is_swapped = of_id == Some(ApplicationFault::HashInPlaceOfId)
        || of_hash == Some(ApplicationFault::IdInPlaceOfHash) && of_id.is_none();
    if is_swapped && link_button(ui, &words(language, "window-sign-in-swap")).clicked() {
        intent = Some(Wish::SwapApplication);
    }
    intent.map(Intent::SignIn)
}

/// The application of another account that is kept here.
fn others_ui(ui: &mut Ui, state: &State) -> Option<Intent> {
    let (language, wizard) = (state.language, &state.sign_in);
    let is_usable = |entry: &&ConnectionEntry| entry.connection.api_id.is_some() && !entry.is_built_in;
    let others: Vec<_> = state.connections.list.iter().filter(is_usable).collect();
    if others.is_empty() {
        return None;
    }
    let chosen = others.iter().find(|entry| wizard.application_of.as_ref() == Some(&entry.connection.id));
    let value = match chosen {
        Some(entry) => entry.connection.name.clone(),
        None => words(language, "window-sign-in-others-none"),
    };
    let is_open = wizard.folds.applications || chosen.is_some();
    let mut wish = None;
    if fold_line(ui, &words(language, "window-sign-in-others"), &value, is_open) {
        wish = Some(Wish::Toggle(Fold::Applications));
    }
    if is_open {
        sentence(ui, words(language, "window-sign-in-others-about"));
        if choice_row(ui, &words(language, "window-sign-in-others-none"), "", chosen.is_none()) {
            wish = Some(Wish::ChooseApplication(None));
        }
        for entry in others {
            let connection = &entry.connection;
            let id = Message::new("window-sign-in-others-id").with("id", connection.api_id.unwrap_or_default());
            let is_chosen = wizard.application_of.as_ref() == Some(&connection.id);
            if choice_row(ui, &connection.name, &id.show(language), is_chosen) {
                wish = Some(Wish::ChooseApplication(Some(connection.id.clone())));
            }
        }
    }
    wish.map(Intent::SignIn)
}
