//! The windows of connections and of the vault as pictures.

use crate::connections::{shop, token};
use crate::pictures::picture;
use crate::support::{Disk, LARGE, Look, SMALL, Window};
use egui::Theme;
use egui::accesskit::Role;
use egui_kittest::SnapshotResults;
use scenogram::connection::{AccountCard, BotServer, Connection, Endpoint, SecretSlot, UserServer};
use scenogram::storage::NoKeyring;
use scenogram::texts::{Language, text};

const LOOKS: [(&str, Language, Theme, [f32; 2]); 2] = [
    ("ru-light-1280x800", Language::Russian, Theme::Light, LARGE),
    ("en-dark-1024x640", Language::English, Theme::Dark, SMALL),
];

/// A folder with a bot, an account that is signed out, and a bot whose test will fail.
fn disk() -> Disk {
    let disk = Disk::with_samples();
    let mut bot = shop();
    bot.account =
        Some(AccountCard {
            id: 1_000_000, name: "Магазин Ромашка".into(), username: "romashka_bot".into(), dc: None
        });
    disk.keep(&bot, &[(SecretSlot::BotToken, &token())]);
    disk.list(&Connection::new("Личный номер", Endpoint::User(UserServer::Telegram)));
    disk.list(&Connection::new("Служба доставки по всему городу", Endpoint::Bot(BotServer::Telegram)));
    disk
}

fn open(language: Language, theme: Theme, size: [f32; 2], keyring: bool) -> (Disk, Window) {
    let disk = disk();
    let look = Look { language, theme, size };
    let mut window = match keyring {
        true => Window::open_as(&disk, look),
        false => Window::open_with_keyring(&disk, look, NoKeyring),
    };
    window.click(Role::ListItem, "Заказ готов");
    window.rest();
    (disk, window)
}

#[test]
fn pictures_of_the_form_of_a_connection() {
    let mut results = SnapshotResults::new();
    for (look, language, theme, size) in LOOKS {
        let words = |id: &'static str| text(language, id);
        let (_disk, mut window) = open(language, theme, size, true);
        window.click(Role::ListItem, "Отдел продаж");
        window.click(Role::Button, &words("window-connections-test-connection"));
        window.rest();
        results.add(picture(&mut window, &format!("connection-tested-{look}")));
        window.click(Role::ComboBox, &words("window-connections-proxy"));
        window.click(Role::Button, &words("window-connections-proxy-own"));
        window.fill(&words("window-connections-proxy-host"), "proxy.example.com");
        window.fill(&words("window-connections-name"), "sandbox bot");
        results.add(picture(&mut window, &format!("connection-changed-{look}")));
        window.click(Role::Button, &words("window-cancel"));
        window.click(Role::ListItem, "Отдел продаж");
        window.click(Role::Button, &words("window-connections-delete"));
        window.rest();
        results.add(picture(&mut window, &format!("connection-delete-{look}")));
    }
}

#[test]
fn pictures_of_the_vault() {
    let mut results = SnapshotResults::new();
    for (look, language, theme, size) in LOOKS {
        let words = |id: &'static str| text(language, id);
        let (_disk, mut window) = open(language, theme, size, false);
        window.click(Role::Button, &words("window-vault-place-broken"));
        window.rest();
        results.add(picture(&mut window, &format!("vault-broken-{look}")));
        let disk = Disk::with_samples();
        let look_at = Look { language, theme, size };
        let mut window = Window::open_with_keyring(&disk, look_at, NoKeyring);
        window.click(Role::ListItem, "Заказ готов");
        window.rest();
        window.click(Role::Button, &words("window-vault-place-none"));
        window.rest();
        window.fill(&words("window-vault-new-passphrase"), "moonlight");
        results.add(picture(&mut window, &format!("vault-choose-{look}")));
    }
}
