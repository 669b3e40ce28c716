//! Every place of a scenario where text with `${…}` or an expression stands, and how to write another one there.

use crate::scenario::{Attachments, Buttons, Content, Edit, FieldKey, FieldValue, Node, Scenario, Step};
use crate::value::Json;

/// One such place.
pub(super) struct Slot<'s> {
    pub(super) node: &'s Node,
    pub(super) field: Option<FieldKey>,
    pub(super) source: &'s str,
    pub(super) is_expression: bool,
    home: Home,
}

/// Where in its node or field a slot is.
enum Home {
    Value(FieldKey),
    Title(FieldKey, usize),
    Url(FieldKey, usize),
    Files(FieldKey),
    Buttons,
    /// A text of a keyboard, by its JSON pointer.
    ButtonText(String),
    Assignment(usize),
    Condition(usize),
}

/// The slots of a scenario, in the file's order.
pub(super) fn slots(scenario: &Scenario) -> Vec<Slot<'_>> {
    let mut slots = Vec::new();
    for node in &scenario.nodes {
        match node {
            Node::Telegram(step) => slots.extend(step_slots(node, step)),
            Node::Assign(assign) => {
                let places = assign.set.iter().enumerate();
                slots.extend(places.map(|(index, set)| Slot::of(node, None, &set.value, Home::Assignment(index))));
            }
            Node::Gateway(gateway) => {
                let places = gateway.lines.iter().enumerate();
                slots.extend(places.map(|(index, line)| Slot::of(node, None, &line.when, Home::Condition(index))));
            }
            Node::Start(_) | Node::Timer(_) | Node::End(_) => {}
        }
    }
    slots
}

fn step_slots<'s>(node: &'s Node, step: &'s Step) -> Vec<Slot<'s>> {
    let mut slots = Vec::new();
    for (key, content) in step.action.filled() {
        let expression = |source, home| Slot { node, field: Some(key), source, is_expression: true, home };
        match content {
            Content::Value(value) => slots.push(Slot::of(node, Some(key), value, Home::Value(key))),
            Content::Attachments(Attachments::Expr(source)) => slots.push(expression(source, Home::Files(key))),
            Content::Attachments(Attachments::List(list)) => {
                for (index, file) in list.iter().enumerate() {
                    if let Some(title) = &file.title {
                        slots.push(Slot::of(node, Some(key), title, Home::Title(key, index)));
                    }
                    slots.push(Slot::of(node, Some(key), &file.url, Home::Url(key, index)));
                }
            }
            Content::Buttons(Buttons::Expr(source)) => slots.push(expression(source, Home::Buttons)),
            Content::Buttons(Buttons::Keyboard(keyboard)) => {
                let mut texts = Vec::new();
                button_texts(keyboard, String::new(), &mut texts);
                slots.extend(texts.into_iter().map(|(pointer, source)| Slot {
                    node,
                    field: Some(key),
                    source,
                    is_expression: false,
                    home: Home::ButtonText(pointer),
                }));
            }
            Content::Flag(_) | Content::Format(_) | Content::AttachmentsAs(_) | Content::Kinds(_) => {}
        }
    }
    slots
}

fn button_texts<'s>(json: &'s Json, pointer: String, texts: &mut Vec<(String, &'s str)>) {
    match json {
        Json::String(text) => texts.push((pointer, text)),
        Json::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                button_texts(item, format!("{pointer}/{index}"), texts);
            }
        }
        Json::Object(entries) => {
            for (key, value) in entries {
                let key = key.replace('~', "~0").replace('/', "~1");
                button_texts(value, format!("{pointer}/{key}"), texts);
            }
        }
        _ => {}
    }
}

impl<'s> Slot<'s> {
    fn of(node: &'s Node, field: Option<FieldKey>, value: &'s FieldValue, home: Home) -> Self {
        Self { node, field, source: value.source(), is_expression: value.is_expression(), home }
    }

    /// Whether the place can hold a text as well as an expression.
    pub(super) fn has_modes(&self) -> bool {
        !matches!(self.home, Home::Files(_) | Home::Buttons | Home::ButtonText(_))
    }

    /// The edits that write another source there, in the same mode.
    pub(super) fn rewritten(&self, source: String) -> Vec<Edit> {
        self.replaced(if self.is_expression { FieldValue::Expr(source) } else { FieldValue::Text(source) })
    }

    /// The edits that put another value there; none where the place cannot hold its mode.
    pub(super) fn replaced(&self, value: FieldValue) -> Vec<Edit> {
        self.edit(value).into_iter().collect()
    }

    fn edit(&self, value: FieldValue) -> Option<Edit> {
        let id = self.node.id().clone();
        match (self.node, &self.home) {
            (Node::Assign(assign), Home::Assignment(index)) => {
                let mut set = assign.set.clone();
                set.get_mut(*index)?.value = value;
                Some(Edit::SetAssignments { node: id, set })
            }
            (Node::Gateway(gateway), Home::Condition(index)) => {
                let mut lines = gateway.lines.clone();
                lines.get_mut(*index)?.when = value;
                Some(Edit::SetLines { node: id, lines })
            }
            (Node::Telegram(step), home) => {
                let (key, content) = content(step, home, value)?;
                Some(Edit::SetField { node: id, key, content: Some(content) })
            }
            _ => None,
        }
    }
}

fn content(step: &Step, home: &Home, value: FieldValue) -> Option<(FieldKey, Content)> {
    let list = |key: FieldKey| match step.action.attachments(key) {
        Some(Attachments::List(list)) => Some(list.clone()),
        _ => None,
    };
    Some(match home {
        Home::Value(key) => (*key, Content::Value(value)),
        Home::Title(key, index) => {
            let mut list = list(*key)?;
            list.get_mut(*index)?.title = Some(value);
            (*key, Content::Attachments(Attachments::List(list)))
        }
        Home::Url(key, index) => {
            let mut list = list(*key)?;
            list.get_mut(*index)?.url = value;
            (*key, Content::Attachments(Attachments::List(list)))
        }
        Home::Files(key) => match value {
            FieldValue::Expr(source) => (*key, Content::Attachments(Attachments::Expr(source))),
            FieldValue::Text(_) => return None,
        },
        Home::Buttons => match value {
            FieldValue::Expr(source) => (FieldKey::Buttons, Content::Buttons(Buttons::Expr(source))),
            FieldValue::Text(_) => return None,
        },
        Home::ButtonText(pointer) => {
            let Some(Buttons::Keyboard(keyboard)) = step.action.buttons() else { return None };
            let mut keyboard = keyboard.clone();
            *keyboard.pointer_mut(pointer)? = Json::String(value.source().to_owned());
            (FieldKey::Buttons, Content::Buttons(Buttons::Keyboard(keyboard)))
        }
        Home::Assignment(_) | Home::Condition(_) => return None,
    })
}
