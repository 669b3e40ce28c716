//! The switches of a step, and the optional fields that a switch opens.

use super::problems::Spot;
use super::{problems, value};
use crate::gui::document::Document;
use crate::gui::intent::Intent;
use crate::gui::state::State;
use crate::gui::theme::space;
use crate::gui::widgets::{form_row, switch};
use crate::scenario::{Content, Edit, FieldInfo, FieldKey, FieldKind, FieldValue, Step};
use crate::texts::text as words;
use egui::Ui;

/// Whether a field stands among the switches: every yes/no, and the options that few messages need.
pub fn is_option(info: &FieldInfo) -> bool {
    matches!(info.kind, FieldKind::Flag { .. })
        || matches!(info.key, FieldKey::ReplyTo | FieldKey::SendAt | FieldKey::Topic)
}

/// The order on the screen: what is used most comes first.
pub fn rank(info: &FieldInfo) -> usize {
    let order = [
        FieldKey::ReplyTo,
        FieldKey::SendAt,
        FieldKey::Silent,
        FieldKey::LinkPreview,
        FieldKey::Topic,
        FieldKey::ProtectContent,
    ];
    order.iter().position(|key| *key == info.key).unwrap_or(order.len())
}

#[must_use]
pub fn options_ui(
    ui: &mut Ui,
    state: &State,
    document: &Document,
    step: &Step,
    fields: &[&FieldInfo],
) -> Option<Intent> {
    if fields.is_empty() {
        return None;
    }
    let language = state.language;
    let mut intent = None;
    let set = |info: &FieldInfo, content: Option<Content>| {
        Intent::Edit(Edit::SetField { node: step.id.clone(), key: info.key, content })
    };
    let title = if step.action.kind().sends() { "window-field-options" } else { "window-field-other-options" };
    form_row(ui, &words(language, title), false, |ui| {
        ui.add_space(space::XS);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().interact_size.y = 24.0;
            ui.spacing_mut().item_spacing = egui::vec2(space::XL, space::XS);
            for info in fields {
                let label = info.key.label().show(language);
                if matches!(info.kind, FieldKind::Flag { .. }) {
                    if let Some(on) = switch(ui, &label, step.action.flag(info.key)) {
                        intent = Some(set(info, Some(Content::Flag(on))));
                    }
                } else if let Some(on) = switch(ui, &label, step.action.get(info.key).is_some()) {
                    let empty = Content::Value(FieldValue::Text(String::new()));
                    intent = Some(set(info, on.then_some(empty)));
                }
            }
        });
    });
    for info in fields.iter().filter(|info| !matches!(info.kind, FieldKind::Flag { .. })) {
        if step.action.get(info.key).is_none() {
            continue;
        }
        // The name that problems and the terminal call the field by, too.
        let label = info.key.label().show(language);
        let typed = form_row(ui, &label, false, |ui| {
            let typed = value::value_ui(ui, state, document, step, info, &label);
            typed.or(problems::problems_ui(ui, state, document, Spot::Field(info.key)))
        });
        intent = intent.or(typed.map(|wish| keep_open(wish, step, info)));
    }
    intent
}

/// An emptied option stays open until its switch is turned off.
fn keep_open(wish: Intent, step: &Step, info: &FieldInfo) -> Intent {
    match wish {
        Intent::Edit(Edit::SetField { content: None, .. }) => {
            let content = Some(Content::Value(FieldValue::Text(String::new())));
            Intent::Edit(Edit::SetField { node: step.id.clone(), key: info.key, content })
        }
        other => other,
    }
}
