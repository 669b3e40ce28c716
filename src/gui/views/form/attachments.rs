//! The files of a message: a list with addresses and names, or one expression.

use super::value::{ValueField, ValueNote, preview_part_ui, value_field_ui};
use crate::backend::AttachedFile;
use crate::gui::document::Document;
use crate::gui::intent::Intent;
use crate::gui::state::State;
use crate::gui::theme::{Palette, space};
use crate::gui::views::amounts::size_words;
use crate::gui::widgets::{Highlight, TextField, icon_button, link_button, note, small_row};
use crate::scenario::{Attachment, Attachments, Content, Edit, FieldInfo, FieldKind, FieldValue, Step};
use crate::texts::{Language, Message, text as words};
use egui::{Ui, vec2};
use egui_material_icons::icons::{ICON_ARROW_DOWNWARD, ICON_ARROW_UPWARD, ICON_CLOSE};

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
    let list = match step.action.attachments(info.key) {
        Some(Attachments::Expr(source)) => {
            let changed = expression_ui(ui, state, source).map(set);
            let unfolded = preview_part_ui(ui, state, document, (info.key, None), ValueNote::Kind);
            for file in files_of(state, info, None).filter(|file| !matches!(file.size, Some(Err(_)))) {
                let mut facts = facts(state.language, file);
                facts.insert(0, file.name.clone());
                note(ui, facts.join(" · "), Palette::current(ui).faint);
            }
            faults_ui(ui, state, info, None);
            return changed.or(unfolded);
        }
        Some(Attachments::List(list)) => list.as_slice(),
        None => &[],
    };
    list_ui(ui, state, document, list, info).map(|wish| match wish {
        Wish::Set(attachments) => set(attachments),
        Wish::Choose => Intent::ChooseAttachments { node: step.id.clone(), key: info.key },
        Wish::Other(intent) => intent,
    })
}

enum Wish {
    Set(Option<Attachments>),
    Choose,
    Other(Intent),
}

/// What is wanted of one file of the list.
enum Change {
    Set(Attachment),
    Remove,
    /// Changes places with the one before or behind.
    Up,
    Down,
}

impl Change {
    /// The list after the change.
    fn of(self, list: &[Attachment], index: usize) -> Vec<Attachment> {
        let mut list = list.to_vec();
        match self {
            Self::Set(attachment) => {
                if let Some(place) = list.get_mut(index) {
                    *place = attachment;
                }
            }
            Self::Remove if index < list.len() => {
                list.remove(index);
            }
            Self::Up if (1..list.len()).contains(&index) => list.swap(index, index - 1),
            Self::Down if index + 1 < list.len() => list.swap(index, index + 1),
            Self::Remove | Self::Up | Self::Down => {}
        }
        list
    }
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
            if let Some(change) = row_ui(ui, state, index, list.len(), attachment) {
                let list = change.of(list, index);
                wish = Some(Wish::Set((!list.is_empty()).then_some(Attachments::List(list))));
            }
            let part = Some(index);
            let facts: Vec<_> = files_of(state, info, part).flat_map(|file| facts(language, file)).collect();
            let facts = facts.join(" · ");
            let said = if facts.is_empty() { ValueNote::Kind } else { ValueNote::Words(&facts) };
            let unfolded = preview_part_ui(ui, state, document, (info.key, part), said);
            faults_ui(ui, state, info, part);
            ui.add_space(space::XS);
            wish = wish.take().or(unfolded.map(Wish::Other));
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
                wish = Some(Wish::Set(Some(Attachments::List(list))));
            }
        }
        if list.is_empty() && link_button(ui, &words(language, "window-attachments-as-expression")).clicked() {
            wish = Some(Wish::Set(Some(Attachments::Expr(String::new()))));
        }
    });
    wish
}

