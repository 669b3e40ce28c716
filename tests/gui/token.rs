//! The token of an account: taken out after a warning, copied and cleared, brought in again as a connection that runs a
//! step; sessions listed and ended; signing out and forgetting.

use crate::support::{Disk, Look, Window, name_of};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use scenogram::backend::SandboxStart;
use scenogram::gui::{Clipboard, SecretClipboard};
use scenogram::sandbox::{Sandbox, SandboxOptions, World};
use scenogram::secret::Secret;
use scenogram::telegram::{AuthKey, SignIn, SignInEndpoint};
use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

const USER: &str = "Песочница · пользователь";
const STRING: &str = "Строка сессии";
const NAME: &str = "Название подключения";
const UNDERSTAND: &str = "Понимаю, что это доступ ко всему аккаунту";

/// A clipboard that nobody else sees.
#[derive(Clone, Default)]
struct OwnClipboard(Rc<RefCell<String>>);

impl OwnClipboard {
    fn text(&self) -> String {
        self.0.borrow().clone()
    }
}

impl Clipboard for OwnClipboard {
    fn put(&mut self, secret: &str) -> bool {
        *self.0.borrow_mut() = secret.to_owned();
        true
    }

    fn holds(&mut self, text: &str) -> bool {
        *self.0.borrow() == text
    }

    fn clear(&mut self) {
        self.0.borrow_mut().clear();
    }
}

/// A window whose copied secrets are taken out of the clipboard after this long.
fn open(disk: &Disk, cleared_after: Duration) -> (Window, OwnClipboard) {
    open_over(disk, SandboxStart::AtOnce, cleared_after)
}

/// The same over a sandbox that is given.
fn open_over(disk: &Disk, sandbox: SandboxStart, cleared_after: Duration) -> (Window, OwnClipboard) {
    let clipboard = OwnClipboard::default();
    let given = clipboard.clone();
    let mut window = Window::open_with(disk, Look::default(), sandbox, move |app| {
        app.with_clipboard(SecretClipboard::new(Box::new(given), cleared_after))
    });
    window.click(Role::ListItem, "Заказ готов");
    window.rest();
    (window, clipboard)
}

fn open_token(window: &mut Window, connection: &str) {
    window.choose_from(Role::ListItem, connection, "Строка сессии…");
    window.rest();
    window.assert_shows("Строка сессии: ");
}

/// Takes the string of an account out and copies it.
fn export(window: &mut Window, connection: &str, form: &str) {
    open_token(window, connection);
    window.click(Role::RadioButton, form);
    window.click(Role::Switch, UNDERSTAND);
    window.click(Role::Button, "Показать строку");
    window.rest();
    window.click(Role::Button, "Копировать");
    window.harness.step();
}

/// Brings the account of the sandbox in under this name.
fn import(window: &mut Window, clipboard: &OwnClipboard, name: &str) {
    export(window, USER, "Telethon");
    let string = clipboard.text();
    window.press(Modifiers::NONE, Key::Escape);
    window.rest();
    window.choose("Подключения", "Импортировать строку сессии…");
    window.fill(STRING, &string);
    window.assert_shows("Telethon · дата-центр");
    window.click(Role::Button, "Взять у песочницы");
    window.fill(NAME, name);
    window.click(Role::Button, "Подключить");
    window.wait("the account is kept", |window| window.shows("Аккаунт подключён"));
    window.rest();
}

