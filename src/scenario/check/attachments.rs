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
    let titled = || file.title.as_ref().and_then(constant_text).as_deref().and_then(file::family_of_name);
    let Some(url) = address(file) else { return titled() };
    match file::part(title.as_ref(), &url, view.kind) {
        Ok(file) => {
            problems.extend(premium(view, key, index, &file));
            file.family()
        }
        Err(fault) => {
            let is_missing = fault.code == "ATTACHMENT_MISSING";
            let problem = numbered(view, key, index, fault);
            problems.push(if is_missing { without_missing(view, key, problem) } else { problem });
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
            problems.extend(files.iter().enumerate().filter_map(|(index, file)| premium(view, key, index, file)));
            files.iter().map(FileValue::family).collect()
        }
        Err((index, fault)) => {
            problems.push(numbered(view, key, index, fault));
            Vec::new()
        }
    }
}

/// What a file's address says, where that is known; an expression that is not written yet says nothing.
fn address(file: &Attachment) -> Option<Evaluated> {
    let known = if file.url.is_blank() { Some(Json::Null) } else { constant(&file.url) };
    known.map(Evaluated::from_json)
}

/// The fix that takes the files without an address out of the form's list.
fn without_missing(view: &StepView<'_>, key: FieldKey, problem: Problem) -> Problem {
    let Some(Attachments::List(list)) = view.step.action.attachments(key) else { return problem };
    let names_one = |file: &&Attachment| {
        let fault = address(file).and_then(|url| file::part(None, &url, view.kind).err());
        fault.is_none_or(|fault| fault.code != "ATTACHMENT_MISSING")
    };
    let left: Vec<Attachment> = list.iter().filter(names_one).cloned().collect();
    let left = (!left.is_empty()).then_some(Content::Attachments(Attachments::List(left)));
    problem.with_fix(Message::new("check-fix-remove-file"), view.set(key, left))
}

fn premium(view: &StepView<'_>, key: FieldKey, index: usize, file: &FileValue) -> Option<Problem> {
    let fault = file.needs_premium().filter(|_| view.is_user())?;
    Some(numbered(view, key, index, fault))
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
