//! What an expression says about itself: the variables it reads and the strings in it.

use super::globals::{self, LIBRARIES};
use super::quoted;
use super::syntax::{self, Parsed, SyntaxError};
use crate::value::Position;
use oxc_allocator::Allocator;
use oxc_ast::AstKind;
use oxc_ast::ast::{Expression, UnaryOperator};
use oxc_semantic::NodeId;
use oxc_span::GetSpan;
use std::ops::Range;

/// What stands in an expression.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Names that neither the expression declares nor the language knows, in the order of the text: variables.
    pub names: Vec<FreeName>,
    /// Such names of libraries that scenarios may use (see [`LIBRARIES`]); not among `names`.
    pub libraries: Vec<FreeName>,
    /// String literals in the order of the text; keys of objects and templates are not among them.
    pub strings: Vec<StringLiteral>,
}

/// A name as it is used at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FreeName {
    pub name: String,
    /// The keys read from it: `["a", "b"]` of `name.a["b"]`; without a method that is called at the end.
    pub path: Vec<String>,
    /// Byte offset in the expression.
    pub offset: usize,
    pub position: Position,
    /// The expression asks `typeof name` somewhere, so the variable may be missing.
    pub guarded: bool,
}

/// A string in single or double quotes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StringLiteral {
    /// The text that it stands for.
    pub value: String,
    /// Byte offset of its opening quote.
    pub offset: usize,
    /// Byte offsets from its opening to after its closing quote.
    pub range: Range<usize>,
    /// It holds `${…}` as if it were a template; [`fix_quoted_template`](super::fix_quoted_template) makes it one.
    pub quoted_template: bool,
}

/// Reads exactly one expression (a semicolon after it is let pass) by the rules of strict mode. Arbitrary text gives
/// an error, never a panic; the bounds are [`MAX_LENGTH`](super::MAX_LENGTH), [`MAX_BRACKETS`](super::MAX_BRACKETS)
/// and [`MAX_CHAIN`](super::MAX_CHAIN).
pub fn read(expression: &str) -> Result<Facts, SyntaxError> {
    let allocator = Allocator::default();
    let parsed = syntax::parse(&allocator, expression)?;
    let mut facts = Facts { strings: strings(&parsed), ..Facts::default() };
    for found in free_names(&parsed, expression) {
        if LIBRARIES.contains(&found.name.as_str()) {
            facts.libraries.push(found);
        } else if !globals::is_global(&found.name) {
            facts.names.push(found);
        }
    }
    Ok(facts)
}

/// Whether the text is exactly one expression.
pub(super) fn is_expression(text: &str) -> bool {
    syntax::parse(&Allocator::default(), text).is_ok()
}

fn free_names(parsed: &Parsed<'_>, expression: &str) -> Vec<FreeName> {
    let scoping = parsed.semantic.scoping();
    let mut found = Vec::new();
    for (name, references) in scoping.root_unresolved_references() {
        let nodes: Vec<NodeId> = references.iter().map(|id| scoping.get_reference(*id).node_id()).collect();
        let guarded = nodes.iter().any(|node| is_asked_for(parsed, *node));
        for node in nodes {
            if name.as_str() == "arguments" && is_in_function(parsed, node) {
                continue;
            }
            let offset = parsed.offset(parsed.semantic.nodes().kind(node).span().start);
            found.push(FreeName {
                name: name.as_str().to_owned(),
                path: path(parsed, node),
                offset,
                position: Position { line: 1, column: 1 },
                guarded,
            });
        }
    }
    found.sort_by_key(|name| name.offset);
    // Each place is counted on from the one before: from the start each time would take the square of the length.
    let (mut last, mut line, mut column) = (0, 1, 1);
    for name in &mut found {
        let between = &expression[last..name.offset];
        match between.rsplit_once('\n') {
            Some((above, beside)) => {
                line += above.matches('\n').count() + 1;
                column = beside.chars().count() + 1;
            }
            None => column += between.chars().count(),
        }
        last = name.offset;
        name.position = Position { line, column };
    }
    found
}

/// Whether the node is what a `typeof` asks about.
fn is_asked_for(parsed: &Parsed<'_>, node: NodeId) -> bool {
    let outside =
        parsed.semantic.nodes().ancestor_kinds(node).find(|kind| !matches!(kind, AstKind::ParenthesizedExpression(_)));
    matches!(outside, Some(AstKind::UnaryExpression(unary)) if unary.operator == UnaryOperator::Typeof)
}

/// Whether the node lies in a function that has `arguments` of its own.
fn is_in_function(parsed: &Parsed<'_>, node: NodeId) -> bool {
    parsed.semantic.nodes().ancestor_kinds(node).any(|kind| matches!(kind, AstKind::Function(_)))
}

