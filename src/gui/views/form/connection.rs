//! As whom and through which connection the step speaks.

use super::problems;
use super::problems::Spot;
use crate::backend::{ConnectionEntry, SANDBOX_BOT, SANDBOX_USER};
use crate::gui::connections::{ConnectionsIntent, Standing, VaultIntent};
use crate::gui::document::Document;
use crate::gui::intent::{Intent, UiCommand};
use crate::gui::state::State;
use crate::gui::theme::{Palette, icon, size, space};
use crate::gui::views::connections::standing_color;
use crate::gui::widgets::{form_row, link_button, note, section_title, segmented};
use crate::scenario::{ConnectionKind, Edit, Step};
use crate::texts::text as words;
use egui::{Align, Align2, ComboBox, Layout, RichText, Ui, vec2};
use egui_material_icons::icons::ICON_EXPAND_MORE;

#[must_use]
pub fn connection_ui(
    ui: &mut Ui,
    state: &State,
    document: &Document,
    step: &Step,
    kind: ConnectionKind,
) -> Option<Intent> {
    let language = state.language;
    section_title(ui, &words(language, "window-section-connection"));
    let label = words(language, "window-field-connection-kind");
    form_row(ui, &label, false, |ui| {
        let mut intent = None;
        // Side by side where both fit, else one under the other.
        let wide = ui.available_width() > 330.0;
        let layout = if wide { Layout::left_to_right(Align::Center) } else { Layout::top_down(Align::Min) };
        let size = vec2(ui.available_width(), if wide { space::CONTROL } else { 0.0 });
        ui.allocate_ui_with_layout(size, layout, |ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            let choices = [ConnectionKind::User, ConnectionKind::Bot].map(|kind| (kind, kind.label().show(language)));
            if let Some(kind) = segmented(ui, &label, kind, &choices, false) {
                let connection = match kind {
                    ConnectionKind::User => SANDBOX_USER,
                    ConnectionKind::Bot => SANDBOX_BOT,
                };
                intent = Some(chosen(step, kind, connection));
            }
            intent = choice_ui(ui, state, step, kind).or(intent.take());
        });
        let standing = standing_ui(ui, state, step, kind);
        intent.or(standing).or(problems::problems_ui(ui, state, document, Spot::Connection))
    })
}

fn chosen(step: &Step, kind: ConnectionKind, connection: &str) -> Intent {
    Intent::Edit(Edit::SetConnection { node: step.id.clone(), kind, connection: connection.to_owned() })
}

/// What adds a connection of this kind.
fn add_command(kind: ConnectionKind) -> UiCommand {
    match kind {
        ConnectionKind::Bot => UiCommand::ConnectBot,
        ConnectionKind::User => UiCommand::ConnectUser,
    }
}

/// The connections of the kind, each with how it stands, and what adds one.
fn choice_ui(ui: &mut Ui, state: &State, step: &Step, kind: ConnectionKind) -> Option<Intent> {
    let language = state.language;
    let palette = Palette::current(ui);
    let name = words(language, "window-field-connection");
    let shown = match step.connection.as_str() {
        "" => RichText::new(words(language, "window-connections-choose-none")).color(palette.faint),
        named => RichText::new(state.connection_title(named)),
    };
    let mut intent = None;
    let response = ComboBox::from_id_salt("connection")
        .width(ui.available_width())
        .selected_text(shown)
        .icon(|ui, rect, _, _| {
            let color = Palette::current(ui).muted;
            let mark = ICON_EXPAND_MORE.codepoint;
            ui.painter().text(rect.center(), Align2::CENTER_CENTER, mark, icon(size::ICON), color);
        })
        .show_ui(ui, |ui| {
            for entry in state.connections.of_kind(kind) {
                let is_chosen = entry.is_called(&step.connection);
                if item_ui(ui, state, entry, is_chosen) && !is_chosen {
                    intent = Some(chosen(step, kind, &entry.connection.name));
                }
            }
            ui.separator();
            let add = add_command(kind);
            if ui.selectable_label(false, add.title(language)).clicked() {
                intent = Some(add.into());
            }
        })
        .response;
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(name));
    intent
}

/// One connection of the list; says whether it was clicked.
fn item_ui(ui: &mut Ui, state: &State, entry: &ConnectionEntry, is_chosen: bool) -> bool {
    let palette = Palette::current(ui);
    let standing = state.standing(entry);
    let title = state.connection_title(&entry.connection.name);
    let dot = RichText::new("●").size(9.0).color(standing_color(palette, standing));
    let about = match entry.account() {
        _ if !standing.is_usable() || standing.is_bad() => standing.message().show(state.language),
        Some(account) if !account.username.is_empty() => format!("@{}", account.username),
        _ => String::new(),
    };
    let about = RichText::new(about).size(size::SMALL).color(palette.muted);
    let response = ui.selectable_label(is_chosen, (dot, title.as_str(), about));
    response.widget_info(|| egui::WidgetInfo::selected(egui::accesskit::Role::Button, true, is_chosen, &title));
    response.clicked()
}

/// Why the chosen connection cannot be used now, with what helps.
fn standing_ui(ui: &mut Ui, state: &State, step: &Step, kind: ConnectionKind) -> Option<Intent> {
    let language = state.language;
    let palette = Palette::current(ui);
    let offer = |ui: &mut Ui, title: String, wish: Intent| link_button(ui, &title).clicked().then_some(wish);
    let Some(entry) = state.connections.named(&step.connection) else {
        // The problem under the field says what is wrong.
        let add = add_command(kind);
        return offer(ui, add.title(language), add.into());
    };
    let open = ConnectionsIntent::Open(entry.connection.id.clone());
    let (about, title, wish): (_, _, Intent) = match state.standing(entry) {
        Standing::Locked => ("window-connections-step-locked", "window-connections-unlock", VaultIntent::Open.into()),
        Standing::Unreadable => {
            ("window-connections-step-unreadable", "window-connections-mend", VaultIntent::Open.into())
        }
        Standing::SignedOut => ("window-connections-step-signed-out", "window-connections-step-open", open.into()),
        Standing::NoToken => ("window-connections-step-no-token", "window-connections-step-open", open.into()),
        _ => return None,
    };
    note(ui, words(language, about), palette.warning);
    offer(ui, words(language, title), wish)
}
