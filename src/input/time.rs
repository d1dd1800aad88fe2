//! Times that inputs give.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::fmt::strtime;
use jiff::tz::TimeZone;

/// Larger numbers count milliseconds: as seconds they would lie beyond the year 5000.
const LARGEST_SECONDS: f64 = 1e11;
/// Smaller numbers in a text are no seconds, but years and the like.
const SMALLEST_SECONDS: f64 = 1e8;

/// Dates that are written with words or strokes. Only forms that can be read in one way; for days and months that are both numbers and come before the year
/// see [`numbers`].
const FORMS: [&str; 11] = [
    "%B %d, %Y",
    "%b %d, %Y",
    "%B %d %Y",
    "%b %d %Y",
    "%d %B %Y",
    "%d %b %Y",
    "%A, %B %d, %Y",
    "%a, %b %d, %Y",
    "%A, %d %B %Y",
    "%Y/%m/%d",
    "%Y/%m/%d %H:%M:%S",
];
/// Times of the clock that may stand behind one of them.
const CLOCKS: [&str; 6] = [" %I:%M %p", ", %I:%M %p", " at %I:%M %p", " %H:%M", ", %H:%M", " at %H:%M"];
/// What may stand behind a time and means no offset.
const UTC: [&str; 3] = [" UTC", " GMT", " Z"];

/// RFC 3339 in UTC, from that form, from one without an offset (taken for UTC), from a date alone, from the form of mail headers (RFC 2822), or from a date
/// with the name of its month (`March 3, 2026`, `3 Mar. 2026`) or strokes (`2026/03/03`); anything else is no time.
pub fn timestamp(written: &str) -> Option<String> {
    let written = written.trim();
    let utc = |civil: DateTime| civil.to_zoned(TimeZone::UTC).ok().map(|z| z.timestamp());
    let time = (written.parse::<Timestamp>().ok())
        .or_else(|| written.parse::<DateTime>().ok().and_then(utc))
        .or_else(|| written.parse::<Date>().ok().and_then(|d| utc(d.at(0, 0, 0, 0))))
        .or_else(|| jiff::fmt::rfc2822::parse(written).ok().map(|z| z.timestamp()))
        .or_else(|| plain(written).and_then(utc))?;
    Some(time.to_string())
}

/// A date in one of the plain forms.
fn plain(written: &str) -> Option<DateTime> {
    let written = UTC.iter().find_map(|utc| written.strip_suffix(utc)).unwrap_or(written);
    if let Ok(time) = written.parse::<DateTime>() {
        return Some(time);
    }
    if let Some(date) = numbers(written) {
        return Some(date.at(0, 0, 0, 0));
    }
    let written = written.replace("a.m.", "AM").replace("p.m.", "PM").replacen('.', "", 1).replacen("Sept ", "Sep ", 1);
    let read = |form: &str| {
        let read = strtime::parse(form, &written).ok()?;
        // "March 2026" is no day of the year 26
        let date = read.to_date().ok().filter(|date| date.year() >= 1000)?;
        Some(date.to_datetime(read.to_time().unwrap_or_default()))
    };
    let timed = || FORMS.iter().flat_map(|form| CLOCKS.iter().map(move |clock| format!("{form}{clock}")));
    let found = FORMS.iter().find_map(|form| read(form));
    found.or_else(|| if written.contains(':') { timed().find_map(|form| read(&form)) } else { None })
}

/// "18/9/2026", "9/18/2026", "18.09.2026": day, month and year in numbers, where only one of the two orders is a date.
fn numbers(written: &str) -> Option<Date> {
    let mark = ['/', '.', '-'].into_iter().find(|mark| written.matches(*mark).count() == 2)?;
    let mut parts = written.split(mark).map(|part| part.parse::<i16>().ok());
    let (first, second, year) = (parts.next()??, parts.next()??, parts.next()??);
    let date = |day: i16, month: i16| Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok();
    match (date(first, second), date(second, first)) {
        _ if year < 1000 => None,
        (Some(one), Some(other)) => (one == other).then_some(one),
        (one, other) => one.or(other),
    }
}

/// RFC 3339 in UTC, from seconds or milliseconds since 1970.
fn of_epoch(number: f64) -> Option<String> {
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
        let third = Some("2026-03-03T00:00:00Z".to_owned());
        for written in
            ["March 3, 2026", "Mar 3, 2026", "Mar. 3, 2026", "3 March 2026", "03 Mar 2026", "Tuesday, March 3, 2026", "2026/03/03"]
        {
            assert_eq!(timestamp(written), third, "{written}");
        }
        for written in ["2026-03-03 10:00:00 UTC", "2026/03/03 10:00:00", "2026-03-03 10:00 GMT"] {
            assert_eq!(timestamp(written).as_deref(), Some("2026-03-03T10:00:00Z"), "{written}");
        }
        for written in ["18.9.2026", "18/09/2026", "9/18/2026", "18-9-2026"] {
            assert_eq!(timestamp(written).as_deref(), Some("2026-09-18T00:00:00Z"), "{written}");
        }
        for written in ["Sep 18 2026 9:05 PM", "September 18, 2026, 9:05 p.m.", "Sept. 18, 2026 at 21:05", "18 September 2026 21:05"] {
            assert_eq!(timestamp(written).as_deref(), Some("2026-09-18T21:05:00Z"), "{written}");
        }
        assert_eq!(timestamp("3/3/2026"), third);
        for written in ["yesterday", "03/04/2026", "3.4.2026", "13.13.2026", "18.9.26", "March 2026", "March 32, 2026", "2026"] {
            assert_eq!(timestamp(written), None, "{written}");
        }
        assert_eq!(of_epoch(1_714_723_200.0), at_eight);
        assert_eq!(of_epoch(1_714_723_200_000.0), at_eight);
        assert_eq!(of_epoch(f64::MAX), None);
        assert_eq!(published("1714723200"), at_eight);
        assert_eq!(published("20240503").as_deref(), Some("2024-05-03T00:00:00Z"));
        assert_eq!(published("2024"), None);
    }
}
