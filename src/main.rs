//! The binary: the window without arguments, the headless runner with a subcommand.
//!
//! Only the glue between the two front ends stands here: they do not see each other.

use scenogram::cli::{self, Wish};
use scenogram::script::{WORKER_ARGUMENT, worker_main};
use std::process::ExitCode;

fn main() -> ExitCode {
    // Before anything else: the worker is started often, and must not meet the window or the command line.
    if std::env::args_os().nth(1).is_some_and(|first| first == WORKER_ARGUMENT) {
        return worker_main();
    }
    cli::install_panic_hook();
    cli::install_logs();
    match cli::main(std::env::args_os()) {
        Wish::Done(code) => code,
        #[cfg(feature = "gui")]
        Wish::Window { language, secrets } => window::open(language, secrets),
        #[cfg(feature = "gui")]
        Wish::Screenshot { language, picture } => window::screenshot(language, picture),
        #[cfg(not(feature = "gui"))]
        Wish::Window { language, .. } | Wish::Screenshot { language, .. } => cli::built_without_window(language),
    }
}

#[cfg(feature = "gui")]
mod window {
    //! What the window starts with.

    use scenogram::backend::{Backend, BackendOptions, SandboxStart, SecretsFile};
    use scenogram::cli::{self, Screenshot, ThemeName};
    use scenogram::gui::{self, OpenOptions, ScreenshotOptions, StartBackend, State, View};
    use scenogram::storage::{DataFolder, Keyring, MemoryKeyring, Settings, SystemKeyring, Theme, load_settings};
    use scenogram::texts::{Language, Message};
    use std::path::{Path, PathBuf};
    use std::process::ExitCode;

    /// The size that the window is designed for, in points.
    const SIZE: (u32, u32) = (1280, 800);

    pub fn open(asked: Option<Language>, secrets: Option<PathBuf>) -> ExitCode {
        let home = match DataFolder::find() {
            Ok(home) => home,
            Err(error) => return cli::no_window(asked, &error.message()),
        };
        let mut settings = load_settings(&home).0;
        // A first start that cannot lay out its samples opens an empty window, which says what to do.
        let sample = home.lay_out_samples().ok().flatten();
        settings.scenario = settings.scenario.or(sample);
        settings.folder = settings.folder.filter(|folder| folder.is_dir()).or_else(|| Some(home.scenarios()));
        let language = cli::chosen_language(asked, &settings);
        let options = OpenOptions {
            state: State::new(settings, language),
            backend: backend(home, Box::new(SystemKeyring), secrets),
        };
        match gui::open(options) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => cli::no_window(asked, &error.message()),
        }
    }

    pub fn screenshot(asked: Option<Language>, picture: Screenshot) -> ExitCode {
        let view = match picture.view.as_deref().unwrap_or("main") {
            name if View::named(name).is_none() => return cli::no_such_view(asked, name, &View::names()),
            name => View::named(name).unwrap_or_default(),
        };
        // Before the window opens: its own errors are about the screen.
        let parent = picture.file.parent().filter(|folder| !folder.as_os_str().is_empty());
        if let Some(folder) = parent.filter(|folder| !folder.is_dir()) {
            return cli::no_picture_folder(asked, folder);
        }
        // A picture must show the same on every machine, and leave no traces: it has a home of its own.
        let folder = match tempfile::tempdir() {
            Ok(folder) => folder,
            Err(error) => {
                return cli::no_window(
                    asked,
                    &Message::new("cli-no-temporary-folder").with("reason", error.to_string()),
                );
            }
        };
        let home = DataFolder::at(folder.path());
        let sample = home.lay_out_samples().ok().flatten();
        let scenario = picture.scenario.and_then(|file| std::path::absolute(file).ok());
        let settings = Settings {
            theme: match picture.theme {
                Some(ThemeName::Dark) => Theme::Dark,
                Some(ThemeName::Light) | None => Theme::Light,
            },
            folder: scenario.as_deref().and_then(Path::parent).map(Path::to_owned).or(Some(home.scenarios())),
            scenario: scenario.or(sample),
            ..Settings::default()
        };
        let language = cli::chosen_language(asked, &settings);
        let state = State::new(settings, language).with_view(view);
        let size = picture.size.unwrap_or(SIZE);
        let options = ScreenshotOptions {
            file: picture.file,
            state,
            size,
            backend: backend(home, Box::new(MemoryKeyring::default()), None),
        };
        match gui::screenshot(options) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => cli::no_window(asked, &error.message()),
        }
    }

    fn backend(home: DataFolder, keyring: Box<dyn Keyring>, secrets: Option<PathBuf>) -> StartBackend {
        Box::new(move |wake| {
            let worker = std::env::current_exe()?;
            Backend::start(BackendOptions {
                sandbox: SandboxStart::AtOnce,
                keyring,
                secrets: secrets.map(|path| SecretsFile { path, passphrase: None }),
                ..BackendOptions::new(worker, home, wake)
            })
        })
    }
}
