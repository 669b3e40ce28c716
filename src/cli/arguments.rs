//! The arguments, as clap reads them. Their help is in English, like the names of the options.

use crate::telegram::SessionForm;
use crate::texts::Language;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Scenogram: a designer and test bench for the Telegram steps of business processes.
///
/// Without a command the window opens.
#[derive(Debug, Parser)]
#[command(name = "scenogram", version, after_help = EXIT_CODES)]
pub(super) struct Arguments {
    /// Language of sentences; otherwise that of the settings, then that of the system
    #[arg(long, global = true, value_name = "LANGUAGE")]
    lang: Option<LanguageName>,
    /// File of secrets that has a passphrase, instead of the system's keyring; the passphrase comes from
    /// SCENOGRAM_PASSPHRASE or a prompt
    #[arg(long, global = true, value_name = "FILE")]
    pub(super) secrets: Option<PathBuf>,
    /// Draw the window into a PNG file and leave
    #[arg(long, value_name = "FILE")]
    screenshot: Option<PathBuf>,
    /// Scenario that the picture shows; the sample of the first start otherwise
    #[arg(long, value_name = "FILE", requires = "screenshot")]
    scenario: Option<PathBuf>,
    /// View that the picture shows
    #[arg(long, value_name = "NAME", requires = "screenshot")]
    view: Option<String>,
    /// Theme of the picture
    #[arg(long, requires = "screenshot")]
    theme: Option<ThemeName>,
    /// Size of the picture in points
    #[arg(long, value_name = "WxH", requires = "screenshot", value_parser = size)]
    size: Option<(u32, u32)>,
    #[command(subcommand)]
    pub(super) command: Option<CommandLine>,
}

const EXIT_CODES: &str =
    "Exit codes: 0 done, 1 usage, 2 a file is not valid, 3 failed (Telegram, expression, network), \
5 a secret is missing, 6 timed out, 7 outcome unknown, 130 cancelled.

Secrets never stand among the arguments: SCENOGRAM_SECRET_<NAME> holds the token of the connection <NAME>, or its \
session string (one of Pyrogram where nothing is kept: it holds its API ID), SCENOGRAM_BOT_API_<NAME> another Bot API \
server, SCENOGRAM_PASSPHRASE what opens the secrets, SCENOGRAM_API_HASH the API hash. SCENOGRAM_HOME moves everything \
that the program keeps.";

#[derive(Debug, Subcommand)]
pub(super) enum CommandLine {
    /// Run a scenario or one of its steps
    Run(RunArguments),
    /// List the problems of scenarios
    Check(CheckArguments),
    /// Write scenario files canonically
    Fmt(FmtArguments),
    /// Serve the sandbox until stopped
    Sandbox(SandboxArguments),
    /// Bots and accounts that scenarios name: list, add, test, remove, import, export
    #[command(subcommand)]
    Connections(ConnectionsArguments),
    /// Sign an account in and keep it as a connection
    Login(LoginArguments),
    /// Print the figures that the README names
    Bench,
}

#[derive(Debug, Subcommand)]
pub(super) enum ConnectionsArguments {
    /// List the connections
    List(ListArguments),
    /// Add a bot; its token comes from --from-file, SCENOGRAM_SECRET_<NAME> or a prompt
    Add(AddArguments),
    /// Connect and ask who it is; keeps nothing
    Test(TestArguments),
    /// Forget a connection and its secrets, here only
    Remove(RemoveArguments),
    /// Add an account by a session string of Telethon, GramJS or Pyrogram, or by its key alone
    Import(ImportArguments),
    /// Write an account's session as a string of another tool: it is the whole account
    Export(ExportArguments),
}

#[derive(Debug, Args)]
pub(super) struct ListArguments {
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: OutputFormat,
}

#[derive(Debug, Args)]
pub(super) struct AddArguments {
    /// What scenarios call it
    pub(super) name: String,
    /// `telegram`, `test` (Telegram's test servers), `sandbox`, or the address of a Bot API server
    #[arg(long, value_name = "SERVER")]
    pub(super) server: Option<String>,
    /// File that holds the token
    #[arg(long, value_name = "FILE")]
    pub(super) from_file: Option<PathBuf>,
    /// Keep it without asking Telegram who it is
    #[arg(long)]
    pub(super) unchecked: bool,
}

