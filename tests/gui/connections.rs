//! Connections through the window: the list, the form of one, its test, renaming, copies, deleting, proxies.

use crate::support::{Disk, Look, Window, name_of};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::NodeT as _;
use scenogram::connection::{BotServer, Connection, Endpoint, SecretSlot, UserServer};
use scenogram::storage::load_connections;
use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};

const SHOP: &str = "Отдел продаж";

/// A token by its form, of no bot.
pub fn token() -> String {
    format!("1000000:{}", "x".repeat(35))
}

/// A bot whose token the sandbox does not know.
pub fn shop() -> Connection {
    Connection::new(SHOP, Endpoint::Bot(BotServer::Sandbox))
}

/// An address that was free a moment ago: nobody answers there.
fn unanswered() -> SocketAddr {
    let address = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
    address.expect("a loopback port can be had")
}

/// A SOCKS5 proxy (RFC 1928, 1929) that lets everybody in and says of every server that it is reached.
fn open_proxy() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a loopback port can be had");
    let address = listener.local_addr().expect("it has an address");
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            // A client that goes away is not the proxy's business.
            std::thread::spawn(move || let_through(stream));
        }
    });
    address
}

fn let_through(mut stream: TcpStream) -> std::io::Result<()> {
    let mut message = [0; 512];
    let greeting = stream.read(&mut message)?;
    let asks_password = message[..greeting].iter().skip(2).any(|method| *method == 2);
    stream.write_all(&[5, if asks_password { 2 } else { 0 }])?;
    if asks_password {
        let _ = stream.read(&mut message)?;
        stream.write_all(&[1, 0])?;
    }
    let _ = stream.read(&mut message)?;
    stream.write_all(&[5, 0, 0, 1, 127, 0, 0, 1, 0, 80])?;
    // Until the client has gone.
    while stream.read(&mut message)? > 0 {}
    Ok(())
}

fn kept(disk: &Disk) -> Vec<Connection> {
    load_connections(&disk.home()).expect("the connections can be read").connections
}

fn names(disk: &Disk) -> Vec<String> {
    kept(disk).into_iter().map(|connection| connection.name).collect()
}

/// A window in which the bot is kept and the sample is open.
fn open_with_shop(disk: &Disk) -> Window {
    disk.keep(&shop(), &[(SecretSlot::BotToken, &token())]);
    let mut window = Window::open(disk);
    window.click(Role::ListItem, "Заказ готов");
    window.rest();
    window
}

fn open_form(window: &mut Window, name: &str) {
    window.click(Role::ListItem, name);
    window.rest();
    window.assert_shows("Проверить подключение");
}

/// Has a step of the open scenario use the connection.
fn choose_in_step(window: &mut Window, name: &str) {
    window.click(Role::ComboBox, "Подключение");
    window.click(Role::Button, name);
    window.rest();
}

#[track_caller]
fn assert_no_token(window: &Window) {
    let secret = "x".repeat(35);
    assert!(!window.shows(&secret), "{:?}", window.words());
}

#[test]
fn the_list_says_how_each_connection_stands() {
    let disk = Disk::with_samples();
    disk.keep(&shop(), &[(SecretSlot::BotToken, &token())]);
    disk.list(&Connection::new("Касса", Endpoint::Bot(BotServer::Telegram)));
    disk.list(&Connection::new("Личный номер", Endpoint::User(UserServer::Telegram)));
    let window = Window::open(&disk);
    for (name, standing) in [
        ("Песочница · бот", "готово к работе"),
        ("Песочница · пользователь", "готово к работе"),
        (SHOP, "готово к работе"),
        ("Касса", "нет токена"),
        ("Личный номер", "нужен вход"),
    ] {
        let row = window.control(Role::ListItem, name);
        let about = row.accesskit_node().data().description().unwrap_or_default().to_owned();
        assert!(about.contains(standing), "{name}: {about}");
    }
    window.assert_shows("Секреты: хранилище паролей");
}

