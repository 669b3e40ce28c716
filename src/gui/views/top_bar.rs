//! The bar at the top: menus, the scenario's name, undo, where the step goes, and the run button.

use crate::engine::Mode;
use crate::gui::connections::Destination;
use crate::gui::intent::{Intent, UiCommand};
use crate::gui::state::State;
use crate::gui::theme::{Palette, semibold, size, space, text};
use crate::gui::widgets::{icon_button, primary_button, split_button_end, split_button_start, tag};
use crate::scenario::Node;
use crate::storage::Theme;
use crate::texts::{Language, text as words};
use egui::{Align, Button, CornerRadius, Layout, RichText, Sense, Ui, vec2};
use egui_material_icons::icons::{ICON_CHECK, ICON_EXPAND_MORE, ICON_PLAY_ARROW, ICON_RULE, ICON_STOP};

#[must_use]
pub fn top_bar_ui(ui: &mut Ui, state: &State) -> Option<Intent> {
    let palette = Palette::current(ui);
    let mut intent = None;
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = space::L;
        logo(ui);
        intent = menus(ui, state);
        ui.spacing_mut().item_spacing.x = space::S;
        ui.add_space(space::M);
        if let Some(document) = &state.document {
            let name = RichText::new(&document.scenario.name).font(semibold(size::BODY)).color(palette.text);
            let label = egui::Label::new(name).truncate().sense(Sense::click());
            let hint = words(state.language, "window-scenario-name-hint");
            let response = ui.add(label).on_hover_text(hint).on_hover_cursor(egui::CursorIcon::PointingHand);
            // The scenario's own name and notes stand in the form of its start.
            let start = document.scenario.nodes.iter().find(|node| matches!(node, Node::Start(_)));
            if let Some(start) = start.filter(|_| response.clicked()) {
                intent = Some(Intent::Select(start.id().clone()));
            }
            if document.is_changed() {
                let (rect, dot) = ui.allocate_exact_size(vec2(12.0, 12.0), Sense::hover());
                ui.painter().circle_filled(rect.center(), 4.0, palette.accent);
                dot.on_hover_text(words(state.language, "window-unsaved-changes"));
            }
        }
        let right = ui.with_layout(Layout::right_to_left(Align::Center), |ui| right_side(ui, state)).inner;
        intent = intent.take().or(right);
    });
    intent
}

fn logo(ui: &mut Ui) {
    let palette = Palette::current(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(24.0, 24.0), Sense::hover());
    ui.painter().rect_filled(rect, CornerRadius::same(6), palette.accent);
    let font = semibold(size::BODY);
    ui.painter().text(rect.center(), egui::Align2::CENTER_CENTER, "S", font, palette.on_accent);
}

