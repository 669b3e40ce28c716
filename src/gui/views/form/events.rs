//! The boundary events of a step: Error and Timeout.

use super::combo;
use super::problems::{self, Spot};
use crate::gui::document::Document;
use crate::gui::intent::Intent;
use crate::gui::state::State;
use crate::gui::theme::space;
use crate::gui::widgets::{TextField, form_row, section_title, switch};
use crate::scenario::{Edit, Node, NodeId, OnError, OnTimeout, Step};
use crate::texts::{Language, text as words};
use egui::Ui;

#[must_use]
pub fn events_ui(ui: &mut Ui, state: &State, document: &Document, step: &Step) -> Option<Intent> {
    let language = state.language;
    section_title(ui, &words(language, "window-section-events"));
    let error = error_ui(ui, language, document, step)
        .map(|event| Intent::Edit(Edit::SetOnError { node: step.id.clone(), event }));
    let timeout = timeout_ui(ui, language, document, step)
        .map(|event| Intent::Edit(Edit::SetOnTimeout { node: step.id.clone(), event }));
    let label = words(language, "window-event-flood");
    let retry = form_row(ui, &label, false, |ui| {
        ui.add_space(space::XS);
        switch(ui, &words(language, "window-event-flood-wait"), step.retry_flood)
    })
    .map(|retry| Intent::Edit(Edit::SetRetryFlood { node: step.id.clone(), retry }));
    let label = words(language, "window-field-next");
    let next =
        form_row(ui, &label, false, |ui| next_ui(ui, language, document, step, "next", &label, step.next.as_ref()))
            .map(|next| Intent::Edit(Edit::SetNext { node: step.id.clone(), next }));
    // An empty row would leave a hole above the next section.
    let fix = if problems::any(document, Spot::Events) {
        form_row(ui, "", false, |ui| problems::problems_ui(ui, state, document, Spot::Events))
    } else {
        None
    };
    error.or(timeout).or(retry).or(next).or(fix)
}

fn error_ui(ui: &mut Ui, language: Language, document: &Document, step: &Step) -> Option<Option<OnError>> {
    let label = words(language, "window-event-error");
    let toggled = form_row(ui, &label, false, |ui| {
        ui.add_space(space::XS);
        switch(ui, &words(language, "window-event-error-catch"), step.on_error.is_some())
    });
    if let Some(on) = toggled {
        let event = OnError { code_to: "errCode".into(), message_to: "errMessage".into(), next: None };
        return Some(on.then_some(event));
    }
    let event = step.on_error.as_ref()?;
    let mut changed = None;
    for (label, value, is_code) in
        [("window-field-code-to", &event.code_to, true), ("window-field-message-to", &event.message_to, false)]
    {
        let label = words(language, label);
        let field = TextField { value, name: &label, ..TextField::default() };
        if let Some(typed) = form_row(ui, &label, false, |ui| field.show(ui).typed) {
            let mut event = event.clone();
            *(if is_code { &mut event.code_to } else { &mut event.message_to }) = typed;
            changed = Some(Some(event));
        }
    }
    let label = words(language, "window-field-error-next");
    let next = form_row(ui, &label, false, |ui| {
        next_ui(ui, language, document, step, "error next", &label, event.next.as_ref())
    });
    changed.or(next.map(|next| Some(OnError { next, ..event.clone() })))
}

fn timeout_ui(ui: &mut Ui, language: Language, document: &Document, step: &Step) -> Option<Option<OnTimeout>> {
    let label = words(language, "window-event-timeout");
    let toggled = form_row(ui, &label, false, |ui| {
        ui.add_space(space::XS);
        switch(ui, &words(language, "window-event-timeout-catch"), step.on_timeout.is_some())
    });
    if let Some(on) = toggled {
        return Some(on.then(|| OnTimeout { after: "PT30S".into(), next: None }));
    }
    let event = step.on_timeout.as_ref()?;
    let label = words(language, "window-field-timeout-after");
    let hint = words(language, "window-hint-duration");
    let typed = form_row(ui, &label, false, |ui| {
        TextField { value: &event.after, name: &label, hint: &hint, ..TextField::default() }.show(ui).typed
    });
    let label = words(language, "window-field-timeout-next");
    let next = form_row(ui, &label, false, |ui| {
        next_ui(ui, language, document, step, "timeout next", &label, event.next.as_ref())
    });
    typed
        .map(|after| Some(OnTimeout { after, ..event.clone() }))
        .or(next.map(|next| Some(OnTimeout { next, ..event.clone() })))
}

/// Where a line goes: one of the other nodes, or nowhere, which ends the run.
fn next_ui(
    ui: &mut Ui,
    language: Language,
    document: &Document,
    step: &Step,
    salt: &str,
    name: &str,
    chosen: Option<&NodeId>,
) -> Option<Option<NodeId>> {
    let others = document.scenario.nodes.iter().filter(|node| *node.id() != step.id && !matches!(node, Node::Start(_)));
    let mut choices: Vec<(Option<&NodeId>, String)> = vec![(None, words(language, "window-next-none"))];
    choices.extend(others.map(|node| (Some(node.id()), node.title(language))));
    combo(ui, salt, name, chosen, &choices).map(|next| next.cloned())
}
