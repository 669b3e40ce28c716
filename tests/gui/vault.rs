//! Where secrets are kept, through the window: no keyring, a passphrase, this start only, a file that cannot be read.

use crate::connections::{shop, token};
use crate::support::{Disk, Look, Window};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::NodeT as _;
use scenogram::connection::SecretSlot;
use scenogram::storage::{MemoryKeyring, NoKeyring};
use std::fs;

const SHOP: &str = "Отдел продаж";

fn open_without_keyring(disk: &Disk) -> Window {
    Window::open_with_keyring(disk, Look::default(), NoKeyring)
}

/// Gives the bot a token, which has to be kept somewhere.
fn give_token(window: &mut Window) {
    window.click(Role::ListItem, SHOP);
    window.rest();
    window.fill("Токен бота", &token());
    window.click(Role::Button, "Сохранить");
    window.rest();
}

fn standing(window: &Window) -> String {
    let row = window.control(Role::ListItem, SHOP);
    row.accesskit_node().data().description().unwrap_or_default().to_owned()
}

#[test]
fn without_a_keyring_a_passphrase_is_offered_and_asked_for_at_the_next_start() {
    let disk = Disk::with_samples();
    disk.list(&shop());
    let mut window = open_without_keyring(&disk);
    give_token(&mut window);
    window.assert_shows("Где хранить секреты?");
    let passphrase = format!("{} трамвай", "синий ".repeat(2));
    window.fill("Парольная фраза", "короткий"[..10].trim());
    window.assert_shows("Нужно не меньше 8 символов.");
    assert!(!window.is_enabled(Role::Button, "Защитить"));
    window.fill("Парольная фраза", &passphrase);
    window.assert_shows("фраза.");
    window.fill("Парольная фраза ещё раз", "синий");
    window.assert_shows("Фразы не совпадают.");
    assert!(!window.is_enabled(Role::Button, "Защитить"));
    window.fill("Парольная фраза ещё раз", &passphrase);
    assert!(!window.shows(&passphrase), "{:?}", window.words());
    window.click(Role::Button, "Защитить");
    window.wait("what was wished is done", |window| window.shows("Подключение «Отдел продаж» сохранено"));
    window.rest();
    window.assert_shows("Секреты: парольная фраза");
    assert!(standing(&window).contains("готово"), "{}", standing(&window));
    drop(window);

    let mut window = open_without_keyring(&disk);
    window.assert_shows("Секреты закрыты");
    assert!(standing(&window).contains("закрыто парольной фразой"), "{}", standing(&window));
    window.click(Role::Button, "Секреты закрыты");
    window.rest();
    window.fill("Парольная фраза", "не тот пароль");
    window.press(Modifiers::NONE, Key::Enter);
    window.wait("it is told", |window| window.shows("Парольная фраза не подходит. Проверьте раскладку и Caps Lock"));
    window.rest();
    assert_eq!(window.value("Парольная фраза"), "", "it is typed anew");
    assert!(standing(&window).contains("закрыто парольной фразой"), "{}", standing(&window));
    window.fill("Парольная фраза", &passphrase);
    window.click(Role::Button, "Открыть");
    window.wait("it opens", |window| window.shows("Секреты: парольная фраза"));
    window.rest();
    assert!(standing(&window).contains("готово"), "{}", standing(&window));
}

#[test]
fn without_a_keyring_secrets_can_be_kept_for_this_start_only() {
    let disk = Disk::with_samples();
    disk.list(&shop());
    let mut window = open_without_keyring(&disk);
    window.assert_shows("Где хранить секреты?");
    give_token(&mut window);
    window.click(Role::RadioButton, "Только до закрытия программы");
    window.click(Role::Button, "Продолжить без сохранения");
    window.wait("what was wished is done", |window| window.shows("Подключение «Отдел продаж» сохранено"));
    window.rest();
    window.assert_shows("Секреты: до закрытия");
    assert!(!disk.home().vault_file().exists(), "nothing of it reaches the disk");
    drop(window);
    let window = open_without_keyring(&disk);
    assert!(standing(&window).contains("нет токена"), "{}", standing(&window));
}

#[test]
fn a_vault_that_is_not_chosen_keeps_the_form_as_it_was() {
    let disk = Disk::with_samples();
    disk.list(&shop());
    let mut window = open_without_keyring(&disk);
    give_token(&mut window);
    window.assert_shows("Где хранить секреты?");
    window.press(Modifiers::NONE, Key::Escape);
    window.rest();
    window.assert_shows("Проверить подключение");
    assert!(window.is_enabled(Role::Button, "Сохранить"), "what was typed is still there");
    assert!(standing(&window).contains("нет токена"), "{}", standing(&window));
}

#[test]
fn a_damaged_file_is_told_and_set_aside_only_on_purpose() {
    let disk = Disk::with_samples();
    disk.keep(&shop(), &[(SecretSlot::BotToken, &token())]);
    let file = disk.home().vault_file();
    let mut bytes = fs::read(&file).expect("the vault is there");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&file, &bytes).expect("the vault can be written");
    let mut window = Window::open(&disk);
    assert!(standing(&window).contains("секреты не читаются"), "{}", standing(&window));
    window.click(Role::ListItem, SHOP);
    window.rest();
    assert!(!window.shows("сохранён"), "nobody knows: {:?}", window.words());
    window.click(Role::Button, "Что делать…");
    window.rest();
    window.assert_shows("Файл с секретами повреждён");
    window.assert_shows("Файл оставлен как есть.");
    window.click(Role::Button, "Проверить ещё раз");
    window.rest();
    window.assert_shows("Пока ничего не изменилось.");
    assert_eq!(fs::read(&file).expect("the vault is there"), bytes, "it is left as it is");
    window.click(Role::Button, "Отложить файл и начать заново…");
    assert_eq!(fs::read(&file).expect("the vault is there"), bytes, "it is asked about first");
    window.click(Role::Button, "Да, отложить файл");
    window.wait("it begins anew", |window| window.shows("Секреты: хранилище паролей"));
    window.rest();
    let kept = fs::read_dir(disk.home().root()).expect("the data folder is there").flatten();
    let is_it = |path: &std::path::Path| fs::read(path).is_ok_and(|content| content == bytes);
    assert!(kept.into_iter().any(|entry| is_it(&entry.path())), "it stays under another name");
}

#[test]
fn a_file_whose_key_is_gone_is_told_apart() {
    let disk = Disk::with_samples();
    disk.keep(&shop(), &[(SecretSlot::BotToken, &token())]);
    let mut window = Window::open_with_keyring(&disk, Look::default(), MemoryKeyring::default());
    window.click(Role::Button, "Секреты не читаются");
    window.rest();
    window.assert_shows("Нет ключа от файла с секретами");
}
