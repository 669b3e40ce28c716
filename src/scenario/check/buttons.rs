//! The rules of keyboards on what a design says of its buttons.

use super::constant::constant;
use super::{StepView, peers};
use crate::scenario::rules::buttons::{self, Setting};
use crate::scenario::{ActionKind, Buttons, FieldKey, FieldValue, Problem};
use crate::value::Json;

pub(super) fn check(view: &StepView<'_>, problems: &mut Vec<Problem>) {
    if view.is_user() {
        return;
    }
    let action = &view.step.action;
    let peer = peers::address(view, FieldKey::Peer).and_then(Result::ok);
    let editing = action.kind() == ActionKind::EditMessage;
    let setting = |templates| Setting { editing, peer: peer.as_ref(), templates };
    let faults = match action.buttons() {
        Some(Buttons::Keyboard(keyboard)) => buttons::faults(keyboard, &setting(true)),
        Some(Buttons::Expr(source)) => match constant(&FieldValue::Expr(source.clone())) {
            Some(Json::Null) | None => return,
            Some(Json::String(text)) => match buttons::parse(&text) {
                Ok(keyboard) => buttons::faults(&keyboard, &setting(false)),
                Err(fault) => vec![fault],
            },
            Some(keyboard) => buttons::faults(&keyboard, &setting(false)),
        },
        None => return,
    };
    problems.extend(faults.into_iter().map(|fault| {
        let problem = view.error(FieldKey::Buttons, fault.code, fault.message);
        Problem { severity: fault.severity, ..problem }
    }));
}
