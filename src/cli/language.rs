//! Which language the sentences are in.

use crate::texts::Language;
use std::env;

/// The language of the settings, else that of the system (`LC_ALL`, `LC_MESSAGES`, `LANG`, in this order).
pub(super) fn of_surroundings(settings: Option<Language>) -> Language {
    settings.unwrap_or_else(|| {
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
            .into_iter()
            .find_map(|variable| env::var(variable).ok().filter(|value| !value.is_empty()));
        Language::from_locale(&locale.unwrap_or_default())
    })
}
