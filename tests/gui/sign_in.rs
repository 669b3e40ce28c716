//! An account signs in through the wizard: by code, password and QR code, with everything that goes wrong on the way,
//! and then runs a step.

use crate::support::{Disk, Look, Window, name_of};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use scenogram::backend::{BackendOptions, SandboxStart};
use scenogram::sandbox::{Fault, FaultKind, Sandbox, SandboxOptions};
use scenogram::storage::NoKeyring;
use scenogram::telegram::{AuthKey, UserEndpoint, list_sessions};
use tokio::runtime::Runtime;

const PHONE: &str = "Телефон";
const CODE: &str = "Код входа";
const PASSWORD: &str = "Облачный пароль";
const NEXT: &str = "Продолжить";
const SEND: &str = "Получить код";
const DONE: &str = "Аккаунт подключён";

const ANNA: &str = "+7 999 000-00-01";
const ANNA_ID: i64 = 1;
const VERA_ID: i64 = 3;
const VERA: &str = "8 (999) 000-00-03";

/// A window over a sandbox that the test can change.
struct Stage {
    window: Window,
    sandbox: Sandbox,
    disk: Disk,
    /// Serves the sandbox.
    runtime: Runtime,
}

impl Stage {
    /// With the sample of the order open.
    fn open() -> Self {
        let runtime = Runtime::new().expect("the system gives threads");
        let sandbox = runtime.block_on(Sandbox::start(SandboxOptions::default())).expect("loopback ports can be had");
        let disk = Disk::with_samples();
        let window = window(&disk, &sandbox);
        Self::over(disk, window, sandbox, runtime)
    }

    /// The same on a system that keeps no keys.
    fn open_without_keyring() -> Self {
        let runtime = Runtime::new().expect("the system gives threads");
        let sandbox = runtime.block_on(Sandbox::start(SandboxOptions::default())).expect("loopback ports can be had");
        let disk = Disk::with_samples();
        let start = SandboxStart::Given(sandbox.clone());
        let options = |options| BackendOptions { sandbox: start, keyring: Box::new(NoKeyring), ..options };
        let window = Window::open_over(&disk, Look::default(), options, |app| app);
        Self::over(disk, window, sandbox, runtime)
    }

    fn over(disk: Disk, window: Window, sandbox: Sandbox, runtime: Runtime) -> Self {
        let mut stage = Self { window, sandbox, disk, runtime };
        stage.window.click(Role::ListItem, "Заказ готов");
        stage.window.rest();
        stage
    }

    /// On the page of the phone number.
    fn at_phone() -> Self {
        let mut stage = Self::open();
        stage.begin();
        stage.go_to_phone();
        stage
    }

    /// On the page of the code that this phone was sent.
    fn at_code(phone: &str) -> Self {
        let mut stage = Self::at_phone();
        stage.send_code(phone);
        stage.window.assert_shows("Введите код");
        stage
    }

    fn begin(&mut self) {
        self.window.choose("Подключения", "Войти как пользователь…");
        self.window.rest();
        self.window.assert_shows("Вход в аккаунт Telegram");
    }

    fn go_to_phone(&mut self) {
        let window = &mut self.window;
        window.click(Role::Button, NEXT);
        window.click(Role::DisclosureTriangle, "Сервер: Telegram");
        window.click(Role::RadioButton, "Песочница");
        window.click(Role::Button, "Взять API ID и API hash песочницы");
        assert_eq!(window.value("API ID"), self.sandbox.mtproto().api_id.to_string());
        window.click(Role::Button, NEXT);
        window.rest();
        assert!(window.field(PHONE).is_focused());
    }

    fn send_code(&mut self, phone: &str) {
        self.window.fill(PHONE, phone);
        self.window.click(Role::Button, SEND);
        self.window.rest();
    }

    fn fault(&self, method: &str, kind: FaultKind, times: Option<u32>) {
        self.sandbox.set_faults(vec![Fault { method: Some(method.to_owned()), kind, times }]);
    }

    /// Counts the sessions that a person has at the sandbox, the one that asks among them.
    fn session_counter(&self) -> impl Fn(i64) -> usize + 'static {
        let (sandbox, runtime) = (self.sandbox.clone(), self.runtime.handle().clone());
        move |user_id| {
            let mtproto = sandbox.mtproto();
            let endpoint = UserEndpoint {
                api_id: mtproto.api_id,
                dc: mtproto.dc,
                address: Some(mtproto.address.into()),
                is_test: false,
                auth_key: AuthKey::new(sandbox.user_key(user_id).expect("a person of the world")),
                proxy: None,
            };
            runtime.block_on(list_sessions(endpoint)).expect("a list").len()
        }
    }

    fn sessions(&self, user_id: i64) -> usize {
        self.session_counter()(user_id)
    }

    /// The account is signed in and kept; nothing secret stands in the window.
    #[track_caller]
    fn assert_done(&mut self, name: &str) {
        self.window.rest();
        self.window.assert_shows(DONE);
        self.window.assert_shows(&format!("Подключение «{name}» сохранено"));
        assert!(!self.window.shows(&self.sandbox.mtproto().api_hash), "{:?}", self.window.words());
    }
}

