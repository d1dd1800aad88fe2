//! Values of options: sizes, confidences, dates.

use crate::input::time;

/// [`crate::input::MAX_ARTICLE_SIZE`] as a user would write it.
pub const MAX_ARTICLE: &str = "64M";
/// Offsets have 32 bits.
const LARGEST_ARTICLE: u64 = 2 << 30;

/// A size in bytes, with a unit or without one: K, M and G (KiB, MiB, GiB too) are powers of 1024, KB, MB and GB of 1000, as GNU's tools have it.
pub fn size(written: &str) -> Result<u64, String> {
    let digits = written.bytes().take_while(u8::is_ascii_digit).count();
    let (number, unit) = written.split_at(digits);
    let unit = unit.trim().to_ascii_uppercase();
    let power =
        |unit: &str, base: u64| [("", 1), ("K", base), ("M", base.pow(2)), ("G", base.pow(3))].into_iter().find(|(u, _)| *u == unit);
    let scale = match unit.strip_suffix("IB").or((unit == "B").then_some("")) {
        Some(unit) => power(unit, 1024),
        None => unit.strip_suffix('B').map_or(power(&unit, 1024), |unit| power(unit, 1000)),
    };
    let size = scale.and_then(|(_, scale)| number.parse::<u64>().ok()?.checked_mul(scale));
    size.filter(|s| (1..=LARGEST_ARTICLE).contains(s))
        .ok_or_else(|| "expected a size from 1 byte to 2G, such as 500K, 64M or 1G".to_owned())
}

/// The name of a field, which is not empty.
pub fn field(written: &str) -> Result<String, String> {
    if written.is_empty() { Err("expected the name of a field".to_owned()) } else { Ok(written.to_owned()) }
}

/// A number from 0 to 1, in hundredths, which is what confidence has.
pub fn hundredths(written: &str) -> Result<u8, String> {
    let number = written.parse::<f64>().ok().filter(|n| (0.0..=1.0).contains(n));
    number.map(|n| (n * 100.0 - 1e-9).ceil() as u8).ok_or_else(|| "expected a number from 0 to 1".to_owned())
}

/// A date, as RFC 3339 in UTC.
pub fn date(written: &str) -> Result<String, String> {
    time::published(written).ok_or_else(|| "expected a date such as 2026-03-01, \"March 1, 2026\" or 2026-03-01T10:00:00Z".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::MAX_ARTICLE_SIZE;

    #[test]
    fn confidence_is_rounded_up_to_hundredths() {
        for (written, number) in [("0", 0), ("0.8", 80), ("0.29", 29), ("0.801", 81), ("1", 100)] {
            assert_eq!(hundredths(written), Ok(number), "{written}");
        }
        assert!(["1.01", "-0.1", "80%", "NaN"].into_iter().all(|wrong| hundredths(wrong).is_err()));
    }

    #[test]
    fn sizes_have_units() {
        assert_eq!(size(MAX_ARTICLE), Ok(MAX_ARTICLE_SIZE));
        for (written, bytes) in [("1", 1), ("10k", 10 << 10), ("10KiB", 10 << 10), ("10 MB", 10_000_000), ("2G", 2 << 30), ("7B", 7)] {
            assert_eq!(size(written), Ok(bytes), "{written}");
        }
        for wrong in ["0", "3G", "", "M", "10X", "1.5M", "-1", "99999999999G"] {
            assert!(size(wrong).is_err(), "{wrong}");
        }
    }
}
