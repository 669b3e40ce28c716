//! The first page: how to get a token, the token, and where the bot is.

use super::{frame, next, progress_ui, steps};
use crate::connection::ConnectionKind;
use crate::gui::bot_wizard::{BotWizardIntent as Wish, TokenProblem};
use crate::gui::connections::ServerChoice;
use crate::gui::intent::Intent;
use crate::gui::state::{State, TypedSecret};
use crate::gui::theme::{Palette, space};
use crate::gui::views::connections::{FoldedProxy, folded_proxy_ui, server_words};
use crate::gui::views::wizard_frame::PageOpened;
use crate::gui::views::wizard_parts::{banner, copy_value, fold_line, numbered, sentence, web_link, wizard_field};
use crate::gui::widgets::{TextField, link_button, note, segmented};
use crate::texts::text as words;
use egui::Ui;

/// Where tokens come from.
const BOT_FATHER: &str = "https://t.me/BotFather";

#[must_use]
pub fn token_page(ui: &mut Ui, state: &State) -> Option<Intent> {
    let (steps, title) = (steps(state), words(state.language, "window-bot-token-title"));
    let ready = state.bot_wizard.is_ready();
    let label = if state.bot_wizard.wait.is_some() { "window-bot-looking-short" } else { "window-wizard-next" };
    frame(state, &steps, &title, next(state, label, ready)).show(ui, state, |ui, opened| {
        let mut intent = how_ui(ui, state);
        intent = intent.or(token_ui(ui, state, opened));
        intent = intent.or(progress_ui(ui, state));
        ui.spacing_mut().item_spacing.y = space::XS;
        intent = intent.or(groups_ui(ui, state));
        intent = intent.or(server_ui(ui, state));
        intent.or(proxy_ui(ui, state))
    })
}

/// What to do at BotFather, step by step.
fn how_ui(ui: &mut Ui, state: &State) -> Option<Intent> {
    let language = state.language;
    let mut intent = None;
    numbered(ui, 1, &words(language, "window-bot-how-open"), |ui| {
        web_link(ui, &words(language, "window-bot-how-open-link"), BOT_FATHER);
    });
    let mut copy = |ui: &mut Ui, about: &'static str, command: &str| {
        if let Some(copied) = copy_value(ui, state, &words(language, about), command) {
            intent = Some(copied);
        }
    };
    numbered(ui, 2, &words(language, "window-bot-how-ask"), |ui| {
        copy(ui, "window-bot-how-new", "/newbot");
        copy(ui, "window-bot-how-existing", "/token");
        note(ui, words(language, "window-bot-how-names"), Palette::current(ui).faint);
    });
    numbered(ui, 3, &words(language, "window-bot-how-paste"), |_| ());
    intent
}

fn token_ui(ui: &mut Ui, state: &State, opened: &PageOpened) -> Option<Intent> {
    let language = state.language;
    let typed = state.bot_wizard.token.expose();
    let problem = TokenProblem::find(typed).map(|problem| problem.message().show(language));
    let is_fine = problem.is_none() && !typed.trim().is_empty();
    let hint = words(language, "window-bot-token-hint");
    let field = TextField { value: typed, hint: &hint, password: true, ..TextField::default() };
    let output = wizard_field(ui, &words(language, "window-bot-token"), problem, field);
    opened.focus(&output.input);
    if is_fine {
        note(ui, words(language, "window-bot-token-fine"), Palette::current(ui).good);
    }
    let text = output.typed?;
    Some(Intent::BotWizard(Wish::TypeToken(TypedSecret::new(text))))
}

/// What the settings for groups mean, for those who need them.
fn groups_ui(ui: &mut Ui, state: &State) -> Option<Intent> {
    let language = state.language;
    let is_open = state.bot_wizard.groups_open;
    let mut intent = None;
    if fold_line(ui, &words(language, "window-bot-groups"), "", is_open) {
        intent = Some(Intent::BotWizard(Wish::ToggleGroups));
    }
    if is_open {
        for (about, command) in
            [("window-bot-groups-join", "/setjoingroups"), ("window-bot-groups-privacy", "/setprivacy")]
        {
            sentence(ui, words(language, about));
            intent = intent.or(copy_value(ui, state, "", command));
        }
    }
    intent
}

/// Which server the bot is at; hardly anyone needs another than Telegram's.
fn server_ui(ui: &mut Ui, state: &State) -> Option<Intent> {
    let (language, wizard) = (state.language, &state.bot_wizard);
    let label = words(language, "window-connections-server");
    let mut intent = None;
    if fold_line(ui, &label, &server_words(language, wizard.server), wizard.server_open) {
        intent = Some(Intent::BotWizard(Wish::ToggleServer));
    }
    if !wizard.server_open {
        return intent;
    }
    ui.spacing_mut().item_spacing.y = space::S;
    let choices = ServerChoice::ALL.map(|server| (server, server_words(language, server)));
    if let Some(server) = segmented(ui, &label, wizard.server, &choices, false) {
        intent = Some(Intent::BotWizard(Wish::ChooseServer(server)));
    }
    match wizard.server {
        ServerChoice::Telegram => {}
        ServerChoice::TestServers => {
            note(ui, words(language, "window-connections-server-test-about"), Palette::current(ui).faint);
        }
        ServerChoice::Own => {
            let problem = wizard.endpoint().err().filter(|_| !wizard.url.trim().is_empty());
            let problem = problem.map(|problem| problem.message().show(language));
            let field = TextField { value: &wizard.url, hint: "https://bots.example.com", ..TextField::default() };
            let output = wizard_field(ui, &words(language, "window-bot-server-url"), problem, field);
            intent = intent.or(output.typed.map(|url| Intent::BotWizard(Wish::TypeUrl(url))));
        }
        ServerChoice::Sandbox => intent = intent.or(sandbox_ui(ui, state)),
    }
    intent
}

/// How the server is reached; most people need no proxy.
fn proxy_ui(ui: &mut Ui, state: &State) -> Option<Intent> {
    let wizard = &state.bot_wizard;
    let done = folded_proxy_ui(ui, state, &wizard.proxy, ConnectionKind::Bot, wizard.proxy_open)?;
    Some(Intent::BotWizard(match done {
        FoldedProxy::Toggled => Wish::ToggleProxy,
        FoldedProxy::Changed(proxy) => Wish::EditProxy(Box::new(proxy)),
    }))
}

/// The sandbox's own bot, with which anyone can rehearse.
fn sandbox_ui(ui: &mut Ui, state: &State) -> Option<Intent> {
    let palette = Palette::current(ui);
    banner(ui, &words(state.language, "window-bot-server-sandbox-about"), palette.good, palette.good_tint);
    let facts = state.sandbox_facts.as_ref()?;
    let takes = link_button(ui, &words(state.language, "window-bot-server-sandbox-token")).clicked();
    let token = || TypedSecret::new(facts.bot_token.expose().to_owned());
    takes.then(|| Intent::BotWizard(Wish::TypeToken(token())))
}
