//! The pages of the wizard for accounts as pictures, of someone of the sandbox with a two-step password.

use crate::pictures::picture;
use crate::support::{Disk, LARGE, Look, SMALL, Window};
use egui::Theme;
use egui::accesskit::Role;
use egui_kittest::SnapshotResults;
use scenogram::texts::{Language, text};

const LOOKS: [(&str, Language, Theme, [f32; 2]); 2] = [
    ("ru-light-1280x800", Language::Russian, Theme::Light, LARGE),
    ("en-dark-1024x640", Language::English, Theme::Dark, SMALL),
];

#[test]
fn pictures_of_a_sign_in() {
    let mut results = SnapshotResults::new();
    for (look, language, theme, size) in LOOKS {
        let words = |id: &'static str| text(language, id);
        let next = words("window-wizard-next");
        let disk = Disk::with_samples();
        let mut window = Window::open_as(&disk, Look { language, theme, size });
        window.click(Role::ListItem, "Заказ готов");
        window.rest();
        let mut keep =
            |window: &mut Window, page: &str| results.add(picture(window, &format!("sign-in-{page}-{look}")));
        window.choose(&words("window-menu-connections"), &words("window-command-connect-user"));
        window.rest();
        keep(&mut window, "what");
        window.click(Role::Button, &next);
        window.fill("API ID", "12a");
        keep(&mut window, "app");
        window.fill("API ID", "");
        window.click(Role::DisclosureTriangle, &words("window-connections-server"));
        window.click(Role::RadioButton, &words("window-connections-server-sandbox"));
        window.click(Role::Button, &words("window-sign-in-server-sandbox-fill"));
        window.click(Role::Button, &next);
        window.fill(&words("window-sign-in-phone"), "+7 999 000-00-03");
        keep(&mut window, "phone");
        window.click(Role::Button, &words("window-sign-in-qr-instead"));
        window.rest();
        keep(&mut window, "qr");
        window.click(Role::Button, &words("window-sign-in-phone-instead"));
        window.rest();
        window.click(Role::Button, &words("window-sign-in-phone-send"));
        window.rest();
        window.fill(&words("window-sign-in-code"), "123");
        keep(&mut window, "code");
        window.fill(&words("window-sign-in-code"), "11111");
        keep(&mut window, "code-wrong");
        window.fill(&words("window-sign-in-code"), "12345");
        window.fill(&words("window-sign-in-password"), "осень");
        window.click(Role::Button, &words("window-sign-in-password-enter"));
        window.rest();
        keep(&mut window, "password");
        window.fill(&words("window-sign-in-password"), "весна");
        window.click(Role::Button, &words("window-sign-in-password-enter"));
        window.rest();
        keep(&mut window, "done");
    }
}