#[derive(Debug, Args)]
pub(super) struct TestArguments {
    /// The connection's name
    pub(super) name: String,
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: OutputFormat,
}

#[derive(Debug, Args)]
pub(super) struct RemoveArguments {
    /// The connection's name
    pub(super) name: String,
    /// Do not ask
    #[arg(long)]
    pub(super) yes: bool,
}

#[derive(Debug, Args)]
pub(super) struct ImportArguments {
    /// What scenarios call it
    pub(super) name: String,
    /// File that holds the session string, or the key (256 bytes in hexadecimal or base64)
    #[arg(long, value_name = "FILE")]
    pub(super) from_file: Option<PathBuf>,
    /// Where the account is, instead of where the string says: `telegram`, `test` (Telegram's test servers), `sandbox`, or
    /// the address of an MTProto server (IP and port); needed for a key alone
    #[arg(long, value_name = "SERVER")]
    pub(super) server: Option<String>,
    /// Data centre of a key alone; a session string says its own
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(i32).range(1..=5))]
    pub(super) dc: Option<i32>,
    /// API ID of the application (my.telegram.org), where the string does not hold it
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(i32).range(1..))]
    pub(super) api_id: Option<i32>,
    /// File that holds the application's API hash, which is kept for further sign-ins; SCENOGRAM_API_HASH or a prompt
    /// otherwise, and it may be left out
    #[arg(long, value_name = "FILE")]
    pub(super) api_hash_file: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct ExportArguments {
    /// The connection's name
    pub(super) name: String,
    /// Tool that the string is for
    #[arg(long = "for", value_name = "TOOL")]
    pub(super) form: FormName,
    /// File to write, readable by its owner alone; stdout otherwise
    #[arg(long, value_name = "FILE")]
    pub(super) to: Option<PathBuf>,
    /// Do not ask
    #[arg(long)]
    pub(super) yes: bool,
}

#[derive(Debug, Args)]
pub(super) struct LoginArguments {
    /// What scenarios call it; the account's own name otherwise
    #[arg(long, value_name = "NAME")]
    pub(super) name: Option<String>,
    /// API ID of the application (my.telegram.org)
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(i32).range(1..))]
    pub(super) api_id: Option<i32>,
    /// File that holds the API hash; SCENOGRAM_API_HASH or a prompt otherwise
    #[arg(long, value_name = "FILE")]
    pub(super) from_file: Option<PathBuf>,
    /// Phone number of the account
    #[arg(long, value_name = "NUMBER", conflicts_with = "qr")]
    pub(super) phone: Option<String>,
    /// Show a QR code to scan instead of sending a login code
    #[arg(long)]
    pub(super) qr: bool,
    /// `telegram`, `test` (Telegram's test servers), or `sandbox`
    #[arg(long, value_name = "SERVER")]
    pub(super) server: Option<String>,
}

/// A tool that session strings are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum FormName {
    Gramjs,
    Telethon,
    Pyrogram,
}

impl FormName {
    pub(super) fn form(self) -> SessionForm {
        match self {
            Self::Gramjs => SessionForm::GramJs,
            Self::Telethon => SessionForm::Telethon,
            Self::Pyrogram => SessionForm::Pyrogram,
        }
    }
}

#[derive(Debug, Args)]
pub(super) struct RunArguments {
    /// Scenario file
    pub(super) file: PathBuf,
    /// Set of test data to run with; the first otherwise
    #[arg(long, value_name = "NAME")]
    pub(super) data: Option<String>,
    /// JSON file with an object of variables, put over those of the test data
    #[arg(long, value_name = "FILE")]
    pub(super) vars: Option<PathBuf>,
    /// Set one variable, such as allValues.goods='"A-1042"'
    #[arg(long, value_name = "PATH=JSON", value_parser = pair)]
    pub(super) set: Vec<(String, String)>,
    /// Use another connection for a step
    #[arg(long, value_name = "STEP=NAME", value_parser = pair)]
    pub(super) connection: Vec<(String, String)>,
    /// Run this step alone
    #[arg(long, value_name = "ID")]
    pub(super) step: Option<String>,
    /// Check and show the requests; nothing is sent
    #[arg(long)]
    pub(super) dry_run: bool,
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: OutputFormat,
}

