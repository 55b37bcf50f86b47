//! The date and time of the person.

use gloo::timers::callback::Interval;
use js_sys::Date;

/// Now, in milliseconds of the person's own clock as if that were universal time.
pub(crate) fn now() -> f64 {
    Date::now() - Date::new_0().get_timezone_offset() * 60_000.0
}

/// Calls `call` every minute, until what this returns is called.
pub(crate) fn every_minute(call: impl Fn() + 'static) -> impl FnOnce() + 'static {
    let timer = Interval::new(60_000, call);
    move || drop(timer)
}

/// Today, as `2026-11-22`, in the person's time zone.
pub(crate) fn today() -> String {
    let mut today = local(&Date::new_0());
    today.truncate("2026-11-22".len());
    today
}

/// The moment `hours` from now in the basic form of calendars, local time: `20261123T070000`.
pub(crate) fn local_in(hours: f64) -> String {
    let date = Date::new(&(Date::now() + hours * 3_600_000.0).into());
    basic(&local(&date), "2026-11-23T07:00".len()) + "00"
}

/// Now, in universal time and the basic form of calendars: `20261122T190000Z`.
pub(crate) fn now_universal() -> String {
    basic(&iso(&Date::new_0()), "2026-11-22T19:00:00".len()) + "Z"
}

/// A moment as `2026-11-22T19:00:00.000Z`, of the years that people meet.
fn iso(date: &Date) -> String {
    date.to_iso_string().into()
}

/// The same in the person's time zone at that moment, although it ends with `Z`.
fn local(date: &Date) -> String {
    iso(&Date::new(&(date.get_time() - date.get_timezone_offset() * 60_000.0).into()))
}

/// The first signs of it, without those that part years, months, hours and so on.
fn basic(iso: &str, signs: usize) -> String {
    let mut basic = String::new();
    for sign in iso.bytes().take(signs) {
        if sign != b'-' && sign != b':' {
            basic.push(char::from(sign));
        }
    }
    basic
}

#[cfg(test)]
mod tests {
    use super::basic;

    #[test]
    fn calendars_get_a_moment_without_what_parts_it() {
        let iso = "2026-11-22T19:04:05.006Z";
        assert_eq!(basic(iso, "2026-11-22T19:04:05".len()), "20261122T190405");
        assert_eq!(basic(iso, "2026-11-22T19:04".len()), "20261122T1904");
    }
}
