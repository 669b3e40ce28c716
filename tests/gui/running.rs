//! Runs: checking sends nothing, a held message is cancelled, failures keep what is written.

use crate::support::{Disk, Window, name_of};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::NodeT as _;

#[test]
fn a_check_shows_the_request_and_sends_nothing() {
    let disk = Disk::with_samples();
    let mut window = Window::open_sample(&disk);
    window.run();
    let before = window.message_id();

    window.click(Role::RadioButton, "Проверить");
    window.assert_shows("Вычислит поля и покажет запрос. Ничего не отправляется.");
    window.run();
    window.assert_shows("Проверено");
    window.assert_shows("Ничего не отправлено: это запрос, который ушёл бы.");
    window.assert_shows("sendMessage");
    assert!(window.shows("\"text\": \"Уважаемый клиент! Ваш заказ № A-1042"), "{:?}", window.words());
    window.click(Role::Tab, "Дерево");
    window.assert_shows("Результата нет.");

    window.click(Role::RadioButton, "Выполнить");
    window.run();
    window.click(Role::Tab, "Дерево");
    assert_eq!(window.message_id(), before + 1, "between the two runs nothing was sent");
}

#[test]
fn a_held_message_is_cancelled_at_once() {
    let disk = Disk::with_samples();
    let mut window = Window::open_sample(&disk);
    window.click(Role::Switch, "Отправить позже");
    window.rest();
    window.click(Role::Switch, "Отправить позже: текст");
    window.rest();
    window.fill("Отправить позже", "new Date(Date.now() + 3600000)");
    window.press(Modifiers::COMMAND, Key::Enter);
    window.wait("the message is held", |window| window.shows("Сообщение ждёт своего времени"));
    window.click(Role::Button, "Остановить");
    window.rest();
    window.assert_shows("Остановлено");
    assert!(window.rows().is_empty(), "nothing was sent");
    window.click(Role::Switch, "Отправить позже");
    window.rest();
    window.run();
    window.assert_shows("Выполнено");
}

#[test]
fn a_failure_caught_by_the_error_event_is_told_and_the_whole_scenario_goes_on() {
    let disk = Disk::with_samples();
    let mut window = Window::open_sample(&disk);
    window.fill("Диалог", "77777");
    window.choose("Запуск", "Запустить весь сценарий");
    window.rest();
    // The other step reports the failure to the operators.
    window.click(Role::Button, "Уведомить клиента");
    window.assert_shows("Перехвачено событием «Ошибка»");
    window.assert_shows("Сообщить операторам");
}

#[test]
fn the_flow_shows_the_path_of_the_last_run() {
    let disk = Disk::with_samples();
    let mut window = Window::open_sample(&disk);
    let became = |window: &Window, node: &str| {
        let named = window.controls(Role::Button).filter(|button| name_of(button) == node);
        named.map(|button| button.accesskit_node()).find_map(|node| node.data().description().map(str::to_owned))
    };
    let (first, second) = ("Уведомить клиента", "Сообщить операторам");
    assert_eq!((became(&window, first), became(&window, second)), (None, None));
    window.choose("Запуск", "Запустить весь сценарий");
    window.rest();
    assert_eq!((became(&window, first).as_deref(), became(&window, second)), (Some("Выполнено"), None));
    window.fill("Диалог", "77777");
    window.choose("Запуск", "Запустить весь сценарий");
    window.rest();
    assert_eq!(became(&window, first).as_deref(), Some("Ошибка"));
    assert_eq!(became(&window, second).as_deref(), Some("Выполнено"));
    window.click(Role::ListItem, "Фотографии заказа");
    window.click(Role::Button, "Не сохранять");
    window.rest();
    assert_eq!(became(&window, "Показать, как упакован заказ"), None, "another scenario has not run");
}

#[test]
fn what_came_back_is_marked_once_the_step_is_changed() {
    let disk = Disk::with_samples();
    let mut window = Window::open_sample(&disk);
    let text = window.value("Текст");
    let mark = |window: &Window| {
        let steps = window.controls(Role::Button).filter(|button| name_of(button) == "Уведомить клиента");
        steps.map(|button| button.accesskit_node()).find_map(|node| node.data().description().map(str::to_owned))
    };
    window.run();
    assert!(!window.shows("изменён после запуска"));
    window.fill("Текст", "Другой");
    window.assert_shows("Шаг изменён после запуска.");
    assert_eq!(mark(&window), None, "the flow shows no mark of another step");
    window.fill("Текст", &text);
    assert!(!window.shows("изменён после запуска"), "the step is as it was run");
    assert_eq!(mark(&window).as_deref(), Some("Выполнено"));
}

#[test]
fn an_album_is_sent_with_its_files() {
    let disk = Disk::with_samples();
    let mut window = Window::open(&disk);
    window.click(Role::ListItem, "Фотографии заказа");
    window.rest();
    window.assert_shows("files/box.png");
    window.run();
    window.assert_shows("Выполнено");
    let album = window.result();
    let messages = album.as_array().expect("an album gives a list of messages");
    assert_eq!(messages.len(), 3, "{album}");
    assert!(messages.iter().all(|message| message["photo"].is_array()), "{album}");
    assert_eq!(messages[0]["caption"], "Заказ № A-1042 упакован. Проверьте, всё ли на месте.");
    window.click(Role::Button, "Развернуть всё");
    window.fill("Найти в результате…", "media_group_id");
    assert_eq!(window.rows().iter().filter(|row| row.starts_with("media_group_id: ")).count(), 3);
}

#[test]
fn a_file_that_is_not_there_is_named_and_the_address_stays() {
    let disk = Disk::with_samples();
    std::fs::remove_file(disk.scenario("files/label.png")).expect("the copy can be removed");
    let mut window = Window::open(&disk);
    window.click(Role::ListItem, "Фотографии заказа");
    window.rest();
    window.run();
    window.assert_shows("Ошибка");
    window.assert_shows("label.png");
    assert_eq!(window.value("Вложение 2: адрес"), "files/label.png");
}
