//! The flow of the scenario: Start, steps and End with their lines; a click selects a node.

use crate::gui::document::Document;
use crate::gui::intent::{Intent, UiCommand};
use crate::gui::state::State;
use crate::gui::theme::{Palette, icon, semibold, size, text};
use crate::gui::widgets::icon_button;
use crate::scenario::{Node, NodeId, Scenario};
use egui::accesskit::Role;
use egui::{Color32, CornerRadius, Pos2, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};
use egui_material_icons::icons::{ICON_BOLT, ICON_SCHEDULE};
use std::collections::HashMap;

const CARD: egui::Vec2 = vec2(176.0, 56.0);
const CIRCLE: f32 = 32.0;
const GAP: f32 = 44.0;
const ROW: f32 = 84.0;

#[must_use]
pub fn flow_ui(ui: &mut Ui, state: &State) -> Option<Intent> {
    let palette = Palette::current(ui);
    let document = state.document.as_ref()?;
    dots(ui);
    let places = layout(&document.scenario);
    let extent = places.values().fold(vec2(0.0, 0.0), |extent, rect| extent.max(rect.max.to_vec2()));
    let mut intent = None;
    let outer = ui.max_rect();
    ScrollArea::both().auto_shrink(false).show(ui, |ui| {
        let (canvas, _) = ui.allocate_exact_size(extent + vec2(32.0, 20.0), Sense::hover());
        let origin = canvas.min.to_vec2();
        for (from, to, color) in lines(document, palette) {
            if let (Some(from), Some(to)) = (places.get(from), places.get(to)) {
                arrow(ui, from.translate(origin), to.translate(origin), color);
            }
        }
        for node in &document.scenario.nodes {
            if let Some(rect) = places.get(node.id())
                && node_ui(ui, state, document, node, rect.translate(origin))
            {
                intent = Some(Intent::Select(node.id().clone()));
            }
        }
    });
    let corner = Rect::from_min_size(outer.right_bottom() - vec2(44.0, 40.0), vec2(32.0, 32.0));
    ui.painter().rect(corner, 8, palette.panel, Stroke::new(1.0, palette.line), StrokeKind::Inside);
    let mut over = ui.new_child(egui::UiBuilder::new().max_rect(corner.shrink(2.0)));
    let add = UiCommand::AddStep;
    if icon_button(&mut over, add.icon(), &add.title(state.language), true).clicked() {
        intent = Some(add.into());
    }
    intent
}

/// The quiet ground of dots.
fn dots(ui: &Ui) {
    let color = Palette::current(ui).line;
    let rect = ui.max_rect();
    let step = 16.0;
    let mut y = rect.top() + 8.0;
    while y < rect.bottom() {
        let mut x = rect.left() + 8.0;
        while x < rect.right() {
            ui.painter().circle_filled(pos2(x, y), 0.8, color);
            x += step;
        }
        y += step;
    }
}

/// The targets of a node's lines; the main one first.
fn next_of(node: &Node) -> Vec<&NodeId> {
    match node {
        Node::Start(node) => node.next.iter().collect(),
        Node::Telegram(step) => {
            let error = step.on_error.as_ref().and_then(|event| event.next.as_ref());
            let timeout = step.on_timeout.as_ref().and_then(|event| event.next.as_ref());
            step.next.iter().chain(error).chain(timeout).collect()
        }
        Node::Assign(node) => node.next.iter().collect(),
        Node::Gateway(node) => {
            node.default.iter().chain(node.lines.iter().filter_map(|line| line.next.as_ref())).collect()
        }
        Node::Timer(node) => node.next.iter().collect(),
        Node::End(_) => Vec::new(),
    }
}

/// The nodes from the start along the first line of each.
fn main_line(scenario: &Scenario) -> Vec<&NodeId> {
    let mut line: Vec<&NodeId> = Vec::new();
    let mut at = scenario.nodes.iter().find(|node| matches!(node, Node::Start(_)));
    while let Some(node) = at.filter(|node| !line.contains(&node.id())) {
        line.push(node.id());
        let next = match node {
            // A step without a next line ends the run: its boundary events are not the main line.
            Node::Telegram(step) => step.next.as_ref(),
            _ => next_of(node).first().copied(),
        };
        at = next.and_then(|next| scenario.node(next));
    }
    line
}

