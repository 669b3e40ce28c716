//! Numbers as people write them: decimals with the language's own sign, sizes of files.

use crate::texts::{Language, Message};

/// One digit behind the decimal sign.
pub fn decimal(language: Language, number: f64) -> String {
    let text = format!("{number:.1}");
    match language {
        Language::Russian => text.replace('.', ","),
        Language::English => text,
    }
}

/// A size in bytes, in the largest unit of which there is at least one.
pub fn size_words(language: Language, bytes: u64) -> String {
    const KILO: f64 = 1024.0;
    let size = bytes as f64;
    let message = if size < KILO {
        Message::new("window-size-bytes").with("size", bytes.to_string())
    } else if size < KILO * KILO {
        Message::new("window-size-kilobytes").with("size", decimal(language, size / KILO))
    } else {
        Message::new("window-size-megabytes").with("size", decimal(language, size / KILO / KILO))
    };
    message.show(language)
}

/// How long something took: milliseconds while it is short, then whole seconds, then minutes with them.
pub fn duration_words(language: Language, ms: u64) -> String {
    let seconds = ms / 1000;
    let message = match seconds {
        0..10 => Message::new("window-duration-ms").with("ms", ms.to_string()),
        10..120 => Message::new("window-duration-seconds").with("seconds", seconds.to_string()),
        _ => Message::new("window-duration-minutes")
            .with("minutes", (seconds / 60).to_string())
            .with("seconds", (seconds % 60).to_string()),
    };
    message.show(language)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_durations_are_not_told_in_milliseconds() {
        for (ms, russian, english) in [
            (0, "0 мс", "0 ms"),
            (9_999, "9999 мс", "9999 ms"),
            (12_026, "12 с", "12 s"),
            (119_999, "119 с", "119 s"),
            (125_000, "2 мин 5 с", "2 min 5 s"),
        ] {
            assert_eq!(duration_words(Language::Russian, ms), russian);
            assert_eq!(duration_words(Language::English, ms), english);
        }
    }

    #[test]
    fn sizes_are_written_as_the_language_does() {
        for (bytes, russian, english) in [
            (0, "0 Б", "0 bytes"),
            (1023, "1023 Б", "1023 bytes"),
            (1536, "1,5 КБ", "1.5 KB"),
            (2_621_440, "2,5 МБ", "2.5 MB"),
        ] {
            assert_eq!(size_words(Language::Russian, bytes), russian);
            assert_eq!(size_words(Language::English, bytes), english);
        }
    }
}
