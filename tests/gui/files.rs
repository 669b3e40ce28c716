//! Files: new, saved, renamed, copied, changed by someone else, damaged; nothing typed is ever lost.

use crate::support::{Disk, Window};
use egui::accesskit::Role;
use egui::{Key, Modifiers};

const SAMPLE: &str = "order-ready.ron";
const SAMPLE_NAME: &str = "Заказ готов";
const CHANGED: &str = "Изменённый текст";

#[test]
fn a_new_scenario_is_saved_listed_and_opened_at_the_next_start() {
    let disk = Disk::with_samples();
    let mut window = Window::open(&disk);
    let before = disk.names();
    window.press(Modifiers::COMMAND, Key::N);
    window.rest();
    window.fill("Диалог", "2");
    window.fill("Текст", "Привет");
    assert_eq!(disk.names(), before, "nothing is written before it is saved");
    window.save();
    window.assert_shows("Сохранено");
    let added: Vec<_> = disk.names().into_iter().filter(|name| !before.contains(name)).collect();
    assert_eq!(added.len(), 1, "{added:?}");
    window.control(Role::ListItem, "Новый сценарий");
    window.run();
    window.assert_shows("Выполнено");
    drop(window);

    let window = Window::open(&disk);
    assert_eq!(window.value("Текст"), "Привет", "the scenario that was open is open again");
}

#[test]
fn an_empty_folder_says_what_to_do_and_takes_the_first_scenario() {
    let disk = Disk::empty();
    let mut window = Window::open(&disk);
    window.assert_shows("В этой папке ещё нет сценариев.");
    window.assert_shows("Сценарий не открыт");
    window.click(Role::Button, "Новый сценарий");
    window.rest();
    window.fill("Диалог", "2");
    window.fill("Текст", "Привет");
    window.save();
    assert_eq!(disk.names().len(), 1);
}

#[test]
fn a_renamed_file_is_saved_under_its_new_name_and_opened_at_the_next_start() {
    let disk = Disk::with_samples();
    let mut window = Window::open_sample(&disk);
    window.press(Modifiers::NONE, Key::F2);
    window.rest();
    window.fill("Имя файла", "Заказ");
    window.click(Role::Button, "Переименовать");
    window.wait("the file is renamed", |_| disk.names().contains(&"Заказ.ron".to_owned()));
    window.rest();
    assert!(!disk.names().contains(&SAMPLE.to_owned()));
    window.fill("Текст", CHANGED);
    window.save();
    window.assert_shows("Сохранено");
    assert!(disk.read("Заказ.ron").contains(CHANGED));
    drop(window);

    let window = Window::open(&disk);
    assert_eq!(window.value("Текст"), CHANGED);
}

#[test]
fn a_file_is_renamed_by_keyboard_alone() {
    let disk = Disk::with_samples();
    let mut window = Window::open_sample(&disk);
    window.press(Modifiers::NONE, Key::F2);
    window.rest();
    assert!(window.field("Имя файла").is_focused(), "the name can be typed at once");
    // The old name is selected: typing replaces it.
    window.field("Имя файла").type_text("Выдача");
    window.harness.step();
    window.press(Modifiers::NONE, Key::Enter);
    window.wait("the file is renamed", |_| disk.names().contains(&"Выдача.ron".to_owned()));
}

#[test]
fn a_name_that_is_taken_is_refused_and_both_files_stay() {
    let disk = Disk::with_samples();
    let (mut window, before) = (Window::open_sample(&disk), disk.names());
    window.press(Modifiers::NONE, Key::F2);
    window.rest();
    window.fill("Имя файла", "album");
    window.click(Role::Button, "Переименовать");
    window.wait("the name is refused", |window| window.shows("уже есть. Выберите другое имя."));
    assert_eq!(disk.names(), before);
}

#[test]
fn a_copy_is_a_scenario_of_its_own() {
    let disk = Disk::with_samples();
    let mut window = Window::open_sample(&disk);
    window.choose("Файл", "Создать копию");
    window.wait("the copy is listed", |window| window.shows("Заказ готов — копия"));
    window.rest();
    let copy = disk.names().into_iter().find(|name| name.contains("копия")).expect("the copy has its name");
    let id = |text: &str| text.lines().find(|line| line.trim_start().starts_with("id: \"0")).map(str::to_owned);
    assert_ne!(id(&disk.read(&copy)), id(&disk.read(SAMPLE)), "a copy has an id of its own");
}