fn window(disk: &Disk, sandbox: &Sandbox) -> Window {
    Window::open_with(disk, Look::default(), SandboxStart::Given(sandbox.clone()), |app| app)
}

#[test]
fn an_account_signs_in_with_a_code_and_runs_a_step() {
    let mut stage = Stage::at_code(ANNA);
    stage.window.assert_shows("чат «Telegram», номер +7 999 000-00-01. В нём 5 цифр.");
    assert!(stage.window.field(CODE).is_focused());
    // Whole, it enters itself.
    stage.window.fill(CODE, "12345");
    stage.assert_done("Анна");
    stage.window.assert_shows("+7 999 000-00-01 · @anna");
    stage.window.fill("Название подключения", "Мой номер");
    stage.window.click(Role::Button, "Использовать в этом шаге");
    stage.window.rest();
    stage.window.control(Role::ListItem, "Мой номер");
    stage.window.run();
    let text = stage.window.result()["text"].to_string();
    assert!(text.contains("A-1042"), "{text}");
    stage.window.press(Modifiers::COMMAND, Key::Z);
    stage.window.rest();
    assert!(!stage.disk.read("order-ready.ron").contains("Мой номер"), "nothing is saved by itself");
}

#[test]
fn wrong_and_expired_codes_are_told_apart_and_the_right_one_signs_in() {
    let mut stage = Stage::at_code(ANNA);
    stage.window.fill(CODE, "00000");
    stage.window.assert_shows("Код неверен");
    assert_eq!(stage.window.value(CODE), "");
    stage.sandbox.expire_codes();
    stage.window.fill(CODE, "12345");
    stage.window.assert_shows("Срок кода вышел");
    stage.window.click(Role::Button, "Отправить новый код");
    stage.window.rest();
    stage.window.fill(CODE, "12345");
    stage.assert_done("Анна");
}

#[test]
fn a_code_is_sent_again_in_another_way_with_a_countdown() {
    let mut stage = Stage::at_code(ANNA);
    stage.window.click(Role::Button, "Отправить по SMS");
    stage.window.rest();
    stage.window.assert_shows("Введите код из SMS");
    stage.window.assert_shows("Продиктовать звонком можно через");
    stage.window.fill(CODE, "12345");
    stage.assert_done("Анна");
}

#[test]
fn a_wrong_password_is_told_and_the_right_one_signs_in() {
    let mut stage = Stage::at_code(VERA);
    stage.window.fill(CODE, "12345");
    stage.window.assert_shows("Введите облачный пароль");
    assert!(stage.window.field(PASSWORD).is_focused());
    stage.window.fill(PASSWORD, "осень");
    stage.window.press(Modifiers::NONE, Key::Enter);
    stage.window.rest();
    stage.window.assert_shows("Пароль двухэтапной проверки неверен");
    assert_eq!(stage.window.value(PASSWORD), "", "it is typed anew");
    stage.window.assert_shows("Введите облачный пароль");
    stage.window.click(Role::Button, "Показать подсказку");
    stage.window.assert_shows("Подсказка: ");
    let password = stage.sandbox.world(|world| world.people.iter().find_map(|person| person.password.clone()));
    stage.window.fill(PASSWORD, &password.expect("one has a password"));
    stage.window.press(Modifiers::NONE, Key::Enter);
    stage.assert_done("Вера Орлова");
}

#[test]
fn an_account_signs_in_by_qr_code() {
    let mut stage = Stage::at_phone();
    stage.window.click(Role::Button, "Войти по QR-коду");
    stage.window.rest();
    stage.window.control(Role::Image, "QR-код для входа");
    stage.window.assert_shows("Код обновится сам через");
    // A phone reads it from the picture.
    let shown = stage.window.harness.state().state().sign_in.qr.clone().expect("it is shown");
    let token = shown.url.expose().strip_prefix("tg://login?token=").expect("an address of Telegram's apps");
    let token = URL_SAFE_NO_PAD.decode(token).expect("base64");
    assert!(stage.sandbox.accept_login(&token, ANNA_ID));
    stage.window.wait("the phone lets the program in", |window| window.shows(DONE));
    stage.assert_done("Анна");
}

