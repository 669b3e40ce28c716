//! The list of recipients: opened, asked for, picked from, closed.

use super::super::document::Document;
use super::super::effect::{Effect, Effects};
use super::super::recipients::{Picker, PickerList};
use super::super::state::State;
use crate::backend::Command;
use crate::scenario::{ConnectionKind, Content, Edit, FieldKey, FieldValue, NodeId};

/// Opens the list for a field; a real bot is asked only after the person has agreed.
pub(super) fn open(state: &mut State, node: NodeId, key: FieldKey) -> Effects {
    let mut effects = close(state);
    let step = state.document.as_ref().and_then(Document::step).filter(|step| step.id == node);
    let Some(step) = step else { return effects };
    let (connection, kind) = (step.connection.clone(), step.kind.unwrap_or(ConnectionKind::Bot));
    let is_real_bot = kind == ConnectionKind::Bot && !state.reaches_sandbox(&connection);
    let list = match connection.is_empty() {
        true => PickerList::NoConnection,
        false if is_real_bot && !state.agreed_updates.contains(&connection) => PickerList::Asking,
        false => PickerList::Loading,
    };
    let loads = list == PickerList::Loading;
    let opened = state.request().0;
    state.picker =
        Some(Picker { node, key, connection, kind, search: String::new(), marked: 0, list, opened, request: None });
    if loads {
        effects.extend(load(state));
    }
    effects
}

/// The person agrees that the bot's updates are read.
pub(super) fn agree(state: &mut State) -> Effects {
    if let Some(picker) = &state.picker {
        state.agreed_updates.insert(picker.connection.clone());
    }
    load(state)
}

fn load(state: &mut State) -> Effects {
    let request = state.request();
    let language = state.language;
    let Some(picker) = &mut state.picker else { return Effects::new() };
    picker.list = PickerList::Loading;
    picker.request = Some(request);
    let (kind, connection) = (picker.kind, picker.connection.clone());
    vec![Effect::Backend(Command::ListRecipients { request, kind, connection, language })]
}

/// Puts the address into the field and closes the list.
pub(super) fn pick(state: &mut State, address: String) -> Effects {
    let Some(picker) = &state.picker else { return Effects::new() };
    let content = Some(Content::Value(FieldValue::Text(address)));
    let edit = Edit::SetField { node: picker.node.clone(), key: picker.key, content };
    let mut effects = close(state);
    effects.extend(super::apply(state, vec![edit]));
    effects
}

/// Closes the list and gives up what is still awaited.
pub(in super::super) fn close(state: &mut State) -> Effects {
    match state.picker.take().and_then(|picker| picker.request) {
        Some(request) => vec![Effect::Backend(Command::CancelRecipients { request })],
        None => Effects::new(),
    }
}
