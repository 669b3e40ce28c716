//! The wizard that connects a bot: the whole way with the sandbox's bot, tokens that are none, a wrong one, a server that
//! nobody answers at, and closing half-way. No token is ever shown.

use crate::support::{Disk, Window, name_of};
use egui::accesskit::{Role, Toggled};
use egui::{Key, Modifiers};
use egui_kittest::kittest::NodeT as _;

const TOKEN: &str = "Токен бота";
const NAME: &str = "Название подключения";
const URL: &str = "Адрес своего сервера Bot API";

/// A token by its form, of no bot.
pub fn token() -> String {
    format!("1000000:{}", "x".repeat(35))
}

/// An address with a port that was free a moment ago: nobody answers there.
fn unanswered() -> String {
    let port = std::net::TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
    format!("http://127.0.0.1:{}", port.expect("a loopback port can be had").port())
}

/// The token of the sandbox's bot in this window.
fn sandbox_token(window: &Window) -> String {
    let facts = window.harness.state().state().sandbox_facts.clone();
    facts.map(|facts| facts.bot_token.expose().to_owned()).expect("the sandbox serves")
}

pub fn open_wizard(window: &mut Window) {
    window.choose("Подключения", "Подключить бота…");
    window.rest();
    window.assert_shows("Откройте в Telegram чат с @BotFather");
}

fn choose_server(window: &mut Window, server: &str) {
    window.click(Role::DisclosureTriangle, "Сервер");
    window.click(Role::RadioButton, server);
    window.rest();
}

fn go_on(window: &mut Window) {
    window.push("Продолжить");
}

/// Connects the sandbox's bot as if its server were one of one's own, and has the selected step use it: for the program
/// that is a real one.
pub fn connect_real_bot(window: &mut Window, name: &str) {
    open_wizard(window);
    choose_server(window, "Песочница");
    window.click(Role::Button, "Взять токен бота песочницы");
    window.click(Role::RadioButton, "Свой");
    let url = window.harness.state().state().sandbox.clone();
    window.fill(URL, &url.and_then(Result::ok).expect("the sandbox serves"));
    go_on(window);
    window.wait("the bot is seen", |window| window.shows("Вот этот бот"));
    go_on(window);
    window.fill(NAME, name);
    window.click(Role::Button, "Сохранить");
    window.wait("the bot is kept", |window| window.shows("Бот подключён"));
    window.rest();
    window.push("Использовать в этом шаге");
}

/// Neither the sandbox's token nor one of the tests' own stands anywhere in the window.
#[track_caller]
pub fn assert_no_token(window: &Window) {
    let ours = "x".repeat(35);
    let token = sandbox_token(window);
    let key = token.split_once(':').map(|(_, key)| key.to_owned()).expect("a token has a colon");
    let is_secret = |words: &String| words.contains(&ours) || words.contains(&key);
    let shown: Vec<_> = window.words().into_iter().filter(is_secret).collect();
    assert!(shown.is_empty(), "{shown:?}");
}

#[test]
fn the_sandboxs_bot_is_connected_and_then_runs_a_step() {
    let disk = Disk::with_samples();
    let mut window = Window::open_sample(&disk);
    open_wizard(&mut window);
    assert!(!window.is_enabled(Role::Button, "Продолжить"));
    choose_server(&mut window, "Песочница");
    window.push("Взять токен бота песочницы");
    window.assert_shows("Похоже на токен");
    assert_no_token(&window);

    go_on(&mut window);
    window.assert_shows("Вот этот бот");
    window.assert_shows("Кому он может писать");
    window.assert_shows("Людям, которые нажали «Запустить»");
    assert_no_token(&window);

    go_on(&mut window);
    window.assert_shows("Ваш чат");
    assert!(!window.value(NAME).is_empty(), "a name is proposed");
    window.fill(NAME, "Отдел продаж");
    window.click(Role::Button, "Сохранить");
    window.wait("the bot is kept", |window| window.shows("Бот подключён"));
    window.rest();
    window.assert_shows("Подключение «Отдел продаж» сохранено");
    window.assert_shows("Уведомить клиента");
    window.push("Использовать в этом шаге");
    window.control(Role::ListItem, "Отдел продаж");
    window.run();
    window.assert_shows("Выполнено");
    assert_no_token(&window);
    window.save();
    assert!(disk.read("order-ready.ron").contains("connection: \"Отдел продаж\""));

    // It can be undone like any other change.
    window.press(Modifiers::COMMAND, Key::Z);
    window.rest();
    window.save();
    assert!(!disk.read("order-ready.ron").contains("Отдел продаж"));
}