fn menus(ui: &mut Ui, state: &State) -> Option<Intent> {
    use UiCommand::*;
    let language = state.language;
    let mut intent = None;
    let lists: [(&'static str, &[UiCommand]); 4] = [
        ("window-menu-file", &[New, ChooseFolder, TypeFolder, Save, RenameFile, DuplicateFile, DeleteFile, Close]),
        ("window-menu-edit", &[Undo, Redo, AddStep, RemoveStep]),
        ("window-menu-run", &[Run, RunAll, Cancel]),
        ("window-menu-connections", &[ConnectBot, ConnectUser, ImportToken]),
    ];
    for (title, commands) in lists {
        menu(ui, &words(language, title), |ui| {
            for command in commands {
                if command_item(ui, state, *command) {
                    intent = Some((*command).into());
                }
            }
        });
    }
    menu(ui, &words(language, "window-menu-view"), |ui| {
        if command_item(ui, state, SandboxChats) {
            intent = Some(SandboxChats.into());
        }
        if command_item(ui, state, FoldFlow) {
            intent = Some(FoldFlow.into());
        }
        ui.separator();
        let themes = [
            (Theme::System, "window-theme-system"),
            (Theme::Light, "window-theme-light"),
            (Theme::Dark, "window-theme-dark"),
        ];
        for (theme, title) in themes {
            if choice_item(ui, &words(language, title), state.settings.theme == theme) {
                intent = Some(Intent::SetTheme(theme));
            }
        }
        ui.separator();
        for (other, title) in [(Language::Russian, "Русский"), (Language::English, "English")] {
            if choice_item(ui, title, language == other) {
                intent = Some(Intent::SetLanguage(other));
            }
        }
    });
    intent
}

fn menu(ui: &mut Ui, title: &str, add: impl FnOnce(&mut Ui)) {
    let palette = Palette::current(ui);
    let button = Button::new(RichText::new(title).font(text(size::BODY)).color(palette.muted)).frame(false);
    egui::containers::menu::MenuButton::from_button(button).ui(ui, |ui| {
        ui.set_min_width(220.0);
        add(ui);
    });
}

/// A line of a menu; grey where the command makes no sense now.
fn command_item(ui: &mut Ui, state: &State, command: UiCommand) -> bool {
    let document = state.document.as_ref();
    let enabled = match command {
        UiCommand::Undo => document.is_some_and(|document| document.history().can_undo()),
        UiCommand::Redo => document.is_some_and(|document| document.history().can_redo()),
        UiCommand::Run | UiCommand::RunAll => document.is_some() && state.run.active.is_none(),
        UiCommand::Cancel => state.run.active.is_some(),
        UiCommand::RenameFile | UiCommand::DuplicateFile | UiCommand::DeleteFile => {
            document.is_some_and(|document| document.path.is_some())
        }
        UiCommand::Save | UiCommand::AddStep => document.is_some(),
        UiCommand::RemoveStep => document.is_some_and(|document| document.scenario.steps().count() > 1),
        _ => true,
    };
    let mut button = Button::new(command.title(state.language)).frame(false);
    if let Some(shortcut) = command.shortcut() {
        button = button.shortcut_text(ui.ctx().format_shortcut(&shortcut));
    }
    let clicked = ui.add_enabled(enabled, button.min_size(vec2(220.0, 28.0))).clicked();
    if clicked {
        ui.close();
    }
    clicked
}

fn choice_item(ui: &mut Ui, title: &str, chosen: bool) -> bool {
    let mark = if chosen { ICON_CHECK.codepoint } else { " " };
    let mark = RichText::new(mark).font(crate::gui::theme::icon(size::BODY));
    let clicked = ui.add(Button::new((mark, title)).frame(false).min_size(vec2(220.0, 28.0))).clicked();
    if clicked {
        ui.close();
    }
    clicked
}

/// From the right edge inwards: run button, where it goes, redo, undo.
fn right_side(ui: &mut Ui, state: &State) -> Option<Intent> {
    let palette = Palette::current(ui);
    let language = state.language;
    let mut intent = run_button(ui, state);
    ui.add_space(space::S);
    let (words_id, color, ground) = match state.destination() {
        Destination::Sandbox => ("window-endpoint-sandbox", palette.good, palette.good_tint),
        Destination::TestServers => ("window-endpoint-test", palette.accent_text, palette.accent_tint),
        Destination::Own => ("window-endpoint-own", palette.warning, palette.warning_tint),
        Destination::Telegram => ("window-endpoint-real", palette.warning, palette.warning_tint),
        Destination::Nowhere => ("window-endpoint-none", palette.error, palette.error_tint),
    };
    tag(ui, &words(language, words_id), color, ground);
    ui.add_space(space::S);
    let document = state.document.as_ref();
    for (command, enabled) in [
        (UiCommand::Redo, document.is_some_and(|document| document.history().can_redo())),
        (UiCommand::Undo, document.is_some_and(|document| document.history().can_undo())),
    ] {
        if icon_button(ui, command.icon(), &command.title(language), enabled).clicked() {
            intent = Some(command.into());
        }
    }
    intent
}

fn run_button(ui: &mut Ui, state: &State) -> Option<Intent> {
    let language = state.language;
    if state.run.active.is_some() {
        let label = words(language, "window-run-cancel");
        let clicked = primary_button(ui, Some(ICON_STOP), &label, true).clicked();
        return clicked.then_some(UiCommand::Cancel.into());
    }
    let mut intent = None;
    ui.spacing_mut().item_spacing.x = 1.0;
    let more = split_button_end(ui, ICON_EXPAND_MORE, &words(language, "window-run-choose-mode"));
    egui::Popup::menu(&more).show(|ui| {
        for (mode, title) in [(Mode::Check, "window-mode-check"), (Mode::Run, "window-mode-run")] {
            if choice_item(ui, &words(language, title), state.mode() == mode) {
                intent = Some(Intent::SetMode(mode));
            }
        }
    });
    let (icon, title) = match state.mode() {
        Mode::Check => (ICON_RULE, "window-mode-check"),
        Mode::Run => (ICON_PLAY_ARROW, "window-mode-run"),
    };
    let label = words(language, title);
    let button = split_button_start(ui, icon, &label, state.document.is_some());
    if button.clicked() {
        intent = Some(UiCommand::Run.into());
    }
    ui.spacing_mut().item_spacing.x = space::XS;
    intent
}
