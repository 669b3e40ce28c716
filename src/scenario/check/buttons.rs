//! The rules of keyboards on what a design says of its buttons.

use super::button_fixes::with_fix;
use super::constant::constant;
use super::{StepView, peers};
use crate::scenario::rules::RuleFault;
use crate::scenario::rules::buttons::{self, ButtonFault, Setting};
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
        Some(Buttons::Keyboard(keyboard)) => {
            let faults = buttons::faults(keyboard, &setting(true));
            let problem = |fault: ButtonFault| with_fix(view, keyboard, &fault, self::problem(view, fault.clone()));
            problems.extend(faults.into_iter().map(problem));
            return;
        }
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
    problems.extend(faults.into_iter().map(|fault| problem(view, fault)));
}

fn problem(view: &StepView<'_>, fault: ButtonFault) -> Problem {
    let ButtonFault { severity, code, message, .. } = fault;
    view.fault(FieldKey::Buttons, RuleFault { severity, code, message })
}