#[test]
fn a_token_is_shown_and_copied_only_on_purpose() {
    let disk = Disk::with_samples();
    let (mut window, clipboard) = open(&disk, Duration::from_millis(1500));
    open_token(&mut window, USER);
    window.click(Role::RadioButton, "Telethon");
    window.assert_shows("Эта строка — весь аккаунт");
    window.assert_shows("AUTH_KEY_DUPLICATED");
    assert!(!window.is_enabled(Role::Button, "Показать строку"), "the warning comes first");
    window.click(Role::Switch, UNDERSTAND);
    window.click(Role::Button, "Показать строку");
    window.rest();
    window.assert_shows("Строка сессии скрыта");
    assert_eq!(clipboard.text(), "");

    window.click(Role::Button, "Копировать");
    let string = clipboard.text();
    assert!(string.len() > 300 && string.starts_with('1'), "a Telethon string: {}", string.len());
    assert!(!window.shows(&string), "it is copied without being shown");
    window.assert_shows("Буфер обмена очистится через");
    window.click(Role::Button, "Показать знаки");
    window.assert_shows(&string);
    window.click(Role::Button, "Скрыть");
    assert!(!window.shows(&string));
    window.wait("the clipboard is cleared", |window| window.shows("Буфер обмена очищен"));
    assert_eq!(clipboard.text(), "");

    window.click(Role::RadioButton, "Pyrogram");
    window.rest();
    assert!(!window.shows("Строка сессии скрыта"), "another form is another string");
    window.assert_shows("нет места для адреса сервера");
    assert!(!window.is_enabled(Role::Button, "Показать строку"), "it would lead Pyrogram nowhere");
    window.click(Role::RadioButton, "Telethon");
    window.rest();
    assert!(!window.shows("нет места для адреса сервера"));
    window.press(Modifiers::NONE, Key::Escape);
    window.rest();
    open_token(&mut window, USER);
    assert!(!window.is_enabled(Role::Button, "Показать строку"), "the warning comes again");
}

#[test]
fn a_copied_token_is_gone_when_the_window_closes_and_other_texts_stay() {
    let disk = Disk::with_samples();
    let (mut window, clipboard) = open(&disk, Duration::from_secs(30));
    export(&mut window, USER, "Telethon");
    assert!(!clipboard.text().is_empty());
    drop(window);
    assert_eq!(clipboard.text(), "");

    let (mut window, clipboard) = open(&disk, Duration::from_secs(30));
    export(&mut window, USER, "Telethon");
    *clipboard.0.borrow_mut() = "список покупок".to_owned();
    drop(window);
    assert_eq!(clipboard.text(), "список покупок");
}

#[test]
fn a_string_is_brought_in_and_the_new_connection_runs_a_step() {
    let disk = Disk::with_samples();
    let (mut window, clipboard) = open(&disk, Duration::from_secs(30));
    import(&mut window, &clipboard, "Личный номер");
    assert!(!window.shows(&clipboard.text()), "the string is not shown");
    window.assert_shows("Подключение «Личный номер» сохранено");
    window.click(Role::Button, "Использовать в этом шаге");
    window.rest();
    window.control(Role::ListItem, "Личный номер");
    window.click(Role::Tab, "Тестовый запуск");
    window.click(Role::RadioButton, "Выполнить");
    window.run();
    if window.shows("Да, выполнить") {
        window.click(Role::Button, "Да, выполнить");
        window.rest();
    }
    window.assert_shows("Выполнено");
    window.save();
    assert!(disk.read("order-ready.ron").contains("connection: \"Личный номер\""));
    assert!(!disk.read("order-ready.ron").contains(&clipboard.text()));
}

#[test]
fn what_is_no_session_string_is_told() {
    let disk = Disk::with_samples();
    let (mut window, clipboard) = open(&disk, Duration::from_secs(30));
    export(&mut window, USER, "Telethon");
    let whole = clipboard.text();
    window.press(Modifiers::NONE, Key::Escape);
    window.rest();
    window.choose("Подключения", "Импортировать строку сессии…");
    assert!(window.field(STRING).is_focused());
    for typed in ["1", "1AAAA"] {
        window.fill(STRING, typed);
        window.assert_shows("Это не строка сессии.");
        assert!(!window.is_enabled(Role::Button, "Подключить"));
        assert!(!window.shows("дата-центр"), "{typed}");
    }
    window.fill(STRING, &whole[..whole.len() - 40]);
    window.assert_shows("Строка сессии обрезана: конца не хватает.");
    assert!(!window.shows("Это не строка сессии."));
    assert!(!window.is_enabled(Role::Button, "Подключить"));
    window.press(Modifiers::NONE, Key::Escape);
    window.rest();
    window.choose("Подключения", "Импортировать строку сессии…");
    assert!(!window.value(STRING).is_empty(), "closed by mistake, it is all still there");
    window.click(Role::Button, "Отмена");
    window.rest();
    window.choose("Подключения", "Импортировать строку сессии…");
    assert_eq!(window.value(STRING), "");
}