#[test]
fn a_built_in_connection_is_tested_and_not_changed() {
    let disk = Disk::with_samples();
    let mut window = Window::open(&disk);
    for name in ["Песочница · бот", "Песочница · пользователь"] {
        open_form(&mut window, name);
        window.assert_shows("Встроенное подключение");
        window.click(Role::Button, "Проверить подключение");
        window.wait("the test ends", |window| window.shows("Telegram отвечает"));
        window.assert_shows("Аккаунт");
        window.click(Role::Button, "Закрыть");
        let row = window.control(Role::ListItem, name);
        let about = row.accesskit_node().data().description().unwrap_or_default().to_owned();
        assert!(about.contains("проверено"), "{about}");
    }
}

#[test]
fn a_test_says_which_part_failed_and_keeps_nothing() {
    let disk = Disk::with_samples();
    let mut window = open_with_shop(&disk);
    let before = kept(&disk);
    open_form(&mut window, SHOP);
    window.click(Role::Button, "Проверить подключение");
    window.rest();
    window.assert_shows("Аккаунт");
    window.assert_shows("не признаёт токен");
    assert_no_token(&window);

    window.click(Role::ComboBox, "Сервер");
    window.click(Role::Button, "Свой сервер");
    let address = unanswered();
    window.fill("Адрес", &format!("http://{address}"));
    assert!(!window.shows("не признаёт токен"), "what was tested is another connection");
    window.click(Role::Button, "Проверить подключение");
    window.rest();
    window.assert_shows(&format!("Сервер {address} не принимает соединение: на этом порту ничего не отвечает."));
    assert!(!window.shows("Telegram отвечает"), "{:?}", window.words());
    window.click(Role::Button, "Отмена");
    assert_eq!(kept(&disk), before, "a test keeps nothing");
}

#[test]
fn a_test_is_stopped_at_once() {
    let disk = Disk::with_samples();
    let silent = TcpListener::bind("127.0.0.1:0").expect("a loopback port can be had");
    let url = format!("http://{}", silent.local_addr().expect("it has an address"));
    let bot = Connection::new(SHOP, Endpoint::Bot(BotServer::Own { url }));
    disk.keep(&bot, &[(SecretSlot::BotToken, &token())]);
    let mut window = Window::open(&disk);
    open_form(&mut window, SHOP);
    window.click(Role::Button, "Проверить подключение");
    window.wait("it connects", |window| window.shows("Соединение"));
    window.click(Role::Button, "Остановить");
    window.rest();
    window.assert_shows("Проверка остановлена.");
    assert!(window.is_enabled(Role::Button, "Проверить подключение"));
}

#[test]
fn a_new_name_is_followed_by_scenarios_and_can_be_undone_in_the_open_one() {
    let disk = Disk::with_samples();
    let text = disk.read("get-messages.ron").replace("\"sandbox-bot\"", &format!("{SHOP:?}"));
    disk.write("get-messages.ron", &text);
    let mut window = open_with_shop(&disk);
    choose_in_step(&mut window, SHOP);
    open_form(&mut window, SHOP);
    window.fill("Название", "  ");
    window.assert_shows("Уберите из названия");
    assert!(!window.is_enabled(Role::Button, "Сохранить"));
    window.fill("Название", "sandbox bot");
    window.assert_shows("Подключение с таким названием уже есть");
    window.fill("Название", "Касса");
    window.assert_shows("Переименовать и в сценариях");
    window.assert_shows("«Последние вопросы клиента»");
    window.assert_shows("«Заказ готов», открыт сейчас: 1 шаг");
    window.press(Modifiers::NONE, Key::Enter);
    window.rest();
    window.wait("it is renamed", |window| window.shows("Подключение теперь называется «Касса»"));
    window.rest();
    assert_eq!(names(&disk), ["Касса"]);
    let file = disk.read("get-messages.ron");
    assert!(file.contains("\"Касса\"") && !file.contains(SHOP), "{file}");
    assert!(!disk.read("order-ready.ron").contains("Касса"), "the open one had other changes: it is not saved");
    window.control(Role::ListItem, "Касса");
    assert!(!window.shows("нет подключения") && !window.shows("Нет подключения"), "{:?}", window.words());
    window.press(Modifiers::COMMAND, Key::Z);
    window.rest();
    window.assert_shows("Нет подключения");
}

