//! Runs, and the values shown under the fields.

use super::super::document::Document;
use super::super::effect::{Effect, Effects};
use super::super::state::{ModalWindow, RightTab, State};
use crate::backend::Command;
use crate::engine::{Mode, RunRequest, Scope};
use crate::scenario::{ConnectionKind, FieldKey, Scenario, Step};
use crate::value::Variables;
use jiff::{Timestamp, tz::TimeZone};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

impl State {
    /// What the next run reads: what earlier runs saved, under the test data.
    pub(in super::super) fn variables(&self) -> Variables {
        let mut variables = self.run.saved.clone();
        if let Some(document) = &self.document {
            variables.extend(document.test_variables());
        }
        variables
    }

    /// Whether a step that would run sends or changes something at the real Telegram.
    pub(in super::super) fn acts_for_real(&self, scope: &Scope) -> bool {
        self.real_steps(scope).any(|step| !step.action.kind().only_reads())
    }

    /// The real bots whose pending updates a step that would run reads, and of which the person has not been asked yet.
    pub(in super::super) fn bots_to_ask_about(&self, scope: &Scope) -> BTreeSet<&str> {
        let reads = |step: &&Step| step.action.kind().reads_pending_updates(step.kind.unwrap_or(ConnectionKind::Bot));
        let bots = self.real_steps(scope).filter(reads).map(|step| step.connection.as_str());
        bots.filter(|bot| !self.agreed_updates.contains(*bot)).collect()
    }

    /// The steps that would run and speak to the real Telegram.
    fn real_steps(&self, scope: &Scope) -> impl Iterator<Item = &Step> {
        let steps = self.document.iter().flat_map(|document| document.scenario.steps());
        steps.filter(move |step| {
            (*scope == Scope::All || *scope == Scope::Step(step.id.clone())) && !self.reaches_sandbox(&step.connection)
        })
    }

    /// Where relative paths of attachments start.
    pub(in super::super) fn scenario_folder(&self) -> PathBuf {
        let beside = self.document.as_ref().and_then(|document| document.path.as_deref()).and_then(Path::parent);
        beside.map(Path::to_owned).or_else(|| self.folder.clone()).unwrap_or_default()
    }
}

/// Asks for the values of the selected step's fields.
pub(in super::super) fn refresh_preview(state: &mut State) -> Effects {
    let step = state.document.as_ref().and_then(Document::step).cloned();
    let id = step.as_ref().map(|step| step.id.clone());
    if id != state.previewed {
        state.drop_preview();
        state.previewed = id;
    }
    let Some(step) = step else {
        state.waits.preview = None;
        return Effects::new();
    };
    let (variables, folder) = (state.variables(), state.scenario_folder());
    let request = state.request();
    state.waits.preview = Some(request);
    vec![Effect::Backend(Command::Preview { request, step: Box::new(step), variables, folder })]
}

/// Runs the selected step; where the start or an end is selected, the whole scenario.
pub(super) fn run_selected(state: &mut State) -> Effects {
    match state.selected_step_id() {
        Some(node) => ask_and_start(state, Scope::Step(node)),
        None => run_all(state),
    }
}

/// Runs the whole scenario.
pub(super) fn run_all(state: &mut State) -> Effects {
    ask_and_start(state, Scope::All)
}

/// Starts a run. About what is done at the real Telegram the person is asked first: once for a recipient, each time
/// where the recipient is not known, and once for a bot whose updates are read. What only reads else just runs.
fn ask_and_start(state: &mut State, scope: Scope) -> Effects {
    // Whatever comes of it is shown there.
    state.right = RightTab::Run;
    if let Some(document) = &mut state.document
        && document.variables.error.is_some()
    {
        // A run with the values before would speak of other things than those on the screen.
        document.variables.refused = true;
        return Effects::new();
    }
    if let Some(document) = &mut state.document {
        document.tried(match &scope {
            Scope::Step(node) => Some(node),
            Scope::All => None,
        });
    }
    if state.mode() == Mode::Run {
        let acts = state.acts_for_real(&scope);
        if acts && scope != Scope::All && state.waits.preview.is_some() {
            // Whom it goes to is being found out: the run waits for that.
            state.waits.run = true;
            return Effects::new();
        }
        let recipient = if acts && scope != Scope::All { recipient(state) } else { String::new() };
        let agreed = !recipient.is_empty() && state.agreed.contains(&(connection(state), recipient.clone()));
        if (acts && !agreed) || !state.bots_to_ask_about(&scope).is_empty() {
            state.window = Some(ModalWindow::RealRun { recipient, scope });
            return Effects::new();
        }
    }
    start(state, scope)
}

/// Remembers the agreement for this recipient, and for the bots whose updates are read, and starts.
pub(super) fn agree(state: &mut State, recipient: String, scope: Scope) -> Effects {
    if !recipient.is_empty() {
        state.agreed.insert((connection(state), recipient));
    }
    let bots: Vec<String> = state.bots_to_ask_about(&scope).into_iter().map(str::to_owned).collect();
    state.agreed_updates.extend(bots);
    start(state, scope)
}

/// The preview has arrived: starts the run that waited for it.
pub(in super::super) fn run_after_preview(state: &mut State) -> Effects {
    if std::mem::take(&mut state.waits.run) { run_selected(state) } else { Effects::new() }
}

fn connection(state: &State) -> String {
    let step = state.document.as_ref().and_then(Document::step);
    step.map(|step| step.connection.clone()).unwrap_or_default()
}

/// Whom the selected step writes to, as far as it is known.
fn recipient(state: &State) -> String {
    let shown = state.preview_of(FieldKey::Peer, None).and_then(|preview| preview.value.as_ref().ok());
    shown.map(|value| value.shown.clone()).unwrap_or_default()
}

fn start(state: &mut State, scope: Scope) -> Effects {
    if state.run.active.is_some() {
        return Effects::new();
    }
    let Some(document) = &state.document else { return Effects::new() };
    // A whole run starts from the test data alone, as the command line does.
    let variables = if scope == Scope::All { document.test_variables() } else { state.variables() };
    let mode = state.mode();
    let request = RunRequest {
        scenario: Scenario::clone(&document.scenario),
        variables: variables.clone(),
        scope,
        mode,
        folder: state.scenario_folder(),
        connections: BTreeMap::new(),
        language: state.language,
        zone: TimeZone::system(),
        now: Timestamp::now,
        progress_limit: RunRequest::PROGRESS_LIMIT,
    };
    state.notice = None;
    let whole = request.scope == Scope::All;
    state.run.ran = state.document.as_ref().map(|document| Arc::clone(&document.scenario));
    let run = state.run.begin(mode, Timestamp::now(), variables, whole);
    vec![Effect::Backend(Command::Run { run, request: Box::new(request) })]
}

/// Ends the run under way without waiting for what it gives.
pub(in super::super) fn abandon(state: &mut State) -> Effects {
    match state.run.active.take() {
        Some(active) => {
            state.run.trail.end();
            vec![Effect::Backend(Command::Cancel { run: active.id })]
        }
        None => Effects::new(),
    }
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
