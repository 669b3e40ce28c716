//! Dotted paths such as `data.sent` or `data.temp.сотрудники`: where a step keeps its result.

use super::{Json, Variables};

/// A JavaScript variable name, then the keys below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path {
    segments: Vec<String>,
}

/// Why a text is no path.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PathError {
    #[error("the path is empty")]
    Empty,
    /// `segment` cannot be a JavaScript name.
    #[error("`{segment}` is not a variable name")]
    NotAName { segment: String },
}

/// Why a value could not be put at a path.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SetError {
    /// The value at `path` is neither an object nor missing, so nothing can be put into it.
    #[error("`{path}` is not an object")]
    NotAnObject { path: String },
}

/// Words that JavaScript keeps for itself; none can name a variable.
const RESERVED: &[&str] = &[
    "await",
    "break",
    "case",
    "catch",
    "class",
    "const",
    "continue",
    "debugger",
    "default",
    "delete",
    "do",
    "else",
    "enum",
    "export",
    "extends",
    "false",
    "finally",
    "for",
    "function",
    "if",
    "implements",
    "import",
    "in",
    "instanceof",
    "interface",
    "let",
    "new",
    "null",
    "package",
    "private",
    "protected",
    "public",
    "return",
    "static",
    "super",
    "switch",
    "this",
    "throw",
    "true",
    "try",
    "typeof",
    "var",
    "void",
    "while",
    "with",
    "yield",
];

impl Path {
    /// Reads a path; the first part must be usable as a variable, the others as keys written after a dot.
    pub fn parse(text: &str) -> Result<Self, PathError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(PathError::Empty);
        }
        let segments: Vec<String> = text.split('.').map(|segment| segment.trim().to_owned()).collect();
        for (index, segment) in segments.iter().enumerate() {
            let reserved = index == 0 && RESERVED.contains(&segment.as_str());
            if !is_name(segment) || reserved {
                return Err(PathError::NotAName { segment: segment.clone() });
            }
        }
        Ok(Self { segments })
    }

    /// The variable that the path starts with.
    pub fn variable(&self) -> &str {
        &self.segments[0]
    }

    /// The value at this path, if every part of it is there.
    pub fn get<'v>(&self, variables: &'v Variables) -> Option<&'v Json> {
        let first = variables.get(&self.segments[0])?;
        self.segments[1..].iter().try_fold(first, |value, key| value.get(key))
    }

    /// Puts `value` there; missing objects on the way are created, other keys are kept, a `null` counts as missing.
    pub fn set(&self, variables: &mut Variables, value: Json) -> Result<(), SetError> {
        let mut map = variables;
        let (last, parents) = self.segments.split_last().expect("a path has at least one segment");
        for (depth, key) in parents.iter().enumerate() {
            let below = map.entry(key.clone()).or_insert(Json::Null);
            if below.is_null() {
                *below = Json::Object(Variables::new());
            }
            map = below
                .as_object_mut()
                .ok_or_else(|| SetError::NotAnObject { path: self.segments[..=depth].join(".") })?;
        }
        map.insert(last.clone(), value);
        Ok(())
    }
}

fn is_name(text: &str) -> bool {
    let mut characters = text.chars();
    let starts = characters.next().is_some_and(|first| first.is_alphabetic() || first == '_' || first == '$');
    starts && characters.all(|next| next.is_alphanumeric() || next == '_' || next == '$')
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn set(before: Json, path: &str, value: Json) -> Result<Json, SetError> {
        let Json::Object(mut variables) = before else { panic!("variables are an object") };
        Path::parse(path).expect("a path").set(&mut variables, value)?;
        Ok(Json::Object(variables))
    }

    #[test]
    fn creates_missing_objects_and_keeps_the_rest() {
        assert_eq!(set(json!({}), "sent", json!(1)), Ok(json!({"sent": 1})));
        assert_eq!(set(json!({"data": {"a": 1}}), "data.sent", json!(2)), Ok(json!({"data": {"a": 1, "sent": 2}})));
        assert_eq!(
            set(json!({}), "data.temp.сотрудники", json!([])),
            Ok(json!({"data": {"temp": {"сотрудники": []}}}))
        );
        assert_eq!(set(json!({"data": null}), "data.a", json!(1)), Ok(json!({"data": {"a": 1}})));
    }

    #[test]
    fn refuses_to_write_into_what_is_no_object() {
        assert_eq!(
            set(json!({"data": {"n": 5}}), "data.n.x", json!(1)),
            Err(SetError::NotAnObject { path: "data.n".into() })
        );
    }

    #[test]
    fn names_are_javascripts() {
        for good in ["a", "_x", "$", "сотрудники", "a1.b2", "data.delete"] {
            assert!(Path::parse(good).is_ok(), "{good}");
        }
        for bad in ["", "  ", "1a", "a-b", "a..b", "a.", "delete", "a b", "a[0]"] {
            assert!(Path::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn reads_back_what_was_set() {
        let Json::Object(variables) = json!({"a": {"b": 7}}) else { unreachable!() };
        assert_eq!(Path::parse("a.b").unwrap().get(&variables), Some(&json!(7)));
        assert_eq!(Path::parse("a.c").unwrap().get(&variables), None);
    }
}
