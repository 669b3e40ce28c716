//! Which fields an action needs and may have, for which connection, and together with which others.

use super::StepView;
use super::constant::constant;
use crate::scenario::rules::{self, RuleFault, text, text::TextSetting};
use crate::scenario::{ActionKind, Attachments, Buttons, Content, FieldInfo, FieldKey, FieldKind, FieldValue, Problem};
use crate::texts::Message;
use crate::value::Json;

pub(super) fn check(view: &StepView<'_>, problems: &mut Vec<Problem>) {
    let action = &view.step.action;
    for info in action.kind().fields() {
        if info.required && view.is_missing(info.key) {
            problems.push(view.fault(info.key, rules::required(info)));
        }
        let Some(content) = action.get(info.key) else { continue };
        if let Some(Err(fault)) = view.kind.map(|kind| rules::supported(info, kind)) {
            problems.push(view.without(view.fault(info.key, fault), info.key));
        }
        let is_text = info.kind == FieldKind::FormattedText;
        if !info.required && !is_text && is_blank(content) {
            let problem = view.warning(info.key, "FIELD_EMPTY", Message::new("check-field-empty"));
            problems.push(view.without(problem, info.key));
        }
    }
    together(view, problems);
    kinds(view, problems);
}

/// Whether nothing is typed.
fn is_blank(content: &Content) -> bool {
    match content {
        Content::Value(value) => value.is_blank(),
        Content::Attachments(Attachments::List(list)) => list.is_empty(),
        Content::Attachments(Attachments::Expr(source)) | Content::Buttons(Buttons::Expr(source)) => {
            source.trim().is_empty()
        }
        _ => false,
    }
}

impl StepView<'_> {
    /// Whether the field has no value, whatever the variables: as a run sees it, `null` leaves a field out.
    pub(super) fn is_missing(&self, key: FieldKey) -> bool {
        let info = self.step.action.kind().field(key);
        match (self.step.action.get(key), info) {
            (Some(content), Some(info)) => is_blank(content) || is_nothing(content, info),
            _ => true,
        }
    }
}

fn is_nothing(content: &Content, info: &FieldInfo) -> bool {
    let known = match content {
        Content::Value(value) => constant(value),
        Content::Attachments(Attachments::Expr(source)) | Content::Buttons(Buttons::Expr(source)) => {
            constant(&FieldValue::Expr(source.clone()))
        }
        _ => None,
    };
    match known {
        Some(Json::Null) => true,
        Some(Json::String(text)) => {
            let says_nothing = matches!(info.kind, FieldKind::Line | FieldKind::FormattedText | FieldKind::Peer);
            says_nothing && text.trim().is_empty()
        }
        Some(Json::Array(items)) => {
            matches!(info.kind, FieldKind::Attachments | FieldKind::Attachment) && items.is_empty()
        }
        _ => false,
    }
}

fn together(view: &StepView<'_>, problems: &mut Vec<Problem>) {
    let action = &view.step.action;
    match action.kind() {
        ActionKind::SendMessage if view.is_missing(FieldKey::Text) => {
            let with_files = !view.is_missing(FieldKey::Attachments);
            let fault = text::empty(TextSetting { editing: false, with_files });
            problems.extend(fault.map(|fault| view.fault(FieldKey::Text, fault)));
        }
        ActionKind::EditMessage => problems.extend(edited(view)),
        ActionKind::SendLocation if view.is_missing(FieldKey::LivePeriod) => {
            for key in [FieldKey::Heading, FieldKey::ProximityAlertRadius] {
                if !view.is_missing(key) {
                    problems.push(view.without(view.fault(key, rules::live_only()), key));
                }
            }
        }
        ActionKind::GetMessages if !view.is_missing(FieldKey::MessageIds) => {
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

/// An edit that changes nothing, or that would leave no text.
fn edited(view: &StepView<'_>) -> Option<Problem> {
    let with_files = !view.is_missing(FieldKey::Attachment);
    // An expression that is not written, like one that gives `null`, leaves the text as it is.
    let is_kept = match view.step.action.value(FieldKey::Text) {
        None => true,
        Some(FieldValue::Text(_)) => false,
        Some(value) => value.is_blank() || constant(value) == Some(Json::Null),
    };
    if is_kept {
        let nothing = !with_files && view.is_missing(FieldKey::Buttons);
        return nothing.then(|| view.fault(FieldKey::Text, text::nothing_to_edit()));
    }
    let fault = text::empty(TextSetting { editing: true, with_files }).filter(|_| view.is_missing(FieldKey::Text));
    fault.map(|fault: RuleFault| view.without(view.fault(FieldKey::Text, fault), FieldKey::Text))
}

/// What Telegram has for one kind of connection only, or in another way.
fn kinds(view: &StepView<'_>, problems: &mut Vec<Problem>) {
    let action = &view.step.action;
    let mut warn = |code, message| problems.push(Problem::warning(code, message).in_node(&view.step.id));
    match action.kind() {
        ActionKind::GetDialogs if view.is_bot() => warn("BOT_DIALOGS", Message::new("check-bot-dialogs")),
        ActionKind::GetMessages if view.is_bot() => warn("BOT_HISTORY", Message::new("check-bot-history")),
        ActionKind::DeleteMessage if view.is_bot() => warn("BOT_DELETE", Message::new("check-bot-delete")),
        ActionKind::EditMessage if view.is_user() && !view.is_own_chat() => {
            warn("USER_EDIT", Message::new("check-user-edit"));
        }
        _ => {}
    }
    if view.is_bot() && action.get(FieldKey::SendAt).is_some() {
        problems.push(view.warning(FieldKey::SendAt, "BOT_SCHEDULE", Message::new("check-bot-schedule")));
    }
}
