//! Every view for everyone: names for all inputs, everything by keyboard, every letter drawn, nothing outside.
//!
//! The window at rest checks by itself that each input has a name and that no character lacks a glyph
//! (`support::Window::rest`); the tours here bring every view to rest in both languages, themes and main sizes.

use crate::support::{Disk, LARGE, Look, SMALL, Window, name_of};
use egui::accesskit::{Action, Role};
use egui::{Key, Modifiers, Rect, Theme, vec2};
use egui_kittest::Node;
use egui_kittest::kittest::NodeT as _;
use scenogram::texts::{Language, text};

#[test]
fn every_view_is_whole_in_russian_and_light() {
    tour(Language::Russian, Theme::Light, LARGE);
}

#[test]
fn every_view_is_whole_in_russian_and_dark_when_it_is_small() {
    tour(Language::Russian, Theme::Dark, SMALL);
}

#[test]
fn every_view_is_whole_in_english_and_light_when_it_is_small() {
    tour(Language::English, Theme::Light, SMALL);
}

#[test]
fn every_view_is_whole_in_english_and_dark() {
    tour(Language::English, Theme::Dark, LARGE);
}

/// Shows every view once.
fn tour(language: Language, theme: Theme, size: [f32; 2]) {
    let words = |id: &'static str| text(language, id);
    let disk = Disk::with_samples();
    disk.write("broken.ron", "(version: 1, called: \"\")");
    let look = Look { language, theme, size };
    let mut window = Window::open_as(&disk, look);
    let look_at = |window: &mut Window, view: &str| {
        window.rest();
        assert_within(window, view);
    };
    look_at(&mut window, "the start");
    assert_bar_is_tidy(&window);
    assert!(!window.shows("Resize panel"), "the toolkit's own words");
    for file in ["Фотографии заказа", "Оцените доставку", "broken", "Заказ готов"]
    {
        window.click(Role::ListItem, file);
        look_at(&mut window, file);
    }
    for menu in
        ["window-menu-file", "window-menu-edit", "window-menu-run", "window-menu-connections", "window-menu-view"]
    {
        window.click(Role::Button, &words(menu));
        look_at(&mut window, menu);
        window.press(Modifiers::NONE, Key::Escape);
    }
    window.click(Role::Button, &words("window-run-choose-mode"));
    look_at(&mut window, "the modes");
    window.press(Modifiers::NONE, Key::Escape);

    window.choose(&words("window-menu-run"), &words("window-command-run-all"));
    look_at(&mut window, "the whole scenario has run");
    window.run();
    for tab in ["window-tab-json", "window-tab-request", "window-tab-tree"] {
        window.click(Role::Tab, &words(tab));
        look_at(&mut window, tab);
    }
    for node in ["node-kind-start", "node-kind-end"] {
        window.click(Role::Button, &words(node));
        look_at(&mut window, node);
    }
    window.click(Role::Button, "Сообщить операторам");
    for switch in ["field-reply-to", "field-send-at", "field-topic", "window-event-error-catch"] {
        window.click(Role::Switch, &words(switch));
        look_at(&mut window, switch);
    }
    window.click(Role::Switch, &words("window-event-timeout-catch"));
    look_at(&mut window, "the time limit");
    for form in ["window-keyboard-expression", "window-keyboard-json"] {
        window.click(Role::RadioButton, &words(form));
        look_at(&mut window, form);
    }
    window.click(Role::Button, &words("window-attachments-add-link"));
    look_at(&mut window, "an attachment without an address");
    window.click(Role::RadioButton, &words("connection-kind-user"));
    look_at(&mut window, "a step of a user");
    window.run();
    look_at(&mut window, "a run that failed");

    for command in ["window-command-rename", "window-command-delete", "window-command-type-folder"] {
        window.choose(&words("window-menu-file"), &words(command));
        look_at(&mut window, command);
        window.click(Role::Button, &words("window-cancel"));
    }
    window.choose(&words("window-menu-connections"), &words("window-command-connect-bot"));
    window.fill(&words("window-bot-token"), "1:2");
    look_at(&mut window, "the wizard for bots");
    for fold in ["window-bot-groups", "window-connections-server", "window-connections-proxy"] {
        window.click(Role::DisclosureTriangle, &words(fold));
        look_at(&mut window, fold);
    }
    for server in ["window-connections-server-own", "window-connections-server-sandbox"] {
        window.click(Role::RadioButton, &words(server));
        look_at(&mut window, server);
    }
    window.click(Role::Button, &words("window-cancel"));
    look_at(&mut window, "the question before the wizard for bots is left");
    window.click(Role::Button, &words("window-bot-give-up"));
    window.choose(&words("window-menu-connections"), &words("window-command-import-token"));
    window.fill(&words("window-import-string"), "no session");
    look_at(&mut window, "the import of a token");
    window.click(Role::Button, &words("window-cancel"));
    let account = words("window-connection-sandbox-user");
    window.choose_from(Role::ListItem, &account, &words("window-connections-token"));
    for part in ["window-token-tab-sessions", "window-token-tab-leave", "window-token-tab-export"] {
        window.click(Role::RadioButton, &words(part));
        look_at(&mut window, part);
    }
    window.click(Role::Button, &words("window-token-close"));
    window.press(Modifiers::COMMAND, Key::N);
    look_at(&mut window, "unsaved changes");
    window.click(Role::Button, &words("window-discard"));
    look_at(&mut window, "a new scenario");
}

