//! An account on a server of one's own comes in by its key alone: what the key does not say is asked for.

use crate::support::{Disk, Look, Window};
use egui::accesskit::Role;
use scenogram::backend::SandboxStart;
use scenogram::sandbox::{Sandbox, SandboxOptions};

const STRING: &str = "Строка сессии";
const ADDRESS: &str = "Адрес своего сервера: IP и порт";
const CENTRE: &str = "Номер дата-центра";

#[test]
fn a_key_asks_for_its_server_and_data_centre() {
    let disk = Disk::with_samples();
    let runtime = tokio::runtime::Runtime::new().expect("the system gives threads");
    let sandbox = runtime.block_on(Sandbox::start(SandboxOptions::default())).expect("a sandbox");
    let key = sandbox.user_key(1).expect("a person");
    let hexadecimal: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
    let mut window = Window::open_with(&disk, Look::default(), SandboxStart::Given(sandbox.clone()), |app| app);
    window.rest();
    window.choose("Подключения", "Импортировать строку сессии…");
    window.fill(STRING, &hexadecimal);
    window.assert_shows("Ключ аккаунта · укажите, где он действует");
    assert!(!window.shows(&hexadecimal), "the key is not shown");
    assert!(!window.shows("Как указано в строке"), "a key says nothing of a server");

    window.fill(ADDRESS, &sandbox.mtproto().address.to_string());
    window.click(Role::Button, "Взять у песочницы");
    assert!(!window.is_enabled(Role::Button, "Подключить"), "the data centre is missing");
    window.fill(CENTRE, "6");
    window.assert_shows("Введите число от 1 до 5.");
    assert!(!window.is_enabled(Role::Button, "Подключить"));
    window.fill(CENTRE, "2");
    window.click(Role::Button, "Подключить");
    window.wait("the account is kept", |window| window.shows("Аккаунт подключён"));
    window.assert_shows("Подключение «Импорт ключа» сохранено");

    // A session string says all of it itself.
    window.click(Role::Button, "Закрыть");
    window.rest();
    window.choose("Подключения", "Импортировать строку сессии…");
    window.fill(STRING, &hexadecimal);
    window.assert_shows("Номер дата-центра");
    window.fill(STRING, &sandbox.mtproto().session_string(&key));
    window.assert_shows("Telethon · дата-центр 2");
    assert!(!window.shows("Номер дата-центра"));
    assert!(!window.shows("Адрес своего сервера"));
}
