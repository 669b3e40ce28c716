//! The list of connections at the left: how each stands, what can be done with it, and where secrets are kept.

use super::card::{account_words, server_words};
use super::standing_color;
use crate::backend::{ConnectionEntry, ConnectionState, VaultState};
use crate::connection::ConnectionKind;
use crate::gui::connections::{ConnectionsIntent, ServerChoice, Standing, VaultIntent, place_words};
use crate::gui::intent::{Intent, UiCommand};
use crate::gui::sign_in::SignInIntent;
use crate::gui::state::State;
use crate::gui::theme::{Palette, icon, size, space, text};
use crate::gui::token::TokenIntent;
use crate::gui::widgets::{icon_button, keep_focus_in_sight, list_title, note};
use crate::storage::VaultPlace;
use crate::texts::text as words;
use egui::accesskit::Role;
use egui::{
    Align, Align2, Button, CornerRadius, Galley, Layout, Popup, Response, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2,
};
use egui_material_icons::icons::{ICON_ADD, ICON_KEY, ICON_LOCK, ICON_PERSON, ICON_SMART_TOY, ICON_WARNING};
use std::sync::Arc;

const ROW: f32 = 28.0;
/// A row whose words stand below its name.
const TALL_ROW: f32 = 44.0;
/// From the left edge of a row to its name, after the dot.
const NAME: f32 = 26.0;
/// From the end of what a row says to its right edge.
const END: f32 = 8.0;
/// The title above the rows and the line about secrets below them.
const AROUND: f32 = 72.0;

/// The height that the list takes of what is there: as much as it needs, and at most half.
pub fn list_height(ui: &Ui, state: &State, available: f32) -> f32 {
    let rows = state.connections.list.iter().map(|entry| Row::of(ui, state, entry).height() + 2.0).sum::<f32>();
    (AROUND + rows.max(2.0 * (ROW + 2.0))).min(available / 2.0)
}

/// Draws the title, the rows and the line about secrets.
#[must_use]
pub fn connections_list_ui(ui: &mut Ui, state: &State) -> Option<Intent> {
    let mut intent = title_ui(ui, state);
    ui.spacing_mut().item_spacing.y = 2.0;
    let height = (ui.available_height() - 30.0).max(ROW);
    ScrollArea::vertical().id_salt("connections").max_height(height).auto_shrink([false, true]).show(ui, |ui| {
        for entry in &state.connections.list {
            intent = row_ui(ui, state, entry).or(intent.take());
        }
        keep_focus_in_sight(ui);
    });
    ui.add_space(space::XS);
    vault_line_ui(ui, state).or(intent)
}

fn title_ui(ui: &mut Ui, state: &State) -> Option<Intent> {
    let language = state.language;
    ui.horizontal(|ui| {
        ui.add_space(6.0);
        list_title(ui, &words(language, "window-connections"));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let more = icon_button(ui, ICON_ADD, &words(language, "window-connections-add"), true);
            let mut intent = None;
            Popup::menu(&more).show(|ui| {
                for command in [UiCommand::ConnectBot, UiCommand::ConnectUser, UiCommand::ImportToken] {
                    if menu_item(ui, &command.title(language)) {
                        intent = Some(command.into());
                    }
                }
                ui.separator();
                if menu_item(ui, &words(language, "window-connections-default-proxy")) {
                    intent = Some(ConnectionsIntent::OpenDefaultProxy.into());
                }
            });
            intent
        })
        .inner
    })
    .inner
}

fn menu_item(ui: &mut Ui, title: &str) -> bool {
    let clicked = ui.add(Button::new(title).frame(false).min_size(vec2(220.0, 28.0))).clicked();
    if clicked {
        ui.close();
    }
    clicked
}