/// Nothing may leave the window sideways. Up and down, and on the flow's canvas, areas are scrolled: there only the part
/// in sight counts, which the accessibility tree does not tell.
#[track_caller]
fn assert_within(window: &Window, view: &str) {
    let screen = window.harness.ctx.content_rect();
    let nodes = window.harness.root().children_recursive().filter(is_drawn);
    for node in nodes.filter(|node| !is_canvas(node, &screen)) {
        let rect = node.rect();
        let sideways = rect.left() < screen.left() - 0.5 || rect.right() > screen.right() + 0.5;
        assert!(!sideways, "{view}: “{}” at {rect} is cut by the window", words_of(&node));
    }
}

/// In the top bar nothing lies over anything else. To be called before anything is scrolled, for what is scrolled away
/// has its place under the bar.
#[track_caller]
fn assert_bar_is_tidy(window: &Window) {
    let nodes = window.harness.root().children_recursive().filter(is_drawn);
    let in_bar: Vec<_> = nodes.filter(|node| node.rect().bottom() <= 48.0).collect();
    assert!(in_bar.len() > 8, "the top bar has its controls: {in_bar:?}");
    for (at, node) in in_bar.iter().enumerate() {
        for other in in_bar.iter().skip(at + 1) {
            let common = node.rect().intersect(other.rect());
            let over = common.width() > 1.0 && common.height() > 1.0;
            assert!(!over, "“{}” lies over “{}”", words_of(node), words_of(other));
        }
    }
}

fn is_drawn(node: &Node<'_>) -> bool {
    let node = node.accesskit_node();
    let role = matches!(
        node.role(),
        Role::Button
            | Role::Label
            | Role::TextInput
            | Role::MultilineTextInput
            | Role::ComboBox
            | Role::Switch
            | Role::Tab
    );
    role && node.bounding_box().is_some()
}

/// The nodes of the flow stand on a canvas that is larger than its place; a code view scrolls sideways.
fn is_canvas(node: &Node<'_>, screen: &Rect) -> bool {
    let rect = node.rect();
    let is_flow = rect.size() == vec2(176.0, 56.0) || rect.size() == vec2(32.0, 32.0);
    is_flow
        || (node.accesskit_node().role() == Role::Label
            && rect.right() > screen.right()
            && words_of(node).contains('{'))
}

fn words_of(node: &Node<'_>) -> String {
    let node = node.accesskit_node();
    node.label().or(node.value()).unwrap_or_default()
}

#[test]
fn every_control_is_reached_by_tab_and_comes_into_sight() {
    let disk = Disk::with_samples();
    let mut window = Window::open_sample(&disk);
    window.click(Role::RadioButton, "JSON");
    window.rest();
    window.run();
    let is_control = |node: &Node<'_>| {
        let node = node.accesskit_node();
        // A scroll bar is for the pointer; the focus scrolls by itself.
        let is_bar = node.role() == Role::ScrollBar;
        node.data().supports_action(Action::Click) && !node.is_disabled() && !node.is_hidden() && !is_bar
    };
    let wanted: Vec<_> = window.harness.root().children_recursive().filter(is_control).collect();
    let mut missing: Vec<_> = wanted.iter().map(|node| (node.accesskit_node().id(), format!("{node:?}"))).collect();
    assert!(missing.len() > 40, "the window has its controls: {missing:?}");
    for _ in 0..missing.len() * 2 {
        window.harness.key_press(Key::Tab);
        // Until the area has moved to it.
        window.harness.run_steps(5);
        let Some(node) = focused(&window) else { continue };
        let screen = window.harness.ctx.content_rect();
        assert!(screen.intersects(node.rect()), "{node:?} has the focus and is out of sight");
        let id = node.accesskit_node().id();
        missing.retain(|(other, _)| *other != id);
    }
    assert!(missing.is_empty(), "Tab never comes to {missing:#?}");
}

#[test]
fn a_step_is_written_and_run_by_keyboard_alone() {
    let disk = Disk::with_samples();
    let mut window = Window::open_sample(&disk);
    tab_to(&mut window, "Текст");
    window.press(Modifiers::COMMAND, Key::A);
    window.field("Текст").type_text("Без мыши");
    window.rest();
    tab_to(&mut window, "Текст: текст");
    window.press(Modifiers::NONE, Key::Space);
    window.rest();
    window.control(Role::Switch, "Текст: выражение");
    window.press(Modifiers::NONE, Key::Space);
    window.rest();
    tab_to(&mut window, "Отправить без уведомления");
    window.press(Modifiers::NONE, Key::Space);
    tab_to(&mut window, "Выполнить");
    window.press(Modifiers::NONE, Key::Enter);
    window.rest();
    assert_eq!(window.result()["text"], "Без мыши");
}

#[test]
fn shortcuts_work_on_a_russian_layout() {
    let disk = Disk::with_samples();
    let mut window = Window::open_sample(&disk);
    window.fill("Текст", "Ы");
    // The key of S gives another letter there; its place on the keyboard is the same.
    let event = |pressed| egui::Event::Key {
        key: Key::S,
        physical_key: Some(Key::S),
        pressed,
        repeat: false,
        modifiers: Modifiers::COMMAND,
    };
    window.harness.event_modifiers(event(true), Modifiers::COMMAND);
    window.harness.event_modifiers(event(false), Modifiers::COMMAND);
    window.harness.step();
    window.rest();
    assert!(disk.read("order-ready.ron").contains("Text(\"Ы\")"));
}

fn focused(window: &Window) -> Option<Node<'_>> {
    window.harness.root().children_recursive().find(|node| node.is_focused())
}

/// Presses Tab until the control with this name has the focus.
#[track_caller]
fn tab_to(window: &mut Window, name: &str) {
    for _ in 0..200 {
        window.harness.key_press(Key::Tab);
        window.harness.run_ok();
        if focused(window).is_some_and(|node| name_of(&node) == name) {
            return;
        }
    }
    panic!("Tab never comes to “{name}”");
}
