//! A bot of one's own: a token that is none is refused, a real one is never shown, no network is told.

use crate::support::{Disk, Window};
use egui::accesskit::Role;
use egui::{Key, Modifiers};

const URL: &str = "Адрес API";
const TOKEN: &str = "Токен бота";

/// A token by its form, of no bot.
fn token() -> String {
    format!("1000000:{}", "x".repeat(35))
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
    // A port that was free a moment ago: nobody answers there.
    let port = std::net::TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
    let port = port.expect("a loopback port can be had").port();
    window.fill(URL, &format!("http://127.0.0.1:{port}"));
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

#[test]
fn the_token_is_typed_at_once_and_taken_by_enter() {
    let disk = Disk::with_samples();
    let mut window = Window::open_sample(&disk);
    open_own_bot(&mut window);
    assert!(window.field(TOKEN).is_focused());
    window.field(TOKEN).type_text("12345:not-a-token");
    window.harness.step();
    window.press(Modifiers::NONE, Key::Enter);
    window.rest();
    window.assert_shows("Свой бот на этот запуск");
    window.fill(URL, "http://127.0.0.1:9");
    window.fill(TOKEN, &token());
    window.press(Modifiers::NONE, Key::Enter);
    window.wait("the bot is there", |window| window.shows("Настоящий Telegram"));
}

#[track_caller]
fn assert_no_token(window: &Window) {
    let secret = "x".repeat(35);
    let shown: Vec<_> = window.words().into_iter().filter(|words| words.contains(&secret)).collect();
    assert!(shown.is_empty(), "{shown:?}");
}
