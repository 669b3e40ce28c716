//! The command line: arguments, texts, JSON and exit codes; what scripts and other tools may rely on.
//!
//! Results go to stdout, words about progress to stderr; with `--format json` stdout is exactly one JSON document.
//! Deliberately not here: the window (the binary opens it when [`main`] says so), and anything that the window could not
//! do through the same commands.

mod arguments;
mod bench;
mod check;
mod connections;
mod exit;
mod fmt;
mod language;
mod login;
mod logs;
mod output;
mod run;
mod sandbox;
mod sources;
mod transcript;
mod usage;

pub use arguments::{Screenshot, ThemeName};
pub use logs::install_logs;
pub use output::install_panic_hook;

use crate::storage::{DataFolder, Settings, load_settings};
use crate::texts::{Language, Message};
use arguments::{Arguments, CommandLine};
use clap::Parser;
use exit::Exit;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What is left to do once the command line is read.
#[derive(Debug)]
pub enum Wish {
    /// Nothing: the command has been carried out.
    Done(ExitCode),
    /// To open the window, in this language where one was asked for, with secrets in this file where one was named.
    Window { language: Option<Language>, secrets: Option<PathBuf> },
    /// To draw the window into a file and leave.
    Screenshot { language: Option<Language>, picture: Screenshot },
}

/// Reads the arguments (the program's name first) and carries out what needs no window.
pub fn main(arguments: impl IntoIterator<Item = OsString>) -> Wish {
    let words: Vec<OsString> = arguments.into_iter().collect();
    // Before anything can repeat it.
    if usage::holds_secret(&words) {
        output::say(language_of(usage::asked_language(&words)), &Message::new("cli-secret-argument"));
        return Wish::Done(Exit::Usage.into());
    }
    let arguments = match Arguments::try_parse_from(&words) {
        Ok(arguments) => arguments,
        Err(error) if error.use_stderr() => {
            let language = language_of(usage::asked_language(&words));
            usage::messages(&error).iter().for_each(|message| output::say(language, message));
            return Wish::Done(Exit::Usage.into());
        }
        Err(help) => {
            output::out(help.render().to_string().trim_end());
            return Wish::Done(Exit::Done.into());
        }
    };
    let picture = arguments.wants_picture();
    let asked = arguments.language();
    let secrets = arguments.secrets.clone();
    let Some(command) = arguments.command else {
        return match arguments.picture() {
            Some(picture) => Wish::Screenshot { language: asked, picture },
            None => Wish::Window { language: asked, secrets },
        };
    };
    let language = language_of(asked);
    if picture {
        output::say(language, &Message::new("cli-usage-picture-alone"));
        return Wish::Done(Exit::Usage.into());
    }
    let exit = match command {
        CommandLine::Run(arguments) => run::run(arguments, secrets.as_deref(), language),
        CommandLine::Check(arguments) => check::check(&arguments, language),
        CommandLine::Fmt(arguments) => fmt::fmt(&arguments, language),
        CommandLine::Sandbox(arguments) => sandbox::serve(&arguments, language),
        CommandLine::Connections(arguments) => connections::connections(&arguments, secrets.as_deref(), language),
        CommandLine::Login(arguments) => login::login(&arguments, secrets.as_deref(), language),
        CommandLine::Bench => bench::bench(language),
    };
    Wish::Done(exit.into())
}

/// Says that the window could not open, why, and what works without one.
pub fn no_window(language: Option<Language>, reason: &Message) -> ExitCode {
    output::say(language_of(language), &Message::new("cli-no-window").with("reason", reason.clone()));
    Exit::Usage.into()
}

/// The language that was asked for, else that of the settings, else that of the system.
pub fn chosen_language(asked: Option<Language>, settings: &Settings) -> Language {
    asked.unwrap_or_else(|| language::of_surroundings(settings.language))
}

/// Says that the picture's view has no such name.
pub fn no_such_view(language: Option<Language>, name: &str, known: &str) -> ExitCode {
    output::say(language_of(language), &Message::new("cli-no-such-view").with("name", name).with("known", known));
    Exit::Usage.into()
}

/// Says that the folder for a picture is not there.
pub fn no_picture_folder(language: Option<Language>, folder: &Path) -> ExitCode {
    let folder = folder.display().to_string();
    output::say(language_of(language), &Message::new("cli-no-picture-folder").with("folder", folder));
    Exit::Usage.into()
}

/// Says that this binary was built without a window, and what works instead.
pub fn built_without_window(language: Option<Language>) -> ExitCode {
    output::say(language_of(language), &Message::new("cli-built-without-window"));
    Exit::Usage.into()
}

/// The language that was asked for, else that of the kept settings, else that of the system.
fn language_of(asked: Option<Language>) -> Language {
    asked.unwrap_or_else(|| {
        let settings = DataFolder::find().map(|home| load_settings(&home).0).unwrap_or_default();
        language::of_surroundings(settings.language)
    })
}
