//! The date and time of the person.

use js_sys::Date;

/// Today, as `2026-11-22`, in the person's time zone.
pub(crate) fn today() -> String {
    day(&Date::new_0())
}

/// The moment `hours` from now in the basic form of calendars, local time: `20261123T070000`.
pub(crate) fn local_in(hours: f64) -> String {
    let date = Date::new(&(Date::now() + hours * 3_600_000.0).into());
    format!("{}T{:02}{:02}00", day(&date).replace('-', ""), date.get_hours(), date.get_minutes())
}

/// Now, in universal time and the basic form of calendars: `20261122T190000Z`.
pub(crate) fn now_universal() -> String {
    let date = Date::new_0();
    format!(
        "{:04}{:02}{:02}T{:02}{:02}{:02}Z",
        date.get_utc_full_year(),
        date.get_utc_month() + 1,
        date.get_utc_date(),
        date.get_utc_hours(),
        date.get_utc_minutes(),
        date.get_utc_seconds()
    )
}

fn day(date: &Date) -> String {
    format!("{:04}-{:02}-{:02}", date.get_full_year(), date.get_month() + 1, date.get_date())
}
