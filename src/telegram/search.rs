//! Searching among what has been read.

/// Whether any of the texts has the words that are searched for; case does not matter.
pub(super) fn matches<'t>(search: Option<&str>, texts: impl IntoIterator<Item = &'t str>) -> bool {
    let wanted = search.unwrap_or_default().trim().trim_start_matches('@').to_lowercase();
    wanted.is_empty() || texts.into_iter().any(|text| text.to_lowercase().contains(&wanted))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn searching_looks_at_every_text() {
        let check = |search: Option<&str>, texts: &[&str], expected: bool| {
            assert_eq!(matches(search, texts.iter().copied()), expected, "{search:?} {texts:?}");
        };
        check(None, &[], true);
        check(Some(" "), &["a"], true);
        check(Some("зАКаз"), &["", "Ваш Заказ"], true);
        check(Some("@anna"), &["Anna"], true);
        check(Some("b"), &["a"], false);
    }
}
