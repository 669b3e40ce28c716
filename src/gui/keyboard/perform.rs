//! Carries out what a person wants of a keyboard that is being built.

use super::intent::KeyboardIntent;
use super::state::KeyboardDesk;
use crate::gui::effect::Effects;
use crate::gui::intent::Intent;
use crate::gui::state::{ModalWindow, State};
use crate::scenario::{Buttons, Content, Edit, FieldKey};

pub fn perform(state: &mut State, intent: KeyboardIntent) -> Effects {
    match intent {
        KeyboardIntent::Open { node } => {
            let step = state.document.as_ref().and_then(|document| document.scenario.step(&node));
            let keyboard = match step.and_then(|step| step.action.buttons()) {
                Some(Buttons::Keyboard(keyboard)) => Some(keyboard.clone()),
                _ => None,
            };
            state.keyboard = Some(KeyboardDesk { node, keyboard });
            state.window = Some(ModalWindow::Keyboard);
            Effects::new()
        }
        KeyboardIntent::Done => {
            state.window = None;
            let Some(desk) = state.keyboard.take() else { return Effects::new() };
            let content = desk.keyboard.map(|keyboard| Content::Buttons(Buttons::Keyboard(keyboard)));
            let edit = Edit::SetField { node: desk.node, key: FieldKey::Buttons, content };
            crate::gui::perform::perform(state, Intent::Edit(edit))
        }
        KeyboardIntent::Cancel => {
            state.window = None;
            state.keyboard = None;
            Effects::new()
        }
    }
}