#[test]
fn chats_that_wrote_to_the_bot_are_listed_and_one_is_chosen() {
    let disk = Disk::with_samples();
    let mut window = Window::open_sample(&disk);
    open_wizard(&mut window);
    choose_server(&mut window, "Песочница");
    window.click(Role::Button, "Взять токен бота песочницы");
    go_on(&mut window);
    go_on(&mut window);
    window.assert_shows("Обновить");
    let chat = window.controls(Role::RadioButton).map(|node| name_of(&node)).find(|name| name.contains(", ID "));
    let chat = chat.unwrap_or_else(|| panic!("somebody has written to the bot:\n{}", window.words().join("\n")));
    window.click(Role::RadioButton, &chat);
    window.rest();
    window.push("Обновить");
    let chosen = window.control(Role::RadioButton, &chat);
    assert_eq!(
        chosen.accesskit_node().toggled(),
        Some(Toggled::True),
        "the updates stay pending, the choice stays too"
    );
    window.click(Role::Button, "Сохранить");
    window.wait("the bot is kept", |window| window.shows("Бот подключён"));
    let (title, id) = chat.split_once(", ID ").expect("it was found by its id");
    window.assert_shows(&format!("Чат «{title}» будет первым в списке получателей."));

    // And so it is.
    window.rest();
    window.push("Использовать в этом шаге");
    window.push("Диалог: выбрать из списка");
    window.press(Modifiers::NONE, Key::Enter);
    window.rest();
    assert_eq!(window.value("Диалог"), id);
}

#[test]
fn what_is_wrong_with_a_token_is_told_while_it_is_typed() {
    let disk = Disk::with_samples();
    let mut window = Window::open(&disk);
    open_wizard(&mut window);
    for (typed, sentence) in [
        ("12345", "должно быть двоеточие"),
        ("12345:abc", "После двоеточия 3 знака из 35"),
        ("12345:abc def", "пробел или перенос строки"),
        ("@shop_bot", "Это имя бота"),
    ] {
        window.fill(TOKEN, typed);
        window.assert_shows(sentence);
        assert!(!window.is_enabled(Role::Button, "Продолжить"), "{typed}");
        assert!(!window.shows(typed), "{typed} is shown");
    }
    window.fill(TOKEN, &"deadbeef".repeat(4));
    window.assert_shows("Это похоже на API hash");
    window.fill(TOKEN, &format!("1{}", "Ab0_".repeat(88)));
    window.assert_shows("Это похоже на строку сессии");
    window.fill(TOKEN, &token());
    window.assert_shows("Похоже на токен");
    assert!(window.is_enabled(Role::Button, "Продолжить"));
    assert_no_token(&window);
}

#[test]
fn a_wrong_token_is_told_and_can_be_replaced() {
    let disk = Disk::with_samples();
    let mut window = Window::open(&disk);
    open_wizard(&mut window);
    choose_server(&mut window, "Песочница");
    window.fill(TOKEN, &token());
    go_on(&mut window);
    window.assert_shows("Telegram не признаёт токен");
    window.assert_shows("Откройте в Telegram чат с @BotFather");
    assert_no_token(&window);
    let right = sandbox_token(&window);
    window.fill(TOKEN, &right);
    assert!(!window.shows("Telegram не признаёт токен"), "what was wrong of the other token is of no use");
    go_on(&mut window);
    window.assert_shows("Вот этот бот");
}

