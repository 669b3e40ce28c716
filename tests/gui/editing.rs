//! Writing fields: undo, expressions, mistakes and where they are.

use crate::support::{Disk, Window};
use egui::accesskit::Role;
use egui::{Key, Modifiers};

const TEXT: &str = "Текст";
/// The toggle beside the text field: its name says the mode it is in.
const AS_TEXT: &str = "Текст: текст";
const AS_EXPRESSION: &str = "Текст: выражение";

#[test]
fn typing_is_undone_and_done_again() {
    let disk = Disk::with_samples();
    let mut window = Window::open_sample(&disk);
    let before = window.value(TEXT);
    window.fill(TEXT, "Первый");
    window.field(TEXT).type_text(" вариант");
    window.rest();
    assert_eq!(window.value(TEXT), "Первый вариант");

    window.press(Modifiers::COMMAND, Key::Z);
    window.rest();
    assert_eq!(window.value(TEXT), before, "typing in one field is one step back");
    window.press(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Z);
    window.rest();
    assert_eq!(window.value(TEXT), "Первый вариант");
    window.choose("Правка", "Отменить");
    window.rest();
    assert_eq!(window.value(TEXT), before);
}

#[test]
fn an_unknown_variable_is_named_under_the_field_and_by_the_run() {
    let disk = Disk::with_samples();
    let mut window = Window::open_sample(&disk);
    // Without the Error event the failure is the run's own.
    window.click(Role::Switch, "Перехватывать ошибку");
    window.fill(TEXT, "Заказ № ${goods}");
    window.assert_shows("Столбец 11. Переменной «goods» нет ни в тестовых данных, ни в результатах предыдущих шагов.");
    window.run();
    window.assert_shows("Поле «Текст». Строка 1, столбец 11. Переменной «goods» нет.");
    assert!(window.rows().is_empty(), "nothing was sent: {:?}", window.rows());
    assert_eq!(window.value(TEXT), "Заказ № ${goods}");
}

#[test]
fn a_syntax_error_is_shown_with_its_place() {
    let disk = Disk::with_samples();
    let mut window = Window::open_sample(&disk);
    window.fill(TEXT, "Заказ № ${allValues.goods +}");
    window.assert_shows("Столбец 28. Это не выражение JavaScript.");
    assert_eq!(window.value(TEXT), "Заказ № ${allValues.goods +}");
}

#[test]
fn switching_between_text_and_expression_keeps_what_is_written() {
    let disk = Disk::with_samples();
    let mut window = Window::open_sample(&disk);
    window.fill(TEXT, "\"Заказ № \" + allValues.goods");
    window.assert_shows("\"Заказ № \" + allValues.goods");
    window.click(Role::Switch, AS_TEXT);
    window.rest();
    assert_eq!(window.value(TEXT), "\"Заказ № \" + allValues.goods");
    window.assert_shows("Заказ № A-1042");
    window.click(Role::Switch, AS_EXPRESSION);
    window.rest();
    assert_eq!(window.value(TEXT), "${\"Заказ № \" + allValues.goods}");
    window.assert_shows("Заказ № A-1042");

    window.fill(TEXT, "Заказ № ${allValues.goods}");
    window.click(Role::Switch, AS_TEXT);
    window.rest();
    assert_eq!(window.value(TEXT), "`Заказ № ${allValues.goods}`");
    window.assert_shows("Заказ № A-1042");
}

#[test]
fn broken_variables_keep_their_text_and_the_values_before() {
    let disk = Disk::with_samples();
    let mut window = Window::open_sample(&disk);
    window.click(Role::Tab, "Тестовый запуск");
    let broken = "{\"allValues\": {\"goods\": \"B-7\",}}";
    window.fill("Переменные (JSON)", broken);
    window.assert_shows("Строка 1, столбец 31: это не JSON");
    assert_eq!(window.value("Переменные (JSON)"), broken);
    window.assert_shows("Ваш заказ № A-1042, готов к выдаче.");

    window.fill("Переменные (JSON)", "{\"allValues\": {\"chatId\": 2, \"goods\": \"B-7\", \"address\": \"Тверь\"}}");
    assert!(!window.shows("это не JSON"));
    window.assert_shows("заказ № B-7, готов к выдаче. Ждём вас по адресу: Тверь");
}

#[test]
fn undoing_takes_back_what_was_typed_in_the_field_and_nothing_else() {
    let disk = Disk::with_samples();
    let mut window = Window::open_sample(&disk);
    window.click(Role::Tab, "Тестовый запуск");
    let variables = window.value("Переменные (JSON)");
    window.fill(TEXT, "Готово");
    window.fill("Переменные (JSON)", "{\"allValues\": ");
    window.assert_shows("это не JSON");
    for _ in 0..2 {
        window.press(Modifiers::COMMAND, Key::Z);
        window.rest();
        assert_eq!(window.value("Переменные (JSON)"), variables);
        assert_eq!(window.value(TEXT), "Готово", "nothing was typed here since");
    }
    window.press(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Z);
    window.rest();
    assert_eq!(window.value("Переменные (JSON)"), "{\"allValues\": ");
    window.press(Modifiers::COMMAND, Key::Z);
    window.rest();
    window.choose("Правка", "Отменить");
    window.rest();
    assert_ne!(window.value(TEXT), "Готово", "the menu undoes whatever came last");
}

#[test]
fn a_search_undoes_by_itself() {
    let disk = Disk::with_samples();
    let mut window = Window::open_sample(&disk);
    window.fill(TEXT, "Готово");
    window.fill("Найти сценарий…", "Заказ");
    window.press(Modifiers::COMMAND, Key::Z);
    window.rest();
    assert_eq!(window.value(TEXT), "Готово");
}

#[test]
fn broken_variables_stop_a_run_and_are_not_called_saved() {
    let disk = Disk::with_samples();
    let mut window = Window::open_sample(&disk);
    window.click(Role::Tab, "Тестовый запуск");
    window.fill("Переменные (JSON)", "{\"allValues\": ");
    window.run();
    window.assert_shows("Запуск не начат. Исправьте переменные");
    assert!(window.rows().is_empty() && !window.shows("Выполнено"), "{:?}", window.words());
    window.save();
    window.assert_shows("Сохранено без переменных");
    window.press(Modifiers::COMMAND, Key::Z);
    window.rest();
    assert!(!window.shows("Запуск не начат"));
    window.run();
    window.assert_shows("Выполнено");
    window.save();
    assert!(!window.shows("Сохранено без переменных"));
}

#[test]
fn a_keyboard_that_is_no_json_yet_is_kept_with_its_place() {
    let disk = Disk::with_samples();
    let mut window = Window::open_sample(&disk);
    window.click(Role::RadioButton, "JSON");
    window.rest();
    window.fill("Кнопки: JSON", "{\"inline_keyboard\": [}");
    window.assert_shows("Это ещё не JSON: строка 1, столбец 22.");
    assert_eq!(window.value("Кнопки: JSON"), "{\"inline_keyboard\": [}");
}