#[test]
fn a_flood_wait_counts_down_and_lets_nothing_through() {
    let mut stage = Stage::at_phone();
    stage.fault("auth.sendCode", FaultKind::RetryAfter(3), Some(1));
    stage.send_code(ANNA);
    stage.window.assert_shows("Попробовать снова можно через 0:0");
    assert!(!stage.window.is_enabled(Role::Button, SEND));
    stage.window.wait("the wait is over", |window| window.is_enabled(Role::Button, SEND));
    stage.window.assert_shows("Время вышло");
    stage.window.click(Role::Button, SEND);
    stage.window.rest();
    stage.window.fill(CODE, "12345");
    stage.assert_done("Анна");
}

#[test]
fn a_phone_that_is_not_registered_is_explained_where_it_is_typed() {
    let mut stage = Stage::at_code("+7 999 555-55-55");
    stage.window.fill(CODE, "12345");
    stage.window.assert_shows("не зарегистрирован аккаунт");
    assert_eq!(stage.window.value(PHONE), "+7 999 555-55-55");
    stage.send_code(ANNA);
    stage.window.fill(CODE, "12345");
    stage.assert_done("Анна");
}

#[test]
fn a_connection_lost_in_the_middle_loses_nothing() {
    let mut stage = Stage::at_code(ANNA);
    stage.fault("auth.signIn", FaultKind::DropBefore, None);
    stage.window.fill(CODE, "12345");
    stage.window.assert_shows("Можно попробовать ещё раз");
    stage.sandbox.set_faults(Vec::new());
    stage.window.click(Role::Button, NEXT);
    stage.assert_done("Анна");
}

/// The pages of the wizard, as a person comes to them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Page {
    What,
    Application,
    Phone,
    Code,
    Qr,
    Password,
    /// Signed in, and there is no place for the secrets yet.
    NotKept,
}

impl Page {
    const ALL: [Self; 7] =
        [Self::What, Self::Application, Self::Phone, Self::Code, Self::Qr, Self::Password, Self::NotKept];

    fn open(self) -> Stage {
        let mut stage = if self == Self::NotKept { Stage::open_without_keyring() } else { Stage::open() };
        stage.begin();
        match self {
            Self::What => return stage,
            Self::Application => {
                stage.window.click(Role::Button, NEXT);
                stage.window.fill("API ID", "12345678");
                return stage;
            }
            _ => stage.go_to_phone(),
        }
        match self {
            Self::What | Self::Application | Self::Phone => {}
            Self::Code => stage.send_code(ANNA),
            Self::Qr => {
                stage.window.click(Role::Button, "Войти по QR-коду");
                stage.window.rest();
            }
            Self::Password => {
                stage.send_code(VERA);
                stage.window.fill(CODE, "12345");
                stage.window.assert_shows("Введите облачный пароль");
            }
            Self::NotKept => {
                stage.send_code(ANNA);
                stage.window.fill(CODE, "12345");
                stage.window.assert_shows("Где хранить секреты?");
                stage.window.press(Modifiers::NONE, Key::Escape);
                stage.window.rest();
                assert_eq!(stage.sessions(ANNA_ID), 2, "signed in");
            }
        }
        stage
    }
}

#[test]
fn every_page_can_be_cancelled_and_leaves_nothing_behind() {
    for page in Page::ALL {
        let mut stage = page.open();
        stage.window.click(Role::Button, "Отмена");
        if page != Page::What {
            stage.window.assert_shows("Прервать вход?");
            stage.window.click(Role::Button, "Продолжить вход");
            stage.window.click(Role::Button, "Отмена");
            if page == Page::NotKept {
                stage.window.assert_shows("Если прервать, сеанс в Telegram завершится.");
            }
            stage.window.click(Role::Button, "Прервать");
        }
        stage.window.rest();
        assert!(!stage.window.shows("Номер телефона"), "{page:?}: {:?}", stage.window.words());
        let sandbox = stage.sandbox.clone();
        stage.window.wait("codes are taken back", |_| sandbox.codes_under_way() == 0);
        let count = stage.session_counter();
        stage.window.wait("sessions are ended", |_| count(ANNA_ID) == 1 && count(VERA_ID) == 1);
        stage.begin();
        stage.go_to_phone();
        assert_eq!(stage.window.value(PHONE), "", "{page:?}");
    }
}