/// Columns by distance from the start, rows by the order of the lines; nodes nothing leads to stand below.
fn layout(scenario: &Scenario) -> HashMap<NodeId, Rect> {
    let mut columns: HashMap<&NodeId, usize> = HashMap::new();
    let start = scenario.nodes.iter().find(|node| matches!(node, Node::Start(_)));
    let mut queue: Vec<&NodeId> = start.map(Node::id).into_iter().collect();
    queue.iter().for_each(|id| {
        columns.insert(id, 0);
    });
    let mut at = 0;
    while let Some(id) = queue.get(at).copied() {
        at += 1;
        let column = columns.get(id).copied().unwrap_or_default();
        for next in scenario.node(id).map(next_of).unwrap_or_default() {
            if !columns.contains_key(next) && scenario.node(next).is_some() {
                columns.insert(next, column + 1);
                queue.push(next);
            }
        }
    }
    let is_end = |id: &NodeId| matches!(scenario.node(id), Some(Node::End(_)));
    let before_end = columns.iter().filter(|(id, _)| !is_end(id)).map(|(_, column)| *column).max();
    let last = before_end.map_or(0, |column| column + 1);
    let main = main_line(scenario);
    let mut rows: HashMap<usize, usize> = HashMap::new();
    let mut places = HashMap::new();
    let unreached = scenario.nodes.iter().map(Node::id).filter(|id| !columns.contains_key(id));
    let unreached: Vec<_> = unreached.collect();
    let reached = queue.iter().map(|id| {
        // An end stands behind everything, so that lines run one way.
        let column = if is_end(id) { last } else { columns[id] };
        (*id, column)
    });
    let all: Vec<(&NodeId, usize)> = reached.chain(unreached.into_iter().map(|id| (id, 1))).collect();
    for (id, column) in all {
        // What only a boundary event leads to stands below the main line.
        let row = if main.contains(&id) { 0 } else { (*rows.get(&column).unwrap_or(&0)).max(1) };
        let circle = matches!(scenario.node(id), Some(Node::Start(_) | Node::End(_)));
        let left = if column == 0 { 32.0 } else { 32.0 + CIRCLE + GAP + (column as f32 - 1.0) * (CARD.x + GAP) };
        let top = 36.0 + row as f32 * ROW;
        let rect = if circle {
            Rect::from_center_size(pos2(left + CIRCLE / 2.0, top + CARD.y / 2.0), vec2(CIRCLE, CIRCLE))
        } else {
            Rect::from_min_size(pos2(left, top), CARD)
        };
        places.insert(id.clone(), rect);
        rows.insert(column, row + 1);
    }
    places
}

/// All lines with their colours: those of boundary events stand out.
fn lines<'d>(document: &'d Document, palette: &Palette) -> Vec<(&'d NodeId, &'d NodeId, Color32)> {
    let mut lines = Vec::new();
    for node in &document.scenario.nodes {
        let error = node.as_step().and_then(|step| step.on_error.as_ref()).and_then(|event| event.next.as_ref());
        let timeout = node.as_step().and_then(|step| step.on_timeout.as_ref()).and_then(|event| event.next.as_ref());
        for next in next_of(node) {
            let boundary = Some(next) == error || Some(next) == timeout;
            let color = if boundary { palette.error.gamma_multiply(0.8) } else { palette.faint };
            lines.push((node.id(), next, color));
        }
    }
    lines
}