#[test]
fn a_server_that_nobody_answers_at_is_told() {
    let disk = Disk::with_samples();
    let mut window = Window::open(&disk);
    open_wizard(&mut window);
    choose_server(&mut window, "Свой");
    window.fill(TOKEN, &token());
    window.fill(URL, "nowhere");
    window.assert_shows("Это не адрес сервера Bot API");
    assert!(!window.is_enabled(Role::Button, "Продолжить"));
    window.fill(URL, &unanswered());
    go_on(&mut window);
    window.assert_shows("Не удалось связаться с сервером, ничего не отправлено.");
    assert!(!window.shows("Вот этот бот"));
    assert!(window.is_enabled(Role::Button, "Продолжить"), "it can be tried again");
    assert_no_token(&window);
}

#[test]
fn an_answer_that_does_not_come_can_be_given_up() {
    let disk = Disk::with_samples();
    let mut window = Window::open(&disk);
    // It takes connections and says nothing.
    let silent = std::net::TcpListener::bind("127.0.0.1:0").expect("a loopback port can be had");
    let address = silent.local_addr().expect("it has an address");
    open_wizard(&mut window);
    choose_server(&mut window, "Свой");
    window.fill(TOKEN, &token());
    window.fill(URL, &format!("http://{address}"));
    window.click(Role::Button, "Продолжить");
    window.assert_shows("Спрашиваем, чей это токен");
    window.push("Остановить");
    assert!(!window.shows("Спрашиваем, чей это токен"));
    assert!(window.is_enabled(Role::Button, "Продолжить"));
}

#[test]
fn what_was_typed_is_there_again_after_a_close_by_mistake() {
    let disk = Disk::with_samples();
    let mut window = Window::open(&disk);
    open_wizard(&mut window);
    choose_server(&mut window, "Песочница");
    window.push("Взять токен бота песочницы");
    window.press(Modifiers::NONE, Key::Escape);
    window.rest();
    assert!(!window.shows("Откройте в Telegram чат с @BotFather"));
    open_wizard(&mut window);
    window.assert_shows("Похоже на токен");
    go_on(&mut window);
    window.assert_shows("Вот этот бот");
    window.push("Скрыть окно");
    assert!(!window.shows("Вот этот бот"));
    window.choose("Подключения", "Подключить бота…");
    window.rest();
    window.assert_shows("Вот этот бот");
    window.push("Назад");
    window.assert_shows("Похоже на токен");

    window.push("Отмена");
    window.assert_shows("Прервать подключение бота?");
    window.push("Продолжить подключение");
    window.assert_shows("Похоже на токен");
    window.click(Role::Button, "Отмена");
    window.push("Прервать");
    open_wizard(&mut window);
    assert!(!window.shows("Похоже на токен"));
    // Nothing was typed: nothing is asked.
    window.push("Отмена");
    assert!(!window.shows("Прервать подключение бота?") && !window.shows("@BotFather"));
}

#[test]
fn the_wizard_is_gone_through_by_keyboard() {
    let disk = Disk::with_samples();
    let mut window = Window::open_sample(&disk);
    open_wizard(&mut window);
    choose_server(&mut window, "Песочница");
    window.press(Modifiers::NONE, Key::Escape);
    window.rest();
    open_wizard(&mut window);
    assert!(window.field(TOKEN).is_focused());
    let right = sandbox_token(&window);
    window.field(TOKEN).type_text(&right);
    window.rest();
    for page in ["Вот этот бот", "Ваш чат", "Бот подключён"] {
        window.press(Modifiers::NONE, Key::Enter);
        window.rest();
        window.wait(page, |window| window.shows(page));
        window.rest();
    }
    window.press(Modifiers::NONE, Key::Enter);
    window.rest();
    assert!(!window.shows("Бот подключён"));
    window.press(Modifiers::COMMAND, Key::S);
    window.rest();
    assert_eq!(disk.read("order-ready.ron").matches("connection: \"sandbox-bot\"").count(), 1);
}
