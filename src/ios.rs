//! What a browser's name for itself says about the iPhone it runs on.

use crate::bytes::position;
use crate::digits::number;

/// A version of iOS.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Ios {
    pub(crate) major: u16,
    pub(crate) minor: u16,
}

impl Ios {
    /// As people say it: "26.1".
    pub(crate) fn shown(self) -> String {
        [&number(self.major.into()), ".", &number(self.minor.into())].concat()
    }
}

/// From this version on Safari names an older system, and the true version behind `Version/`.
const FROZEN_SINCE: u16 = 26;
/// The systems that it names then: the last that iOS 18 had.
const FROZEN: [Ios; 2] = [Ios { major: 18, minor: 6 }, Ios { major: 18, minor: 7 }];
/// Browsers of others that name the true system.
const TRUE_TO_THE_SYSTEM: [&str; 5] = ["CriOS/", "FxiOS/", "EdgiOS/", "OPT/", "DuckDuckGo/"];

/// Whether it is the browser of an iPhone. An iPad names itself, or pretends to be a Mac.
pub(crate) fn is_iphone(agent: &str) -> bool {
    has(agent, "(iPhone")
}

/// The version of iOS on an iPhone; `None` where that cannot be told.
pub(crate) fn version(agent: &str) -> Option<Ios> {
    if !is_iphone(agent) {
        return None;
    }
    let safari = after(agent, "Version/", b'.');
    if let Some(safari) = safari.filter(|safari| safari.major >= FROZEN_SINCE) {
        return Some(safari);
    }
    let system = after(agent, "iPhone OS ", b'_')?;
    let is_true = safari.is_some() || TRUE_TO_THE_SYSTEM.iter().any(|name| has(agent, name));
    // A view inside of another app: what it names may be what it is, or eight versions behind.
    (is_true || !FROZEN.contains(&system)).then_some(system)
}

/// Whether a part stands in it.
pub(crate) fn has(agent: &str, part: &str) -> bool {
    position(agent.as_bytes(), part.as_bytes()).is_some()
}

/// The two numbers behind a mark.
pub(crate) fn after(agent: &str, mark: &str, between: u8) -> Option<Ios> {
    let from = position(agent.as_bytes(), mark.as_bytes())? + mark.len();
    let mut numbers = [0_u16; 2];
    let mut at = 0;
    let mut digits = 0;
    for sign in agent.as_bytes()[from..].iter().copied() {
        if sign.is_ascii_digit() {
            numbers[at] = numbers[at].checked_mul(10)?.checked_add(u16::from(sign - b'0'))?;
            digits += 1;
        } else if sign == between && at == 0 && digits > 0 {
            at = 1;
        } else {
            break;
        }
    }
    (digits > 0).then_some(Ios { major: numbers[0], minor: numbers[1] })
}

#[cfg(test)]
mod tests {
    use unstuck_flow::guide::Device;

    use super::{Ios, is_iphone, version};
    use crate::phone::Phone;

    const KIT: &str = "AppleWebKit/605.1.15 (KHTML, like Gecko)";

    /// Safari on an iPhone that names this system and this version of itself.
    fn safari(system: &str, version: &str) -> String {
        format!(
            "Mozilla/5.0 (iPhone; CPU iPhone OS {system} like Mac OS X) {KIT} Version/{version} Mobile/15E148 Safari/604.1"
        )
    }

    /// Something else on an iPhone.
    fn other(system: &str, rest: &str) -> String {
        format!("Mozilla/5.0 (iPhone; CPU iPhone OS {system} like Mac OS X) {KIT} {rest}")
    }

    fn told(agent: &str) -> Option<(u16, u16)> {
        version(agent).map(|Ios { major, minor }| (major, minor))
    }

    /// The era of the shipped guide whose names are shown, and what the person is asked where both matter.
    fn concluded(agent: &str) -> (&'static str, &'static str) {
        // Of an iPhone's screen the shape is known, of another one it says nothing.
        let phone = Phone::seen(agent, Device::FaceId);
        let era = match phone.ios() {
            None => "the latest",
            Some(..=15) => "until 15",
            Some(16 | 17) => "16 or 17",
            Some(18..=25) => "18",
            Some(26..) => "from 26",
        };
        let asked = match (phone.ios(), phone.kind()) {
            (Some(_), Device::FaceId | Device::HomeButton) => "nothing",
            (None, Device::FaceId | Device::HomeButton) => "the iOS",
            (Some(_), Device::Any) => "the kind",
            (None, Device::Any) => "the iOS and the kind",
        };
        (era, asked)
    }

