//! A bot of one's own: a token that is none is refused, a real one is never shown, no network is told; and what is
//! asked before a run reaches the real Telegram.

use crate::support::{Disk, Window};
use egui::accesskit::Role;

const URL: &str = "Адрес API";
const TOKEN: &str = "Токен бота";

/// A token by its form, of no bot.
fn token() -> String {
    format!("1000000:{}", "x".repeat(35))
}

/// An address with a port that was free a moment ago: nobody answers there.
fn unanswered() -> String {
    let port = std::net::TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
    format!("http://127.0.0.1:{}", port.expect("a loopback port can be had").port())
}

fn open_own_bot(window: &mut Window) {
    window.click(Role::Button, "Попробовать своего бота…");
    window.rest();
    window.assert_shows("Свой бот на этот запуск");
}

#[test]
fn a_malformed_token_is_refused_and_not_shown() {
    let disk = Disk::with_samples();
    let mut window = Window::open_sample(&disk);
    open_own_bot(&mut window);
    let malformed = "12345:not-a-token";
    window.fill(TOKEN, malformed);
    window.assert_shows("Токен выглядит как «цифры:35 знаков».");
    assert!(!window.is_enabled(Role::Button, "Использовать"));
    window.click(Role::Button, "Использовать");
    window.assert_shows("Свой бот на этот запуск");
    assert!(!window.shows(malformed), "{:?}", window.words());
    assert!(!window.shows("not-a-token"), "{:?}", window.words());
}

#[test]
fn a_bot_that_cannot_be_reached_is_told_and_its_token_is_shown_nowhere() {
    let disk = Disk::with_samples();
    let mut window = Window::open_sample(&disk);
    open_own_bot(&mut window);
    window.fill(URL, &unanswered());
    window.fill(TOKEN, &token());
    assert_no_token(&window);
    window.click(Role::Button, "Использовать");
    window.wait("the bot is there", |window| window.shows("Настоящий Telegram"));
    window.rest();
    window.assert_shows("Свой бот подключён.");
    assert_no_token(&window);

    window.run();
    window.assert_shows("Проверено");
    assert_no_token(&window);
    window.click(Role::RadioButton, "Выполнить");
    window.run();
    window.assert_shows("Выполнить в настоящем Telegram?");
    window.assert_shows("Получатель: 2");
    window.click(Role::Button, "Да, выполнить");
    window.rest();
    window.assert_shows("Ошибка");
    assert_no_token(&window);
    window.save();
    assert_no_token(&window);
    assert!(!disk.read("order-ready.ron").contains(&token()));
}

/// Points the selected step at a bot of one's own that nobody answers for, and chooses real runs.
fn use_own_bot(window: &mut Window) {
    open_own_bot(window);
    window.fill(URL, &unanswered());
    window.fill(TOKEN, &token());
    window.click(Role::Button, "Использовать");
    window.wait("the bot is there", |window| window.shows("Настоящий Telegram"));
    window.rest();
    window.click(Role::RadioButton, "Выполнить");
}

fn open(disk: &Disk, scenario: &str) -> Window {
    let mut window = Window::open(disk);
    window.click(Role::ListItem, scenario);
    window.rest();
    window
}

/// The beginning of a step that sends.
const NOTE: &str = r#"Telegram(id: "note", kind: Bot, connection: "own-bot",
    action: SendMessage(peer: Text("2"), text: Text("Есть вопросы")),"#;

const SENDS: &str = "Выполнить в настоящем Telegram?";
const READS: &str = "Прочитать обновления настоящего бота?";

#[test]
fn a_bots_updates_are_asked_about_once_and_not_as_if_something_were_sent() {
    let disk = Disk::with_samples();
    let mut window = open(&disk, "Последние вопросы клиента");
    use_own_bot(&mut window);
    window.run();
    window.assert_shows(READS);
    window.assert_shows("Чтение ничего не отправляет");
    window.assert_shows("«own-bot»");
    assert!(!window.shows(SENDS) && !window.shows("Получатель"), "{:?}", window.words());
    window.click(Role::Button, "Отмена");
    window.run();
    window.click(Role::Button, "Да, прочитать");
    window.rest();
    window.assert_shows("Ошибка");
    window.run();
    assert!(!window.shows(READS), "it asks once");
}

#[test]
fn what_only_reads_and_costs_nobody_anything_is_not_asked_about() {
    let disk = Disk::with_samples();
    let mut window = open(&disk, "Профиль клиента и группы");
    use_own_bot(&mut window);
    window.run();
    window.assert_shows("Ошибка");
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
    use_own_bot(&mut window);
    window.press(egui::Modifiers::COMMAND | egui::Modifiers::SHIFT, egui::Key::Enter);
    window.rest();
    window.assert_shows(SENDS);
    window.assert_shows("Получатель заранее неизвестен");
    window.assert_shows("её опрос прервётся");
}

#[track_caller]
fn assert_no_token(window: &Window) {
    let secret = "x".repeat(35);
    let shown: Vec<_> = window.words().into_iter().filter(|words| words.contains(&secret)).collect();
    assert!(shown.is_empty(), "{shown:?}");
}
