//! Choosing a recipient: a small searchable list beside a peer field.

use super::value::field_tool;
use crate::backend::{Recipient, RecipientKind};
use crate::gui::intent::Intent;
use crate::gui::recipients::{Picker, PickerList};
use crate::gui::state::State;
use crate::gui::theme::{Palette, icon, size, space, text};
use crate::gui::widgets::{TextField, note, primary_button};
use crate::scenario::{FieldKey, Step};
use crate::texts::{Message, text as words};
use egui::accesskit::Role;
use egui::{CornerRadius, Popup, PopupCloseBehavior, Rect, RectAlign, ScrollArea, Sense, Ui, WidgetInfo, vec2};
use egui_material_icons::MaterialIcon;
use egui_material_icons::icons::{ICON_CAMPAIGN, ICON_GROUP, ICON_PERSON, ICON_PERSON_SEARCH, ICON_SMART_TOY};

const ROW_HEIGHT: f32 = 34.0;

/// The button inside a field's frame, and the list while it stands open.
#[must_use]
pub fn recipients_ui(ui: &mut Ui, state: &State, step: &Step, key: FieldKey, frame: Rect) -> Option<Intent> {
    let label = key.label().show(state.language);
    let name = Message::new("window-recipients-open").with("field", label.as_str()).show(state.language);
    let button = field_tool(ui, frame, ICON_PERSON_SEARCH, &name);
    let picker = state.picker.as_ref().filter(|picker| picker.node == step.id && picker.key == key);
    let Some(picker) = picker else {
        return button.clicked().then(|| Intent::OpenRecipients { node: step.id.clone(), key });
    };
    let mut open = true;
    let mut intent = None;
    Popup::from_response(&button)
        .open_bool(&mut open)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .align(RectAlign::BOTTOM_END)
        .width(300.0)
        .show(|ui| {
            ui.set_width(300.0);
            ui.spacing_mut().item_spacing.y = space::S;
            intent = picker_ui(ui, state, picker);
        });
    let closed = !open || button.clicked();
    intent.or(closed.then_some(Intent::CloseRecipients))
}

fn picker_ui(ui: &mut Ui, state: &State, picker: &Picker) -> Option<Intent> {
    let language = state.language;
    let palette = Palette::current(ui);
    match &picker.list {
        PickerList::NoConnection => {
            note(ui, words(language, "window-recipients-no-connection"), palette.muted);
            None
        }
        PickerList::Asking => {
            note(ui, words(language, "window-recipients-ask"), palette.text);
            let title = words(language, "window-recipients-ask-show");
            primary_button(ui, None, &title, true).clicked().then_some(Intent::AskForRecipients)
        }
        PickerList::Loading => {
            note(ui, words(language, "window-recipients-loading"), palette.muted);
            None
        }
        PickerList::Failed(message) => {
            note(ui, message.show(language), palette.error);
            None
        }
        PickerList::Ready(list) if list.is_empty() => {
            note(ui, words(language, "window-recipients-none"), palette.muted);
            None
        }
        PickerList::Ready(list) => list_ui(ui, state, picker, list),
    }
}

fn list_ui(ui: &mut Ui, state: &State, picker: &Picker, list: &[Recipient]) -> Option<Intent> {
    let language = state.language;
    let name = words(language, "window-recipients-search");
    let field = TextField { value: &picker.search, name: &name, hint: &name, own_undo: true, ..TextField::default() };
    let output = field.show(ui);
    // Once it is there the search takes the keyboard, so that the list is used without a mouse, too.
    let shown = ui.scope_id().with("shown");
    let is_new = ui.ctx().data_mut(|data| data.get_temp::<u64>(shown) != Some(picker.opened));
    if is_new {
        ui.ctx().data_mut(|data| data.insert_temp(shown, picker.opened));
        output.input.request_focus();
    }
    let mut intent = output.typed.map(Intent::SearchRecipients);
    let found: Vec<_> = list.iter().filter(|recipient| recipient.matches(&picker.search)).collect();
    if found.is_empty() {
        note(ui, words(language, "window-nothing-found"), Palette::current(ui).faint);
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    let area = ScrollArea::vertical().id_salt("recipients").max_height(240.0);
    area.show_rows(ui, ROW_HEIGHT, found.len(), |ui, range| {
        for recipient in found.get(range).unwrap_or_default() {
            if row_ui(ui, recipient) {
                intent = Some(Intent::PickRecipient(recipient.address.clone()));
            }
        }
    });
    intent
}

/// One recipient; says whether it was clicked.
fn row_ui(ui: &mut Ui, recipient: &Recipient) -> bool {
    let palette = Palette::current(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW_HEIGHT), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::ListItem, true, &recipient.name));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, CornerRadius::same(6), palette.hover);
    }
    let mark = egui::pos2(rect.left() + 14.0, rect.center().y);
    let sign = sign(recipient.kind).codepoint;
    ui.painter().text(mark, egui::Align2::CENTER_CENTER, sign, icon(16.0), palette.muted);
    let second = match &recipient.username {
        Some(username) => format!("@{username} · {}", recipient.address),
        None => recipient.address.clone(),
    };
    let lines = [(recipient.name.as_str(), size::BODY, palette.text, 2.0), (&second, size::SMALL, palette.muted, 18.0)];
    for (words, points, color, top) in lines {
        let format = egui::TextFormat::simple(text(points), color);
        let mut job = egui::text::LayoutJob::single_section(words.to_owned(), format);
        job.wrap = egui::text::TextWrapping::truncate_at_width(rect.width() - 36.0);
        let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
        ui.painter().galley(rect.left_top() + vec2(30.0, top), galley, color);
    }
    response.clicked()
}

fn sign(kind: RecipientKind) -> MaterialIcon {
    match kind {
        RecipientKind::Person => ICON_PERSON,
        RecipientKind::Bot => ICON_SMART_TOY,
        RecipientKind::Group => ICON_GROUP,
        RecipientKind::Channel => ICON_CAMPAIGN,
    }
}
