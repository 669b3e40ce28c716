//! The files of a message: a list with addresses and names, or one expression.

use super::value::{ValueField, preview_part_ui, value_field_ui};
use crate::gui::document::Document;
use crate::gui::intent::{Intent, UiCommand};
use crate::gui::state::State;
use crate::gui::theme::space;
use crate::gui::widgets::{Highlight, TextField, icon_button, link_button, small_row};
use crate::scenario::{Attachment, Attachments, Content, Edit, FieldInfo, FieldKind, FieldValue, Step};
use crate::texts::{Message, text as words};
use egui::{Ui, vec2};
use egui_material_icons::icons::ICON_CLOSE;

#[must_use]
pub fn attachments_ui(
    ui: &mut Ui,
    state: &State,
    document: &Document,
    step: &Step,
    info: &FieldInfo,
) -> Option<Intent> {
    let set = |attachments: Option<Attachments>| {
        let content = attachments.map(Content::Attachments);
        Intent::Edit(Edit::SetField { node: step.id.clone(), key: info.key, content })
    };
    match step.action.attachments(info.key) {
        Some(Attachments::Expr(source)) => expression_ui(ui, state, source).map(set),
        Some(Attachments::List(list)) => list_ui(ui, state, document, list, info).map(|wish| match wish {
            Wish::List(list) => set(list),
            Wish::Choose => UiCommand::ChooseAttachments.into(),
        }),
        None => list_ui(ui, state, document, &[], info).map(|wish| match wish {
            Wish::List(list) => set(list),
            Wish::Choose => UiCommand::ChooseAttachments.into(),
        }),
    }
}

enum Wish {
    List(Option<Attachments>),
    Choose,
}

fn expression_ui(ui: &mut Ui, state: &State, source: &str) -> Option<Option<Attachments>> {
    let name = words(state.language, "window-attachments-expression");
    let hint = words(state.language, "window-hint-attachments-expression");
    let field =
        TextField { value: source, name: &name, hint: &hint, highlight: Highlight::JavaScript, ..TextField::default() };
    let typed = field.show(ui).typed.map(|source| Some(Attachments::Expr(source)));
    let back = link_button(ui, &words(state.language, "window-attachments-as-list")).clicked();
    typed.or(back.then_some(None))
}

fn list_ui(ui: &mut Ui, state: &State, document: &Document, list: &[Attachment], info: &FieldInfo) -> Option<Wish> {
    let language = state.language;
    let mut wish = None;
    for (index, attachment) in list.iter().enumerate() {
        ui.push_id(index, |ui| {
            let changed = row_ui(ui, state, index, attachment);
            if let Some(change) = changed {
                let mut list = list.to_vec();
                match change {
                    Some(attachment) => list[index] = attachment,
                    None => {
                        list.remove(index);
                    }
                }
                wish = Some(Wish::List((!list.is_empty()).then_some(Attachments::List(list))));
            }
            preview_part_ui(ui, state, document, info.key, Some(index), false);
        });
    }
    let room = info.kind == FieldKind::Attachments || list.is_empty();
    if list.is_empty() {
        // The links stand on the line of the label.
        ui.add_space(7.0);
    }
    small_row(ui, |ui| {
        ui.spacing_mut().item_spacing.x = space::L;
        if room {
            if link_button(ui, &words(language, "window-attachments-add-file")).clicked() {
                wish = Some(Wish::Choose);
            }
            if link_button(ui, &words(language, "window-attachments-add-link")).clicked() {
                let mut list = list.to_vec();
                list.push(Attachment { title: None, url: FieldValue::Text(String::new()) });
                wish = Some(Wish::List(Some(Attachments::List(list))));
            }
        }
        if list.is_empty() && link_button(ui, &words(language, "window-attachments-as-expression")).clicked() {
            wish = Some(Wish::List(Some(Attachments::Expr(String::new()))));
        }
    });
    wish
}

/// One file. Gives the changed file, or `None` in it when it is taken out.
fn row_ui(ui: &mut Ui, state: &State, index: usize, attachment: &Attachment) -> Option<Option<Attachment>> {
    let language = state.language;
    let number = index + 1;
    let mut change = None;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        let width = ui.available_width() - 28.0 - 2.0 * space::S;
        let cell = |ui: &mut Ui, share: f32, value: Option<&FieldValue>, name: String, hint: String| {
            ui.allocate_ui(vec2(width * share, space::CONTROL), |ui| {
                let field = ValueField { value, name: &name, hint: &hint, rows: 1, invalid: false };
                value_field_ui(ui, language, field)
            })
            .inner
        };
        let address = Message::new("window-attachment-address").with("number", number).show(language);
        let title = Message::new("window-attachment-title").with("number", number).show(language);
        let address_hint = words(language, "window-hint-attachment-address");
        let title_hint = words(language, "window-hint-attachment-title");
        if let Some(url) = cell(ui, 0.64, Some(&attachment.url), address, address_hint) {
            let url = url.unwrap_or_else(|| FieldValue::Text(String::new()));
            change = Some(Some(Attachment { url, ..attachment.clone() }));
        }
        if let Some(title) = cell(ui, 0.36, attachment.title.as_ref(), title, title_hint) {
            change = Some(Some(Attachment { title, ..attachment.clone() }));
        }
        let remove = Message::new("window-attachment-remove").with("number", number).show(language);
        if icon_button(ui, ICON_CLOSE, &remove, true).clicked() {
            change = Some(None);
        }
    });
    change
}