/// The constant keys that are read from the node, one below the other.
fn path(parsed: &Parsed<'_>, node: NodeId) -> Vec<String> {
    let nodes = parsed.semantic.nodes();
    let mut keys = Vec::new();
    let mut inner = nodes.kind(node).span();
    for kind in nodes.ancestor_kinds(node) {
        match kind {
            AstKind::StaticMemberExpression(member) => keys.push(member.property.name.as_str().to_owned()),
            AstKind::ComputedMemberExpression(member) if member.object.span() == inner => match &member.expression {
                Expression::StringLiteral(key) => keys.push(key.value.as_str().to_owned()),
                _ => break,
            },
            AstKind::ChainExpression(_) | AstKind::ParenthesizedExpression(_) => {}
            AstKind::CallExpression(call) if call.callee.span() == inner => {
                keys.pop();
                break;
            }
            AstKind::TaggedTemplateExpression(call) if call.tag.span() == inner => {
                keys.pop();
                break;
            }
            _ => break,
        }
        inner = kind.span();
    }
    keys
}

fn strings(parsed: &Parsed<'_>) -> Vec<StringLiteral> {
    let nodes = parsed.semantic.nodes();
    let mut found: Vec<StringLiteral> = nodes
        .iter()
        .filter_map(|node| match (node.kind(), nodes.parent_kind(node.id())) {
            // Keys cannot be templates, nor can what an `import` names at the top or a directive says.
            (AstKind::StringLiteral(literal), AstKind::ObjectProperty(property))
                if !property.computed && property.key.span() == literal.span =>
            {
                None
            }
            (
                AstKind::StringLiteral(_),
                AstKind::Directive(_)
                | AstKind::MethodDefinition(_)
                | AstKind::PropertyDefinition(_)
                | AstKind::BindingProperty(_)
                | AstKind::AssignmentTargetPropertyProperty(_),
            ) => None,
            (AstKind::StringLiteral(literal), _) => {
                let range = parsed.offset(literal.span.start)..parsed.offset(literal.span.end);
                let value = literal.value.as_str().to_owned();
                Some(StringLiteral {
                    offset: range.start,
                    range,
                    quoted_template: quoted::as_template(&value).is_some(),
                    value,
                })
            }
            _ => None,
        })
        .collect();
    found.sort_by_key(|literal| literal.offset);
    found
}

#[cfg(test)]
mod tests {
    use super::super::syntax::{MAX_BRACKETS, MAX_CHAIN, MAX_LENGTH, SyntaxErrorKind};
    use super::*;
    use proptest::prelude::*;

    /// Names as `name.key.key`, with `?` when guarded.
    fn check_names(expression: &str, expected: &[&str]) {
        let facts = read(expression).unwrap_or_else(|error| panic!("{expression}: {error}"));
        let shown: Vec<String> = facts
            .names
            .iter()
            .map(|free| {
                assert!(expression[free.offset..].starts_with(&free.name), "{expression}: {free:?}");
                assert_eq!(free.position, Position::of(expression, free.offset), "{expression}: {free:?}");
                let keys: String = free.path.iter().map(|key| format!(".{key}")).collect();
                format!("{}{keys}{}", free.name, if free.guarded { "?" } else { "" })
            })
            .collect();
        assert_eq!(shown, expected, "{expression}");
    }

    #[test]
    fn free_names_and_their_paths() {
        check_names("1 + 2", &[]);
        check_names("allValues.a.b + x", &["allValues.a.b", "x"]);
        check_names("allValues['Имя клиента'].b[0].c", &["allValues.Имя клиента.b"]);
        check_names("a?.b?.c", &["a.b.c"]);
        check_names("(a.b).c", &["a.b.c"]);
        check_names("user.name.substr(0, n)", &["user.name", "n"]);
        check_names("a[b.c]", &["a", "b.c"]);
        check_names("items.map((item, i) => item.price * i + vat)", &["items", "vat"]);
        check_names("(function f(a) { var b = arguments[0] + a; return f(b) + c })(d)", &["c", "d"]);
        check_names("({a, b: c, d() { return this.e }})", &["a", "c"]);
        check_names("`${a} и ${b.c}`", &["a", "b.c"]);
        check_names("сотрудники.length", &["сотрудники.length"]);
        check_names("new Date(created).toISOString() + Math.max(NaN, undefined)", &["created"]);
        check_names("a.x = 1, b", &["a.x", "b"]);
        check_names("{ a: x }", &["x"]);
        check_names("arguments", &["arguments"]);
        check_names("я +\n\n яя + (b\n+ c, d)", &["я", "яя", "b", "c", "d"]);
    }

