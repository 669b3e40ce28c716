//! Runs, and the values shown under the fields.

use super::super::document::Document;
use super::super::effect::{Effect, Effects};
use super::super::state::{ModalWindow, State};
use crate::backend::{Command, OWN_BOT};
use crate::engine::{Mode, RunRequest, Scope};
use crate::scenario::{ConnectionKind, Edit, FieldKey, Scenario};
use crate::texts::Message;
use crate::value::Variables;
use jiff::{Timestamp, tz::TimeZone};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

impl State {
    /// How the run button starts: really on the sandbox, checking elsewhere.
    pub(in super::super) fn default_mode(&self) -> Mode {
        if self.is_sandbox() { Mode::Run } else { Mode::Check }
    }

    /// What the next run reads: what earlier runs saved, under the test data.
    pub(in super::super) fn variables(&self) -> Variables {
        let mut variables = self.run.saved.clone();
        if let Some(document) = &self.document {
            variables.extend(document.test_variables());
        }
        variables
    }

    fn scenario_folder(&self) -> PathBuf {
        let beside = self.document.as_ref().and_then(|document| document.path.as_deref()).and_then(Path::parent);
        beside.map(Path::to_owned).or_else(|| self.folder.clone()).unwrap_or_default()
    }
}

/// Asks for the values of the selected step's fields.
pub(in super::super) fn refresh_preview(state: &mut State) -> Effects {
    let Some(step) = state.document.as_ref().and_then(Document::step).cloned() else { return Effects::new() };
    let (variables, folder) = (state.variables(), state.scenario_folder());
    let request = state.request();
    state.waits.preview = Some(request);
    vec![Effect::Backend(Command::Preview { request, step: Box::new(step), variables, folder })]
}

/// Runs the selected step; a real recipient is asked about once.
pub(super) fn run_selected(state: &mut State) -> Effects {
    if state.mode == Mode::Run && !state.is_sandbox() {
        let recipient = recipient(state);
        if !state.agreed.contains(&recipient) {
            state.window = Some(ModalWindow::RealRun { recipient });
            return Effects::new();
        }
    }
    start(state, false)
}

/// Whom the selected step writes to, as far as it is known.
fn recipient(state: &State) -> String {
    let shown = state.preview_of(FieldKey::Peer, None).and_then(|preview| preview.value.as_ref().ok());
    shown.map(|value| value.shown.clone()).unwrap_or_default()
}

pub(super) fn start(state: &mut State, whole: bool) -> Effects {
    if state.run.active.is_some() {
        return Effects::new();
    }
    let Some(document) = &state.document else { return Effects::new() };
    let scope = match (whole, document.step()) {
        (false, Some(step)) => Scope::Step(step.id.clone()),
        _ => Scope::All,
    };
    // A whole run starts from the test data alone, as the command line does.
    let variables = if whole { document.test_variables() } else { state.variables() };
    let request = RunRequest {
        scenario: Scenario::clone(&document.scenario),
        variables,
        scope,
        mode: state.mode,
        folder: state.scenario_folder(),
        connections: BTreeMap::new(),
        language: state.language,
        zone: TimeZone::system(),
        now: Timestamp::now,
        progress_limit: RunRequest::PROGRESS_LIMIT,
    };
    state.notice = None;
    let run = state.run.begin(state.mode, Timestamp::now());
    vec![Effect::Backend(Command::Run { run, request: Box::new(request) })]
}

pub(super) fn cancel(state: &mut State) -> Effects {
    let Some(active) = &mut state.run.active else { return Effects::new() };
    active.cancelling = true;
    vec![Effect::Backend(Command::Cancel { run: active.id })]
}

pub(super) fn open_branches(state: &mut State, open: bool) {
    let root = state.result_name();
    let run = &mut state.run;
    let value = run.last.as_ref().and_then(|last| last.record()).and_then(|record| record.result.as_ref());
    if let Some(value) = value {
        if open { run.tree.open_all(&root, value) } else { run.tree.close_all(&root, value) }
    }
}

impl State {
    /// What the shown result is called in expressions.
    pub(in super::super) fn result_name(&self) -> String {
        let shown = self.run.last.as_ref().and_then(|last| last.shown.as_ref());
        let step = shown.and_then(|node| self.document.as_ref()?.scenario.step(node));
        match step.map(|step| step.save_result_to.trim()) {
            Some(path) if !path.is_empty() => path.to_owned(),
            _ => "result".into(),
        }
    }
}

/// The bot of one's own is there or gone: the step is pointed at it, or at the sandbox again.
pub(in super::super) fn own_bot_set(state: &mut State) -> Effects {
    let known = state.known_connections();
    let present = state.own_bot.present;
    if let Some(document) = &mut state.document {
        document.check(&known);
    }
    if !present {
        state.say(Message::new("window-notice-own-bot-forgotten"));
        return refresh_preview(state);
    }
    state.say(Message::new("window-notice-own-bot-ready"));
    let Some(node) = state.selected_step_id() else { return Effects::new() };
    let effects =
        super::apply(state, vec![Edit::SetConnection { node, kind: ConnectionKind::Bot, connection: OWN_BOT.into() }]);
    state.mode = state.default_mode();
    effects
}
