//! Times that inputs give.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

/// Larger numbers count milliseconds: as seconds they would lie beyond the year 5000.
const LARGEST_SECONDS: f64 = 1e11;
/// Smaller numbers in a text are no seconds, but years and the like.
const SMALLEST_SECONDS: f64 = 1e8;

/// RFC 3339 in UTC, from that form, from one without an offset (taken for UTC), from a date alone, or from the form of mail headers (RFC 2822);
/// anything else is no time.
pub fn timestamp(written: &str) -> Option<String> {
    let written = written.trim();
    let utc = |civil: DateTime| civil.to_zoned(TimeZone::UTC).ok().map(|z| z.timestamp());
    let time = (written.parse::<Timestamp>().ok())
        .or_else(|| written.parse::<DateTime>().ok().and_then(utc))
        .or_else(|| written.parse::<Date>().ok().and_then(|d| utc(d.at(0, 0, 0, 0))))
        .or_else(|| jiff::fmt::rfc2822::parse(written).ok().map(|z| z.timestamp()))?;
    Some(time.to_string())
}

/// RFC 3339 in UTC, from seconds or milliseconds since 1970.
pub fn of_epoch(number: f64) -> Option<String> {
    let milliseconds = if number.abs() > LARGEST_SECONDS { number } else { number * 1000.0 };
    Timestamp::from_millisecond(milliseconds as i64).ok().map(|t| t.to_string())
}

/// The same from what may be either: a number of nine or more digits counts from 1970.
pub fn published(written: &str) -> Option<String> {
    timestamp(written).or_else(|| written.trim().parse::<f64>().ok().filter(|n| *n >= SMALLEST_SECONDS).and_then(of_epoch))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_in_the_forms_that_pages_use() {
        let at_eight = Some("2024-05-03T08:00:00Z".to_owned());
        for written in ["2024-05-03T10:00:00+02:00", "2024-05-03T10:00:00+0200", "2024-05-03 08:00:00", "Fri, 03 May 2024 08:00:00 GMT"] {
            assert_eq!(timestamp(written), at_eight, "{written}");
        }
        assert_eq!(timestamp(" 2024-05-03 "), Some("2024-05-03T00:00:00Z".to_owned()));
        assert_eq!(timestamp("yesterday"), None);
        assert_eq!(of_epoch(1_714_723_200.0), at_eight);
        assert_eq!(of_epoch(1_714_723_200_000.0), at_eight);
        assert_eq!(of_epoch(f64::MAX), None);
        assert_eq!(published("1714723200"), at_eight);
        assert_eq!(published("20240503").as_deref(), Some("2024-05-03T00:00:00Z"));
        assert_eq!(published("2024"), None);
    }
}
