//! What is asked before a run reaches what is not the sandbox; and that the token of its bot is shown nowhere.

use crate::bot_wizard::{assert_no_token, connect_real_bot};
use crate::support::{Disk, Window};
use egui::accesskit::Role;

/// What the bot is called.
const BOT: &str = "Мой бот";

fn open(disk: &Disk, scenario: &str) -> Window {
    let mut window = Window::open(disk);
    window.click(Role::ListItem, scenario);
    window.rest();
    window
}

/// Points the selected step at a bot that is not the sandbox's, as far as the program knows, and chooses real runs.
fn use_real_bot(window: &mut Window) {
    connect_real_bot(window, BOT);
    window.click(Role::Tab, "Тестовый запуск");
    window.click(Role::RadioButton, "Выполнить");
}

/// The beginning of a step that sends.
const NOTE: &str = r#"Telegram(id: "note", kind: Bot, connection: "Мой бот",
    action: SendMessage(peer: Text("2"), text: Text("Есть вопросы")),"#;

const SENDS: &str = "Выполнить в настоящем Telegram?";
const READS: &str = "Прочитать обновления настоящего бота?";

#[test]
fn a_real_run_is_asked_about_and_its_token_is_shown_nowhere() {
    let disk = Disk::with_samples();
    let mut window = Window::open_sample(&disk);
    connect_real_bot(&mut window, BOT);
    assert_no_token(&window);
    window.run();
    window.assert_shows("Проверено");
    assert_no_token(&window);
    window.click(Role::Tab, "Тестовый запуск");
    window.click(Role::RadioButton, "Выполнить");
    window.run();
    window.assert_shows(SENDS);
    window.assert_shows("Получатель: 2");
    window.click(Role::Button, "Да, выполнить");
    window.rest();
    window.assert_shows("Выполнено");
    assert_no_token(&window);
    window.save();
    assert_no_token(&window);
    assert!(disk.read("order-ready.ron").contains("connection: \"Мой бот\""));
}

#[test]
fn a_bots_updates_are_asked_about_once_and_not_as_if_something_were_sent() {
    let disk = Disk::with_samples();
    let mut window = open(&disk, "Последние вопросы клиента");
    use_real_bot(&mut window);
    window.run();
    window.assert_shows(READS);
    window.assert_shows("Чтение ничего не отправляет");
    window.assert_shows("«Мой бот»");
    assert!(!window.shows(SENDS) && !window.shows("Получатель"), "{:?}", window.words());
    window.click(Role::Button, "Отмена");
    window.run();
    window.click(Role::Button, "Да, прочитать");
    window.rest();
    window.assert_shows("Выполнено");
    window.run();
    assert!(!window.shows(READS), "it asks once");
}

#[test]
fn what_only_reads_and_costs_nobody_anything_is_not_asked_about() {
    let disk = Disk::with_samples();
    let mut window = open(&disk, "Профиль клиента и группы");
    use_real_bot(&mut window);
    window.run();
    window.assert_shows("Выполнено");
    assert!(!window.shows(SENDS) && !window.shows(READS), "{:?}", window.words());
}

#[test]
fn a_run_that_sends_and_reads_is_asked_about_both() {
    let disk = Disk::with_samples();
    let next = "next: \"questions-user\"";
    let both = disk.read("get-messages.ron").replace(next, "next: \"note\"");
    let both = both.replace("        End(id: \"end\")", &format!("{NOTE} {next}),\n        End(id: \"end\")"));
    disk.write("get-messages.ron", &both);
    let mut window = open(&disk, "Последние вопросы клиента");
    use_real_bot(&mut window);
    window.press(egui::Modifiers::COMMAND | egui::Modifiers::SHIFT, egui::Key::Enter);
    window.rest();
    window.assert_shows(SENDS);
    window.assert_shows("Получатель заранее неизвестен");
    window.assert_shows("её опрос прервётся");
}
