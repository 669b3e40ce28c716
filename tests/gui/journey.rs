//! The main job from end to end: type a text, run, see the result, save, open again.

use crate::support::{Disk, Window};
use egui::accesskit::Role;
use scenogram::value::Json;
use std::process::Command;

const SAMPLE: &str = "order-ready.ron";

#[test]
fn a_text_is_typed_run_saved_and_found_again() {
    let disk = Disk::with_samples();
    let mut window = Window::open_sample(&disk);
    window.assert_shows("Уважаемый клиент!");

    window.fill("Текст", "Заказ № ${allValues.goods} ждёт вас");
    window.assert_shows("Заказ № A-1042 ждёт вас");
    window.click(Role::Button, "Выполнить");
    window.rest();
    window.assert_shows("Выполнено");
    let first = window.message_id();
    window.run();
    assert_eq!(window.message_id(), first + 1, "the second run sent one more message");
    let result = window.result();
    assert_eq!(result["text"], "Заказ № A-1042 ждёт вас");

    window.save();
    window.assert_shows("Сохранено");
    let saved = disk.read(SAMPLE);
    assert!(saved.contains("Text(\"Заказ № ${allValues.goods} ждёт вас\")"), "{saved}");
    drop(window);

    let window = Window::open(&disk);
    window.assert_shows("Заказ готов");
    assert_eq!(window.value("Текст"), "Заказ № ${allValues.goods} ждёт вас");
    assert_eq!(disk.read(SAMPLE), saved, "opening a file does not write it");
    drop(window);

    let run = run_by_command_line(&disk, &["--step", "notify"]);
    assert_eq!(run["outcome"], "done");
    assert_eq!(masked(run["nodes"][0]["result"].clone()), masked(result));
}

fn run_by_command_line(disk: &Disk, arguments: &[&str]) -> Json {
    let output = Command::new(env!("CARGO_BIN_EXE_scenogram"))
        .arg("run")
        .arg(disk.scenario(SAMPLE))
        .args(arguments)
        .args(["--format", "json"])
        .env("SCENOGRAM_HOME", disk.home().root())
        .output()
        .expect("the program can be started");
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {output:?}"))
}

/// A result without what differs from run to run.
fn masked(mut result: Json) -> Json {
    for key in ["message_id", "date"] {
        assert!(result[key].is_i64(), "{key} is missing in {result}");
        result[key] = Json::Null;
    }
    result
}
