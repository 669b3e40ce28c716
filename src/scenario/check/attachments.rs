//! The rules of files on those that are known: what each names, and how several go together.

use super::constant::{constant, constant_text};
use super::{StepView, text};
use crate::scenario::rules::file::{self, Family, FileValue};
use crate::scenario::rules::{RuleFault, limits};
use crate::scenario::{Attachment, Attachments, AttachmentsAs, Content, FieldKey, FieldValue, Problem, Severity};
use crate::texts::Message;
use crate::value::{Evaluated, Json};

pub(super) fn check(view: &StepView<'_>, problems: &mut Vec<Problem>) {
    for key in [FieldKey::Attachments, FieldKey::Attachment] {
        let families = match view.step.action.attachments(key) {
            Some(Attachments::List(list)) => {
                if let Err(fault) = only_one(key, list.len()) {
                    let first = Content::Attachments(Attachments::List(list[..1].to_vec()));
                    let label = Message::new("check-fix-first-file");
                    problems.push(view.fault(key, fault).with_fix(label, view.set(key, first)));
                }
                let file = |(index, file)| listed(view, key, index, file, problems);
                list.iter().enumerate().map(file).collect()
            }
            Some(Attachments::Expr(source)) => given(view, key, source, problems),
            None => continue,
        };
        together(view, key, &families, problems);
    }
}

fn only_one(key: FieldKey, count: usize) -> Result<(), RuleFault> {
    if key == FieldKey::Attachment { file::only_one(count) } else { Ok(()) }
}

/// One file of the form's list; gives its family, where that is known.
fn listed(
    view: &StepView<'_>,
    key: FieldKey,
    index: usize,
    file: &Attachment,
    problems: &mut Vec<Problem>,
) -> Option<Family> {
    let title = file.title.as_ref().and_then(constant).map(Evaluated::from_json);
    // An expression that is not written yet names no file either.
    let url = if file.url.is_blank() { Some(Json::Null) } else { constant(&file.url) };
    let titled = || file.title.as_ref().and_then(constant_text).as_deref().and_then(file::family_of_name);
    let Some(url) = url.map(Evaluated::from_json) else { return titled() };
    match file::part(title.as_ref(), &url, view.kind) {
        Ok(file) => file.family(),
        Err(fault) => {
            problems.push(numbered(view, key, index, fault));
            None
        }
    }
}

/// The files of an expression; gives their families, none where the value is not known.
fn given(view: &StepView<'_>, key: FieldKey, source: &str, problems: &mut Vec<Problem>) -> Vec<Option<Family>> {
    let known = constant(&FieldValue::Expr(source.to_owned())).filter(|known| !known.is_null());
    let Some(known) = known.map(Evaluated::from_json) else { return Vec::new() };
    match file::list(&known, view.kind) {
        Ok(files) => {
            problems.extend(only_one(key, files.len()).err().map(|fault| view.fault(key, fault)));
            files.iter().map(FileValue::family).collect()
        }
        Err((index, fault)) => {
            problems.push(numbered(view, key, index, fault));
            Vec::new()
        }
    }
}

fn numbered(view: &StepView<'_>, key: FieldKey, index: usize, fault: RuleFault) -> Problem {
    let message = Message::new("check-attachment").with("number", index + 1).with("reason", fault.message);
    view.fault(key, RuleFault { message, ..fault })
}

fn together(view: &StepView<'_>, key: FieldKey, families: &[Option<Family>], problems: &mut Vec<Problem>) {
    if families.len() < 2 || key != FieldKey::Attachments {
        return;
    }
    problems.extend(album_buttons(view, families));
    let as_media = view.step.action.attachments_as() == AttachmentsAs::Media;
    let mut known = families.iter().flatten();
    let first = known.next();
    if as_media && known.any(|family| Some(family) != first) {
        problems.push(view.information(key, "ALBUM_MIXED", Message::new("check-album-mixed")));
    } else if families.len() > limits::ALBUM && first != Some(&Family::Alone) {
        let albums = families.len().div_ceil(limits::ALBUM);
        let message = Message::new("check-album-split").with("count", families.len()).with("albums", albums);
        problems.push(view.information(key, "ALBUM_SPLIT", message));
    }
}

/// A text too long for a caption follows the files and takes the buttons; one that is not known yet may.
fn album_buttons(view: &StepView<'_>, families: &[Option<Family>]) -> Option<Problem> {
    if !view.is_bot() || view.is_missing(FieldKey::Buttons) {
        return None;
    }
    let length = text::length(view);
    if length.is_some_and(|length| length > limits::CAPTION) {
        return None;
    }
    let fault = file::album_buttons(families).err()?;
    let severity = if length.is_some() { fault.severity } else { Severity::Warning };
    let problem = view.fault(FieldKey::Buttons, RuleFault { severity, ..fault });
    Some(view.without(problem, FieldKey::Buttons))
}
