//! The second page: who the bot is, what it may do, and whom it can write to.

use super::{frame, next, progress_ui, steps};
use crate::gui::intent::Intent;
use crate::gui::state::State;
use crate::gui::theme::space;
use crate::gui::views::wizard_parts::{account_card, fact, sentence, web_link};
use crate::gui::widgets::section_title;
use crate::telegram::BotFacts;
use crate::texts::{Message, text as words};
use egui::Ui;

#[must_use]
pub fn facts_page(ui: &mut Ui, state: &State) -> Option<Intent> {
    let (steps, title) = (steps(state), words(state.language, "window-bot-facts-title"));
    let facts = state.bot_wizard.facts.as_ref();
    frame(state, &steps, &title, next(state, "window-wizard-next", facts.is_some())).show(ui, state, |ui, _| {
        let intent = progress_ui(ui, state);
        if let Some(facts) = facts {
            facts_ui(ui, state, facts);
        }
        intent
    })
}

fn facts_ui(ui: &mut Ui, state: &State, facts: &BotFacts) {
    let language = state.language;
    account_card(ui, state, &facts.account);
    ui.spacing_mut().item_spacing.y = space::S;
    let told = |ui: &mut Ui, holds: bool, yes: [&'static str; 2], no: [&'static str; 2]| {
        let [title, about] = if holds { yes } else { no };
        fact(ui, holds, &words(language, title), &words(language, about));
    };
    let joins = ["window-bot-joins", "window-bot-joins-about"];
    told(ui, facts.can_join_groups, joins, ["window-bot-no-joins", "window-bot-no-joins-about"]);
    let reads = ["window-bot-reads", "window-bot-reads-about"];
    told(ui, facts.can_read_all_group_messages, reads, ["window-bot-no-reads", "window-bot-no-reads-about"]);
    let inline = ["window-bot-inline", "window-bot-inline-about"];
    told(ui, facts.supports_inline_queries, inline, ["window-bot-no-inline", "window-bot-no-inline-about"]);
    let business = ["window-bot-business", "window-bot-business-about"];
    told(ui, facts.can_connect_to_business, business, ["window-bot-no-business", "window-bot-no-business-about"]);
    section_title(ui, &words(language, "window-bot-writes-title"));
    sentence(ui, words(language, "window-bot-writes-about"));
    open_bot_ui(ui, state, &facts.account.username);
}

/// A link to the chat with the bot, where people press Start.
pub fn open_bot_ui(ui: &mut Ui, state: &State, username: &str) {
    if username.is_empty() {
        return;
    }
    let label = Message::new("window-bot-open-chat").with("username", username).show(state.language);
    web_link(ui, &label, &format!("https://t.me/{username}"));
}
