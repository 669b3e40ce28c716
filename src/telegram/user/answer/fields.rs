//! A JSON object being made: as in the Bot API's answers, what is unknown or false is left out.

use crate::value::Json;
use serde_json::Map;

/// The keys and values of one object.
#[derive(Default)]
pub(in crate::telegram::user) struct Fields(Map<String, Json>);

impl Fields {
    /// Adds a key; null is left out.
    pub(in crate::telegram::user) fn put(&mut self, key: &str, value: impl Into<Json>) {
        let value = value.into();
        if !value.is_null() {
            self.0.insert(key.to_owned(), value);
        }
    }

    /// Adds `true`; false is left out.
    pub(in crate::telegram::user) fn flag(&mut self, key: &str, set: bool) {
        if set {
            self.0.insert(key.to_owned(), Json::Bool(true));
        }
    }

    /// Takes a key out again.
    pub(in crate::telegram::user) fn remove(&mut self, key: &str) {
        self.0.shift_remove(key);
    }

    /// Adds a text; an empty one is left out.
    pub(in crate::telegram::user) fn text(&mut self, key: &str, text: &str) {
        if !text.is_empty() {
            self.put(key, text);
        }
    }
}

impl From<Fields> for Json {
    fn from(fields: Fields) -> Self {
        Self::Object(fields.0)
    }
}

/// The object of a list of pairs, without those whose value is null.
pub(super) fn object<const N: usize>(pairs: [(&str, Json); N]) -> Json {
    let mut fields = Fields::default();
    for (key, value) in pairs {
        fields.put(key, value);
    }
    fields.into()
}
