//! The rules of single values (numbers, message ids, dates, short lines) on the values that are known.

use super::StepView;
use super::constant::constant;
use crate::scenario::rules::{RuleFault, date, message_id, number, text};
use crate::scenario::{Content, FieldKey, FieldKind, FieldValue, Problem};
use crate::secret::Redactor;
use crate::texts::Message;
use crate::value::Evaluated;
use jiff::tz::TimeZone;

pub(super) fn check(view: &StepView<'_>, problems: &mut Vec<Problem>) {
    for info in view.step.action.kind().fields() {
        let Some(value) = view.step.action.value(info.key).filter(|value| !value.is_blank()) else { continue };
        let Some(known) = constant(value).filter(|known| !known.is_null()) else { continue };
        let known = Evaluated::from_json(known);
        problems.extend(match info.kind {
            FieldKind::Integer => number::integer(&known).map_or_else(
                |fault| Some(rounded(view, info.key, fault, &known)),
                |number| in_range(view, info.key, number as f64),
            ),
            FieldKind::Decimal => number::decimal(&known)
                .map_or_else(|fault| Some(view.fault(info.key, fault)), |number| in_range(view, info.key, number)),
            FieldKind::MessageId => message_id::one(&known).err().map(|fault| view.fault(info.key, fault)),
            FieldKind::MessageIds => message_id::several(&known).err().map(|fault| view.fault(info.key, fault)),
            FieldKind::Date => moment(view, info.key, &known),
            FieldKind::Line => line(&known, info.key).err().map(|fault| view.fault(info.key, fault)),
            _ => None,
        });
    }
    problems.extend(phone(view));
}

fn line(known: &Evaluated, key: FieldKey) -> Result<(), RuleFault> {
    let line = text::line(known)?;
    if key == FieldKey::Vcard { text::vcard(&line) } else { Ok(()) }
}

/// A fault that the whole number next to the value mends, where it has one.
fn rounded(view: &StepView<'_>, key: FieldKey, fault: RuleFault, known: &Evaluated) -> Problem {
    let problem = view.fault(key, fault);
    match number::decimal(known) {
        Ok(number) => offer(view, problem, key, number::nearest(key, number.round())),
        Err(_) => problem,
    }
}

fn in_range(view: &StepView<'_>, key: FieldKey, number: f64) -> Option<Problem> {
    let fault = number::in_range(key, number).err()?;
    Some(offer(view, view.fault(key, fault), key, number::nearest(key, number)))
}

/// A fix that puts in the nearest number that is allowed.
fn offer(view: &StepView<'_>, problem: Problem, key: FieldKey, number: f64) -> Problem {
    let label = Message::new("check-fix-replace").with("with", number.to_string());
    problem.with_fix(label, view.set(key, Content::Value(FieldValue::Text(number.to_string()))))
}

fn moment(view: &StepView<'_>, key: FieldKey, known: &Evaluated) -> Option<Problem> {
    let zone = view.now.map_or(TimeZone::UTC, |now| now.time_zone().clone());
    let moment = match date::moment(known, &zone) {
        Ok(moment) => moment,
        Err(fault) => return Some(view.fault(key, fault)),
    };
    if let Some((meant, fault)) = date::seconds(known) {
        let problem = view.fault(key, fault);
        if !date::is_milliseconds(meant) {
            return Some(problem);
        }
        let label = Message::new("check-fix-replace").with("with", meant.to_string());
        return Some(problem.with_fix(label, view.set(key, Content::Value(FieldValue::Expr(meant.to_string())))));
    }
    let now = view.now.filter(|_| key == FieldKey::SendAt)?.timestamp();
    let fault = date::schedule(view.kind, moment, now)?;
    let at_once = fault.code == "SEND_AT_ONCE";
    let problem = view.fault(key, fault);
    Some(if at_once { view.without(problem, key) } else { problem })
}

/// A phone number is anything that Telegram shows as one, so that its form is only a warning.
fn phone(view: &StepView<'_>) -> Option<Problem> {
    let phone = view.step.action.value(FieldKey::PhoneNumber).filter(|value| !value.is_blank())?;
    let phone = constant(phone).map(Evaluated::from_json).filter(|known| !known.text.trim().is_empty())?.text;
    let digits = phone.chars().filter(char::is_ascii_digit).count();
    let clean = phone.chars().all(|sign| sign.is_ascii_digit() || sign.is_whitespace() || "+-–().".contains(sign));
    let message = || Message::new("check-phone").with("text", Redactor::global().excerpt(&phone));
    (!clean || !(5..=15).contains(&digits)).then(|| view.warning(FieldKey::PhoneNumber, "PHONE", message()))
}
