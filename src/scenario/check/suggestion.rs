//! "Did you mean": the known name nearest to a mistyped one.

/// The nearest of the names, if it is near enough to be a slip of the fingers.
pub(super) fn nearest<'n>(typed: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let allowed = (typed.chars().count() / 3).clamp(1, 3);
    let ranked = names.into_iter().map(|name| (distance(&typed.to_lowercase(), &name.to_lowercase()), name));
    ranked.filter(|(distance, _)| *distance <= allowed).min_by_key(|(distance, _)| *distance).map(|(_, name)| name)
}

/// How many letters must be put in, taken out or changed (Levenshtein).
fn distance(left: &str, right: &str) -> usize {
    let right: Vec<char> = right.chars().collect();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (index, letter) in left.chars().enumerate() {
        let mut diagonal = index;
        let mut before = index + 1;
        for (other, cell) in right.iter().zip(row.iter_mut().skip(1)) {
            let above = *cell;
            before = (diagonal + usize::from(*other != letter)).min(above + 1).min(before + 1);
            *cell = before;
            diagonal = above;
        }
        row[0] = index + 1;
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_found_and_other_words_are_not() {
        let known = ["goods", "phone", "chatId", "имя"];
        let check = |typed, expected| assert_eq!(nearest(typed, known), expected, "{typed}");
        check("good", Some("goods"));
        check("chatid", Some("chatId"));
        check("pohne", None);
        check("phonne", Some("phone"));
        check("имы", Some("имя"));
        check("address", None);
        check("", None);
    }

    #[test]
    fn distances() {
        for (left, right, expected) in
            [("", "", 0), ("", "ab", 2), ("ab", "", 2), ("kitten", "sitting", 3), ("a", "a", 0)]
        {
            assert_eq!(distance(left, right), expected, "{left} {right}");
        }
    }
}
