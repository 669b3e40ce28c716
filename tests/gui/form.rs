//! The form of every action: only the fields that apply, values that can be read, files, results, recipients.

use crate::support::{Disk, Window, name_of};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Node;
use egui_kittest::kittest::NodeT as _;
use scenogram::scenario::{ActionKind, ConnectionKind, FieldKey, FieldKind};
use scenogram::texts::Language;

/// The accessible names of everything that can be typed in or switched.
fn controls(window: &Window) -> Vec<String> {
    let is_control = |node: &Node<'_>| {
        let role = node.accesskit_node().role();
        matches!(role, Role::TextInput | Role::MultilineTextInput | Role::Switch | Role::RadioGroup | Role::Label)
    };
    window.harness.root().children_recursive().filter(is_control).map(|node| name_of(&node)).collect()
}

#[test]
fn every_action_shows_the_fields_that_apply_and_no_others() {
    let disk = Disk::with_samples();
    disk.write("fields.ron", SCENARIO);
    let mut window = Window::open(&disk);
    window.click(Role::ListItem, "Поля");
    window.rest();
    for kind in [ConnectionKind::User, ConnectionKind::Bot] {
        window.click(Role::RadioButton, &kind.label().show(Language::Russian));
        window.rest();
        for action in ActionKind::ALL {
            let title = action.label().show(Language::Russian);
            if window.control(Role::ComboBox, "Действие").value() != Some(title.clone()) {
                window.click(Role::ComboBox, "Действие");
                window.push(&title);
            }
            let controls = controls(&window);
            for key in FieldKey::ALL {
                let label = key.label().show(Language::Russian);
                let info = action.field(*key);
                // Files are links, and what has no name of its own is told apart by its switches.
                let has_no_name =
                    |kind| matches!(kind, FieldKind::Attachments | FieldKind::Attachment | FieldKind::DialogKinds);
                if info.is_some_and(|info| has_no_name(info.kind)) || has_twin(*key) {
                    continue;
                }
                let wanted = info.is_some_and(|info| info.support.allows(kind));
                let shown = controls.contains(&label);
                assert_eq!(shown, wanted, "{action:?} as {kind:?}: “{label}” among {controls:?}");
            }
        }
    }
}

/// Fields whose words stand elsewhere in the window too.
fn has_twin(key: FieldKey) -> bool {
    matches!(key, FieldKey::Buttons | FieldKey::Attachments | FieldKey::Attachment | FieldKey::Kinds)
}

/// One step with nothing filled in.
const SCENARIO: &str = r#"(
    version: 1,
    id: "fields",
    name: "Поля",
    nodes: [
        Start(id: "start", next: "step"),
        Telegram(
            id: "step",
            kind: Bot,
            connection: "sandbox-bot",
            action: SendMessage(),
            next: "end",
        ),
        End(id: "end"),
    ],
)
"#;

#[test]
fn a_long_value_is_shown_in_lines_and_unfolded() {
    let disk = Disk::with_samples();
    let mut window = Window::open_sample(&disk);
    window.fill("Текст", "раз\nдва\nтри\nчетыре\nпять");
    window.assert_shows("23 / 4096");
    window.push("Показать целиком");
    window.assert_shows("раз\nдва\nтри\nчетыре\nпять");
    window.push("Свернуть");
    window.control(Role::Button, "Показать целиком");
    window.fill("Текст", "раз\nдва");
    assert!(!window.shows("Показать целиком"), "two lines need no unfolding");
}

#[test]
fn the_text_of_files_may_be_shorter() {
    let disk = Disk::with_samples();
    let mut window = Window::open_sample(&disk);
    window.fill("Текст", "Готово");
    window.assert_shows("6 / 4096");
    window.push("Добавить ссылку");
    window.assert_shows("6 / 1024");
}

#[test]
fn files_have_size_and_type_and_change_places() {
    let disk = Disk::with_samples();
    let mut window = Window::open(&disk);
    window.click(Role::ListItem, "Фотографии заказа");
    window.rest();
    let first = window.value("Вложение 1: адрес");
    let second = window.value("Вложение 2: адрес");
    let size = std::fs::metadata(disk.scenario(&first)).expect("the sample has its files").len();
    assert!((1024..1024 * 1024).contains(&size), "{size}");
    window.assert_shows("КБ · изображение PNG");
    window.push("Вложение 1: ниже");
    assert_eq!((window.value("Вложение 1: адрес"), window.value("Вложение 2: адрес")), (second.clone(), first));
    assert!(!window.is_enabled(Role::Button, "Вложение 1: выше"));
    window.push("Убрать вложение 2");
    assert_eq!(window.value("Вложение 1: адрес"), second);
    window.fill("Вложение 1: адрес", "files/no-such-file.png");
    window.assert_shows("Нет файла или папки");
}

