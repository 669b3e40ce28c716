//! Choosing a recipient from the list beside a field.

use crate::support::{Disk, Window, name_of};
use egui::accesskit::{Role, Toggled};
use egui::{Key, Modifiers};
use egui_kittest::kittest::NodeT as _;
use scenogram::connection::{BotServer, Connection, Endpoint, SecretSlot};

const OPEN: &str = "Диалог: выбрать из списка";

#[test]
fn a_recipient_is_picked_with_two_clicks() {
    let disk = Disk::with_samples();
    let mut window = Window::open_sample(&disk);
    window.click(Role::Button, OPEN);
    window.rest();
    window.click(Role::ListItem, "Операторы");
    window.rest();
    assert_eq!(window.value("Диалог"), "-1001000000001");
    window.control(Role::Switch, "Диалог: текст");
    assert!(!window.shows("Найти по имени или ID…"), "the list is closed");
    window.run();
    window.assert_shows("Выполнено");
}

#[test]
fn the_list_is_searched() {
    let disk = Disk::with_samples();
    let mut window = Window::open_sample(&disk);
    window.click(Role::Button, OPEN);
    window.rest();
    assert!(window.field("Найти по имени или ID…").is_focused(), "the keyboard is at the search");
    window.fill("Найти по имени или ID…", "опер");
    window.control(Role::ListItem, "Операторы");
    assert!(!window.shows("Склад"));
    window.fill("Найти по имени или ID…", "никого такого");
    window.assert_shows("Ничего не найдено.");
}

#[test]
fn the_list_is_used_by_keyboard() {
    let disk = Disk::with_samples();
    let mut window = Window::open_sample(&disk);
    window.click(Role::Button, OPEN);
    window.rest();
    let names = |window: &Window| -> Vec<String> {
        let rows = window.controls(Role::ListItem).filter(|row| row.accesskit_node().toggled() == Some(Toggled::True));
        rows.map(|row| name_of(&row)).filter(|name| name != "Заказ готов").collect()
    };
    let first = names(&window);
    assert_eq!(first.len(), 1, "{first:?}");
    window.press(Modifiers::NONE, Key::ArrowDown);
    window.rest();
    assert_ne!(names(&window), first, "the mark has moved");
    window.press(Modifiers::NONE, Key::ArrowUp);
    window.rest();
    assert_eq!(names(&window), first);
    window.fill("Найти по имени или ID…", "опер");
    assert_eq!(names(&window), ["Операторы"], "the only match is marked by itself");
    window.press(Modifiers::NONE, Key::Enter);
    window.rest();
    assert_eq!(window.value("Диалог"), "-1001000000001");
    assert!(!window.shows("Найти по имени или ID…"), "the list is closed");
}

#[test]
fn a_user_is_offered_the_chat_with_oneself_first() {
    let disk = Disk::with_samples();
    let mut window = Window::open_sample(&disk);
    window.click(Role::RadioButton, "Пользователь");
    window.rest();
    window.click(Role::Button, OPEN);
    window.rest();
    window.press(Modifiers::NONE, Key::Enter);
    window.rest();
    assert_eq!(window.value("Диалог"), "me");
}

#[test]
fn a_real_bot_is_asked_about_first_and_its_error_stands_in_the_list() {
    let disk = Disk::with_samples();
    // A port that was free a moment ago: nobody answers there.
    let port = std::net::TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
    let url = format!("http://{}", port.expect("a loopback port can be had"));
    let bot = Connection::new("Отдел продаж", Endpoint::Bot(BotServer::Own { url }));
    disk.keep(&bot, &[(SecretSlot::BotToken, &format!("1000000:{}", "x".repeat(35)))]);
    let mut window = Window::open_sample(&disk);
    window.click(Role::ComboBox, "Подключение");
    window.click(Role::Button, "Отдел продаж");
    window.rest();

    window.click(Role::Button, OPEN);
    window.assert_shows("её опрос прервётся");
    window.click(Role::Button, "Показать чаты");
    window.rest();
    window.assert_shows("Не удалось связаться с сервером");
    window.press(egui::Modifiers::NONE, egui::Key::Escape);
    window.rest();
    assert!(!window.shows("Не удалось связаться с сервером"), "the list is closed");
    window.click(Role::Button, OPEN);
    window.rest();
    assert!(!window.shows("её опрос прервётся"), "it asks once");
}
