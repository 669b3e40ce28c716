//! The command line: arguments, texts, JSON and exit codes; what scripts and other tools may rely on.
//!
//! Results go to stdout, words about progress to stderr; with `--format json` stdout is exactly one JSON document.
//! Deliberately not here: the window (the binary opens it when [`main`] says so), and anything that the window could not
//! do through the same commands.

mod arguments;
mod bench;
mod check;
mod exit;
mod fmt;
mod language;
mod output;
mod run;
mod sandbox;
mod sources;
mod transcript;

pub use arguments::{Screenshot, ThemeName};
pub use output::install_panic_hook;

use crate::storage::{DataFolder, Settings, load_settings};
use crate::texts::{Language, Message};
use arguments::{Arguments, CommandLine};
use clap::Parser;
use exit::Exit;
use std::ffi::OsString;
use std::process::ExitCode;

/// What is left to do once the command line is read.
#[derive(Debug)]
pub enum Wish {
    /// Nothing: the command has been carried out.
    Done(ExitCode),
    /// To open the window, in this language where one was asked for.
    Window { language: Option<Language> },
    /// To draw the window into a file and leave.
    Screenshot { language: Option<Language>, picture: Screenshot },
}

/// Reads the arguments (the program's name first) and carries out what needs no window.
pub fn main(arguments: impl IntoIterator<Item = OsString>) -> Wish {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => {
            let words = error.render().to_string();
            if error.use_stderr() {
                output::err(words.trim_end());
                return Wish::Done(Exit::Usage.into());
            }
            output::out(words.trim_end());
            return Wish::Done(Exit::Done.into());
        }
    };
    let asked = arguments.language();
    let Some(command) = arguments.command else {
        return match arguments.picture() {
            Some(picture) => Wish::Screenshot { language: asked, picture },
            None => Wish::Window { language: asked },
        };
    };
    let language = asked.unwrap_or_else(|| language::of_surroundings(settings().language));
    let exit = match command {
        CommandLine::Run(arguments) => run::run(arguments, language),
        CommandLine::Check(arguments) => check::check(&arguments, language),
        CommandLine::Fmt(arguments) => fmt::fmt(&arguments, language),
        CommandLine::Sandbox(arguments) => sandbox::serve(&arguments, language),
        CommandLine::Bench => bench::bench(language),
    };
    Wish::Done(exit.into())
}

/// Says that the window could not open, why, and what works without one.
pub fn no_window(language: Option<Language>, reason: &Message) -> ExitCode {
    let language = language.unwrap_or_else(|| language::of_surroundings(settings().language));
    output::say(language, &Message::new("cli-no-window").with("reason", reason.clone()));
    Exit::Usage.into()
}

/// The language that was asked for, else that of the settings, else that of the system.
pub fn chosen_language(asked: Option<Language>, settings: &Settings) -> Language {
    asked.unwrap_or_else(|| language::of_surroundings(settings.language))
}

/// Says that the picture's view has no such name.
pub fn no_such_view(language: Option<Language>, name: &str, known: &str) -> ExitCode {
    let language = language.unwrap_or_else(|| language::of_surroundings(settings().language));
    output::say(language, &Message::new("cli-no-such-view").with("name", name).with("known", known));
    Exit::Usage.into()
}

/// Says that this binary was built without a window, and what works instead.
pub fn built_without_window(language: Option<Language>) -> ExitCode {
    let language = language.unwrap_or_else(|| language::of_surroundings(settings().language));
    output::say(language, &Message::new("cli-built-without-window"));
    Exit::Usage.into()
}

fn settings() -> Settings {
    DataFolder::find().map(|home| load_settings(&home).0).unwrap_or_default()
}
