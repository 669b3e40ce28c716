//! `"… ${name} …"`: a string in quotes whose writer meant a template. JavaScript leaves such text as it is.

use super::read::{StringLiteral, is_expression};
use super::template::{Part, escape, split_template};

/// The expression with that string turned into a template in backticks; unchanged where the string holds no `${…}`
/// or does not come from this expression.
pub fn fix_quoted_template(expression: &str, literal: &StringLiteral) -> String {
    let range = literal.range.clone();
    match (as_template(&literal.value), expression.get(..range.start), expression.get(range.end..)) {
        (Some(template), Some(before), Some(after)) => format!("{before}{template}{after}"),
        _ => expression.to_owned(),
    }
}

/// The template literal that a string's value was meant to be, if it holds an expression and each of them is one.
pub(super) fn as_template(value: &str) -> Option<String> {
    let parts = split_template(value).ok()?;
    let mut template = String::from("`");
    let mut expressions = 0;
    for part in parts {
        match part {
            Part::Literal(text) => {
                template.push_str(&escape(&text).replace('\n', "\\n"));
            }
            Part::Expression { source, .. } => {
                if !is_expression(&source) || source.contains(';') {
                    return None;
                }
                expressions += 1;
                template.push_str("${");
                template.push_str(&source);
                template.push('}');
            }
        }
    }
    template.push('`');
    (expressions > 0).then_some(template)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::expr::read;

    fn check(expression: &str, expected: &str) {
        let facts = read(expression).expect("an expression");
        let literal = facts.strings.first().expect("a string");
        let fixed = fix_quoted_template(expression, literal);
        assert_eq!(fixed, expected, "{expression}");
        assert_eq!(literal.quoted_template, fixed != expression, "{expression}");
        assert!(read(&fixed).is_ok(), "{fixed}");
    }

    #[test]
    fn quotes_become_backticks() {
        check("\"Заказ № ${allValues.goods}, готов\"", "`Заказ № ${allValues.goods}, готов`");
        check("x + 'a ${b}' + y", "x + `a ${b}` + y");
        check(r"'it\'s `${a}`\n'", r"`it's \`${a}\`\n`");
        check(r#""C:\\dir ${a[\"k\"]}""#, r#"`C:\\dir ${a["k"]}`"#);
    }

    #[test]
    fn other_strings_stay() {
        check("'просто'", "'просто'");
        check("'цена ${'", "'цена ${'");
        check("'${}'", "'${}'");
        check("'${a b}'", "'${a b}'");
    }
}
