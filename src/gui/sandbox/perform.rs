//! Carries out what a person wants of the sandbox's chats, and takes in what is heard of them.

use super::intent::SandboxIntent;
use crate::backend::{Command, RequestId, SandboxCommand, SandboxEvent};
use crate::gui::effect::{Effect, Effects};
use crate::gui::state::State;

pub fn perform(state: &mut State, intent: SandboxIntent) -> Effects {
    match intent {
        SandboxIntent::Open => {
            state.sandbox_window.is_open = true;
            watch(state)
        }
        SandboxIntent::Close => {
            state.sandbox_window.is_open = false;
            state.sandbox_window.watch = None;
            send(state, SandboxCommand::Leave)
        }
        SandboxIntent::Be(person) => {
            state.sandbox_window.person = Some(person);
            watch(state)
        }
        SandboxIntent::OpenChat(chat) => {
            state.sandbox_window.chat = Some(chat);
            watch(state)
        }
        SandboxIntent::Act(act) => {
            let window = &state.sandbox_window;
            let (Some(view), Some(chat)) = (&window.view, window.chat) else { return Effects::new() };
            let person = view.person;
            send(state, SandboxCommand::Act { person, chat, act })
        }
    }
}

fn watch(state: &mut State) -> Effects {
    let (person, chat) = (state.sandbox_window.person, state.sandbox_window.chat);
    let effects = send(state, SandboxCommand::Watch { person, chat });
    if let Some(Effect::Backend(Command::Sandbox { request, .. })) = effects.first() {
        state.sandbox_window.watch = Some(*request);
    }
    effects
}

fn send(state: &mut State, command: SandboxCommand) -> Effects {
    let request = state.request();
    vec![Effect::Backend(Command::Sandbox { request, command })]
}

/// Takes in what is heard of the sandbox.
pub fn receive(state: &mut State, request: RequestId, event: SandboxEvent) {
    match event {
        SandboxEvent::World(view) if state.sandbox_window.watch == Some(request) => {
            state.sandbox_window.view = Some(view);
        }
        SandboxEvent::World(_) | SandboxEvent::Done { .. } => {}
    }
}
