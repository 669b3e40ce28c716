//! File names made of what people call their scenarios.

/// Bytes of a name, so that a number, the extension and the suffix of a temporary file still fit into the 255 that
/// file systems allow.
const MAX_BYTES: usize = 180;

/// Names that Windows keeps for devices, whatever the extension.
const DEVICES: &[&str] = &[
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1", "lpt2",
    "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// A file name without extension that every system takes: letters of any script stay, forbidden characters become `-`.
pub fn file_stem(name: &str) -> String {
    let replaced: String = name
        .chars()
        .map(|c| match c {
            '<' | '>' | ':' | '"' | '/' | '\\' | '|' | '?' | '*' => '-',
            c if c.is_control() || is_invisible(c) => ' ',
            c => c,
        })
        .collect();
    let words = replaced.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut end = words.len().min(MAX_BYTES);
    while !words.is_char_boundary(end) {
        end -= 1;
    }
    let edge = |c: char| c == '.' || c == ' ' || c == '-';
    let stem = words[..end].trim_matches(edge);
    let device = stem.split('.').next().unwrap_or_default().trim_end().to_lowercase();
    match stem {
        "" => "scenario".to_owned(),
        stem if DEVICES.contains(&device.as_str()) => format!("_{stem}"),
        stem => stem.to_owned(),
    }
}

/// Marks that change how a name looks without being seen (direction marks, zero-width spaces, the byte order mark).
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(name: &str, expected: &str) {
        assert_eq!(file_stem(name), expected, "{name:?}");
    }

    #[test]
    fn names_become_file_names() {
        check("Заказ готов", "Заказ готов");
        check("Заказ № 5: «готов»?", "Заказ № 5- «готов»");
        check("a/b\\c", "a-b-c");
        check("  two \n lines ", "two lines");
        check("", "scenario");
        check("...", "scenario");
        check("/ / /", "scenario");
        check(".hidden", "hidden");
        check("con", "_con");
        check("COM1.txt", "_COM1.txt");
        check("constant", "constant");
        check("a\u{202e}b", "a b");
        assert_eq!(file_stem(&"я".repeat(500)).len(), MAX_BYTES);
    }

    proptest! {
        #[test]
        fn any_name_gives_a_usable_one(name in ".*") {
            let stem = file_stem(&name);
            prop_assert!(!stem.is_empty() && stem.len() <= MAX_BYTES + 1);
            prop_assert!(!stem.contains(['/', '\\', ':', '\0', '\n']));
            prop_assert!(!stem.starts_with('.') && !stem.ends_with(['.', ' ']));
            prop_assert_eq!(file_stem(&stem), stem.clone());
        }
    }
}
