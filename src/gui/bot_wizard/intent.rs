//! What a person can want of a bot that is being connected.

use crate::connection::ChatCard;
use crate::gui::connections::{ProxyDraft, ServerChoice};
use crate::gui::state::TypedSecret;

/// One wish.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BotWizardIntent {
    /// Opens the wizard where it was left, or at its beginning after it has been done.
    Open,
    /// Puts it out of sight; everything stays.
    Hide,
    Back,
    /// The primary button of the page.
    Next,
    /// Stops waiting for Telegram.
    Stop,
    /// Cancel: asks first if something was typed.
    AskToGiveUp,
    /// No, goes on.
    KeepOn,
    /// Forgets everything that was typed.
    GiveUp,
    TypeToken(TypedSecret),
    ChooseServer(ServerChoice),
    TypeUrl(String),
    ToggleServer,
    EditProxy(Box<ProxyDraft>),
    ToggleProxy,
    ToggleGroups,
    /// Reads the chats of the pending updates, again where they were read.
    ReadChats,
    ChooseMine(Option<ChatCard>),
    TypeName(String),
    /// Has the selected step use the bot.
    UseInStep,
    /// Closes the last page.
    Finish,
}
