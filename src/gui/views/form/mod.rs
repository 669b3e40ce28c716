//! The form of the selected step, in Bpium's sections and words.

mod attachments;
mod connection;
mod events;
mod keyboard;
mod options;
mod problems;
mod recipients;
mod results;
mod value;

use crate::gui::document::Document;
use crate::gui::intent::{Intent, UiCommand};
use crate::gui::state::{BrokenFile, State, View};
use crate::gui::theme::{Palette, semibold, size, space};
use crate::gui::widgets::{
    TextField, form_row, keep_focus_in_sight, note, primary_button, section_title, segmented, switch,
};
use problems::Spot;

use crate::scenario::{
    ActionKind, AttachmentsAs, ConnectionKind, Content, DialogKind, Edit, FieldInfo, FieldKind, Format, Node, Section,
    Step,
};
use crate::texts::{Language, Message, text as words};
use egui::{RichText, ScrollArea, Ui};

#[must_use]
pub fn form_ui(ui: &mut Ui, state: &State) -> Option<Intent> {
    let Some(document) = &state.document else { return empty_ui(ui, state) };
    let mut intent = None;
    let area = ScrollArea::vertical().id_salt(("form", &document.selected)).auto_shrink(false);
    area.show(ui, |ui| {
        // Room for the scroll bar, which floats over the content.
        ui.set_max_width((ui.available_width() - space::M).min(720.0));
        ui.spacing_mut().item_spacing.y = space::S;
        intent = match document.step() {
            Some(step) => step_ui(ui, state, document, step),
            None => other_node_ui(ui, state, document),
        };
        ui.add_space(space::XL);
        keep_focus_in_sight(ui);
        if state.view == View::FormEnd {
            ui.scroll_to_cursor(Some(egui::Align::BOTTOM));
        }
    });
    intent
}

/// Nothing is open: what to do next.
fn empty_ui(ui: &mut Ui, state: &State) -> Option<Intent> {
    let language = state.language;
    let mut intent = None;
    ui.vertical_centered(|ui| {
        ui.add_space(ui.available_height() * 0.3);
        if let Some(broken) = &state.broken {
            broken_ui(ui, state, broken);
            return;
        }
        ui.label(RichText::new(words(language, "window-nothing-open")).font(semibold(size::TITLE)));
        ui.label(words(language, "window-nothing-open-hint"));
        ui.add_space(space::S);
        let title = UiCommand::New.title(language);
        if primary_button(ui, Some(UiCommand::New.icon()), &title, true).clicked() {
            intent = Some(UiCommand::New.into());
        }
    });
    intent
}

/// A file that cannot be read: what is wrong with it, and where.
fn broken_ui(ui: &mut Ui, state: &State, broken: &BrokenFile) {
    let palette = Palette::current(ui);
    let name = broken.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let title = Message::new("window-broken-file").with("name", name).show(state.language);
    ui.label(RichText::new(title).font(semibold(size::TITLE)).color(palette.error));
    ui.scope(|ui| {
        ui.set_max_width(460.0);
        ui.add(egui::Label::new(broken.message.show(state.language)).wrap().selectable(true));
    });
    note(ui, words(state.language, "window-broken-untouched"), palette.muted);
}

/// Nodes that are no Telegram step: named, not yet edited here.
fn other_node_ui(ui: &mut Ui, state: &State, document: &Document) -> Option<Intent> {
    let node = document.selected_node()?;
    let language = state.language;
    let palette = Palette::current(ui);
    section_title(ui, &words(language, "window-section-general"));
    if matches!(node, Node::Start(_)) {
        return scenario_ui(ui, state, document);
    }
    let label = words(language, "window-field-name");
    let typed = form_row(ui, &label, false, |ui| {
        TextField { value: node.name(), name: &label, ..TextField::default() }.show(ui).typed
    });
    note(ui, words(language, "window-node-not-a-step"), palette.muted);
    problems::problems_ui(ui, state, document, Spot::Node)
        .or(typed.map(|name| Intent::Edit(Edit::SetNodeName { node: node.id().clone(), name })))
}