#[test]
fn a_new_name_alone_leaves_scenarios_as_they_are() {
    let disk = Disk::with_samples();
    let text = disk.read("get-messages.ron").replace("\"sandbox-bot\"", &format!("{SHOP:?}"));
    disk.write("get-messages.ron", &text);
    let mut window = open_with_shop(&disk);
    open_form(&mut window, SHOP);
    window.fill("Название", "Касса");
    window.click(Role::Switch, "Переименовать и в сценариях");
    window.click(Role::Button, "Сохранить");
    window.wait("it is renamed", |window| window.shows("Подключение теперь называется «Касса»"));
    assert_eq!(names(&disk), ["Касса"]);
    assert_eq!(disk.read("get-messages.ron"), text);
}

#[test]
fn a_name_and_a_server_are_changed_together() {
    let disk = Disk::with_samples();
    let mut window = open_with_shop(&disk);
    open_form(&mut window, SHOP);
    assert!(!window.is_enabled(Role::Button, "Сохранить"), "nothing has changed");
    window.fill("Название", "Касса");
    window.click(Role::ComboBox, "Сервер");
    window.click(Role::Button, "Тестовые серверы");
    window.click(Role::Button, "Заменить…");
    window.fill("Токен бота", "12:34");
    window.assert_shows("Токен выглядит как «цифры:35 знаков»");
    assert!(!window.is_enabled(Role::Button, "Сохранить"));
    window.fill("Токен бота", &token());
    assert_no_token(&window);
    window.click(Role::Button, "Сохранить");
    window.wait("it is kept", |window| window.shows("Подключение «Касса» сохранено"));
    let connections = kept(&disk);
    assert_eq!(connections.len(), 1);
    assert_eq!(
        (connections[0].name.as_str(), &connections[0].endpoint),
        ("Касса", &Endpoint::Bot(BotServer::TestServers))
    );
}

#[test]
fn an_account_stays_at_its_server() {
    let disk = Disk::with_samples();
    disk.list(&Connection::new("Личный номер", Endpoint::User(UserServer::TestServers)));
    let mut window = Window::open(&disk);
    open_form(&mut window, "Личный номер");
    window.assert_shows("Тестовые серверы");
    window.assert_shows("Вход действует только на этом сервере.");
    assert!(!window.controls(Role::ComboBox).any(|node| name_of(&node) == "Сервер"), "{:?}", window.words());
}

#[test]
fn a_copy_has_a_name_of_its_own() {
    let disk = Disk::with_samples();
    let mut window = open_with_shop(&disk);
    open_form(&mut window, SHOP);
    window.click(Role::Button, "Создать копию");
    window.wait("the copy is there", |window| window.shows("Отдел продаж — копия"));
    window.rest();
    assert_eq!(window.value("Название"), "Отдел продаж — копия");
    assert_eq!(names(&disk), [SHOP, "Отдел продаж — копия"]);
    window.click(Role::Button, "Отмена");
    let row = window.control(Role::ListItem, "Отдел продаж — копия");
    let about = row.accesskit_node().data().description().unwrap_or_default().to_owned();
    assert!(about.contains("готово"), "it has the token, too: {about}");
}

#[test]
fn before_a_connection_is_deleted_its_uses_are_told() {
    let disk = Disk::with_samples();
    let mut window = open_with_shop(&disk);
    choose_in_step(&mut window, SHOP);
    open_form(&mut window, SHOP);
    window.click(Role::Button, "Удалить…");
    window.rest();
    window.assert_shows("Удалить подключение «Отдел продаж»?");
    window.assert_shows("использует 1 сценарий");
    window.assert_shows("«Заказ готов», открыт сейчас: 1 шаг");
    window.click(Role::Button, "Отмена");
    assert_eq!(names(&disk), [SHOP]);

    open_form(&mut window, SHOP);
    window.click(Role::Button, "Удалить…");
    window.rest();
    window.click(Role::Button, "Удалить");
    window.wait("it is gone", |window| window.shows("Подключение «Отдел продаж» удалено"));
    window.rest();
    assert!(names(&disk).is_empty());
    assert!(!window.controls(Role::ListItem).any(|row| name_of(&row) == SHOP));
    window.assert_shows("Нет подключения");
}

