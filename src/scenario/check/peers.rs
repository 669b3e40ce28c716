//! Rules of addresses that are known: their form, and which of them a bot can use.

use super::StepView;
use super::constant::constant;
use crate::scenario::{Content, FieldKey, FieldKind, FieldValue, PeerAddress, PeerError, Problem, rules};
use crate::texts::Message;

pub(super) fn check(view: &StepView<'_>, problems: &mut Vec<Problem>) {
    for info in view.step.action.kind().fields().iter().filter(|info| info.kind == FieldKind::Peer) {
        problems.extend(match address(view, info.key) {
            Some(Ok(address)) if view.is_bot() => bot(view, info.key, &address),
            Some(Ok(PeerAddress::Id(id))) => phone_without_plus(view, info.key, id),
            Some(Err(PeerError::Empty)) | Some(Ok(_)) | None => None,
            Some(Err(error)) => Some(view.error(info.key, "PEER", error.message())),
        });
    }
}

/// The address in this field, where it is known without running anything.
pub(super) fn address(view: &StepView<'_>, key: FieldKey) -> Option<Result<PeerAddress, PeerError>> {
    constant(view.step.action.value(key)?).map(|known| PeerAddress::from_json(&known))
}

fn bot(view: &StepView<'_>, key: FieldKey, address: &PeerAddress) -> Option<Problem> {
    if let PeerAddress::Id(id) = address {
        return phone_without_plus(view, key, *id);
    }
    let problem = view.fault(key, rules::for_bot(address)?);
    let optional = view.step.action.kind().field(key).is_some_and(|info| !info.required);
    Some(if *address == PeerAddress::Me && optional { view.without(problem, key) } else { problem })
}

/// Eleven digits that begin with 7 or 8: ids of people are shorter, so a Russian phone number was meant.
fn phone_without_plus(view: &StepView<'_>, key: FieldKey, id: i64) -> Option<Problem> {
    if !(70_000_000_000..90_000_000_000).contains(&id) {
        return None;
    }
    let problem = view.warning(key, "PHONE_WITHOUT_PLUS", Message::new("check-phone-without-plus"));
    let phone = format!("+7{:010}", id % 10_000_000_000);
    // A bot cannot use the number either way.
    Some(if view.is_bot() {
        problem
    } else {
        let label = Message::new("check-fix-replace").with("with", phone.as_str());
        problem.with_fix(label, view.set(key, Content::Value(FieldValue::Text(phone))))
    })
}

impl StepView<'_> {
    /// Whether the step is surely about one's own Saved Messages.
    pub(super) fn is_own_chat(&self) -> bool {
        matches!(address(self, FieldKey::Peer), Some(Ok(PeerAddress::Me)))
    }
}