/// The scenario's own name and notes, which stand at its start.
fn scenario_ui(ui: &mut Ui, state: &State, document: &Document) -> Option<Intent> {
    let language = state.language;
    let scenario = &document.scenario;
    let label = words(language, "window-field-scenario-name");
    let name = form_row(ui, &label, false, |ui| {
        TextField { value: &scenario.name, name: &label, ..TextField::default() }.show(ui).typed
    });
    let notes = notes_ui(ui, language, &scenario.notes, &words(language, "window-hint-scenario-notes"));
    let fix = problems::problems_ui(ui, state, document, Spot::Node);
    name.map(|name| Intent::Edit(Edit::Rename(name))).or(notes.map(|notes| Intent::Edit(Edit::SetNotes(notes)))).or(fix)
}

fn notes_ui(ui: &mut Ui, language: Language, notes: &str, hint: &str) -> Option<String> {
    let label = words(language, "window-field-notes");
    form_row(ui, &label, false, |ui| {
        let rows = notes.lines().count().clamp(2, 8);
        TextField { value: notes, name: &label, hint, rows, ..TextField::default() }.show(ui).typed
    })
}

fn step_ui(ui: &mut Ui, state: &State, document: &Document, step: &Step) -> Option<Intent> {
    let language = state.language;
    let kind = step.kind.unwrap_or(ConnectionKind::Bot);
    let mut intent = general_ui(ui, state, step);
    intent = intent.or(connection::connection_ui(ui, state, document, step, kind));

    section_title(ui, &words(language, "window-section-parameters"));
    intent = intent.or(action_ui(ui, state, document, step));
    let (mut flags, fields): (Vec<&FieldInfo>, Vec<&FieldInfo>) = fields_of(step, Section::Parameters)
        .filter(|info| info.support.allows(kind) || step.action.get(info.key).is_some())
        .partition(|info| options::is_option(info));
    flags.sort_by_key(|info| options::rank(info));
    for info in fields {
        intent = intent.or(field_ui(ui, state, document, step, info));
    }
    intent = intent.or(options::options_ui(ui, state, document, step, &flags));

    for info in fields_of(step, Section::Buttons) {
        section_title(ui, &words(language, "window-section-buttons"));
        if info.support.allows(kind) || step.action.get(info.key).is_some() {
            intent = intent.or(keyboard::keyboard_ui(ui, state, document, step));
        } else {
            note(ui, words(language, "window-buttons-bots-only"), Palette::current(ui).muted);
        }
    }
    intent = intent.or(result_ui(ui, state, document, step));
    intent = intent.or(events::events_ui(ui, state, document, step));
    section_title(ui, &words(language, "window-section-notes"));
    let notes = notes_ui(ui, language, &step.notes, &words(language, "window-hint-notes"));
    intent.or(notes.map(|notes| Intent::Edit(Edit::SetStepNotes { node: step.id.clone(), notes })))
}

fn fields_of(step: &Step, section: Section) -> impl Iterator<Item = &'static FieldInfo> {
    step.action.kind().fields().iter().filter(move |info| info.section == section)
}

fn general_ui(ui: &mut Ui, state: &State, step: &Step) -> Option<Intent> {
    section_title(ui, &words(state.language, "window-section-general"));
    let label = words(state.language, "window-field-step-name");
    let hint = step.action.kind().label().show(state.language);
    let typed = form_row(ui, &label, false, |ui| {
        TextField { value: &step.name, name: &label, hint: &hint, ..TextField::default() }.show(ui).typed
    });
    typed.map(|name| Intent::Edit(Edit::SetNodeName { node: step.id.clone(), name }))
}

fn action_ui(ui: &mut Ui, state: &State, document: &Document, step: &Step) -> Option<Intent> {
    let language = state.language;
    let label = words(language, "window-field-action");
    let chosen = step.action.kind();
    let titles: Vec<_> = ActionKind::ALL.into_iter().map(|kind| (kind, kind.label().show(language))).collect();
    form_row(ui, &label, false, |ui| {
        let picked = combo(ui, "action", &label, chosen, &titles);
        let fix = problems::problems_ui(ui, state, document, Spot::Node);
        picked.map(|action| Intent::Edit(Edit::SetAction { node: step.id.clone(), action })).or(fix)
    })
}