#[test]
fn a_date_is_shown_in_local_time() {
    let disk = Disk::with_samples();
    let mut window = Window::open_sample(&disk);
    window.click(Role::Switch, "Отправить позже");
    window.rest();
    window.fill("Отправить позже", "2031-01-02T03:04:05");
    window.assert_shows("2031-01-02 03:04:05");
    window.assert_shows("местное время");
}

#[test]
fn a_new_scenario_is_not_blamed_for_what_nobody_has_typed_yet() {
    let disk = Disk::with_samples();
    let mut window = Window::open_sample(&disk);
    window.save();
    window.assert_shows("Сохранено");
    window.press(Modifiers::COMMAND, Key::N);
    window.rest();
    assert!(!window.shows("Сохранено"), "that was another scenario");
    window.assert_shows("обязательное");
    window.assert_shows("2 ошибки");
    assert!(!window.shows("Не указано") && !window.shows("Текст пустой"), "{:?}", window.words());
    window.fill("Диалог", "2");
    window.fill("Диалог", "");
    window.assert_shows("Не указано, с каким диалогом работать");
    window.run();
    window.assert_shows("Текст пустой, и вложений нет");
}

#[test]
fn a_change_of_the_action_gives_the_values_back() {
    let disk = Disk::with_samples();
    let mut window = Window::open_sample(&disk);
    let text = window.value("Текст");
    for action in [ActionKind::SendLocation, ActionKind::SendMessage] {
        window.click(Role::ComboBox, "Действие");
        window.push(&action.label().show(Language::Russian));
    }
    assert_eq!(window.value("Текст"), text);
    window.press(Modifiers::COMMAND, Key::Z);
    window.rest();
    assert!(!window.shows(&text), "the change is one step back");
}

#[test]
fn an_empty_field_shows_no_value() {
    let disk = Disk::with_samples();
    let mut window = Window::open_sample(&disk);
    window.click(Role::Switch, "Отправить позже");
    window.click(Role::Switch, "Ответить на сообщение");
    window.rest();
    let words = window.words();
    assert!(!words.iter().any(|words| words == "null" || words == "местное время"), "{words:?}");
}

#[test]
fn the_scenarios_own_properties_are_left_by_its_row_in_the_list() {
    let disk = Disk::with_samples();
    let mut window = Window::open_sample(&disk);
    window.push("Сообщить операторам");
    let step = window.value("Название шага");
    window.push("Начало");
    window.choose("Вид", "Показать или скрыть схему");
    window.rest();
    assert_eq!(window.value("Название сценария"), "Заказ готов");
    window.click(Role::ListItem, "Заказ готов");
    window.rest();
    assert_eq!(window.value("Название шага"), step, "the step before is there again");
}

#[test]
fn an_earlier_result_is_taken_as_message_id() {
    let disk = Disk::with_samples();
    let mut window = Window::open_sample(&disk);
    window.push("Сообщить операторам");
    window.click(Role::Switch, "Ответить на сообщение");
    window.rest();
    window.click(Role::Button, "Ответить на сообщение: взять из результата");
    window.push("sent");
    assert_eq!(window.value("Ответить на сообщение"), "sent");
    window.control(Role::Switch, "Ответить на сообщение: выражение");
    window.push("Уведомить клиента");
    window.click(Role::Switch, "Ответить на сообщение");
    window.rest();
    assert!(!window.shows("взять из результата"), "no step stands before the first");
}

#[test]
fn a_step_is_added_before_the_end_that_is_selected() {
    let disk = Disk::with_samples();
    let mut window = Window::open(&disk);
    window.click(Role::ListItem, "Фотографии заказа");
    window.rest();
    window.push("Конец");
    window.push("Добавить шаг");
    assert!(!window.shows("Изменение не выполнено"));
    window.fill("Название шага", "Второй");
    window.save();
    let saved = disk.read("album.ron");
    assert!(saved.contains("next: \"step-1\"") && saved.contains("name: \"Второй\""), "{saved}");
}

#[test]
fn a_new_set_of_test_data_is_shown_at_once() {
    let disk = Disk::with_samples();
    let mut window = Window::open_sample(&disk);
    window.click(Role::Tab, "Тестовый запуск");
    window.click(Role::Button, "По умолчанию");
    window.push("Добавить набор");
    window.control(Role::Button, "data-2");
    window.fill("Переменные (JSON)", "{\"allValues\": {\"chatId\": 3}}");
    window.save();
    let saved = disk.read("order-ready.ron");
    assert!(saved.contains("\"chatId\": 2") && saved.contains("\"chatId\": 3"), "{saved}");
}