/// One file: its address over its name, with the buttons that move it and take it out.
fn row_ui(ui: &mut Ui, state: &State, index: usize, count: usize, attachment: &Attachment) -> Option<Change> {
    let language = state.language;
    let name = |id: &'static str| Message::new(id).with("number", index + 1).show(language);
    let (address, title) = (name("window-attachment-address"), name("window-attachment-title"));
    let address_hint = words(language, "window-hint-attachment-address");
    let title_hint = words(language, "window-hint-attachment-title");
    let mut change = None;
    // Both lines end where the buttons begin.
    let tools = if count > 1 { 60.0 } else { 28.0 };
    let width = ui.available_width() - tools - space::S;
    let cell = |ui: &mut Ui, value: Option<&FieldValue>, name: &str, hint: &str| {
        let field = ValueField { value, name, hint, rows: 1, invalid: false, tool: false };
        let size = vec2(width, space::CONTROL);
        ui.allocate_ui(size, |ui| value_field_ui(ui, language, field)).inner.changed
    };
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        if let Some(url) = cell(ui, Some(&attachment.url), &address, &address_hint) {
            let url = url.unwrap_or_else(|| FieldValue::Text(String::new()));
            change = Some(Change::Set(Attachment { url, ..attachment.clone() }));
        }
        if icon_button(ui, ICON_CLOSE, &name("window-attachment-remove"), true).clicked() {
            change = Some(Change::Remove);
        }
    });
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        if let Some(title) = cell(ui, attachment.title.as_ref(), &title, &title_hint) {
            change = Some(Change::Set(Attachment { title, ..attachment.clone() }));
        }
        if count > 1 {
            ui.spacing_mut().item_spacing.x = space::XS;
            if icon_button(ui, ICON_ARROW_UPWARD, &name("window-attachment-up"), index > 0).clicked() {
                change = Some(Change::Up);
            }
            if icon_button(ui, ICON_ARROW_DOWNWARD, &name("window-attachment-down"), index + 1 < count).clicked() {
                change = Some(Change::Down);
            }
        }
    });
    change
}

/// The files of one entry, or of an expression.
fn files_of<'s>(state: &'s State, info: &FieldInfo, part: Option<usize>) -> impl Iterator<Item = &'s AttachedFile> {
    let key = info.key;
    state.attached.iter().filter(move |file| file.key == key && file.part == part)
}

/// Why files cannot be sent.
fn faults_ui(ui: &mut Ui, state: &State, info: &FieldInfo, part: Option<usize>) {
    for message in files_of(state, info, part).filter_map(|file| file.size.as_ref()?.as_ref().err()) {
        note(ui, message.show(state.language), Palette::current(ui).error);
    }
}

/// Size and type of a file, as far as they are known.
fn facts(language: Language, file: &AttachedFile) -> Vec<String> {
    let size = file.size.as_ref().and_then(|size| size.as_ref().ok());
    size.map(|size| size_words(language, *size)).into_iter().chain(type_words(language, file)).collect()
}

/// What the file is, as Telegram would name it; nothing where its name tells nothing.
fn type_words(language: Language, file: &AttachedFile) -> Option<String> {
    let mime = file.mime_type.as_deref()?;
    let (family, subtype) = mime.split_once('/')?;
    let id = match family {
        "image" => "window-file-image",
        "video" => "window-file-video",
        "audio" => "window-file-audio",
        _ => "window-file-document",
    };
    let subtype = subtype.trim_start_matches("x-");
    // Long technical names of documents tell a person nothing.
    if subtype.len() > 8 {
        Some(words(language, id))
    } else {
        Some(format!("{} {}", words(language, id), subtype.to_uppercase()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(names: &[&str]) -> Vec<Attachment> {
        names.iter().map(|name| Attachment { title: None, url: FieldValue::Text((*name).to_owned()) }).collect()
    }

    #[test]
    fn files_change_places_and_are_taken_out() {
        let files = list(&["a", "b", "c"]);
        assert_eq!(Change::Up.of(&files, 1), list(&["b", "a", "c"]));
        assert_eq!(Change::Down.of(&files, 1), list(&["a", "c", "b"]));
        assert_eq!(Change::Remove.of(&files, 0), list(&["b", "c"]));
        assert_eq!(Change::Up.of(&files, 0), files);
        assert_eq!(Change::Down.of(&files, 2), files);
        assert_eq!(Change::Remove.of(&files, 7), files);
    }
}
