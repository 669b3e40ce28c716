//! The last page: the bot is connected, and what to do with it.

use super::{frame, steps};
use crate::gui::bot_wizard::BotWizardIntent as Wish;
use crate::gui::intent::Intent;
use crate::gui::state::State;
use crate::gui::theme::Palette;
use crate::gui::views::wizard_frame::{Answer, Wizard};
use crate::gui::views::wizard_parts::{account_card, banner, sentence};
use crate::scenario::NodeId;
use crate::texts::{Message, text as words};
use egui::Ui;

#[must_use]
pub fn done_page(ui: &mut Ui, state: &State) -> Option<Intent> {
    let (language, wizard) = (state.language, &state.bot_wizard);
    let (steps, title) = (steps(state), words(language, "window-bot-done-title"));
    let close = (words(language, "window-bot-close"), Intent::BotWizard(Wish::Finish));
    let step = step_title(state);
    let (next, cancel) = match &step {
        Some(_) => {
            let label = words(language, "window-bot-use");
            (Answer { label, enabled: true, intent: Intent::BotWizard(Wish::UseInStep) }, Some(close))
        }
        None => (Answer { label: close.0, enabled: true, intent: close.1 }, None),
    };
    let hide = Intent::BotWizard(Wish::Finish);
    let whole = Wizard { back: None, cancel, hide, ..frame(state, &steps, &title, next) };
    whole.show(ui, state, |ui, _| {
        let palette = Palette::current(ui);
        if let Some(facts) = &wizard.facts {
            account_card(ui, state, &facts.account);
        }
        let name = wizard.kept.clone().unwrap_or_default();
        let kept = Message::new("window-bot-done-about").with("name", name).show(language);
        banner(ui, &kept, palette.good, palette.good_tint);
        if let Some(mine) = &wizard.mine {
            sentence(ui, Message::new("window-bot-done-mine").with("chat", mine.title.as_str()).show(language));
        }
        if let Some(step) = step {
            sentence(ui, Message::new("window-bot-done-step").with("step", step).show(language));
        }
        None
    })
}

/// What the selected step is called.
fn step_title(state: &State) -> Option<String> {
    let node: NodeId = state.selected_step_id()?;
    let node = state.document.as_ref()?.scenario.node(&node)?;
    Some(node.title(state.language))
}
