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
use egui::{
    CornerRadius, Key, Modifiers, Popup, PopupCloseBehavior, Rect, RectAlign, ScrollArea, Sense, Ui, WidgetInfo, vec2,
};
use egui_material_icons::MaterialIcon;
use egui_material_icons::icons::{ICON_CAMPAIGN, ICON_GROUP, ICON_PERSON, ICON_PERSON_SEARCH, ICON_SMART_TOY};

const ROW_HEIGHT: f32 = 32.0;
const WIDTH: f32 = 340.0;

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
        .width(WIDTH)
        .show(|ui| {
            ui.set_width(WIDTH);
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
    let found: Vec<_> = list.iter().filter(|recipient| recipient.matches(&picker.search)).collect();
    // What opening it gave the keyboard to, and the opening that it was.
    let shown = ui.scope_id().with("shown");
    let before = ui.data(|data| data.get_temp::<(u64, egui::Id)>(shown));
    let is_typing = before.is_some_and(|(_, input)| ui.memory(|memory| memory.has_focus(input)));
    let keys = if is_typing { keys(ui, picker, &found) } else { None };
    let field = TextField { value: &picker.search, name: &name, hint: &name, own_undo: true, ..TextField::default() };
    let output = field.show(ui);
    // Once it is there the search takes the keyboard, so that the list is used without a mouse, too.
    if before.is_none_or(|(opened, _)| opened != picker.opened) {
        ui.data_mut(|data| data.insert_temp(shown, (picker.opened, output.input.id)));
        output.input.request_focus();
    }
    let marked = match keys {
        Some(Intent::MarkRecipient(place)) => place,
        _ => picker.marked,
    };
    let has_moved = marked != picker.marked;
    let mut intent = keys.or(output.typed.map(Intent::SearchRecipients));
    if found.is_empty() {
        note(ui, words(language, "window-nothing-found"), Palette::current(ui).faint);
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    let area = ScrollArea::vertical().id_salt("recipients").max_height(240.0);
    area.show_rows(ui, ROW_HEIGHT, found.len(), |ui, range| {
        if has_moved {
            let step = ROW_HEIGHT * (marked as f32 - range.start as f32);
            let top = ui.min_rect().left_top() + vec2(0.0, step);
            ui.scroll_to_rect(Rect::from_min_size(top, vec2(1.0, ROW_HEIGHT)), None);
        }
        for place in range {
            let Some(recipient) = found.get(place) else { break };
            if row_ui(ui, recipient, place == marked) {
                intent = Some(Intent::PickRecipient(recipient.address.clone()));
            }
        }
    });
    intent
}

/// Arrows move the mark and Enter takes what is marked, while the search keeps the keyboard.
fn keys(ui: &mut Ui, picker: &Picker, found: &[&Recipient]) -> Option<Intent> {
    let pressed = |ui: &mut Ui, key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let last = found.len().checked_sub(1)?;
    if pressed(ui, Key::ArrowDown) {
        return Some(Intent::MarkRecipient((picker.marked + 1).min(last)));
    }
    if pressed(ui, Key::ArrowUp) {
        return Some(Intent::MarkRecipient(picker.marked.saturating_sub(1)));
    }
    let chosen = found.get(picker.marked)?;
    pressed(ui, Key::Enter).then(|| Intent::PickRecipient(chosen.address.clone()))
}

/// One recipient; says whether it was clicked.
fn row_ui(ui: &mut Ui, recipient: &Recipient, is_marked: bool) -> bool {
    let palette = Palette::current(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW_HEIGHT), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, is_marked, &recipient.name));
    if is_marked {
        ui.painter().rect_filled(rect, CornerRadius::same(6), palette.accent_tint);
    } else if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, CornerRadius::same(6), palette.hover);
    }
    let mark = egui::pos2(rect.left() + 14.0, rect.center().y);
    let sign = sign(recipient.kind).codepoint;
    ui.painter().text(mark, egui::Align2::CENTER_CENTER, sign, icon(16.0), palette.muted);
    let second = match &recipient.username {
        Some(username) => format!("@{username} · {}", recipient.address),
        None => recipient.address.clone(),
    };
    let line = |words: &str, points, color, width| {
        let format = egui::TextFormat::simple(text(points), color);
        let mut job = egui::text::LayoutJob::single_section(words.to_owned(), format);
        job.wrap = egui::text::TextWrapping::truncate_at_width(width);
        ui.fonts_mut(|fonts| fonts.layout_job(job))
    };
    let room = rect.width() - 30.0 - 10.0;
    // The name first; the address takes what it needs of the rest, at the right.
    let wide = line(&second, size::SMALL, palette.muted, room);
    let whole = line(&recipient.name, size::BODY, palette.text, room);
    let address = match wide.size().x + space::M + whole.size().x <= room {
        true => wide,
        false => line(&recipient.address, size::SMALL, palette.muted, room * 0.6),
    };
    let name = line(&recipient.name, size::BODY, palette.text, room - address.size().x - space::M);
    let at = egui::pos2(rect.left() + 30.0, rect.center().y - name.size().y / 2.0);
    ui.painter().galley(at, name, palette.text);
    let at = egui::pos2(rect.right() - 10.0 - address.size().x, rect.center().y - address.size().y / 2.0);
    ui.painter().galley(at, address, palette.muted);
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