/// A sandbox whose first person is signed in on so many other devices.
async fn sandbox_with_other_devices(devices: usize) -> Sandbox {
    let sandbox = Sandbox::start(SandboxOptions::default()).await.expect("a sandbox");
    let person = |world: &World| world.people.first().map(|person| (person.phone.clone(), person.login_code.clone()));
    let (phone, code) = sandbox.world(person).expect("a person");
    for _ in 0..devices {
        let mtproto = sandbox.mtproto();
        let endpoint = SignInEndpoint {
            api_id: mtproto.api_id,
            api_hash: Secret::new(mtproto.api_hash.clone()),
            address: Some(mtproto.address.into()),
            is_test: false,
            start_key: Some(AuthKey::new(sandbox.fresh_key())),
            dc: mtproto.dc,
            proxy: None,
        };
        let mut device = SignIn::new(endpoint).expect("a usable endpoint");
        device.send_code(&phone).await.expect("a code is sent");
        device.enter_code(&Secret::new(code.clone())).await.expect("the code is right");
    }
    sandbox
}

#[test]
fn sessions_are_listed_and_ended_after_a_question() {
    let disk = Disk::with_samples();
    let runtime = tokio::runtime::Runtime::new().expect("the system gives threads");
    let sandbox = runtime.block_on(sandbox_with_other_devices(3));
    let (mut window, _) = open_over(&disk, SandboxStart::Given(sandbox), Duration::from_secs(30));
    open_token(&mut window, USER);
    window.click(Role::RadioButton, "Сеансы");
    window.rest();
    window.assert_shows("это подключение");
    window.assert_shows("24 часов");
    let ends = |window: &Window| window.controls(Role::Button).filter(|node| name_of(node) == "Завершить…").count();
    assert_eq!(ends(&window), 3, "the account is signed in elsewhere:\n{}", window.words().join("\n"));
    window.click(Role::Button, "Завершить…");
    window.assert_shows("Там придётся войти в аккаунт заново");
    window.click(Role::Button, "Не надо");
    window.rest();
    assert_eq!(ends(&window), 3);
    window.click(Role::Button, "Завершить…");
    window.click(Role::Button, "Да, завершить");
    window.rest();
    assert_eq!(ends(&window), 2);
    window.click(Role::Button, "Завершить все другие…");
    window.assert_shows("Останется только это подключение");
    window.click(Role::Button, "Да, завершить другие");
    window.rest();
    assert_eq!(ends(&window), 0);
    window.assert_shows("это подключение");
}

#[test]
fn signing_out_and_forgetting_are_two_things() {
    let disk = Disk::with_samples();
    let (mut window, clipboard) = open(&disk, Duration::from_secs(30));
    import(&mut window, &clipboard, "Личный номер");
    window.click(Role::Button, "Закрыть");
    window.rest();
    open_token(&mut window, "Личный номер");
    window.click(Role::RadioButton, "Выход");
    window.rest();
    window.assert_shows("Завершит этот сеанс в Telegram");
    window.assert_shows("Уберёт подключение и строку сессии только отсюда");
    window.click(Role::Button, "Выйти из аккаунта…");
    window.assert_shows("Строка сессии перестанет действовать навсегда");
    window.click(Role::Button, "Да, выйти");
    window.rest();
    window.click(Role::RadioButton, "Перенос");
    window.rest();
    window.assert_shows("никто не вошёл");
    window.click(Role::RadioButton, "Выход");
    window.rest();
    assert!(!window.shows("Завершит этот сеанс в Telegram"), "there is nothing to end any more");
    window.click(Role::Button, "Забыть…");
    window.rest();
    window.assert_shows("Удалить подключение «Личный номер»?");
    window.assert_shows("Сценарии открытой папки его не используют.");
    window.click(Role::Button, "Удалить");
    window.wait("it is gone", |window| window.shows("Подключение «Личный номер» удалено"));
    window.rest();
    assert!(!window.controls(Role::ListItem).any(|row| name_of(&row) == "Личный номер"), "{:?}", window.words());
}

#[test]
fn the_sandboxs_own_account_cannot_be_left() {
    let disk = Disk::with_samples();
    let (mut window, _) = open(&disk, Duration::from_secs(30));
    open_token(&mut window, USER);
    window.click(Role::RadioButton, "Выход");
    window.rest();
    window.assert_shows("Это подключение песочницы");
    assert!(!window.shows("Забыть…") && !window.shows("Выйти из аккаунта…"));
}