    #[test]
    fn safari_names_its_system_up_to_eighteen_and_its_version_from_twenty_six_on() {
        for (system, version, ios, era) in [
            ("12_5_7", "12.1.2", (12, 5), "until 15"),
            ("13_3_1", "13.0.5", (13, 3), "until 15"),
            ("14_8", "14.1.2", (14, 8), "until 15"),
            ("15_6_1", "15.6.1", (15, 6), "until 15"),
            ("16_3", "16.3", (16, 3), "16 or 17"),
            ("16_7_10", "16.6", (16, 7), "16 or 17"),
            ("17_5_1", "17.5", (17, 5), "16 or 17"),
            ("18_0", "18.0", (18, 0), "18"),
            ("18_6", "18.6", (18, 6), "18"),
            ("18_7", "18.7.1", (18, 7), "18"),
            ("18_6", "26.0", (26, 0), "from 26"),
            ("18_6", "26.1", (26, 1), "from 26"),
            ("18_7", "26.2", (26, 2), "from 26"),
            ("18_7", "26.3.1", (26, 3), "from 26"),
            ("18_7", "27.0", (27, 0), "from 26"),
        ] {
            let agent = safari(system, version);
            assert_eq!(told(&agent), Some(ios), "{system} {version}");
            assert_eq!(concluded(&agent), (era, "nothing"), "{system} {version}");
        }
    }

    #[test]
    fn other_browsers_name_the_system_and_views_in_apps_only_where_it_cannot_be_frozen() {
        const UNKNOWN: (&str, &str) = ("the latest", "the iOS");
        for (system, rest, ios, conclusion) in [
            (
                "17_6",
                "CriOS/128.0.6613.98 Mobile/15E148 Safari/604.1",
                Some((17, 6)),
                ("16 or 17", "nothing"),
            ),
            ("18_6", "CriOS/139.0.7258.76 Mobile/15E148 Safari/604.1", Some((18, 6)), ("18", "nothing")),
            ("26_1", "CriOS/142.0.7444.77 Mobile/15E148 Safari/604.1", Some((26, 1)), ("from 26", "nothing")),
            ("26_2", "FxiOS/146.0 Mobile/15E148 Safari/604.1", Some((26, 2)), ("from 26", "nothing")),
            (
                "17_7",
                "EdgiOS/128.0.2739.60 Version/17.0 Mobile/15E148 Safari/604.1",
                Some((17, 7)),
                ("16 or 17", "nothing"),
            ),
            (
                "18_7",
                "EdgiOS/143.0.3650.75 Version/26.0 Mobile/15E148 Safari/604.1",
                Some((26, 0)),
                ("from 26", "nothing"),
            ),
            ("18_5", "OPT/5.7.1 Mobile/15E148", Some((18, 5)), ("18", "nothing")),
            (
                "17_4_1",
                "Mobile/15E148 [FBAN/FBIOS;FBAV/461.0.0.40;FBBV/595]",
                Some((17, 4)),
                ("16 or 17", "nothing"),
            ),
            ("18_7", "Mobile/15E148 [FBAN/FBIOS;FBAV/540.0.0.40;FBBV/840]", None, UNKNOWN),
            ("18_6", "Mobile/15E148 Instagram 400.0.0.30 (iPhone16,1; iOS 26_0)", None, UNKNOWN),
            ("18_3_2", "Mobile/22D82 Instagram 370.0.0.24", Some((18, 3)), ("18", "nothing")),
            ("26_0", "GSA/390.0.814 Mobile/15E148 Safari/604.1", Some((26, 0)), ("from 26", "nothing")),
        ] {
            let agent = other(system, rest);
            assert_eq!(told(&agent), ios, "{system} {rest}");
            assert_eq!(concluded(&agent), conclusion, "{system} {rest}");
        }
    }

    #[test]
    fn nothing_is_told_of_what_is_no_iphone_and_nothing_breaks_on_nonsense() {
        for agent in [
            "Mozilla/5.0 (iPad; CPU OS 16_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/16.6 Mobile/15E148 Safari/604.1",
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Safari/605.1.15",
            "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0",
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 not an iPhone",
            "",
        ] {
            assert!(!is_iphone(agent), "{agent}");
            assert_eq!(told(agent), None);
            assert_eq!(concluded(agent), ("the latest", "the iOS and the kind"), "{agent}");
        }
        for odd in [
            "(iPhone",
            "(iPhone; CPU iPhone OS ",
            "(iPhone; CPU iPhone OS x_y",
            "(iPhone; iPhone OS 99999999_1",
            "(iPhone) Version/",
        ] {
            assert!(is_iphone(odd));
            assert_eq!(told(odd), None, "{odd}");
            assert_eq!(concluded(odd), ("the latest", "the iOS"), "{odd}");
        }
    }
}
