//! Who a connection is: initials on a ground of their own, the name, and what else is known.

use super::standing_color;
use crate::backend::ConnectionEntry;
use crate::connection::{AccountCard, ConnectionKind};
use crate::gui::connections::{ServerChoice, Standing};
use crate::gui::state::State;
use crate::gui::theme::{Palette, icon, semibold, size, space, text};
use crate::gui::widgets::small_row;
use crate::texts::{Language, Message, text as words};
use egui::{Align2, RichText, Sense, Ui, vec2};
use egui_material_icons::icons::{ICON_PERSON, ICON_SMART_TOY};

/// Draws the card of a connection with how it stands.
pub fn card_ui(ui: &mut Ui, state: &State, entry: &ConnectionEntry, standing: Standing) {
    let palette = Palette::current(ui);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        let (rect, _) = ui.allocate_exact_size(vec2(40.0, 40.0), Sense::hover());
        ui.painter().circle_filled(rect.center(), 20.0, palette.accent_tint);
        let initials = entry.account().map(|account| initials(&account.name)).unwrap_or_default();
        let (mark, font) = match (initials.as_str(), entry.kind()) {
            ("", ConnectionKind::Bot) => (ICON_SMART_TOY.codepoint, icon(20.0)),
            ("", ConnectionKind::User) => (ICON_PERSON.codepoint, icon(20.0)),
            (initials, _) => (initials, semibold(size::TITLE)),
        };
        ui.painter().text(rect.center(), Align2::CENTER_CENTER, mark, font, palette.accent_text);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.spacing_mut().interact_size.y = 18.0;
            let name = match entry.account() {
                Some(account) => account.name.clone(),
                None => entry.kind().label().show(state.language),
            };
            ui.add(egui::Label::new(RichText::new(name).font(semibold(size::BODY)).color(palette.text)).truncate());
            small_row(ui, |ui| {
                let small = |words: String| RichText::new(words).font(text(size::SMALL));
                if let Some(account) = entry.account() {
                    ui.label(small(account_words(state.language, account)).color(palette.muted));
                }
                let color = standing_color(palette, standing);
                let color = if color == palette.faint { palette.muted } else { color };
                ui.label(small(standing.message().show(state.language)).color(color));
            });
        });
    });
}

/// The name, the id and the data centre, as far as they are known.
pub fn account_words(language: Language, account: &AccountCard) -> String {
    let username = (!account.username.is_empty()).then(|| format!("@{}", account.username));
    let id = Message::new("window-connections-account-id").with("id", account.id.to_string()).show(language);
    let dc = account.dc.map(|dc| Message::new("window-wizard-dc").with("dc", dc.to_string()).show(language));
    username.into_iter().chain([id]).chain(dc).collect::<Vec<_>>().join(" · ")
}

/// The first letters of the first two words.
pub fn initials(name: &str) -> String {
    let firsts = name.split_whitespace().filter_map(|word| word.chars().find(|c| c.is_alphanumeric()));
    firsts.take(2).flat_map(char::to_uppercase).collect()
}

/// Where a connection goes, in words.
pub fn server_words(language: Language, server: ServerChoice) -> String {
    words(
        language,
        match server {
            ServerChoice::Telegram => "window-connections-server-telegram",
            ServerChoice::TestServers => "window-connections-server-test",
            ServerChoice::Own => "window-connections-server-own",
            ServerChoice::Sandbox => "window-connections-server-sandbox",
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_have_initials() {
        for (name, expected) in
            [("Анна Ким", "АК"), ("  shop  ", "S"), ("Отдел продаж бот", "ОП"), ("🙂 Боб", "Б"), ("", "")]
        {
            assert_eq!(initials(name), expected, "{name}");
        }
    }

    #[test]
    fn an_account_is_told_as_far_as_it_is_known() {
        let mut account = AccountCard { id: 17, name: "Анна".into(), ..AccountCard::default() };
        assert_eq!(account_words(Language::English, &account), "ID 17");
        account.username = "anna".into();
        account.dc = Some(2);
        assert_eq!(account_words(Language::English, &account), "@anna · ID 17 · DC 2");
    }
}
