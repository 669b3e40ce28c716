//! Language and theme: changed at once, and kept.

use crate::support::{Disk, Window};
use egui::Theme;
use egui::accesskit::Role;
use scenogram::storage::load_settings;

#[test]
fn the_language_changes_at_once_and_is_kept() {
    let disk = Disk::with_samples();
    let mut window = Window::open_sample(&disk);
    window.fill("Текст", "Без перевода");
    window.choose("Вид", "English");
    window.rest();
    assert_eq!(window.value("Text"), "Без перевода");
    window.control(Role::Button, "File");
    window.control(Role::Button, "Run");
    assert!(!window.shows("Выполнить"));
    window.save();
    drop(window);

    let mut window = Window::open(&disk);
    window.control(Role::Button, "File");
    window.choose("View", "Русский");
    window.control(Role::Button, "Файл");
}

#[test]
fn the_theme_changes_at_once_and_is_kept() {
    let disk = Disk::with_samples();
    let mut window = Window::open(&disk);
    for (item, theme) in [("Тёмная тема", Theme::Dark), ("Светлая тема", Theme::Light)] {
        window.choose("Вид", item);
        window.rest();
        assert_eq!(window.harness.ctx.theme(), theme);
        let kept = |theme: Theme| match theme {
            Theme::Dark => scenogram::storage::Theme::Dark,
            Theme::Light => scenogram::storage::Theme::Light,
        };
        window.wait("the theme is kept", |_| load_settings(&disk.home()).0.theme == kept(theme));
    }
}
