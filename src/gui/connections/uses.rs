//! Which scenarios name a connection: those of the open folder, and the open one as it stands on the screen.

use super::form::Uses;
use crate::backend::{Command, ConnectionCommand, ConnectionUse, RequestId};
use crate::gui::document::Document;
use crate::gui::effect::{Effect, Effects};
use crate::gui::state::State;
use crate::scenario::{ConnectionKind, Edit};

/// A scenario that names a connection, as it is told to people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UseOfName {
    pub scenario: String,
    pub steps: usize,
    /// It stands open in the window.
    pub is_open: bool,
}

/// Asks which files of the open folder name the connection; where no folder is open, none does.
pub(super) fn ask(state: &mut State, name: &str) -> (Uses, Effects) {
    let Some(folder) = state.folder.clone() else { return (Uses::Known(Vec::new()), Effects::new()) };
    let request = state.request();
    let command = ConnectionCommand::Uses { name: name.to_owned(), folder };
    (Uses::Awaited(request), vec![Effect::Backend(Command::Connections { request, command })])
}

impl Uses {
    /// Takes in the answer to a request.
    pub(super) fn hear(&mut self, request: RequestId, uses: &[ConnectionUse]) {
        if *self == Self::Awaited(request) {
            *self = Self::Known(uses.to_vec());
        }
    }
}

impl State {
    /// The scenarios that name the connection: the open one as it stands on the screen, the others as files.
    pub fn uses_of(&self, name: &str, found: &[ConnectionUse]) -> Vec<UseOfName> {
        let document = self.document.as_ref();
        let path = document.and_then(|document| document.path.as_ref());
        let open = document.map(|document| UseOfName {
            scenario: document.scenario.name.clone(),
            steps: steps_naming(document, name).count(),
            is_open: true,
        });
        let others = found.iter().filter(|found| Some(&found.path) != path);
        let others =
            others.map(|found| UseOfName { scenario: found.scenario.clone(), steps: found.steps, is_open: false });
        open.into_iter().filter(|open| open.steps > 0).chain(others).collect()
    }
}

fn steps_naming<'a>(document: &'a Document, name: &'a str) -> impl Iterator<Item = &'a crate::scenario::Step> {
    document.scenario.steps().filter(move |step| step.connection == name)
}

/// The edits after which the open scenario calls a connection by its new name.
pub(super) fn renaming_edits(document: &Document, old: &str, new: &str, kind: ConnectionKind) -> Vec<Edit> {
    let set = |step: &crate::scenario::Step| Edit::SetConnection {
        node: step.id.clone(),
        kind: step.kind.unwrap_or(kind),
        connection: new.to_owned(),
    };
    steps_naming(document, old).map(set).collect()
}
