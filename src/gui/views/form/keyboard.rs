//! The buttons of a message: the keyboard's JSON, or an expression that gives one.

use super::problems::{self, Spot};
use super::value::{ValueNote, preview_part_ui};
use crate::gui::document::Document;
use crate::gui::intent::Intent;
use crate::gui::keyboard::KeyboardIntent;
use crate::gui::state::State;
use crate::gui::theme::{Palette, space};
use crate::gui::widgets::{Highlight, TextField, form_row, link_button, note, segmented, small_row};
use crate::scenario::{Buttons, Content, Edit, FieldKey, Step};
use crate::texts::{Message, text as words};
use crate::value::Json;
use egui::Ui;
use serde_json::json;

/// In which form the keyboard is given.
#[derive(Clone, Copy, PartialEq)]
enum Form {
    None,
    Json,
    Expression,
}

#[must_use]
pub fn keyboard_ui(ui: &mut Ui, state: &State, document: &Document, step: &Step) -> Option<Intent> {
    let language = state.language;
    let draft = document.keyboard_draft.as_ref().filter(|(node, _)| *node == step.id).map(|(_, text)| text);
    let form = match step.action.buttons() {
        Some(Buttons::Expr(_)) => Form::Expression,
        Some(Buttons::Keyboard(_)) => Form::Json,
        None if draft.is_some_and(|draft| !draft.trim().is_empty()) => Form::Json,
        None => Form::None,
    };
    let set = |buttons: Option<Buttons>| {
        let content = buttons.map(Content::Buttons);
        Intent::Edit(Edit::SetField { node: step.id.clone(), key: FieldKey::Buttons, content })
    };
    let label = FieldKey::Buttons.label().show(language);
    form_row(ui, &label, false, |ui| {
        let preview = |ui: &mut Ui| preview_part_ui(ui, state, document, (FieldKey::Buttons, None), ValueNote::Kind);
        let choices = [
            (Form::None, words(language, "window-keyboard-none")),
            (Form::Json, words(language, "window-keyboard-json")),
            (Form::Expression, words(language, "window-keyboard-expression")),
        ];
        let mut intent = segmented(ui, &label, form, &choices, false).map(|form| match form {
            Form::None => Intent::TypeKeyboard { node: step.id.clone(), text: String::new() },
            Form::Json => typed(step, &yes_no_template(state)),
            Form::Expression => set(Some(Buttons::Expr(String::new()))),
        });
        match step.action.buttons() {
            Some(Buttons::Expr(source)) => {
                let name = words(language, "window-keyboard-expression-name");
                let highlight = Highlight::JavaScript;
                let field = TextField { value: source, name: &name, rows: 2, highlight, ..TextField::default() };
                if let Some(source) = field.show(ui).typed {
                    intent = Some(set(Some(Buttons::Expr(source))));
                }
                intent = intent.or(preview(ui));
            }
            _ if form == Form::Json => {
                if link_button(ui, &words(language, "window-keyboard-build")).clicked() {
                    intent = Some(Intent::Keyboard(KeyboardIntent::Open { node: step.id.clone() }));
                }
                intent = intent.or(json_ui(ui, state, step, draft));
                intent = intent.or(preview(ui));
            }
            _ => {}
        }
        intent.or(problems::problems_ui(ui, state, document, Spot::Field(FieldKey::Buttons)))
    })
}

fn json_ui(ui: &mut Ui, state: &State, step: &Step, draft: Option<&String>) -> Option<Intent> {
    let language = state.language;
    let palette = Palette::current(ui);
    let kept = match step.action.buttons() {
        Some(Buttons::Keyboard(keyboard)) => serde_json::to_string_pretty(keyboard).unwrap_or_default(),
        _ => String::new(),
    };
    let same = |draft: &&String| {
        serde_json::from_str::<Json>(draft).ok().as_ref()
            == match step.action.buttons() {
                Some(Buttons::Keyboard(keyboard)) => Some(keyboard),
                _ => None,
            }
    };
    // What is being typed is shown as typed; after an undo the scenario's own keyboard is.
    let broken = draft.and_then(|draft| serde_json::from_str::<Json>(draft).err());
    let shown = draft.filter(|draft| broken.is_some() || same(draft)).unwrap_or(&kept);
    let name = words(language, "window-keyboard-json-name");
    let field = TextField {
        value: shown,
        name: &name,
        rows: 6,
        highlight: Highlight::Json,
        invalid: broken.is_some(),
        ..TextField::default()
    };
    let mut intent = field.show(ui).typed.map(|text| Intent::TypeKeyboard { node: step.id.clone(), text });
    if let Some(error) = broken {
        let message = Message::new("window-keyboard-broken").with("line", error.line()).with("column", error.column());
        note(ui, message.show(language), palette.error);
    }
    small_row(ui, |ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        note(ui, words(language, "window-keyboard-templates"), palette.faint);
        let templates = [
            ("window-template-yes-no", yes_no_template(state)),
            ("window-template-link", link_template(state)),
            ("window-template-contact", contact_template(state)),
            ("window-template-remove", json!({"remove_keyboard": true})),
        ];
        for (title, keyboard) in templates {
            if link_button(ui, &words(language, title)).clicked() {
                intent = Some(typed(step, &keyboard));
            }
        }
    });
    intent
}

fn typed(step: &Step, keyboard: &Json) -> Intent {
    let text = serde_json::to_string_pretty(keyboard).unwrap_or_default();
    Intent::TypeKeyboard { node: step.id.clone(), text }
}

fn yes_no_template(state: &State) -> Json {
    let (yes, no) = (words(state.language, "window-template-yes"), words(state.language, "window-template-no"));
    json!({"inline_keyboard": [[{"text": yes, "callback_data": "yes"}, {"text": no, "callback_data": "no"}]]})
}

fn link_template(state: &State) -> Json {
    let open = words(state.language, "window-template-open");
    json!({"inline_keyboard": [[{"text": open, "url": "https://example.com"}]]})
}

fn contact_template(state: &State) -> Json {
    let share = words(state.language, "window-template-share-phone");
    json!({"keyboard": [[{"text": share, "request_contact": true}]], "resize": true})
}
