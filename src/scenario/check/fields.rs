//! Which fields an action needs and may have, for which connection, and together with which others.

use super::StepView;
use crate::scenario::{ActionKind, Attachments, Content, FieldKey, FieldKind, Problem, Support};
use crate::texts::Message;

pub(super) fn check(view: &StepView<'_>, problems: &mut Vec<Problem>) {
    let action = &view.step.action;
    for info in action.kind().fields() {
        let content = action.get(info.key);
        if info.required && is_empty(content) {
            let message = match info.kind {
                FieldKind::Peer => Message::new("check-peer-missing"),
                _ => Message::new("check-required"),
            };
            problems.push(view.error(info.key, "REQUIRED", message));
        }
        let Some(content) = content else { continue };
        if view.kind.is_some_and(|kind| !info.support.allows(kind)) {
            let problem = match info.support {
                Support::BotOnly => view.error(info.key, "BOT_ONLY", Message::new("check-bot-only")),
                _ => view.error(info.key, "USER_ONLY", Message::new("check-user-only")),
            };
            problems.push(view.without(problem, info.key));
        }
        let is_text = info.kind == FieldKind::FormattedText;
        if !info.required && !is_text && is_empty(Some(content)) {
            let problem = view.warning(info.key, "FIELD_EMPTY", Message::new("check-field-empty"));
            problems.push(view.without(problem, info.key));
        }
    }
    together(view, problems);
    bots(view, problems);
}

/// Whether nothing is filled in.
fn is_empty(content: Option<&Content>) -> bool {
    match content {
        None => true,
        Some(Content::Value(value)) => value.is_blank(),
        Some(Content::Attachments(Attachments::List(list))) => list.is_empty(),
        Some(Content::Attachments(Attachments::Expr(source))) => source.trim().is_empty(),
        Some(_) => false,
    }
}

fn together(view: &StepView<'_>, problems: &mut Vec<Problem>) {
    let action = &view.step.action;
    let empty = |key| is_empty(action.get(key));
    match action.kind() {
        ActionKind::SendMessage if empty(FieldKey::Text) && empty(FieldKey::Attachments) => {
            problems.push(view.error(FieldKey::Text, "MESSAGE_EMPTY", Message::new("check-message-empty")));
        }
        ActionKind::EditMessage => {
            let nothing = [FieldKey::Text, FieldKey::Attachment, FieldKey::Buttons].into_iter().all(empty);
            if nothing {
                problems.push(view.error(FieldKey::Text, "EDIT_NOTHING", Message::new("check-edit-nothing")));
            } else if action.get(FieldKey::Text).is_some() && empty(FieldKey::Text) {
                let problem = view.error(FieldKey::Text, "EDIT_TEXT_EMPTY", Message::new("check-edit-text-empty"));
                problems.push(view.without(problem, FieldKey::Text));
            }
        }
        ActionKind::SendLocation if action.get(FieldKey::LivePeriod).is_none() => {
            for key in [FieldKey::Heading, FieldKey::ProximityAlertRadius] {
                if action.get(key).is_some() {
                    let problem = view.error(key, "LIVE_ONLY", Message::new("check-live-only"));
                    problems.push(view.without(problem, key));
                }
            }
        }
        ActionKind::GetMessages if !empty(FieldKey::MessageIds) => {
            for key in [FieldKey::Search, FieldKey::BeforeId, FieldKey::FromDate, FieldKey::ToDate] {
                if action.get(key).is_some() {
                    let problem = view.warning(key, "IDS_ALONE", Message::new("check-ids-alone"));
                    problems.push(view.without(problem, key));
                }
            }
        }
        _ => {}
    }
}

/// What Telegram has for people's accounts only.
fn bots(view: &StepView<'_>, problems: &mut Vec<Problem>) {
    if !view.is_bot() {
        return;
    }
    let action = &view.step.action;
    let mut warn = |code, message| problems.push(Problem::warning(code, message).in_node(&view.step.id));
    match action.kind() {
        ActionKind::GetDialogs => warn("BOT_DIALOGS", Message::new("check-bot-dialogs")),
        ActionKind::GetMessages => warn("BOT_HISTORY", Message::new("check-bot-history")),
        ActionKind::DeleteMessage => warn("BOT_DELETE", Message::new("check-bot-delete")),
        _ => {}
    }
    if action.get(FieldKey::SendAt).is_some() {
        problems.push(view.warning(FieldKey::SendAt, "BOT_SCHEDULE", Message::new("check-bot-schedule")));
    }
}
