//! The left side: the scenarios of the open folder, and the connections below them.

use super::connections::{connections_list_ui, list_height};
use crate::gui::intent::{Intent, UiCommand};
use crate::gui::state::State;
use crate::gui::theme::{Palette, size, space, text};
use crate::gui::widgets::{TextField, icon_button, link_button, list_title, note};
use crate::texts::text as words;
use egui::accesskit::Role;
use egui::{Align, CornerRadius, Layout, ScrollArea, Sense, Ui, WidgetInfo, vec2};
use egui_material_icons::icons::ICON_ADD;

#[must_use]
pub fn scenarios_ui(ui: &mut Ui, state: &State) -> Option<Intent> {
    let language = state.language;
    let mut intent = title_row(ui, &words(language, "window-scenarios"), UiCommand::New, state);
    let search = words(language, "window-search-scenarios");
    let field =
        TextField { value: &state.search, name: &search, hint: &search, own_undo: true, ..TextField::default() };
    if let Some(typed) = field.show(ui).typed {
        intent = Some(Intent::Search(typed));
    }
    let available = ui.available_height();
    let height = (available - list_height(ui, state, available) - space::M).max(80.0);
    ScrollArea::vertical().id_salt("files").max_height(height).auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        intent = intent.take().or(files(ui, state));
    });
    ui.add_space(space::M);
    let below = connections_list_ui(ui, state);
    intent.or(below)
}

fn title_row(ui: &mut Ui, title: &str, add: UiCommand, state: &State) -> Option<Intent> {
    ui.horizontal(|ui| {
        ui.add_space(6.0);
        list_title(ui, title);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            icon_button(ui, ICON_ADD, &add.title(state.language), true).clicked().then(|| add.into())
        })
        .inner
    })
    .inner
}

fn files(ui: &mut Ui, state: &State) -> Option<Intent> {
    let palette = Palette::current(ui);
    let language = state.language;
    let broken = state.broken.as_ref().map(|broken| &broken.path);
    let open = state.document.as_ref().and_then(|document| document.path.as_ref()).or(broken);
    let changed = state.document.as_ref().is_some_and(|document| document.is_changed());
    let search = state.search.trim().to_lowercase();
    let mut intent = None;
    if let Some(document) = state.document.as_ref().filter(|document| document.path.is_none())
        && list_row(ui, &document.scenario.name, true, Some(palette.accent)).clicked()
    {
        intent = Some(Intent::SelectStep);
    }
    let mut shown = 0;
    for file in state.files.iter().filter(|file| file.name.to_lowercase().contains(&search)) {
        shown += 1;
        let is_open = open == Some(&file.path);
        let name = match &state.document {
            Some(document) if is_open => document.scenario.name.as_str(),
            _ => file.name.as_str(),
        };
        let dot = match (is_open && changed, file.readable) {
            (true, _) => Some(palette.accent),
            (false, false) => Some(palette.error),
            (false, true) => None,
        };
        let response = list_row(ui, name, is_open, dot);
        if response.clicked() {
            let is_shown = is_open && state.document.is_some();
            intent = Some(if is_shown { Intent::SelectStep } else { Intent::OpenFile(file.path.clone()) });
        }
        let response = if file.readable {
            response.on_hover_text(file.path.file_name().unwrap_or_default().to_string_lossy())
        } else {
            response.on_hover_text(words(language, "window-file-unreadable"))
        };
        response.context_menu(|ui| {
            let mut item = |ui: &mut Ui, command: UiCommand, wish: Intent| {
                if ui.button(command.title(language)).clicked() {
                    intent = Some(wish);
                    ui.close();
                }
            };
            item(ui, UiCommand::RenameFile, Intent::AskRename(file.path.clone()));
            if is_open {
                item(ui, UiCommand::DuplicateFile, Intent::Duplicate(file.path.clone()));
            }
            item(ui, UiCommand::DeleteFile, Intent::AskDelete(file.path.clone()));
        });
    }
    if shown == 0 {
        ui.add_space(space::S);
        let (id, command) = match (&state.folder, search.is_empty()) {
            (None, _) => ("window-no-folder", Some(UiCommand::ChooseFolder)),
            (Some(_), true) => ("window-empty-folder", Some(UiCommand::New)),
            (Some(_), false) => ("window-nothing-found", None),
        };
        note(ui, words(language, id), palette.faint);
        if let Some(command) = command
            && link_button(ui, &command.title(language)).clicked()
        {
            intent = Some(command.into());
        }
    }
    intent
}

/// One line of a list, with a dot at its right.
fn list_row(ui: &mut Ui, name: &str, chosen: bool, dot: Option<egui::Color32>) -> egui::Response {
    let palette = Palette::current(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 32.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, chosen, name));
    let ground = if chosen { Some(palette.accent_tint) } else { response.hovered().then_some(palette.hover) };
    if let Some(ground) = ground {
        ui.painter().rect_filled(rect, CornerRadius::same(space::RADIUS), ground);
    }
    if response.has_focus() {
        let stroke = egui::Stroke::new(1.5, palette.accent);
        ui.painter().rect_stroke(rect, space::RADIUS, stroke, egui::StrokeKind::Inside);
    }
    let color = if chosen { palette.accent_text } else { palette.text };
    let format = egui::TextFormat::simple(text(size::BODY), color);
    let mut job = egui::text::LayoutJob::single_section(name.to_owned(), format);
    job.wrap = egui::text::TextWrapping::truncate_at_width(rect.width() - 32.0);
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let at = egui::pos2(rect.left() + 8.0, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, color);
    if let Some(color) = dot {
        ui.painter().circle_filled(egui::pos2(rect.right() - 13.0, rect.center().y), 4.0, color);
    }
    response
}