#[test]
fn a_form_that_is_put_out_of_sight_comes_back_as_it_was() {
    let disk = Disk::with_samples();
    let mut window = open_with_shop(&disk);
    open_form(&mut window, SHOP);
    window.fill("Название", "Касса");
    window.press(Modifiers::NONE, Key::Escape);
    window.rest();
    assert!(!window.shows("Проверить подключение"));
    open_form(&mut window, SHOP);
    assert_eq!(window.value("Название"), "Касса");
    window.click(Role::Button, "Отмена");
    open_form(&mut window, SHOP);
    assert_eq!(window.value("Название"), SHOP);
}

#[test]
fn a_proxy_is_checked_tested_and_kept() {
    let disk = Disk::with_samples();
    let mut window = open_with_shop(&disk);
    window.click(Role::Button, "Добавить подключение");
    window.click(Role::Button, "Прокси по умолчанию…");
    window.rest();
    window.click(Role::ComboBox, "Прокси");
    window.click(Role::Button, "Свой прокси");
    window.rest();
    window.fill("Адрес прокси", "a b");
    window.assert_shows("Введите адрес прокси");
    let (silent, open) = (unanswered().port(), open_proxy().port());
    window.fill("Адрес прокси", "127.0.0.1");
    window.fill("Порт", "70000");
    window.assert_shows("Введите порт прокси");
    assert!(!window.is_enabled(Role::Button, "Сохранить"));
    window.fill("Порт", &silent.to_string());
    window.fill("Пользователь", "anna");
    let password = "x".repeat(20);
    window.fill("Пароль", &password);
    assert!(!window.shows(&password), "{:?}", window.words());
    window.click(Role::Button, "Проверить прокси");
    window.rest();
    window.assert_shows(&format!("Прокси 127.0.0.1:{silent} не принимает соединение"));
    assert!(!window.shows("Telegram отвечает"), "{:?}", window.words());
    window.fill("Порт", &open.to_string());
    assert!(!window.shows("не принимает соединение"), "what was tested is another proxy");
    window.click(Role::Button, "Проверить прокси");
    window.rest();
    window.assert_shows("Telegram отвечает: ");
    window.click(Role::Button, "Сохранить");
    window.wait("it is kept", |window| window.shows("Прокси по умолчанию сохранён"));
    let file = load_connections(&disk.home()).expect("the connections can be read");
    let shown = format!("{:?}", file.default_proxy);
    assert!(shown.contains("127.0.0.1") && shown.contains(&open.to_string()) && shown.contains("anna"), "{shown}");
    drop(window);
    let mut window = Window::open(&disk);
    window.click(Role::Button, "Добавить подключение");
    window.click(Role::Button, "Прокси по умолчанию…");
    window.rest();
    assert_eq!((window.value("Адрес прокси").as_str(), window.value("Пользователь").as_str()), ("127.0.0.1", "anna"));
    assert_eq!(window.value("Пароль"), "");
}

#[test]
fn a_scenario_that_names_a_missing_connection_says_so_and_offers_one() {
    let disk = Disk::with_samples();
    let text = disk.read("order-ready.ron").replace("\"sandbox-bot\"", "\"chef-bot\"");
    disk.write("order-ready.ron", &text);
    let mut window = Window::open(&disk);
    window.click(Role::ListItem, "Заказ готов");
    window.rest();
    window.assert_shows("Нет подключения");
    window.assert_shows("chef-bot");
    window.click(Role::Button, "Подключить бота…");
    window.rest();
    window.assert_shows("BotFather");
    window.press(Modifiers::NONE, Key::Escape);
    choose_in_step(&mut window, "Песочница · бот");
    assert!(!window.shows("Нет подключения"), "{:?}", window.words());
}

#[test]
fn a_step_without_its_token_says_what_is_missing() {
    let disk = Disk::with_samples();
    disk.list(&shop());
    let mut window = Window::open_as(&disk, Look::default());
    window.click(Role::ListItem, "Заказ готов");
    choose_in_step(&mut window, SHOP);
    window.assert_shows("У бота нет токена");
    window.click(Role::Button, "Открыть подключение…");
    window.rest();
    window.fill("Токен бота", &token());
    window.click(Role::Button, "Сохранить");
    window.wait("it is kept", |window| window.shows("Подключение «Отдел продаж» сохранено"));
    window.rest();
    assert!(!window.shows("У бота нет токена"), "{:?}", window.words());
}
