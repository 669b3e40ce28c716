//! The window as pictures, in both languages, themes and main sizes, against those under `tests/snapshots`.
//!
//! What differs from run to run (the sandbox's port, how long a run took, its date, a countdown, a QR code) is painted over
//! with its ground. A file of the disk that the window works on must not be named: its folder is called differently each time.
//! `UPDATE_SNAPSHOTS=1` writes the pictures anew.

use crate::support::{Disk, LARGE, Look, SMALL, Window};
use egui::accesskit::Role;
use egui::{Rect, Theme, pos2, vec2};
use egui_kittest::kittest::NodeT as _;
use egui_kittest::{Node, SnapshotOptions, SnapshotResults, try_image_snapshot_options};
use scenogram::texts::Language;

const LANGUAGES: [(Language, &str); 2] = [(Language::Russian, "ru"), (Language::English, "en")];
const THEMES: [(Theme, &str); 2] = [(Theme::Light, "light"), (Theme::Dark, "dark")];
const SIZES: [([f32; 2], &str); 2] = [(LARGE, "1280x800"), (SMALL, "1024x640")];

#[test]
fn pictures_of_the_window_as_it_opens() {
    let mut results = SnapshotResults::new();
    for (language, language_name) in LANGUAGES {
        for (theme, theme_name) in THEMES {
            for (size, size_name) in SIZES {
                let (_disk, mut window) = open(Look { language, theme, size });
                results.add(picture(&mut window, &format!("open-{language_name}-{theme_name}-{size_name}")));
            }
        }
    }
}

#[test]
fn pictures_of_the_window_after_a_run() {
    let mut results = SnapshotResults::new();
    let looks = [
        ("run-ru-light-1280x800", Language::Russian, Theme::Light, LARGE),
        ("run-en-dark-1280x800", Language::English, Theme::Dark, LARGE),
        ("run-ru-dark-1024x640", Language::Russian, Theme::Dark, SMALL),
        ("run-en-light-1024x640", Language::English, Theme::Light, SMALL),
    ];
    for (name, language, theme, size) in looks {
        let (_disk, mut window) = open(Look { language, theme, size });
        window.run();
        results.add(picture(&mut window, name));
    }
}

#[test]
fn pictures_of_a_failure_and_of_a_window_over_it() {
    let mut results = SnapshotResults::new();
    let language = Language::Russian;
    let (_disk, mut window) = open(Look { language, theme: Theme::Light, size: LARGE });
    window.fill("Текст", "Заказ № ${goods}");
    window.run();
    results.add(picture(&mut window, "failure-ru-light-1280x800"));
}

/// A window with the sample open; the disk goes with it.
fn open(look: Look) -> (Disk, Window) {
    let disk = Disk::with_samples();
    let mut window = Window::open_as(&disk, look);
    window.click(Role::ListItem, "Заказ готов");
    window.rest();
    (disk, window)
}

/// Compares the window with its picture.
pub fn picture(window: &mut Window, name: &str) -> egui_kittest::SnapshotResult {
    window.harness.remove_cursor();
    window.harness.step();
    // Two frames later no control is drawn as hovered.
    window.harness.run_steps(2);
    let temporary = std::env::temp_dir();
    assert!(
        !window.shows(&temporary.display().to_string()),
        "{name} would show a folder that has another name each time"
    );
    let mut image = window.harness.render().unwrap_or_else(|error| panic!("{name} cannot be drawn: {error}"));
    for area in changing(window) {
        let (left, top) = (area.left() as u32, area.top() as u32);
        let ground = *image.get_pixel(left, (area.bottom() as u32).saturating_sub(1).max(top));
        for y in top..(area.bottom().ceil() as u32).min(image.height()) {
            for x in left..(area.right().ceil() as u32).min(image.width()) {
                image.put_pixel(x, y, ground);
            }
        }
    }
    // Software drivers differ in the last bit of a blended edge; a moved line is hundreds of pixels.
    let options = SnapshotOptions::new().threshold(1.0).max_failed_pixels(12);
    try_image_snapshot_options(&image, name, &options)
}

/// Whether some of it is time that runs out, such as `0:43`.
fn has_clock(words: &str) -> bool {
    let around = words.split(':').collect::<Vec<_>>();
    let is_digit = |part: &str, end: Option<char>| !part.is_empty() && end.is_some_and(|c| c.is_ascii_digit());
    around.windows(2).any(|pair| is_digit(pair[0], pair[0].chars().last()) && is_digit(pair[1], pair[1].chars().next()))
}

/// Where something stands that is another at every run.
fn changing(window: &Window) -> Vec<Rect> {
    let screen = window.harness.ctx.content_rect();
    let labels: Vec<_> = window.controls(Role::Label).collect();
    let value = |node: &Node<'_>| node.accesskit_node().value().unwrap_or_default();
    let is_in_status_bar = |node: &&Node<'_>| node.rect().top() > screen.bottom() - 26.0;
    // The count of problems, the first words of the status bar, stays.
    let problems = labels.iter().filter(is_in_status_bar).map(Node::rect).filter(|rect| rect.left() < 60.0);
    let after = problems.map(|rect| rect.right()).fold(0.0, f32::max) + 6.0;
    let mut areas = vec![Rect::from_min_max(pos2(after, screen.bottom() - 16.0), screen.max)];
    for node in labels.iter().filter(|node| !is_in_status_bar(node)) {
        let words = value(node);
        if words.contains(" мс") || words.contains(" ms") || has_clock(&words) {
            areas.push(node.rect().expand2(vec2(4.0, 1.0)));
        }
    }
    // The last row in sight is cut by the frame of the tree.
    let in_sight = Rect::from_min_max(screen.min, pos2(screen.right(), screen.bottom() - 38.0));
    let rows = window.controls(Role::TreeItem);
    let dates = rows.filter(|row| row.accesskit_node().label().is_some_and(|label| label.starts_with("date: ")));
    areas.extend(dates.map(|row| row.rect().shrink2(vec2(2.0, 1.0)).intersect(in_sight)));
    let pictures = window.controls(Role::Image);
    let codes = pictures.filter(|node| node.accesskit_node().label().is_some_and(|label| label.contains("QR")));
    areas.extend(codes.map(|node| node.rect()));
    areas.retain(Rect::is_positive);
    areas
}
