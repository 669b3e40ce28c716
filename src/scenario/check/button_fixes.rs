//! Keyboards mended at one click, for the rules that leave no choice of how.

use super::StepView;
use crate::keyboard::kind;
use crate::scenario::rules::buttons::{ButtonFault, ButtonPlace};
use crate::scenario::rules::limits;
use crate::scenario::{Buttons, Content, FieldKey, Problem};
use crate::texts::Message;
use crate::value::Json;

/// The problem with a fix, where there is one.
pub(super) fn with_fix(view: &StepView<'_>, keyboard: &Json, fault: &ButtonFault, problem: Problem) -> Problem {
    if matches!(fault.code, "BUTTONS_KIND" | "BUTTONS_NONE" | "BUTTONS_INLINE_ONLY") {
        return view.without(problem, FieldKey::Buttons);
    }
    let mut mended = keyboard.clone();
    match mend(&mut mended, fault) {
        Some(label) => {
            let content = Content::Buttons(Buttons::Keyboard(mended));
            problem.with_fix(label, view.set(FieldKey::Buttons, content))
        }
        None => problem,
    }
}

/// Changes the keyboard and says how; `None` leaves it to the person.
fn mend(keyboard: &mut Json, fault: &ButtonFault) -> Option<Message> {
    let key = kind(keyboard)?.key();
    match (fault.code, fault.place) {
        ("BUTTONS_TRUE", _) => {
            *keyboard.get_mut(key)? = Json::Bool(true);
            Some(Message::new("check-fix-replace").with("with", "true"))
        }
        ("BUTTONS_ROW", Some(ButtonPlace { row, .. })) => {
            let rows = keyboard.get_mut(key)?.as_array_mut()?;
            let most = if key == "inline_keyboard" { limits::INLINE_BUTTONS.1 } else { limits::REPLY_BUTTONS.1 };
            let buttons = rows.get(row - 1)?.as_array()?.clone();
            let parts = buttons.chunks(most).map(|part| Json::from(part.to_vec()));
            rows.splice(row - 1..row, parts);
            Some(Message::new("check-fix-split-row"))
        }
        ("PAY_FIRST", Some(ButtonPlace { row, column: Some(column) })) => {
            let rows = keyboard.get_mut(key)?.as_array_mut()?;
            let from = rows.get_mut(row - 1)?.as_array_mut()?;
            let button = (column <= from.len()).then(|| from.remove(column - 1))?;
            if from.is_empty() {
                rows.remove(row - 1);
            }
            match rows.first_mut().and_then(Json::as_array_mut) {
                Some(first) => first.insert(0, button),
                None => rows.push(Json::from(vec![button])),
            }
            Some(Message::new("check-fix-move-first"))
        }
        ("WEB_APP_URL" | "LOGIN_URL", Some(ButtonPlace { row, column: Some(column) })) => {
            let action = if fault.code == "LOGIN_URL" { "login_url" } else { "web_app" };
            let button = keyboard.get_mut(key)?.get_mut(row - 1)?.get_mut(column - 1)?;
            let url = button.get_mut(action)?.get_mut("url")?;
            let rest = url.as_str()?.trim().strip_prefix("http://")?.to_owned();
            *url = Json::String(format!("https://{rest}"));
            Some(Message::new("check-fix-replace").with("with", "https"))
        }
        _ => None,
    }
}