    #[test]
    fn typeof_guards_a_name() {
        check_names("typeof x !== 'undefined' ? x : \"default\"", &["x?", "x?"]);
        check_names("typeof (x) + y", &["x?", "y"]);
        check_names("typeof x.y", &["x.y"]);
    }

    #[test]
    fn libraries_are_told_apart() {
        let facts = read("moment().add(3, 'hours').toISOString() + _.assign({}, allValues, values)").unwrap();
        assert_eq!(facts.libraries.iter().map(|free| free.name.as_str()).collect::<Vec<_>>(), ["moment", "_"]);
        assert_eq!(facts.names.iter().map(|free| free.name.as_str()).collect::<Vec<_>>(), ["allValues", "values"]);
    }

    #[test]
    fn strings_and_templates_in_quotes() {
        let source = "f('a', {\"k${x}\": \"№ ${goods} \\\" готов\"}, 'цена ${', `${b}`)";
        let facts = read(source).unwrap();
        let shown: Vec<_> = facts
            .strings
            .iter()
            .map(|literal| (&source[literal.range.clone()], literal.value.as_str(), literal.quoted_template))
            .collect();
        assert_eq!(
            shown,
            [
                ("'a'", "a", false),
                ("\"№ ${goods} \\\" готов\"", "№ ${goods} \" готов", true),
                ("'цена ${'", "цена ${", false)
            ]
        );
    }

    fn check_error(expression: &str, kind: SyntaxErrorKind, offset: usize) {
        let error = read(expression).expect_err(expression);
        assert_eq!((error.kind, error.offset), (kind, offset), "{expression}: {error}");
    }

    #[test]
    fn errors_have_a_place() {
        check_error("", SyntaxErrorKind::Empty, 0);
        check_error(" // нет\n;", SyntaxErrorKind::Empty, 0);
        check_error("a +", SyntaxErrorKind::Unexpected, 3);
        check_error("a +* b", SyntaxErrorKind::Unexpected, 3);
        check_error("a) + (b", SyntaxErrorKind::Unexpected, 1);
        check_error("a; b", SyntaxErrorKind::Unexpected, 1);
        check_error("var a = 1", SyntaxErrorKind::Unexpected, 0);
        check_error("1 = 2", SyntaxErrorKind::Unexpected, 0);
        check_error("'a", SyntaxErrorKind::Unexpected, 0);
        let error = read("a +\n№").unwrap_err();
        assert_eq!(error.position, Position { line: 2, column: 1 });
    }

    #[test]
    fn one_semicolon_and_comments_pass() {
        for good in ["a;", "a ; // да", "a // да", "a /* да */", "\n a \n"] {
            check_names(good, &["a"]);
        }
    }

    #[test]
    fn depth_is_bounded() {
        let nested = |open: &str, count: usize, close: &str| format!("{}1{}", open.repeat(count), close.repeat(count));
        for (open, close) in [("(", ")"), ("[", "]"), ("f(", ")"), ("{a:", "}"), ("`${", "}`"), ("(a=>", ")")] {
            assert!(read(&nested(open, MAX_BRACKETS, close)).is_ok(), "{open}");
            let deep = read(&nested(open, 100_000, close)).unwrap_err();
            assert_eq!(deep.kind, SyntaxErrorKind::TooComplex, "{open}");
        }
        for link in ["a+", "a=>", "a=", "a?1:", "a**", "-\n", "typeof ", "!", "a.", "new ", "a,", "async a=>"] {
            let most = MAX_CHAIN / link.split_whitespace().count().max(3);
            let _ = read(&format!("{}a", link.repeat(most)));
            let _ = read(&format!("{}a", link.repeat(20_000)));
        }
        let _ = read(&format!("a{}", "()".repeat(100_000)));
        let _ = read(&format!("a{}", "[0]".repeat(MAX_CHAIN / 2)));
        let _ = read(&"(".repeat(100_000));
        let _ = read(&"}".repeat(100_000));
        check_error(&" ".repeat(MAX_LENGTH + 1), SyntaxErrorKind::TooComplex, MAX_LENGTH);
    }

    #[test]
    fn many_things_side_by_side_are_no_depth() {
        assert!(read(&format!("[{}]", "{a: f(1), b: 'x'},".repeat(5000))).is_ok());
        assert!(read(&format!("'{}'", "x ".repeat(100_000))).is_ok());
    }

    proptest! {
        #[test]
        fn never_panics(text in "[abx/'\"`${}()\\[\\]=><?:.,;+\\\\! \n1]{0,40}|\\PC{0,40}|(if|for|new|class|=>|function|\\(|\\)|\\{|\\}|a|,|;| |await|async|yield|\\*){0,20}") {
            if let Err(error) = read(&text) {
                prop_assert!(error.offset <= text.len());
            }
        }
    }
}
