//! As whom and through which connection the step speaks.

use super::problems::Spot;
use super::{combo, problems};
use crate::backend::{SANDBOX_BOT, SANDBOX_USER};
use crate::gui::document::Document;
use crate::gui::intent::{Intent, UiCommand};
use crate::gui::state::State;
use crate::gui::theme::space;
use crate::gui::widgets::{form_row, link_button, section_title, segmented};
use crate::scenario::{ConnectionKind, Edit, Step};
use crate::texts::text as words;
use egui::{Align, Layout, Ui, vec2};

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
    let set = |kind: ConnectionKind, connection: &str| {
        Intent::Edit(Edit::SetConnection { node: step.id.clone(), kind, connection: connection.to_owned() })
    };
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
                intent = Some(set(kind, connection));
            }
            let mut names: Vec<(&str, String)> = match kind {
                ConnectionKind::User => vec![(SANDBOX_USER, words(language, "window-connection-sandbox-user"))],
                ConnectionKind::Bot => vec![(SANDBOX_BOT, words(language, "window-connection-sandbox-bot"))],
            };
            let named = step.connection.as_str();
            if !named.is_empty() && names.iter().all(|(name, _)| *name != named) {
                names.push((named, named.to_owned()));
            }
            let name = words(language, "window-field-connection");
            if let Some(connection) = combo(ui, "connection", &name, named, &names) {
                intent = Some(set(kind, connection));
            }
        });
        let connect = match kind {
            ConnectionKind::Bot => UiCommand::ConnectBot,
            ConnectionKind::User => UiCommand::ConnectUser,
        };
        if link_button(ui, &connect.title(language)).clicked() {
            intent = Some(connect.into());
        }
        intent.or(problems::problems_ui(ui, state, document, Spot::Connection))
    })
}
