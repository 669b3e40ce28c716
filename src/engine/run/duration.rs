//! ISO 8601 durations of Timeout events, as a length of time.

use super::super::{ActionError, words};
use jiff::civil::DateTime;
use jiff::{Span, SpanRelativeTo};
use std::time::Duration;

/// The length of `text`, such as `PT30S` or `P1DT12H300S`: days have 24 hours, months and years are counted from `from`.
/// A length of nothing, and a negative one, is an error.
pub(super) fn parse(text: &str, from: DateTime) -> Result<Duration, ActionError> {
    let text = text.trim();
    let read = || {
        // jiff reads words such as `5 minutes` as well; a file that holds them would work nowhere else.
        let iso = text.starts_with(['P', 'p']);
        let span: Span = iso.then(|| text.parse().ok()).flatten()?;
        let length = span.to_duration(SpanRelativeTo::from(from)).ok()?;
        Duration::try_from(length).ok().filter(|length| !length.is_zero())
    };
    read().ok_or_else(|| words::duration(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_iso_8601() {
        let from = jiff::civil::date(2026, 2, 1).at(0, 0, 0, 0);
        let day = 24 * 60 * 60;
        let cases = [
            ("PT30S", Some(Duration::from_secs(30))),
            ("PT0.5S", Some(Duration::from_millis(500))),
            ("P1DT12H300S", Some(Duration::from_secs(day + 12 * 3600 + 300))),
            ("P2W", Some(Duration::from_secs(14 * day))),
            ("P1M", Some(Duration::from_secs(28 * day))),
            (" PT1M ", Some(Duration::from_secs(60))),
            ("", None),
            ("30", None),
            ("30s", None),
            ("5 minutes", None),
            ("PT", None),
            ("PT0S", None),
            ("-PT5S", None),
            ("P99999999999Y", None),
        ];
        for (text, expected) in cases {
            assert_eq!(parse(text, from).ok(), expected, "{text:?}");
        }
    }
}
