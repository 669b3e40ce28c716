//! What is known of the files that a step would send, before they are sent: size and type.

use crate::engine::{AttachmentSource, FieldPreview, ResolvedAttachment};
use crate::scenario::FieldKey;
use crate::storage;
use crate::texts::Message;

/// One file of a step.
#[derive(Clone, Debug, PartialEq)]
pub struct AttachedFile {
    pub key: FieldKey,
    /// Which entry of the form's list; none where an expression gives the files.
    pub part: Option<usize>,
    /// As the recipient will see it.
    pub name: String,
    /// Bytes; none for what is not on this computer, a sentence where the file cannot be read.
    pub size: Option<Result<u64, Message>>,
    /// Such as `image/png`, told from the name.
    pub mime_type: Option<String>,
}

/// The files behind the values of a step's fields. Looks at the disk.
pub(super) fn files_of(fields: &[FieldPreview]) -> Vec<AttachedFile> {
    let values = fields.iter().filter_map(|field| Some((field.key, field.part, field.value.as_ref().ok()?)));
    values.flat_map(|(key, part, value)| value.files.iter().map(move |file| look_at(key, part, file))).collect()
}

fn look_at(key: FieldKey, part: Option<usize>, file: &ResolvedAttachment) -> AttachedFile {
    let (own_name, size) = match &file.source {
        AttachmentSource::Url(url) => (url.path().rsplit('/').next().unwrap_or_default().to_owned(), None),
        AttachmentSource::Path(path) => {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            (name, Some(storage::file_size(path).map_err(|error| error.message())))
        }
        AttachmentSource::FileId(_) => (String::new(), None),
    };
    let guessed = mime_guess::from_path(&own_name).first().map(|mime| mime.to_string());
    let mime_type = file.mime_type.clone().or(guessed);
    AttachedFile { key, part, name: file.title.clone().unwrap_or(own_name), size, mime_type }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::PreviewValue;
    use crate::value::{Json, ValueKind};
    use std::path::Path;

    fn facts(source: AttachmentSource) -> AttachedFile {
        let files = vec![ResolvedAttachment { title: None, source, mime_type: None }];
        let value = PreviewValue { kind: ValueKind::String, json: Json::Null, shown: String::new(), files };
        let field = FieldPreview { key: FieldKey::Attachments, part: Some(0), value: Ok(value) };
        files_of(&[field]).remove(0)
    }

    #[test]
    fn files_have_sizes_and_types() {
        let folder = tempfile::tempdir().expect("the system has a folder for temporary files");
        let path = folder.path().join("отчёт.pdf");
        std::fs::write(&path, "12345").expect("a new file can be written");
        let found = facts(AttachmentSource::Path(path.clone()));
        assert_eq!((found.size, found.mime_type.as_deref()), (Some(Ok(5)), Some("application/pdf")));
        assert_eq!((found.name.as_str(), found.part), ("отчёт.pdf", Some(0)));
        let missing = facts(AttachmentSource::Path(Path::new("no-such-file.png").to_owned()));
        assert!(matches!(missing.size, Some(Err(_))), "{missing:?}");
        let folder = facts(AttachmentSource::Path(folder.path().to_owned()));
        assert!(matches!(folder.size, Some(Err(_))), "{folder:?}");
    }

    #[test]
    fn what_is_elsewhere_has_no_size() {
        let url = url::Url::parse("https://example.com/a/photo.jpg?x=1").expect("an address");
        let found = facts(AttachmentSource::Url(url));
        assert_eq!((found.size, found.mime_type.as_deref()), (None, Some("image/jpeg")));
        assert_eq!(facts(AttachmentSource::FileId("AgAC".into())).mime_type, None);
    }
}