fn arrow(ui: &Ui, from: Rect, to: Rect, color: Color32) {
    let stroke = Stroke::new(1.5, color);
    let painter = ui.painter();
    let tip = if (from.center().y - to.center().y).abs() < 2.0 && from.right() <= to.left() {
        let (a, b) = (from.right_center(), to.left_center());
        painter.line_segment([a, b - vec2(6.0, 0.0)], stroke);
        b
    } else if from.center().y < to.center().y && from.center().x < to.left() {
        // Out of the bottom, where the boundary events sit, and in from the left.
        let bend = pos2(from.right() - 38.0, to.center().y);
        let end = to.left_center();
        painter.line_segment([pos2(bend.x, from.bottom()), bend], stroke);
        painter.line_segment([bend, end - vec2(6.0, 0.0)], stroke);
        end
    } else {
        // Along the row and up or down into the target.
        let below = from.center().y > to.center().y;
        let bend = pos2(to.center().x, from.center().y);
        let end = if below { to.center_bottom() } else { to.center_top() };
        let back = if below { vec2(0.0, 6.0) } else { vec2(0.0, -6.0) };
        painter.line_segment([from.right_center(), bend], stroke);
        painter.line_segment([bend, end + back], stroke);
        head(ui, end, if below { vec2(0.0, -1.0) } else { vec2(0.0, 1.0) }, color);
        return;
    };
    head(ui, tip, vec2(1.0, 0.0), color);
}

fn head(ui: &Ui, tip: Pos2, direction: egui::Vec2, color: Color32) {
    let side = direction.rot90() * 3.5;
    let base = tip - direction * 7.0;
    let shape = egui::Shape::convex_polygon(vec![tip, base + side, base - side], color, Stroke::NONE);
    ui.painter().add(shape);
}

/// Draws a node; says whether it was clicked.
fn node_ui(ui: &mut Ui, state: &State, document: &Document, node: &Node, rect: Rect) -> bool {
    let palette = Palette::current(ui);
    let language = state.language;
    let response = ui.interact(rect, ui.scope_id().with(node.id()), Sense::click());
    let selected = document.selected == *node.id();
    let (title, subtitle) = (node.title(language), node.label().show(language));
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, &title));
    match node {
        Node::Start(_) | Node::End(_) => {
            let color = if matches!(node, Node::Start(_)) { palette.good } else { palette.muted };
            let width = if matches!(node, Node::Start(_)) { 2.0 } else { 3.0 };
            ui.painter().circle(rect.center(), CIRCLE / 2.0, palette.panel, Stroke::new(width, color));
            response.on_hover_text(subtitle).clicked()
        }
        _ => {
            let stroke = if selected { Stroke::new(1.5, palette.accent) } else { Stroke::new(1.0, palette.line) };
            if selected {
                let halo = Stroke::new(3.0, palette.accent.gamma_multiply(0.18));
                ui.painter().rect_stroke(rect, CornerRadius::same(10), halo, StrokeKind::Outside);
            }
            ui.painter().rect(rect, CornerRadius::same(10), palette.panel, stroke, StrokeKind::Inside);
            let line = |words: &str, font, color| {
                let format = egui::TextFormat::simple(font, color);
                let mut job = egui::text::LayoutJob::single_section(words.to_owned(), format);
                job.wrap = egui::text::TextWrapping::truncate_at_width(rect.width() - 24.0);
                job
            };
            let first = ui.fonts_mut(|fonts| fonts.layout_job(line(&title, semibold(size::BODY), palette.text)));
            let second = ui.fonts_mut(|fonts| fonts.layout_job(line(&subtitle, text(size::SMALL), palette.muted)));
            ui.painter().galley(rect.left_top() + vec2(12.0, 10.0), first, palette.text);
            ui.painter().galley(rect.left_top() + vec2(12.0, 29.0), second, palette.muted);
            boundary_events(ui, node, rect);
            response.clicked()
        }
    }
}

/// The small circles of the Error and Timeout events on the border.
fn boundary_events(ui: &Ui, node: &Node, rect: Rect) {
    let palette = Palette::current(ui);
    let Some(step) = node.as_step() else { return };
    let events = [(step.on_timeout.is_some(), ICON_SCHEDULE, 66.0), (step.on_error.is_some(), ICON_BOLT, 38.0)];
    for (present, mark, from_right) in events {
        if present {
            let center = pos2(rect.right() - from_right, rect.bottom());
            ui.painter().circle(center, 10.0, palette.panel, Stroke::new(1.2, palette.error));
            ui.painter().text(center, egui::Align2::CENTER_CENTER, mark.codepoint, icon(13.0), palette.error);
        }
    }
}