#[test]
fn a_wizard_closed_by_mistake_goes_on_where_it_was() {
    let mut stage = Stage::at_code(ANNA);
    stage.window.fill(CODE, "123");
    stage.window.press(Modifiers::NONE, Key::Escape);
    stage.window.rest();
    assert!(!stage.window.shows("Введите код"), "{:?}", stage.window.words());
    stage.window.choose("Подключения", "Войти как пользователь…");
    stage.window.rest();
    stage.window.assert_shows("Введите код из Telegram");
    stage.window.fill(CODE, "12345");
    stage.assert_done("Анна");
}

#[test]
fn an_account_waits_for_a_place_for_its_secrets_and_is_kept_then() {
    let mut stage = Stage::open_without_keyring();
    stage.begin();
    stage.go_to_phone();
    stage.send_code(ANNA);
    stage.window.fill(CODE, "12345");
    stage.window.click(Role::RadioButton, "Только до закрытия программы");
    stage.window.click(Role::Button, "Продолжить без сохранения");
    stage.assert_done("Анна");
}

#[test]
fn swapped_and_pasted_together_fields_are_put_right() {
    let mut stage = Stage::open();
    stage.begin();
    stage.window.click(Role::Button, NEXT);
    let hash = "0f".repeat(16);
    stage.window.fill("API ID", &hash);
    stage.window.assert_shows("Это API hash: его место справа.");
    assert!(!stage.window.shows(&hash), "a secret is hidden wherever it stands");
    stage.window.fill("API hash", "12345678");
    assert!(!stage.window.is_enabled(Role::Button, NEXT));
    stage.window.click(Role::Button, "Поменять местами");
    stage.window.rest();
    assert_eq!(stage.window.value("API ID"), "12345678");
    assert!(stage.window.is_enabled(Role::Button, NEXT));
    stage.window.fill("API ID", &format!("App api_id: 777777 App api_hash: {}", "1e".repeat(16)));
    assert_eq!(stage.window.value("API ID"), "777777");
    let only = "2d".repeat(16);
    stage.window.fill("API ID", &format!("App api_hash: {only}"));
    assert_eq!(stage.window.value("API ID"), "777777", "the hash goes to its field");
    assert!(!stage.window.shows(&only), "{:?}", stage.window.words());
    for secret in [format!("{only}-"), format!("1000000:{}", "x".repeat(35))] {
        stage.window.fill("API ID", &secret);
        assert!(!stage.window.shows(&secret) && stage.window.value("API ID") != secret, "what is no number is hidden");
    }
    stage.window.fill("API ID", "777777");
    stage.window.fill("API hash", "0f0f");
    stage.window.assert_shows("Здесь 4 знака из 32");
}

#[test]
fn a_signed_out_account_is_signed_in_again_into_its_connection() {
    let mut stage = Stage::at_code(ANNA);
    stage.window.fill(CODE, "12345");
    stage.assert_done("Анна");
    stage.window.click(Role::Button, "Строка сессии для других программ…");
    stage.window.rest();
    stage.window.click(Role::RadioButton, "Выход");
    stage.window.rest();
    stage.window.click(Role::Button, "Выйти из аккаунта…");
    stage.window.click(Role::Button, "Да, выйти");
    stage.window.rest();
    stage.window.click(Role::RadioButton, "Перенос");
    stage.window.rest();
    stage.window.click(Role::Button, "Войти заново…");
    stage.window.rest();
    stage.window.assert_shows("Войти заново: «Анна»");
    stage.window.click(Role::Button, NEXT);
    stage.window.rest();
    stage.send_code(ANNA);
    stage.window.fill(CODE, "12345");
    stage.assert_done("Анна");
    stage.window.click(Role::Button, "Использовать в этом шаге");
    stage.window.rest();
    let rows = |window: &Window| window.controls(Role::ListItem).filter(|row| name_of(row).starts_with("Анна")).count();
    assert_eq!(rows(&stage.window), 1, "it is the same connection: {:?}", stage.window.words());
    stage.window.run();
    assert!(stage.window.result()["text"].to_string().contains("A-1042"), "and its steps run");
}

#[test]
fn the_last_page_leads_to_the_token() {
    let mut stage = Stage::at_code(ANNA);
    stage.window.fill(CODE, "12345");
    stage.assert_done("Анна");
    stage.window.click(Role::Button, "Строка сессии для других программ…");
    stage.window.rest();
    stage.window.assert_shows("Строка сессии: ");
    // And it is still there after the next start.
    let Stage { sandbox, disk, window: first, runtime: _runtime } = stage;
    drop(first);
    let mut again = window(&disk, &sandbox);
    again.wait("the list is there", |window| window.shows("Анна"));
    again.choose_from(Role::ListItem, "Анна", "Строка сессии…");
    again.rest();
    again.assert_shows("Строка сессии: ");
}