/// One of many choices in a list that opens.
pub(super) fn combo<T: Copy + PartialEq>(
    ui: &mut Ui,
    salt: &str,
    name: &str,
    chosen: T,
    choices: &[(T, String)],
) -> Option<T> {
    let shown = choices.iter().find(|(value, _)| *value == chosen).map(|(_, title)| title.as_str());
    let mut picked = None;
    let response = egui::ComboBox::from_id_salt(salt)
        .width(ui.available_width())
        .selected_text(shown.unwrap_or_default())
        .icon(|ui, rect, _, _| {
            let font = crate::gui::theme::icon(size::ICON);
            let color = Palette::current(ui).muted;
            let mark = egui_material_icons::icons::ICON_EXPAND_MORE.codepoint;
            ui.painter().text(rect.center(), egui::Align2::CENTER_CENTER, mark, font, color);
        })
        .show_ui(ui, |ui| {
            for (value, title) in choices {
                if ui.selectable_label(*value == chosen, title).clicked() {
                    picked = Some(*value);
                }
            }
        })
        .response;
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(name));
    picked.filter(|value| *value != chosen)
}

/// One field with its value and its problems.
fn field_ui(ui: &mut Ui, state: &State, document: &Document, step: &Step, info: &FieldInfo) -> Option<Intent> {
    let language = state.language;
    let label = info.key.label().show(language);
    let set = |content: Option<Content>| Intent::Edit(Edit::SetField { node: step.id.clone(), key: info.key, content });
    form_row(ui, &label, info.required, |ui| {
        let intent = match info.kind {
            FieldKind::Format => {
                let choices = Format::ALL.map(|format| (format, format_words(language, format)));
                segmented(ui, &label, step.action.format(), &choices, false)
                    .map(|format| set(Some(Content::Format(format))))
            }
            FieldKind::AttachmentsAs => {
                let choices = [
                    (AttachmentsAs::Media, words(language, "window-attachments-media")),
                    (AttachmentsAs::Documents, words(language, "window-attachments-documents")),
                ];
                segmented(ui, &label, step.action.attachments_as(), &choices, false)
                    .map(|choice| set(Some(Content::AttachmentsAs(choice))))
            }
            FieldKind::DialogKinds => {
                ui.add_space(space::XS);
                dialog_kinds_ui(ui, language, step.action.kinds()).map(|kinds| set(Some(Content::Kinds(kinds))))
            }
            FieldKind::Attachments | FieldKind::Attachment => {
                attachments::attachments_ui(ui, state, document, step, info)
            }
            FieldKind::Flag { .. } => {
                let flag = step.action.flag(info.key);
                switch(ui, &label, flag).map(|flag| set(Some(Content::Flag(flag))))
            }
            FieldKind::Keyboard => None,
            _ => value::value_ui(ui, state, document, step, info, &label),
        };
        intent.or(problems::problems_ui(ui, state, document, Spot::Field(info.key)))
    })
}

fn format_words(language: Language, format: Format) -> String {
    match format {
        Format::Plain => words(language, "window-format-plain"),
        Format::Markdown => "Markdown".into(),
        Format::MarkdownV2 => "MarkdownV2".into(),
        Format::Html => "HTML".into(),
    }
}

fn dialog_kinds_ui(ui: &mut Ui, language: Language, chosen: &[DialogKind]) -> Option<Vec<DialogKind>> {
    let all = [
        (DialogKind::Person, "window-dialogs-people"),
        (DialogKind::Bot, "window-dialogs-bots"),
        (DialogKind::Group, "window-dialogs-groups"),
        (DialogKind::Channel, "window-dialogs-channels"),
    ];
    let mut changed = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().interact_size.y = 24.0;
        ui.spacing_mut().item_spacing.x = space::L;
        for (kind, title) in all {
            let on = chosen.contains(&kind);
            if switch(ui, &words(language, title), on).is_some() {
                let mut kinds = chosen.to_vec();
                kinds.retain(|other| *other != kind);
                if !on {
                    kinds.push(kind);
                }
                changed = Some(kinds);
            }
        }
    });
    if chosen.is_empty() {
        note(ui, words(language, "window-dialogs-all"), Palette::current(ui).faint);
    }
    changed
}

fn result_ui(ui: &mut Ui, state: &State, document: &Document, step: &Step) -> Option<Intent> {
    let language = state.language;
    section_title(ui, &words(language, "window-section-result"));
    let label = words(language, "window-field-save-result");
    form_row(ui, &label, false, |ui| {
        let hint = words(language, "window-hint-result");
        let field = TextField { value: &step.save_result_to, name: &label, hint: &hint, ..TextField::default() };
        let typed = field.show(ui).typed;
        let fix = problems::problems_ui(ui, state, document, Spot::Result);
        typed.map(|path| Intent::Edit(Edit::SetResult { node: step.id.clone(), path })).or(fix)
    })
}