#[test]
fn unsaved_changes_are_asked_about_before_another_scenario_is_opened() {
    let disk = Disk::with_samples();
    let before = disk.read(SAMPLE);
    let mut window = Window::open_sample(&disk);
    window.fill("Текст", CHANGED);
    window.click(Role::ListItem, "Фотографии заказа");
    window.rest();
    window.assert_shows("Сохранить изменения в «Заказ готов»?");
    window.click(Role::Button, "Отмена");
    window.rest();
    assert_eq!(window.value("Текст"), CHANGED, "still open and unsaved");
    assert_eq!(disk.read(SAMPLE), before);

    window.click(Role::ListItem, "Фотографии заказа");
    window.click(Role::Button, "Сохранить");
    window.rest();
    window.assert_shows("Показать, как упакован заказ");
    assert!(disk.read(SAMPLE).contains(CHANGED));
}

#[test]
fn unsaved_changes_can_be_left_behind() {
    let disk = Disk::with_samples();
    let before = disk.read(SAMPLE);
    let mut window = Window::open_sample(&disk);
    window.fill("Текст", CHANGED);
    window.press(Modifiers::COMMAND, Key::N);
    window.click(Role::Button, "Не сохранять");
    window.rest();
    assert_eq!(window.value("Текст"), "");
    assert_eq!(disk.read(SAMPLE), before);
}

#[test]
fn deleting_the_open_file_says_that_its_changes_are_lost() {
    let disk = Disk::with_samples();
    let mut window = Window::open_sample(&disk);
    window.choose("Файл", "Удалить в корзину…");
    window.assert_shows("Файл будет перемещён в корзину.");
    assert!(!window.shows("несохранённые изменения"));
    window.click(Role::Button, "Отмена");
    window.fill("Текст", CHANGED);
    window.choose("Файл", "Удалить в корзину…");
    window.assert_shows("В нём есть несохранённые изменения");
    window.click(Role::Button, "Отмена");
    window.rest();
    assert_eq!(window.value("Текст"), CHANGED);
}

#[test]
fn a_file_changed_by_someone_else_is_asked_about_and_my_text_is_not_lost() {
    let disk = Disk::with_samples();
    let mut window = Window::open_sample(&disk);
    window.fill("Текст", CHANGED);
    let theirs = disk.read(SAMPLE).replace("Уважаемый клиент!", "Здравствуйте!");
    disk.write(SAMPLE, &theirs);
    window.save();
    window.assert_shows("Файл изменён другой программой");
    assert_eq!(disk.read(SAMPLE), theirs, "nothing was written over");
    window.click(Role::Button, "Отмена");
    window.rest();
    assert_eq!(window.value("Текст"), CHANGED, "nothing typed was lost");

    window.save();
    window.click(Role::Button, "Записать мои");
    window.rest();
    assert!(disk.read(SAMPLE).contains(CHANGED));

    disk.write(SAMPLE, &theirs);
    window.fill("Текст", "Ещё раз");
    window.save();
    window.click(Role::Button, "Прочитать заново");
    window.rest();
    assert!(window.value("Текст").starts_with("Здравствуйте!"), "{}", window.value("Текст"));
}

#[test]
fn a_damaged_file_is_named_with_its_place_and_not_touched() {
    let disk = Disk::with_samples();
    let sample = disk.read(SAMPLE);
    disk.write("unknown-field.ron", &sample.replacen("name:", "called:", 1));
    let half: String = sample.chars().take(sample.chars().count() / 2).collect();
    disk.write("half.ron", &half);
    let mut window = Window::open_sample(&disk);
    window.run();

    window.click(Role::ListItem, "unknown-field");
    window.rest();
    window.assert_shows("Файл «unknown-field.ron» не открывается");
    window.assert_shows("Строка 4, столбец 5. Неизвестное поле «called».");
    assert!(window.rows().is_empty(), "the result of another scenario is not shown: {:?}", window.rows());
    window.click(Role::ListItem, "half");
    window.rest();
    window.assert_shows("Файл обрывается на середине");
    assert_eq!(disk.read("half.ron"), half);
    window.click(Role::ListItem, SAMPLE_NAME);
    window.rest();
    assert!(!window.shows("не открывается"));
    assert!(window.value("Текст").starts_with("Уважаемый клиент!"));
}

#[test]
fn a_file_damaged_by_someone_else_does_not_take_the_place_of_my_text() {
    let disk = Disk::with_samples();
    let mut window = Window::open_sample(&disk);
    window.fill("Текст", CHANGED);
    disk.write(SAMPLE, "(version: 1,");
    window.save();
    window.assert_shows("Файл изменён другой программой");
    window.click(Role::Button, "Прочитать заново");
    window.rest();
    window.assert_shows("Файл обрывается на середине");
    assert_eq!(window.value("Текст"), CHANGED);
    window.save();
    window.click(Role::Button, "Записать мои");
    window.rest();
    assert!(disk.read(SAMPLE).contains(CHANGED));
}
