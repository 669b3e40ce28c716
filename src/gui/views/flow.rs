//! The flow of the scenario: Start, steps and End with their lines; a click selects a node.

use super::outcomes::{outcome_sign, outcome_words};
use crate::engine::Line;
use crate::gui::document::Document;
use crate::gui::graph::lines_of;
use crate::gui::intent::{Intent, UiCommand};
use crate::gui::state::State;
use crate::gui::theme::{Palette, icon, semibold, size, text};
use crate::gui::trail::{Passed, Trail};
use crate::gui::widgets::icon_button;
use crate::scenario::{Node, NodeId, Scenario};
use crate::texts::Message;
use egui::accesskit::Role;
use egui::{Color32, CornerRadius, Pos2, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};
use egui_material_icons::MaterialIcon;
use egui_material_icons::icons::{ICON_BOLT, ICON_CHECK, ICON_HOURGLASS_TOP, ICON_SCHEDULE};
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
        let mut lines = lines(document, &state.run.trail, palette);
        // What the run went along lies over what it did not.
        lines.sort_by_key(|line| line.taken);
        for line in &lines {
            if let (Some(from), Some(to)) = (places.get(line.from), places.get(line.to)) {
                arrow(ui, from.translate(origin), to.translate(origin), line);
            }
        }
        let reached = |node: &Node| lines.iter().any(|line| line.taken && line.to == node.id());
        for node in &document.scenario.nodes {
            if let Some(rect) = places.get(node.id())
                && node_ui(ui, state, document, node, rect.translate(origin), reached(node))
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
    lines_of(node).into_iter().map(|(_, next)| next).collect()
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

/// A line to be drawn.
struct FlowLine<'d> {
    from: &'d NodeId,
    to: &'d NodeId,
    color: Color32,
    /// The last run went along it: it is thick.
    taken: bool,
}

/// All lines: those of boundary events stand out, those of the last run more so.
fn lines<'d>(document: &'d Document, trail: &Trail, palette: &Palette) -> Vec<FlowLine<'d>> {
    let mut lines = Vec::new();
    for node in &document.scenario.nodes {
        for (line, to) in lines_of(node) {
            let taken = trail.took(node.id(), line, matches!(node, Node::Start(_)));
            let color = match (line, taken) {
                (Line::Error | Line::Timeout, true) => palette.error,
                (Line::Error | Line::Timeout, false) => palette.error.gamma_multiply(0.8),
                (_, true) => palette.good,
                (_, false) => palette.faint,
            };
            lines.push(FlowLine { from: node.id(), to, color, taken });
        }
    }
    lines
}

fn arrow(ui: &Ui, from: Rect, to: Rect, line: &FlowLine<'_>) {
    let color = line.color;
    let stroke = Stroke::new(if line.taken { 3.0 } else { 1.5 }, color);
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

/// Draws a node, which the last run reached or not; says whether it was clicked.
fn node_ui(ui: &mut Ui, state: &State, document: &Document, node: &Node, rect: Rect, reached: bool) -> bool {
    let palette = Palette::current(ui);
    let language = state.language;
    let response = ui.interact(rect, ui.scope_id().with(node.id()), Sense::click());
    let selected = document.selected == *node.id();
    let (title, subtitle) = (node.title(language), node.label().show(language));
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, &title));
    // The mark of a run is of no worth once the step says something else.
    let passed = state.run.trail.node(node.id()).filter(|_| !state.is_changed_since_run(node.id()));
    if let Some(passed) = passed {
        let words = passed_words(passed).show(language);
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(words));
    }
    match node {
        Node::Start(_) | Node::End(_) => {
            let is_start = matches!(node, Node::Start(_));
            let color = if is_start || reached { palette.good } else { palette.muted };
            let width = if is_start { 2.0 } else { 3.0 };
            ui.painter().circle(rect.center(), CIRCLE / 2.0, palette.panel, Stroke::new(width, color));
            if selected {
                let halo = Stroke::new(3.0, palette.accent.gamma_multiply(0.3));
                ui.painter().circle_stroke(rect.center(), CIRCLE / 2.0 + 3.0, halo);
            }
            if reached {
                let center = egui::Align2::CENTER_CENTER;
                ui.painter().text(rect.center(), center, ICON_CHECK.codepoint, icon(16.0), palette.good);
            }
            response.on_hover_text(subtitle).clicked()
        }
        _ => {
            let sign = passed.map(|passed| passed_sign(palette, passed));
            let stroke = match (selected, sign) {
                (true, _) => Stroke::new(1.5, palette.accent),
                (false, Some((_, color))) => Stroke::new(1.5, color),
                (false, None) => Stroke::new(1.0, palette.line),
            };
            if selected {
                let halo = Stroke::new(3.0, palette.accent.gamma_multiply(0.18));
                ui.painter().rect_stroke(rect, CornerRadius::same(10), halo, StrokeKind::Outside);
            }
            ui.painter().rect(rect, CornerRadius::same(10), palette.panel, stroke, StrokeKind::Inside);
            if let Some((mark, color)) = sign {
                let at = rect.right_top() + vec2(-16.0, 18.0);
                ui.painter().text(at, egui::Align2::CENTER_CENTER, mark.codepoint, icon(16.0), color);
            }
            let room = if sign.is_some() { 40.0 } else { 24.0 };
            let line = |words: &str, font, color| {
                let format = egui::TextFormat::simple(font, color);
                let mut job = egui::text::LayoutJob::single_section(words.to_owned(), format);
                job.wrap = egui::text::TextWrapping::truncate_at_width(rect.width() - room);
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

/// What became of a node, as icon and colour.
fn passed_sign(palette: &Palette, passed: Passed) -> (MaterialIcon, Color32) {
    match passed {
        Passed::Running => (ICON_HOURGLASS_TOP, palette.accent_text),
        Passed::Ended(outcome) => {
            let (mark, color, _) = outcome_sign(palette, outcome);
            (mark, color)
        }
    }
}

fn passed_words(passed: Passed) -> Message {
    match passed {
        Passed::Running => Message::new("window-node-running"),
        Passed::Ended(outcome) => outcome_words(outcome),
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