fn row_ui(ui: &mut Ui, state: &State, entry: &ConnectionEntry) -> Option<Intent> {
    let language = state.language;
    let standing = state.standing(entry);
    let response = draw_row(ui, state, entry, Row::of(ui, state, entry));
    let kind = entry.kind().label().show(language);
    let standing_words = standing.message().show(language);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(format!("{kind}, {standing_words}")));
    let id = &entry.connection.id;
    let mut intent = response.clicked().then(|| ConnectionsIntent::Open(id.clone()).into());
    let response = response.on_hover_text(about(state, entry, standing));
    response.context_menu(|ui| {
        let mut wishes: Vec<(&'static str, Intent)> = vec![
            ("window-connections-open", ConnectionsIntent::Open(id.clone()).into()),
            ("window-connections-test-it", ConnectionsIntent::OpenAndTest(id.clone()).into()),
        ];
        wishes.extend(self::wishes(entry, standing));
        for (title, wish) in wishes {
            if menu_item(ui, &words(language, title)) {
                intent = Some(wish);
            }
        }
    });
    intent
}

/// What else can be done with a connection than to open and to test it, in the menu of its row and in its form.
pub fn wishes(entry: &ConnectionEntry, standing: Standing) -> Vec<(&'static str, Intent)> {
    let id = &entry.connection.id;
    let is_user = entry.kind() == ConnectionKind::User;
    let mut wishes: Vec<(&'static str, Intent)> = Vec::new();
    match standing {
        Standing::Locked => wishes.push(("window-connections-unlock", VaultIntent::Open.into())),
        Standing::Unreadable => wishes.push(("window-connections-mend", VaultIntent::Open.into())),
        _ => {}
    }
    if is_user && entry.state == ConnectionState::Ready {
        wishes.push(("window-connections-token", Intent::Token(TokenIntent::Open(id.clone()))));
    }
    if !entry.is_fixed() {
        if is_user {
            wishes.push(("window-connections-sign-in-again", Intent::SignIn(SignInIntent::OpenFor(id.clone()))));
        }
        wishes.push(("window-connections-duplicate", ConnectionsIntent::Duplicate(id.clone()).into()));
        wishes.push(("window-connections-delete", ConnectionsIntent::AskDelete(id.clone()).into()));
    }
    wishes
}

/// What a row says: the name, and where something is amiss the word for it, beside the name or else below it.
struct Row {
    title: String,
    word: Option<Arc<Galley>>,
    is_tall: bool,
}

impl Row {
    fn of(ui: &Ui, state: &State, entry: &ConnectionEntry) -> Self {
        let palette = Palette::current(ui);
        let standing = state.standing(entry);
        let title = state.connection_title(&entry.connection.name);
        let color = if standing.is_bad() { palette.error } else { palette.faint };
        let word = short_words(standing).map(|id| words(state.language, id));
        let word = word.map(|word| ui.painter().layout_no_wrap(word, text(size::SMALL), color));
        let room = ui.available_width() - NAME - END - space::XS;
        let name = ui.painter().layout_no_wrap(title.clone(), text(size::BODY), palette.text).size().x;
        let is_tall = word.as_ref().is_some_and(|word| name + word.size().x > room);
        Self { title, word, is_tall }
    }

    fn height(&self) -> f32 {
        if self.is_tall { TALL_ROW } else { ROW }
    }
}

fn draw_row(ui: &mut Ui, state: &State, entry: &ConnectionEntry, row: Row) -> Response {
    let palette = Palette::current(ui);
    let standing = state.standing(entry);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), row.height()), Sense::click());
    let is_open = state.connections.form().is_some_and(|form| form.kept.id == entry.connection.id);
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, is_open, &row.title));
    if response.hovered() {
        ui.painter().rect_filled(rect, CornerRadius::same(space::RADIUS), palette.hover);
    }
    if response.has_focus() {
        let stroke = egui::Stroke::new(1.5, palette.accent);
        ui.painter().rect_stroke(rect, space::RADIUS, stroke, egui::StrokeKind::Inside);
    }
    let (left, middle) = (rect.left() + NAME, rect.top() + ROW / 2.0);
    ui.painter().circle_filled(pos2(rect.left() + 12.0, middle), 4.0, standing_color(palette, standing));
    // Where nothing is amiss, the end of the row says of which kind it is; the names of the built-in ones say it.
    let mut end = rect.right() - END;
    match row.word {
        Some(word) if row.is_tall => {
            ui.painter().galley(pos2(left, rect.top() + ROW - 4.0), word, palette.text);
        }
        Some(word) => {
            end -= word.size().x;
            ui.painter().galley(pos2(end, middle - word.size().y / 2.0), word, palette.text);
        }
        None if entry.is_built_in => {}
        None => {
            let mark = match entry.kind() {
                ConnectionKind::Bot => ICON_SMART_TOY,
                ConnectionKind::User => ICON_PERSON,
            };
            let at = pos2(end, middle);
            end = ui.painter().text(at, Align2::RIGHT_CENTER, mark.codepoint, icon(16.0), palette.faint).left();
        }
    }
    let format = egui::TextFormat::simple(text(size::BODY), palette.text);
    let mut job = egui::text::LayoutJob::single_section(row.title, format);
    let end = if row.is_tall { rect.right() - END } else { end - space::XS };
    job.wrap = egui::text::TextWrapping::truncate_at_width((end - left).max(24.0));
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    ui.painter().galley(pos2(left, middle - galley.size().y / 2.0), galley, palette.text);
    response
}

