//! Names of connections: what they may be, free ones, and the environment variables made of them.

use crate::texts::Message;

/// Characters of the longest name.
pub const LONGEST_NAME: usize = 64;

/// Why a name cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NameError {
    #[error("the name is empty")]
    Empty,
    #[error("the name is longer than {LONGEST_NAME} characters")]
    TooLong,
    #[error("the name holds a control character, or a blank at an end")]
    Unreadable,
    /// A built-in one, or one that is there already.
    #[error("another connection has this name")]
    Taken,
}

impl NameError {
    /// The sentence for people.
    pub fn message(self) -> Message {
        match self {
            Self::Empty => Message::new("connection-name-empty"),
            Self::TooLong => Message::new("connection-name-long").with("limit", LONGEST_NAME),
            Self::Unreadable => Message::new("connection-name-unreadable"),
            Self::Taken => Message::new("connection-name-taken"),
        }
    }
}

/// Whether a connection can have this name while the others have theirs. Two names that make the same environment
/// variable are one: a secret would otherwise open both.
pub fn check_name<'t>(name: &str, others: impl IntoIterator<Item = &'t str>) -> Result<(), NameError> {
    if name.is_empty() {
        return Err(NameError::Empty);
    }
    if name.chars().count() > LONGEST_NAME {
        return Err(NameError::TooLong);
    }
    if name.trim() != name || name.chars().any(char::is_control) {
        return Err(NameError::Unreadable);
    }
    let variable = secret_variable(name);
    match others.into_iter().any(|other| secret_variable(other) == variable) {
        true => Err(NameError::Taken),
        false => Ok(()),
    }
}

/// `base`, or `base 2`, `base 3` … until it is free. What a base has too much is cut off.
pub fn free_name<'t>(base: &str, others: impl IntoIterator<Item = &'t str> + Clone) -> String {
    let clean: String = base.chars().filter(|c| !c.is_control()).take(LONGEST_NAME - 5).collect();
    let clean = clean.trim();
    let numbered = (2..).map(|number| format!("{clean} {number}"));
    let mut names = std::iter::once(clean.to_owned()).chain(numbered);
    names.find(|name| !matches!(check_name(name, others.clone()), Err(NameError::Taken))).unwrap_or_default()
}

/// The environment variable that holds the secret of the connection with this name: every character that is neither
/// letter nor digit becomes `_`.
pub fn secret_variable(name: &str) -> String {
    format!("SCENOGRAM_SECRET_{}", variable_part(name))
}

/// `my-bot` → `MY_BOT`.
pub(super) fn variable_part(name: &str) -> String {
    name.to_uppercase().chars().map(|c| if c.is_alphanumeric() { c } else { '_' }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_looked_at() {
        let long = "я".repeat(LONGEST_NAME);
        let longer = "я".repeat(LONGEST_NAME + 1);
        for (name, expected) in [
            ("Отдел продаж", Ok(())),
            ("", Err(NameError::Empty)),
            (long.as_str(), Ok(())),
            (longer.as_str(), Err(NameError::TooLong)),
            (" a", Err(NameError::Unreadable)),
            ("a\nb", Err(NameError::Unreadable)),
            ("Shop Bot", Err(NameError::Taken)),
            ("shop-bot", Err(NameError::Taken)),
            ("shop-bot 2", Ok(())),
        ] {
            assert_eq!(check_name(name, ["Shop Bot", "other"]), expected, "{name:?}");
        }
    }

    #[test]
    fn a_free_name_is_found() {
        assert_eq!(free_name("bot", ["x"]), "bot");
        assert_eq!(free_name("bot", ["bot", "BOT 2"]), "bot 3");
        let long = free_name(&"я".repeat(200), ["x"]);
        assert_eq!(check_name(&long, ["x"]), Ok(()));
    }

    #[test]
    fn names_become_environment_variables() {
        for (name, expected) in [
            ("my-bot", "SCENOGRAM_SECRET_MY_BOT"),
            ("Shop 2", "SCENOGRAM_SECRET_SHOP_2"),
            ("бот", "SCENOGRAM_SECRET_БОТ"),
        ] {
            assert_eq!(secret_variable(name), expected);
        }
    }
}
