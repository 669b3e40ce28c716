//! `scenogram bench`: the figures that the README names, measured on this computer.

use super::exit::Exit;
use super::output;
use crate::backend::bench_scripts;
use crate::texts::{Language, Message};
use std::env;
use std::time::Duration;

pub(super) fn bench(language: Language) -> Exit {
    let figures = env::current_exe().and_then(bench_scripts);
    let figures = match figures {
        Ok(figures) => figures,
        Err(error) => {
            output::say(language, &Message::new("cli-system").with("reason", error.to_string()));
            return Exit::Usage;
        }
    };
    line("first evaluation (cold worker)", figures.first);
    line("evaluation (warm worker, median)", figures.warm);
    let mut stopped_all = true;
    for overrun in &figures.overruns {
        stopped_all &= overrun.stopped.is_some();
        line(&format!("past the limit: {}", overrun.name), overrun.past_limit);
        line(&format!("evaluation after it: {}", overrun.name), overrun.next);
    }
    if stopped_all { Exit::Done } else { Exit::Failed }
}

fn line(name: &str, duration: Duration) {
    output::out(&format!("{name:<45} {:>9.2} ms", duration.as_secs_f64() * 1000.0));
}