#[derive(Debug, Args)]
pub(super) struct CheckArguments {
    /// Scenario files, or folders of them
    #[arg(required = true, value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: OutputFormat,
}

#[derive(Debug, Args)]
pub(super) struct FmtArguments {
    /// Only say which files are not written canonically
    #[arg(long)]
    pub(super) check: bool,
    /// Scenario files, or folders of them
    #[arg(required = true, value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct SandboxArguments {
    /// Port of the Bot API; any free one otherwise
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(super) bot_api_port: u16,
    /// Port of MTProto, for user accounts; any free one otherwise
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(super) mtproto_port: u16,
    /// JSON file of people, chats and messages
    #[arg(long, value_name = "FILE")]
    pub(super) world: Option<PathBuf>,
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: OutputFormat,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum OutputFormat {
    #[default]
    Text,
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum LanguageName {
    Ru,
    En,
}

/// A theme that can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ThemeName {
    Light,
    Dark,
}

/// A picture of the window that was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Screenshot {
    /// The PNG file to write.
    pub file: PathBuf,
    pub scenario: Option<PathBuf>,
    pub view: Option<String>,
    pub theme: Option<ThemeName>,
    /// Width and height in points.
    pub size: Option<(u32, u32)>,
}

impl Arguments {
    pub(super) fn language(&self) -> Option<Language> {
        self.lang.map(|name| match name {
            LanguageName::Ru => Language::Russian,
            LanguageName::En => Language::English,
        })
    }

    /// Whether a picture was asked for, which no command makes.
    pub(super) fn wants_picture(&self) -> bool {
        self.screenshot.is_some()
    }

    pub(super) fn picture(self) -> Option<Screenshot> {
        let Self { screenshot, scenario, view, theme, size, .. } = self;
        screenshot.map(|file| Screenshot { file, scenario, view, theme, size })
    }
}

/// `LEFT=RIGHT`; the right part may hold further signs of equality.
fn pair(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((left, right)) if !left.trim().is_empty() => Ok((left.trim().to_owned(), right.to_owned())),
        _ => Err("`NAME=VALUE` is expected".to_owned()),
    }
}

/// `1280x800`, within what a window can be.
fn size(text: &str) -> Result<(u32, u32), String> {
    let side = |side: &str| side.parse().ok().filter(|points| (100..=8192).contains(points));
    text.split_once(['x', 'X', '×'])
        .and_then(|(width, height)| Some((side(width)?, side(height)?)))
        .ok_or_else(|| "a size such as `1280x800` is expected, each side from 100 to 8192".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_arguments_hold_together() {
        use clap::CommandFactory;
        Arguments::command().debug_assert();
    }

    #[test]
    fn the_language_stands_on_either_side_of_the_command() {
        for words in [["scenogram", "--lang", "ru", "check", "a"], ["scenogram", "check", "--lang", "ru", "a"]] {
            let parsed = Arguments::try_parse_from(words).unwrap();
            assert_eq!(parsed.language(), Some(Language::Russian));
        }
    }

    #[test]
    fn sizes_and_pairs_are_read() {
        assert_eq!(size("1280x800"), Ok((1280, 800)));
        for bad in ["", "1280", "0x0", "-1x5", "99999x800"] {
            assert!(size(bad).is_err(), "{bad}");
        }
        assert_eq!(pair("a.b=\"c=d\""), Ok(("a.b".into(), "\"c=d\"".into())));
        assert!(pair("a").is_err() && pair("=1").is_err());
    }

    #[test]
    fn picture_options_need_a_picture() {
        let parse = |words: &[&str]| Arguments::try_parse_from([&["scenogram"], words].concat());
        assert!(parse(&["--size", "1280x800"]).is_err());
        let picture = parse(&["--screenshot", "a.png", "--size", "1280x800", "--theme", "dark", "--lang", "ru"])
            .unwrap()
            .picture()
            .unwrap();
        assert_eq!((picture.size, picture.theme), (Some((1280, 800)), Some(ThemeName::Dark)));
        assert!(parse(&[]).unwrap().picture().is_none());
    }
}
