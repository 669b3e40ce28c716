//! Attachments: what their values name, as files that can be sent.

use super::fault::Fault;
use crate::engine::{AttachmentSource, ResolvedAttachment};
use crate::scenario::ConnectionKind;
use crate::scenario::rules::file::{self, Family, FileSource, FileValue};
use crate::texts::Message;
use crate::value::{Evaluated, Json};
use std::path::Path;

/// What an address's meaning depends on: the folder of relative paths, and whether file ids can be sent.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) folder: &'a Path,
    /// `None` where it is not known; then what either kind can send passes.
    pub(super) kind: Option<ConnectionKind>,
}

/// The files that an expression's value is; a fault names which of several.
pub(super) fn list(value: &Evaluated, place: Place<'_>) -> Result<Vec<ResolvedAttachment>, Fault> {
    let files = file::list(value, place.kind).map_err(|(index, fault)| {
        let is_list = matches!(&value.json, Json::Array(items) if items.len() > 1);
        let numbered = |reason: Message| Message::new("engine-file").with("number", index + 1).with("reason", reason);
        Fault::new(fault.code, if is_list { numbered(fault.message) } else { fault.message })
    })?;
    Ok(files.into_iter().map(|file| resolved(file, place.folder)).collect())
}

/// One file of the form's list.
pub(super) fn part(title: Option<&Evaluated>, url: &Evaluated, place: Place<'_>) -> Result<ResolvedAttachment, Fault> {
    Ok(resolved(file::part(title, url, place.kind)?, place.folder))
}

fn resolved(file: FileValue, folder: &Path) -> ResolvedAttachment {
    let source = match file.source {
        FileSource::Url(url) => AttachmentSource::Url(url),
        FileSource::Path(path) => AttachmentSource::Path(folder.join(path)),
        FileSource::Id(id) => AttachmentSource::FileId(id),
    };
    ResolvedAttachment { title: file.title, source, mime_type: file.mime_type }
}

/// Which albums take the file, where that is known.
pub(super) fn family(file: &ResolvedAttachment) -> Option<Family> {
    let source = match &file.source {
        AttachmentSource::Url(url) => FileSource::Url(url.clone()),
        AttachmentSource::Path(path) => FileSource::Path(path.clone()),
        AttachmentSource::FileId(id) => FileSource::Id(id.clone()),
    };
    FileValue { title: file.title.clone(), source, mime_type: file.mime_type.clone(), size: None }.family()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::fakes::value;
    use crate::texts::Language;
    use serde_json::json;

    #[test]
    fn relative_paths_start_at_the_folder() {
        let place = Place { folder: Path::new("folder"), kind: Some(ConnectionKind::Bot) };
        let sources = |json| list(&value(json), place).map(|files| files.into_iter().map(|file| file.source).collect());
        let path = |text: &str| AttachmentSource::Path(Path::new("folder").join(text));
        assert_eq!(sources(json!(["a.png", "files/b.png"])), Ok(vec![path("a.png"), path("files/b.png")]));
        let id = "AgACAgIAAxkBAAIB-_x1";
        assert_eq!(sources(json!(id)), Ok(vec![AttachmentSource::FileId(id.into())]));
    }

    #[test]
    fn a_fault_names_the_file_of_several() {
        let place = Place { folder: Path::new(""), kind: None };
        let words = |json| list(&value(json), place).map_err(|fault| fault.message.show(Language::English));
        let of_several = words(json!(["a.png", 5])).expect_err("a number");
        assert!(of_several.starts_with("File 2. "), "{of_several}");
        let alone = words(json!(5)).expect_err("a number");
        assert!(!alone.starts_with("File"), "{alone}");
    }
}