/// The one word of a standing that stands in the row.
fn short_words(standing: Standing) -> Option<&'static str> {
    Some(match standing {
        Standing::TestFailed => "window-connections-short-test-failed",
        Standing::Locked => "window-connections-short-locked",
        Standing::Unreadable => "window-connections-short-unreadable",
        Standing::SignedOut => "window-connections-short-signed-out",
        Standing::NoToken => "window-connections-short-no-token",
        Standing::SandboxDown => "window-connections-short-down",
        Standing::Ready | Standing::Tested | Standing::Checking | Standing::SandboxStarting => return None,
    })
}

/// Who it is, where it goes and how it stands, line by line.
fn about(state: &State, entry: &ConnectionEntry, standing: Standing) -> String {
    let language = state.language;
    let mut lines = Vec::new();
    if let Some(account) = entry.account() {
        lines.push(account.name.clone());
        lines.push(account_words(language, account));
    }
    let (server, address) = ServerChoice::of(&entry.connection.endpoint);
    let server = match &state.sandbox {
        Some(Ok(url)) if server == ServerChoice::Sandbox && entry.kind() == ConnectionKind::Bot => url.clone(),
        Some(Err(message)) if server == ServerChoice::Sandbox => message.show(language),
        _ if address.is_empty() => server_words(language, server),
        _ => address,
    };
    lines.push(server);
    lines.push(standing.message().show(language));
    lines.join("\n")
}

/// Where secrets are kept; a button where something is to be done about it.
fn vault_line_ui(ui: &mut Ui, state: &State) -> Option<Intent> {
    let vault = state.connections.vault.state.as_ref()?;
    let palette = Palette::current(ui);
    let (mark, color) = match vault {
        VaultState::Open(VaultPlace::Keyring | VaultPlace::Passphrase) => (ICON_KEY, palette.faint),
        VaultState::Open(VaultPlace::SessionOnly) | VaultState::NoKeyring { .. } => (ICON_KEY, palette.muted),
        VaultState::Locked => (ICON_LOCK, palette.warning),
        VaultState::Broken(_) => (ICON_WARNING, palette.error),
    };
    let is_done = matches!(vault, VaultState::Open(VaultPlace::Keyring | VaultPlace::Passphrase));
    let title = place_words(vault).show(state.language);
    if is_done {
        ui.horizontal(|ui| {
            ui.spacing_mut().interact_size.y = 20.0;
            ui.add_space(6.0);
            ui.label(egui::RichText::new(mark.codepoint).font(icon(14.0)).color(color));
            note(ui, title, color);
        });
        return None;
    }
    let mark = egui::RichText::new(mark.codepoint).font(icon(14.0)).color(color);
    let label = egui::RichText::new(title).font(text(size::SMALL)).color(color);
    let button = Button::new((mark, label)).frame(false).min_size(vec2(0.0, 20.0)).truncate();
    let response = ui.horizontal(|ui| {
        ui.add_space(6.0);
        ui.add(button).on_hover_cursor(egui::CursorIcon::PointingHand)
    });
    response.inner.clicked().then(|| VaultIntent::Open.into())
}
