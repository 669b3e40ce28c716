//! The scenario file: RON text ⇄ [`Scenario`], canonical, so that loading and saving changes nothing and one changed
//! field changes one line.
//!
//! Deliberately not here: the disk (`storage`). What a field means is `check`'s business: whatever the model holds loads.

mod error;
mod print;
mod scan;
mod secrets;
mod tree;

pub use error::{Expected, LoadError, LoadErrorKind, SaveError};
pub use secrets::SecretPlace;

use super::Scenario;
use crate::value::Position;
use ron::extensions::Extensions;
use serde::Deserialize;
use std::borrow::Cow;
use std::collections::HashSet;
use tree::TreeError;

/// A scenario from a file, and what is to be said about the file.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded {
    pub scenario: Scenario,
    /// The file has comments, which saving drops (`notes` stay).
    pub comments: bool,
    /// Where the file holds secrets; such a file is to be opened read-only.
    pub secrets: Vec<SecretPlace>,
}

/// How deep the reader follows brackets before it gives up; more than the writer ever nests, and little enough for the
/// stack of any thread.
const READER_DEPTH: usize = 2 * tree::MAX_DEPTH;

fn reader() -> ron::Options {
    let extensions = Extensions::IMPLICIT_SOME | Extensions::UNWRAP_NEWTYPES | Extensions::UNWRAP_VARIANT_NEWTYPES;
    ron::Options::default().with_default_extension(extensions).with_recursion_limit(READER_DEPTH)
}

/// Reads a scenario. A byte order mark is passed over, and the line ends of Windows count as line feeds.
pub fn load(text: &str) -> Result<Loaded, LoadError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let text = if text.contains("\r\n") { Cow::Owned(text.replace("\r\n", "\n")) } else { Cow::Borrowed(text) };
    let start = Position { line: 1, column: 1 };
    if text.trim().is_empty() {
        return Err(LoadError { position: start, kind: LoadErrorKind::Empty });
    }
    let read = reader().from_str::<Scenario>(&text);
    // A file of another version is told so, whatever else in it is unknown.
    let version = match &read {
        Ok(scenario) => Some(u64::from(scenario.version)),
        Err(_) => reader().from_str::<Head>(&text).ok().map(|head| head.version),
    };
    if let Some(version) = version.filter(|version| *version != u64::from(Scenario::VERSION)) {
        return Err(LoadError { position: start, kind: LoadErrorKind::Version(version) });
    }
    let scenario = read.map_err(|error| LoadError::of_ron(&text, &error))?;
    if let Some(id) = duplicate_node(&scenario) {
        let position = scan::second_id(&text, id).map_or(start, |offset| Position::of(&text, offset));
        return Err(LoadError { position, kind: LoadErrorKind::DuplicateNode(id.to_owned()) });
    }
    let secrets = secrets(&scenario);
    Ok(Loaded { scenario, comments: scan::has_comments(&text), secrets })
}

/// Every place of a scenario that holds a secret, in the file's order.
pub fn secrets(scenario: &Scenario) -> Vec<SecretPlace> {
    tree::tree(scenario).map(|tree| secrets::find(&tree)).unwrap_or_default()
}

/// Writes a scenario canonically; one that holds a secret is refused.
pub fn save(scenario: &Scenario) -> Result<String, SaveError> {
    if let Some(id) = duplicate_node(scenario) {
        return Err(SaveError::DuplicateNode(id.to_owned()));
    }
    let tree = tree::tree(scenario).map_err(|error| match error {
        TreeError::TooDeep => SaveError::TooDeep,
        TreeError::Other(words) => SaveError::Unwritable(words),
    })?;
    match secrets::find(&tree).into_iter().next() {
        Some(place) => Err(SaveError::HoldsSecret(place)),
        None => Ok(print::print(&tree)),
    }
}

/// All that is read of a file of another version.
#[derive(Deserialize)]
struct Head {
    version: u64,
}

fn duplicate_node(scenario: &Scenario) -> Option<&str> {
    let mut seen = HashSet::new();
    scenario.nodes.iter().map(|node| node.id().as_str()).find(|id| !seen.insert(*id))
}

#[cfg(test)]
mod tests;
